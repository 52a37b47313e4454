//! Section 1: when, where, and with whom.

use super::aside::Aside;
use super::directory::List;
use super::field::{Choices, One, Text, say, use_form};
use super::named::Named;
use crate::i18n::{Label, use_cx};
use crate::labels;
use crate::ui::choice::{Choice, Look, choices, offered};
use crate::ui::text_box::Optional;
use leptos::prelude::*;
use report::field::Field;
use report::question::Question;
use report::vocabulary::{ListAnswer, ReportKind, Scope as Region, YesNo};
use words::key;

#[component]
pub fn Who() -> impl IntoView {
    let cx = use_cx();
    view! {
        <fieldset class="choice-group field">
            <legend class="choice-group__legend">{cx.t(key::FORM_PERIOD)} " " <Optional/></legend>
            <p class="field__hint" id="period-hint">{cx.t(key::FORM_PERIOD_HINT)}</p>
            <div class="pair">
                <Text field=Field::From label=say(key::FORM_FROM)/>
                " "
                <Text field=Field::To label=say(key::FORM_TO)/>
            </div>
        </fieldset>
        <Scope/>
        <NamedOrNone list=List::Members/>
        <NamedOrNone list=List::Commissions/>
        <Secretariat/>
        <Named list=List::External label=cx.t(key::FORM_EXTERNAL) hint=cx.t(key::FORM_EXTERNAL_HINT) optional=true/>
        <Text field=Field::Others label=say(key::FORM_OTHERS) optional=true/>
    }
}

#[component]
fn Scope() -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let choices = Signal::derive(move || {
        let all = form.read(&Field::Scope, |body| {
            offered(&Region::ALL, body.scope.iter().copied())
        });
        choices(&all, Region::key, labels::scope)
    });
    view! { <Choices field=Field::Scope legend=cx.t(key::FORM_SCOPE) optional=true choices/> }
}

/// A list of names, and the two answers that may stand instead of it or beside it.
#[component]
fn NamedOrNone(list: List) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let (question, answer, none, unknown) = match list {
        List::Commissions => (
            Question::Commissions,
            Field::CommissionsAnswer,
            key::FORM_COMMISSIONS_NONE,
            key::FORM_COMMISSIONS_UNKNOWN,
        ),
        List::Members | List::External => (
            Question::Members,
            Field::MembersAnswer,
            key::FORM_MEMBERS_NONE,
            key::FORM_MEMBERS_UNKNOWN,
        ),
    };
    // the Secretariat names who took part, and worked with nobody itself
    let label = match (form.kind, list) {
        (ReportKind::Progress, List::Commissions) => key::FIELD_COMMISSIONS,
        (ReportKind::Progress, _) => key::FIELD_MEMBERS,
        (_, List::Commissions) => key::FORM_COMMISSIONS,
        _ => key::FORM_MEMBERS,
    };
    let own = answer.clone();
    let row = move |value: ListAnswer, label: Label| {
        let choice = Choice {
            value: value.key(),
            label,
        };
        let id = format!("{}-{}", list.id(), value.key().replace('_', "-"));
        view! { <One field=own.clone() id choice/> }
    };
    let unlisted = row.clone();
    let of = answer.clone();
    let other = Memo::new(move |_| {
        let now = form.read(&of, |body| match list {
            List::Commissions => body.involved.commissions_answer,
            List::Members | List::External => body.involved.members_answer,
        });
        now.filter(|own| !own.is_listed())
    });
    view! {
        <div class="stack">
            <Named list label=cx.t(label) hint=cx.t(key::FORM_MEMBERS_HINT)/>
            " "
            <div class="choices">
                {row(ListAnswer::None, none.into())}
                " "
                {row(ListAnswer::DoNotKnow, unknown.into())}
                {move || other.get().map(|own| (" ", unlisted(own, labels::list_answer(own))))}
            </div>
            <Aside question/>
        </div>
    }
}

#[component]
fn Secretariat() -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let choices = Signal::derive(move || {
        let now = form.read(&Field::Secretariat, |body| body.involved.secretariat);
        choices(&offered(&YesNo::ALL, now), YesNo::key, labels::yes_no)
    });
    let legend = if form.kind == ReportKind::Progress {
        key::FIELD_SECRETARIAT
    } else {
        key::FORM_SECRETARIAT
    };
    view! { <Choices field=Field::Secretariat legend=cx.t(legend) look=Look::One choices/> }
}
