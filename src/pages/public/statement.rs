//! The pages that are words only: about, data policy, what we do not know.

use crate::i18n::{Cx, Page};
use leptos::prelude::*;
use words::{Msg, key};

/// A heading and the paragraphs under it.
type Chapter = (Msg, &'static [Msg]);

fn statement(cx: Cx, title: Msg, lead: Msg, chapters: &'static [Chapter]) -> Page {
    let chapter = move |(heading, paragraphs): &'static Chapter| {
        view! {
            <section class="chapter">
                <h2 class="chapter__name">{cx.t(*heading)}</h2>
                <div class="chapter__body">{paragraphs.iter().map(|text| view! { <p class="passage__text">{cx.t(*text)}</p> }).collect_view()}</div>
            </section>
        }
    };
    let main = view! {
        <div class="pagehead pagehead--long">
            <h1 tabindex="-1">{cx.t(title)}</h1>
            <p class="lead">{cx.t(lead)}</p>
        </div>
        {chapters.iter().map(chapter).collect_view()}
    };
    Page { title: cx.say(title).into(), description: cx.say(lead).into(), main: main.into_any() }
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
        (key::UNKNOWN_FACTS, &[key::UNKNOWN_FACTS_1, key::UNKNOWN_FACTS_2]),
        (key::UNKNOWN_LICENCE, &[key::UNKNOWN_LICENCE_1]),
    ];
    statement(cx, key::UNKNOWN_TITLE, key::UNKNOWN_LEAD, CHAPTERS)
}
