//! What a page shows: a document on its way, there, or not to be had. Asked for by the browser alone; natively it is
//! always on its way. Not a resource of Leptos: those load one after the other, and the old page stands under a new
//! address meanwhile (docs/decisions/021).

use crate::api::ApiError;
use crate::browser::{announce, focus_heading, is_nowhere, soon};
use crate::failure::{CannotShow, explain};
use crate::i18n::{Cx, use_cx};
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use words::key;

pub enum Loaded<T> {
    Loading,
    Ready(Arc<T>),
    Failed(ApiError),
}

// derived, it would ask of T what it does not need
impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(document) => Self::Ready(document.clone()),
            Self::Failed(error) => Self::Failed(error.clone()),
        }
    }
}

impl<T> Loaded<T> {
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(document) => Some(document),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

pub struct Document<T: Send + Sync + 'static> {
    pub state: RwSignal<Loaded<T>>,
    asked: Trigger,
    /// The person waits for what was asked anew.
    is_retried: StoredValue<bool>,
    cx: Cx,
}

impl<T: Send + Sync> Copy for Document<T> {}

impl<T: Send + Sync> Clone for Document<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Document<T> {
    /// Asks anew for what may have changed. What is shown stays until the answer is there.
    pub fn again(self) {
        self.asked.notify();
    }

    /// The person asks anew for what could not be had.
    fn retry(self) {
        if !self.is_retried.get_value() {
            self.is_retried.set_value(true);
            announce(self.cx.say(key::LOAD_LOADING).to_owned());
            self.asked.notify();
        }
    }

    /// What a press of "Try again" came to: the button may have gone, and the sentence be the same.
    fn tell(self, answer: Result<(), &ApiError>) {
        match answer {
            Ok(()) => soon(|| {
                if is_nowhere() {
                    focus_heading();
                }
            }),
            Err(error) => announce(explain(self.cx, error).text),
        }
    }
}

/// Asks at once, and again when a signal that `ask` reads changes. An answer that was overtaken is dropped.
pub fn document<T, F>(ask: impl Fn() -> F + 'static) -> Document<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let document = Document {
        state: RwSignal::new(Loaded::Loading),
        asked: Trigger::new(),
        is_retried: StoredValue::new(false),
        cx: use_cx(),
    };
    let newest = StoredValue::new(0_u32);
    Effect::new(move || {
        document.asked.track();
        let own = newest.get_value() + 1;
        newest.set_value(own);
        let answer = ask();
        spawn_local(async move {
            let answer = answer.await;
            if newest.try_get_value() == Some(own) {
                if document.is_retried.get_value() {
                    document.is_retried.set_value(false);
                    document.tell(answer.as_ref().map(drop));
                }
                document.state.set(match answer {
                    Ok(found) => Loaded::Ready(Arc::new(found)),
                    Err(error) => Loaded::Failed(error),
                });
            }
        });
    });
    document
}

/// Draws a document, or says what keeps it from being drawn.
#[component]
pub fn Shown<T, V>(
    document: Document<T>,
    children: impl Fn(Arc<T>) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    let children = Arc::new(children);
    move || match document.state.get() {
        Loaded::Loading => view! { <Skeleton/> }.into_any(),
        Loaded::Ready(found) => {
            // built anew each time, not written into the nodes of the one before: a translator may have replaced them
            let children = children.clone();
            (move || untrack(|| children(found.clone()))).into_any()
        }
        Loaded::Failed(error) => {
            view! { <CannotShow error again=move |()| document.retry()/> }.into_any()
        }
    }
}
