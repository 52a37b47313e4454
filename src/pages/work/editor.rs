//! The Activity Report's editor: five sections below each other, their list beside them, and the bar that says what is saved.

use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{announce, reload, set_title, this_year};
use crate::drafts::{SaveState, Saver, conflict};
use crate::form::{Directory, ReportForm, Section, section_list, summary};
use crate::i18n::Cx;
use crate::labels;
use crate::session::Account;
use crate::shell::full_title;
use crate::ui::error_summary;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::Language;
use report::access::approves_for;
use report::constituent::Constituent;
use report::documents::{Draft, NewStep, Note};
use report::rules::Problem;
use report::state::Step;
use report::vocabulary::Action;
use words::key;

pub fn editor(cx: Cx, account: Account, draft: &Draft) -> AnyView {
    let form = ReportForm::new(cx, draft, Directory::new(cx, draft.constituents.clone()), this_year());
    let saver = Saver::new(form, draft, account);
    let who = draft.constituent.as_ref().map(Constituent::full_name).unwrap_or_default();
    let stamp = cx.fill(key::EDITOR_STAMP, &[("year", &draft.year), ("name", &who)]);
    let resolution = Address::Resolution(draft.code.clone());
    let (lang, title) = draft.resolution.title.best(cx.lang).map_or((None, draft.code.spaced()), |(lang, title)| (Some(lang), title.to_owned()));
    let page_title = format!("{stamp}, {}", draft.code.spaced());
    let constituent = draft.constituent.as_ref().map(|one| one.id.clone()).unwrap_or_default();
    let approves = account.person().is_some_and(|person| approves_for(&person.roles, &constituent));
    let checked = RwSignal::new(None::<Vec<Problem>>);
    Effect::new(move |_| {
        let n = checked.with(|found| found.as_ref().map_or(0, Vec::len));
        let title = if n == 0 { page_title.clone() } else { cx.words.count(key::ERROR_IN_TITLE, n, &[("title", &page_title)]) };
        set_title(&full_title(cx, &title));
    });
    let problems = move || checked.get().filter(|found| !found.is_empty()).map(|found| summary(cx, form, &found));
    let failed = RwSignal::new(None::<ApiError>);
    let id = draft.id.clone();
    view! {
        {problems}
        {move || failed.get().map(|error| step_failed(cx, &error))}
        {conflict(cx, saver)}
        <p class="crumbs"><a href=cx.href(&Address::Work) rel="external">{cx.t(key::MINE_TITLE)}</a> " " <span aria-hidden="true">"/"</span> " " {draft.code.spaced()}</p>
        <div class="pagehead pagehead--long">
            <p class="stamp">{crate::reading::demo_stamp(cx)} {stamp}</p>
            <h1 tabindex="-1" lang=lang.map(Language::key)>{title}</h1>
            <p class="note"><a href=cx.href(&resolution) rel="external">{draft.code.spaced()}</a> {(!approves).then(|| view! { ". " {cx.t(key::EDITOR_CONTRIBUTOR)} })}</p>
        </div>
        {draft.note.clone().map(|note| asked(cx, &note))}
        <div class="form">{section_list(form)} {form.view()}</div>
        {save_bar(cx, form, saver, approves, checked, failed, id)}
    }
    .into_any()
}

/// What the Focal Point asks for, with its field.
fn asked(cx: Cx, note: &Note) -> impl IntoView + use<> {
    let action = note.pointer.split('/').find_map(Action::from_key);
    let field = match action {
        Some(action) => cx.say(labels::action(action)),
        None => cx.say(Section::of(&note.pointer).name()),
    };
    let on = (!note.pointer.is_empty()).then(|| view! { <p>{cx.fill(key::NOTE_ON, &[("field", field)])}</p> });
    view! {
        <div class="notice notice--warn">
            <h2 class="notice__title">{cx.t(key::NOTE_TITLE)}</h2>
            <p class="quote">{note.text.clone()}</p>
            {on}
        </div>
    }
}

pub(super) fn step_failed(cx: Cx, error: &ApiError) -> impl IntoView + use<> {
    let text = match error {
        ApiError::Conflict(_) | ApiError::StepNotAllowed => key::STEP_NOT_NOW,
        ApiError::NotAllowed => key::LOAD_FORBIDDEN,
        _ => key::LOAD_FAILED_TEXT,
    };
    view! {
        <div class="notice notice--danger" role="alert">
            <h2 class="notice__title">{cx.t(key::STEP_FAILED)}</h2>
            <p>{cx.t(text)}</p>
            <p class="buttons"><button class="button" type="button" on:click=move |_| reload()>{cx.t(key::STEP_RELOAD)}</button></p>
        </div>
    }
}

fn save_bar(
    cx: Cx,
    form: ReportForm,
    saver: Saver,
    approves: bool,
    checked: RwSignal<Option<Vec<Problem>>>,
    failed: RwSignal<Option<ApiError>>,
    id: String,
) -> AnyView {
    let check = move || {
        let stops = form.check();
        if stops.is_empty() {
            announce(cx.say(if approves { key::CHECK_CLEAN } else { key::CHECK_CLEAN_CONTRIBUTOR }).to_owned());
        }
        let clean = stops.is_empty();
        checked.set(Some(stops));
        if !clean {
            error_summary::focus();
        }
        clean
    };
    let clean = move || {
        let clean = checked.with(|found| found.as_ref().is_some_and(Vec::is_empty));
        clean.then(|| view! { <span class="save-bar__clean">{cx.t(if approves { key::CHECK_CLEAN } else { key::CHECK_CLEAN_CONTRIBUTOR })}</span> })
    };
    let id = StoredValue::new(id);
    let submit = move |_| {
        if !check() {
            return;
        }
        spawn_local(async move {
            if !saver.settle().await {
                return;
            }
            match api::take_step(&id.get_value(), &NewStep { step: Step::Submit, note: None }, saver.version()).await {
                Ok(_) => reload(),
                Err(ApiError::Refused(document)) => {
                    let found = api::problems(&document);
                    form.refused(&found);
                    checked.set(Some(found));
                    error_summary::focus();
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    let last = if approves {
        view! { <button class="button button--first" type="button" on:click=submit>{cx.t(key::SUBMIT_BUTTON)}</button> }.into_any()
    } else {
        view! { <span class="save-bar__ask">{cx.t(key::SUBMIT_ASK)}</span> }.into_any()
    };
    view! {
        <div class="save-bar" role="region" aria-label=cx.say(key::SAVE_REGION)>
            <div class="save-bar__inner">
                <div class="save-bar__state"><p id="save-state" role="status">{move || words_of(cx, &saver.state.get())} " " {move || way_out(cx, saver)}</p> {clean}</div>
                <p class="buttons">
                    <button class="button" type="button" on:click=move |_| saver.save_now()>{cx.t(key::SAVE_BUTTON)}</button>
                    <button class="button" type="button" on:click=move |_| { check(); }>{cx.t(key::CHECK_BUTTON)}</button>
                    {last}
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// Words that are true.
fn words_of(cx: Cx, state: &SaveState) -> String {
    match state {
        SaveState::Nothing => cx.say(key::SAVE_NOTHING).into(),
        SaveState::Unsaved => cx.say(key::SAVE_UNSAVED).into(),
        SaveState::Saving => cx.say(key::SAVE_SAVING).into(),
        SaveState::Saved(time) => cx.fill(key::SAVE_SAVED, &[("time", time)]),
        SaveState::Offline => cx.say(key::SAVE_OFFLINE).into(),
        SaveState::SignedOut => cx.say(key::SAVE_SIGNED_OUT).into(),
        SaveState::Forbidden => cx.say(key::SAVE_FORBIDDEN).into(),
        SaveState::Refused(_) => cx.say(key::SAVE_REFUSED).into(),
        SaveState::Conflict { .. } => cx.say(key::SAVE_CONFLICT).into(),
    }
}

/// The one thing to do about it.
fn way_out(cx: Cx, saver: Saver) -> Option<AnyView> {
    match saver.state.get() {
        SaveState::Offline => {
            Some(view! { <button class="button button--quiet" type="button" on:click=move |_| saver.save_now()>{cx.t(key::SAVE_AGAIN)}</button> }.into_any())
        }
        SaveState::SignedOut => {
            let sign_in = cx.href(&Address::SignIn { back: None });
            Some(view! { <a class="button button--quiet" href=sign_in target="_blank" rel="external">{cx.t(key::SAVE_SIGN_IN)}</a> }.into_any())
        }
        _ => None,
    }
}
