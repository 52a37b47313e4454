//! What a report must meet, numbered as in SPEC.md. Each rule is a function of one section;
//! `problems` is their sum in the order of the form. A draft is saved with any of them; only
//! submitting asks.

mod involved;
mod narrative;
mod period;
mod results;
#[cfg(test)]
mod tests;

pub use narrative::{link_problem, text_problem};
pub use period::{date_problem, period_problem};

use crate::body::Body;
use crate::resolution::Paragraphs;
use crate::sorted::SortedMap;
use crate::vocabulary::{ReportKind, vocabulary};
use serde::{Deserialize, Serialize};

/// Limits in bytes of UTF-8, and of names.
pub const TEXT_LIMIT: usize = 65_536;
pub const REPORT_LIMIT: usize = 524_288;
pub const MEMBERS_LIMIT: usize = 3_000;

vocabulary! {
    /// When a problem is shown, and whether it stops submitting.
    Severity { Advisory = "advisory", Incomplete = "incomplete", Malformed = "malformed" }
}

/// A broken rule and where. No words: those are in locales/ under `problem.{key}`; the parameters
/// carry the facts they need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// JSON pointer into the body: the field that it is about.
    pub pointer: String,
    pub key: ProblemKey,
    #[serde(default, skip_serializing_if = "SortedMap::is_empty")]
    pub params: SortedMap<String, String>,
}

macro_rules! problem_keys {
    ($($variant:ident = $key:literal, $rule:literal, $severity:ident;)+) => {
        vocabulary! {
            /// What is wrong, the rule of SPEC.md it comes from, and its class.
            ProblemKey { $($variant = $key),+ }
        }

        impl ProblemKey {
            /// Blank for a rule of another backend.
            pub fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule,)+ Self::Unlisted(_) => "" }
            }

            /// What another backend refuses stops submitting, whatever it is.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                    Self::Unlisted(_) => Severity::Malformed,
                }
            }
        }
    };
}

problem_keys! {
    DateNotLegible = "date_not_legible", "R1", Malformed;
    PeriodReversed = "period_reversed", "R1", Malformed;
    YearOutOfRange = "year_out_of_range", "R1", Malformed;
    ConstituentMissing = "constituent_missing", "R2", Incomplete;
    ActionMissing = "action_missing", "R3", Incomplete;
    ResultMissing = "result_missing", "R4", Incomplete;
    ActionStatusMissing = "action_status_missing", "R4", Incomplete;
    MembersMissing = "members_missing", "R5", Incomplete;
    CommissionsMissing = "commissions_missing", "R5", Incomplete;
    SecretariatMissing = "secretariat_missing", "R5", Incomplete;
    StatusMissing = "status_missing", "R6", Incomplete;
    ChallengesMissing = "challenges_missing", "R7", Advisory;
    FutureMissing = "future_missing", "R7", Advisory;
    PlannedMissing = "planned_missing", "R8", Incomplete;
    ReferenceUnclosed = "reference_unclosed", "R9", Malformed;
    ReferenceIllFormed = "reference_ill_formed", "R9", Malformed;
    ParagraphUnknown = "paragraph_unknown", "R10", Malformed;
    ParagraphNotOnFile = "paragraph_not_on_file", "R10", Advisory;
    LinkNotHttp = "link_not_http", "R11", Malformed;
    TextTooLong = "text_too_long", "R12", Malformed;
    ReportTooLong = "report_too_long", "R12", Malformed;
    TooManyMembers = "too_many_members", "R12", Malformed;
    UnsafeCharacter = "unsafe_character", "R13", Malformed;
    ResultShort = "result_short", "R14", Advisory;
    ResultLong = "result_long", "R14", Advisory;
    CompletedButPlanned = "completed_but_planned", "R15", Advisory;
}

impl Problem {
    pub fn new(pointer: impl Into<String>, key: ProblemKey) -> Self {
        Self {
            pointer: pointer.into(),
            key,
            params: SortedMap::default(),
        }
    }

    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    pub fn severity(&self) -> Severity {
        self.key.severity()
    }

    pub fn blocks_submit(&self) -> bool {
        self.severity() > Severity::Advisory
    }

    /// Rules that even saving a draft enforces: what breaks them cannot be stored.
    pub fn blocks_save(&self) -> bool {
        matches!(self.key.rule(), "R12" | "R13")
    }
}

/// What the rules need to know besides the report. The clock is the caller's.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub kind: ReportKind,
    pub this_year: u16,
    /// The Constituent that reports; blank for a Progress Report.
    pub constituent: &'a str,
    /// Absent: not known, and every well-formed reference is accepted.
    pub paragraphs: Option<&'a Paragraphs>,
}

/// In the order of the form and so of the error summary. Judges what would be sent.
pub fn problems(body: &Body, context: Context<'_>) -> Vec<Problem> {
    let mut all = Vec::new();
    if context.kind == ReportKind::Activity && context.constituent.is_empty() {
        all.push(Problem::new("", ProblemKey::ConstituentMissing));
    }
    period::check(body, context, &mut all);
    involved::check(body, &mut all);
    results::check(body, context, &mut all);
    results::check_outlook(body, context, &mut all);
    narrative::check_links(body, &mut all);
    narrative::check_sizes(body, &mut all);
    all
}

/// The few rules that saving a draft enforces, over everything that would be stored.
pub fn unstorable(body: &Body, context: Context<'_>) -> Vec<Problem> {
    let mut all = Vec::new();
    for (pointer, text) in body.narratives() {
        all.extend(text_problem(&pointer, &text, context.paragraphs));
    }
    involved::check(body, &mut all);
    narrative::check_sizes(body, &mut all);
    all.retain(Problem::blocks_save);
    all
}
