//! Why a call did not succeed, told apart by what the person can do next. No Display: the words are
//! in locales/.

use super::json;
use report::Problem;
use report::code::ResolutionCode;
use report::documents::{Draft, FieldError};
use serde::Deserialize;

#[derive(Clone, Debug)]
pub enum ApiError {
    /// No answer: nothing to do, it is tried again.
    Offline,
    /// Sign in; what was written waits.
    SignedOut,
    NotAllowed,
    /// `suggestions` reads what may have been meant.
    NotFound(String),
    Gone,
    /// Somebody else saved meanwhile: look both over. `current` reads the draft as it is now.
    Conflict(String),
    /// The report is there already.
    Exists,
    /// Its state changed meanwhile.
    StepNotAllowed,
    /// Correct what `problems` reads.
    Refused(String),
    /// Wait; it is tried again.
    SlowDown,
    /// Ours to repair: a number to quote.
    Fault {
        request_id: String,
    },
}

/// Of a problem document, what tells the errors apart. Drafts and field errors are read by who can
/// show them, so that the public entry does not carry their types.
#[derive(Default, Deserialize)]
struct Head {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    instance: String,
}

/// The server said no, in problem+json or, if something stands between, in nothing that we can
/// read.
pub(super) fn from_answer(status: u16, text: String) -> ApiError {
    let head: Head = json::from_str(&text).unwrap_or_default();
    match status {
        401 => ApiError::SignedOut,
        403 => ApiError::NotAllowed,
        404 => ApiError::NotFound(text),
        410 => ApiError::Gone,
        409 if head.kind.ends_with("/report-exists") => ApiError::Exists,
        409 => ApiError::StepNotAllowed,
        412 => ApiError::Conflict(text),
        422 => ApiError::Refused(text),
        429 => ApiError::SlowDown,
        502..=504 => ApiError::Offline,
        _ => ApiError::Fault {
            request_id: head.instance,
        },
    }
}

/// The draft as it is now, of a conflict.
pub fn current(document: &str) -> Option<Draft> {
    #[derive(Deserialize)]
    struct Current {
        current: Draft,
    }
    json::from_str::<Current>(document).map(|found| found.current)
}

/// The Resolutions that a code may mean, of what is not there. One that cannot be read costs no
/// other.
pub fn suggestions(document: &str) -> Vec<ResolutionCode> {
    #[derive(Default, Deserialize)]
    struct Suggested {
        #[serde(default)]
        suggestions: Vec<String>,
    }
    let found: Suggested = json::from_str(document).unwrap_or_default();
    let codes = found.suggestions.iter();
    codes.filter_map(|code| code.parse().ok()).collect()
}

/// The problems of the fields, of a refusal.
pub fn problems(document: &str) -> Vec<Problem> {
    #[derive(Deserialize)]
    struct Errors {
        #[serde(default)]
        errors: Vec<FieldError>,
    }
    json::from_str::<Errors>(document)
        .map(|found| found.errors.into_iter().map(Into::into).collect())
        .unwrap_or_default()
}
