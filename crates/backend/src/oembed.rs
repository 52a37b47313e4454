//! oEmbed 1.0: a site that gets the address of a page shows its widget. Parses addresses of this host and fetches nothing.

use crate::http::Shared;
use crate::http::fault::Fault;
use crate::pages::origin;
use crate::widgets::{Asked, written};
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, HeaderMap};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use resolution_progress::address::{Place, decode};
use resolution_progress::embedding::{Look, snippet};
use resolution_progress::widgets::Widget;
use serde::Serialize;

/// What the specification calls a response of type `rich`. Sizes in CSS pixels.
#[derive(Serialize)]
struct Rich {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    provider_name: &'static str,
    provider_url: String,
    title: String,
    html: String,
    width: u32,
    height: u32,
    cache_age: u32,
}

pub async fn oembed(State(app): State<Shared>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let value = |name: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(own, _)| *own == name).and_then(|(_, value)| decode(value));
    if value("format").is_some_and(|format| format != "json") {
        return (StatusCode::NOT_IMPLEMENTED, "Only format=json is answered.\n").into_response();
    }
    let Some(url) = value("url").filter(|url| url.len() <= 1024) else { return Fault::NotFound.into_response() };
    let most = |name: &str| value(name).and_then(|text| text.parse().ok()).unwrap_or(u32::MAX);
    match of(&app, &origin(&app, &headers), &url, most("maxwidth"), most("maxheight")) {
        Some(json) => {
            let mut response = json.into_response();
            response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
            response
        }
        None => Fault::NotFound.into_response(),
    }
}

/// Nothing for another host, and for a page that has no widget.
fn of(app: &Shared, origin: &str, url: &str, most_wide: u32, most_high: u32) -> Option<Json<serde_json::Value>> {
    let place = Place::parse(url.strip_prefix(origin)?)?;
    let json = rich(app, origin, &place, most_wide, most_high)?;
    serde_json::to_value(json).ok().map(Json)
}

fn rich(app: &Shared, origin: &str, place: &Place, most_wide: u32, most_high: u32) -> Option<Rich> {
    let widget = Widget::of_page(place)?;
    let (lang, kind) = (place.lang, widget.kind());
    let address = format!("{origin}{}", widget.path(lang));
    let written = written(app, &Asked { widget, lang, look: Look::default() }).found()?;
    let (width, height) = (snippet::WIDTH.min(most_wide), snippet::height(kind).min(most_high));
    Some(Rich {
        version: "1.0",
        kind: "rich",
        provider_name: "Resolution Progress",
        provider_url: origin.to_owned(),
        html: snippet::oembed(&written.title, &address, &format!("{origin}{}", place.path()), width, height),
        title: written.title,
        width,
        height,
        cache_age: 300,
    })
}

/// The same as a file for a copy without a backend, where nobody reads a query.
pub fn file(app: &Shared, origin: &str, place: &Place) -> Option<String> {
    serde_json::to_string(&rich(app, origin, place, u32::MAX, u32::MAX)?).ok()
}

/// Where the served head says it is. A copy without a backend has it as a file beside the page.
pub fn discovery(app: &Shared, origin: &str, place: &Place) -> Option<String> {
    Widget::of_page(place)?;
    let page = format!("{origin}{}", place.path());
    Some(if app.pages.config.session {
        let url: String = page
            .bytes()
            .map(|byte| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect();
        format!("{origin}/oembed?format=json&url={url}")
    } else {
        format!("{origin}{}", resolution_progress::address::file_of(&place.path(), "oembed.json"))
    })
}
