//! Section 5 of a Progress Report: where the Resolution stands, as the Focal Point declares it.

use super::Form;
use crate::labels;
use crate::ui::choice::{Choice, Group, Look, offered};
use crate::ui::text_field::TextField;
use maud::{Markup, html};
use report::vocabulary::Status;
use words::key;

/// Those that were seen in reports first; the others are not confirmed by IUCN.
const STATUSES: [Status; 5] = [
    Status::NotStarted,
    Status::Initiated,
    Status::Underway,
    Status::Ongoing,
    Status::Completed,
];

pub fn section(form: &Form) -> Markup {
    let cx = form.cx;
    let now = form.body.status.value;
    let choice = |status: Status| Choice {
        value: status.key(),
        label: cx.say(labels::status(status)),
        chosen: now == Some(status),
    };
    let choices = offered(&STATUSES, now.filter(|own| !own.is_listed()))
        .into_iter()
        .map(choice)
        .collect();
    let (legend, hint) = (
        cx.say(key::FORM_STATUS),
        Some(cx.say(key::FORM_STATUS_HINT)),
    );
    html! {
        (form.group("/status/value", Group { legend, hint, look: Look::One, choices, ..Group::default() }))
        (form.field("/status/note", &TextField { label: cx.say(key::FORM_STATUS_NOTE), optional: true, long: true, ..TextField::default() }))
    }
}
