//! A report that one reads and does not write: what was submitted, with the steps that the person
//! may take.

use super::show;
use super::step::{self, Pressed, take, tell};
use crate::address::Address;
use crate::browser::{announce, by_id, reload};
use crate::i18n::Cx;
use crate::labels;
use crate::listing::{demo_stamp, report_name};
use crate::live::{hear, live, on_deed};
use crate::reading::{Reading, chapters};
use crate::shell::page_head;
use crate::ui::text_field::{TextField, text_field};
use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::{Markup, html};
use report::constituent::Constituent;
use report::documents::{Draft, Note};
use report::state::{State, Step};
use report::synthesis::Target;
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use words::key;

pub fn open(cx: Cx, draft: &Draft) {
    let name = report_name(cx, draft.kind, &draft.year);
    let (title, lead) = match draft.constituent.as_ref().map(Constituent::full_name) {
        Some(who) => (
            format!("{name}, {who}, {}", draft.code.spaced()),
            cx.fill(key::ACTIVITY_LEAD, &[("name", &who)]),
        ),
        None => (
            format!("{name}, {}", draft.code.spaced()),
            cx.say(key::PROGRESS_LEAD).to_owned(),
        ),
    };
    let body = draft.body.sent();
    let reading = Reading {
        kind: draft.kind,
        code: &draft.code,
        body: &body,
        names: &draft.constituents,
        unmatched: 0,
        countries: &[],
    };
    let main = html! {
        (notice(cx, draft))
        p class="crumbs" { (cx.link(&Address::Work, cx.t(key::MINE_TITLE))) " " span aria-hidden="true" { "/" } " " (draft.code.spaced()) }
        p class="stamp" { (demo_stamp(cx)) (cx.t(labels::state(draft.state))) }
        (page_head(&title, Some(&lead)))
        (steps(cx, draft))
        article { (chapters(cx, &reading)) }
    };
    show(cx, &title, &main);
    listen(cx, draft);
}

fn listen(cx: Cx, draft: &Draft) {
    let (id, version) = (StoredValue::new(draft.id.clone()), draft.version);
    let (pressed, missing) = (RwSignal::new(Pressed::default()), RwSignal::new(false));
    tell(cx, pressed);
    live(
        "send-back",
        Box::new(move || note_field(cx, &note(), missing.get())),
    );
    hear(
        "input",
        Box::new(move |_| missing.update(|missing| *missing &= note().trim().is_empty())),
    );
    let take = move |step: Step, note: Option<Note>| {
        if pressed.with_untracked(Pressed::is_busy) {
            return;
        }
        pressed.set(Pressed::Busy);
        announce(cx.say(key::SUBMIT_BUSY).to_owned());
        spawn_local(async move {
            match take(cx, &id.get_value(), step, note, version).await {
                Ok(_) => reload(),
                Err(error) => pressed.set(Pressed::Failed(error)),
            }
        });
    };
    on_deed(Box::new(move |deed, _| match deed {
        "publish" => take(Step::Publish, None),
        "recall" => take(Step::Recall, None),
        "correct" => take(Step::Correct, None),
        // a note is what the writer goes by, so there is none without
        "send-back" if note().trim().is_empty() => missing.set(true),
        "send-back" => take(
            Step::Return,
            Some(Note {
                pointer: field(),
                text: note(),
            }),
        ),
        "reload" => reload(),
        _ => {}
    }));
}

const NOTE: &str = "note";
const FIELD: &str = "note-field";

fn note() -> String {
    by_id(NOTE)
        .and_then(|area| Some(area.dyn_ref::<HtmlTextAreaElement>()?.value()))
        .unwrap_or_default()
}

/// The field that the note is on; nothing for the whole report.
fn field() -> String {
    by_id(FIELD)
        .and_then(|select| Some(select.dyn_ref::<HtmlSelectElement>()?.value()))
        .unwrap_or_default()
}

/// What this state means for the one who reads it.
fn notice(cx: Cx, draft: &Draft) -> Markup {
    let (title, text) = match draft.state {
        State::Submitted if draft.steps.contains(&Step::Recall) => {
            (key::SUBMIT_DONE, key::SUBMIT_DONE_TEXT)
        }
        State::Published => (key::PUBLISH_DONE, key::EDITOR_PUBLISHED),
        _ => return html! {},
    };
    let (code, year, version) = (draft.code.clone(), draft.year.clone(), None);
    let public = draft.published_version.map(|_| match &draft.constituent {
        Some(one) => Address::Activity {
            code,
            year,
            constituent: one.id.clone(),
            version,
        },
        None => Address::Progress {
            code,
            year,
            version,
        },
    });
    html! {
        div class="notice notice--ok" role="status" {
            h2 class="notice__title" { (cx.t(title)) }
            p { (cx.t(text)) }
            @if let Some(address) = public { p { (cx.link(&address, cx.t(key::PUBLISH_READ))) } }
        }
    }
}

fn steps(cx: Cx, draft: &Draft) -> Markup {
    let has = |step: Step| draft.steps.contains(&step);
    html! {
        div id=(step::PLACE) {}
        p class="buttons" {
            @if has(Step::Publish) { button class="button button--first" type="button" data-do="publish" { (cx.t(key::PUBLISH_BUTTON)) } " " }
            @if has(Step::Recall) { button class="button" type="button" data-do="recall" { (cx.t(key::RECALL_BUTTON)) } }
            @if has(Step::Correct) { button class="button" type="button" data-do="correct" { (cx.t(key::CORRECT_BUTTON)) } }
        }
        @if has(Step::Correct) { p class="note" { (cx.t(key::CORRECT_HINT)) } }
        @if has(Step::Return) {
            details class="send-back" {
                summary { (cx.t(key::RETURN_BUTTON)) }
                div class="stack narrow" {
                    (fields(cx, draft))
                    div id="send-back" { (note_field(cx, "", false)) }
                    p { button class="button" type="button" data-do="send-back" { (cx.t(key::RETURN_BUTTON)) } }
                }
            }
        }
    }
}

/// Each field that a note can be on: the actions that it has, and the sections.
fn fields(cx: Cx, draft: &Draft) -> Markup {
    let actions = || {
        draft.body.actions.iter().map(|action| {
            (
                Target::Result(*action).pointer(),
                cx.say(labels::action(*action)),
            )
        })
    };
    let sections = [
        ("/involved/members", key::FIELD_MEMBERS),
        ("/period", key::FIELD_PERIOD),
        ("/actions", key::CHAPTER_ACTIONS),
        ("/challenges", key::CONTENTS_CHALLENGES),
        ("/future", key::CONTENTS_FUTURE),
        ("/additional/text", key::CHAPTER_MORE),
    ];
    html! {
        p class="field" {
            label class="field__label" for=(FIELD) { (cx.t(key::RETURN_FIELD)) } " "
            select class="field__input" id=(FIELD) {
                option value="" { (cx.say(key::RETURN_WHOLE)) }
                @for (pointer, name) in actions() { option value=(pointer) { (name) } }
                @for (pointer, name) in sections { option value=(pointer) { (cx.say(name)) } }
            }
        }
    }
}

fn note_field(cx: Cx, text: &str, missing: bool) -> Markup {
    let problem = missing.then(|| cx.say(key::RETURN_NOTE_MISSING).to_owned());
    text_field(
        cx,
        &TextField {
            id: NOTE,
            name: NOTE,
            label: cx.say(key::RETURN_NOTE),
            value: text,
            problem,
            long: true,
            ..TextField::default()
        },
    )
}
