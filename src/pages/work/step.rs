//! A step that was pressed: taken once, told where it was pressed if it did not work, and told as
//! done where only its answer was lost.

use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{bring_into_view, soon};
use crate::failure::explain;
use crate::i18n::Cx;
use crate::live::live;
use leptos::prelude::*;
use maud::{Markup, html};
use report::documents::{NewStep, Note};
use report::state::Step;
use words::key;

/// Where `tell` writes.
pub(super) const PLACE: &str = "step-failed";

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

/// Shows in `PLACE` what failed, and brings it into sight.
pub(super) fn tell(cx: Cx, pressed: RwSignal<Pressed>) {
    live(
        PLACE,
        Box::new(move || {
            pressed.with(|pressed| match pressed {
                Pressed::Failed(error) => failed(cx, error),
                Pressed::Nothing | Pressed::Busy => html! {},
            })
        }),
    );
    Effect::new(move |_| {
        if pressed.with(Pressed::has_failed) {
            soon(|| bring_into_view(PLACE));
        }
    });
}

fn failed(cx: Cx, error: &ApiError) -> Markup {
    html! {
        div class="notice notice--danger" role="alert" {
            h2 class="notice__title" { (cx.t(key::STEP_FAILED)) }
            p { (explain(cx, error).text) }
            @match error {
                ApiError::SignedOut | ApiError::OtherPerson(_) => p class="buttons" {
                    a class="button" href=(cx.href(&Address::SignIn { back: None })) target="_blank" rel="external" { (cx.t(key::SAVE_SIGN_IN)) }
                },
                ApiError::Conflict(_) | ApiError::StepNotAllowed => p class="buttons" {
                    button class="button" type="button" data-do="reload" { (cx.t(key::STEP_RELOAD)) }
                },
                _ => {}
            }
        }
    }
}
