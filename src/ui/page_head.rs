//! Title and lead of a page that needs no more at its head.

use crate::i18n::Said;
use leptos::prelude::*;

#[component]
pub fn PageHead(
    #[prop(into)] title: Said,
    #[prop(optional, into)] lead: Option<Said>,
) -> impl IntoView {
    view! {
        <div class="pagehead pagehead--long">
            <h1 tabindex="-1">{title}</h1>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        </div>
    }
}
