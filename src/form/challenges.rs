//! Section 3: what stood in the way.

use super::Form;
use super::aside::aside;
use super::taken::passages;
use crate::ui::choice::{Choice, tick};
use crate::ui::text_field::TextField;
use maud::{Markup, html};
use report::question::Question;
use report::synthesis::Target;
use words::key;

pub fn section(form: &Form) -> Markup {
    let cx = form.cx;
    let field = TextField {
        label: cx.say(key::FORM_CHALLENGES),
        hint: Some(cx.say(key::FORM_CHALLENGES_HINT)),
        long: true,
        ..TextField::default()
    };
    let none = Choice {
        value: "yes",
        label: cx.say(key::FORM_CHALLENGES_NONE),
        chosen: form.body.challenges.none,
    };
    html! {
        (form.field("/challenges", &field))
        (passages(form, Target::Challenges))
        (tick("challenges-none", "/challenges/none", &none))
        (aside(form, Question::Challenges))
    }
}
