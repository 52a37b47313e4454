//! Section 2: what was done and what came of it. Each action that is chosen has a text and how far
//! it is; text of an action that is not chosen waits, shown folded as "not sent".

use super::Form;
use super::taken::passages;
use crate::i18n::Cx;
use crate::labels;
use crate::ui::choice::{Choice, Group, Look, offered, tick};
use crate::ui::glyph::icon;
use crate::ui::text_field::TextField;
use maud::{Markup, html};
use report::Body;
use report::reference::cited;
use report::synthesis::Target;
use report::text::words;
use report::vocabulary::{Action, ActionStatus, ReportKind};
use words::key;

pub fn section(form: &Form) -> Markup {
    let (cx, body) = (form.cx, &form.body);
    let all = all(body);
    let legend = Group {
        legend: cx.say(key::FORM_ACTIONS),
        hint: Some(cx.say(key::FORM_ACTIONS_HINT)),
        ..Group::default()
    };
    let nothing = Choice {
        value: "yes",
        label: cx.say(key::FORM_NOTHING_DONE),
        chosen: body.nothing_done,
    };
    html! {
        (form.group("/actions", Group { choices: action_choices(cx, &all, |action| body.actions.contains(&action)), ..legend }))
        @if body.actions.is_empty() { (tick("nothing-done", "/nothingDone", &nothing)) }
        @for action in &all {
            @let text = form.text(&pointer(*action));
            @if body.actions.contains(action) {
                section class="action" id=(part_id(*action)) aria-labelledby={ "action-" (action.key()) } data-part {}
            } @else if !text.trim().is_empty() {
                (not_sent(cx, "results", *action, &text))
            }
        }
    }
}

/// The eight kinds of action, and what another backend has more in this report.
pub fn all(body: &Body) -> Vec<Action> {
    offered(
        &Action::ALL,
        body.actions.iter().chain(body.results.keys()).copied(),
    )
}

/// Kinds of action as checkboxes; also of the future.
pub fn action_choices(cx: Cx, all: &[Action], chosen: impl Fn(Action) -> bool) -> Vec<Choice> {
    all.iter()
        .map(|action| Choice {
            value: action.key(),
            label: cx.say(labels::action(*action)),
            chosen: chosen(*action),
        })
        .collect()
}

fn pointer(action: Action) -> String {
    format!("/results/{}", action.key())
}

/// The element that `chosen` is put into.
pub fn part_id(action: Action) -> String {
    format!("result-{}", action.key())
}

/// Of an action that is chosen: its text, what it cites and how far it is. A part of its own.
pub fn chosen(form: &Form, action: Action) -> Markup {
    if !form.body.actions.contains(&action) {
        return html! {};
    }
    let (cx, text) = (form.cx, form.text(&pointer(action)));
    let name = cx.say(labels::action(action));
    let label = cx.fill(key::FORM_RESULT, &[("action", name)]);
    html! {
        h3 class="action__title" id={ "action-" (action.key()) } { (name) }
        (form.field(&pointer(action), &TextField { label: &label, hint: Some(cx.say(key::FORM_RESULT_HINT)), long: true, ..TextField::default() }))
        p class="field__below" { (count(cx, &text)) }
        (coverage(form, action, &text))
        (passages(form, Target::Result(action)))
        @if form.kind == ReportKind::Activity { (status(form, action)) }
    }
}

/// Words that readers take in.
const READ_WORDS: usize = 1_000;

/// From three quarters of the limit on.
fn count(cx: Cx, text: &str) -> String {
    match if text.len() < READ_WORDS * 3 {
        0
    } else {
        words(text)
    } {
        n if n > READ_WORDS => cx.count(key::FORM_WORDS_OVER, n - READ_WORDS),
        n if n > READ_WORDS * 3 / 4 => cx.count(key::FORM_WORDS, n),
        _ => String::new(),
    }
}

/// The paragraphs to cite, and which the text cites.
fn coverage(form: &Form, action: Action, text: &str) -> Markup {
    let (cx, paragraphs) = (form.cx, form.paragraphs());
    let mentioned = if text.contains('[') {
        cited(text)
    } else {
        vec![]
    };
    let is_cited = |id: &str| mentioned.iter().any(|own| own == id);
    let n = paragraphs.iter().filter(|id| is_cited(id)).count();
    html! {
        @if !paragraphs.is_empty() {
            div class="coverage" {
                p { (cx.words.count(key::FORM_COVERAGE, n, &[("all", &cx.words.number(paragraphs.len()))])) } " "
                ul class="coverage__list" {
                    @for id in &paragraphs {
                        li {
                            button .op .op--silent[!is_cited(id)] type="button" data-do="cite" data-field=(pointer(action)) data-id=(id) {
                                @if is_cited(id) { (icon("check")) " " } "OP" (id)
                                span class="visually-hidden" { ", " (cx.t(if is_cited(id) { key::FORM_OP_CITED } else { key::FORM_OP_SILENT })) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn status(form: &Form, action: Action) -> Markup {
    let now = form
        .body
        .results
        .get(&action)
        .and_then(|results| results.status);
    let choice = |value: ActionStatus| Choice {
        value: value.key(),
        label: form.cx.say(labels::action_status(value)),
        chosen: now == Some(value),
    };
    let listed = [ActionStatus::Ongoing, ActionStatus::Completed];
    let choices = offered(&listed, now.filter(|own| !own.is_listed()))
        .into_iter()
        .map(choice)
        .collect();
    let legend = form.cx.say(key::FORM_ACTION_STATUS);
    form.group(
        &format!("{}/status", pointer(action)),
        Group {
            legend,
            look: Look::One,
            choices,
            ..Group::default()
        },
    )
}

/// `place` is where it would be: results or future.
pub fn not_sent(cx: Cx, place: &str, action: Action, text: &str) -> Markup {
    html! {
        details class="not-sent" id={ (place) "-not-sent-" (action.key()) } {
            summary { (cx.fill(key::FORM_NOT_SENT, &[("action", cx.say(labels::action(action)))])) }
            p class="field__hint" { (cx.t(key::FORM_NOT_SENT_HINT)) }
            p class="not-sent__text" { (text) }
        }
    }
}
