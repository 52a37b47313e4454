//! The growth glyph and the few icons, drawn once in the sprite of the page. Never alone: a word stands beside it.

use leptos::prelude::*;

/// `name` is a status key (`ongoing`), or `notreported`.
pub fn glyph(name: &str, large: bool) -> impl IntoView + use<> {
    let name = name.replace('_', "");
    let class = format!("glyph glyph--{name}{}", if large { " glyph--large" } else { "" });
    view! { <svg class=class aria-hidden="true"><use href=format!("#glyph-{name}")></use></svg> }
}

pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><use href=format!("#icon-{name}")></use></svg> }
}
