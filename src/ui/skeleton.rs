//! What stands where a document is on its way.

use crate::i18n::use_cx;
use leptos::prelude::*;
use words::key;

#[component]
pub fn Skeleton() -> impl IntoView {
    let cx = use_cx();
    view! {
        <p class="note" role="status">{cx.t(key::LOAD_LOADING)}</p>
        <p>{blank("blank")}</p>
        <p>{blank("blank blank--half")}</p>
    }
}

fn blank(class: &'static str) -> impl IntoView {
    view! { <span class=class></span> }
}
