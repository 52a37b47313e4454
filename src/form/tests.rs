//! What a person does to the form, and what it says of it.

use super::directory::List;
use super::{Form, example};
use crate::address::Entry;
use crate::i18n::Cx;
use leptos::prelude::*;
use report::Body;
use report::code::Set as DataSet;
use report::field::{Field, YES};
use report::language::Language;
use report::question::Question;
use report::synthesis::Target;
use report::vocabulary::{Action, ListAnswer};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use words::Words;

const CHALLENGES: Field = Field::Narrative(Target::Challenges);

fn with_form(test: impl FnOnce(Form)) {
    let words: &'static Words = Box::leak(Box::new(Words::new("en", "")));
    let cx = Cx {
        words,
        lang: Language::En,
        set: DataSet::Demo,
        entry: Entry::Work,
        two_sets: true,
        session: true,
        capabilities: Default::default(),
        sign_in: None,
    };
    let owner = Owner::new();
    owner.with(|| test(example(cx, 2026).expect("the example has a code")));
}

#[test]
fn the_text_of_a_future_action_comes_back_with_its_tick() {
    with_form(|form| {
        let field = Field::Narrative(Target::Future(Action::Policy));
        form.choose(&Field::Future, "policy", true);
        form.write(&field, "A bill".into());
        form.choose(&Field::Future, "policy", false);
        form.peek(|body| {
            assert!(body.future.actions.is_empty());
            assert!(body.future.unticked.contains_key(&Action::Policy));
        });
        form.choose(&Field::Future, "policy", true);
        assert_eq!(form.text(&field), "A bill");
        form.choose(&Field::Future, "policy", true);
        assert_eq!(
            form.text(&field),
            "A bill",
            "ticking twice takes nothing away"
        );
    });
}

#[test]
fn an_answer_takes_none_away_and_none_lays_it_aside() {
    with_form(|form| {
        form.choose(&Field::NoChallenges, YES, true);
        form.write(&CHALLENGES, "Money came a year late.".into());
        assert!(
            !form.peek(|body| body.challenges.none),
            "writing takes none away"
        );
        let said = form.choose(&Field::NoChallenges, YES, true);
        assert!(said.is_some(), "what is laid aside is told");
        assert_eq!(form.text(&CHALLENGES), "");
        form.change(|body| Question::Challenges.bring_back(body));
        assert_eq!(form.text(&CHALLENGES), "Money came a year late.");
        assert!(!form.peek(|body| body.challenges.none));
        form.choose(&Field::Actions, "field", true);
        form.choose(&Field::NothingDone, YES, true);
        assert!(form.peek(|body| body.actions.is_empty() && body.nothing_done));
        form.choose(&Field::Actions, "field", true);
        assert!(!form.peek(|body| body.nothing_done));
    });
}

#[test]
fn a_name_withdraws_that_there_were_none() {
    with_form(|form| {
        form.choose(&Field::MembersAnswer, ListAnswer::None.key(), true);
        form.change(|body| {
            List::Members.names_mut(body).insert("m-lark".into());
            Question::Members.answered(body);
        });
        assert_eq!(form.peek(|body| body.involved.members_answer), None);
        let chosen = form.chosen[List::Members as usize];
        assert_eq!(chosen.get(), ["m-lark"]);
        form.change(|body| body.involved.members.insert("m-heron".into()));
        assert_eq!(
            chosen.get(),
            ["m-lark", "m-heron"],
            "in the order of choice"
        );
    });
}

#[test]
fn what_only_the_server_found_is_told_at_its_field_until_that_changes() {
    with_form(|form| {
        let key = report::rules::ProblemKey::UnsafeCharacter;
        form.refuse(&[report::Problem::new("/challenges", key)]);
        assert!(form.problem(&CHALLENGES).is_some());
        form.write(&Field::Others, "A school".into());
        assert!(form.problem(&CHALLENGES).is_some());
        form.write(&CHALLENGES, "Mended".into());
        assert_eq!(form.problem(&CHALLENGES), None);
    });
}

#[test]
fn what_is_missing_is_not_told_before_the_check_and_goes_when_mended() {
    with_form(|form| {
        assert_eq!(form.problem(&Field::Secretariat), None);
        assert!(form.check().count() > 0);
        assert!(form.problem(&Field::Secretariat).is_some());
        form.choose(&Field::Secretariat, "no", true);
        assert_eq!(form.problem(&Field::Secretariat), None);
    });
}

/// Every field is read by a memo that counts; a key in one wakes the memo of that field alone.
#[test]
fn a_key_wakes_its_field_and_no_other() {
    with_form(|form| {
        form.choose(&Field::Actions, "field", true);
        form.choose(&Field::Future, "policy", true);
        let result = Field::Narrative(Target::Result(Action::Field));
        let fields = [
            Field::From,
            Field::To,
            Field::Scope,
            Field::Members,
            Field::MembersAnswer,
            Field::Others,
            Field::Actions,
            result.clone(),
            Field::Passages(Target::Result(Action::Field)),
            Field::ActionStatus(Action::Field),
            CHALLENGES,
            Field::NoChallenges,
            Field::Future,
            Field::Narrative(Target::Future(Action::Policy)),
            Field::Additional,
        ];
        let runs = Arc::new(AtomicUsize::new(0));
        let memos = fields.map(|field| {
            let runs = runs.clone();
            Memo::new(move |_| {
                runs.fetch_add(1, Ordering::Relaxed);
                (form.text(&field), form.problem(&field))
            })
        });
        let woken = || {
            let before = runs.load(Ordering::Relaxed);
            memos.iter().for_each(|memo| drop(memo.get()));
            runs.load(Ordering::Relaxed) - before
        };
        assert_eq!(woken(), memos.len());
        assert_eq!(woken(), 0);
        form.write(&result, "Two nurseries".into());
        assert_eq!(woken(), 1, "a key wakes what reads its field");
        form.write(&CHALLENGES, "None.".into());
        assert_eq!(woken(), 1);
        form.choose(&Field::NoChallenges, YES, true);
        assert_eq!(woken(), 2, "none lays the text aside");
    });
}

/// What no vocabulary of ours lists is offered and chosen as it came, read as it came, and stays where it is not touched.
#[cfg(feature = "ssr")]
#[test]
fn words_of_another_backend_are_read_and_written_as_they_are() {
    use crate::native::written;
    use crate::reading::{Chapters, ChaptersProps, Reading};
    use report::vocabulary::{ReportKind, Scope};
    let text = |text: &str| serde_json::json!({ "entries": { "a": { "text": text } } });
    let mut results = text("Talks in two capitals");
    results["status"] = "stalled".into();
    let body = serde_json::json!({
        "scope": { "mars": true },
        "involved": { "membersAnswer": "several", "secretariat": "perhaps" },
        "actions": { "diplomacy": true },
        "results": { "diplomacy": results },
        "future": { "planned": "soon", "actions": { "lobbying": text("A letter") } },
        "status": { "value": "paused" }
    });
    let body: Body = serde_json::from_value(body).unwrap();
    with_form(|form| {
        let form = example::of_kind(form.cx, ReportKind::Progress, 2026).unwrap();
        form.show(body.clone());
        let reading = Reading {
            kind: ReportKind::Progress,
            code: "DEMO-2024-Res-001".parse().unwrap(),
            body: body.clone(),
            names: Default::default(),
            unmatched: 0,
            countries: vec![],
        };
        let read = written(form.cx, None, || {
            Chapters(ChaptersProps { reading }).into_any()
        });
        let page = written(form.cx, None, move || {
            provide_context(form);
            crate::form::Sections().into_any()
        });
        for word in [
            "mars",
            "several",
            "perhaps",
            "diplomacy",
            "stalled",
            "soon",
            "lobbying",
            "paused",
        ] {
            assert!(
                read.contains(&format!(">{word}<")),
                "{word} is read: {read}"
            );
        }
        for word in [
            "mars",
            "several",
            "perhaps",
            "diplomacy",
            "soon",
            "lobbying",
            "paused",
        ] {
            assert!(
                page.contains(&format!("value=\"{word}\"")),
                "{word} is offered: {page}"
            );
        }
        for text in ["Talks in two capitals", "A letter", "#glyph-unknown"] {
            assert!(read.contains(text), "{text}");
        }
        assert!(page.contains("Talks in two capitals"));
        assert_eq!(form.peek(|body| Field::Scope.chosen(body)), ["mars"]);
        assert_eq!(form.peek(|body| Field::Status.chosen(body)), ["paused"]);
        // what is not touched stays, and what is touched is written
        let diplomacy = Action::named("diplomacy");
        form.write(
            &Field::Narrative(Target::Result(diplomacy)),
            "Talks went on".into(),
        );
        form.choose(&Field::Scope, "africa", true);
        let mut kept = body.clone();
        kept.results.at(diplomacy).entries = report::body::typed("Talks went on");
        kept.scope.insert(Scope::Africa);
        assert_eq!(
            form.peek(|body| (
                body.scope.clone(),
                body.involved.clone(),
                body.future.clone(),
                body.status.clone()
            )),
            (kept.scope, kept.involved, kept.future, kept.status)
        );
        assert_eq!(
            form.text(&Field::Narrative(Target::Result(diplomacy))),
            "Talks went on"
        );
        form.choose(&Field::Scope, "mars", false);
        assert_eq!(
            form.peek(|body| body.scope.len()),
            1,
            "and it can be withdrawn"
        );
    });
}
