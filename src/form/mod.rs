//! The report form: its state, and the functions that write it, one file per section of the report.
//! Plain data: problems are derived from the body by the rules of crates/report, and what a key
//! changes is written anew and put into the page (`live`).

pub mod actions;
mod additional;
mod aside;
mod challenges;
pub mod deeds;
pub mod directory;
mod example;
mod future;
pub mod place;
mod sections;
mod status;
mod taken;
mod told;
mod who;

mod events;

pub use events::{check, listen, take_up};
pub use example::example;
pub use place::joined;
pub use sections::{Section, section_list, summary, view};

use crate::i18n::Cx;
use crate::labels;
use crate::ui::choice::{Group, choice_group};
use crate::ui::combobox::{Combobox, Frame, Items};
use crate::ui::text_field::{TextField, text_field};
use directory::List;
use maud::Markup;
use report::Body;
use report::constituent::Constituent;
use report::documents::Draft;
use report::question::Question;
use report::resolution::Resolution;
use report::rules::{
    Context, Problem, Severity, date_problem, link_problem, problems, text_problem,
};
use report::sorted::SortedMap;
use report::vocabulary::{Action, ReportKind};
use told::Told;

/// A report while it is being written.
pub struct Form {
    pub cx: Cx,
    kind: ReportKind,
    pub body: Body,
    resolution: Resolution,
    this_year: u16,
    /// Names that came with the draft.
    names: SortedMap<String, Constituent>,
    /// What is known of text fields that were used, by pointer.
    told: SortedMap<String, Told>,
    /// The pointers that the last check asked for. What comes up later is not asked for before the
    /// next.
    asked: Vec<String>,
    /// All problems of the body as it is, once something was asked for.
    found: Vec<Problem>,
    /// What the server refused: only it knows, so it stands until the field is another or the next
    /// check.
    refused: Vec<Problem>,
    /// In the order of `List::ALL`.
    boxes: [Combobox; 3],
    directory: [Items; 3],
    asked_for_directory: bool,
}

impl Form {
    pub fn new(cx: Cx, draft: &Draft, this_year: u16) -> Self {
        let mut form = Self {
            cx,
            kind: draft.kind,
            body: Body::default(),
            resolution: draft.resolution.clone(),
            this_year,
            names: draft.constituents.clone(),
            told: SortedMap::default(),
            asked: vec![],
            found: vec![],
            refused: vec![],
            boxes: Default::default(),
            directory: Default::default(),
            asked_for_directory: false,
        };
        form.show(&draft.body);
        form
    }

    /// By a clock that is known better.
    pub fn at_year(&mut self, this_year: u16) {
        self.this_year = this_year;
        self.changed();
    }

    /// Shows another body. Names stay in the order in which they were chosen.
    pub fn show(&mut self, body: &Body) {
        self.body = body.clone();
        for list in List::ALL {
            let wanted = match list {
                List::Members => &body.involved.members,
                List::Commissions => &body.involved.commissions,
                List::External => &body.involved.external,
            };
            let chosen = &mut self.boxes[list as usize].chosen;
            chosen.retain(|id| wanted.contains(id));
            for id in wanted {
                if !chosen.contains(id) {
                    chosen.push(id.clone());
                }
            }
        }
        self.changed();
    }

    /// Names of Constituents that the body may come to name.
    pub fn know(&mut self, names: &SortedMap<String, Constituent>) {
        names
            .iter()
            .for_each(|(id, one)| self.names.insert(id.clone(), one.clone()));
    }

    /// Another change of the body than those of the fields.
    pub fn change(&mut self, change: impl FnOnce(&mut Body)) {
        let mut body = std::mem::take(&mut self.body);
        change(&mut body);
        self.show(&body);
    }

    /// The body as the API writes it.
    pub fn as_json(&self) -> serde_json::Value {
        serde_json::to_value(&self.body).unwrap_or_default()
    }

    /// Writes leaves of the body by their JSON pointers; what would be no body changes nothing.
    pub fn set_leaves(&mut self, leaves: &[(String, Option<serde_json::Value>)]) {
        let mut body = self.as_json();
        replica::set_all(&mut body, leaves);
        if let Ok(mut body) = serde_json::from_value(body) {
            for question in leaves.iter().filter_map(|(own, _)| Question::of(own)) {
                question.answered(&mut body);
            }
            self.show(&body);
        }
    }

    fn changed(&mut self) {
        self.found = if self.asked.is_empty() {
            vec![]
        } else {
            self.all_problems()
        };
    }

    fn all_problems(&self) -> Vec<Problem> {
        // the form is opened for a Constituent, so R2 has its answer before the first key
        let (paragraphs, constituent) = (self.resolution.paragraphs.as_ref(), "account");
        problems(
            &self.body,
            Context {
                kind: self.kind,
                this_year: self.this_year,
                paragraphs,
                constituent,
            },
        )
    }

    fn text(&self, pointer: &str) -> String {
        place::text(&self.body, pointer)
    }

    /// What is malformed about a typed text now, told or not.
    fn wrong(&self, pointer: &str) -> Option<Problem> {
        let text = self.text(pointer);
        let problem = if pointer.starts_with("/period") {
            date_problem(pointer, &text, self.this_year)
        } else if pointer.starts_with("/additional/links") {
            if pointer.ends_with("/title") {
                None
            } else {
                link_problem(pointer, &text)
            }
        } else {
            text_problem(pointer, &text, self.resolution.paragraphs.as_ref())
        };
        problem.filter(|problem| problem.severity() == Severity::Malformed)
    }

    /// Check: from now on these fields tell what is missing. Answers what stops submitting.
    pub fn check(&mut self) -> Vec<Problem> {
        self.found = self.all_problems();
        self.refused.clear();
        self.asked = self
            .found
            .iter()
            .map(|problem| problem.pointer.clone())
            .collect();
        self.found
            .iter()
            .filter(|problem| problem.blocks_submit())
            .cloned()
            .collect()
    }

    /// Problems that came from the server are shown exactly like our own.
    pub fn refused(&mut self, found: &[Problem]) {
        self.asked
            .extend(found.iter().map(|problem| problem.pointer.clone()));
        self.refused = found.to_vec();
        self.changed();
    }

    fn at(&self, pointer: &str, stops: bool) -> Option<&Problem> {
        let asked = self.asked.iter().any(|asked| asked == pointer);
        self.found
            .iter()
            .chain(&self.refused)
            .find(|problem| asked && problem.pointer == pointer && problem.blocks_submit() == stops)
    }

    /// The one message of a field: malformed before incomplete. Derived, so it cannot outlive its
    /// cause.
    fn problem(&self, pointer: &str) -> Option<String> {
        let shown = self.told.get(pointer).is_some_and(|told| told.shown);
        let malformed = if shown { self.wrong(pointer) } else { None };
        malformed
            .as_ref()
            .or_else(|| self.at(pointer, true))
            .map(|problem| self.message(problem))
    }

    /// The same sentence in the summary and at the field.
    pub fn message(&self, problem: &Problem) -> String {
        let action = problem
            .params
            .get("action")
            .map(|key| self.cx.say(labels::action(Action::named(key))));
        let value = |name: &str, value| {
            if name == "action" {
                action.unwrap_or(value)
            } else {
                value
            }
        };
        let values: Vec<(&str, &str)> = problem
            .params
            .iter()
            .map(|(name, own)| (name.as_str(), value(name, own.as_str())))
            // what a rule of another backend has to say for itself
            .chain([("key", problem.key.key())])
            .collect();
        self.cx.fill(labels::problem(problem.key), &values)
    }

    /// The paragraphs that the form offers to cite.
    fn paragraphs(&self) -> Vec<&str> {
        self.resolution
            .paragraphs
            .as_ref()
            .map(|known| known.leaves())
            .unwrap_or_default()
    }

    /// A text field at a pointer, with what stands in it and what is wrong with it. The caller says
    /// label and looks.
    fn field(&self, pointer: &str, field: &TextField<'_>) -> Markup {
        let advice = self.at(pointer, false).map(|problem| self.message(problem));
        let (id, value) = (field_id(pointer), self.text(pointer));
        text_field(
            self.cx,
            &TextField {
                id: &id,
                name: pointer,
                value: &value,
                problem: self.problem(pointer),
                advice,
                ..*field
            },
        )
    }

    fn group(&self, pointer: &str, group: Group<'_>) -> Markup {
        choice_group(
            self.cx,
            &Group {
                id: &field_id(pointer),
                name: pointer,
                problem: self.problem(pointer),
                ..group
            },
        )
    }

    pub fn name_of(&self, id: &str) -> String {
        self.names
            .get(id)
            .map_or_else(|| id.to_owned(), Constituent::full_name)
    }

    fn combobox(&self, list: List, frame: Frame<'_>) -> Markup {
        let name_of = |id: &str| self.name_of(id);
        let frame = Frame {
            id: list.id(),
            name: list.key(),
            ..frame
        };
        self.boxes[list as usize].write(self.cx, &frame, &self.directory[list as usize], &name_of)
    }
}

/// The id of a field in the page: its pointer without slashes.
pub fn field_id(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace(['/', '_'], "-")
}
