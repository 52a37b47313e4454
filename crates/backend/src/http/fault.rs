//! Why a request was refused, as problem+json (RFC 9457). Each says what the client does next;
//! clients compare the slug.

use crate::store::StoreError;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use report::Problem;
use report::code::ResolutionCode;
use report::documents::{Draft, ProblemDocument};
use report::state::State;
use std::time::Duration;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

/// Where the problems are explained; only the last step is compared.
const TYPES: &str = "https://resolution-progress.example/problems";

#[derive(Debug)]
pub enum Fault {
    Malformed(String),
    NotSignedIn,
    NotAllowed,
    /// Real and invented; a sentence.
    SetsDoNotMix(String),
    Csrf,
    NotFound,
    /// Nothing there, but these may be meant.
    Meant(Vec<ResolutionCode>),
    Gone,
    MethodNotAllowed,
    ReportExists,
    StepNotAllowed(State),
    /// The draft as it is now.
    VersionConflict(Box<Draft>),
    TooLarge,
    UnsupportedType,
    Validation(Vec<Problem>),
    PreconditionMissing,
    /// How long to wait.
    SlowDown(Duration),
    StorageFull,
    Internal(String),
}

pub type Answer<T> = Result<T, Fault>;

impl Fault {
    fn facts(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Malformed(_) => (
                StatusCode::BAD_REQUEST,
                "malformed-request",
                "The request cannot be read",
            ),
            Self::NotSignedIn => (StatusCode::UNAUTHORIZED, "not-signed-in", "Sign in first"),
            Self::NotAllowed => (StatusCode::FORBIDDEN, "not-allowed", "You may not do this"),
            Self::SetsDoNotMix(_) => (
                StatusCode::FORBIDDEN,
                "sets-do-not-mix",
                "What is real and what is invented do not mix",
            ),
            Self::Csrf => (
                StatusCode::FORBIDDEN,
                "csrf",
                "The request did not come from this site's own page",
            ),
            Self::NotFound | Self::Meant(_) => (
                StatusCode::NOT_FOUND,
                "not-found",
                "There is nothing at this address",
            ),
            Self::Gone => (StatusCode::GONE, "gone", "This report was withdrawn"),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "This address does not know the method",
            ),
            Self::ReportExists => (
                StatusCode::CONFLICT,
                "report-exists",
                "This report is there already",
            ),
            Self::StepNotAllowed(_) => (
                StatusCode::CONFLICT,
                "step-not-allowed",
                "The report is not in a state for this step",
            ),
            Self::VersionConflict(_) => (
                StatusCode::PRECONDITION_FAILED,
                "version-conflict",
                "Somebody else saved meanwhile",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "The request is too large",
            ),
            Self::UnsupportedType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-type",
                "The content type is not known here",
            ),
            Self::Validation(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "validation",
                "Some answers must be changed first",
            ),
            Self::PreconditionMissing => (
                StatusCode::PRECONDITION_REQUIRED,
                "precondition-missing",
                "Say which version this is based on",
            ),
            Self::SlowDown(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "slow-down",
                "Too many requests",
            ),
            Self::StorageFull => (
                StatusCode::INSUFFICIENT_STORAGE,
                "storage-full",
                "The server's disk is full",
            ),
            Self::Internal(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "The server is at fault",
            ),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::StorageFull,
            StoreError::Broken(why) => Self::Internal(why),
        }
    }
}

pub fn request_id() -> String {
    uuid::Uuid::new_v4().simple().to_string()[..12].to_owned()
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, slug, title) = self.facts();
        let id = request_id();
        let mut document = ProblemDocument {
            kind: format!("{TYPES}/{slug}"),
            title: title.into(),
            status: status.as_u16(),
            instance: id.clone(),
            ..ProblemDocument::default()
        };
        let mut seconds = None;
        match self {
            // the cause goes to the log, never to the client
            Self::Internal(why) => eprintln!("{id} {why}"),
            Self::Malformed(detail) | Self::SetsDoNotMix(detail) => document.detail = Some(detail),
            Self::StepNotAllowed(state) => {
                document.detail = Some(format!("state: {}", state.key()))
            }
            Self::Meant(codes) => document.suggestions = codes,
            Self::Validation(problems) => {
                document.errors = problems.into_iter().map(Into::into).collect()
            }
            Self::VersionConflict(current) => {
                document.current_version = Some(current.version);
                document.current = Some(current);
            }
            // whole seconds, never too few
            Self::SlowDown(wait) => seconds = Some(wait.as_secs() + 1),
            _ => {}
        }
        let body = serde_json::to_string(&document).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        // a browser keeps a 410 for ever when nothing says otherwise
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Ok(id) = HeaderValue::from_str(&id) {
            headers.insert(REQUEST_ID, id);
        }
        if let Some(seconds) = seconds {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}
