//! The growth glyph and the few icons, drawn once in the sprite of the page. Never alone: a word stands beside it.

use maud::{Markup, Render, html};

/// `name` is a status key (`ongoing`), or `notreported`.
pub fn glyph(name: &str, large: bool) -> Markup {
    let name = name.replace('_', "");
    html! { svg class={ "glyph glyph--" (name) @if large { " glyph--large" } } aria-hidden="true" { use href={ "#glyph-" (name) } {} } }
}

pub fn icon(name: &str) -> Markup {
    html! { svg class="icon" viewBox="0 0 16 16" aria-hidden="true" { use href={ "#icon-" (name) } {} } }
}

/// A glyph and its word.
pub fn marked(name: &str, word: impl Render) -> Markup {
    html! { span class="status" { (glyph(name, false)) " " span class="status__word" { (word) } } }
}
