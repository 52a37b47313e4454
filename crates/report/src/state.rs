//! The states of a report and the steps between them (spec: section 4). Who may take a step is in `access`.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Draft,
    Submitted,
    Returned,
    Published,
    Withdrawn,
}

/// A step that a person asks for, named for the deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Submit,
    Recall,
    Return,
    Publish,
    Withdraw,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Submit, Self::Recall, Self::Return, Self::Publish, Self::Withdraw];

    /// The state it leads to, or nothing where it does not start from here.
    pub fn from(self, state: State) -> Option<State> {
        match (self, state) {
            (Self::Submit, State::Draft | State::Returned) => Some(State::Submitted),
            (Self::Recall, State::Submitted) => Some(State::Draft),
            (Self::Return, State::Submitted) => Some(State::Returned),
            (Self::Publish, State::Submitted) => Some(State::Published),
            (Self::Withdraw, State::Published) => Some(State::Withdrawn),
            _ => None,
        }
    }
}

impl State {
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Draft, Self::Submitted, Self::Returned, Self::Published, Self::Withdrawn].into_iter().find(|state| state.key() == key)
    }

    /// Text may be changed: nobody else is reading it for a decision.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_withdrawn_and_nothing_is_published_unread() {
        assert!(Step::ALL.iter().all(|step| step.from(State::Withdrawn).is_none()));
        assert_eq!(Step::Publish.from(State::Draft), None);
        assert_eq!(Step::Recall.from(State::Published), None);
    }
}
