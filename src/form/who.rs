//! Section 1: when, where, and with whom.

use super::ReportForm;
use super::directory::List;
use super::sections::{Section, section as in_section};
use crate::labels;
use crate::ui::choice::{Choice, Look, choice_group};
use leptos::prelude::*;
use report::vocabulary::{ListAnswer, Scope, YesNo};
use words::{Msg, key};

pub fn section(form: ReportForm) -> AnyView {
    let (cx, fields) = (form.cx, form.fields);
    let period = view! {
        <fieldset class="choice-group field">
            <legend class="choice-group__legend">{cx.t(key::FORM_PERIOD)} " " <span class="field__optional">{cx.t(key::FORM_OPTIONAL)}</span></legend>
            <p class="field__hint" id="period-hint">{cx.t(key::FORM_PERIOD_HINT)}</p>
            <div class="pair">
                {fields.from.field(form, cx.say(key::FORM_FROM).into(), None, false)} {fields.to.field(form, cx.say(key::FORM_TO).into(), None, false)}
            </div>
        </fieldset>
    };
    let optional = |msg: Msg| format!("{} {}", cx.say(msg), cx.say(key::FORM_OPTIONAL));
    in_section(
        form,
        Section::Who,
        view! {
            {period}
            {scope(form, optional(key::FORM_SCOPE))}
            {named(form, List::Members)}
            {named(form, List::Commissions)}
            {secretariat(form)}
            {form.directory.field(
                List::External,
                "involved-external".into(),
                optional(key::FORM_EXTERNAL),
                cx.say(key::FORM_EXTERNAL_HINT).into(),
                fields.external,
                Signal::derive(|| None),
                Callback::new(move |()| form.edited()),
            )}
            {fields.others.field(form, optional(key::FORM_OTHERS), None, false)}
        }
        .into_any(),
    )
}

fn scope(form: ReportForm, legend: String) -> AnyView {
    let chosen = form.fields.scope;
    let choice = |scope: &Scope| {
        let scope = *scope;
        Choice {
            label: form.cx.say(labels::scope(scope)).into(),
            chosen: Signal::derive(move || chosen.with(|all| all.contains(&scope))),
            choose: Callback::new(move |(on,): (bool,)| {
                chosen.update(|all| {
                    let _ = if on { all.insert(scope) } else { all.remove(&scope) };
                });
                form.edited();
            }),
        }
    };
    choice_group(form.cx, "scope".into(), legend, None, Look::Many, Scope::ALL.iter().map(choice).collect(), Signal::derive(|| None))
}

/// A list of names, and the two answers that may stand instead of it or beside it.
fn named(form: ReportForm, list: List) -> AnyView {
    let (cx, fields) = (form.cx, form.fields);
    let (id, pointer, label, none, unknown, chosen, answer) = match list {
        List::Commissions => (
            "involved-commissions",
            "/involved/commissions",
            key::FORM_COMMISSIONS,
            key::FORM_COMMISSIONS_NONE,
            key::FORM_COMMISSIONS_UNKNOWN,
            fields.commissions,
            fields.commissions_answer,
        ),
        List::Members | List::External => (
            "involved-members",
            "/involved/members",
            key::FORM_MEMBERS,
            key::FORM_MEMBERS_NONE,
            key::FORM_MEMBERS_UNKNOWN,
            fields.members,
            fields.members_answer,
        ),
    };
    let names = form.directory.field(
        list,
        id.into(),
        cx.say(label).into(),
        cx.say(key::FORM_MEMBERS_HINT).into(),
        chosen,
        form.problem(pointer),
        Callback::new(move |()| {
            // "none" beside a name would be a contradiction; "I do not know" may stand beside it
            if answer.get_untracked() == Some(ListAnswer::None) && chosen.with_untracked(|chosen| !chosen.is_empty()) {
                answer.set(None);
            }
            form.edited();
        }),
    );
    let tick = move |value: ListAnswer, msg: Msg| {
        let own_id = format!("{id}-{}", value.key().replace('_', "-"));
        let labelled = own_id.clone();
        view! {
            <label class="choice" for=labelled>
                <input
                    class="choice__input"
                    type="checkbox"
                    id=own_id
                    prop:checked=move || answer.get() == Some(value)
                    on:change:target=move |event| {
                        answer.set(event.target().checked().then_some(value));
                        form.edited();
                    }
                />
                <span>{cx.t(msg)}</span>
            </label>
        }
    };
    let none = move || chosen.with(Vec::is_empty).then(|| tick(ListAnswer::None, none));
    view! { <div class="stack">{names} <div class="choices">{none} {tick(ListAnswer::DoNotKnow, unknown)}</div></div> }.into_any()
}

fn secretariat(form: ReportForm) -> AnyView {
    let answer = form.fields.secretariat;
    let choice = |value: &YesNo| {
        let value = *value;
        Choice {
            label: form.cx.say(labels::yes_no(value)).into(),
            chosen: Signal::derive(move || answer.get() == Some(value)),
            choose: Callback::new(move |_: (bool,)| {
                answer.set(Some(value));
                form.edited();
            }),
        }
    };
    let choices = YesNo::ALL.iter().map(choice).collect();
    choice_group(
        form.cx,
        "involved-secretariat".into(),
        form.cx.say(key::FORM_SECRETARIAT).into(),
        None,
        Look::One,
        choices,
        form.problem("/involved/secretariat"),
    )
}
