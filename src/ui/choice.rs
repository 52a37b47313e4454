//! Checkboxes and radios: the browser's own controls, a whole row to touch. `name` says where the
//! answer stands, `value` which answer a row is.

use super::text_field::{optional, problem_line};
use crate::i18n::Cx;
use maud::{Markup, html};

/// One row of a group.
pub struct Choice {
    pub value: &'static str,
    pub label: &'static str,
    pub chosen: bool,
}

/// The answers that a group offers: the listed ones, and behind them those of another backend that
/// are given already.
pub fn offered<T: Copy + PartialEq>(listed: &[T], given: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all = listed.to_vec();
    for one in given {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// Checkboxes, in two columns where there is room.
    #[default]
    Many,
    /// Radios, in one line where there is room.
    One,
}

#[derive(Default)]
pub struct Group<'a> {
    pub id: &'a str,
    /// JSON pointer of the answer.
    pub name: &'a str,
    pub legend: &'a str,
    pub optional: bool,
    pub hint: Option<&'a str>,
    pub look: Look,
    pub choices: Vec<Choice>,
    pub problem: Option<String>,
}

/// The first control has the group's id, so that the error summary leads to it.
pub fn choice_group(cx: Cx, group: &Group<'_>) -> Markup {
    let id = group.id;
    let wrong = group.problem.is_some();
    let (kind, class) = match group.look {
        Look::Many => ("checkbox", "choice-group choice-group--two"),
        Look::One => ("radio", "choice-group choice-group--line"),
    };
    html! {
        fieldset class={ (class) @if wrong { " choice-group--wrong" } } aria-describedby=[wrong.then(|| format!("{id}-problem"))] {
            legend class="choice-group__legend" { (group.legend) @if group.optional { " " (optional(cx)) } }
            @if let Some(hint) = group.hint { p class="field__hint choice-group__hint" { (hint) } }
            (problem_line(cx, id, group.problem.as_deref()))
            @for (at, choice) in group.choices.iter().enumerate() {
                (row(kind, &if at == 0 { id.to_owned() } else { format!("{id}-{at}") }, group.name, choice))
            }
        }
    }
}

/// A checkbox that stands by itself.
pub fn tick(id: &str, name: &str, choice: &Choice) -> Markup {
    row("checkbox", id, name, choice)
}

fn row(kind: &str, id: &str, name: &str, choice: &Choice) -> Markup {
    html! {
        label class="choice" for=(id) {
            input class="choice__input" id=(id) type=(kind) name=(name) value=(choice.value) checked[choice.chosen] autocomplete="off";
            " " span { (choice.label) }
        }
    }
}
