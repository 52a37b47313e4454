//! A step that was pressed: taken once, told where it was pressed if it did not work, and told as
//! done where only its answer was lost.

use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{announce, bring_into_view, reload, soon};
use crate::failure::explain;
use crate::i18n::{Cx, use_cx};
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::documents::{NewStep, Note};
use report::state::Step;
use words::key;

/// Where what failed is told.
const PLACE: &str = "step-failed";

/// What became of the step that was pressed last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Pressed {
    #[default]
    Nothing,
    /// A second press sends nothing.
    Busy,
    Failed(ApiError),
}

impl Pressed {
    pub(super) fn is_busy(&self) -> bool {
        *self == Self::Busy
    }

    pub(super) fn has_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    /// Of a step after which the page is read anew: it stays busy until it goes.
    pub(super) fn of(taken: Result<u32, ApiError>) -> Self {
        match taken {
            Ok(_) => {
                reload();
                Self::Busy
            }
            Err(error) => Self::Failed(error),
        }
    }
}

/// Once, however often one presses.
pub(super) fn press(
    cx: Cx,
    pressed: RwSignal<Pressed>,
    outcome: impl Future<Output = Pressed> + 'static,
) {
    if pressed.with_untracked(Pressed::is_busy) {
        return;
    }
    pressed.set(Pressed::Busy);
    announce(cx.say(key::SUBMIT_BUSY).to_owned());
    spawn_local(async move { pressed.set(outcome.await) });
}

/// The version of the draft after the step.
pub(super) async fn take(
    cx: Cx,
    id: &str,
    step: Step,
    note: Option<Note>,
    version: u32,
) -> Result<u32, ApiError> {
    let new = NewStep { step, note };
    match api::take_step(id, &new, version).await {
        Ok(saved) => Ok(saved.version),
        // the server may have done it, or it was done before
        Err(error)
            if error.leaves_doubt()
                || matches!(error, ApiError::StepNotAllowed | ApiError::Conflict(_)) =>
        {
            match api::get_draft(id, cx.lang).await {
                // another person's note is not this one
                Ok(now)
                    if step.leads_to() == Some(now.draft.state)
                        && (step != Step::Return || now.draft.note == new.note) =>
                {
                    Ok(now.draft.version)
                }
                _ => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

/// What failed, brought into sight where one pressed.
#[component]
pub(super) fn Failed(pressed: RwSignal<Pressed>) -> impl IntoView {
    let cx = use_cx();
    Effect::new(move || {
        if pressed.with(Pressed::has_failed) {
            soon(|| bring_into_view(PLACE));
        }
    });
    let way = move |error: &ApiError| {
        match error {
        ApiError::SignedOut | ApiError::OtherPerson(_) => {
            let href = cx.href(&Address::SignIn { back: None });
            view! { <p class="buttons"><a class="button" href=href target="_blank" rel="external">{cx.t(key::SAVE_SIGN_IN)}</a></p> }
                .into_any()
        }
        ApiError::Conflict(_) | ApiError::StepNotAllowed => {
            view! { <p class="buttons"><button class="button" type="button" on:click=|_| reload()>{cx.t(key::STEP_RELOAD)}</button></p> }
                .into_any()
        }
        _ => ().into_any(),
    }
    };
    let failed = move || {
        pressed.with(|pressed| match pressed {
            Pressed::Failed(error) => Some(view! {
                <div class="notice notice--danger" role="alert">
                    <h2 class="notice__title">{cx.t(key::STEP_FAILED)}</h2>
                    <p>{explain(cx, error).text}</p>
                    {way(error)}
                </div>
            }),
            Pressed::Nothing | Pressed::Busy => None,
        })
    };
    view! { <div id=PLACE>{failed}</div> }
}
