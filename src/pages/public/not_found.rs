//! An address that leads nowhere, and a report that was withdrawn.

use crate::address::Address;
use crate::i18n::{Cx, Page};
use leptos::prelude::*;
use words::key;

pub fn not_found(cx: Cx) -> Page {
    let title = cx.say(key::NOT_FOUND_TITLE);
    let main = view! {
        <div class="pagehead pagehead--long">
            <h1 tabindex="-1">{cx.t(key::NOT_FOUND_TITLE)}</h1>
            <p class="lead">{cx.t(key::NOT_FOUND_LEAD)}</p>
        </div>
        <p class="deeds"><a href=cx.href(&Address::Overview) rel=cx.rel(&Address::Overview)>{cx.t(key::NOT_FOUND_OVERVIEW)}</a></p>
    };
    Page { title: title.into(), description: cx.say(key::NOT_FOUND_LEAD).into(), main: main.into_any() }
}

pub fn withdrawn(cx: Cx) -> Page {
    let title = cx.say(key::WITHDRAWN_TITLE);
    let main = view! {
        <div class="pagehead pagehead--long">
            <h1 tabindex="-1">{cx.t(key::WITHDRAWN_TITLE)}</h1>
            <p class="lead">{cx.t(key::WITHDRAWN_LEAD)}</p>
        </div>
        <p class="deeds"><a href=cx.href(&Address::Overview) rel=cx.rel(&Address::Overview)>{cx.t(key::NOT_FOUND_OVERVIEW)}</a></p>
    };
    Page { title: title.into(), description: cx.say(key::WITHDRAWN_LEAD).into(), main: main.into_any() }
}
