//! R3, R4, R14: actions and their results. R6 to R8, R15: challenges, future actions, status.

use super::{Context, Problem, ProblemKey, text_problem};
use crate::body::{Body, flowing};
use crate::text::{characters, words};
use crate::vocabulary::{Action, ActionStatus, Planned, ReportKind, Status};

const SHORT_CHARACTERS: usize = 20;
const LONG_WORDS: usize = 1_000;

pub(super) fn check(body: &Body, context: Context<'_>, all: &mut Vec<Problem>) {
    all.extend(text_problem(
        "/involved/others",
        &body.involved.others,
        context.paragraphs,
    ));
    if body.actions.is_empty() && body.unsorted.is_empty() && !body.nothing_done {
        all.push(Problem::new("/actions", ProblemKey::ActionMissing));
    }
    for action in &body.actions {
        check_action(body, *action, context, all);
    }
    all.extend(text_problem(
        "/unsorted",
        &flowing(&body.unsorted),
        context.paragraphs,
    ));
}

fn check_action(body: &Body, action: Action, context: Context<'_>, all: &mut Vec<Problem>) {
    let pointer = format!("/results/{}", action.key());
    let results = body.results.get(&action);
    let text = results
        .map(|results| flowing(&results.entries))
        .unwrap_or_default();
    if text.is_empty() {
        all.push(Problem::new(&pointer, ProblemKey::ResultMissing).with("action", action.key()));
    } else if let Some(problem) = text_problem(&pointer, &text, context.paragraphs) {
        all.push(problem);
    } else if characters(&text) < SHORT_CHARACTERS {
        all.push(Problem::new(&pointer, ProblemKey::ResultShort));
    } else if words(&text) > LONG_WORDS {
        all.push(
            Problem::new(&pointer, ProblemKey::ResultLong)
                .with("words", words(&text))
                .with("limit", LONG_WORDS),
        );
    }
    let status = results.and_then(|results| results.status);
    if context.kind == ReportKind::Activity && matches!(status, None | Some(ActionStatus::None)) {
        all.push(
            Problem::new(format!("{pointer}/status"), ProblemKey::ActionStatusMissing)
                .with("action", action.key()),
        );
    }
}

/// What still hinders, what comes next, and where the Resolution stands.
pub(super) fn check_outlook(body: &Body, context: Context<'_>, all: &mut Vec<Problem>) {
    let challenges = flowing(&body.challenges.entries);
    all.extend(text_problem("/challenges", &challenges, context.paragraphs));
    if challenges.is_empty() && !body.challenges.none {
        all.push(Problem::new("/challenges", ProblemKey::ChallengesMissing));
    }
    let mut any_future = !flowing(&body.future.unsorted).is_empty();
    for (action, future) in &body.future.actions {
        let text = flowing(&future.entries);
        any_future |= !text.is_empty();
        all.extend(text_problem(
            &format!("/future/actions/{}", action.key()),
            &text,
            context.paragraphs,
        ));
    }
    if !any_future && !body.future.none {
        all.push(Problem::new("/future", ProblemKey::FutureMissing));
    }
    let planned = body.future.planned;
    if any_future && matches!(planned, None | Some(Planned::Unknown)) {
        all.push(Problem::new("/future/planned", ProblemKey::PlannedMissing));
    }
    if context.kind == ReportKind::Progress {
        match body.status.value {
            None => all.push(Problem::new("/status/value", ProblemKey::StatusMissing)),
            Some(Status::Completed)
                if any_future && matches!(planned, Some(Planned::Yes | Planned::Partly)) =>
            {
                all.push(Problem::new(
                    "/status/value",
                    ProblemKey::CompletedButPlanned,
                ));
            }
            Some(_) => {}
        }
        all.extend(text_problem(
            "/status/note",
            &body.status.note,
            context.paragraphs,
        ));
    }
    all.extend(text_problem(
        "/additional/text",
        &body.additional.text,
        context.paragraphs,
    ));
}
