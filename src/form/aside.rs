//! What was laid aside when "none" was said: folded, with the way back.

use super::Form;
use maud::{Markup, html};
use report::body::flowing;
use report::question::Question;
use words::key;

/// Empty where nothing was laid aside. The texts of actions wait under their actions.
pub fn aside(form: &Form, question: Question) -> Markup {
    let (cx, body) = (form.cx, &form.body);
    let names = |ids: &report::sorted::SortedSet<String>| {
        let names: Vec<String> = ids.iter().map(|id| form.name_of(id)).collect();
        names.join("\n")
    };
    let (name, text) = match question {
        Question::Members => (key::FIELD_MEMBERS, names(&body.involved.members_aside)),
        Question::Commissions => (
            key::FIELD_COMMISSIONS,
            names(&body.involved.commissions_aside),
        ),
        Question::Challenges => (key::CONTENTS_CHALLENGES, flowing(&body.challenges.aside)),
        Question::Actions | Question::Future => return html! {},
    };
    if text.is_empty() {
        return html! {};
    }
    let pointer = question.pointer();
    html! {
        details class="not-sent" id={ "aside-" (super::field_id(pointer)) } {
            summary { (cx.fill(key::FORM_ASIDE, &[("question", cx.say(name))])) }
            p class="field__hint" { (cx.t(key::FORM_ASIDE_HINT)) }
            p class="not-sent__text" { (text) }
            p { button class="button button--quiet" type="button" data-do="bring-back" data-field=(pointer) { (cx.t(key::FORM_ASIDE_BACK)) } }
        }
    }
}
