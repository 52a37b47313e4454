//! A link within the site.

use crate::address::Address;
use crate::i18n::use_cx;
use leptos::prelude::*;

#[component]
pub fn Link(to: Address, children: Children) -> impl IntoView {
    let cx = use_cx();
    view! { <a href=cx.href(&to) rel=cx.rel(&to)>{children()}</a> }
}
