//! A document on its way: loading, ready, failed. Late answers, to a question that was asked anew
//! meanwhile, are dropped.

use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::path_and_query;
use crate::failure::{Explained, explain};
use crate::i18n::Cx;
use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::{Markup, html};
use std::cell::RefCell;
use words::key;

/// The document is text here: it gets its type where it is shown, so that all of this is compiled
/// once.
#[derive(Clone, Debug)]
pub enum Load {
    Loading,
    Ready(String),
    Failed(ApiError),
}

/// A question that can be asked again.
#[derive(Clone, Copy)]
pub struct Question {
    pub state: RwSignal<Load>,
    address: StoredValue<String>,
    generation: StoredValue<u32>,
    under_way: StoredValue<bool>,
}

impl Question {
    pub fn unasked() -> Self {
        Self {
            state: RwSignal::new(Load::Loading),
            address: StoredValue::default(),
            generation: StoredValue::new(0),
            under_way: StoredValue::new(false),
        }
    }

    /// Asks for the document at an address of the API.
    pub fn ask(self, address: String) {
        let is_same = self.address.get_value() == address;
        // the same question is on its way: its answer is shown for where one is by then
        if is_same && self.under_way.get_value() {
            return;
        }
        let own = self.generation.get_value() + 1;
        self.generation.set_value(own);
        // what is there is shown anew, not asked for again
        if is_same && matches!(self.state.get_untracked(), Load::Ready(_)) {
            self.state.notify();
            return;
        }
        self.address.set_value(address.clone());
        if let Some(document) = served(&address) {
            self.state.set(Load::Ready(document));
            return;
        }
        self.state.set(Load::Loading);
        self.under_way.set_value(true);
        spawn_local(async move {
            let answer = fetched(&address).await;
            if self.generation.get_value() == own {
                self.under_way.set_value(false);
                self.state
                    .set(answer.map_or_else(Load::Failed, Load::Ready));
            }
        });
    }

    /// Asks anew for what may have changed since.
    pub fn again(self) {
        let address = self.address.get_value();
        self.address.set_value(String::new());
        self.ask(address);
    }

    /// Nothing to ask: the page says the same whatever the server has.
    pub fn needless(self) {
        self.generation.update_value(|n| *n += 1);
        self.under_way.set_value(false);
        self.address.set_value(String::new());
        self.state.set(Load::Ready(String::new()));
    }
}

async fn fetched(address: &str) -> Result<String, ApiError> {
    // a page that stands for days may name a file that is gone
    if let Some(file) = file_of(address) {
        match api::text(&file).await {
            Err(ApiError::NotFound { .. }) => {}
            answer => return answer,
        }
    }
    api::text(address).await
}

/// Fetches the document that a page was served without, before anybody asks for it.
pub fn prepare(address: String) {
    if served(&address).is_none() && file_of(&address).is_some() {
        spawn_local(async move {
            if let Ok(document) = fetched(&address).await {
                SERVED.with_borrow_mut(|kept| kept.document = Some(document));
            }
        });
    }
}

/// What the page was served with: the document at an address of the API, or the file that it is
/// kept in.
#[derive(Default)]
pub struct Kept {
    pub url: String,
    pub document: Option<String>,
    pub file: Option<String>,
}

thread_local! {
    static SERVED: RefCell<Kept> = RefCell::default();
}

pub fn set_served(kept: Kept) {
    SERVED.set(kept);
}

fn served(url: &str) -> Option<String> {
    SERVED.with_borrow(|kept| kept.document.clone().filter(|_| kept.url == url))
}

fn file_of(url: &str) -> Option<String> {
    SERVED.with_borrow(|kept| kept.file.clone().filter(|_| kept.url == url))
}

/// What went wrong, and the one thing to do next, in the place of a page.
pub fn cannot_show(cx: Cx, error: &ApiError) -> Markup {
    let Explained {
        title,
        text,
        try_again,
    } = explain(cx, error);
    html! {
        div class="notice notice--danger" role="alert" {
            h1 class="notice__title" tabindex="-1" { (title) }
            p { (text) }
            p class="buttons" {
                @match error {
                    ApiError::SignedOut | ApiError::OtherPerson(_) => {
                        @let sign_in = Address::SignIn { back: Some(path_and_query()) };
                        a class="button" href=(cx.href(&sign_in)) rel="external" { (cx.t(key::LOAD_SIGN_IN)) } " "
                    }
                    _ => {}
                }
                @if try_again { button class="button" type="button" data-do="again" { (cx.t(key::LOAD_AGAIN)) } }
                @else { (cx.link(&Address::Overview, cx.t(key::MASTHEAD_OVERVIEW))) }
            }
        }
    }
}
