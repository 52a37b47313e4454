//! Section 1: when, where, and with whom.

use super::Form;
use super::directory::List;
use crate::i18n::Label;
use crate::labels;
use crate::ui::choice::{Choice, Group, Look, offered, tick};
use crate::ui::combobox::Frame;
use crate::ui::text_field::{TextField, optional};
use maud::{Markup, html};
use report::vocabulary::{ListAnswer, ReportKind, Scope, YesNo};
use words::key;

pub fn section(form: &Form) -> Markup {
    let cx = form.cx;
    let label = |label| TextField {
        label: cx.say(label),
        ..TextField::default()
    };
    html! {
        fieldset class="choice-group field" {
            legend class="choice-group__legend" { (cx.t(key::FORM_PERIOD)) " " (optional(cx)) }
            p class="field__hint" id="period-hint" { (cx.t(key::FORM_PERIOD_HINT)) }
            div class="pair" {
                (form.field("/period/from", &label(key::FORM_FROM))) " "
                (form.field("/period/to", &label(key::FORM_TO)))
            }
        }
        (scope(form))
        (named(form, List::Members))
        (named(form, List::Commissions))
        (secretariat(form))
        (form.combobox(List::External, Frame { label: cx.say(key::FORM_EXTERNAL), hint: cx.say(key::FORM_EXTERNAL_HINT), optional: true, ..Frame::default() }))
        (form.field("/involved/others", &TextField { optional: true, ..label(key::FORM_OTHERS) }))
    }
}

fn scope(form: &Form) -> Markup {
    let now = &form.body.scope;
    let choice = |scope: Scope| Choice {
        value: scope.key(),
        label: form.cx.say(labels::scope(scope)),
        chosen: now.contains(&scope),
    };
    let choices = offered(&Scope::ALL, now.iter().copied())
        .into_iter()
        .map(choice)
        .collect();
    form.group(
        "/scope",
        Group {
            legend: form.cx.say(key::FORM_SCOPE),
            optional: true,
            choices,
            ..Group::default()
        },
    )
}

/// A list of names, and the two answers that may stand instead of it or beside it.
fn named(form: &Form, list: List) -> Markup {
    let (cx, involved) = (form.cx, &form.body.involved);
    let (label, none, unknown, answer, pointer, answered) = match list {
        List::Commissions => (
            key::FORM_COMMISSIONS,
            key::FORM_COMMISSIONS_NONE,
            key::FORM_COMMISSIONS_UNKNOWN,
            involved.commissions_answer,
            "/involved/commissions",
            "/involved/commissionsAnswer",
        ),
        List::Members | List::External => (
            key::FORM_MEMBERS,
            key::FORM_MEMBERS_NONE,
            key::FORM_MEMBERS_UNKNOWN,
            involved.members_answer,
            "/involved/members",
            "/involved/membersAnswer",
        ),
    };
    let row = |value: ListAnswer, label: Label| {
        let choice = Choice {
            value: value.key(),
            label: cx.say(label),
            chosen: answer == Some(value),
        };
        tick(
            &format!("{}-{}", list.id(), value.key().replace('_', "-")),
            answered,
            &choice,
        )
    };
    // the Secretariat names who took part, and worked with nobody itself
    let label = match (form.kind, list) {
        (ReportKind::Progress, List::Commissions) => key::FIELD_COMMISSIONS,
        (ReportKind::Progress, _) => key::FIELD_MEMBERS,
        (ReportKind::Activity | ReportKind::Unlisted(_), _) => label,
    };
    let none_named = form.boxes[list as usize].chosen.is_empty();
    html! {
        div class="stack" {
            (form.combobox(list, Frame { label: cx.say(label), hint: cx.say(key::FORM_MEMBERS_HINT), problem: form.problem(pointer), ..Frame::default() })) " "
            div class="choices" {
                @if none_named { (row(ListAnswer::None, none.into())) " " }
                (row(ListAnswer::DoNotKnow, unknown.into()))
                @if let Some(own) = answer.filter(|own| !own.is_listed()) { " " (row(own, labels::list_answer(own))) }
            }
        }
    }
}

fn secretariat(form: &Form) -> Markup {
    let now = form.body.involved.secretariat;
    let choice = |value: YesNo| Choice {
        value: value.key(),
        label: form.cx.say(labels::yes_no(value)),
        chosen: now == Some(value),
    };
    let choices = offered(&YesNo::ALL, now).into_iter().map(choice).collect();
    form.group(
        "/involved/secretariat",
        Group {
            legend: form.cx.say(if form.kind == ReportKind::Progress {
                key::FIELD_SECRETARIAT
            } else {
                key::FORM_SECRETARIAT
            }),
            look: Look::One,
            choices,
            ..Group::default()
        },
    )
}
