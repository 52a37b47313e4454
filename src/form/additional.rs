//! Section 5: anything else, and links to evidence. Files are not kept here.

use super::Form;
use crate::ui::text_field::{TextField, optional};
use maud::{Markup, html};
use words::key;

pub fn section(form: &Form) -> Markup {
    let cx = form.cx;
    let text = TextField {
        label: cx.say(key::FORM_ADDITIONAL),
        optional: true,
        long: true,
        ..TextField::default()
    };
    html! {
        (form.field("/additional/text", &text))
        fieldset class="choice-group stack" {
            legend class="choice-group__legend" { (cx.t(key::FORM_LINKS)) " " (optional(cx)) }
            p class="field__hint" { (cx.t(key::FORM_LINKS_HINT)) }
            @for (at, id) in form.body.additional.links.keys().enumerate() { (link(form, at + 1, id)) }
            p id="link-add" { button class="button" type="button" data-do="add-link" { (cx.t(key::FORM_LINK_ADD)) } }
        }
    }
}

fn link(form: &Form, n: usize, id: &str) -> Markup {
    let label = |msg| form.cx.fill(msg, &[("n", &n.to_string())]);
    let field = |pointer: &str, msg| {
        form.field(
            pointer,
            &TextField {
                label: &label(msg),
                ..TextField::default()
            },
        )
    };
    html! {
        div class="stack" id={ "link-" (id) } {
            (field(&format!("/additional/links/{id}"), key::FORM_LINK_URL)) " "
            (field(&format!("/additional/links/{id}/title"), key::FORM_LINK_TITLE))
            p { button class="button button--quiet" type="button" data-do="remove-link" data-id=(id) { (label(key::FORM_LINK_REMOVE)) } }
        }
    }
}
