//! Who calls: the session's cookie, and for writes the value that only our own page knows.

use super::Shared;
use super::fault::{Answer, Fault};
use crate::store::{Store, StoredPerson};
use axum::http::header::{COOKIE, HeaderMap, HeaderName};

/// Over plain http on loopback browsers differ about `Secure`, so the cookie there goes without it.
pub const COOKIE_NAME: &str = "rr_s";
const CSRF: HeaderName = HeaderName::from_static("x-csrf");

pub struct Caller {
    pub person: StoredPerson,
    pub csrf: String,
}

pub fn secret(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'));
    cookies
        .filter_map(|cookie| cookie.trim().strip_prefix(COOKIE_NAME)?.strip_prefix('='))
        .find(|secret| !secret.is_empty())
}

/// Nobody is an answer too.
pub fn caller(store: &Store, headers: &HeaderMap) -> Answer<Option<Caller>> {
    let Some(secret) = secret(headers) else {
        return Ok(None);
    };
    let Some(known) = store.session(secret)? else {
        return Ok(None);
    };
    Ok(store.person(&known.person)?.map(|person| Caller {
        person,
        csrf: known.csrf,
    }))
}

pub fn reader(app: &Shared, headers: &HeaderMap) -> Answer<Caller> {
    caller(&app.store, headers)?.ok_or(Fault::NotSignedIn)
}

pub fn writer(app: &Shared, headers: &HeaderMap) -> Answer<Caller> {
    let caller = reader(app, headers)?;
    if headers
        .get(CSRF)
        .is_none_or(|value| value.as_bytes() != caller.csrf.as_bytes())
    {
        return Err(Fault::Csrf);
    }
    Ok(caller)
}
