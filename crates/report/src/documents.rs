//! The documents of the contract (api/openapi.json), shared by backend and SPA, so that neither can drift alone. Names of
//! members are those of the JSON. Times are RFC 3339 in UTC and made by the server.

use crate::absence::Absence;
use crate::access::Role;
use crate::assembly::Assembly;
use crate::body::Body;
use crate::code::{ResolutionCode, Set};
use crate::constituent::Constituent;
use crate::coverage::Coverage;
use crate::language::Language;
use crate::resolution::Resolution;
use crate::sorted::SortedMap;
use crate::state::{State, Step};
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
    /// Each Operative Paragraph on file, or else each that reports cite, with the number of reports that mention it or a part of it.
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
    /// Declared by the Progress Report of the year before, where that was another status. Only in lists of what was published.
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

/// One value of a report in two versions. Texts as they stand, all else as in JSON; absent where there was none.
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

/// One Constituent with the published reports that it wrote, and those that name it. Operation `getConstituent`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConstituentDocument {
    pub constituent: Constituent,
    pub reports: Vec<ReportHead>,
    pub named_in: Vec<ReportHead>,
}

/// A country: its Members, and the reports that they wrote or that name them. Operation `getCountry`.
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

/// Who is signed in. Operation `getSession`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
    /// Goes into the header `X-CSRF` of every write. Empty when nobody is signed in.
    pub csrf: String,
    pub server_time: String,
    /// Choosing a person from a list is offered: demonstration data on a loopback address.
    pub demo_sign_in: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    pub id: String,
    pub name: String,
    /// In the language asked for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    pub roles: Vec<Role>,
    /// The Constituents of the roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constituents: Vec<Constituent>,
}

/// Operation `listDemoPeople`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct People {
    pub items: Vec<Person>,
}

/// A report while it is being written. Operation `getDraft`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    pub id: String,
    pub kind: ReportKind,
    pub code: ResolutionCode,
    pub year: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constituent: Option<Constituent>,
    pub state: State,
    /// Rises by one with every write. `"{version}"` is the ETag.
    pub version: u32,
    pub body: Body,
    pub saved_at: String,
    pub saved_by: String,
    /// What the Focal Point asks to be changed, on a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// The steps that the person who asks may take now.
    pub steps: Vec<Step>,
    pub may_write: bool,
    pub may_delete: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_version: Option<u32>,
    /// Names for the ids in `body`.
    pub constituents: SortedMap<String, Constituent>,
    pub resolution: Resolution,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// JSON pointer of the field; empty for the whole report.
    pub pointer: String,
    pub text: String,
}

/// Opens a draft. Operation `createDraft`; the id in the address is `id::report_id` of these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    pub kind: ReportKind,
    pub code: ResolutionCode,
    pub year: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constituent: Option<String>,
    #[serde(default)]
    pub body: Body,
}

/// Answer to a change. Operation `changeDraft`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    pub id: String,
    pub version: u32,
    pub saved_at: String,
}

/// Operation `takeStep`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewStep {
    pub step: Step,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// What a person has to do. Operation `getWorkspace`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// Reports of one's Constituents, and a Focal Point's Progress Reports, the last saved first.
    pub own: Vec<DraftHead>,
    /// Submitted Activity Reports that wait for this Focal Point, the oldest first.
    pub waiting: Vec<DraftHead>,
    /// Resolutions of this Focal Point of which Activity Reports of this year came in and no Progress Report is published yet; those with most
    /// reports first, fifty at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_make: Vec<ToMake>,
}

/// A Progress Report that can be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ToMake {
    pub code: ResolutionCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_lang: Option<Language>,
    pub year: String,
    /// Activity Reports that came in.
    pub received: u16,
    /// The draft of it, if it is begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<String>,
}

/// What a Progress Report is made from. Operation `getReceived`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Received {
    /// Activity Reports of the Resolution and year, submitted or published; by name.
    pub items: Vec<ReceivedReport>,
    /// The published Progress Report of an earlier year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<LastReport>,
    /// Names for the ids in the bodies.
    pub constituents: SortedMap<String, Constituent>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedReport {
    pub id: String,
    pub constituent: Constituent,
    pub state: State,
    /// For a step: what it is based on.
    pub version: u32,
    pub saved_at: String,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastReport {
    pub year: String,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftHead {
    pub id: String,
    pub head: ReportHead,
    pub state: State,
    pub saved_at: String,
    pub saved_by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    pub may_delete: bool,
}

/// RFC 9457, with the problem of each field where there are any. `type` ends in the slug that clients compare.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProblemDocument {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The id of the request, to quote when asking about it.
    pub instance: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Codes that may be meant by one that is not on file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<ResolutionCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_version: Option<u32>,
    /// The draft as it is now, on a version conflict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<Draft>>,
}

impl ProblemDocument {
    pub fn slug(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }
}

/// A problem of a field with its rule and class spelled out, for clients that have not our crate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldError {
    pub pointer: String,
    pub key: crate::rules::ProblemKey,
    #[serde(default, skip_serializing_if = "SortedMap::is_empty")]
    pub params: SortedMap<String, String>,
    pub rule: String,
    pub severity: crate::rules::Severity,
}

impl From<crate::Problem> for FieldError {
    fn from(problem: crate::Problem) -> Self {
        let (rule, severity) = (problem.key.rule().to_owned(), problem.severity());
        Self { pointer: problem.pointer, key: problem.key, params: problem.params, rule, severity }
    }
}

impl From<FieldError> for crate::Problem {
    fn from(error: FieldError) -> Self {
        Self { pointer: error.pointer, key: error.key, params: error.params }
    }
}
