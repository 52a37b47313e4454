//! Two versions of some answers, side by side; typing goes on meanwhile, in these answers too: mine
//! is what stands in the form at that moment.

use super::saver::Saver;
use crate::form::{Form, Section, joined};
use crate::i18n::Label;
use crate::labels;
use crate::live::data;
use leptos::prelude::*;
use maud::{Markup, html};
use replica::{Clash, Leaf, Side};
use report::body::action_of;
use report::question::Question;
use report::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Status, YesNo};
use serde_json::Value;
use web_sys::HtmlElement;
use words::{Msg, key};

/// The id of the heading, which the bar links to.
pub const TITLE: &str = "conflict-title";

pub fn conflict(form: &Form, saver: Saver) -> Markup {
    let cx = form.cx;
    saver.conflict.with(|conflict| match conflict {
        None => html! {},
        Some(open) => html! {
            section class="notice notice--warn notice--wide" role="alert" aria-labelledby=(TITLE) {
                h2 class="notice__title" id=(TITLE) tabindex="-1" { (cx.t(key::CONFLICT_TITLE)) }
                p { (cx.fill(key::CONFLICT_LEAD, &[("name", &open.by)])) }
                @if open.joined > 0 { p { (cx.count(key::CONFLICT_JOINED, open.joined)) } }
                @for clash in &open.clashes { (one(form, clash)) }
            }
        },
    })
}

/// The person chose what stands: a button of `one` was pressed.
pub fn decided(form: RwSignal<Form>, saver: Saver, deed: &str, element: &HtmlElement) {
    let pointer = data(element, "field");
    let found = saver.conflict.with_untracked(|conflict| {
        let mut clashes = conflict.iter().flat_map(|open| &open.clashes);
        clashes.find(|clash| clash.pointer == pointer).cloned()
    });
    let Some(clash) = found else { return };
    match deed {
        "keep-mine" => {}
        "keep-theirs" => form.update(|form| take(form, &clash)),
        "keep-both" => form.update(|form| {
            let texts = [own(form, &clash), clash.theirs.clone()].map(|side| text_of(&side));
            let both = joined(texts.iter().map(String::as_str));
            form.set_leaves(&[(pointer.clone(), Some(both.into()))]);
        }),
        _ => return,
    }
    saver.decided(&pointer);
}

/// Theirs stands. Where they say "none", what I wrote is laid aside.
fn take(form: &mut Form, clash: &Clash) {
    let says_none = |question: &Question| {
        clash.theirs.iter().any(|(pointer, leaf)| {
            pointer == question.none_pointer()
                && leaf.as_ref().is_some_and(|leaf| {
                    *leaf == Value::Bool(true) || *leaf == ListAnswer::None.key()
                })
        })
    };
    match Question::ALL.iter().find(|question| says_none(question)) {
        Some(question) => form.change(|body| {
            question.say_none(body);
        }),
        None => form.set_leaves(&clash.theirs),
    }
}

/// My side as it stands in the form now.
fn own(form: &Form, clash: &Clash) -> Side {
    let body = form.as_json();
    let now = |(pointer, _): &Leaf| (pointer.clone(), replica::leaf(&body, pointer));
    clash.mine.iter().map(now).collect()
}

fn text_of(side: &Side) -> String {
    let texts = side.iter().filter_map(|(_, leaf)| leaf.as_ref()?.as_str());
    texts.collect::<Vec<_>>().join("\n\n")
}

fn one(form: &Form, clash: &Clash) -> Markup {
    let (cx, pointer) = (form.cx, &clash.pointer);
    let mine = own(form, clash);
    let is_text = [&mine, &clash.theirs].into_iter().all(
        |side| matches!(&side[..], [(pointer, Some(Value::String(_)))] if is_narrative(pointer)),
    );
    let versions = [
        (
            key::CONFLICT_MINE,
            &mine,
            "keep-mine",
            key::CONFLICT_KEEP_MINE,
        ),
        (
            key::CONFLICT_THEIRS,
            &clash.theirs,
            "keep-theirs",
            key::CONFLICT_KEEP_THEIRS,
        ),
    ];
    html! {
        div class="clash stack" id={ "clash" (pointer) } {
            h3 { (label(form, pointer)) }
            div class="versions" {
                @for (title, side, deed, word) in versions {
                    div class="version" {
                        h4 { (cx.t(title)) } " "
                        p class="version__text" { (words_of(form, side)) }
                        " " button class="button" type="button" data-do=(deed) data-field=(pointer) { (cx.t(word)) }
                    }
                }
            }
            @if is_text { button class="button" type="button" data-do="keep-both" data-field=(pointer) { (cx.t(key::CONFLICT_BOTH)) } }
        }
    }
}

/// Two of them one after the other make sense; two dates, addresses or choices do not.
fn is_narrative(pointer: &str) -> bool {
    pointer.ends_with("/text") || matches!(pointer, "/involved/others" | "/status/note")
}

fn words_of(form: &Form, side: &Side) -> String {
    let words: Vec<String> = side
        .iter()
        .filter_map(|(pointer, leaf)| leaf.as_ref().map(|leaf| leaf_words(form, pointer, leaf)))
        .filter(|words| !words.is_empty())
        .collect();
    if words.is_empty() {
        form.cx.say(key::CONFLICT_BLANK).to_owned()
    } else {
        words.join("\n")
    }
}

fn leaf_words(form: &Form, pointer: &str, leaf: &Value) -> String {
    let cx = form.cx;
    let answer = Question::ALL
        .into_iter()
        .find(|question| question.none_pointer() == pointer);
    match (answer, leaf) {
        (Some(question), Value::Bool(_)) => cx.say(none_words(question)).to_owned(),
        (Some(question), Value::String(key)) => match ListAnswer::from_key(key) {
            Some(ListAnswer::None) => cx.say(none_words(question)).to_owned(),
            _ => cx.say(key::ANSWER_DO_NOT_KNOW).to_owned(),
        },
        (None, Value::Bool(yes)) => {
            let word = if *yes {
                key::ANSWER_YES
            } else {
                key::ANSWER_NO
            };
            cx.say(word).to_owned()
        }
        (None, Value::String(word)) => {
            choice(pointer, word).map_or_else(|| word.clone(), |label| cx.say(label).to_owned())
        }
        (_, Value::Object(members)) => {
            let words = members.iter().map(|(name, value)| match value {
                // a set of names or actions
                Value::Bool(_) => match Action::from_key(name) {
                    Some(action) if pointer == "/actions" => {
                        cx.say(labels::action(action)).to_owned()
                    }
                    _ => form.name_of(name),
                },
                Value::Object(inner) => match inner.get("text") {
                    Some(Value::String(text)) => text.clone(),
                    _ => leaf_words(form, pointer, value),
                },
                _ => String::new(),
            });
            words
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        }
        _ => String::new(),
    }
}

/// The label of what is chosen from a list.
fn choice(pointer: &str, word: &str) -> Option<Label> {
    match pointer {
        "/status/value" => Status::from_key(word).map(labels::status),
        "/involved/secretariat" => YesNo::from_key(word).map(labels::yes_no),
        "/future/planned" => Planned::from_key(word).map(labels::planned),
        _ if pointer.starts_with("/results/") && pointer.ends_with("/status") => {
            ActionStatus::from_key(word).map(labels::action_status)
        }
        _ => None,
    }
}

fn none_words(question: Question) -> Msg {
    match question {
        Question::Members => key::FORM_MEMBERS_NONE,
        Question::Commissions => key::FORM_COMMISSIONS_NONE,
        Question::Actions => key::FORM_NOTHING_DONE,
        Question::Challenges => key::FORM_CHALLENGES_NONE,
        Question::Future => key::FORM_FUTURE_NONE,
    }
}

/// The section, and the action where there is one.
fn label(form: &Form, pointer: &str) -> String {
    let cx = form.cx;
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
