//! `/v1/session`: who is signed in, and signing out.

use super::Shared;
use super::caller::{COOKIE_NAME, caller, secret};
use super::demo_sign_in::Offered;
use super::documents::{constituents_of, private};
use super::fault::{Answer, Fault};
use super::input::asked;
use axum::extract::State;
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use report::documents::Session;

/// Always 200: nobody is an answer.
pub async fn session(
    State(app): State<Shared>,
    Offered(demo_sign_in): Offered,
    uri: Uri,
    headers: HeaderMap,
) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let known = caller(&app.store, &headers)?;
    let (person, csrf) = match known {
        Some(known) => (
            Some(known.person.shown(
                lang,
                constituents_of(&app.store, &known.person.roles, lang)?,
            )),
            known.csrf,
        ),
        None => (None, String::new()),
    };
    Ok(private(&Session {
        person,
        csrf,
        server_time: app.clock().now(),
        sign_in: None,
        demo_sign_in,
    }))
}

pub async fn sign_out(State(app): State<Shared>, headers: HeaderMap) -> Answer<Response> {
    super::caller::writer(&app, &headers)?;
    if let Some(secret) = secret(&headers) {
        app.store.close_session(secret)?;
    }
    with_cookie(
        StatusCode::NO_CONTENT.into_response(),
        &format!("{COOKIE_NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"),
    )
}

pub fn with_cookie(mut response: Response, cookie: &str) -> Answer<Response> {
    let value =
        HeaderValue::from_str(cookie).map_err(|error| Fault::Internal(error.to_string()))?;
    response.headers_mut().insert(SET_COOKIE, value);
    Ok(response)
}
