//! The documents of the contract, put together from what is stored. Used by the API and by the
//! pages alike.

use super::fault::{Answer, Fault};
use super::sets;
use crate::app::App;
use crate::index::{Index, in_language};
use crate::store::{DraftRow, PublishedRow, Store, StoredPerson};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::response::{IntoResponse, Response};
use report::absence::Absence;
use report::access::{Deed, Role, may};
use report::body::Body;
use report::catalogue::small;
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::coverage::coverage;
use report::documents::{
    Change, ConstituentDocument, Constituents, CountryDocument, CycleReports, Draft, DraftHead,
    LastReport, Mention, Participation, PublishedReport, Received, ReceivedReport, ReportHead,
    ResolutionDocument, SourceReport, VersionHead,
};
use report::id::report_id;
use report::language::Language;
use report::reference::each_once;
use report::resolution::{Paragraphs, Resolution};
use report::sorted::SortedMap;
use report::state::Step;
use report::vocabulary::{ConstituentKind, ReportKind, Status};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
                .headers_mut()
                .insert(CACHE_CONTROL, HeaderValue::from_static(cache));
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
    let items = store
        .constituents(set)?
        .into_iter()
        .map(|one| in_language(one, lang))
        .collect();
    Ok(Constituents { set, items })
}

pub fn constituents_of(store: &Store, roles: &[Role], lang: Language) -> Answer<Vec<Constituent>> {
    let ids: BTreeSet<&str> = roles.iter().filter_map(Role::constituent).collect();
    named(store, ids.into_iter(), lang).map(|map| map.values().cloned().collect())
}

fn named<'a>(
    store: &Store,
    ids: impl Iterator<Item = &'a str>,
    lang: Language,
) -> Answer<SortedMap<String, Constituent>> {
    let found = store.constituents_named(ids)?.into_iter();
    Ok(found
        .map(|one| (one.id.clone(), in_language(one, lang)))
        .collect())
}

pub fn ids_in(body: &Body) -> BTreeSet<&str> {
    let involved = &body.involved;
    let listed = involved
        .members
        .iter()
        .chain(&involved.commissions)
        .chain(&involved.members_aside)
        .chain(&involved.commissions_aside)
        .chain(&involved.external);
    listed
        .map(String::as_str)
        .chain(body.sources().map(|source| source.constituent.as_str()))
        .collect()
}

fn head(
    store: &Store,
    row: &PublishedRow,
    resolution: Option<&Resolution>,
    lang: Language,
) -> Answer<ReportHead> {
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
        moved_from: None,
    })
}

/// Nothing for the empty id of a Progress Report.
fn constituent_of(store: &Store, id: &str, lang: Language) -> Answer<Option<Constituent>> {
    let found = if id.is_empty() {
        None
    } else {
        store.constituent(id)?
    };
    Ok(found.map(|one| in_language(one, lang)))
}

/// One Constituent, what it reported, and who names it.
pub fn constituent(index: &Index, id: &str, lang: Language) -> Answer<ConstituentDocument> {
    let constituent = in_language(
        index.constituents.get(id).cloned().ok_or(Fault::NotFound)?,
        lang,
    );
    let reports = index
        .reports
        .iter()
        .filter(|report| report.constituent == id)
        .map(|report| index.head(report, lang))
        .collect();
    let named_in = index
        .reports
        .iter()
        .filter(|report| report.named.iter().any(|named| named == id))
        .map(|report| index.head(report, lang))
        .collect();
    Ok(ConstituentDocument {
        constituent,
        reports,
        named_in,
    })
}

pub fn resolution(app: &App, code: &ResolutionCode, lang: Language) -> Answer<ResolutionDocument> {
    let store = &app.store;
    let resolution = store.resolution(code)?.ok_or(Fault::NotFound)?;
    let index = app.files.index(store, code.set())?;
    let published = store.published_on(code)?;
    let reports = published
        .iter()
        .map(|row| head(store, row, Some(&resolution), lang))
        .collect::<Answer<_>>()?;
    let paragraphs = resolution.paragraphs.as_ref();
    let coverage = coverage(
        published.iter().map(|row| &row.document.body),
        published.iter().flat_map(|row| &row.document.cited),
        paragraphs,
    );
    let names: Vec<BTreeSet<&str>> = published
        .iter()
        .map(|row| ids_in(&row.document.body))
        .collect();
    let ids: BTreeSet<&str> = names
        .iter()
        .flatten()
        .copied()
        .chain(published.iter().map(|row| row.constituent.as_str()))
        .collect();
    let involved: Vec<Constituent> = named(store, ids.into_iter(), lang)?
        .values()
        .cloned()
        .collect();
    let part = |one: &Constituent| Participation {
        wrote: small(
            published
                .iter()
                .filter(|row| row.constituent == one.id)
                .count(),
        ),
        named: small(
            names
                .iter()
                .filter(|names| names.contains(one.id.as_str()))
                .count(),
        ),
    };
    let participation = involved.iter().map(part).collect();
    let (years, today) = (index.last_cycles(), app.clock().today());
    let (mentions, citing) = mentions(&published, paragraphs, &years);
    let cycles = years
        .into_iter()
        .map(|year| cycle(&index, &resolution, &published, year, &today))
        .collect();
    Ok(ResolutionDocument {
        resolution,
        reports,
        coverage,
        involved,
        participation,
        cycles,
        mentions,
        citing,
    })
}

/// A status, or why there is none.
fn cycle(
    index: &Index,
    resolution: &Resolution,
    published: &[PublishedRow],
    year: String,
    today: &str,
) -> CycleReports {
    let of = |kind: ReportKind| {
        published
            .iter()
            .filter(|row| row.kind == kind && row.year == year)
            .collect::<Vec<_>>()
    };
    let status = of(ReportKind::Progress)
        .first()
        .map(|row| row.document.body.status.value.unwrap_or(Status::Unknown));
    let held = index.held(&resolution.code.assembly_key());
    let absence = if status.is_none() {
        Some(Absence::of(
            &year,
            &index.due(&year),
            today,
            held,
            resolution.archived,
        ))
    } else {
        None
    };
    CycleReports {
        status,
        absence,
        activity_reports: small(of(ReportKind::Activity).len()),
        year,
    }
}

/// How many reports mention each paragraph, and how many mention any.
fn mentions(
    published: &[PublishedRow],
    paragraphs: Option<&Paragraphs>,
    years: &[String],
) -> (Vec<Mention>, u16) {
    let cites = |row: &PublishedRow| {
        coverage(
            [&row.document.body].into_iter(),
            row.document.cited.iter(),
            paragraphs,
        )
        .cited
    };
    let by_report: Vec<(&str, BTreeSet<String>)> = published
        .iter()
        .map(|row| (row.year.as_str(), cites(row).into_iter().collect()))
        .collect();
    let leaves = paragraphs.map(Paragraphs::leaves).unwrap_or_default();
    let cited = by_report
        .iter()
        .flat_map(|(_, cited)| cited.iter().cloned());
    let all = each_once(leaves.into_iter().map(str::to_owned).chain(cited));
    let mention = |paragraph: String| {
        let of = |year: Option<&str>| {
            small(
                by_report
                    .iter()
                    .filter(|(own, cited)| {
                        year.is_none_or(|year| *own == year) && cited.contains(&paragraph)
                    })
                    .count(),
            )
        };
        Mention {
            by_cycle: years.iter().map(|year| of(Some(year))).collect(),
            reports: of(None),
            paragraph,
        }
    };
    (
        all.into_iter().map(mention).collect(),
        small(
            by_report
                .iter()
                .filter(|(_, cited)| !cited.is_empty())
                .count(),
        ),
    )
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
    let row = versions
        .iter()
        .find(|row| version.is_none_or(|n| n == row.version))
        .ok_or(Fault::NotFound)?;
    let resolution = store.resolution(code)?.ok_or(Fault::NotFound)?;
    let before = versions.iter().find(|older| older.version < row.version);
    let document = &row.document;
    let mut sources = Vec::new();
    for (id, source_year) in &document.sources {
        if let Some(constituent) = store.constituent(id)? {
            let copies = store
                .versions(&report_id(ReportKind::Activity, code, source_year, id).to_string())?;
            let published = copies.first().is_some_and(|copy| copy.withdrawn.is_none());
            sources.push(SourceReport {
                constituent: in_language(constituent, lang),
                year: source_year.clone(),
                published,
            });
        }
    }
    Ok(PublishedReport {
        head: head(store, row, Some(&resolution), lang)?,
        constituents: named(
            store,
            before
                .into_iter()
                .chain([row])
                .flat_map(|row| ids_in(&row.document.body)),
            lang,
        )?,
        changed: before.map_or(Ok(vec![]), |before| {
            differences(&before.document.body, &document.body)
        })?,
        coverage: coverage(
            [&document.body].into_iter(),
            document.cited.iter(),
            resolution.paragraphs.as_ref(),
        ),
        versions: versions
            .iter()
            .map(|row| VersionHead {
                version: row.version,
                published_at: row.at.clone(),
            })
            .collect(),
        sources,
        summarised: document.summarised,
        countries: document.countries.clone(),
        unmatched: document.unmatched,
        body: document.body.clone(),
    })
}

/// Each value that is another than before, by its pointer.
fn differences(before: &Body, after: &Body) -> Answer<Vec<Change>> {
    let leaves = |body: &Body| -> Answer<BTreeMap<String, String>> {
        let mut all = BTreeMap::new();
        collect(
            "",
            &serde_json::to_value(body).map_err(|error| Fault::Internal(error.to_string()))?,
            &mut all,
        );
        Ok(all)
    };
    let (before, after) = (leaves(before)?, leaves(after)?);
    let pointers: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |pointer: &String| Change {
        pointer: pointer.clone(),
        before: before.get(pointer).cloned(),
        after: after.get(pointer).cloned(),
    };
    Ok(pointers
        .into_iter()
        .map(change)
        .filter(|change| change.before != change.after)
        .collect())
}

fn collect(pointer: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| collect(&format!("{pointer}/{name}"), value, into)),
        Value::String(text) => drop(into.insert(pointer.to_owned(), text.clone())),
        other => drop(into.insert(pointer.to_owned(), other.to_string())),
    }
}

/// A country: its Members, what they reported, and which reports name them.
pub fn country(index: &Index, code: &str, lang: Language) -> Answer<CountryDocument> {
    let name = crate::language::country(code, lang)
        .ok_or(Fault::NotFound)?
        .to_owned();
    let is_own = |one: &&Constituent| {
        one.kind == ConstituentKind::Member && one.country.as_deref() == Some(code)
    };
    let mut members: Vec<Constituent> = index
        .constituents
        .values()
        .filter(is_own)
        .map(|one| in_language(one.clone(), lang))
        .collect();
    if members.is_empty() {
        return Err(Fault::NotFound);
    }
    members.sort_by_cached_key(|one| words::fold(&one.name));
    let ids: BTreeSet<&str> = members.iter().map(|one| one.id.as_str()).collect();
    let own: Vec<_> = index
        .reports
        .iter()
        .filter(|report| index.members_of(report).any(|id| ids.contains(id)))
        .collect();
    let part = |one: &Constituent| Participation {
        wrote: small(
            own.iter()
                .filter(|report| report.constituent == one.id)
                .count(),
        ),
        named: small(
            own.iter()
                .filter(|report| report.named.contains(&one.id))
                .count(),
        ),
    };
    let participation = members.iter().map(part).collect();
    let reports = own
        .iter()
        .take(50)
        .map(|report| index.head(report, lang))
        .collect();
    let region = members.iter().find_map(|one| one.region);
    Ok(CountryDocument {
        country: code.to_owned(),
        name,
        region,
        total: own.len(),
        members,
        participation,
        reports,
    })
}

/// What a Progress Report is made from: the Activity Reports of its year, and the Progress Report
/// before.
pub fn received(app: &App, row: &DraftRow, lang: Language) -> Answer<Received> {
    let store = &app.store;
    let mut items = vec![];
    for own in store.received(&row.code, &row.year)? {
        if let Some(constituent) = constituent_of(store, &own.constituent, lang)? {
            let body = own.body.sent();
            items.push(ReceivedReport {
                id: own.id,
                constituent,
                state: own.state,
                version: own.version,
                saved_at: own.saved_at,
                body,
            });
        }
    }
    items.sort_by_cached_key(|one| words::fold(&one.constituent.name));
    let published = store.published_on(&row.code)?;
    let is_last = |one: &&PublishedRow| one.kind == ReportKind::Progress && one.year < row.year;
    let last = published
        .iter()
        .filter(is_last)
        .max_by(|a, b| a.year.cmp(&b.year))
        .map(|one| LastReport {
            year: one.year.clone(),
            body: one.document.body.clone(),
        });
    let bodies = items
        .iter()
        .map(|one| &one.body)
        .chain(last.iter().map(|last| &last.body));
    let constituents = named(
        store,
        bodies.flat_map(ids_in).collect::<BTreeSet<_>>().into_iter(),
        lang,
    )?;
    Ok(Received {
        items,
        last,
        constituents,
    })
}

/// The rights of the roles, and four eyes where they are asked for: nobody publishes the Progress
/// Report that they wrote last. An Activity Report has another writer by its roles.
pub fn may_take(app: &App, row: &DraftRow, person: &StoredPerson, step: Step) -> bool {
    let alone = step == Step::Publish
        && app.four_eyes
        && row.kind == ReportKind::Progress
        && row.saved_by == person.name;
    may(&person.roles, Deed::Take(step), row.object()) && !alone
}

pub fn draft(app: &App, row: &DraftRow, person: &StoredPerson, lang: Language) -> Answer<Draft> {
    let (store, roles) = (&app.store, &person.roles);
    let resolution = store.resolution(&row.code)?.ok_or(Fault::NotFound)?;
    let is_open = sets::hindrance(app, row)?.is_none();
    let steps = Step::ALL
        .into_iter()
        .filter(|step| {
            is_open
                && step
                    .from(row.state, row.published_version.is_some())
                    .is_some()
                && may_take(app, row, person, *step)
        })
        .collect();
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
        may_write: is_open && may(roles, Deed::Write, row.object()),
        may_delete: may(roles, Deed::Delete, row.object()),
        published_version: row.published_version,
        constituents: named(store, ids_in(&row.body).into_iter(), lang)?,
        body: row.body.clone(),
        resolution,
    })
}

pub fn draft_head(
    store: &Store,
    row: DraftRow,
    person: &StoredPerson,
    lang: Language,
) -> Answer<DraftHead> {
    let may_delete = may(&person.roles, Deed::Delete, row.object());
    let resolution = store.resolution(&row.code)?;
    let title = resolution
        .as_ref()
        .and_then(|resolution| resolution.title.best(lang));
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
        moved_from: None,
        code: row.code,
    };
    Ok(DraftHead {
        id: row.id,
        head,
        state: row.state,
        saved_at: row.saved_at,
        saved_by: row.saved_by,
        note: row.note,
        may_delete,
    })
}
