//! What went wrong.

use super::Draft;
use crate::code::ResolutionCode;
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};

/// RFC 9457, with the problem of each field where there are any. `type` ends in the slug that
/// clients compare.
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
    /// A sentence for people, where a backend has a rule of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl From<crate::Problem> for FieldError {
    fn from(problem: crate::Problem) -> Self {
        let (rule, severity) = (problem.key.rule().to_owned(), problem.severity());
        Self {
            pointer: problem.pointer,
            key: problem.key,
            params: problem.params,
            rule,
            severity,
            detail: None,
        }
    }
}

impl From<FieldError> for crate::Problem {
    fn from(error: FieldError) -> Self {
        Self {
            pointer: error.pointer,
            key: error.key,
            params: error.params,
        }
    }
}
