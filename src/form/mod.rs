//! The report form: its state by field, and its components, one file per section of the report. The body is one value; a
//! change of it wakes what reads the fields in which it differs, and nothing else. Problems are derived from it by the
//! rules of crates/report.

mod actions;
mod additional;
mod aside;
mod challenges;
mod check;
mod directory;
mod example;
mod field;
mod future;
mod named;
mod sections;
mod status;
mod taken;
#[cfg(test)]
mod tests;
mod told;
mod who;

pub use check::{Found, check};
pub use example::{blank, example, of_kind};
pub use field::{field_id, use_form};
pub use sections::{Section, Sections, Summary};

use crate::i18n::Cx;
use crate::labels;
use crate::ui::finder::Finder;
use directory::{Directory, List};
use leptos::prelude::*;
use report::Body;
use report::constituent::Constituent;
use report::documents::Draft;
use report::field::Field;
use report::question::Question;
use report::resolution::Resolution;
use report::rules::{
    Context, Problem, Severity, date_problem, link_problem, problems, text_problem,
};
use report::sorted::SortedMap;
use report::vocabulary::{Action, ListAnswer, ReportKind};
use std::collections::BTreeMap;
use told::Told;

/// A report while it is being written.
#[derive(Clone, Copy)]
pub struct Form {
    pub cx: Cx,
    pub kind: ReportKind,
    body: StoredValue<Body>,
    wakes: StoredValue<Wakes>,
    /// Notified when the person has changed something.
    pub edits: Trigger,
    this_year: RwSignal<u16>,
    resolution: StoredValue<Resolution>,
    /// Constituents that the body names or may come to name.
    names: RwSignal<SortedMap<String, Constituent>>,
    /// What is known of text fields that were used.
    told: StoredValue<BTreeMap<Field, ArcRwSignal<Told>>>,
    /// The pointers that the last check asked for. What comes up later is not asked for before the
    /// next.
    asked: RwSignal<Vec<String>>,
    /// Lists in which the last check found a name that is neither chosen nor given up.
    is_name_asked: RwSignal<Vec<List>>,
    /// The person has asked for a check.
    is_checked: RwSignal<bool>,
    /// What the server refused: only it knows, so it stands until the field is another or the next
    /// check.
    refused: RwSignal<Vec<Problem>>,
    /// All problems of the body as it is, once there was a check.
    found: Memo<Vec<Problem>>,
    directory: Directory,
    /// What is typed to find a name, in each list.
    finders: [Finder; 3],
    /// What is chosen from each list, in the order in which it was chosen.
    chosen: [Memo<Vec<String>>; 3],
}

/// What is to be woken by a change of each field that was read, and of any.
#[derive(Default)]
struct Wakes {
    by_field: BTreeMap<Field, ArcTrigger>,
    /// In the order of `Section::ALL`.
    by_section: [ArcTrigger; 6],
    any: ArcTrigger,
}

impl Form {
    /// Its signals live as long as what it is made in.
    pub fn new(cx: Cx, draft: &Draft, this_year: u16) -> Self {
        let body = StoredValue::new(draft.body.clone());
        let wakes = StoredValue::new(Wakes::default());
        let this_year = RwSignal::new(this_year);
        let resolution = StoredValue::new(draft.resolution.clone());
        let (asked, is_checked) = (RwSignal::new(vec![]), RwSignal::new(false));
        let kind = draft.kind;
        let found = Memo::new(move |_| {
            if !is_checked.get() {
                return vec![];
            }
            wakes.with_value(|wakes| wakes.any.track());
            all_problems(kind, body, this_year.get(), resolution)
        });
        let chosen = List::ALL.map(|list| {
            Memo::new(move |before: Option<&Vec<String>>| {
                track(wakes, &list.field());
                body.with_value(|body| in_order_of_choice(before, list, body))
            })
        });
        Self {
            cx,
            kind,
            body,
            wakes,
            edits: Trigger::new(),
            this_year,
            resolution,
            names: RwSignal::new(draft.constituents.clone()),
            told: StoredValue::default(),
            asked,
            is_name_asked: RwSignal::default(),
            is_checked,
            refused: RwSignal::new(vec![]),
            found,
            directory: Directory::new(cx),
            finders: List::ALL.map(|_| Finder::new()),
            chosen,
        }
    }

    /// By a clock that is known better.
    pub fn at_year(self, this_year: u16) {
        self.this_year.set(this_year);
    }

    /// Names of Constituents that the body may come to name.
    pub fn know(self, names: &SortedMap<String, Constituent>) {
        self.names.update(|own| {
            for (id, one) in names {
                own.insert(id.clone(), one.clone());
            }
        });
    }

    fn finder(self, list: List) -> Finder {
        self.finders[list as usize]
    }

    /// The list of organisations, without a server.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub fn is_given(self, all: Vec<Constituent>) {
        self.directory.given(all);
    }

    pub fn name_of(self, id: &str) -> String {
        let known = self
            .names
            .with(|names| names.get(id).map(Constituent::full_name));
        known
            .or_else(|| self.directory.name_of(id))
            .unwrap_or_else(|| id.to_owned())
    }
}

/// Reading. In a view it is woken when the field changes.
impl Form {
    pub fn read<T>(self, field: &Field, read: impl FnOnce(&Body) -> T) -> T {
        track(self.wakes, field);
        self.body.with_value(read)
    }

    fn read_section<T>(self, section: Section, read: impl FnOnce(&Body) -> T) -> T {
        self.wakes
            .with_value(|wakes| wakes.by_section[section as usize].track());
        self.body.with_value(read)
    }

    /// Of the whole: woken by every change.
    pub fn with<T>(self, read: impl FnOnce(&Body) -> T) -> T {
        self.wakes.with_value(|wakes| wakes.any.track());
        self.body.with_value(read)
    }

    /// As it is now; wakes nobody.
    pub fn peek<T>(self, read: impl FnOnce(&Body) -> T) -> T {
        self.body.with_value(read)
    }

    pub fn text(self, field: &Field) -> String {
        self.read(field, |body| field.text(body))
    }

    /// The body as the API writes it.
    pub fn as_json(self) -> serde_json::Value {
        self.peek(|body| serde_json::to_value(body).unwrap_or_default())
    }

    /// The paragraphs that the form offers to cite.
    fn paragraphs(self) -> Vec<String> {
        self.resolution.with_value(|resolution| {
            let known = resolution.paragraphs.as_ref();
            let leaves = known.map(|known| known.leaves()).unwrap_or_default();
            leaves.into_iter().map(str::to_owned).collect()
        })
    }
}

/// Writing.
impl Form {
    /// Shows another body, which came from elsewhere.
    pub fn show(self, after: Body) {
        // also what no field shows, such as the text of an imported report, counts in its section and in the whole
        let differ = self.body.with_value(|before| {
            let sections = Section::ALL.into_iter();
            let sections = sections.filter(|section| section.differs(before, &after));
            (*before != after)
                .then(|| (Field::changed(before, &after), sections.collect::<Vec<_>>()))
        });
        let Some((changed, sections)) = differ else {
            return;
        };
        let pointers: Vec<String> = changed.iter().map(Field::pointer).collect();
        let is_mended = |problem: &Problem| {
            let within = format!("{}/", problem.pointer);
            let is_own = |own: &String| *own == problem.pointer || own.starts_with(&within);
            !problem.pointer.is_empty() && pointers.iter().any(is_own)
        };
        if self.refused.with_untracked(|all| all.iter().any(is_mended)) {
            self.refused
                .update(|all| all.retain(|problem| !is_mended(problem)));
        }
        let woken: Vec<ArcTrigger> = self.wakes.with_value(|wakes| {
            let by_field = changed.iter().filter_map(|field| wakes.by_field.get(field));
            let by_section = sections
                .iter()
                .map(|section| &wakes.by_section[*section as usize]);
            by_field
                .chain(by_section)
                .chain([&wakes.any])
                .cloned()
                .collect()
        });
        self.body.set_value(after);
        woken.iter().for_each(Notify::notify);
    }

    /// A change by the person.
    pub fn change<T>(self, change: impl FnOnce(&mut Body) -> T) -> T {
        let mut body = self.body.get_value();
        let answer = change(&mut body);
        self.show(body);
        self.edits.notify();
        answer
    }

    /// A change of one field by the person. What answers a question takes its "none" away.
    fn answer(self, field: &Field, change: impl FnOnce(&mut Body)) {
        self.change(|body| {
            change(body);
            if let Some(question) = field.question() {
                question.answered(body);
            }
        });
    }

    /// A text was typed.
    pub fn write(self, field: &Field, text: String) {
        self.answer(field, |body| field.write(body, text));
    }

    /// A row of a group was ticked, or no more. Answers what is to be announced.
    pub fn choose(self, field: &Field, value: &str, on: bool) -> Option<String> {
        let none_of = Question::ALL
            .into_iter()
            .find(|question| question.none_pointer() == field.pointer());
        let Some(question) = none_of else {
            self.answer(field, |body| field.choose(body, value, on));
            return None;
        };
        let had_words = self.change(|body| say_none(body, question, field, value, on));
        had_words.then(|| self.cx.say(words::key::FORM_LAID_ASIDE).to_owned())
    }

    /// Writes leaves of the body by their JSON pointers; what would be no body changes nothing.
    pub fn set_leaves(self, leaves: &[(String, Option<serde_json::Value>)]) {
        let mut body = self.as_json();
        replica::set_all(&mut body, leaves);
        if let Ok(after) = serde_json::from_value::<Body>(body) {
            self.change(|body| {
                *body = after;
                for question in leaves.iter().filter_map(|(own, _)| Question::of(own)) {
                    question.answered(body);
                }
            });
        }
    }
}

/// Problems.
impl Form {
    /// What is malformed about a typed text now, told or not.
    fn wrong(self, field: &Field) -> Option<Problem> {
        let (pointer, text) = (field.pointer(), self.text(field));
        let problem = match field {
            Field::From | Field::To => date_problem(&pointer, &text, self.this_year.get()),
            Field::Link(_) => link_problem(&pointer, &text),
            Field::LinkTitle(_) => None,
            _ => self.resolution.with_value(|resolution| {
                text_problem(&pointer, &text, resolution.paragraphs.as_ref())
            }),
        };
        problem.filter(|problem| problem.severity() == Severity::Malformed)
    }

    // reference counted: a signal would go with the view that asked first
    fn told(self, field: &Field) -> ArcRwSignal<Told> {
        let known = self.told.with_value(|all| all.get(field).cloned());
        known.unwrap_or_else(|| {
            let told = ArcRwSignal::new(Told::default());
            self.told
                .update_value(|all| drop(all.insert(field.clone(), told.clone())));
            told
        })
    }

    /// Of fields that are gone: another may come to have their name.
    fn forget(self, fields: &[Field]) {
        let pointers: Vec<String> = fields.iter().map(Field::pointer).collect();
        self.told
            .update_value(|all| all.retain(|field, _| !fields.contains(field)));
        self.asked
            .update(|asked| asked.retain(|pointer| !pointers.contains(pointer)));
    }

    fn all_problems(self) -> Vec<Problem> {
        all_problems(self.kind, self.body, self.this_year.get(), self.resolution)
    }

    fn is_checked(self) -> bool {
        self.is_checked.get()
    }

    /// How many stop submitting in a section, once there was a check or a refusal.
    fn problems_in(self, section: Section) -> usize {
        let is_own = |problem: &&Problem| {
            problem.blocks_submit() && Section::of(&problem.pointer) == section
        };
        let names = match section {
            Section::Who => List::ALL
                .into_iter()
                .filter(|list| self.open_name(*list).is_some())
                .count(),
            _ => 0,
        };
        names
            + self.found.with(|found| {
                self.refused.with(|refused| {
                    // the server finds what we find, too
                    let more = refused.iter().filter(|problem| !found.contains(problem));
                    found.iter().chain(more).filter(is_own).count()
                })
            })
    }

    /// Of those that were asked for.
    fn at(self, pointer: &str, stops: bool) -> Option<Problem> {
        if !self
            .asked
            .with(|asked| asked.iter().any(|asked| asked == pointer))
        {
            return None;
        }
        let fits =
            |problem: &&Problem| problem.pointer == pointer && problem.blocks_submit() == stops;
        let found = self.found.with(|all| all.iter().find(fits).cloned());
        found.or_else(|| self.refused.with(|all| all.iter().find(fits).cloned()))
    }

    /// The one message of a field: malformed before incomplete. Derived, so it cannot outlive its
    /// cause.
    pub fn problem(self, field: &Field) -> Option<String> {
        let is_shown = self.told(field).with(|told| told.shown);
        let malformed = if is_shown { self.wrong(field) } else { None };
        malformed
            .or_else(|| self.at(&field.pointer(), true))
            .map(|problem| self.message(&problem))
    }

    pub fn advice(self, field: &Field) -> Option<String> {
        self.at(&field.pointer(), false)
            .map(|problem| self.message(&problem))
    }

    /// The same sentence in the summary and at the field.
    pub fn message(self, problem: &Problem) -> String {
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
}

fn track(wakes: StoredValue<Wakes>, field: &Field) {
    let known = wakes.with_value(|wakes| wakes.by_field.get(field).cloned());
    let trigger = known.unwrap_or_else(|| {
        let trigger = ArcTrigger::new();
        wakes.update_value(|wakes| drop(wakes.by_field.insert(field.clone(), trigger.clone())));
        trigger
    });
    trigger.track();
}

fn all_problems(
    kind: ReportKind,
    body: StoredValue<Body>,
    this_year: u16,
    resolution: StoredValue<Resolution>,
) -> Vec<Problem> {
    resolution.with_value(|resolution| {
        let context = Context {
            kind,
            this_year,
            paragraphs: resolution.paragraphs.as_ref(),
            // the form is opened for a Constituent, so R2 has its answer before the first key
            constituent: "account",
        };
        body.with_value(|body| problems(body, context))
    })
}

/// Names stay in the order in which they were chosen; new ones come behind.
fn in_order_of_choice(before: Option<&Vec<String>>, list: List, body: &Body) -> Vec<String> {
    let wanted = list.names(body);
    let mut all: Vec<String> = before
        .into_iter()
        .flatten()
        .filter(|id| wanted.contains(*id))
        .cloned()
        .collect();
    for id in wanted {
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}

/// "None", or "I do not know" instead of it. Answers whether an answer was laid aside.
fn say_none(body: &mut Body, question: Question, field: &Field, value: &str, on: bool) -> bool {
    match ListAnswer::from_key(value) {
        Some(ListAnswer::DoNotKnow) => {
            if question.says_none(body) {
                question.take_none_back(body);
            }
            field.choose(body, value, on);
            false
        }
        _ if on => question.say_none(body),
        _ => {
            question.take_none_back(body);
            false
        }
    }
}
