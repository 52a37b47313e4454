//! An address that leads nowhere, and a report that was withdrawn.

use crate::address::Address;
use crate::i18n::{Cx, Page};
use maud::html;
use words::{Msg, key};

pub fn not_found(cx: Cx) -> Page {
    dead_end(cx, key::NOT_FOUND_TITLE, key::NOT_FOUND_LEAD)
}

pub fn withdrawn(cx: Cx) -> Page {
    dead_end(cx, key::WITHDRAWN_TITLE, key::WITHDRAWN_LEAD)
}

fn dead_end(cx: Cx, title: Msg, lead: Msg) -> Page {
    let main = html! {
        div class="pagehead pagehead--long" {
            h1 tabindex="-1" { (cx.t(title)) }
            p class="lead" { (cx.t(lead)) }
        }
        p class="deeds" { (cx.link(&Address::Overview, cx.t(key::NOT_FOUND_OVERVIEW))) }
    };
    Page { title: cx.say(title).into(), description: cx.say(lead).into(), main }
}
