//! Questions that are answered with words, names or ticks, or with "none": never with both. Writing
//! takes "none" away; saying "none" lays aside what stood there, and taking it back brings that
//! back. What is laid aside stays in the draft and is not sent.

use crate::body::{Body, Entries, TYPED, flowing};
use crate::sorted::SortedSet;
use crate::vocabulary::ListAnswer;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    Members,
    Commissions,
    /// Its "none" is that nothing was done.
    Actions,
    Challenges,
    Future,
}

impl Question {
    /// In the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Members,
        Self::Commissions,
        Self::Actions,
        Self::Challenges,
        Self::Future,
    ];

    /// The JSON pointer of the field that problems are shown at.
    pub fn pointer(self) -> &'static str {
        match self {
            Self::Members => "/involved/members",
            Self::Commissions => "/involved/commissions",
            Self::Actions => "/actions",
            Self::Challenges => "/challenges",
            Self::Future => "/future",
        }
    }

    /// The JSON pointer of the answer that may be "none".
    pub fn none_pointer(self) -> &'static str {
        match self {
            Self::Members => "/involved/membersAnswer",
            Self::Commissions => "/involved/commissionsAnswer",
            Self::Actions => "/nothingDone",
            Self::Challenges => "/challenges/none",
            Self::Future => "/future/none",
        }
    }

    /// The JSON pointers of everything that answers it, "none" first.
    pub fn answers(self) -> [&'static str; 2] {
        let words = match self {
            Self::Challenges => "/challenges/entries",
            Self::Future => "/future/actions",
            Self::Members | Self::Commissions | Self::Actions => self.pointer(),
        };
        [self.none_pointer(), words]
    }

    /// The question that a field belongs to, by the field's JSON pointer.
    pub fn of(pointer: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| {
            question
                .answers()
                .into_iter()
                .chain([question.pointer()])
                .any(|own| {
                    pointer
                        .strip_prefix(own)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                })
        })
    }

    pub fn says_none(self, body: &Body) -> bool {
        let involved = &body.involved;
        match self {
            Self::Members => involved.members_answer == Some(ListAnswer::None),
            Self::Commissions => involved.commissions_answer == Some(ListAnswer::None),
            Self::Actions => body.nothing_done,
            Self::Challenges => body.challenges.none,
            Self::Future => body.future.none,
        }
    }

    /// Anything but "none" stands there: a name, a tick, a text that is not blank.
    pub fn is_answered(self, body: &Body) -> bool {
        match self {
            Self::Members => !body.involved.members.is_empty(),
            Self::Commissions => !body.involved.commissions.is_empty(),
            Self::Actions => !body.actions.is_empty() || !flowing(&body.unsorted).is_empty(),
            Self::Challenges => !flowing(&body.challenges.entries).is_empty(),
            Self::Future => {
                let future = &body.future;
                let texts = future.actions.values().map(|action| &action.entries);
                texts
                    .chain([&future.unsorted])
                    .any(|entries| !flowing(entries).is_empty())
            }
        }
    }

    /// Both answers stand there. Broken rule R16.
    pub fn contradicts(self, body: &Body) -> bool {
        self.says_none(body) && self.is_answered(body)
    }

    /// Something was written, named or ticked: "none" goes.
    pub fn answered(self, body: &mut Body) {
        if self.contradicts(body) {
            self.set_none(body, false);
        }
    }

    /// Words that an imported report has under no action answer it: nobody can lay them aside.
    fn is_answered_unsorted(self, body: &Body) -> bool {
        match self {
            Self::Actions => !flowing(&body.unsorted).is_empty(),
            Self::Future => !flowing(&body.future.unsorted).is_empty(),
            Self::Members | Self::Commissions | Self::Challenges => false,
        }
    }

    /// "None" was said: what stood there is laid aside. Answers whether there was anything. Nothing
    /// changes where it cannot be laid aside.
    pub fn say_none(self, body: &mut Body) -> bool {
        if self.is_answered_unsorted(body) {
            return false;
        }
        let had_words = self.is_answered(body);
        let future = &mut body.future;
        match self {
            Self::Members => {
                move_names(&mut body.involved.members, &mut body.involved.members_aside)
            }
            Self::Commissions => {
                move_names(
                    &mut body.involved.commissions,
                    &mut body.involved.commissions_aside,
                );
            }
            // the texts wait at their actions
            Self::Actions => body.actions.clear(),
            Self::Challenges => {
                move_entries(&mut body.challenges.entries, &mut body.challenges.aside);
            }
            Self::Future => {
                for (action, text) in std::mem::take(&mut future.actions).iter() {
                    let mut text = text.clone();
                    move_entries(&mut text.entries, &mut future.unticked.at(*action).entries);
                }
                future.unticked.retain(|_, text| !text.entries.is_empty());
            }
        }
        self.set_none(body, true);
        had_words
    }

    /// "None" was taken back: what was laid aside is there again.
    pub fn take_none_back(self, body: &mut Body) {
        self.set_none(body, false);
        self.bring_back(body);
    }

    /// What was laid aside stands in the report again, behind what was written since; "none" goes.
    pub fn bring_back(self, body: &mut Body) {
        match self {
            Self::Members => {
                move_names(&mut body.involved.members_aside, &mut body.involved.members)
            }
            Self::Commissions => {
                move_names(
                    &mut body.involved.commissions_aside,
                    &mut body.involved.commissions,
                );
            }
            Self::Challenges => {
                move_entries(&mut body.challenges.aside, &mut body.challenges.entries);
            }
            // their texts wait under their actions, and come back with the tick
            Self::Actions | Self::Future => {}
        }
        self.answered(body);
    }

    fn set_none(self, body: &mut Body, none: bool) {
        let answer = none.then_some(ListAnswer::None);
        match self {
            Self::Members => body.involved.members_answer = answer,
            Self::Commissions => body.involved.commissions_answer = answer,
            Self::Actions => body.nothing_done = none,
            Self::Challenges => body.challenges.none = none,
            Self::Future => body.future.none = none,
        }
    }
}

/// The questions of a body that have both answers: the pointer of each, and those of its answers.
pub fn contradictions(body: &Body) -> Vec<(String, Vec<String>)> {
    Question::ALL
        .into_iter()
        .filter(|question| question.contradicts(body))
        .map(|question| {
            let answers = question.answers().map(str::to_owned).into();
            (question.pointer().to_owned(), answers)
        })
        .collect()
}

fn move_names(from: &mut SortedSet<String>, into: &mut SortedSet<String>) {
    for name in std::mem::take(from).iter() {
        into.insert(name.clone());
    }
}

/// Own words are joined; a passage that was taken over keeps its id and its source.
fn move_entries(from: &mut Entries, into: &mut Entries) {
    for (id, entry) in std::mem::take(from).iter() {
        let there = into.at(id.clone());
        if id == TYPED && !there.text.trim().is_empty() {
            if !entry.text.trim().is_empty() {
                there.text = format!("{}\n\n{}", there.text.trim_end(), entry.text);
            }
        } else {
            entry.clone_into(there);
        }
    }
    into.retain(|_, entry| !entry.text.trim().is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{FutureAction, Source, typed};
    use crate::vocabulary::Action;

    /// Each question answered with words.
    fn answered() -> Body {
        let mut body = Body::default();
        body.involved.members.insert("m-a".into());
        body.involved.commissions.insert("c-a".into());
        body.actions.insert(Action::Field);
        body.challenges.entries = typed("Money came a year late.");
        body.future.actions.insert(
            Action::Policy,
            FutureAction {
                entries: typed("A bill"),
            },
        );
        body
    }

    #[test]
    fn none_lays_the_answer_aside_and_taking_it_back_brings_it_back() {
        for question in Question::ALL {
            let mut body = answered();
            assert!(question.say_none(&mut body), "{question:?}");
            assert!(
                question.says_none(&body) && !question.is_answered(&body),
                "{question:?}"
            );
            let text = serde_json::to_string(&body).unwrap();
            for word in ["m-a", "c-a", "Money came a year late.", "A bill"] {
                assert!(
                    text.contains(word),
                    "{question:?} keeps {word} in the draft: {text}"
                );
            }
            let sent = serde_json::to_string(&body.sent()).unwrap();
            let own = match question {
                Question::Members => "m-a",
                Question::Commissions => "c-a",
                Question::Actions => "field",
                Question::Challenges => "Money",
                Question::Future => "A bill",
            };
            assert!(
                !sent.contains(own),
                "{question:?} does not send {own}: {sent}"
            );
            question.take_none_back(&mut body);
            assert!(!question.says_none(&body), "{question:?}");
            if matches!(
                question,
                Question::Members | Question::Commissions | Question::Challenges
            ) {
                assert_eq!(body, answered(), "{question:?}");
            }
        }
    }

    #[test]
    fn writing_takes_none_away_and_touches_no_other_question() {
        let mut body = answered();
        for question in Question::ALL {
            question.set_none(&mut body, true);
        }
        assert_eq!(contradictions(&body).len(), 5);
        Question::Challenges.answered(&mut body);
        assert!(!body.challenges.none && body.future.none);
        assert_eq!(contradictions(&body).len(), 4);
        // a blank is no answer
        let mut body = Body::default();
        body.challenges.none = true;
        body.challenges.entries = typed("  ");
        Question::Challenges.answered(&mut body);
        assert!(body.challenges.none);
    }

    #[test]
    fn an_answer_under_no_action_cannot_be_laid_aside() {
        let mut body = answered();
        body.future.unsorted = typed("Printed under no action.");
        body.unsorted = typed("Printed under no action.");
        for question in [Question::Actions, Question::Future] {
            let before = body.clone();
            assert!(!question.say_none(&mut body));
            assert_eq!(body, before);
        }
    }

    #[test]
    fn do_not_know_may_stand_beside_names() {
        let mut body = answered();
        body.involved.members_answer = Some(ListAnswer::DoNotKnow);
        assert!(!Question::Members.contradicts(&body));
        Question::Members.answered(&mut body);
        assert_eq!(body.involved.members_answer, Some(ListAnswer::DoNotKnow));
    }

    #[test]
    fn what_was_laid_aside_twice_is_there_twice_and_passages_keep_their_source() {
        let mut body = Body::default();
        let source = Source {
            constituent: "m-x".into(),
            year: "2025".into(),
            adapted: false,
        };
        let passage = || crate::body::Entry {
            source: Some(source.clone()),
            ..crate::body::Entry::of("Taken over.")
        };
        body.challenges.entries = typed("First.");
        body.challenges.entries.insert("m-x-0".into(), passage());
        Question::Challenges.say_none(&mut body);
        body.challenges.entries = typed("Second.");
        Question::Challenges.answered(&mut body);
        Question::Challenges.bring_back(&mut body);
        assert_eq!(
            body.challenges.entries.get(TYPED).unwrap().text,
            "Second.\n\nFirst."
        );
        assert_eq!(body.challenges.entries.get("m-x-0").unwrap(), &passage());
        assert!(body.challenges.aside.is_empty());
    }

    #[test]
    fn a_field_knows_its_question() {
        assert_eq!(Question::of("/challenges"), Some(Question::Challenges));
        assert_eq!(
            Question::of("/challenges/entries/m-x-0"),
            Some(Question::Challenges)
        );
        assert_eq!(
            Question::of("/future/actions/field"),
            Some(Question::Future)
        );
        assert_eq!(
            Question::of("/involved/membersAnswer"),
            Some(Question::Members)
        );
        assert_eq!(Question::of("/nothingDone"), Some(Question::Actions));
        assert_eq!(Question::of("/additional/text"), None);
    }
}
