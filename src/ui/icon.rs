//! The growth glyph and the few icons, drawn once in the sprite of the page. Never alone: a word stands beside it.

use leptos::prelude::*;

#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><use href=format!("#icon-{name}")/></svg> }
}

/// `name` is a status key (`ongoing`), or `notreported`.
#[component]
pub fn Glyph(name: &'static str) -> impl IntoView {
    let name = name.replace('_', "");
    view! { <svg class=format!("glyph glyph--{name}") aria-hidden="true"><use href=format!("#glyph-{name}")/></svg> }
}
