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
        Withdraw = "withdraw",
    }
}

impl Step {
    /// The state it leads to, or nothing where it does not start from here. `is_public`: a version
    /// is published, so what is corrected can be withdrawn too.
    pub fn from(self, state: State, is_public: bool) -> Option<State> {
        match (self, state) {
            (Self::Submit, State::Draft | State::Returned) => Some(State::Submitted),
            (Self::Recall, State::Submitted) => Some(State::Draft),
            (Self::Return, State::Submitted) => Some(State::Returned),
            (Self::Publish, State::Submitted) => Some(State::Published),
            (Self::Correct, State::Published) => Some(State::Draft),
            (
                Self::Withdraw,
                State::Draft | State::Submitted | State::Returned | State::Published,
            ) if is_public => Some(State::Withdrawn),
            _ => None,
        }
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
