//! The documents of the contract (api/openapi.json), shared by backend and SPA, so that neither can drift alone. Names of
//! members are those of the JSON. Times are RFC 3339 in UTC and made by the server.

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
use crate::vocabulary::{ReportKind, Status};
use serde::{Deserialize, Serialize};

/// One Resolution with the reports on it. Operation `getResolution`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolutionDocument {
    pub resolution: Resolution,
    /// Published reports, newest first.
    pub reports: Vec<ReportHead>,
    pub coverage: Coverage,
    /// Constituents named in them: Members first, by name of the country.
    pub involved: Vec<Constituent>,
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
pub struct Workspace {
    /// Drafts, returned and submitted reports of one's Constituents, the last saved first.
    pub own: Vec<DraftHead>,
    /// Submitted Activity Reports that wait for this Focal Point, the oldest first.
    pub waiting: Vec<DraftHead>,
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
