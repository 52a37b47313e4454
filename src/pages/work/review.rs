//! A report that one reads and does not write: what was submitted, with the steps that the person may take.

use super::editor::step_failed;
use super::head;
use crate::address::Address;
use crate::api::{self, ApiError};
use crate::i18n::Cx;
use crate::labels;
use crate::load::Loading;
use crate::reading::{Reading, chapters, demo_stamp, report_name};
use crate::ui::text_field::{TextField, text_field};
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::constituent::Constituent;
use report::documents::{Draft, NewStep, Note};
use report::state::{State, Step};
use words::{Msg, key};

pub fn review(cx: Cx, draft: &Draft, loading: Loading<Draft>) -> AnyView {
    let who = draft.constituent.as_ref().map(Constituent::full_name).unwrap_or_default();
    let name = report_name(cx, draft.kind, &draft.year);
    let title = format!("{name}, {who}, {}", draft.code.spaced());
    let body = draft.body.sent();
    let reading = Reading { kind: draft.kind, code: &draft.code, body: &body, names: &draft.constituents, unmatched: 0 };
    view! {
        {notice(cx, draft)}
        <p class="crumbs"><a href=cx.href(&Address::Work) rel="external">{cx.t(key::MINE_TITLE)}</a> " " <span aria-hidden="true">"/"</span> " " {draft.code.spaced()}</p>
        <p class="stamp">{demo_stamp(cx)} {cx.t(labels::state(draft.state))}</p>
        {head(cx, &title, Some(cx.fill(key::ACTIVITY_LEAD, &[("name", &who)])))}
        {steps(cx, draft, loading)}
        <article>{chapters(cx, &reading)}</article>
    }
    .into_any()
}

/// What this state means for the one who reads it.
fn notice(cx: Cx, draft: &Draft) -> Option<AnyView> {
    let (title, text) = match draft.state {
        State::Submitted if draft.steps.contains(&Step::Recall) => (key::SUBMIT_DONE, key::SUBMIT_DONE_TEXT),
        State::Published => (key::PUBLISH_DONE, key::EDITOR_PUBLISHED),
        _ => return None,
    };
    let public = draft.published_version.zip(draft.constituent.as_ref()).map(|(_, constituent)| {
        let address = Address::Activity { code: draft.code.clone(), year: draft.year.clone(), constituent: constituent.id.clone(), version: None };
        view! { <p><a href=cx.href(&address) rel="external">{cx.t(key::PUBLISH_READ)}</a></p> }
    });
    Some(view! { <div class="notice notice--ok" role="status"><h2 class="notice__title">{cx.t(title)}</h2> <p>{cx.t(text)}</p> {public}</div> }.into_any())
}

fn steps(cx: Cx, draft: &Draft, loading: Loading<Draft>) -> AnyView {
    let (id, version) = (StoredValue::new(draft.id.clone()), draft.version);
    let failed = RwSignal::new(None::<ApiError>);
    let take = move |step: Step, note: Option<Note>| {
        spawn_local(async move {
            match api::take_step(&id.get_value(), &NewStep { step, note }, version).await {
                Ok(_) => loading.again(),
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    };
    let has = |step: Step| draft.steps.contains(&step);
    let button =
        move |step: Step, word: Msg, class: &'static str| view! { <button class=class type="button" on:click=move |_| take(step, None)>{cx.t(word)}</button> };
    let publish = has(Step::Publish).then(|| button(Step::Publish, key::PUBLISH_BUTTON, "button button--first"));
    let recall = has(Step::Recall).then(|| button(Step::Recall, key::RECALL_BUTTON, "button"));
    let send_back = has(Step::Return).then(|| send_back(cx, move |text| take(Step::Return, Some(Note { pointer: String::new(), text }))));
    view! {
        {move || failed.get().map(|error| step_failed(cx, &error))}
        <p class="buttons">{publish} {recall}</p>
        {send_back}
    }
    .into_any()
}

/// A note is what the writer goes by, so there is none without.
fn send_back(cx: Cx, send: impl Fn(String) + Copy + Send + Sync + 'static) -> AnyView {
    let text = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let missing = Memo::new(move |_| (asked.get() && text.with(|text| text.trim().is_empty())).then(|| cx.say(key::RETURN_NOTE_MISSING).to_owned()));
    let nothing = Callback::new(|_: (String,)| ());
    let field = text_field(
        cx,
        TextField {
            id: "note".into(),
            label: cx.say(key::RETURN_NOTE).into(),
            hint: None,
            value: text,
            problem: missing.into(),
            advice: Signal::derive(|| None),
            long: true,
            on_focus: nothing,
            on_input: nothing,
            on_blur: nothing,
        },
    );
    let go = move |_| {
        asked.set(true);
        if missing.get_untracked().is_none() {
            send(text.get_untracked());
        }
    };
    view! {
        <details class="send-back">
            <summary>{cx.t(key::RETURN_BUTTON)}</summary>
            <div class="stack narrow">{field} <p><button class="button" type="button" on:click=go>{cx.t(key::RETURN_BUTTON)}</button></p></div>
        </details>
    }
    .into_any()
}
