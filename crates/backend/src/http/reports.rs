//! Published reports as a list: of a set, filtered, page by page.

use super::Shared;
use super::documents::public;
use super::fault::{Answer, Fault};
use super::input::Query;
use crate::index::{Index, Light};
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::documents::Reports;
use report::language::Language;
use report::vocabulary::{ReportKind, Status};
use resolution_progress::address::default_set;

const MOST: usize = 200;

/// What a list is narrowed to.
pub struct Asked {
    pub set: Set,
    pub lang: Language,
    pub kind: Option<ReportKind>,
    pub code: Option<ResolutionCode>,
    pub status: Option<Status>,
    pub since: Option<String>,
    pub year: Option<String>,
    pub constituent: Option<String>,
    pub limit: usize,
    pub after: Option<String>,
}

impl Asked {
    /// All of a set.
    pub fn of(set: Set, lang: Language) -> Self {
        Self {
            set,
            lang,
            kind: None,
            code: None,
            status: None,
            since: None,
            year: None,
            constituent: None,
            limit: 50,
            after: None,
        }
    }

    fn fits(&self, report: &Light) -> bool {
        self.kind.is_none_or(|kind| report.kind == kind)
            && self.code.as_ref().is_none_or(|code| report.code == *code)
            && self
                .status
                .is_none_or(|status| report.status == Some(status))
            && self.year.as_ref().is_none_or(|year| report.year == *year)
            && self
                .constituent
                .as_ref()
                .is_none_or(|id| report.constituent == *id)
            && self
                .since
                .as_ref()
                .is_none_or(|since| report.at.as_ref().is_some_and(|at| at >= since))
    }
}

pub async fn reports(State(app): State<Shared>, uri: Uri) -> Answer<Response> {
    let query = Query::read(
        &uri,
        &[
            "set",
            "lang",
            "kind",
            "code",
            "year",
            "constituent",
            "status",
            "since",
            "limit",
            "after",
        ],
    )?;
    let asked = Asked {
        set: query
            .keyed("set", Set::from_key)?
            .unwrap_or_else(default_set),
        lang: query.keyed("lang", Language::from_key)?.unwrap_or_default(),
        kind: query.keyed("kind", ReportKind::from_key)?,
        code: query.keyed("code", |text| text.parse::<ResolutionCode>().ok())?,
        status: query.keyed("status", Status::from_key)?,
        since: query.keyed("since", date)?,
        limit: query
            .keyed("limit", |text| {
                text.parse().ok().filter(|n| (1..=MOST).contains(n))
            })?
            .unwrap_or(50),
        year: query.keyed("year", |text| is_year(text).then(|| text.to_owned()))?,
        constituent: query.keyed("constituent", |text| {
            Constituent::is_id(text).then(|| text.to_owned())
        })?,
        after: query.get("after"),
    };
    let index = app.files.index(&app.store, asked.set)?;
    Ok(public(&list(&index, &asked)?))
}

/// One page of the list; 404 if the place to begin after is not in it any more.
pub fn list(index: &Index, asked: &Asked) -> Answer<Reports> {
    let fitting: Vec<&Light> = index
        .reports
        .iter()
        .filter(|report| asked.fits(report))
        .collect();
    // the place after a report, not a number of rows: a report that is published meanwhile moves
    // nothing
    let from = match &asked.after {
        Some(after) => fitting
            .iter()
            .position(|report| place(report) == *after)
            .map(|at| at + 1)
            .ok_or(Fault::NotFound)?,
        None => 0,
    };
    let items: Vec<&Light> = fitting
        .iter()
        .skip(from)
        .take(asked.limit)
        .copied()
        .collect();
    let next = items
        .last()
        .filter(|_| from + items.len() < fitting.len())
        .map(|report| place(report));
    let items = items
        .into_iter()
        .map(|report| index.head(report, asked.lang))
        .collect();
    Ok(Reports {
        set: asked.set,
        items,
        total: fitting.len(),
        next,
    })
}

/// A year of reporting, or `undated-{node}`.
fn is_year(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.len() == 4 && digits(text) || text.strip_prefix("undated-").is_some_and(digits)
}

fn place(report: &Light) -> String {
    [
        report.kind.key(),
        &report.code.to_string(),
        &report.year,
        &report.constituent,
    ]
    .join("~")
}

/// A date or a time, compared as text.
fn date(text: &str) -> Option<String> {
    let day = text.get(..10)?;
    (report::date::PartialDate::parse(day)?.day.is_some()
        && day.as_bytes()[4] == b'-'
        && text.is_ascii())
    .then(|| text.to_owned())
}
