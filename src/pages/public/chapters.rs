//! The chapters of a report as text, until the pages of reports are components: what `Chapters` of reading.rs draws.

use crate::address::Address;
use crate::i18n::Cx;
use crate::labels;
use crate::listing::{people, status};
use crate::reading::{Reading, list_answer, outside};
use crate::ui::glyph::icon;
use maud::{Markup, html};
use report::Language;
use report::body::{Body, Entries, Entry, in_order};
use report::code::ResolutionCode;
use report::question::Question;
use report::text::{Inline, inline, paragraphs, without_references};
use report::vocabulary::ReportKind;
use words::{Msg, key};

pub fn chapters(cx: Cx, reading: &Reading) -> Markup {
    let body = &reading.body;
    html! {
        (general(cx, reading))
        (chapter(cx, "actions", key::CHAPTER_ACTIONS, &actions(cx, reading)))
        (chapter(cx, "results", key::CHAPTER_RESULTS, &results(cx, reading)))
        (chapter(cx, "challenges", key::CHAPTER_CHALLENGES, &challenges(cx, reading)))
        (chapter(cx, "future", key::CHAPTER_FUTURE, &future(cx, reading)))
        @if reading.kind == ReportKind::Progress { (chapter(cx, "status", key::CHAPTER_STATUS, &declared(cx, body))) }
        (additional(cx, reading))
    }
}

/// The contents of a long report, for the phone above all.
pub fn contents(cx: Cx, kind: ReportKind) -> Markup {
    const ALL: [(&str, Msg); 5] = [
        ("general", key::CHAPTER_GENERAL),
        ("results", key::CONTENTS_RESULTS),
        ("challenges", key::CONTENTS_CHALLENGES),
        ("future", key::CONTENTS_FUTURE),
        ("status", key::CONTENTS_STATUS),
    ];
    html! {
        nav class="deeds" aria-label=(cx.say(key::CONTENTS)) {
            @for (id, name) in ALL {
                @if id != "status" || kind == ReportKind::Progress { a href={ "#" (id) } { (cx.t(name)) } " " }
            }
        }
    }
}

fn chapter(cx: Cx, id: &str, name: Msg, body: &Markup) -> Markup {
    html! {
        section class="chapter" aria-labelledby=(id) {
            h2 class="chapter__name" id=(id) { (cx.t(name)) }
            div class="chapter__body" { (body) }
        }
    }
}

fn general(cx: Cx, reading: &Reading) -> Markup {
    let involved = &reading.body.involved;
    let body = html! {
        h3 { (cx.t(key::FIELD_INVOLVED)) }
        h4 { (cx.t(key::FIELD_MEMBERS)) }
        (people(cx, reading.named(&involved.members), reading.unmatched))
        @if involved.members.is_empty() && reading.unmatched == 0 { p { (cx.t(list_answer(involved.members_answer))) } }
        dl class="facts" {
            @for (term, value) in reading.facts(cx) { dt { (cx.t(term)) } " " dd { (value) } }
        }
    };
    chapter(cx, "general", key::CHAPTER_GENERAL, &body)
}

fn actions(cx: Cx, reading: &Reading) -> Markup {
    let body = &reading.body;
    html! {
        @if body.nothing_done && !Question::Actions.is_answered(body) {
            p { (cx.t(key::NOTHING_DONE)) }
        } @else if body.actions.is_empty() {
            p { (cx.t(key::NOT_STATED)) }
        } @else {
            ul class="done-list" {
                @for (action, done) in reading.actions() {
                    li .done-list__item .done-list__item--not[!done] {
                        (icon(if done { "check" } else { "not" })) " "
                        span { (cx.t(labels::action(action))) @if !done { " " span class="visually-hidden" { (cx.t(key::ACTION_NOT_CARRIED_OUT)) } } }
                    }
                }
            }
        }
    }
}

fn results(cx: Cx, reading: &Reading) -> Markup {
    let body = &reading.body;
    html! {
        (passages(cx, reading, &body.unsorted))
        @for (action, results) in body.results.iter().filter(|(action, _)| body.actions.contains(action)) {
            h3 { (cx.t(labels::action(*action))) }
            @if let Some(status) = results.status { p class="note" { (cx.t(labels::action_status(status))) } }
            (passages(cx, reading, &results.entries))
        }
        @for action in body.actions.iter().filter(|action| !body.results.contains_key(action)) {
            h3 { (cx.t(labels::action(*action))) }
            p class="note" { (cx.t(key::NO_TEXT_FOR_ACTION)) }
        }
        @if body.results.is_empty() && body.unsorted.is_empty() && body.actions.is_empty() { (cx.t(key::NOT_STATED)) }
    }
}

fn challenges(cx: Cx, reading: &Reading) -> Markup {
    let challenges = &reading.body.challenges;
    html! {
        // imported and older reports may say both: what was written is never hidden
        @if challenges.none && !Question::Challenges.is_answered(&reading.body) {
            p { (cx.t(key::CHALLENGES_NONE)) }
        } @else if challenges.entries.is_empty() {
            p { (cx.t(key::NOT_STATED)) }
        } @else {
            (passages(cx, reading, &challenges.entries))
        }
    }
}

fn future(cx: Cx, reading: &Reading) -> Markup {
    let future = &reading.body.future;
    html! {
        @if future.none && !Question::Future.is_answered(&reading.body) {
            p { (cx.t(key::FUTURE_NONE)) }
        } @else {
            (passages(cx, reading, &future.unsorted))
            @for (action, future) in &future.actions {
                h3 { (cx.t(labels::action(*action))) }
                (passages(cx, reading, &future.entries))
            }
            dl class="facts" { dt { (cx.t(key::FIELD_PLANNED)) } " " dd { (cx.t(future.planned.map_or(key::NOT_STATED.into(), labels::planned))) } }
        }
    }
}

fn declared(cx: Cx, body: &Body) -> Markup {
    html! {
        @if let Some(value) = body.status.value {
            p { (status(cx, value)) @if let Some(meaning) = labels::status_meaning(value) { ". " (cx.t(meaning)) } }
            @if !body.status.note.is_empty() { p class="note" { (body.status.note) } }
        } @else if body.status.printed.is_empty() {
            p { (cx.t(key::STATUS_NOT_LEGIBLE)) }
        } @else {
            p { (body.status.printed) }
        }
    }
}

fn additional(cx: Cx, reading: &Reading) -> Markup {
    let additional = &reading.body.additional;
    let links = || {
        additional
            .links
            .values()
            .filter(|link| report::text::link_is_sound(&link.url))
    };
    let has_text = !additional.text.trim().is_empty();
    if !has_text && links().next().is_none() {
        return html! {};
    }
    let body = html! {
        @if has_text { (passages(cx, reading, &report::body::typed(additional.text.clone()))) }
        ul {
            @for link in links() { li { a href=(link.url) rel=(outside(cx)) { (if link.title.is_empty() { &link.url } else { &link.title }) } } }
        }
    };
    chapter(cx, "more", key::CHAPTER_MORE, &body)
}

/// One passage a paragraph; at its edge the Operative Paragraphs it cites and where it was taken
/// from.
fn passages(cx: Cx, reading: &Reading, entries: &Entries) -> Markup {
    html! {
        @for (_, entry) in in_order(entries) {
            @let lang = entry.lang.or(reading.body.lang).map(Language::key);
            @let texts = paragraphs(&entry.text);
            @for (n, text) in texts.iter().enumerate() {
                @let (words, cited) = without_references(text);
                div class="passage" {
                    p class="passage__text" lang=[lang] { (pieces(cx, &words)) }
                    p class="passage__edge" {
                        @for path in &cited { (reference(cx, &reading.code, path)) " " }
                        @if n + 1 == texts.len() { (source(cx, reading, entry)) }
                    }
                }
            }
        }
    }
}

fn pieces(cx: Cx, text: &str) -> Markup {
    html! {
        @for piece in inline(text) {
            @match piece {
                Inline::Text(text) => (text),
                Inline::Link(url) => a href=(url) rel=(outside(cx)) { (url) },
                Inline::Break => br;,
            }
        }
    }
}

fn reference(cx: Cx, code: &ResolutionCode, path: &str) -> Markup {
    let address = Address::Resolution(code.clone());
    html! { a class="op" href={ (cx.href(&address)) "#op" (path) } rel=[cx.rel(&address)] { "OP" (path) } }
}

fn source(cx: Cx, reading: &Reading, entry: &Entry) -> Markup {
    html! { @if let Some(source) = reading.source(cx, entry) { span { (source) } } }
}
