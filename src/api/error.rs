//! Why a call did not succeed, told apart by what the person can do next. No Display: the words are in locales/.

use report::Problem;
use report::documents::{Draft, ProblemDocument};

#[derive(Clone, Debug)]
pub enum ApiError {
    /// No answer: nothing to do, it is tried again.
    Offline,
    /// Sign in; what was written waits.
    SignedOut,
    NotAllowed,
    NotFound,
    Gone,
    /// Somebody else saved meanwhile: look both over.
    Conflict(Box<Draft>),
    /// The report is there already.
    Exists,
    /// Its state changed meanwhile.
    StepNotAllowed,
    /// Correct these.
    Refused(Vec<Problem>),
    /// Wait; it is tried again.
    SlowDown,
    /// Ours to repair: a number to quote.
    Fault {
        request_id: String,
    },
}

/// The server said no, in problem+json or, if something stands between, in nothing that we can read.
pub fn from_answer(status: u16, text: &str) -> ApiError {
    let problem: ProblemDocument = super::json::from_str(text).unwrap_or_default();
    match (status, problem.slug()) {
        (401, _) => ApiError::SignedOut,
        (403, _) => ApiError::NotAllowed,
        (404, _) => ApiError::NotFound,
        (410, _) => ApiError::Gone,
        (409, "report-exists") => ApiError::Exists,
        (409, _) => ApiError::StepNotAllowed,
        (412, _) => problem.current.map_or(ApiError::StepNotAllowed, ApiError::Conflict),
        (422, _) => ApiError::Refused(problem.errors.into_iter().map(Into::into).collect()),
        (429, _) => ApiError::SlowDown,
        (502..=504, _) => ApiError::Offline,
        _ => ApiError::Fault { request_id: problem.instance },
    }
}
