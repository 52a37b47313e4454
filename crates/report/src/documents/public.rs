//! What everybody reads.

use crate::absence::Absence;
use crate::assembly::Assembly;
use crate::body::Body;
use crate::code::{ResolutionCode, Set};
use crate::constituent::Constituent;
use crate::coverage::Coverage;
use crate::language::Language;
use crate::resolution::Resolution;
use crate::sorted::SortedMap;
use crate::vocabulary::{Region, ReportKind, Status};
use serde::{Deserialize, Serialize};

/// One Resolution with the reports on it. Operation `getResolution`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolutionDocument {
    pub resolution: Resolution,
    /// Published reports, newest first.
    pub reports: Vec<ReportHead>,
    pub coverage: Coverage,
    /// Constituents that reported or are named.
    pub involved: Vec<Constituent>,
    /// How often each of them did, in the same order.
    #[serde(default)]
    pub participation: Vec<Participation>,
    /// The last five years of reporting, oldest first.
    #[serde(default)]
    pub cycles: Vec<CycleReports>,
    /// Each Operative Paragraph on file, or else each that reports cite, with the number of reports
    /// that mention it or a part of it.
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// Published reports that mention any paragraph.
    #[serde(default)]
    pub citing: u16,
}

/// Reports that one wrote, and reports that name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    pub wrote: u16,
    pub named: u16,
}

/// What one cycle says of a Resolution: a status, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CycleReports {
    pub year: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absence: Option<Absence>,
    pub activity_reports: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    pub paragraph: String,
    /// In the order of `cycles`.
    pub by_cycle: Vec<u16>,
    /// Of all years.
    pub reports: u16,
}

/// What lists say of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportHead {
    pub kind: ReportKind,
    pub code: ResolutionCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_lang: Option<Language>,
    /// A year of reporting, or `undated-{node}` for a fact without one.
    pub year: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constituent: Option<Constituent>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// When this version was published here; absent for facts read from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
    pub version: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// Where the facts of an imported report stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Declared by the Progress Report of the year before, where that was another status. Only in
    /// lists of what was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<Status>,
}

/// A published report: one immutable version. Operations `getProgressReport`, `getActivityReport`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishedReport {
    pub head: ReportHead,
    pub body: Body,
    /// Names for the ids in `body`.
    pub constituents: SortedMap<String, Constituent>,
    pub coverage: Coverage,
    /// Versions that exist, with the time of each.
    pub versions: Vec<VersionHead>,
    /// What is another than in the version before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Change>,
    /// Activity Reports that a Progress Report was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceReport>,
    /// Narratives are summaries in our words of the page at `source`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub summarised: bool,
    /// Countries of an imported Activity Report, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Who else is named, as printed, and not matched with an organisation on file.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unmatched: u32,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// One value of a report in two versions. Texts as they stand, all else as in JSON; absent where
/// there was none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// JSON pointer into the body.
    pub pointer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionHead {
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
}

/// Named by Constituent and year; linked only where it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceReport {
    pub constituent: Constituent,
    pub year: String,
    pub published: bool,
}

/// Published reports, the last published first. Operation `listReports`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reports {
    pub set: Set,
    pub items: Vec<ReportHead>,
    /// How many fit, on all pages.
    pub total: usize,
    /// What to ask with as `after` for the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Operation `listAssemblies`: the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assemblies {
    pub set: Set,
    pub items: Vec<Assembly>,
}

/// Operation `listCycles`: in the order of time. Empty where no dates are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cycles {
    pub set: Set,
    pub items: Vec<Cycle>,
}

/// One Constituent with the published reports that it wrote, and those that name it. Operation
/// `getConstituent`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConstituentDocument {
    pub constituent: Constituent,
    pub reports: Vec<ReportHead>,
    pub named_in: Vec<ReportHead>,
}

/// A country: its Members, and the reports that they wrote or that name them. Operation
/// `getCountry`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CountryDocument {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    pub members: Vec<Constituent>,
    /// In the order of `members`.
    pub participation: Vec<Participation>,
    /// The newest first, fifty at most, and how many there are.
    pub reports: Vec<ReportHead>,
    pub total: usize,
}

/// All Constituents and other organisations of a set. Operation `listConstituents`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constituents {
    pub set: Set,
    pub items: Vec<Constituent>,
}

/// When reports of a year are asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cycle {
    /// A year of reporting.
    pub year: String,
    /// Dates, `2026-09-01`.
    pub opens: String,
    pub due: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
}

/// One vocabulary entry in the language asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    pub key: String,
    pub label: String,
    /// The label was not seen on IUCN's pages: it is ours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unofficial: bool,
}

/// Operation `getVocabularies`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vocabularies {
    pub edition: String,
    pub status: Vec<Term>,
    pub action: Vec<Term>,
    pub action_status: Vec<Term>,
    pub planned: Vec<Term>,
    pub scope: Vec<Term>,
}
