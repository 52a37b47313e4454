//! A report that one reads and does not write: what was submitted, with the steps that the person
//! may take.

use super::step::{Failed, Pressed, press, take};
use crate::address::Address;
use crate::browser::go_to_field;
use crate::head::{Head, head};
use crate::i18n::{Cx, use_cx};
use crate::labels;
use crate::listing::{report_name, stamp_of_set};
use crate::reading::{Chapters, Reading};
use crate::ui::crumbs::Crumbs;
use crate::ui::link::Link;
use crate::ui::page_head::PageHead;
use crate::ui::text_box::{Hears, TextBox};
use leptos::prelude::*;
use report::constituent::Constituent;
use report::documents::{Draft, Note};
use report::state::{State, Step};
use report::synthesis::Target;
use words::key;

#[component]
pub fn Review(draft: Draft) -> impl IntoView {
    // the set of the page follows from the report
    let cx = Cx {
        set: draft.code.set(),
        ..use_cx()
    };
    provide_context(cx);
    let name = report_name(cx, draft.kind, &draft.year);
    let code = draft.code.spaced();
    let (title, lead) = match draft.constituent.as_ref().map(Constituent::full_name) {
        Some(who) => (
            format!("{name}, {who}, {code}"),
            cx.fill(key::ACTIVITY_LEAD, &[("name", &who)]),
        ),
        None => (
            format!("{name}, {code}"),
            cx.say(key::PROGRESS_LEAD).to_owned(),
        ),
    };
    let said = title.clone();
    head(move || Head {
        status: 200,
        title: said.clone(),
        description: String::new(),
    });
    let reading = Reading::of_draft(&draft);
    view! {
        <Notice draft=draft.clone()/>
        <Crumbs from=Address::Work name=cx.t(key::MINE_TITLE) here=code/>
        <p class="stamp">{stamp_of_set(cx)} {cx.t(labels::state(draft.state))}</p>
        <PageHead title lead/>
        <Steps draft/>
        <article><Chapters reading/></article>
    }
    .into_any()
}

/// What this state means for the one who reads it.
#[component]
fn Notice(draft: Draft) -> impl IntoView {
    let cx = use_cx();
    let (title, text) = match draft.state {
        State::Submitted if draft.steps.contains(&Step::Recall) => {
            (key::SUBMIT_DONE, key::SUBMIT_DONE_TEXT)
        }
        State::Published => (key::PUBLISH_DONE, key::EDITOR_PUBLISHED),
        _ => return ().into_any(),
    };
    let (code, year, version) = (draft.code, draft.year, None);
    let public = draft.published_version.map(|_| match draft.constituent {
        Some(one) => Address::Activity {
            code,
            year,
            constituent: one.id,
            version,
        },
        None => Address::Progress {
            code,
            year,
            version,
        },
    });
    view! {
        <div class="notice notice--ok" role="status">
            <h2 class="notice__title">{cx.t(title)}</h2>
            <p>{cx.t(text)}</p>
            {public.map(|to| view! { <p><Link to>{cx.t(key::PUBLISH_READ)}</Link></p> })}
        </div>
    }
    .into_any()
}

#[component]
fn Steps(draft: Draft) -> impl IntoView {
    let cx = use_cx();
    let pressed = RwSignal::new(Pressed::default());
    let (id, version) = (StoredValue::new(draft.id.clone()), draft.version);
    let go = Callback::new(move |(step, note): (Step, Option<Note>)| {
        press(cx, pressed, async move {
            Pressed::of(take(cx, &id.get_value(), step, note, version).await)
        });
    });
    let has = |step: Step| draft.steps.contains(&step);
    let button = move |step: Step, class: &'static str, word: words::Msg| {
        view! { <button class=class type="button" on:click=move |_| go.run((step, None))>{cx.t(word)}</button> }
    };
    view! {
        <Failed pressed/>
        <div class="review__steps">
            <p class="buttons">
                {has(Step::Publish).then(|| (button(Step::Publish, "button button--first", key::PUBLISH_BUTTON), " "))}
                {has(Step::Recall).then(|| button(Step::Recall, "button", key::RECALL_BUTTON))}
                {has(Step::Correct).then(|| button(Step::Correct, "button", key::CORRECT_BUTTON))}
            </p>
            {has(Step::Correct).then(|| view! { <p class="note">{cx.t(key::CORRECT_HINT)}</p> })}
            {has(Step::Return).then(|| view! { <SendBack draft=draft.clone() go/> })}
        </div>
    }
}

/// A note is what the writer goes by, so there is none without.
#[component]
fn SendBack(draft: Draft, go: Callback<(Step, Option<Note>)>) -> impl IntoView {
    let cx = use_cx();
    let (note, field) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let missing = RwSignal::new(false);
    let problem = Signal::derive(move || {
        missing
            .get()
            .then(|| cx.say(key::RETURN_NOTE_MISSING).to_owned())
    });
    let hears = Hears::text(move |text: String| {
        missing.update(|missing| *missing &= text.trim().is_empty());
        note.set(text);
    });
    let send = move |_| {
        if note.with_untracked(|note| note.trim().is_empty()) {
            missing.set(true);
            return go_to_field("note");
        }
        let note = Note {
            pointer: field.get_untracked(),
            text: note.get_untracked(),
        };
        go.run((Step::Return, Some(note)));
    };
    let option =
        |(pointer, name): (String, &'static str)| view! { <option value=pointer>{name}</option> };
    view! {
        <details class="send-back">
            <summary>{cx.t(key::RETURN_BUTTON)}</summary>
            <div class="stack narrow">
                <p class="field">
                    <label class="field__label" for="note-field">{cx.t(key::RETURN_FIELD)}</label>
                    " "
                    <select class="field__input" id="note-field" on:change:target=move |event| field.set(event.target().value())>
                        {fields(cx, &draft).into_iter().map(option).collect_view()}
                    </select>
                </p>
                <div id="send-back">
                    <TextBox id="note" name="note" label=Signal::stored(cx.say(key::RETURN_NOTE).to_owned()) text=note hears problem long=true/>
                </div>
                <p><button class="button" type="button" on:click=send>{cx.t(key::RETURN_BUTTON)}</button></p>
            </div>
        </details>
    }
}

/// Each field that a note can be on: none, the actions that it has, and the sections.
fn fields(cx: Cx, draft: &Draft) -> Vec<(String, &'static str)> {
    let whole = (String::new(), cx.say(key::RETURN_WHOLE));
    let actions = draft.body.actions.iter().map(|action| {
        let pointer = Target::Result(*action).pointer();
        (pointer, cx.say(labels::action(*action)))
    });
    let sections = [
        ("/involved/members", key::FIELD_MEMBERS),
        ("/period", key::FIELD_PERIOD),
        ("/actions", key::CHAPTER_ACTIONS),
        ("/challenges", key::CONTENTS_CHALLENGES),
        ("/future", key::CONTENTS_FUTURE),
        ("/additional/text", key::CHAPTER_MORE),
    ];
    let sections = sections.map(|(pointer, name)| (pointer.to_owned(), cx.say(name)));
    [whole].into_iter().chain(actions).chain(sections).collect()
}
