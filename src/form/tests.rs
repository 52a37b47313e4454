//! What a person does to the form, and what it says of it.

use super::directory::List;
use super::{Form, example};
use crate::address::Entry;
use crate::i18n::Cx;
use leptos::prelude::*;
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
