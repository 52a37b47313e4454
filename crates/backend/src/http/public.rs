//! Public reads.

use super::Shared;
use super::documents::{self, public};
use super::fault::{Answer, Fault};
use super::input::asked;
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use report::code::ResolutionCode;
use report::vocabulary::ReportKind;
use serde_json::json;

pub async fn catalogue(State(app): State<Shared>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "set"])?;
    Ok(public(&documents::catalogue(&app.store, asked.set, asked.lang)?))
}

pub async fn constituents(State(app): State<Shared>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "set"])?;
    Ok(public(&documents::constituents(&app.store, asked.set, asked.lang)?))
}

pub async fn resolution(State(app): State<Shared>, Path(code): Path<String>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["lang"])?;
    Ok(public(&documents::resolution(&app.store, &read(&code)?, asked.lang)?))
}

pub async fn progress_report(State(app): State<Shared>, Path((code, year)): Path<(String, String)>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "version"])?;
    Ok(public(&documents::published_report(&app.store, ReportKind::Progress, &read(&code)?, &year, "", asked.version, asked.lang)?))
}

pub async fn activity_report(State(app): State<Shared>, Path((code, year, who)): Path<(String, String, String)>, uri: Uri) -> Answer<Response> {
    let asked = asked(&uri, &["lang", "version"])?;
    Ok(public(&documents::published_report(&app.store, ReportKind::Activity, &read(&code)?, &year, &who, asked.version, asked.lang)?))
}

pub async fn health(State(app): State<Shared>) -> Answer<Response> {
    if !app.store.is_alive() {
        return Err(Fault::Internal("the database does not answer".into()));
    }
    Ok(public(&json!({ "status": "ok" })))
}

/// Only the canonical spelling: an address of the API has no other.
fn read(code: &str) -> Answer<ResolutionCode> {
    let read: ResolutionCode = code.parse().map_err(|_| Fault::NotFound)?;
    if read.to_string() == code { Ok(read) } else { Err(Fault::NotFound) }
}
