//! Checkboxes and radios in a fieldset: the browser's own controls, a whole row to touch.

use super::text_field::problem_line;
use crate::i18n::Cx;
use leptos::prelude::*;

/// One row of a group.
pub struct Choice {
    pub label: String,
    pub chosen: Signal<bool>,
    /// Called with the new state.
    pub choose: Callback<(bool,)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Checkboxes, in two columns where there is room.
    Many,
    /// Radios, in one line where there is room.
    One,
}

/// The first control has the group's id, so that the error summary leads to it.
pub fn choice_group(cx: Cx, id: String, legend: String, hint: Option<String>, look: Look, choices: Vec<Choice>, problem: Signal<Option<String>>) -> AnyView {
    let problem_id = format!("{id}-problem");
    let described = {
        let problem_id = problem_id.clone();
        move || problem.with(Option::is_some).then(|| problem_id.clone())
    };
    let (kind, class) = match look {
        Look::Many => ("checkbox", "choice-group choice-group--two"),
        Look::One => ("radio", "choice-group choice-group--line"),
    };
    let rows: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(at, Choice { label, chosen, choose })| {
            let own_id = if at == 0 { id.clone() } else { format!("{id}-{at}") };
            let labelled = own_id.clone();
            view! {
                <label class="choice" for=labelled>
                    <input
                        class="choice__input"
                        id=own_id
                        type=kind
                        name=id.clone()
                        prop:checked=move || chosen.get()
                        on:change:target=move |event| choose.run((event.target().checked(),))
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class=class class:choice-group--wrong=move || problem.with(Option::is_some) aria-describedby=described>
            <legend class="choice-group__legend">{legend}</legend>
            {hint.map(|hint| view! { <p class="field__hint choice-group__hint">{hint}</p> })}
            {move || problem.get().map(|text| problem_line(cx, problem_id.clone(), text))}
            {rows}
        </fieldset>
    }
    .into_any()
}
