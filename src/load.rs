//! A document on its way: loading, ready, failed. Late answers, to a question that was asked anew meanwhile, are dropped.

use crate::api::{self, ApiError};
use crate::i18n::Cx;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::future::Future;
use words::key;

#[derive(Clone, Debug)]
pub enum Load<T> {
    Loading,
    Ready(T),
    Failed(ApiError),
}

/// A question that can be asked again.
pub struct Loading<T: Send + Sync + 'static> {
    pub state: RwSignal<Load<T>>,
    again: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loading<T> {}

impl<T: Clone + Send + Sync + 'static> Loading<T> {
    /// Asks whenever what `ask` reads before its future changes. `first` is an answer that is there already.
    pub fn of<F: Future<Output = Result<T, ApiError>> + 'static>(first: Option<T>, ask: impl Fn() -> F + 'static) -> Self {
        let answered = StoredValue::new(first.is_some());
        let state = RwSignal::new(first.map_or(Load::Loading, Load::Ready));
        let again = RwSignal::new(0_u32);
        let generation = StoredValue::new(0_u32);
        Effect::new(move |_| {
            again.track();
            let question = ask();
            if answered.get_value() {
                answered.set_value(false);
                return;
            }
            generation.update_value(|n| *n += 1);
            let own = generation.get_value();
            state.set(Load::Loading);
            spawn_local(async move {
                let answer = question.await;
                // the page may be gone when the answer comes
                if generation.try_get_value() == Some(own) {
                    state.try_set(answer.map_or_else(Load::Failed, Load::Ready));
                }
            });
        });
        Self { state, again }
    }

    pub fn again(&self) {
        self.again.update(|n| *n += 1);
    }

    /// The three looks of a document.
    pub fn view(self, cx: Cx, ready: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
        let view = move || match self.state.get() {
            Load::Loading => skeleton(cx),
            // what a page reads while it is made must not make it anew: a form would lose its words
            Load::Ready(document) => untrack(|| ready(document)),
            Load::Failed(error) => cannot_show(cx, &error, move || self.again()),
        };
        view.into_any()
    }
}

thread_local! {
    /// The document that the page was served with: its API address and its text. Taken once.
    static SERVED: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

pub fn set_served(url: String, document: String) {
    SERVED.with_borrow_mut(|served| *served = Some((url, document)));
}

fn take_served<T: DeserializeOwned>(url: &str) -> Option<T> {
    let document = SERVED.with_borrow_mut(|served| served.take_if(|(own, _)| own == url))?.1;
    api::json::from_str(&document)
}

/// The document at an address of the API that may change while the page stands.
pub fn document<T: DeserializeOwned + Clone + Send + Sync + 'static>(url: Memo<String>) -> Loading<T> {
    let first = take_served(&url.get_untracked());
    Loading::of(first, move || {
        let url = url.get();
        async move { api::get(&url).await }
    })
}

pub fn skeleton(cx: Cx) -> AnyView {
    view! {
        <p class="note" role="status">{cx.t(key::LOAD_LOADING)}</p>
        <p><span class="blank"></span></p>
        <p><span class="blank blank--half"></span></p>
    }
    .into_any()
}

/// What went wrong, and the one thing to do next.
pub fn cannot_show(cx: Cx, error: &ApiError, again: impl Fn() + 'static) -> AnyView {
    let (title, text) = match error {
        ApiError::NotFound | ApiError::NotAllowed | ApiError::Gone => (key::LOAD_FORBIDDEN, key::LOAD_FORBIDDEN_TEXT),
        _ => (key::LOAD_FAILED, key::LOAD_FAILED_TEXT),
    };
    let number = match error {
        ApiError::Fault { request_id } if !request_id.is_empty() => Some(view! { <p>{cx.fill(key::LOAD_REQUEST, &[("id", request_id)])}</p> }),
        _ => None,
    };
    view! {
        <div class="notice notice--danger" role="alert">
            <h1 class="notice__title" tabindex="-1">{cx.t(title)}</h1>
            <p>{cx.t(text)}</p>
            {number}
            <p class="buttons"><button class="button" type="button" on:click=move |_| again()>{cx.t(key::LOAD_AGAIN)}</button></p>
        </div>
    }
    .into_any()
}
