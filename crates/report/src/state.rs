//! The states of a report and the steps between them (spec: section 4). Who may take a step is in
//! `access`.

use crate::vocabulary::vocabulary;

vocabulary! {
    State {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Published = "published",
        Withdrawn = "withdrawn",
    }
}

vocabulary! {
    /// A step that a person asks for, named for the deed.
    Step {
        Submit = "submit",
        Recall = "recall",
        Return = "return",
        Publish = "publish",
        /// Opens the draft beside what is published; publishing that is the next version.
        Correct = "correct",
        /// Gives a correction up: the draft is what is published again.
        Discard = "discard",
        Withdraw = "withdraw",
    }
}

impl Step {
    /// The state it leads to, or nothing where it does not start from here. `is_public`: a version
    /// is published, so what is corrected can be withdrawn too.
    pub fn from(self, state: State, is_public: bool) -> Option<State> {
        let starts_here = match self {
            Self::Submit => state.is_open(),
            Self::Recall | Self::Return | Self::Publish => state == State::Submitted,
            Self::Correct => state == State::Published,
            Self::Discard => is_public && state.is_open(),
            Self::Withdraw => {
                is_public
                    && (state.is_open() || matches!(state, State::Submitted | State::Published))
            }
            Self::Unlisted(_) => false,
        };
        self.leads_to().filter(|_| starts_here)
    }

    /// The state that a report is in after it; nothing for a word that we do not list.
    pub fn leads_to(self) -> Option<State> {
        Some(match self {
            Self::Submit => State::Submitted,
            Self::Recall | Self::Correct => State::Draft,
            Self::Return => State::Returned,
            Self::Publish | Self::Discard => State::Published,
            Self::Withdraw => State::Withdrawn,
            Self::Unlisted(_) => return None,
        })
    }
}

impl State {
    /// Text may be changed: nobody else is reading it for a decision.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_corrected_can_still_be_withdrawn() {
        assert_eq!(
            Step::Correct.from(State::Published, true),
            Some(State::Draft)
        );
        assert_eq!(
            Step::Withdraw.from(State::Draft, true),
            Some(State::Withdrawn)
        );
        assert_eq!(Step::Withdraw.from(State::Draft, false), None);
    }

    #[test]
    fn a_correction_can_be_given_up_and_a_first_draft_cannot() {
        assert_eq!(
            Step::Discard.from(State::Draft, true),
            Some(State::Published)
        );
        assert_eq!(
            Step::Discard.from(State::Returned, true),
            Some(State::Published)
        );
        assert_eq!(Step::Discard.from(State::Draft, false), None);
        assert_eq!(Step::Discard.from(State::Submitted, true), None);
    }

    #[test]
    fn nothing_leaves_withdrawn_and_nothing_is_published_unread() {
        assert!(
            Step::ALL
                .iter()
                .all(|step| step.from(State::Withdrawn, true).is_none())
        );
        assert_eq!(Step::Publish.from(State::Draft, true), None);
        assert_eq!(Step::Recall.from(State::Published, true), None);
    }
}
