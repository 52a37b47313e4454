//! What the bar says of the saving: words that are true, and the one thing to do about it.

use super::conflict::TITLE;
use super::saver::{SaveState, Saver};
use crate::address::Address;
use crate::api::ApiError;
use crate::i18n::Cx;
use leptos::prelude::*;
use maud::{Markup, html};
use words::key;

/// Only what a person must know interrupts a screen reader; that each second was saved does not.
pub fn told(cx: Cx, saver: Saver) -> Markup {
    let clashes = saver
        .conflict
        .with(|conflict| conflict.as_ref().map_or(0, |open| open.clashes.len()));
    saver.state.with(|state| {
        let is_routine = clashes == 0
            && matches!(
                state,
                SaveState::Nothing | SaveState::Unsaved | SaveState::Saving | SaveState::Saved(_)
            );
        html! {
            p id="save-state" role="status" aria-live=(if is_routine { "off" } else { "polite" }) {
                @if clashes > 0 {
                    (cx.count(key::SAVE_CLASH, clashes)) " "
                    a class="button button--quiet" href={ "#" (TITLE) } rel="external" { (cx.t(key::SAVE_CLASH_LINK)) }
                    " "
                }
                @if clashes == 0 || !is_saved(state) { (words_of(cx, state)) " " (way_out(cx, state)) }
            }
        }
    })
}

fn is_saved(state: &SaveState) -> bool {
    matches!(state, SaveState::Nothing | SaveState::Saved(_))
}

/// One sentence.
pub fn words_of(cx: Cx, state: &SaveState) -> String {
    let error = match state {
        SaveState::Nothing => return cx.say(key::SAVE_NOTHING).into(),
        SaveState::Unsaved => return cx.say(key::SAVE_UNSAVED).into(),
        SaveState::Saving => return cx.say(key::SAVE_SAVING).into(),
        SaveState::Saved(time) => return cx.fill(key::SAVE_SAVED, &[("time", time)]),
        SaveState::SignedOut => return cx.say(key::SAVE_SIGNED_OUT).into(),
        SaveState::OtherPerson(name) => {
            return cx.fill(key::SAVE_OTHER_PERSON, &[("name", name)]);
        }
        SaveState::Refused(problems) => {
            // a rule of the backend's own is told in its words
            let own = problems
                .iter()
                .find_map(|problem| problem.params.get("detail"))
                .map(|words| format!(". {words}"));
            return format!("{}{}", cx.say(key::SAVE_REFUSED), own.unwrap_or_default());
        }
        SaveState::Waiting(error) | SaveState::Stuck(error) => error,
    };
    let words = match error {
        ApiError::Offline => key::SAVE_OFFLINE,
        ApiError::Slow => key::SAVE_SLOW,
        ApiError::SlowDown { .. } => key::SAVE_SLOW_DOWN,
        ApiError::Unreadable => key::SAVE_UNREADABLE,
        ApiError::TooLarge => key::SAVE_TOO_LARGE,
        ApiError::NotFound { .. } | ApiError::Gone => key::SAVE_GONE,
        ApiError::Misunderstood { status, .. } => {
            return cx.fill(key::SAVE_MISUNDERSTOOD, &[("status", &status.to_string())]);
        }
        ApiError::NotAllowed { detail } if !detail.is_empty() => {
            return format!("{}. {detail}", cx.say(key::SAVE_FORBIDDEN));
        }
        ApiError::NotAllowed { .. } | ApiError::StepNotAllowed | ApiError::Exists => {
            key::SAVE_FORBIDDEN
        }
        _ => key::SAVE_UNAVAILABLE,
    };
    cx.say(words).into()
}

fn way_out(cx: Cx, state: &SaveState) -> Markup {
    match state {
        SaveState::Waiting(_) => html! {
            button class="button button--quiet" type="button" data-do="save" { (cx.t(key::SAVE_AGAIN)) }
        },
        SaveState::SignedOut | SaveState::OtherPerson(_) => html! {
            a class="button button--quiet" href=(cx.href(&Address::SignIn { back: None })) target="_blank" rel="external" { (cx.t(key::SAVE_SIGN_IN)) }
        },
        _ => html! {},
    }
}
