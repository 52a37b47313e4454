//! Signing in by choosing a person from a list. Everything about it is in this module: it exists
//! only with demonstration data, and only for a browser on the machine that the server runs on.
//!
//! Whoever signs in here may be anybody, the administrator too, so one sign of a proxy is enough to
//! refuse: a host, origin, referrer or peer that is not loopback; a header by which proxies tell
//! where a request came from; and HTTP/1.0 or a connection that the client does not ask to keep.
//! The last tells of proxies that say nothing at all: `Connection` is of one hop (RFC 9110, 7.6.1),
//! every browser asks there to keep it when it speaks HTTP/1.1 without TLS, and nginx does not at
//! its defaults: HTTP/1.0 and `close` before 1.29.7, HTTP/1.1 without the header since.
//!
//! What cannot be told apart: a proxy that copies `Connection` too, or a tunnel of bytes (`ssh -R`,
//! socat), where the client, no browser there, claims to speak to loopback. So a server with
//! `--demo` belongs behind neither.

use super::Shared;
use super::caller::COOKIE_NAME;
use super::documents::{constituents_of, private};
use super::fault::{Answer, Fault};
use super::input::{JSON, Whole, asked, body};
use super::session::with_cookie;
use crate::app::App;
use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::header::{CONNECTION, HOST, HeaderName, ORIGIN, REFERER, VIA};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri, Version};
use axum::response::{IntoResponse, Response};
use report::documents::People;
use serde::Deserialize;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// Whether this request may sign in so.
pub struct Offered(pub bool);

impl FromRequestParts<Shared> for Offered {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        Ok(Self(is_of_this_machine(app) && is_direct(parts)))
    }
}

fn is_of_this_machine(app: &App) -> bool {
    app.demo
        && app.address.ip().is_loopback()
        && app.origin.as_deref().is_none_or(is_loopback_address)
}

/// Nothing shows that another machine stands behind the request. Another site's name may be made
/// to point at loopback, so the host is asked as well as the peer.
fn is_direct(parts: &Parts) -> bool {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let all = |name: HeaderName, is_ours: fn(&str) -> bool| {
        let mut values = parts.headers.get_all(name).iter();
        values.all(|value| value.to_str().is_ok_and(is_ours))
    };
    peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback())
        && parts.version >= Version::HTTP_11
        && parts.uri.host().is_none_or(is_loopback)
        && parts.headers.contains_key(HOST)
        && all(HOST, is_loopback_host)
        && all(ORIGIN, is_loopback_address)
        && all(REFERER, is_loopback_address)
        && keeps_connection(&parts.headers)
        && !parts.headers.keys().any(is_forwarding)
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

fn is_loopback_host(host: &str) -> bool {
    let host = host.parse().ok();
    host.is_some_and(|host: Authority| !host.as_str().contains('@') && is_loopback(host.host()))
}

pub fn is_loopback_address(address: &str) -> bool {
    let address = address.parse().ok();
    address.is_some_and(|address: Uri| address.host().is_some_and(is_loopback))
}

fn keeps_connection(headers: &HeaderMap) -> bool {
    let values = headers.get_all(CONNECTION).iter();
    let said: Vec<&str> = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    said.len() == 1 && said[0].eq_ignore_ascii_case("keep-alive")
}

/// By these proxies tell whom they speak for.
fn is_forwarding(name: &HeaderName) -> bool {
    const BEGINNINGS: [&str; 7] = [
        "x-forwarded",
        "x-original-",
        "x-real-",
        "x-envoy-",
        "x-amzn-",
        "cf-",
        "fastly-",
    ];
    const NAMES: [&str; 9] = [
        "forwarded",
        "forwarded-for",
        "x-client-ip",
        "x-cluster-client-ip",
        "true-client-ip",
        "x-proxyuser-ip",
        "x-varnish",
        "cdn-loop",
        "proxy-connection",
    ];
    *name == VIA
        || NAMES.contains(&name.as_str())
        || BEGINNINGS
            .iter()
            .any(|begins| name.as_str().starts_with(begins))
}

pub async fn people(
    State(app): State<Shared>,
    Offered(is_offered): Offered,
    uri: Uri,
) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    if !is_offered {
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
    Offered(is_offered): Offered,
    headers: HeaderMap,
    Whole(bytes): Whole,
) -> Answer<Response> {
    if !is_offered {
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
