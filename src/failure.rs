//! Why something did not work, and what to do next: one title and one sentence for each failure of
//! a call, wherever it is shown.

use crate::address::Address;
use crate::api::ApiError;
use crate::browser::path_and_query;
use crate::i18n::{Cx, use_cx};
use crate::ui::link::Link;
use leptos::prelude::*;
use words::{Msg, key};

pub struct Explained {
    pub title: &'static str,
    pub text: String,
    /// Trying the same again may help.
    pub try_again: bool,
}

pub fn explain(cx: Cx, error: &ApiError) -> Explained {
    explain_as(cx, error, key::LOAD_FAILED)
}

/// `failed` is the title where the kind of failure has none of its own.
fn explain_as(cx: Cx, error: &ApiError, failed: Msg) -> Explained {
    let known = |title, text| Explained {
        title: cx.say(title),
        text: cx.say(text).to_owned(),
        try_again: true,
    };
    let failed = |text| known(failed, text);
    let at_last = |explained: Explained| Explained {
        try_again: false,
        ..explained
    };
    match error {
        ApiError::Offline => failed(key::LOAD_FAILED_TEXT),
        ApiError::Slow => failed(key::LOAD_SLOW),
        ApiError::Unavailable { wait: Some(n) } | ApiError::SlowDown { wait: Some(n) } => {
            Explained {
                text: cx.count(key::LOAD_WAIT, usize::try_from(*n).unwrap_or(usize::MAX)),
                ..failed(key::LOAD_UNAVAILABLE)
            }
        }
        ApiError::Unavailable { wait: None } => failed(key::LOAD_UNAVAILABLE),
        ApiError::SlowDown { wait: None } => failed(key::LOAD_SLOW_DOWN),
        ApiError::SignedOut => at_last(known(key::LOAD_SIGNED_OUT, key::LOAD_SIGNED_OUT_TEXT)),
        ApiError::NoSession => known(key::SIGNIN_TITLE, key::SIGNIN_NO_COOKIE),
        ApiError::OtherPerson(name) => at_last(Explained {
            text: cx.fill(key::LOAD_OTHER_PERSON, &[("name", name)]),
            ..known(key::LOAD_SIGNED_OUT, key::LOAD_SIGNED_OUT_TEXT)
        }),
        ApiError::NotAllowed { detail } => at_last(in_their_words(
            known(key::LOAD_FORBIDDEN, key::LOAD_FORBIDDEN_TEXT),
            detail,
        )),
        ApiError::NotFound { .. } => at_last(known(key::LOAD_NOT_FOUND, key::LOAD_NOT_FOUND_TEXT)),
        ApiError::Gone => at_last(known(key::LOAD_GONE, key::LOAD_GONE_TEXT)),
        ApiError::Conflict(_) | ApiError::StepNotAllowed | ApiError::Exists => {
            failed(key::STEP_NOT_NOW)
        }
        ApiError::Refused(document) => at_last(in_their_words(
            failed(key::LOAD_REFUSED),
            &crate::api::problems(document)
                .iter()
                .find_map(|problem| problem.params.get("detail").cloned())
                .unwrap_or_default(),
        )),
        ApiError::TooLarge => at_last(failed(key::LOAD_TOO_LARGE)),
        ApiError::Misunderstood { status, .. } => at_last(Explained {
            text: cx.fill(key::LOAD_MISUNDERSTOOD, &[("status", &status.to_string())]),
            ..failed(key::LOAD_FAILED_TEXT)
        }),
        ApiError::Unreadable => failed(key::LOAD_UNREADABLE),
        ApiError::Fault { status, request_id } => {
            let mut text = cx.fill(key::LOAD_FAULT, &[("status", &status.to_string())]);
            if !request_id.is_empty() {
                text.push(' ');
                text.push_str(&cx.fill(key::LOAD_REQUEST, &[("id", request_id)]));
            }
            Explained {
                text,
                ..failed(key::LOAD_FAILED_TEXT)
            }
        }
    }
}

/// What the server says of a rule of its own is said too.
fn in_their_words(explained: Explained, words: &str) -> Explained {
    if words.is_empty() {
        return explained;
    }
    Explained {
        text: format!("{} {words}", explained.text),
        ..explained
    }
}

/// In the place of a page.
#[component]
pub fn CannotShow(error: ApiError, #[prop(into)] again: Callback<()>) -> impl IntoView {
    let cx = use_cx();
    let Explained {
        title,
        text,
        try_again,
    } = explain(cx, &error);
    let is_signed_out = matches!(error, ApiError::SignedOut | ApiError::OtherPerson(_));
    let sign_in = move || {
        let back = Some(path_and_query());
        view! { <a class="button" href=cx.href(&Address::SignIn { back }) rel="external">{cx.t(key::LOAD_SIGN_IN)}</a> " " }
    };
    let next = if try_again {
        view! { <button class="button" type="button" on:click=move |_| again.run(())>{cx.t(key::LOAD_AGAIN)}</button> }
            .into_any()
    } else {
        view! { <Link to=Address::Overview>{cx.t(key::MASTHEAD_OVERVIEW)}</Link> }.into_any()
    };
    view! {
        <div class="notice notice--danger" role="alert">
            <h1 class="notice__title" tabindex="-1">{title}</h1>
            <p>{text}</p>
            <p class="buttons">{is_signed_out.then(sign_in)} {next}</p>
        </div>
    }
}

/// Where something was pressed that did not work.
#[component]
pub fn StepFailed(error: ApiError) -> impl IntoView {
    let Explained { title, text, .. } = explain_as(use_cx(), &error, key::STEP_FAILED);
    view! {
        <div class="notice notice--danger" role="alert">
            <p class="notice__title">{title}</p>
            <p>{text}</p>
        </div>
    }
}
