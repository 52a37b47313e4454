//! "See the form before you sign in": the real form with the real rules; nothing is sent or kept.
//! Served whole.

use crate::form::{Form, example, summary, view};
use crate::i18n::{Cx, Page};
use crate::shell::page_head;
use maud::{Markup, html};
use report::rules::Problem;
use words::key;

/// Without a form, what is to come is said: the example could not be made.
pub fn try_form(cx: Cx, this_year: u16) -> Page {
    let main = html! {
        div id="result" {}
        (page_head(cx.t(key::TRY_TITLE), Some(cx.say(key::TRY_LEAD))))
        @if let Some(form) = example(cx, this_year) { (view(&form)) }
        div class="save-bar" role="region" aria-label=(cx.say(key::SAVE_REGION)) {
            div class="save-bar__inner" {
                p class="save-bar__state" { (cx.t(key::TRY_LEAD)) } " "
                p class="buttons" { button class="button button--first" type="button" id="check" data-do="check" { (cx.t(key::CHECK_BUTTON)) } }
            }
        }
    };
    Page {
        title: cx.say(key::TRY_TITLE).into(),
        description: cx.say(key::TRY_LEAD).into(),
        main,
    }
}

/// What the check found, above everything.
pub fn result(form: &Form, checked: Option<&[Problem]>) -> Markup {
    match checked {
        Some([]) => html! {
            div class="notice notice--ok" { h2 class="notice__title" { (form.cx.t(key::TRY_DONE)) } p { (form.cx.t(key::TRY_DONE_TEXT)) } }
        },
        Some(found) => summary(form, found),
        None => html! {},
    }
}
