//! Section 3: what stood in the way.

use super::aside::Aside;
use super::field::{One, Text, say};
use super::taken::Passages;
use crate::i18n::use_cx;
use crate::ui::choice::Choice;
use leptos::prelude::*;
use report::field::{Field, YES};
use report::question::Question;
use report::synthesis::Target;
use words::key;

#[component]
pub fn Challenges() -> impl IntoView {
    let cx = use_cx();
    let none = Choice {
        value: YES,
        label: key::FORM_CHALLENGES_NONE.into(),
    };
    view! {
        <Text field=Field::Narrative(Target::Challenges) label=say(key::FORM_CHALLENGES) hint=Some(cx.t(key::FORM_CHALLENGES_HINT)) long=true/>
        <Passages target=Target::Challenges/>
        <One field=Field::NoChallenges id="challenges-none" choice=none/>
        <Aside question=Question::Challenges/>
    }
}
