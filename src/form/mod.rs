//! The report form: one file per section of the report. A field is a signal of its own, so that a key wakes only what reads it;
//! problems are derived from the fields by the rules of crates/report and stored nowhere.

mod actions;
mod additional;
pub mod answer;
mod challenges;
mod clock;
mod directory;
mod fields;
mod future;
mod sections;
mod who;

pub use directory::Directory;
pub use fields::{Fields, joined};
pub use sections::{Section, section_list, summary};

use crate::i18n::Cx;
use crate::labels;
use leptos::prelude::*;
use report::Body;
use report::documents::Draft;
use report::resolution::Resolution;
use report::rules::{Context, Problem, problems};
use report::vocabulary::{Action, ReportKind};
use std::collections::{BTreeMap, BTreeSet};

/// Copy, so that sections and closures take it along.
#[derive(Clone, Copy)]
pub struct ReportForm {
    pub cx: Cx,
    pub fields: Fields,
    pub directory: Directory,
    resolution: StoredValue<Resolution>,
    /// Counts what the person did: the draft store watches it.
    pub edits: RwSignal<u32>,
    /// The pointers that the last check asked for. What comes up later is not asked for before the next.
    asked: RwSignal<BTreeSet<String>>,
    /// All problems, computed only when somebody looks, so not before the first check.
    live: Memo<Vec<Problem>>,
    this_year: u16,
}

impl ReportForm {
    pub fn new(cx: Cx, draft: &Draft, directory: Directory, this_year: u16) -> Self {
        let resolution = StoredValue::new(draft.resolution.clone());
        let fields = Fields::new(&draft.body, resolution, this_year);
        let live = Memo::new(move |_| resolution.with_value(|resolution| problems(&fields.body(), context(resolution, this_year))));
        Self { cx, fields, directory, resolution, edits: RwSignal::new(0), asked: RwSignal::new(BTreeSet::new()), live, this_year }
    }

    pub fn edited(self) {
        self.edits.update(|n| *n = n.wrapping_add(1));
    }

    /// What would be saved now.
    pub fn body(self) -> Body {
        untrack(|| self.fields.body())
    }

    /// Shows another body, keeping what the person has not touched as it is on screen.
    pub fn show(self, body: &Body) {
        self.fields.show(body);
    }

    /// Check: from now on these fields tell what is missing. Answers what stops submitting.
    pub fn check(self) -> Vec<Problem> {
        let found = self.resolution.with_value(|resolution| problems(&self.body(), context(resolution, self.this_year)));
        let stops: Vec<Problem> = found.iter().filter(|problem| problem.blocks_submit()).cloned().collect();
        self.asked.set(found.into_iter().map(|problem| problem.pointer).collect());
        stops
    }

    /// Problems that came from the server are shown exactly like our own.
    pub fn refused(self, found: &[Problem]) {
        self.asked.update(|asked| asked.extend(found.iter().map(|problem| problem.pointer.clone())));
    }

    pub fn was_checked(self) -> bool {
        self.asked.with(|asked| !asked.is_empty())
    }

    fn at(self, pointer: &str, wanted: fn(&Problem) -> bool) -> Option<Problem> {
        if !self.asked.with(|asked| asked.contains(pointer)) {
            return None;
        }
        self.live.with(|live| live.iter().find(|problem| problem.pointer == pointer && wanted(problem)).cloned())
    }

    /// What the last check asked for at this field, if it is still so.
    pub fn asked_for(self, pointer: &str) -> Option<Problem> {
        self.at(pointer, Problem::blocks_submit)
    }

    pub fn advice(self, pointer: &str) -> Option<Problem> {
        self.at(pointer, |problem| !problem.blocks_submit())
    }

    /// For a group of choices.
    pub fn problem(self, pointer: &'static str) -> Signal<Option<String>> {
        Memo::new(move |_| self.asked_for(pointer).map(|problem| self.message(&problem))).into()
    }

    /// The same sentence in the summary and at the field.
    pub fn message(self, problem: &Problem) -> String {
        let action = problem.params.get("action").and_then(|key| Action::from_key(key)).map(|action| self.cx.say(labels::action(action)));
        let values: BTreeMap<&str, &str> = problem.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let values: Vec<(&str, &str)> =
            values.into_iter().map(|(name, value)| (name, if name == "action" { action.unwrap_or(value) } else { value })).collect();
        self.cx.fill(labels::problem(problem.key), &values)
    }

    /// The paragraphs that the form offers to cite.
    pub fn paragraphs(self) -> Vec<String> {
        self.resolution
            .with_value(|resolution| resolution.paragraphs.as_ref().map(|known| known.leaves().into_iter().map(str::to_owned).collect()).unwrap_or_default())
    }

    /// All five sections, below each other.
    pub fn view(self) -> AnyView {
        view! {
            <form class="form__body" novalidate="" on:submit=|event| event.prevent_default()>
                {who::section(self)} {actions::section(self)} {challenges::section(self)} {future::section(self)} {additional::section(self)}
            </form>
        }
        .into_any()
    }
}

/// The form is opened for a Constituent, so R2 has its answer before the first key.
const FROM_THE_ACCOUNT: &str = "account";

fn context(resolution: &Resolution, this_year: u16) -> Context<'_> {
    Context { kind: ReportKind::Activity, this_year, paragraphs: resolution.paragraphs.as_ref(), constituent: FROM_THE_ACCOUNT }
}
