//! Drafts: open, read, change, delete. A change names the version it was made from; another one is
//! refused with the draft as it is now, and nothing is merged here.

use super::Shared;
use super::caller::{Caller, reader, writer};
use super::documents::{self, private, with_version};
use super::fault::{Answer, Fault};
use super::input::{JSON, MERGE_PATCH, Whole, asked, body, if_match};
use crate::clock;
use crate::store::{Change, DraftRow, Stale};
use crate::strict;
use axum::extract::{Path, State};
use axum::http::header::{HeaderMap, IF_NONE_MATCH};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use replica::Tree;
use report::Body;
use report::access::{Deed, is_focal_point, may};
use report::documents::{NewDraft, Saved};
use report::id::report_id;
use report::language::Language;
use report::resolution::Resolution;
use report::rules::{Context, unstorable};
use report::state;
use report::vocabulary::ReportKind;

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
    limited(&app, &caller)?;
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
        year: year(&new.year)?,
        constituent,
        state: state::State::Draft,
        version: 1,
        body: new.body,
        saved_at: clock::now(),
        saved_by: caller.person.name.clone(),
        note: None,
        ever_submitted: false,
        published_version: None,
    };
    if !may(&caller.person.roles, Deed::Write, row.object()) {
        return Err(Fault::NotAllowed);
    }
    storable(&row, &row.body, &resolution)?;
    match app.store.create_draft(&row)? {
        Ok(()) => Ok((StatusCode::CREATED, with_version(saved(&row), 1)).into_response()),
        Err(Stale) => Err(Fault::ReportExists),
    }
}

/// A year of reporting that a person can mean: reporting began in 2017, and next year may be
/// prepared.
fn year(text: &str) -> Answer<String> {
    let year: Option<u16> = (text.len() == 4).then(|| text.parse().ok()).flatten();
    match year {
        Some(year) if (2017..=clock::this_year() + 1).contains(&year) => Ok(text.to_owned()),
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
    limited(&app, &caller)?;
    let based_on = if_match(&headers)?;
    let patch: Tree = body(&headers, &bytes, MERGE_PATCH)?;
    let mut row = seen(&app, &id, &caller)?;
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
    row.body = patched(&row.body, &patch)?;
    let resolution = app.store.resolution(&row.code)?.ok_or(Fault::NotFound)?;
    storable(&row, &row.body, &resolution)?;
    row.saved_by.clone_from(&caller.person.name);
    match app.store.change_draft(Change {
        deed: "save",
        draft: row,
        publish: None,
        withdraw: None,
    })? {
        Ok(row) => Ok(with_version(saved(&row), row.version)),
        Err(Stale) => Err(conflict(&app, &id, &caller, lang)),
    }
}

fn patched(body: &Body, patch: &Tree) -> Answer<Body> {
    if !matches!(patch, Tree::Object(_)) {
        return Err(Fault::Malformed(
            "a change is an object of the members that change".into(),
        ));
    }
    let json = |tree: &Tree| {
        serde_json::to_value(tree).map_err(|error| Fault::Internal(error.to_string()))
    };
    let before = replica::tree(body).ok_or_else(|| Fault::Internal("a body is no tree".into()))?;
    let mut after = before.clone();
    replica::apply(&mut after, patch);
    let changed = match strict::read(json(&after)?) {
        // a row that has words which we do not list can be written on, and keeps them
        Err(_) if strict::read::<Body>(json(&before)?).is_err() => strict::any_words(json(&after)?),
        changed => changed,
    };
    changed.map_err(Fault::Malformed)
}

/// Saving is refused for sizes and unsafe characters only, never for what is missing or malformed.
fn storable(row: &DraftRow, body: &Body, resolution: &Resolution) -> Answer<()> {
    let context = Context {
        kind: row.kind,
        this_year: clock::this_year(),
        paragraphs: resolution.paragraphs.as_ref(),
        constituent: &row.constituent,
    };
    let problems = unstorable(body, context);
    if problems.is_empty() {
        Ok(())
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

pub fn limited(app: &Shared, caller: &Caller) -> Answer<()> {
    app.saves
        .check_key(&caller.person.id)
        .map_err(|_| Fault::SlowDown)
}
