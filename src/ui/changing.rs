//! A text that changes.

use leptos::prelude::*;

/// Each text is an element of its own: whoever has translated the page has taken the words out of the one before, and words
/// that are put there are never seen.
#[component]
pub fn Changing(#[prop(into)] text: Signal<Option<String>>) -> impl IntoView {
    view! {
        <For each=move || text.get() key=String::clone let(text)>
            <span>{text}</span>
        </For>
    }
}
