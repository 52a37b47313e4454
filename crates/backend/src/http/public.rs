//! Public reads.

use super::Shared;
use super::assets::kept;
use super::documents::{self, public};
use super::fault::{Answer, Fault};
use super::input::asked;
use crate::app::App;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, HeaderMap, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use report::code::{ResolutionCode, Set};
use report::documents::{Assemblies, Cycles};
use report::spelling::{Resolved, resolve};
use report::vocabulary::ReportKind;
use serde_json::json;

/// Leads to the file of today: its name changes with its content, so that it may be kept for ever.
pub async fn catalogue(State(app): State<Shared>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "set"])?;
    let file = app.files.catalogue(&app.store, asked.set, asked.lang)?;
    Ok((
        StatusCode::TEMPORARY_REDIRECT,
        [
            (LOCATION, format!("/files/{}", file.name)),
            (CACHE_CONTROL, "no-cache".into()),
        ],
    )
        .into_response())
}

pub async fn file(
    State(app): State<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    let file = app.files.named(&app.store, &name)?.ok_or(Fault::NotFound)?;
    Ok(kept(
        &file.plain,
        Some(&file.brotli),
        "application/json",
        true,
        &headers,
    ))
}

pub async fn assemblies(State(app): State<Shared>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["set"])?;
    Ok(public(&Assemblies {
        set: asked.set,
        items: app.store.assemblies(asked.set)?,
    }))
}

pub async fn cycles(State(app): State<Shared>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["set"])?;
    Ok(public(&Cycles {
        set: asked.set,
        items: app.store.cycles(asked.set)?,
    }))
}

pub async fn constituent(
    State(app): State<Shared>,
    Path(id): Path<String>,
    uri: Uri,
) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "set"])?;
    let index = app.files.index(&app.store, asked.set)?;
    Ok(public(&documents::constituent(&index, &id, asked.lang)?))
}

pub async fn country(
    State(app): State<Shared>,
    Path(code): Path<String>,
    uri: Uri,
) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "set"])?;
    let index = app.files.index(&app.store, asked.set)?;
    Ok(public(&documents::country(&index, &code, asked.lang)?))
}

pub async fn constituents(State(app): State<Shared>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "set"])?;
    Ok(public(&documents::constituents(
        &app.store, asked.set, asked.lang,
    )?))
}

pub async fn resolution(
    State(app): State<Shared>,
    Path(code): Path<String>,
    uri: Uri,
) -> Answer<Response> {
    let asked = asked(&uri, &["lang"])?;
    let on_file = |code: &ResolutionCode| documents::resolution(&app, code, asked.lang);
    match read(&code).and_then(|code| on_file(&code)) {
        Ok(document) => Ok(public(&document)),
        Err(Fault::NotFound) => {
            let query = uri
                .query()
                .map(|query| format!("?{query}"))
                .unwrap_or_default();
            match spelled(&app, &code)? {
                Resolved::One(one) if one.to_string() != code => Ok((
                    StatusCode::MOVED_PERMANENTLY,
                    [(LOCATION, format!("/v1/resolutions/{one}{query}"))],
                )
                    .into_response()),
                resolved => Err(Fault::Meant(meant(resolved))),
            }
        }
        Err(fault) => Err(fault),
    }
}

pub async fn progress_report(
    State(app): State<Shared>,
    Path((code, year)): Path<(String, String)>,
    uri: Uri,
) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "version"])?;
    Ok(public(&documents::published_report(
        &app.store,
        ReportKind::Progress,
        &read(&code)?,
        &year,
        "",
        asked.version,
        asked.lang,
    )?))
}

pub async fn activity_report(
    State(app): State<Shared>,
    Path((code, year, who)): Path<(String, String, String)>,
    uri: Uri,
) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "version"])?;
    Ok(public(&documents::published_report(
        &app.store,
        ReportKind::Activity,
        &read(&code)?,
        &year,
        &who,
        asked.version,
        asked.lang,
    )?))
}

pub async fn health(State(app): State<Shared>) -> Answer<Response> {
    if !app.store.is_alive() {
        return Err(Fault::Internal("the database does not answer".into()));
    }
    Ok(public(&json!({ "status": "ok" })))
}

/// What a spelling of a code stands for. The sets are asked one after the other, and never mixed in
/// one answer.
pub fn spelled(app: &App, text: &str) -> Answer<Resolved> {
    let invented = text.to_lowercase().contains("demo");
    for set in if invented {
        [Set::Demo, Set::Facts]
    } else {
        [Set::Facts, Set::Demo]
    } {
        let codes: Vec<ResolutionCode> = app
            .files
            .index(&app.store, set)?
            .resolutions
            .keys()
            .cloned()
            .collect();
        match resolve(text, &codes) {
            Resolved::Unknown => {}
            resolved => return Ok(resolved),
        }
    }
    Ok(Resolved::Unknown)
}

/// The codes that may be meant.
pub fn meant(resolved: Resolved) -> Vec<ResolutionCode> {
    match resolved {
        Resolved::Suggested(codes) => codes,
        Resolved::Motion(code) => vec![code],
        Resolved::One(_) | Resolved::Unknown => vec![],
    }
}

/// Only the canonical spelling: an address of the API has no other.
fn read(code: &str) -> Answer<ResolutionCode> {
    let read: ResolutionCode = code.parse().map_err(|_| Fault::NotFound)?;
    if read.to_string() == code {
        Ok(read)
    } else {
        Err(Fault::NotFound)
    }
}
