//! Checkboxes and radios: the browser's own controls, a whole row to touch.

use super::text_box::{Optional, ProblemLine};
use crate::i18n::{Label, Said, use_cx};
use leptos::prelude::*;

/// One row of a group: its answer, and what it says.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    pub value: &'static str,
    pub label: Label,
}

/// Rows of a vocabulary.
pub fn choices<T: Copy, L: Into<Label>>(
    all: &[T],
    key: fn(T) -> &'static str,
    label: fn(T) -> L,
) -> Vec<Choice> {
    let choice = |one: &T| Choice {
        value: key(*one),
        label: label(*one).into(),
    };
    all.iter().map(choice).collect()
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Checkboxes, in two columns where there is room.
    #[default]
    Many,
    /// Radios, in one line where there is room.
    One,
}

impl Look {
    fn kind(self) -> &'static str {
        match self {
            Self::Many => "checkbox",
            Self::One => "radio",
        }
    }
}

/// An answer that was ticked, or no more.
pub type Chose = Callback<(&'static str, bool)>;

/// The first control has the group's id, so that the error summary leads to it.
#[component]
pub fn ChoiceGroup(
    #[prop(into)] id: String,
    /// Of the answer in what is sent.
    #[prop(into)]
    name: String,
    #[prop(into)] legend: Said,
    #[prop(optional)] optional: bool,
    #[prop(default = None)] hint: Option<Said>,
    #[prop(optional)] look: Look,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    /// The answers that are given.
    #[prop(into)]
    chosen: Signal<Vec<&'static str>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    chose: Chose,
) -> impl IntoView {
    let is_wrong = Memo::new(move |_| problem.with(Option::is_some));
    let class = match look {
        Look::Many => "choice-group choice-group--two",
        Look::One => "choice-group choice-group--line",
    };
    let described = format!("{id}-problem");
    let described = move || is_wrong.get().then(|| described.clone());
    let of = id.clone();
    let row = move |(at, choice): (usize, Choice)| {
        let id = if at == 0 {
            of.clone()
        } else {
            format!("{of}-{at}")
        };
        view! { <Row id name=name.clone() choice look chosen chose/> }
    };
    view! {
        <fieldset class=class class:choice-group--wrong=is_wrong aria-describedby=described>
            <legend class="choice-group__legend">{legend} {optional.then(|| view! { " " <Optional/> })}</legend>
            {hint.map(|hint| view! { <p class="field__hint choice-group__hint">{hint}</p> })}
            <ProblemLine id problem/>
            <For each=move || choices.get().into_iter().enumerate() key=|(at, choice)| (*at, choice.value) children=row/>
        </fieldset>
    }
    .into_any()
}

/// A checkbox that stands by itself.
#[component]
pub fn Tick(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    choice: Choice,
    #[prop(into)] chosen: Signal<Vec<&'static str>>,
    chose: Chose,
) -> impl IntoView {
    view! { <Row id name choice look=Look::Many chosen chose/> }
}

#[component]
fn Row(
    id: String,
    name: String,
    choice: Choice,
    look: Look,
    chosen: Signal<Vec<&'static str>>,
    chose: Chose,
) -> impl IntoView {
    let cx = use_cx();
    let Choice { value, label } = choice;
    let is_chosen = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&value)));
    view! {
        <label class="choice" for=id.clone()>
            <input class="choice__input" id=id.clone() type=look.kind() name=name value=value autocomplete="off"
                prop:checked=is_chosen
                on:change:target=move |event| {
                    let input = event.target();
                    chose.run((value, input.checked()));
                    // an answer that was not taken: the box shows what stands
                    input.set_checked(is_chosen.get_untracked());
                }/>
            " "
            <span>{cx.t(label)}</span>
        </label>
    }
}
