//! One typed answer: its text, the rule it must meet by itself, and when a broken rule is told.

use super::ReportForm;
use super::clock::Clock;
use crate::browser::announce;
use crate::ui::text_field::{TextField, text_field};
use leptos::prelude::*;
use report::Problem;
use report::rules::Severity;

/// The rule of one text: pointer and text in, problem out.
pub type Rule = Callback<(String, String), Option<Problem>>;

/// Copy, so that closures take it along.
#[derive(Clone, Copy)]
pub struct Answer {
    pub text: RwSignal<String>,
    pointer: StoredValue<String>,
    rule: Rule,
    clock: Clock,
}

impl Answer {
    pub fn new(pointer: impl Into<String>, text: String, rule: Rule) -> Self {
        Self { text: RwSignal::new(text), pointer: StoredValue::new(pointer.into()), rule, clock: Clock::new() }
    }

    pub fn pointer(self) -> String {
        self.pointer.get_value()
    }

    /// What is malformed about it now, told or not.
    fn wrong(self, text: String) -> Option<Problem> {
        self.rule.run((self.pointer(), text)).filter(|problem| problem.severity() == Severity::Malformed)
    }

    /// The one message: malformed before incomplete. Derived, so it cannot outlive its cause.
    pub fn problem(self, form: ReportForm) -> Signal<Option<String>> {
        let memo = Memo::new(move |_| {
            let malformed = if self.clock.shown.get() { self.wrong(self.text.get()) } else { None };
            malformed.or_else(|| form.asked_for(&self.pointer())).map(|problem| form.message(&problem))
        });
        memo.into()
    }

    fn advice(self, form: ReportForm) -> Signal<Option<String>> {
        Memo::new(move |_| form.advice(&self.pointer()).map(|problem| form.message(&problem))).into()
    }

    pub fn field(self, form: ReportForm, label: String, hint: Option<String>, long: bool) -> AnyView {
        let cx = form.cx;
        let problem = self.problem(form);
        text_field(
            cx,
            TextField {
                id: field_id(&self.pointer()),
                label,
                hint,
                value: self.text,
                problem,
                advice: self.advice(form),
                long,
                on_focus: Callback::new(move |(text,)| self.clock.focused(text)),
                on_input: Callback::new(move |(text,): (String,)| {
                    self.clock.typed(self.wrong(text).is_some());
                    form.edited();
                }),
                on_blur: Callback::new(move |(text,): (String,)| {
                    let before = self.clock.shown.get_untracked();
                    let wrong = self.wrong(text.clone());
                    self.clock.left(&text, wrong.is_some());
                    // one error at a time, and focus stays where the person put it
                    if let Some(problem) = wrong.filter(|_| !before && self.clock.shown.get_untracked()) {
                        announce(form.message(&problem));
                    }
                }),
            },
        )
    }
}

/// The id of a field in the page: its pointer without slashes.
pub fn field_id(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace(['/', '_'], "-")
}
