//! An address that leads nowhere, and a report that was withdrawn.

use crate::address::Address;
use crate::head::head_of;
use crate::i18n::{Cx, Page, use_cx};
use crate::ui::link::Link;
use crate::ui::page_head::PageHead;
use leptos::prelude::*;
use maud::html;
use report::code::ResolutionCode;
use words::{Msg, key};

#[component]
pub fn NotFound() -> impl IntoView {
    let cx = use_cx();
    head_of(404, key::NOT_FOUND_TITLE, key::NOT_FOUND_LEAD);
    view! {
        <PageHead title=cx.t(key::NOT_FOUND_TITLE) lead=cx.t(key::NOT_FOUND_LEAD)/>
        <p class="deeds"><Link to=Address::Overview>{cx.t(key::NOT_FOUND_OVERVIEW)}</Link></p>
    }
}

/// With the Resolutions that a wrong code may mean.
pub fn not_found(cx: Cx, meant: &[ResolutionCode]) -> Page {
    dead_end(cx, key::NOT_FOUND_TITLE, key::NOT_FOUND_LEAD, meant)
}

pub fn withdrawn(cx: Cx) -> Page {
    dead_end(cx, key::WITHDRAWN_TITLE, key::WITHDRAWN_LEAD, &[])
}

fn dead_end(cx: Cx, title: Msg, lead: Msg, meant: &[ResolutionCode]) -> Page {
    let main = html! {
        div class="pagehead pagehead--long" {
            h1 tabindex="-1" { (cx.t(title)) }
            p class="lead" { (cx.t(lead)) }
        }
        @if !meant.is_empty() {
            p { (cx.t(key::NOT_FOUND_MEANT)) }
            ul { @for code in meant { li { (cx.link(&Address::Resolution(code.clone()), html! { (code.spaced()) })) } } }
        }
        p class="deeds" { (cx.link(&Address::Overview, cx.t(key::NOT_FOUND_OVERVIEW))) }
    };
    Page {
        title: cx.say(title).into(),
        description: cx.say(lead).into(),
        main,
    }
}
