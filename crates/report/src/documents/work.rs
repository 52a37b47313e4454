//! What is read and written by those who are signed in.

use super::ReportHead;
use crate::access::Role;
use crate::body::Body;
use crate::code::ResolutionCode;
use crate::constituent::Constituent;
use crate::language::Language;
use crate::resolution::Resolution;
use crate::sorted::SortedMap;
use crate::state::{State, Step};
use crate::vocabulary::ReportKind;
use serde::{Deserialize, Serialize};

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
    /// Where one signs in; `{back}` in it stands for the address to come back to. Wins over that of
    /// the configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<String>,
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
    /// Resolutions of this Focal Point of which Activity Reports of this year or of the last came
    /// in and no Progress Report is published yet; this year's first, of each year those with most
    /// reports first; fifty at most.
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
