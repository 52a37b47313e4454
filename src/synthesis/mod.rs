//! The Focal Point's desk: the Activity Reports that came in beside the Progress Report that is
//! made of them, and last year's. What a person does there changes the body of the form; what the
//! body has is derived from it, so nothing is counted twice.

mod desk;

pub use desk::{listen, open_words, sources};

use report::Body;
use report::documents::Received;
use report::synthesis::{Named, Passage, Target, last_passages, named, passages};

/// What is shown of the passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Those that are not in the report yet.
    #[default]
    Left,
    All,
    /// Of one action, or the challenges.
    Of(Target),
    /// Future actions of every kind.
    Future,
    LastYear,
}

impl Shown {
    /// As the control of the views names it.
    fn key(self) -> String {
        match self {
            Self::Left => "left".into(),
            Self::All => "all".into(),
            Self::Future => "future".into(),
            Self::LastYear => "last".into(),
            Self::Of(target) => target.pointer(),
        }
    }

    fn from_key(key: &str) -> Self {
        let named = [Self::Left, Self::All, Self::Future, Self::LastYear]
            .into_iter()
            .find(|view| view.key() == key);
        named
            .or_else(|| Target::from_pointer(key).map(Self::Of))
            .unwrap_or_default()
    }
}

pub struct Desk {
    pub received: Received,
    passages: Vec<Passage>,
    last: Vec<Passage>,
    named: Named,
    shown: Shown,
}

impl Desk {
    pub fn new(received: Received, year: &str) -> Self {
        let last = received
            .last
            .as_ref()
            .map(last_passages)
            .unwrap_or_default();
        Self {
            passages: passages(&received, year),
            last,
            named: named(&received),
            shown: Shown::default(),
            received,
        }
    }

    /// What came in meanwhile, in the view that was chosen.
    pub fn renew(&mut self, received: Received, year: &str) {
        let shown = self.shown;
        *self = Self {
            shown,
            ..Self::new(received, year)
        };
    }

    fn left(&self, body: &Body) -> usize {
        self.passages
            .iter()
            .filter(|one| !one.is_taken(body))
            .count()
    }

    /// Reports of which nothing stands in the Progress Report.
    pub fn unused(&self, body: &Body) -> usize {
        let is_used = |at: usize| {
            self.passages
                .iter()
                .any(|one| one.report == Some(at) && one.is_taken(body))
        };
        (0..self.received.items.len())
            .filter(|at| !is_used(*at))
            .count()
    }

    fn shown(&self, body: &Body) -> Vec<(usize, &Passage)> {
        let fits = |one: &Passage| match self.shown {
            Shown::Left => !one.is_taken(body),
            Shown::Of(target) => one.target == target,
            Shown::Future => matches!(one.target, Target::Future(_)),
            Shown::All | Shown::LastYear => true,
        };
        let from = if self.shown == Shown::LastYear {
            &self.last
        } else {
            &self.passages
        };
        from.iter()
            .enumerate()
            .filter(|(_, one)| fits(one))
            .collect()
    }

    /// The passage at a place of the view.
    fn at(&self, at: usize) -> Option<&Passage> {
        if self.shown == Shown::LastYear {
            self.last.get(at)
        } else {
            self.passages.get(at)
        }
    }
}
