//! R1: the period of the report.

use super::{Context, Problem, ProblemKey};
use crate::body::{Body, Period};
use crate::date::PartialDate;

const FIRST_YEAR: u16 = 1948;

pub(super) fn check(body: &Body, context: Context<'_>, all: &mut Vec<Problem>) {
    let Period { from, to } = &body.period;
    let dates: Vec<Problem> = [("/period/from", from), ("/period/to", to)]
        .into_iter()
        .filter_map(|(pointer, text)| date_problem(pointer, text, context.this_year))
        .collect();
    if dates.is_empty() {
        all.extend(period_problem(from, to));
    }
    all.extend(dates);
}

/// One date by itself: legible, and between 1948 and next year.
pub fn date_problem(pointer: &str, text: &str, this_year: u16) -> Option<Problem> {
    if text.trim().is_empty() {
        return None;
    }
    match PartialDate::parse(text) {
        None => Some(Problem::new(pointer, ProblemKey::DateNotLegible)),
        Some(date) if !(FIRST_YEAR..=this_year + 1).contains(&date.year) => Some(
            Problem::new(pointer, ProblemKey::YearOutOfRange)
                .with("first", FIRST_YEAR)
                .with("last", this_year + 1),
        ),
        Some(_) => None,
    }
}

/// The two dates together. Shown at the end of the period.
pub fn period_problem(from: &str, to: &str) -> Option<Problem> {
    let (from, to) = (PartialDate::parse(from)?, PartialDate::parse(to)?);
    from.is_after(to)
        .then(|| Problem::new("/period/to", ProblemKey::PeriodReversed))
}
