//! Signing in by choosing a person from a list. Everything about it is in this module: it exists
//! only with demonstration data, only on a server bound to loopback, and only for requests that
//! name loopback as their host.

use super::Shared;
use super::caller::COOKIE_NAME;
use super::documents::{constituents_of, private};
use super::fault::{Answer, Fault};
use super::input::{JSON, Whole, asked, body};
use super::session::with_cookie;
use axum::extract::State;
use axum::http::header::{HOST, HeaderMap};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use report::documents::People;
use serde::Deserialize;

/// The host is checked too: another site's name may be made to point at loopback.
pub fn is_offered(app: &Shared, headers: &HeaderMap) -> bool {
    let host = headers
        .get(HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(name, _)| name);
    app.demo
        && app.address.ip().is_loopback()
        && matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

pub async fn people(State(app): State<Shared>, uri: Uri, headers: HeaderMap) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    if !is_offered(&app, &headers) {
        return Err(Fault::NotFound);
    }
    let shown = app
        .store
        .people()?
        .iter()
        .map(|person| Ok(person.shown(lang, constituents_of(&app.store, &person.roles, lang)?)))
        .collect::<Answer<_>>()?;
    Ok(private(&People { items: shown }))
}

#[derive(Deserialize)]
struct Chosen {
    person: String,
}

pub async fn sign_in(
    State(app): State<Shared>,
    headers: HeaderMap,
    Whole(bytes): Whole,
) -> Answer<Response> {
    if !is_offered(&app, &headers) {
        return Err(Fault::NotFound);
    }
    let chosen: Chosen = body(&headers, &bytes, JSON)?;
    let person = app.store.person(&chosen.person)?.ok_or(Fault::NotFound)?;
    let opened = app.store.open_session(&person.id)?;
    with_cookie(
        StatusCode::NO_CONTENT.into_response(),
        &format!(
            "{COOKIE_NAME}={}; Path=/; HttpOnly; SameSite=Strict",
            opened.secret
        ),
    )
}
