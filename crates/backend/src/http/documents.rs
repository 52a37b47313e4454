//! The documents of the contract, put together from what is stored. Used by the API and by the pages alike.

use super::fault::{Answer, Fault};
use crate::app::App;
use crate::index::{Index, in_language};
use crate::store::{DraftRow, PublishedRow, Store, StoredPerson};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::response::{IntoResponse, Response};
use report::access::{Deed, Role, may};
use report::body::Body;
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::coverage::coverage;
use report::documents::{ConstituentDocument, Constituents, Draft, DraftHead, PublishedReport, ReportHead, ResolutionDocument, SourceReport, VersionHead};
use report::id::report_id;
use report::language::Language;
use report::resolution::Resolution;
use report::sorted::SortedMap;
use report::state::Step;
use report::vocabulary::ReportKind;
use serde::Serialize;
use std::collections::BTreeSet;

/// JSON that no cache may keep.
pub fn private<T: Serialize>(document: &T) -> Response {
    json(document, "private, no-store")
}

/// JSON that anybody may see.
pub fn public<T: Serialize>(document: &T) -> Response {
    json(document, "public, max-age=0, must-revalidate")
}

fn json<T: Serialize>(document: &T, cache: &'static str) -> Response {
    match serde_json::to_string(document) {
        Ok(text) => {
            let mut response = text.into_response();
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(cache));
            response
        }
        Err(error) => Fault::Internal(error.to_string()).into_response(),
    }
}

pub fn with_version(mut response: Response, version: u32) -> Response {
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

pub fn constituents(store: &Store, set: Set, lang: Language) -> Answer<Constituents> {
    let items = store.constituents(set)?.into_iter().map(|one| in_language(one, lang)).collect();
    Ok(Constituents { set, items })
}

pub fn constituents_of(store: &Store, roles: &[Role], lang: Language) -> Answer<Vec<Constituent>> {
    let ids: BTreeSet<&str> = roles
        .iter()
        .filter_map(|role| match role {
            Role::Contributor { constituent } | Role::Approver { constituent } => Some(constituent.as_str()),
            Role::FocalPoint { .. } | Role::Administrator => None,
        })
        .collect();
    named(store, ids.into_iter(), lang).map(|map| map.values().cloned().collect())
}

fn named<'a>(store: &Store, ids: impl Iterator<Item = &'a str>, lang: Language) -> Answer<SortedMap<String, Constituent>> {
    let mut names = SortedMap::default();
    for id in ids {
        if let Some(constituent) = store.constituent(id)? {
            names.insert(id.to_owned(), in_language(constituent, lang));
        }
    }
    Ok(names)
}

fn ids_in(body: &Body) -> BTreeSet<&str> {
    let involved = &body.involved;
    let listed = involved.members.iter().chain(&involved.commissions).chain(&involved.external);
    listed.map(String::as_str).chain(body.sources().map(|source| source.constituent.as_str())).collect()
}

fn head(store: &Store, row: &PublishedRow, resolution: Option<&Resolution>, lang: Language) -> Answer<ReportHead> {
    let title = resolution.and_then(|resolution| resolution.title.best(lang));
    Ok(ReportHead {
        kind: row.kind,
        code: row.code.clone(),
        title: title.map(|(_, text)| text.to_owned()),
        title_lang: title.map(|(lang, _)| lang),
        year: row.year.clone(),
        constituent: constituent_of(store, &row.constituent, lang)?,
        status: row.document.body.status.value,
        published_at: row.at.clone(),
        version: row.version,
        synthetic: row.code.set() == Set::Demo,
        source: row.document.source.clone(),
    })
}

/// Nothing for the empty id of a Progress Report.
fn constituent_of(store: &Store, id: &str, lang: Language) -> Answer<Option<Constituent>> {
    let found = if id.is_empty() { None } else { store.constituent(id)? };
    Ok(found.map(|one| in_language(one, lang)))
}

/// One Constituent, what it reported, and who names it.
pub fn constituent(index: &Index, id: &str, lang: Language) -> Answer<ConstituentDocument> {
    let constituent = in_language(index.constituents.get(id).cloned().ok_or(Fault::NotFound)?, lang);
    let reports = index.reports.iter().filter(|report| report.constituent == id).map(|report| index.head(report, lang)).collect();
    let named_in = index.reports.iter().filter(|report| report.named.iter().any(|named| named == id)).map(|report| index.head(report, lang)).collect();
    Ok(ConstituentDocument { constituent, reports, named_in })
}

pub fn resolution(store: &Store, code: &ResolutionCode, lang: Language) -> Answer<ResolutionDocument> {
    let resolution = store.resolution(code)?.ok_or(Fault::NotFound)?;
    let published = store.published_on(code)?;
    let reports = published.iter().map(|row| head(store, row, Some(&resolution), lang)).collect::<Answer<_>>()?;
    let coverage =
        coverage(published.iter().map(|row| &row.document.body), published.iter().flat_map(|row| &row.document.cited), resolution.paragraphs.as_ref());
    let mut ids: BTreeSet<&str> = published.iter().flat_map(|row| ids_in(&row.document.body)).collect();
    ids.extend(published.iter().map(|row| row.constituent.as_str()));
    let involved = named(store, ids.into_iter(), lang)?.values().cloned().collect();
    Ok(ResolutionDocument { resolution, reports, coverage, involved })
}

/// The asked version, else the newest. 410 for what was withdrawn.
pub fn published_report(
    store: &Store,
    kind: ReportKind,
    code: &ResolutionCode,
    year: &str,
    constituent: &str,
    version: Option<u32>,
    lang: Language,
) -> Answer<PublishedReport> {
    let versions = store.versions(&report_id(kind, code, year, constituent).to_string())?;
    if versions.iter().any(|row| row.withdrawn.is_some()) {
        return Err(Fault::Gone);
    }
    let row = versions.iter().find(|row| version.is_none_or(|n| n == row.version)).ok_or(Fault::NotFound)?;
    let resolution = store.resolution(code)?.ok_or(Fault::NotFound)?;
    let document = &row.document;
    let mut sources = Vec::new();
    for (id, source_year) in &document.sources {
        if let Some(constituent) = store.constituent(id)? {
            let copies = store.versions(&report_id(ReportKind::Activity, code, source_year, id).to_string())?;
            let published = copies.first().is_some_and(|copy| copy.withdrawn.is_none());
            sources.push(SourceReport { constituent: in_language(constituent, lang), year: source_year.clone(), published });
        }
    }
    Ok(PublishedReport {
        head: head(store, row, Some(&resolution), lang)?,
        constituents: named(store, ids_in(&document.body).into_iter(), lang)?,
        coverage: coverage([&document.body].into_iter(), document.cited.iter(), resolution.paragraphs.as_ref()),
        versions: versions.iter().map(|row| VersionHead { version: row.version, published_at: row.at.clone() }).collect(),
        sources,
        summarised: document.summarised,
        countries: document.countries.clone(),
        unmatched: document.unmatched,
        body: document.body.clone(),
    })
}

/// The rights of the roles, and four eyes where they are asked for: nobody publishes the Progress Report that they wrote last. An
/// Activity Report has another writer by its roles.
pub fn may_take(app: &App, row: &DraftRow, person: &StoredPerson, step: Step) -> bool {
    let alone = step == Step::Publish && app.four_eyes && row.kind == ReportKind::Progress && row.saved_by == person.name;
    may(&person.roles, Deed::Take(step), row.object()) && !alone
}

pub fn draft(app: &App, row: &DraftRow, person: &StoredPerson, lang: Language) -> Answer<Draft> {
    let (store, roles) = (&app.store, &person.roles);
    let resolution = store.resolution(&row.code)?.ok_or(Fault::NotFound)?;
    let steps =
        Step::ALL.into_iter().filter(|step| step.from(row.state, row.published_version.is_some()).is_some() && may_take(app, row, person, *step)).collect();
    Ok(Draft {
        id: row.id.clone(),
        kind: row.kind,
        code: row.code.clone(),
        year: row.year.clone(),
        constituent: constituent_of(store, &row.constituent, lang)?,
        state: row.state,
        version: row.version,
        saved_at: row.saved_at.clone(),
        saved_by: row.saved_by.clone(),
        note: row.note.clone(),
        steps,
        may_write: may(roles, Deed::Write, row.object()),
        may_delete: may(roles, Deed::Delete, row.object()),
        published_version: row.published_version,
        constituents: named(store, ids_in(&row.body).into_iter(), lang)?,
        body: row.body.clone(),
        resolution,
    })
}

pub fn draft_head(store: &Store, row: DraftRow, person: &StoredPerson, lang: Language) -> Answer<DraftHead> {
    let may_delete = may(&person.roles, Deed::Delete, row.object());
    let resolution = store.resolution(&row.code)?;
    let title = resolution.as_ref().and_then(|resolution| resolution.title.best(lang));
    let head = ReportHead {
        kind: row.kind,
        title: title.map(|(_, text)| text.to_owned()),
        title_lang: title.map(|(lang, _)| lang),
        constituent: constituent_of(store, &row.constituent, lang)?,
        year: row.year,
        status: row.body.status.value,
        published_at: None,
        version: row.version,
        synthetic: row.code.set() == Set::Demo,
        source: None,
        code: row.code,
    };
    Ok(DraftHead { id: row.id, head, state: row.state, saved_at: row.saved_at, saved_by: row.saved_by, note: row.note, may_delete })
}
