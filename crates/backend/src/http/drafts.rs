//! Drafts: open, read, change, delete. A change names the version it was made from; another one is
//! refused with the draft as it is now, and nothing is merged here.

use super::Shared;
use super::caller::{Caller, reader, writer};
use super::documents::{self, private, with_version};
use super::fault::{Answer, Fault};
use super::input::{JSON, MERGE_PATCH, Whole, asked, body, if_match};
use super::sets;
use crate::store::{Change, DraftRow, SAVE, Stale, StoreError};
use crate::strict;
use axum::extract::{Path, State};
use axum::http::header::{HeaderMap, IF_NONE_MATCH};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use governor::clock::Clock;
use report::Body;
use report::access::{Deed, is_focal_point, may};
use report::documents::{NewDraft, Saved};
use report::id::report_id;
use report::language::Language;
use report::resolution::Resolution;
use report::rules::{Context, Problem, ProblemKey, unstorable};
use report::state;
use report::vocabulary::ReportKind;
use serde_json::Value;

/// A draft that one may not see is one that is not there.
pub fn seen(app: &Shared, id: &str, caller: &Caller) -> Answer<DraftRow> {
    let row = app.store.draft(id)?.ok_or(Fault::NotFound)?;
    if may(&caller.person.roles, Deed::Read, row.object()) {
        Ok(row)
    } else {
        Err(Fault::NotFound)
    }
}

pub fn conflict(app: &Shared, id: &str, caller: &Caller, lang: Language) -> Fault {
    let now = || -> Answer<Fault> {
        Ok(Fault::VersionConflict(Box::new(documents::draft(
            app,
            &seen(app, id, caller)?,
            &caller.person,
            lang,
        )?)))
    };
    now().unwrap_or_else(|fault| fault)
}

pub async fn draft(
    State(app): State<Shared>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let caller = reader(&app, &headers)?;
    let row = seen(&app, &id, &caller)?;
    Ok(with_version(
        private(&documents::draft(&app, &row, &caller.person, lang)?),
        row.version,
    ))
}

/// What a Progress Report is made from, for whoever may write it.
pub async fn received(
    State(app): State<Shared>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let caller = reader(&app, &headers)?;
    let row = seen(&app, &id, &caller)?;
    // only a Focal Point reads what others submitted
    if row.kind != ReportKind::Progress || !is_focal_point(&caller.person.roles, &row.code) {
        return Err(Fault::NotFound);
    }
    Ok(private(&documents::received(&app, &row, lang)?))
}

pub async fn create(
    State(app): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Whole(bytes): Whole,
) -> Answer<Response> {
    let caller = writer(&app, &headers)?;
    // what is opened shares one limit, so that nobody gets another by naming another id
    limited(&app, &caller, "")?;
    if headers.get(IF_NONE_MATCH).is_none_or(|value| value != "*") {
        return Err(Fault::PreconditionMissing);
    }
    let new: NewDraft = body(&headers, &bytes, JSON)?;
    let constituent = new.constituent.unwrap_or_default();
    if report_id(new.kind, &new.code, &new.year, &constituent).to_string() != id {
        return Err(Fault::Malformed(
            "the id in the address is not that of this report".into(),
        ));
    }
    let resolution = app.store.resolution(&new.code)?.ok_or(Fault::NotFound)?;
    let row = DraftRow {
        id,
        kind: new.kind,
        code: new.code,
        year: year(&new.year, app.clock().this_year())?,
        constituent,
        state: state::State::Draft,
        version: 1,
        body: new.body,
        saved_at: app.clock().now(),
        saved_by: caller.person.name.clone(),
        note: None,
        ever_submitted: false,
        published_version: None,
    };
    if !may(&caller.person.roles, Deed::Write, row.object()) {
        return Err(Fault::NotAllowed);
    }
    sets::refuse(&app, &row)?;
    storable(&app, &row, &resolution)?;
    match app.store.create_draft(&row, &caller.person)? {
        Ok(()) => Ok((StatusCode::CREATED, with_version(saved(&row), 1)).into_response()),
        Err(Stale) => Err(Fault::ReportExists),
    }
}

/// A year of reporting that a person can mean: reporting began in 2017, and next year may be
/// prepared.
fn year(text: &str, this_year: u16) -> Answer<String> {
    let year: Option<u16> = (text.len() == 4).then(|| text.parse().ok()).flatten();
    match year {
        Some(year) if (2017..=this_year + 1).contains(&year) => Ok(text.to_owned()),
        _ => Err(Fault::Malformed(
            "year is a year of reporting from 2017 to next year".into(),
        )),
    }
}

pub async fn change(
    State(app): State<Shared>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    Whole(bytes): Whole,
) -> Answer<Response> {
    let lang = asked(&uri, &["lang"])?.lang;
    let caller = writer(&app, &headers)?;
    let based_on = if_match(&headers)?;
    let mut row = seen(&app, &id, &caller)?;
    limited(&app, &caller, &id)?;
    let patch: Value = body(&headers, &bytes, MERGE_PATCH)?;
    if row.version != based_on {
        return Err(conflict(&app, &id, &caller, lang));
    }
    if !may(&caller.person.roles, Deed::Write, row.object()) {
        return Err(if row.state.is_open() {
            Fault::NotAllowed
        } else {
            Fault::StepNotAllowed(row.state)
        });
    }
    sets::refuse(&app, &row)?;
    row.body = patched(&row.body, &patch)?;
    let resolution = app.store.resolution(&row.code)?.ok_or(Fault::NotFound)?;
    storable(&app, &row, &resolution)?;
    row.saved_by.clone_from(&caller.person.name);
    match app.store.change_draft(Change {
        deed: SAVE,
        by: caller.person.clone(),
        draft: row,
        publish: None,
        withdraw: None,
    })? {
        Ok(row) => Ok(with_version(saved(&row), row.version)),
        Err(Stale) => Err(conflict(&app, &id, &caller, lang)),
    }
}

fn patched(body: &Body, patch: &Value) -> Answer<Body> {
    if !patch.is_object() {
        return Err(Fault::Malformed(
            "a change is an object of the members that change".into(),
        ));
    }
    let count = members(patch);
    if count > PATCH_LIMIT {
        return Err(Fault::Validation(vec![
            Problem::new("", ProblemKey::TooMany)
                .with("count", count)
                .with("limit", PATCH_LIMIT),
        ]));
    }
    let before = serde_json::to_value(body).map_err(StoreError::from)?;
    let mut after = before.clone();
    replica::apply(&mut after, patch);
    let changed = match strict::read(after.clone()) {
        // a row that has words which we do not list can be written on, and keeps them
        Err(_) if strict::read::<Body>(before).is_err() => strict::any_words(after),
        changed => changed,
    };
    changed.map_err(Fault::Malformed)
}

/// More than a report with as much as it may hold has.
const PATCH_LIMIT: usize = 16_384;

/// Of all objects in a JSON value.
fn members(value: &Value) -> usize {
    match value {
        Value::Object(own) => own.values().map(|value| 1 + members(value)).sum(),
        _ => 0,
    }
}

/// Saving is refused for sizes, unsafe characters and names of the other set, never for what is
/// missing or malformed.
fn storable(app: &Shared, row: &DraftRow, resolution: &Resolution) -> Answer<()> {
    let context = Context {
        kind: row.kind,
        this_year: app.clock().this_year(),
        paragraphs: resolution.paragraphs.as_ref(),
        constituent: &row.constituent,
    };
    let problems = unstorable(&row.body, context);
    if problems.is_empty() {
        sets::refuse_names(app, &row.code, &row.body)
    } else {
        Err(Fault::Validation(problems))
    }
}

pub async fn delete(
    State(app): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    let caller = writer(&app, &headers)?;
    let based_on = if_match(&headers)?;
    let row = seen(&app, &id, &caller)?;
    limited(&app, &caller, &id)?;
    if !may(&caller.person.roles, Deed::Delete, row.object()) {
        return Err(Fault::StepNotAllowed(row.state));
    }
    match app.store.delete_draft(&id, based_on)? {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(Stale) => Err(conflict(&app, &id, &caller, Language::En)),
    }
}

pub fn saved(row: &DraftRow) -> Response {
    private(&Saved {
        id: row.id.clone(),
        version: row.version,
        saved_at: row.saved_at.clone(),
    })
}

pub fn limited(app: &Shared, caller: &Caller, draft: &str) -> Answer<()> {
    app.saves
        .check_key(&(caller.person.id.clone(), draft.to_owned()))
        .map_err(|refused| Fault::SlowDown(refused.wait_time_from(app.saves.clock().now())))
}
