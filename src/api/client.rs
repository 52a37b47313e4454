//! One request: prefix, credentials, CSRF value, a limit of time. Everything generic is outside, so
//! that it is compiled once.

use super::error::{ApiError, from_answer};
use super::json;
use super::operations::{GET_SESSION, Operation};
use gloo_net::http::Request;
use leptos::prelude::*;
use report::documents::Session;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, Headers, RequestCredentials, RequestInit};

const TIME_LIMIT: Duration = Duration::from_secs(30);
/// Browsers let a request of up to 64 kB outlive its page; what is about it takes some room.
const OUTLIVES_THE_PAGE: usize = 60_000;

thread_local! {
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
    static CSRF: RefCell<String> = const { RefCell::new(String::new()) };
    /// The id of the person whose page this is, once somebody is signed in.
    static PERSON: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From the configuration, once.
pub fn set_api_base(base: &str) {
    BASE.with_borrow_mut(|own| base.clone_into(own));
}

/// Reads the session and keeps its CSRF value for the writes to come. The first person that is
/// seen is the one whose page it is: nothing is ever written in the name of another.
/// Errors: `OtherPerson` if another person is signed in now.
pub(super) async fn session(address: &str) -> Result<Session, ApiError> {
    let session: Session = get(address).await?;
    if let Some(person) = &session.person {
        let owner =
            PERSON.with_borrow_mut(|own| own.get_or_insert_with(|| person.id.clone()).clone());
        if owner != person.id {
            return Err(ApiError::OtherPerson(person.name.clone()));
        }
    }
    CSRF.with_borrow_mut(|own| session.csrf.clone_into(own));
    Ok(session)
}

/// What goes with a request besides its address.
#[derive(Clone, Default)]
pub(super) struct With {
    pub version: Option<u32>,
    pub creates: bool,
    pub body: Option<(&'static str, String)>,
}

pub(super) const JSON: &str = "application/json";

pub(super) fn json_body<T: Serialize>(value: &T) -> Result<With, ApiError> {
    let value = serde_json::to_value(value).map_err(|_| ApiError::Unreadable)?;
    Ok(body(JSON, &value))
}

pub(super) fn body(kind: &'static str, value: &Value) -> With {
    With {
        body: Some((kind, value.to_string())),
        ..With::default()
    }
}

/// The document at an address of the API, as text.
pub async fn text(address: &str) -> Result<String, ApiError> {
    fetch("GET", address, With::default()).await
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

/// For answers without a body. A refusal may only mean that the session was renewed in another tab:
/// the session is read anew, and the request sent once more if there is a new value for it.
pub(super) async fn send(
    operation: Operation,
    address: &str,
    with: With,
) -> Result<String, ApiError> {
    let sent = CSRF.with_borrow(Clone::clone);
    match fetch(operation.method, address, with.clone()).await {
        Err(refused @ ApiError::NotAllowed { .. }) => {
            let is_somebodys = PERSON.with_borrow(Option::is_some);
            let session = session(GET_SESSION.path).await?;
            if session.person.is_none() && is_somebodys {
                return Err(ApiError::SignedOut);
            }
            if session.csrf == sent {
                return Err(refused);
            }
            fetch(operation.method, address, with).await
        }
        answer => answer,
    }
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    json::from_str(text).ok_or(ApiError::Unreadable)
}

async fn fetch(method: &str, address: &str, with: With) -> Result<String, ApiError> {
    let abort = AbortController::new().ok();
    let is_slow = Rc::new(Cell::new(false));
    let request = request(method, address, with, abort.as_ref()).map_err(|_| ApiError::Offline)?;
    if let Some(abort) = abort {
        let is_slow = is_slow.clone();
        set_timeout(
            move || {
                is_slow.set(true);
                abort.abort();
            },
            TIME_LIMIT,
        );
    }
    let broken = |_| {
        if is_slow.get() {
            ApiError::Slow
        } else {
            ApiError::Offline
        }
    };
    let answer = request.send().await.map_err(broken)?;
    let text = answer.text().await.map_err(broken)?;
    if answer.ok() {
        return Ok(text);
    }
    let wait = answer.headers().get("Retry-After");
    let wait = wait.and_then(|wait| wait.trim().parse().ok().or_else(|| seconds_until(&wait)));
    Err(from_answer(answer.status(), text, wait))
}

/// From now, by the device's clock, to a date as HTTP writes it.
fn seconds_until(date: &str) -> Option<u32> {
    let left = (js_sys::Date::parse(date) - js_sys::Date::now()) / 1000.0;
    left.is_finite().then(|| left.ceil().max(0.0) as u32)
}

fn request(
    method: &str,
    address: &str,
    with: With,
    abort: Option<&AbortController>,
) -> Result<Request, JsValue> {
    let url = BASE.with_borrow(|base| format!("{base}{address}"));
    let headers = Headers::new()?;
    if method != "GET" {
        CSRF.with_borrow(|csrf| headers.set("X-CSRF", csrf))?;
    }
    if let Some(version) = with.version {
        headers.set("If-Match", &format!("\"{version}\""))?;
    }
    if with.creates {
        headers.set("If-None-Match", "*")?;
    }
    let init = RequestInit::new();
    init.set_method(method);
    init.set_signal(abort.map(AbortController::signal).as_ref());
    // an API on another origin knows the session by its cookie too; reading it needs none
    init.set_credentials(RequestCredentials::Include);
    if let Some((kind, text)) = with.body {
        headers.set("Content-Type", kind)?;
        if text.len() < OUTLIVES_THE_PAGE {
            // the page may be closed while this is on its way; the type does not know the member
            js_sys::Reflect::set(&init, &"keepalive".into(), &true.into())?;
        }
        init.set_body(&text.into());
    }
    init.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(&url, &init).map(Request::from)
}
