//! The pages that are words only: about, data policy, what we do not know.

use crate::i18n::{Cx, Page};
use maud::html;
use words::{Msg, key};

/// A heading and the paragraphs under it.
type Chapter = (Msg, &'static [Msg]);

fn statement(cx: Cx, title: Msg, lead: Msg, chapters: &[Chapter]) -> Page {
    let main = html! {
        div class="pagehead pagehead--long" {
            h1 tabindex="-1" { (cx.t(title)) }
            p class="lead" { (cx.t(lead)) }
        }
        @for (heading, paragraphs) in chapters {
            section class="chapter" {
                h2 class="chapter__name" { (cx.t(*heading)) }
                div class="chapter__body" {
                    @for text in *paragraphs { p class="passage__text" { (cx.t(*text)) } }
                }
            }
        }
    };
    Page { title: cx.say(title).into(), description: cx.say(lead).into(), main }
}

pub fn about(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (key::ABOUT_WHAT, &[key::ABOUT_WHAT_1, key::ABOUT_WHAT_2]),
        (key::ABOUT_READ, &[key::ABOUT_READ_1, key::ABOUT_READ_2]),
        (key::ABOUT_SETS, &[key::ABOUT_SETS_1, key::ABOUT_SETS_2]),
        (key::ABOUT_WHO, &[key::ABOUT_WHO_1]),
    ];
    statement(cx, key::ABOUT_TITLE, key::ABOUT_LEAD, CHAPTERS)
}

pub fn data_policy(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (key::POLICY_WHOSE, &[key::POLICY_WHOSE_1, key::POLICY_WHOSE_2]),
        (key::POLICY_KEPT, &[key::POLICY_KEPT_1, key::POLICY_KEPT_2]),
        (key::POLICY_PERSONAL, &[key::POLICY_PERSONAL_1, key::POLICY_PERSONAL_2]),
    ];
    statement(cx, key::POLICY_TITLE, key::POLICY_LEAD, CHAPTERS)
}

pub fn unknown(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (key::UNKNOWN_STATUSES, &[key::UNKNOWN_STATUSES_1]),
        (key::UNKNOWN_TERMS, &[key::UNKNOWN_TERMS_1, key::UNKNOWN_TERMS_2]),
        (key::UNKNOWN_REQUIRED, &[key::UNKNOWN_REQUIRED_1]),
        (key::UNKNOWN_FACTS, &[key::UNKNOWN_FACTS_1, key::UNKNOWN_FACTS_2, key::UNKNOWN_FACTS_3, key::UNKNOWN_FACTS_4]),
        (key::UNKNOWN_LICENCE, &[key::UNKNOWN_LICENCE_1]),
    ];
    statement(cx, key::UNKNOWN_TITLE, key::UNKNOWN_LEAD, CHAPTERS)
}
