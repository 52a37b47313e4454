//! Two versions of some answers, side by side; typing elsewhere goes on meanwhile.

use super::saver::{SaveState, Saver};
use crate::form::{Section, joined};
use crate::i18n::Cx;
use crate::labels;
use leptos::prelude::*;
use replica::Clash;
use report::vocabulary::Action;
use serde_json::Value;
use words::key;

pub fn conflict(cx: Cx, saver: Saver) -> AnyView {
    let view = move || match saver.state.get() {
        SaveState::Conflict { by, joined, clashes } => Some(both(cx, saver, &by, joined, clashes)),
        _ => None,
    };
    view.into_any()
}

fn both(cx: Cx, saver: Saver, by: &str, joined: usize, clashes: Vec<Clash>) -> AnyView {
    let others = (joined > 0).then(|| view! { <p>{cx.count(key::CONFLICT_JOINED, joined)}</p> });
    view! {
        <section class="notice notice--warn notice--wide" role="alert" aria-labelledby="conflict">
            <h2 class="notice__title" id="conflict">{cx.t(key::CONFLICT_TITLE)}</h2>
            <p>{cx.fill(key::CONFLICT_LEAD, &[("name", by)])}</p>
            {others}
            {clashes.into_iter().map(|clash| one(cx, saver, clash)).collect_view()}
        </section>
    }
    .into_any()
}

fn one(cx: Cx, saver: Saver, clash: Clash) -> impl IntoView {
    let Clash { pointer, mine, theirs } = clash;
    let (own, other) = (words_of(cx, mine.as_ref()), words_of(cx, theirs.as_ref()));
    let is_text = matches!((&mine, &theirs), (Some(Value::String(_)), Some(Value::String(_))));
    let deed = |msg, leaf: Option<Value>| {
        let pointer = pointer.clone();
        view! { <button class="button" type="button" on:click=move |_| saver.decide(&pointer, leaf.clone())>{cx.t(msg)}</button> }
    };
    let both = is_text.then(|| {
        let text = joined([own.as_str(), other.as_str()].into_iter());
        deed(key::CONFLICT_BOTH, Some(Value::String(text)))
    });
    view! {
        <div class="clash stack">
            <h3>{label(cx, &pointer)}</h3>
            <div class="versions">
                <div class="version"><h4>{cx.t(key::CONFLICT_MINE)}</h4> <p class="version__text">{own.clone()}</p> {deed(key::CONFLICT_KEEP_MINE, mine)}</div>
                <div class="version"><h4>{cx.t(key::CONFLICT_THEIRS)}</h4> <p class="version__text">{other.clone()}</p> {deed(key::CONFLICT_KEEP_THEIRS, theirs)}</div>
            </div>
            {both}
        </div>
    }
}

fn words_of(cx: Cx, leaf: Option<&Value>) -> String {
    match leaf {
        Some(Value::String(text)) if !text.is_empty() => text.clone(),
        Some(Value::Bool(true)) => cx.say(key::ANSWER_YES).to_owned(),
        Some(Value::Bool(false)) => cx.say(key::ANSWER_NO).to_owned(),
        _ => cx.say(key::CONFLICT_BLANK).to_owned(),
    }
}

/// The section, and the action where there is one.
fn label(cx: Cx, pointer: &str) -> String {
    let section = cx.say(Section::of(pointer).name());
    match pointer.split('/').find_map(Action::from_key) {
        Some(action) => cx.fill(key::PAIR, &[("first", section), ("second", cx.say(labels::action(action)))]),
        None => section.to_owned(),
    }
}
