//! One rule, one test, one door: a complete report is edited, and the answer compared. Names begin
//! with the rule's number.

use super::*;
use crate::body::{FutureAction, Link, Results, typed};
use crate::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Status, YesNo};

fn complete(kind: ReportKind) -> Body {
    let mut body = Body::default();
    body.period.from = "2025-01".into();
    body.period.to = "2025-12".into();
    body.involved.members.insert("m-other".into());
    body.involved.commissions_answer = Some(ListAnswer::None);
    body.involved.secretariat = Some(YesNo::DoNotKnow);
    body.actions.insert(Action::Field);
    let status = (kind == ReportKind::Activity).then_some(ActionStatus::Ongoing);
    body.results.insert(
        Action::Field,
        Results {
            status,
            entries: typed("Two nurseries were planted with native trees [OP2]."),
        },
    );
    body.challenges.none = true;
    body.future.none = true;
    if kind == ReportKind::Progress {
        body.status.value = Some(Status::Underway);
    }
    body
}

fn keys(
    body: &Body,
    kind: ReportKind,
    paragraphs: Option<&Paragraphs>,
) -> Vec<(String, ProblemKey)> {
    let context = Context {
        kind,
        this_year: 2026,
        paragraphs,
        constituent: "m-own",
    };
    problems(body, context)
        .into_iter()
        .map(|problem| (problem.pointer, problem.key))
        .collect()
}

#[track_caller]
fn check_kind(kind: ReportKind, edit: impl FnOnce(&mut Body), expected: &[(&str, ProblemKey)]) {
    let mut body = complete(kind);
    edit(&mut body);
    let whole = Paragraphs {
        complete: true,
        ..Paragraphs::skeleton(&["1.a", "2"])
    };
    let found = keys(&body, kind, Some(&whole));
    let found: Vec<(&str, ProblemKey)> = found
        .iter()
        .map(|(pointer, key)| (pointer.as_str(), *key))
        .collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn check(edit: impl FnOnce(&mut Body), expected: &[(&str, ProblemKey)]) {
    check_kind(ReportKind::Activity, edit, expected);
}

#[test]
fn a_complete_report_has_no_problem() {
    check_kind(ReportKind::Activity, |_| {}, &[]);
    check_kind(ReportKind::Progress, |_| {}, &[]);
}

#[test]
fn r1_period() {
    check(
        |body| body.period.to = "2024".into(),
        &[("/period/to", ProblemKey::PeriodReversed)],
    );
    check(
        |body| body.period.from = "spring".into(),
        &[("/period/from", ProblemKey::DateNotLegible)],
    );
    check(
        |body| body.period.to = "2028".into(),
        &[("/period/to", ProblemKey::YearOutOfRange)],
    );
    check(|body| body.period.to = "2027".into(), &[]);
    check(
        |body| body.period.from = "1947".into(),
        &[("/period/from", ProblemKey::YearOutOfRange)],
    );
}

#[test]
fn r2_an_activity_report_names_who_reports() {
    let context = |kind| Context {
        kind,
        this_year: 2026,
        paragraphs: None,
        constituent: "",
    };
    let keys = |kind| {
        problems(&complete(kind), context(kind))
            .into_iter()
            .map(|problem| problem.key)
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(ReportKind::Activity), [ProblemKey::ConstituentMissing]);
    assert_eq!(keys(ReportKind::Progress), []);
}

#[test]
fn r3_an_action_or_nothing_was_done() {
    check(
        |body| body.actions.clear(),
        &[("/actions", ProblemKey::ActionMissing)],
    );
    check(
        |body| {
            body.actions.clear();
            body.nothing_done = true;
        },
        &[],
    );
}

#[test]
fn r4_every_action_tells_its_result_and_how_far_it_is() {
    check(
        |body| body.results.clear(),
        &[
            ("/results/field", ProblemKey::ResultMissing),
            ("/results/field/status", ProblemKey::ActionStatusMissing),
        ],
    );
    check(
        |body| body.results.get_mut(&Action::Field).unwrap().status = Some(ActionStatus::None),
        &[("/results/field/status", ProblemKey::ActionStatusMissing)],
    );
    check_kind(
        ReportKind::Progress,
        |body| body.results.clear(),
        &[("/results/field", ProblemKey::ResultMissing)],
    );
}

#[test]
fn r4_text_of_an_unticked_action_is_not_judged() {
    check(
        |body| {
            body.results.insert(
                Action::Policy,
                Results {
                    status: None,
                    entries: typed("[OP"),
                },
            );
        },
        &[],
    );
}

#[test]
fn r5_who_took_part_is_answered() {
    check(
        |body| body.involved.members.clear(),
        &[("/involved/members", ProblemKey::MembersMissing)],
    );
    check(
        |body| body.involved.commissions_answer = None,
        &[("/involved/commissions", ProblemKey::CommissionsMissing)],
    );
    check(
        |body| body.involved.secretariat = None,
        &[("/involved/secretariat", ProblemKey::SecretariatMissing)],
    );
    check(
        |body| body.involved.members_answer = Some(ListAnswer::DoNotKnow),
        &[],
    );
}

#[test]
fn r6_a_progress_report_declares_a_status() {
    check_kind(
        ReportKind::Progress,
        |body| body.status.value = None,
        &[("/status/value", ProblemKey::StatusMissing)],
    );
    check(|body| body.status.value = None, &[]);
}

#[test]
fn r7_challenges_and_future_are_asked_for_quietly() {
    check(
        |body| body.challenges.none = false,
        &[("/challenges", ProblemKey::ChallengesMissing)],
    );
    check(
        |body| body.future.none = false,
        &[("/future", ProblemKey::FutureMissing)],
    );
    assert!(!Problem::new("/future", ProblemKey::FutureMissing).blocks_submit());
}

fn plan_policy(body: &mut Body) {
    body.future.none = false;
    body.future.actions.insert(
        Action::Policy,
        FutureAction {
            entries: typed("A law for the sale of wild plants"),
        },
    );
}

#[test]
fn r8_a_future_text_says_whether_it_is_planned() {
    check(
        plan_policy,
        &[("/future/planned", ProblemKey::PlannedMissing)],
    );
    check(
        |body| {
            plan_policy(body);
            body.future.planned = Some(Planned::No);
        },
        &[],
    );
}

fn result_says(text: &str) -> impl FnOnce(&mut Body) {
    move |body| body.results.get_mut(&Action::Field).unwrap().entries = typed(text)
}

#[test]
fn r9_a_reference_is_well_formed() {
    check(
        result_says("Two nurseries were planted [OP2"),
        &[("/results/field", ProblemKey::ReferenceUnclosed)],
    );
    check(
        result_says("Two nurseries were planted [OPx]"),
        &[("/results/field", ProblemKey::ReferenceIllFormed)],
    );
    check(
        |body| body.challenges.entries = typed("[OP"),
        &[("/challenges", ProblemKey::ReferenceUnclosed)],
    );
}

#[test]
fn r10_a_reference_names_a_paragraph_of_this_resolution() {
    check(
        result_says("Two nurseries were planted [OP9]"),
        &[("/results/field", ProblemKey::ParagraphUnknown)],
    );
    let mut body = complete(ReportKind::Activity);
    result_says("Two nurseries were planted [OP9]")(&mut body);
    assert_eq!(
        keys(&body, ReportKind::Activity, None),
        [],
        "no tree on file: every well-formed reference is accepted"
    );
    let skeleton = Paragraphs::skeleton(&["2"]);
    assert_eq!(
        keys(&body, ReportKind::Activity, Some(&skeleton)),
        [("/results/field".to_owned(), ProblemKey::ParagraphNotOnFile)]
    );
    assert!(!Problem::new("", ProblemKey::ParagraphNotOnFile).blocks_submit());
}

#[test]
fn r11_a_link_is_http_or_https() {
    let link = |url: &str| Link {
        url: url.into(),
        title: String::new(),
    };
    check(
        |body| {
            body.additional
                .links
                .insert("a".into(), link("ftp://example.org"));
        },
        &[("/additional/links/a", ProblemKey::LinkNotHttp)],
    );
    check(
        |body| {
            body.additional
                .links
                .insert("a".into(), link("https://example.org/report"));
        },
        &[],
    );
}

#[test]
fn r12_sizes() {
    let long = "a ".repeat(TEXT_LIMIT / 2 + 1);
    check(
        result_says(&long),
        &[("/results/field", ProblemKey::TextTooLong)],
    );
    check(
        |body| {
            body.involved.members = (0..=MEMBERS_LIMIT).map(|n| n.to_string()).collect();
        },
        &[("/involved/members", ProblemKey::TooManyMembers)],
    );
    let mut body = Body::default();
    body.involved.members = (0..=MEMBERS_LIMIT).map(|n| n.to_string()).collect();
    let context = Context {
        kind: ReportKind::Activity,
        this_year: 2026,
        paragraphs: None,
        constituent: "m-own",
    };
    assert_eq!(
        unstorable(&body, context).len(),
        1,
        "too many Members are not even stored"
    );
    let mut body = complete(ReportKind::Activity);
    for action in &Action::ALL {
        body.results.insert(
            *action,
            Results {
                entries: typed("a".repeat(TEXT_LIMIT)),
                ..Results::default()
            },
        );
    }
    body.challenges.entries = typed("a".repeat(TEXT_LIMIT));
    let context = Context {
        kind: ReportKind::Activity,
        this_year: 2026,
        paragraphs: None,
        constituent: "m-own",
    };
    assert_eq!(
        unstorable(&body, context),
        [Problem::new("", ProblemKey::ReportTooLong)
            .with("bytes", 9 * TEXT_LIMIT)
            .with("limit", REPORT_LIMIT)]
    );
}

#[test]
fn r13_no_control_characters_or_bidi_overrides() {
    check(
        result_says("Two nurseries\u{202e} were planted"),
        &[("/results/field", ProblemKey::UnsafeCharacter)],
    );
    let mut body = complete(ReportKind::Activity);
    body.actions.clear();
    result_says("a\u{0}")(&mut body);
    let context = Context {
        kind: ReportKind::Activity,
        this_year: 2026,
        paragraphs: None,
        constituent: "m-own",
    };
    assert_eq!(
        unstorable(&body, context).len(),
        1,
        "what is not sent is stored all the same"
    );
}

#[test]
fn r14_very_short_and_very_long_results() {
    check(
        result_says("Planted."),
        &[("/results/field", ProblemKey::ResultShort)],
    );
    check(
        result_says(&"word ".repeat(1001)),
        &[("/results/field", ProblemKey::ResultLong)],
    );
}

#[test]
fn r15_completed_beside_planned_future_actions() {
    check_kind(
        ReportKind::Progress,
        |body| {
            plan_policy(body);
            body.future.planned = Some(Planned::Yes);
            body.status.value = Some(Status::Completed);
        },
        &[("/status/value", ProblemKey::CompletedButPlanned)],
    );
}

#[test]
fn only_sizes_and_unsafe_characters_stop_saving() {
    let stops: Vec<&str> = ProblemKey::ALL
        .iter()
        .filter(|key| Problem::new("", **key).blocks_save())
        .map(|key| key.rule())
        .collect();
    assert_eq!(stops, ["R12", "R12", "R12", "R13"]);
}
