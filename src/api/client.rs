//! One request: prefix, CSRF value, a limit of time. Everything generic is outside, so that it is
//! compiled once.

use super::error::{ApiError, from_answer};
use super::json;
use super::operations::Operation;
use crate::reactive::set_timeout;
use gloo_net::http::{Method, RequestBuilder};
use replica::Tree;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::time::Duration;
use web_sys::AbortController;

const TIME_LIMIT: Duration = Duration::from_secs(30);

thread_local! {
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
    static CSRF: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From the configuration, once.
pub fn set_api_base(base: &str) {
    BASE.with_borrow_mut(|own| base.clone_into(own));
}

/// From the session, whenever it is read.
pub(super) fn set_csrf(value: &str) {
    CSRF.with_borrow_mut(|own| value.clone_into(own));
}

/// What goes with a request besides its address.
#[derive(Default)]
pub(super) struct With {
    pub version: Option<u32>,
    pub creates: bool,
    pub body: Option<(&'static str, String)>,
}

pub(super) const JSON: &str = "application/json";

/// Through a tree, since drafts are compared as trees anyway: one way of writing a report, not two.
pub(super) fn json_body<T: Serialize>(value: &T) -> With {
    body(JSON, &replica::tree(value).unwrap_or_default())
}

pub(super) fn body(kind: &'static str, tree: &Tree) -> With {
    With {
        body: Some((kind, json::to_string(tree))),
        ..With::default()
    }
}

/// The document at an address of the API, as text.
pub async fn text(address: &str) -> Result<String, ApiError> {
    fetch(Method::GET, address, With::default()).await
}

pub(super) async fn get<T: DeserializeOwned>(address: &str) -> Result<T, ApiError> {
    parsed(&text(address).await?)
}

pub(super) async fn call<T: DeserializeOwned>(
    operation: Operation,
    address: &str,
    with: With,
) -> Result<T, ApiError> {
    parsed(&send(operation, address, with).await?)
}

/// For answers without a body.
pub(super) async fn send(
    operation: Operation,
    address: &str,
    with: With,
) -> Result<String, ApiError> {
    let method = match operation.method {
        "PUT" => Method::PUT,
        "PATCH" => Method::PATCH,
        "POST" => Method::POST,
        "DELETE" => Method::DELETE,
        _ => Method::GET,
    };
    fetch(method, address, with).await
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    json::from_str(text).ok_or_else(|| ApiError::Fault {
        request_id: String::new(),
    })
}

async fn fetch(method: Method, address: &str, with: With) -> Result<String, ApiError> {
    let url = BASE.with_borrow(|base| format!("{base}{address}"));
    let abort = AbortController::new().ok();
    let mut request = RequestBuilder::new(&url)
        .abort_signal(abort.as_ref().map(AbortController::signal).as_ref());
    if method != Method::GET {
        request = CSRF.with_borrow(|csrf| request.header("X-CSRF", csrf));
    }
    if let Some(version) = with.version {
        request = request.header("If-Match", &format!("\"{version}\""));
    }
    if with.creates {
        request = request.header("If-None-Match", "*");
    }
    let request = request.method(method);
    let request = match with.body {
        Some((kind, text)) => request.header("Content-Type", kind).body(text),
        None => request.build(),
    };
    if let Some(abort) = abort {
        set_timeout(move || abort.abort(), TIME_LIMIT);
    }
    let offline = |_| ApiError::Offline;
    let answer = request.map_err(offline)?.send().await.map_err(offline)?;
    let text = answer.text().await.map_err(offline)?;
    if answer.ok() {
        Ok(text)
    } else {
        Err(from_answer(answer.status(), text))
    }
}
