//! Section 4: what is needed next, and whether it is planned.

use super::ReportForm;
use super::actions::action_choices;
use super::fields::ActionFields;
use super::sections::{Section, section as in_section};
use crate::labels;
use crate::ui::choice::{Choice, Look, choice_group};
use leptos::prelude::*;
use report::vocabulary::Planned;
use std::collections::BTreeSet;
use words::key;

pub fn section(form: ReportForm) -> AnyView {
    let (cx, fields) = (form.cx, form.fields);
    let chosen = fields.future_actions;
    let none = fields.future_none;
    let tick = move || {
        chosen.with(BTreeSet::is_empty).then(|| {
            view! {
                <label class="choice" for="future-none">
                    <input
                        class="choice__input"
                        type="checkbox"
                        id="future-none"
                        prop:checked=move || none.get()
                        on:change:target=move |event| {
                            none.set(event.target().checked());
                            form.edited();
                        }
                    />
                    <span>{cx.t(key::FORM_FUTURE_NONE)}</span>
                </label>
            }
        })
    };
    let body = view! {
        {action_choices(form, "future", cx.say(key::FORM_FUTURE).into(), Some(cx.say(key::FORM_FUTURE_HINT).into()), chosen, form.problem("/future"))}
        {tick}
        {fields.future.map(|field| text(form, field)).into_iter().collect_view()}
        {move || chosen.with(|chosen| !chosen.is_empty()).then(|| planned(form))}
    };
    in_section(form, Section::Future, body.into_any())
}

fn text(form: ReportForm, field: ActionFields) -> AnyView {
    let cx = form.cx;
    let is_chosen = Memo::new(move |_| form.fields.future_actions.with(|all| all.contains(&field.action)));
    let label = move || cx.fill(key::FORM_FUTURE_TEXT, &[("action", cx.say(labels::action(field.action)))]);
    (move || is_chosen.get().then(|| field.text.field(form, label(), None, true))).into_any()
}

fn planned(form: ReportForm) -> AnyView {
    let answer = form.fields.planned;
    let choice = |value: Planned| Choice {
        label: form.cx.say(labels::planned(value)).into(),
        chosen: Signal::derive(move || answer.get() == Some(value)),
        choose: Callback::new(move |_: (bool,)| {
            answer.set(Some(value));
            form.edited();
        }),
    };
    let choices = [Planned::Yes, Planned::Partly, Planned::No].map(choice).into();
    choice_group(form.cx, "future-planned".into(), form.cx.say(key::FORM_PLANNED).into(), None, Look::One, choices, form.problem("/future/planned"))
}
