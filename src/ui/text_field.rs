//! A text field: label, hint, the one message, the control, advice below. `name` says where its
//! answer stands.

use crate::i18n::Cx;
use maud::{Markup, html};
use words::key;

#[derive(Default)]
pub struct TextField<'a> {
    pub id: &'a str,
    /// JSON pointer of the answer.
    pub name: &'a str,
    pub label: &'a str,
    pub optional: bool,
    pub hint: Option<&'a str>,
    pub value: &'a str,
    pub problem: Option<String>,
    pub advice: Option<String>,
    pub long: bool,
    /// Of what stands in it, where that is another than the page's.
    pub lang: Option<&'a str>,
}

pub fn text_field(cx: Cx, field: &TextField<'_>) -> Markup {
    let id = field.id;
    let described = described(
        id,
        field.hint.is_some(),
        field.problem.is_some(),
        field.advice.is_some(),
    );
    let invalid = field.problem.is_some().then_some("true");
    html! {
        div .field .field--wrong[field.problem.is_some()] {
            label class="field__label" for=(id) { (field.label) @if field.optional { " " (optional(cx)) } }
            @if let Some(hint) = field.hint { p class="field__hint" id={ (id) "-hint" } { (hint) } }
            (problem_line(cx, id, field.problem.as_deref()))
            @if field.long {
                // a parser drops the first line break
                textarea class="field__input field__input--text" id=(id) name=(field.name) lang=[field.lang] aria-describedby=[described] aria-invalid=[invalid] {
                    "\n" (field.value)
                }
            } @else {
                input class="field__input" id=(id) name=(field.name) type="text" autocomplete="off" aria-describedby=[described] aria-invalid=[invalid] value=(field.value);
            }
            @if let Some(advice) = &field.advice { p class="field__hint field__advice" id={ (id) "-advice" } { (advice) } }
        }
    }
}

/// What a screen reader says of a control after its name.
fn described(id: &str, hint: bool, problem: bool, advice: bool) -> Option<String> {
    let ids: Vec<String> = [("hint", hint), ("problem", problem), ("advice", advice)]
        .into_iter()
        .filter(|(_, there)| *there)
        .map(|(part, _)| format!("{id}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

pub fn optional(cx: Cx) -> Markup {
    html! { span class="field__optional" { (cx.t(key::FORM_OPTIONAL)) } }
}

pub fn problem_line(cx: Cx, id: &str, problem: Option<&str>) -> Markup {
    html! {
        @if let Some(text) = problem {
            p class="field__problem" id={ (id) "-problem" } { span class="visually-hidden" { (cx.t(key::ERROR_PREFIX)) " " } " " (text) }
        }
    }
}
