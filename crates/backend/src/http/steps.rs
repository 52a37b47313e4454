//! Steps between states: submit, recall, return, publish, correct, withdraw. Each is one version
//! and one transaction.

use super::Shared;
use super::caller::writer;
use super::documents::{may_take, with_version};
use super::drafts::{conflict, limited, saved, seen};
use super::fault::{Answer, Fault};
use super::input::{JSON, Whole, asked, body, if_match};
use super::sets;
use crate::store::{Change, DraftRow, PublishedDocument, PublishedRow, Stale};
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::http::header::HeaderMap;
use axum::response::Response;
use report::Body;
use report::documents::{NewStep, Note};
use report::rules::{Context, Problem, problems};
use report::state::Step;
use std::collections::BTreeSet;

pub async fn take(
    State(app): State<Shared>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    Whole(bytes): Whole,
) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let caller = writer(&app, &headers)?;
    let based_on = if_match(&headers)?;
    let NewStep { step, note } = body(&headers, &bytes, JSON)?;
    let mut row = seen(&app, &id, &caller)?;
    // of drafts that are there, so that nobody makes limits by naming others
    limited(&app, &caller, &id)?;
    if !may_take(&app, &row, &caller.person, step) {
        return Err(Fault::NotAllowed);
    }
    sets::refuse(&app, &row)?;
    if row.version != based_on {
        return Err(conflict(&app, &id, &caller, lang));
    }
    let next = step
        .from(row.state, row.published_version.is_some())
        .ok_or(Fault::StepNotAllowed(row.state))?;
    let mut change = Change {
        deed: step.key(),
        by: caller.person.clone(),
        draft: row.clone(),
        publish: None,
        withdraw: None,
    };
    if matches!(step, Step::Submit | Step::Publish) {
        sets::refuse_names(&app, &row.code, &row.body)?;
    }
    match step {
        Step::Submit => {
            complete(&app, &row)?;
            row.ever_submitted = true;
            row.note = None;
        }
        // the published copy stays until the next one
        Step::Recall | Step::Correct | Step::Unlisted(_) => {}
        Step::Discard => {
            row.body = published_body(&app, &row.id)?;
            row.note = None;
        }
        Step::Return => row.note = Some(said(note)?),
        Step::Publish => {
            let version = row.published_version.unwrap_or_default() + 1;
            change.publish = Some(copy(&row, version, app.clock().now()));
            row.published_version = Some(version);
        }
        Step::Withdraw => change.withdraw = Some(said(note)?.text),
    }
    row.state = next;
    // the writer of the words stays named in the draft, and who takes the step in its history
    change.draft = row;
    match app.store.change_draft(change)? {
        Ok(row) => Ok(with_version(saved(&row), row.version)),
        Err(Stale) => Err(conflict(&app, &id, &caller, lang)),
    }
}

/// What readers see.
fn published_body(app: &Shared, id: &str) -> Answer<Body> {
    let newest = app.store.versions(id)?.into_iter().next();
    Ok(newest.ok_or(Fault::NotFound)?.document.body)
}

fn complete(app: &Shared, row: &DraftRow) -> Answer<()> {
    let resolution = app.store.resolution(&row.code)?.ok_or(Fault::NotFound)?;
    let context = Context {
        kind: row.kind,
        this_year: app.clock().this_year(),
        paragraphs: resolution.paragraphs.as_ref(),
        constituent: &row.constituent,
    };
    let found: Vec<Problem> = problems(&row.body, context)
        .into_iter()
        .filter(Problem::blocks_submit)
        .collect();
    if found.is_empty() {
        Ok(())
    } else {
        Err(Fault::Validation(found))
    }
}

fn said(note: Option<Note>) -> Answer<Note> {
    note.filter(|note| !note.text.trim().is_empty())
        .ok_or_else(|| Fault::Malformed("this step needs a note with a text".into()))
}

/// What is frozen is what was submitted, without the text of actions that are not chosen.
fn copy(row: &DraftRow, version: u32, at: String) -> PublishedRow {
    let body = row.body.sent();
    let sources: BTreeSet<(String, String)> = body
        .sources()
        .map(|source| (source.constituent.clone(), source.year.clone()))
        .collect();
    PublishedRow {
        id: row.id.clone(),
        version,
        kind: row.kind,
        code: row.code.clone(),
        year: row.year.clone(),
        constituent: row.constituent.clone(),
        at: Some(at),
        withdrawn: None,
        document: PublishedDocument {
            body,
            sources: sources.into_iter().collect(),
            ..PublishedDocument::default()
        },
    }
}
