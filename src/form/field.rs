//! A field of the report on the page: the controls of `ui` with what the form knows of them.

use super::Form;
use crate::browser::announce;
use crate::i18n::{Said, use_cx};
use crate::ui::choice::{Choice, ChoiceGroup, Chose, Look, Tick};
use crate::ui::text_box::{Hears, TextBox};
use leptos::html::Textarea;
use leptos::prelude::*;
use report::field::Field;
use std::time::Duration;

/// After the last key.
const PAUSE: Duration = Duration::from_secs(1);

/// The id of a field in the page: its pointer without slashes.
pub fn field_id(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace(['/', '_'], "-")
}

pub fn use_form() -> Form {
    expect_context()
}

/// A text of the report.
#[component]
pub fn Text(
    field: Field,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] of: String,
    #[prop(optional)] optional: bool,
    #[prop(default = None)] hint: Option<Said>,
    #[prop(optional)] long: bool,
    #[prop(default = None)] lang: Option<&'static str>,
    #[prop(optional)] area: NodeRef<Textarea>,
) -> impl IntoView {
    let form = use_form();
    let pointer = field.pointer();
    let own = field.clone();
    let text = Memo::new(move |_| form.text(&own));
    let own = field.clone();
    let problem = Memo::new(move |_| form.problem(&own));
    let own = field.clone();
    let advice = Memo::new(move |_| form.advice(&own));
    view! {
        <TextBox id=field_id(&pointer) name=pointer label of text hears=hears(form, field) optional hint problem advice long lang area/>
    }
}

/// When a malformed text is told: see `told`.
fn hears(form: Form, field: Field) -> Hears {
    let told = form.told(&field);
    let (of, own) = (field.clone(), told.clone());
    let typed = move |text: String| {
        if form.peek(|body| of.text(body)) == text {
            return;
        }
        form.write(&of, text);
        let is_wrong = untrack(|| form.wrong(&of)).is_some();
        let Some(key) = own.try_update(|told| told.typed(is_wrong)).flatten() else {
            return;
        };
        let (own, of) = (own.clone(), of.clone());
        set_timeout(
            move || {
                let is_wrong = untrack(|| form.wrong(&of)).is_some();
                own.update(|told| told.rested(key, is_wrong));
            },
            PAUSE,
        );
    };
    let (of, own) = (field.clone(), told.clone());
    let entered = move |()| {
        let text = form.peek(|body| of.text(body));
        own.update_untracked(|told| told.focused(&text));
    };
    let left = move |()| {
        let (text, wrong) = untrack(|| (form.text(&field), form.wrong(&field)));
        let is_told = told.try_update(|told| told.left(&text, wrong.is_some()));
        // one error at a time, and focus stays where the person put it
        if let Some(problem) = wrong.filter(|_| is_told == Some(true)) {
            announce(form.message(&problem));
        }
    };
    Hears {
        typed: Callback::new(typed),
        entered: Callback::new(entered),
        left: Callback::new(left),
    }
}

/// Answers of the report of which one or several are chosen.
#[component]
pub fn Choices(
    field: Field,
    #[prop(into)] legend: Said,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional)] optional: bool,
    #[prop(default = None)] hint: Option<Said>,
    #[prop(optional)] look: Look,
) -> impl IntoView {
    let form = use_form();
    let pointer = field.pointer();
    let of = field.clone();
    let chosen = Memo::new(move |_| form.read(&of, |body| of.chosen(body)));
    let of = field.clone();
    let problem = Memo::new(move |_| form.problem(&of));
    view! {
        <ChoiceGroup id=field_id(&pointer) name=pointer legend optional hint look choices chosen problem chose=chose(form, field)/>
    }
}

/// An answer that stands by itself.
#[component]
pub fn One(field: Field, #[prop(into)] id: String, choice: Choice) -> impl IntoView {
    let form = use_form();
    let of = field.clone();
    let chosen = Memo::new(move |_| form.read(&of, |body| of.chosen(body)));
    view! { <Tick id name=field.pointer() choice chosen chose=chose(form, field)/> }
}

fn chose(form: Form, field: Field) -> Chose {
    Callback::new(move |(value, on)| {
        form.choose(&field, value, on)
            .into_iter()
            .for_each(announce);
    })
}

/// The words of a label that does not change.
pub fn say(label: impl Into<crate::i18n::Label>) -> Signal<String> {
    let words = use_cx().say(label).to_owned();
    Signal::stored(words)
}
