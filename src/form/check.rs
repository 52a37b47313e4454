//! What stops submitting, asked for by the person or told by the server.

use super::Form;
use super::Section;
use super::directory::List;
use crate::browser::{announce, focus_summary};
use leptos::prelude::*;
use report::rules::Problem;
use words::Msg;

/// What a check found that stops submitting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub problems: Vec<Problem>,
    /// Names that were typed or pasted and are neither chosen nor given up, with their lists.
    pub names: Vec<(List, String)>,
}

impl Found {
    pub fn count(&self) -> usize {
        self.problems.len() + self.names.len()
    }
}

impl From<Vec<Problem>> for Found {
    fn from(problems: Vec<Problem>) -> Self {
        Self {
            problems,
            names: vec![],
        }
    }
}

impl Form {
    /// From now on these fields tell what is missing. Answers what stops submitting.
    pub(super) fn check(self) -> Found {
        let names = List::ALL
            .into_iter()
            .filter_map(|list| Some((list, self.settle(list)?)));
        let names: Vec<(List, String)> = names.collect();
        self.is_name_asked
            .set(names.iter().map(|(list, _)| *list).collect());
        let found = untrack(|| self.all_problems());
        self.refused.set(vec![]);
        self.is_checked.set(true);
        self.asked.set(
            found
                .iter()
                .map(|problem| problem.pointer.clone())
                .collect(),
        );
        Found {
            problems: found.into_iter().filter(Problem::blocks_submit).collect(),
            names,
        }
    }

    /// Chooses the one that is typed by its whole name. Answers the name that is left, neither chosen nor given up.
    fn settle(self, list: List) -> Option<String> {
        let finder = self.finder(list);
        let named = self.directory.with_list(list, |items| finder.settle(items));
        if let Some(id) = named {
            self.choose_name(list, id);
        }
        untrack(|| finder.pending())
    }

    /// A name was chosen in a list.
    pub(super) fn choose_name(self, list: List, id: String) {
        self.answer(&list.field(), |body| {
            list.names_mut(body).insert(id);
        });
    }

    /// The name that a check asked about and that is still neither chosen nor given up. What is typed later is asked about by
    /// the next.
    pub(super) fn open_name(self, list: List) -> Option<String> {
        let is_asked = self.is_name_asked.with(|lists| lists.contains(&list));
        let finder = self.finder(list);
        let waits = || {
            self.directory
                .is_waited(list)
                .then(|| finder.pending())
                .flatten()
        };
        is_asked.then(|| finder.asked().or_else(waits)).flatten()
    }

    pub(super) fn ask_for(self, name: &str) -> String {
        self.cx.fill(words::key::COMBOBOX_OPEN, &[("name", name)])
    }

    /// Nothing that is known stops submitting.
    pub fn is_clean(self) -> bool {
        Section::ALL
            .into_iter()
            .all(|section| self.problems_in(section) == 0)
    }

    /// A name was typed that is not kept anywhere yet.
    pub fn has_open_names(self) -> bool {
        let mut finders = self.finders.iter();
        finders.any(|finder| untrack(|| finder.pending()).is_some())
    }

    /// Problems that came from the server are shown exactly like our own.
    pub fn refuse(self, found: &[Problem]) {
        self.refused.set(found.to_vec());
        self.asked
            .update(|asked| asked.extend(found.iter().map(|problem| problem.pointer.clone())));
    }
}

/// Checks, says so where nothing stops submitting, and leads to what does. Answers whether nothing
/// does.
pub fn check(form: Form, checked: RwSignal<Option<Found>>, clean: Msg) -> bool {
    let found = form.check();
    let is_clean = found.count() == 0;
    checked.set(Some(found));
    if is_clean {
        announce(form.cx.say(clean).to_owned());
    } else {
        focus_summary();
    }
    is_clean
}
