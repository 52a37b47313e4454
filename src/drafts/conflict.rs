//! Two versions of some answers, side by side; typing elsewhere goes on meanwhile.

use super::saver::{SaveState, Saver};
use crate::form::{Section, joined};
use crate::i18n::Cx;
use crate::labels;
use crate::live::data;
use crate::reactive::*;
use maud::{Markup, html};
use replica::{Clash, Tree};
use report::body::action_of;
use web_sys::HtmlElement;
use words::key;

pub fn conflict(cx: Cx, saver: Saver) -> Markup {
    saver.state.with(|state| match state {
        SaveState::Conflict {
            by,
            joined,
            clashes,
        } => both(cx, by, *joined, clashes),
        _ => html! {},
    })
}

/// The person chose what stands: a button of `one` was pressed.
pub fn decided(saver: Saver, deed: &str, element: &HtmlElement) {
    let pointer = data(element, "field");
    let found = saver.state.with_untracked(|state| match state {
        SaveState::Conflict { clashes, .. } => clashes
            .iter()
            .find(|clash| clash.pointer == pointer)
            .cloned(),
        _ => None,
    });
    let Some(Clash { mine, theirs, .. }) = found else {
        return;
    };
    match deed {
        "keep-mine" => saver.decide(&pointer, mine),
        "keep-theirs" => saver.decide(&pointer, theirs),
        "keep-both" => {
            let texts = [mine, theirs].map(|leaf| {
                if let Some(Tree::Text(text)) = leaf {
                    text
                } else {
                    String::new()
                }
            });
            saver.decide(
                &pointer,
                Some(Tree::Text(joined(texts.iter().map(String::as_str)))),
            );
        }
        _ => {}
    }
}

fn both(cx: Cx, by: &str, joined: usize, clashes: &[Clash]) -> Markup {
    html! {
        section class="notice notice--warn notice--wide" role="alert" aria-labelledby="conflict-title" {
            h2 class="notice__title" id="conflict-title" { (cx.t(key::CONFLICT_TITLE)) }
            p { (cx.fill(key::CONFLICT_LEAD, &[("name", by)])) }
            @if joined > 0 { p { (cx.count(key::CONFLICT_JOINED, joined)) } }
            @for clash in clashes { (one(cx, clash)) }
        }
    }
}

fn one(cx: Cx, clash: &Clash) -> Markup {
    let Clash {
        pointer,
        mine,
        theirs,
    } = clash;
    let is_text = matches!((mine, theirs), (Some(Tree::Text(_)), Some(Tree::Text(_))));
    let versions = [
        (
            key::CONFLICT_MINE,
            mine,
            "keep-mine",
            key::CONFLICT_KEEP_MINE,
        ),
        (
            key::CONFLICT_THEIRS,
            theirs,
            "keep-theirs",
            key::CONFLICT_KEEP_THEIRS,
        ),
    ];
    html! {
        div class="clash stack" id={ "clash" (pointer) } {
            h3 { (label(cx, pointer)) }
            div class="versions" {
                @for (title, leaf, deed, word) in versions {
                    div class="version" {
                        h4 { (cx.t(title)) } " "
                        p class="version__text" { (words_of(cx, leaf.as_ref())) }
                        " " button class="button" type="button" data-do=(deed) data-field=(pointer) { (cx.t(word)) }
                    }
                }
            }
            @if is_text { button class="button" type="button" data-do="keep-both" data-field=(pointer) { (cx.t(key::CONFLICT_BOTH)) } }
        }
    }
}

fn words_of(cx: Cx, leaf: Option<&Tree>) -> String {
    match leaf {
        Some(Tree::Text(text)) if !text.is_empty() => text.clone(),
        Some(Tree::Flag(true)) => cx.say(key::ANSWER_YES).to_owned(),
        Some(Tree::Flag(false)) => cx.say(key::ANSWER_NO).to_owned(),
        _ => cx.say(key::CONFLICT_BLANK).to_owned(),
    }
}

/// The section, and the action where there is one.
fn label(cx: Cx, pointer: &str) -> String {
    let section = cx.say(Section::of(pointer).name());
    match action_of(pointer) {
        Some(action) => cx.fill(
            key::PAIR,
            &[
                ("first", section),
                ("second", cx.say(labels::action(action))),
            ],
        ),
        None => section.to_owned(),
    }
}
