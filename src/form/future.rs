//! Section 4: what is needed next, and whether it is planned.

use super::Form;
use super::actions::{action_choices, not_sent};
use super::taken::passages;
use crate::labels;
use crate::ui::choice::{Choice, Group, Look, offered, tick};
use crate::ui::text_field::TextField;
use maud::{Markup, html};
use report::body::flowing;
use report::synthesis::Target;
use report::vocabulary::{Action, Planned};
use words::key;

pub fn section(form: &Form) -> Markup {
    let (cx, future) = (form.cx, &form.body.future);
    let legend = Group {
        legend: cx.say(key::FORM_FUTURE),
        hint: Some(cx.say(key::FORM_FUTURE_HINT)),
        ..Group::default()
    };
    let none = Choice {
        value: "yes",
        label: cx.say(key::FORM_FUTURE_NONE),
        chosen: future.none,
    };
    let own = future.actions.keys().chain(future.unticked.keys());
    let all = offered(&Action::ALL, own.copied());
    html! {
        (form.group("/future", Group { choices: action_choices(cx, &all, |action| future.actions.contains_key(&action)), ..legend }))
        @if future.actions.is_empty() { (tick("future-none", "/future/none", &none)) }
        @for action in future.actions.keys() { (text(form, *action)) }
        @for (action, waiting) in &future.unticked { (not_sent(cx, "future", *action, &flowing(&waiting.entries))) }
        @if !future.actions.is_empty() { (planned(form)) }
    }
}

fn text(form: &Form, action: Action) -> Markup {
    let label = form.cx.fill(
        key::FORM_FUTURE_TEXT,
        &[("action", form.cx.say(labels::action(action)))],
    );
    html! {
        div id={ "future-" (action.key()) } {
            (form.field(&format!("/future/actions/{}", action.key()), &TextField { label: &label, long: true, ..TextField::default() }))
            (passages(form, Target::Future(action)))
        }
    }
}

fn planned(form: &Form) -> Markup {
    let now = form.body.future.planned;
    let choice = |value: Planned| Choice {
        value: value.key(),
        label: form.cx.say(labels::planned(value)),
        chosen: now == Some(value),
    };
    let listed = [Planned::Yes, Planned::Partly, Planned::No];
    let choices = offered(&listed, now.filter(|own| !own.is_listed()))
        .into_iter()
        .map(choice)
        .collect();
    form.group(
        "/future/planned",
        Group {
            legend: form.cx.say(key::FORM_PLANNED),
            look: Look::One,
            choices,
            ..Group::default()
        },
    )
}
