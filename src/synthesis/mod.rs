//! The Focal Point's desk: the Activity Reports that came in beside the Progress Report that is
//! made of them, and last year's. What a person does there changes the body of the form; what the
//! body has is derived from it, so nothing is counted twice.

mod desk;

pub use desk::Sources;

use crate::api;
use crate::form::Form;
use crate::i18n::Cx;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::documents::Received;
use report::field::Field;
use report::state::State;
use report::synthesis::{Named, Passage, Target, last_passages, named, passages};
use std::sync::Arc;

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

/// Everything that came in, made ready to be shown.
struct Made {
    received: Received,
    passages: Vec<Arc<Passage>>,
    last: Vec<Arc<Passage>>,
    named: Named,
}

impl Made {
    fn of(received: Received, year: &str) -> Self {
        let last = received.last.as_ref().map(last_passages);
        let shared = |all: Vec<Passage>| all.into_iter().map(Arc::new).collect();
        Self {
            passages: shared(passages(&received, year)),
            last: shared(last.unwrap_or_default()),
            named: named(&received),
            received,
        }
    }
}

#[derive(Clone, Copy)]
pub struct Desk {
    cx: Cx,
    form: Form,
    made: RwSignal<Arc<Made>>,
    shown: RwSignal<Shown>,
}

impl Desk {
    /// Whoever comes back from a report that they read in another tab sees what became of it.
    pub fn new(form: Form, received: Received, id: String, year: String) -> Self {
        let desk = Self {
            cx: form.cx,
            form,
            made: RwSignal::new(Arc::new(Made::of(received, &year))),
            shown: RwSignal::default(),
        };
        let (id, year) = (StoredValue::new(id), StoredValue::new(year));
        let heard = window_event_listener_untyped("focus", move |event| {
            // of the window, not of a field
            if crate::browser::target(&event).is_none() {
                spawn_local(async move {
                    let answer = api::get_received(&id.get_value(), desk.cx.lang).await;
                    if let Ok(received) = answer {
                        let made = Made::of(received, &year.get_value());
                        desk.made.try_set(Arc::new(made));
                    }
                });
            }
        });
        on_cleanup(move || heard.remove());
        desk
    }

    fn is_taken(self, passage: &Passage) -> bool {
        // own words of last year become own words, and have no entry of their own
        let field = if passage.source.is_some() {
            Field::Passages(passage.target)
        } else {
            Field::Narrative(passage.target)
        };
        self.form.read(&field, |body| passage.is_taken(body))
    }

    /// The report that a passage is of, and where that stands now.
    fn report_of(self, passage: &Passage) -> Option<(String, State)> {
        self.made.with_untracked(|made| {
            let report = made.received.items.get(passage.report?)?;
            Some((report.id.clone(), report.state))
        })
    }

    fn left(self) -> usize {
        let made = self.made.get();
        made.passages
            .iter()
            .filter(|one| !self.is_taken(one))
            .count()
    }

    /// Reports of which nothing stands in the Progress Report.
    pub fn unused(self) -> usize {
        let made = self.made.get();
        let is_used = |at: usize| {
            let mut own = made.passages.iter().filter(|one| one.report == Some(at));
            own.any(|one| self.is_taken(one))
        };
        let all = 0..made.received.items.len();
        all.filter(|at| !is_used(*at)).count()
    }

    /// What the view shows.
    fn in_view(self) -> Vec<Arc<Passage>> {
        let (made, shown) = (self.made.get(), self.shown.get());
        let fits = |one: &&Arc<Passage>| match shown {
            Shown::Left => !self.is_taken(one),
            Shown::Of(target) => one.target == target,
            Shown::Future => matches!(one.target, Target::Future(_)),
            Shown::All | Shown::LastYear => true,
        };
        let from = if shown == Shown::LastYear {
            &made.last
        } else {
            &made.passages
        };
        from.iter().filter(fits).cloned().collect()
    }
}
