//! Widgets over HTTP: documents, pictures, the loader, and the last documents of kinds that are
//! given up. Nothing here sets or reads a cookie.

use super::Shared;
use super::fault::Fault;
use crate::widgets::{Written, asked, nothing, picture, written};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use report::language::Language;
use resolution_progress::address::value_of;
use resolution_progress::embedding::{Kind, Look};
use resolution_progress::widgets::document::LOADER;
use std::path::PathBuf;

const HTML: &str = "text/html; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// What is read of a query.
const QUERY: usize = 1024;

/// `/e/v1/{kind}/{lang}/{scope}`, and with `.svg` its picture.
pub async fn widget(
    State(app): State<Shared>,
    Path((kind, lang, scope)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    answer(
        &app,
        &kind,
        &lang,
        &scope,
        query.as_deref().unwrap_or_default(),
    )
}

/// `/e/v1/{kind}?scope=&lang=`: the same for forms and hand-written addresses.
pub async fn by_query(
    State(app): State<Shared>,
    Path(kind): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    let value = |name: &str| value_of(&query, name).unwrap_or_default();
    answer(&app, &kind, &value("lang"), &value("scope"), &query)
}

/// Whatever else is asked for under `/e/`: it stands in a frame too.
pub async fn nowhere(State(app): State<Shared>) -> Response {
    sent(nothing(
        &app,
        Kind::default(),
        Language::default(),
        Look::default(),
    ))
}

pub async fn loader() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (
            CACHE_CONTROL,
            "public, max-age=3600, stale-while-revalidate=604800",
        ),
    ];
    (headers, LOADER).into_response()
}

fn answer(app: &Shared, kind: &str, lang: &str, scope: &str, query: &str) -> Response {
    // a language that is not spoken here is English: no snippet breaks by it
    let lang = Language::from_key(lang).unwrap_or_default();
    let (scope, is_picture) = scope
        .strip_suffix(".svg")
        .map_or((scope, false), |scope| (scope, true));
    let Some(own) = Kind::from_key(kind) else {
        return given_up(app, kind, lang, scope, is_picture);
    };
    let look = Look::of(&query[..query.floor_char_boundary(QUERY)]);
    match asked(app, own, scope) {
        Some(widget) if is_picture => match picture(app, &widget, lang) {
            Ok(svg) => ([(CONTENT_TYPE, SVG), (CACHE_CONTROL, "no-cache")], svg).into_response(),
            Err(fault) => fault.into_response(),
        },
        None if is_picture => Fault::NotFound.into_response(),
        Some(widget) => sent(written(app, &widget, lang, look)),
        None => sent(nothing(app, own, lang, look)),
    }
}

fn sent(written: Written) -> Response {
    let mut response = (
        written.status,
        [(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-cache")],
        written.html,
    )
        .into_response();
    if let Ok(policy) = HeaderValue::from_str(&written.policy) {
        response
            .headers_mut()
            .insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A kind that is given up: its last documents and pictures lie in the data folder as `publish`
/// wrote them, and are served for ever.
fn given_up(app: &Shared, kind: &str, lang: Language, scope: &str, is_picture: bool) -> Response {
    let is_plain = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let kept = |end: &str| {
        let file: PathBuf = app
            .data
            .join("given-up/e/v1")
            .join(kind)
            .join(lang.key())
            .join(format!("{scope}{end}"));
        std::fs::read_to_string(file)
            .ok()
            .filter(|_| is_plain(kind) && is_plain(scope))
    };
    if is_picture {
        return kept(".svg").map_or_else(
            || Fault::NotFound.into_response(),
            |svg| ([(CONTENT_TYPE, SVG)], svg).into_response(),
        );
    }
    match kept("/index.html") {
        Some(html) => {
            // it says its own policy
            const BEGINS: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
            let policy = html
                .split_once(BEGINS)
                .and_then(|(_, rest)| rest.split('"').next())
                .unwrap_or("default-src 'none'")
                .to_owned();
            sent(Written {
                status: StatusCode::OK,
                title: String::new(),
                html,
                policy,
            })
        }
        None => sent(nothing(app, Kind::default(), lang, Look::default())),
    }
}
