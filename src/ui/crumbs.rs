//! Where a page lies: what it is reached from, and its own short name.

use super::link::Link;
use crate::address::Address;
use crate::i18n::Said;
use leptos::prelude::*;

/// Between the steps of a path. By a name: a literal would become a template, which Trusted Types refuse.
const SLASH: &str = "/";

#[component]
pub fn Crumbs(from: Address, #[prop(into)] name: Said, here: String) -> impl IntoView {
    view! {
        <p class="crumbs">
            <Link to=from>{name}</Link>
            " "
            <span aria-hidden="true">{SLASH}</span>
            " "
            {here}
        </p>
    }
}
