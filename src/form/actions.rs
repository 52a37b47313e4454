//! Section 2: what was done and what came of it. Each action that is chosen has a text and how far it is; text of an action that
//! is not chosen waits, shown folded as "not sent".

use super::ReportForm;
use super::answer::field_id;
use super::fields::ActionFields;
use super::sections::{Section, section as in_section};
use crate::browser::by_id;
use crate::labels;
use crate::ui::choice::{Choice, Look, choice_group};
use crate::ui::glyph::icon;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use report::reference::cited;
use report::text::words;
use report::vocabulary::{Action, ActionStatus};
use std::collections::BTreeSet;
use web_sys::HtmlTextAreaElement;
use words::key;

pub fn section(form: ReportForm) -> AnyView {
    let (cx, fields) = (form.cx, form.fields);
    let nothing = fields.nothing_done;
    let body = view! {
        {action_choices(form, "actions", cx.say(key::FORM_ACTIONS).into(), Some(cx.say(key::FORM_ACTIONS_HINT).into()), fields.actions, form.problem("/actions"))}
        {move || {
            fields.actions.with(BTreeSet::is_empty).then(|| {
                view! {
                    <label class="choice" for="nothing-done">
                        <input
                            class="choice__input"
                            type="checkbox"
                            id="nothing-done"
                            prop:checked=move || nothing.get()
                            on:change:target=move |event| {
                                nothing.set(event.target().checked());
                                form.edited();
                            }
                        />
                        <span>{cx.t(key::FORM_NOTHING_DONE)}</span>
                    </label>
                }
            })
        }}
        {fields.results.map(|field| action(form, field)).into_iter().collect_view()}
    };
    in_section(form, Section::Actions, body.into_any())
}

/// The eight kinds of action as checkboxes; also of the future.
pub fn action_choices(
    form: ReportForm,
    id: &str,
    legend: String,
    hint: Option<String>,
    chosen: RwSignal<BTreeSet<Action>>,
    problem: Signal<Option<String>>,
) -> AnyView {
    let choice = |action: &Action| {
        let action = *action;
        Choice {
            label: form.cx.say(labels::action(action)).into(),
            chosen: Signal::derive(move || chosen.with(|all| all.contains(&action))),
            choose: Callback::new(move |(on,): (bool,)| {
                chosen.update(|all| {
                    let _ = if on { all.insert(action) } else { all.remove(&action) };
                });
                if on {
                    form.fields.nothing_done.set(false);
                }
                form.edited();
            }),
        }
    };
    choice_group(form.cx, id.into(), legend, hint, Look::Many, Action::ALL.iter().map(choice).collect(), problem)
}

fn action(form: ReportForm, field: ActionFields) -> AnyView {
    let is_chosen = Memo::new(move |_| form.fields.actions.with(|all| all.contains(&field.action)));
    let has_text = Memo::new(move |_| field.text.text.with(|text| !text.trim().is_empty()));
    let view = move || match (is_chosen.get(), has_text.get() && !is_chosen.get()) {
        (true, _) => chosen_action(form, field),
        (false, true) => not_sent(form, field),
        (false, false) => ().into_any(),
    };
    view.into_any()
}

fn chosen_action(form: ReportForm, field: ActionFields) -> AnyView {
    let cx = form.cx;
    let name = cx.say(labels::action(field.action));
    let heading = format!("action-{}", field.action.key());
    let labelled_by = heading.clone();
    let label = cx.fill(key::FORM_RESULT, &[("action", name)]);
    view! {
        <section class="action" aria-labelledby=labelled_by>
            <h3 class="action__title" id=heading>{name}</h3>
            {field.text.field(form, label, Some(cx.say(key::FORM_RESULT_HINT).into()), true)}
            {below(form, field)}
            {status(form, field)}
        </section>
    }
    .into_any()
}

/// Words that readers take in.
const READ_WORDS: usize = 1_000;

/// The count, from three quarters of the limit on, and the paragraphs to cite.
fn below(form: ReportForm, field: ActionFields) -> AnyView {
    let cx = form.cx;
    let text = field.text.text;
    let count = Memo::new(move |_| text.with(|text| if text.len() < READ_WORDS * 3 { 0 } else { words(text) }));
    let counted = move || match count.get() {
        n if n > READ_WORDS => Some(cx.count(key::FORM_WORDS_OVER, n - READ_WORDS)),
        n if n > READ_WORDS * 3 / 4 => Some(cx.count(key::FORM_WORDS, n)),
        _ => None,
    };
    let paragraphs = form.paragraphs();
    let coverage = (!paragraphs.is_empty()).then(|| {
        let mentioned = Memo::new(move |_| text.with(|text| if text.contains('[') { cited(text) } else { vec![] }));
        let all = paragraphs.len();
        let known = paragraphs.clone();
        let sentence = move || {
            let n = mentioned.with(|mentioned| known.iter().filter(|id| mentioned.contains(id)).count());
            cx.words.count(key::FORM_COVERAGE, n, &[("all", &cx.words.number(all))])
        };
        let buttons: Vec<_> = paragraphs.into_iter().map(|id| paragraph_button(form, field, id, mentioned)).collect();
        view! { <div class="coverage"><p>{sentence}</p> <ul class="coverage__list">{buttons}</ul></div> }
    });
    view! { <p class="field__below">{counted}</p> {coverage} }.into_any()
}

fn paragraph_button(form: ReportForm, field: ActionFields, id: String, mentioned: Memo<Vec<String>>) -> impl IntoView {
    let cx = form.cx;
    let own = id.clone();
    let is_cited = Memo::new(move |_| mentioned.with(|mentioned| mentioned.contains(&own)));
    let label = format!("OP{id}");
    let insert = move |_| insert_reference(form, field, &id);
    view! {
        <li>
            <button class="op" class:op--silent=move || !is_cited.get() type="button" on:click=insert>
                {move || is_cited.get().then(|| icon("check"))} {label}
                <span class="visually-hidden">", " {move || cx.say(if is_cited.get() { key::FORM_OP_CITED } else { key::FORM_OP_SILENT })}</span>
            </button>
        </li>
    }
}

/// At the caret, with the blank that the sentence needs; focus goes back to the text.
fn insert_reference(form: ReportForm, field: ActionFields, id: &str) {
    let Some(area) = by_id(&field_id(&field.text.pointer())).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let text = field.text.text.get_untracked();
    let caret = area.selection_end().ok().flatten().unwrap_or_default();
    let at = byte_offset(&text, caret);
    let blank = if text[..at].is_empty() || text[..at].ends_with(char::is_whitespace) { "" } else { " " };
    let reference = format!("{blank}[OP{id}]");
    let next = format!("{}{reference}{}", &text[..at], &text[at..]);
    let caret = caret + u32::try_from(reference.len()).unwrap_or_default();
    field.text.text.set(next);
    form.edited();
    crate::browser::soon(move || {
        let _ = area.focus();
        let _ = area.set_selection_range(caret, caret);
    });
}

/// Browsers count UTF-16 units.
fn byte_offset(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}

fn status(form: ReportForm, field: ActionFields) -> AnyView {
    let pointer = format!("{}/status", field.text.pointer());
    let id = field_id(&pointer);
    let problem = Memo::new(move |_| form.asked_for(&pointer).map(|problem| form.message(&problem)));
    let choice = |value: ActionStatus| Choice {
        label: form.cx.say(labels::action_status(value)).into(),
        chosen: Signal::derive(move || field.status.get() == Some(value)),
        choose: Callback::new(move |_: (bool,)| {
            field.status.set(Some(value));
            form.edited();
        }),
    };
    let choices = [ActionStatus::Ongoing, ActionStatus::Completed].map(choice).into();
    choice_group(form.cx, id, form.cx.say(key::FORM_ACTION_STATUS).into(), None, Look::One, choices, problem.into())
}

fn not_sent(form: ReportForm, field: ActionFields) -> AnyView {
    let cx = form.cx;
    let title = cx.fill(key::FORM_NOT_SENT, &[("action", cx.say(labels::action(field.action)))]);
    view! {
        <details class="not-sent">
            <summary>{title}</summary>
            <p class="field__hint">{cx.t(key::FORM_NOT_SENT_HINT)}</p>
            <p class="not-sent__text">{move || field.text.text.get()}</p>
        </details>
    }
    .into_any()
}
