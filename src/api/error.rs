//! Why a call did not succeed, told apart by what the person can do next. No Display: the words are
//! in locales/.

use report::code::ResolutionCode;
use report::rules::{Problem, ProblemKey};
use report::sorted::SortedMap;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// There was no answer: nothing to do, it is tried again.
    Offline,
    /// There was no answer within the limit of time.
    Slow,
    /// The server, or something before it, is out of order for a while (502 to 504).
    Unavailable { wait: Option<u32> },
    /// Wait; it is tried again (429). Seconds, if the server says how many.
    SlowDown { wait: Option<u32> },
    /// Sign in; what was written waits.
    SignedOut,
    /// The sign-in was taken, and yet nobody is signed in: the browser keeps no cookies of the server.
    NoSession,
    /// Somebody else is signed in here by now: their name.
    OtherPerson(String),
    /// The server's own words, if it gives any.
    NotAllowed { detail: String },
    /// Codes that may be meant.
    NotFound { suggestions: Vec<ResolutionCode> },
    /// It was withdrawn.
    Gone,
    /// Somebody else saved meanwhile: look both over. `current` reads the draft as it is now.
    Conflict(String),
    /// The report is there already.
    Exists,
    /// Its state changed meanwhile.
    StepNotAllowed,
    /// Correct what `problems` reads.
    Refused(String),
    /// It is more than the server takes (413).
    TooLarge,
    /// This page and the server do not fit together, so that trying again does not help (400, 405,
    /// 415, 428, 501 and the like).
    Misunderstood { status: u16, detail: String },
    /// It answered, and the answer cannot be read.
    Unreadable,
    /// A fault of the server: a number to quote, if it gives one.
    Fault { status: u16, request_id: String },
}

impl ApiError {
    /// Whether the server has done what was asked is not known.
    pub fn leaves_doubt(&self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::Slow
                | Self::Unreadable
                | Self::Unavailable { .. }
                | Self::Fault { .. }
        )
    }
}

/// Of a problem document, what tells the errors apart. Drafts and field errors are read by who can
/// show them, so that the public entry does not carry their types.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Head {
    #[serde(rename = "type")]
    kind: String,
    instance: String,
    detail: Option<String>,
    suggestions: Vec<String>,
}

/// The server said no, in problem+json or, if something stands between, in nothing that we can
/// read. `wait` is the header Retry-After in seconds.
pub(super) fn from_answer(status: u16, text: String, wait: Option<u32>) -> ApiError {
    // a proxy answers in HTML: no news for the console
    let head: Head = serde_json::from_str(&text).unwrap_or_default();
    let detail = head.detail.unwrap_or_default();
    match status {
        401 => ApiError::SignedOut,
        403 => ApiError::NotAllowed { detail },
        404 => ApiError::NotFound {
            suggestions: head
                .suggestions
                .iter()
                .filter_map(|code| code.parse().ok())
                .collect(),
        },
        410 => ApiError::Gone,
        409 if head.kind.ends_with("report-exists") => ApiError::Exists,
        409 => ApiError::StepNotAllowed,
        412 => ApiError::Conflict(text),
        413 => ApiError::TooLarge,
        422 => ApiError::Refused(text),
        429 => ApiError::SlowDown { wait },
        502..=504 => ApiError::Unavailable { wait },
        400..=499 | 501 => ApiError::Misunderstood { status, detail },
        _ => ApiError::Fault {
            status,
            request_id: head.instance,
        },
    }
}

/// The problems of the fields, of a refusal. A rule of the backend's own is told in its own words;
/// there is always at least one problem.
pub fn problems(document: &str) -> Vec<Problem> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Refusal {
        title: String,
        detail: String,
        errors: Vec<FieldError>,
    }
    #[derive(Deserialize)]
    struct FieldError {
        #[serde(default)]
        pointer: String,
        #[serde(default)]
        key: String,
        #[serde(default)]
        params: SortedMap<String, String>,
        #[serde(default)]
        detail: String,
    }
    let refusal: Refusal = serde_json::from_str(document).unwrap_or_default();
    let said = if refusal.detail.is_empty() {
        refusal.title
    } else {
        refusal.detail
    };
    let own_words = |pointer: String, words: String| {
        Problem::new(pointer, ProblemKey::RefusedByServer).with("detail", words)
    };
    let mut all: Vec<Problem> = refusal
        .errors
        .into_iter()
        .map(|error| match ProblemKey::from_key(&error.key) {
            Some(key) => Problem {
                pointer: error.pointer,
                key,
                params: error.params,
            },
            None => {
                let words = [error.detail, said.clone(), error.key];
                let words = words.into_iter().find(|words| !words.is_empty());
                own_words(error.pointer, words.unwrap_or_default())
            }
        })
        .collect();
    if all.is_empty() {
        all.push(own_words(String::new(), said));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_of_the_backends_own_is_told_in_its_own_words() {
        let words = |document: &str| -> Vec<(String, ProblemKey, String)> {
            problems(document)
                .into_iter()
                .map(|one| {
                    let detail = one.params.get("detail").cloned().unwrap_or_default();
                    (one.pointer, one.key, detail)
                })
                .collect()
        };
        let own = ProblemKey::RefusedByServer;
        assert_eq!(
            words(r#"{"detail":"Reports close in May."}"#),
            [(String::new(), own, "Reports close in May.".into())]
        );
        assert_eq!(
            words(
                r#"{"title":"No","errors":[{"pointer":"/period/to","key":"not_in_may","rule":"X1","severity":"malformed","detail":"May is over."}]}"#
            ),
            [("/period/to".into(), own, "May is over.".into())]
        );
        assert_eq!(
            words(r#"{"errors":[{"pointer":"/period/to","key":"period_reversed"}]}"#)[0].1,
            ProblemKey::PeriodReversed
        );
        assert_eq!(words("<html>").len(), 1, "never nothing");
    }

    #[test]
    fn every_status_says_what_can_be_done_next() {
        let of = |status| from_answer(status, String::new(), Some(7));
        assert_eq!(of(429), ApiError::SlowDown { wait: Some(7) });
        assert_eq!(of(503), ApiError::Unavailable { wait: Some(7) });
        assert_eq!(of(413), ApiError::TooLarge);
        for status in [400, 405, 415, 418, 428, 501] {
            assert!(
                matches!(of(status), ApiError::Misunderstood { .. }),
                "{status}"
            );
        }
        for status in [500, 507] {
            assert!(matches!(of(status), ApiError::Fault { .. }), "{status}");
        }
    }
}
