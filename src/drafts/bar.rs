//! What the bar says of the saving: words that are true, and the one thing to do about it.

use super::conflict::TITLE;
use super::saver::{SaveState, Saver};
use crate::address::Address;
use crate::api::ApiError;
use crate::browser::go_to_field;
use crate::i18n::{Cx, use_cx};
use crate::ui::changing::Changing;
use leptos::prelude::*;
use words::key;

/// Only what a person must know interrupts a screen reader; that each second was saved does not.
#[component]
pub fn Told(saver: Saver) -> impl IntoView {
    let cx = use_cx();
    let clashes = Memo::new(move |_| {
        saver
            .conflict
            .with(|conflict| conflict.as_ref().map_or(0, |open| open.clashes.len()))
    });
    let is_routine = move || {
        let is_routine = saver.state.with(|state| {
            matches!(
                state,
                SaveState::Nothing | SaveState::Unsaved | SaveState::Saving | SaveState::Saved(_)
            )
        });
        is_routine && clashes.get() == 0
    };
    let clash = move || {
        let n = clashes.get();
        (n > 0).then(|| {
            let go = |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                go_to_field(TITLE);
            };
            view! {
                <span>{cx.count(key::SAVE_CLASH, n)}</span>
                " "
                <a class="button button--quiet" href=format!("#{TITLE}") rel="external" on:click=go>{cx.t(key::SAVE_CLASH_LINK)}</a>
                " "
            }
        })
    };
    let is_told = move || clashes.get() == 0 || !saver.state.with(is_saved);
    let said = Memo::new(move |_| is_told().then(|| saver.state.with(|state| words_of(cx, state))));
    // what can be done changes less often than what is said, and is not drawn anew under a press
    let way = Memo::new(move |_| is_told().then(|| saver.state.with(Way::out_of)).flatten());
    view! {
        <p id="save-state" class:save-bar__wrong=move || !is_routine() role="status" aria-live=move || if is_routine() { "off" } else { "polite" }>
            {clash}
            <Changing text=said/>
            " "
            {move || way.get().map(|way| view! { <WayOut way saver/> })}
        </p>
    }
}

fn is_saved(state: &SaveState) -> bool {
    matches!(state, SaveState::Nothing | SaveState::Saved(_))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Again,
    SignIn,
}

impl Way {
    fn out_of(state: &SaveState) -> Option<Self> {
        match state {
            SaveState::Waiting(_) => Some(Self::Again),
            SaveState::SignedOut | SaveState::OtherPerson(_) => Some(Self::SignIn),
            _ => None,
        }
    }
}

#[component]
fn WayOut(way: Way, saver: Saver) -> impl IntoView {
    let cx = use_cx();
    match way {
        Way::Again => view! {
            <button class="button button--quiet" type="button" on:click=move |_| saver.save_and_say()>{cx.t(key::SAVE_AGAIN)}</button>
        }
        .into_any(),
        Way::SignIn => view! {
            <a class="button button--quiet" href=cx.href(&Address::SignIn { back: None }) target="_blank" rel="external">{cx.t(key::SAVE_SIGN_IN)}</a>
        }
        .into_any(),
    }
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
