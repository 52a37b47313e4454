//! oEmbed 1.0: a site that gets the address of a page shows its widget. Parses addresses of this
//! host and fetches nothing.

use crate::http::Shared;
use crate::http::fault::Fault;
use crate::pages::origin;
use crate::widgets::{Written, listed, written};
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, HeaderMap};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use resolution_progress::address::{Address, Place, encode, file_of, value_of};
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

pub async fn oembed(
    State(app): State<Shared>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let mut response = answer(&app, &origin(&app, &headers), &query.unwrap_or_default());
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

fn answer(app: &Shared, origin: &str, query: &str) -> Response {
    if value_of(query, "format").is_some_and(|format| format != "json") {
        return (
            StatusCode::NOT_IMPLEMENTED,
            "Only format=json is answered.\n",
        )
            .into_response();
    }
    let most = |name: &str| {
        value_of(query, name)
            .and_then(|text| text.parse().ok())
            .unwrap_or(u32::MAX)
    };
    let place = value_of(query, "url")
        .filter(|url| url.len() <= 1024)
        .and_then(|url| Place::parse(url.strip_prefix(origin)?));
    let rich = |place: Place| {
        let widget = Widget::of_page(&place)?;
        if let Address::Constituent { kind, id } = &place.address
            && listed(app, id) != Some(*kind)
        {
            return None;
        }
        let written = written(app, &widget, place.lang, Look::default());
        rich(
            origin,
            &place,
            &widget,
            written,
            most("maxwidth"),
            most("maxheight"),
        )
    };
    match place.and_then(rich) {
        Some(rich) => ([(CACHE_CONTROL, "public, max-age=300")], Json(rich)).into_response(),
        None => Fault::NotFound.into_response(),
    }
}

/// Nothing where there is nothing to show.
fn rich(
    origin: &str,
    place: &Place,
    widget: &Widget,
    written: Written,
    most_wide: u32,
    most_high: u32,
) -> Option<Rich> {
    if written.status != StatusCode::OK {
        return None;
    }
    let address = format!("{origin}{}", widget.path(place.lang));
    let (width, height) = (
        snippet::WIDTH.min(most_wide),
        snippet::height(widget.kind()).min(most_high),
    );
    Some(Rich {
        version: "1.0",
        kind: "rich",
        provider_name: "Resolution Progress",
        provider_url: origin.to_owned(),
        html: snippet::oembed(
            &written.title,
            &address,
            &format!("{origin}{}", place.path()),
            width,
            height,
        ),
        title: written.title,
        width,
        height,
        cache_age: 300,
    })
}

/// The same as a file for a copy without a backend, where nobody reads a query.
pub fn file(origin: &str, place: &Place, widget: &Widget, written: Written) -> Option<String> {
    serde_json::to_string(&rich(origin, place, widget, written, u32::MAX, u32::MAX)?).ok()
}

/// Where the served head says it is. A copy without a backend has it as a file beside the page.
pub fn discovery(app: &Shared, origin: &str, place: &Place) -> Option<String> {
    Widget::of_page(place)?;
    let page = format!("{origin}{}", place.path());
    Some(if app.pages.config.session {
        format!("{origin}/oembed?format=json&url={}", encode(&page))
    } else {
        format!("{origin}{}", file_of(&place.path(), "oembed.json"))
    })
}
