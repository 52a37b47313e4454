//! Section 5 of a Progress Report: where the Resolution stands, as the Focal Point declares it.

use super::field::{Choices, Text, say, use_form};
use crate::i18n::use_cx;
use crate::labels;
use crate::ui::choice::{Look, choices, offered};
use leptos::prelude::*;
use report::field::Field;
use report::vocabulary::Status as Declared;
use words::key;

/// Those that were seen in reports first; the others are not confirmed by IUCN.
const STATUSES: [Declared; 5] = [
    Declared::NotStarted,
    Declared::Initiated,
    Declared::Underway,
    Declared::Ongoing,
    Declared::Completed,
];

#[component]
pub fn Status() -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let choices = Signal::derive(move || {
        let now = form.read(&Field::Status, |body| body.status.value);
        let all = offered(&STATUSES, now.filter(|own| !own.is_listed()));
        choices(&all, Declared::key, labels::status)
    });
    view! {
        <Choices field=Field::Status legend=cx.t(key::FORM_STATUS) hint=Some(cx.t(key::FORM_STATUS_HINT)) look=Look::One choices/>
        <Text field=Field::StatusNote label=say(key::FORM_STATUS_NOTE) optional=true long=true/>
    }
}
