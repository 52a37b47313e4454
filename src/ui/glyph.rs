//! The growth glyph and the few icons, drawn once in the sprite of the page. Never alone: a word
//! stands beside it.

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

/// Several glyphs in a row as one drawing: a list has hundreds of them, and each use of the sprite
/// would be a tree of its own for the browser. The shapes are those of the sprite.
pub fn strip(names: &[&str], label: &str) -> Markup {
    html! {
        svg class="strip" viewBox={ "0 0 " (names.len() * 26) " 20" } width=(names.len() * 26) height="20" role="img" aria-label=(label) {
            @for (at, name) in names.iter().enumerate() {
                @let name = name.replace('_', "");
                @let (line, full) = shape(&name);
                g class={ "glyph--" (name) } transform={ "translate(" (at * 26) ")" } {
                    @if !full.is_empty() { path class="strip__full" d=(full) {} }
                    path d=(line) {}
                }
            }
        }
    }
}

/// What is drawn as a line, and what is filled.
fn shape(name: &str) -> (&'static str, &'static str) {
    const RING: &str = "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15Z";
    match name {
        "completed" => ("m6 10.4 2.8 2.7L14.2 7", RING),
        "underway" => (RING, "M10 10V2.5A7.5 7.5 0 1 1 2.5 10Z"),
        "initiated" => (RING, "M10 10V2.5A7.5 7.5 0 0 1 17.5 10Z"),
        "notstarted" => (RING, ""),
        "ongoing" => ("M16.9 11.6A7.1 7.1 0 1 1 15 4.9", "M17.6 2.2v5.6H12Z"),
        "archived" => ("M3 3h14v14H3ZM3 10h14", ""),
        "unknown" => ("M3 3h14v14H3ZM7 10h6", ""),
        "notdue" => ("M4 10h.01M10 10h.01M16 10h.01", ""),
        "before" => ("M6 10h8", ""),
        _ => ("M3 3h14v14H3Z", ""),
    }
}
