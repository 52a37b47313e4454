//! The editor: the sections of a report below each other, and the bar that says what is saved. A
//! Progress Report has the desk with its sources beside it, an Activity Report the list of its
//! sections.

use super::show;
use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{announce, focus_summary, reload, set_title, this_year};
use crate::drafts::{SaveState, Saver, conflict};
use crate::form::{Form, Section, check, listen, summary, view};
use crate::i18n::Cx;
use crate::labels;
use crate::live::{hear, live, on_deed, target};
use crate::reactive::*;
use crate::session::Account;
use crate::shell::full_title;
use crate::synthesis::{self, Desk};
use maud::{Markup, html};
use report::access::approves_for;
use report::body::action_of;
use report::documents::{Draft, NewStep, Note, Person, Received};
use report::rules::Problem;
use report::sorted::SortedMap;
use report::state::Step;
use words::key;

/// What this person may do with it, and so what the last button says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum May {
    Write,
    Submit,
    /// A Focal Point: submitting and publishing are one.
    Publish,
}

/// `received`: of a Progress Report, what it is made from.
pub fn open(cx: Cx, account: Account, person: &Person, draft: &Draft, received: Option<Received>) {
    let constituent = draft
        .constituent
        .as_ref()
        .map(|one| one.id.clone())
        .unwrap_or_default();
    let may = match (&received, approves_for(&person.roles, &constituent)) {
        (Some(_), _) => May::Publish,
        (None, true) => May::Submit,
        (None, false) => May::Write,
    };
    let mut own = Form::new(cx, draft, this_year());
    let stamp = match &draft.constituent {
        Some(one) => cx.fill(
            key::EDITOR_STAMP,
            &[("year", &draft.year), ("name", &one.full_name())],
        ),
        None => cx.fill(key::PROGRESS_REPORT_OF, &[("year", &draft.year)]),
    };
    let title = format!("{stamp}, {}", draft.code.spaced());
    let desk = received.map(|received| {
        own.know(&received.constituents);
        received.items.iter().for_each(|report| {
            own.know(&SortedMap::from([(
                report.constituent.id.clone(),
                report.constituent.clone(),
            )]))
        });
        Desk::new(received, &draft.year)
    });
    show(
        cx,
        &title,
        &page(cx, draft, &own, desk.as_ref(), &stamp, may),
    );

    let form = RwSignal::new(own);
    let saver = Saver::new(form, draft, account);
    listen(form, move || saver.edited());
    let desk = desk.map(RwSignal::new);
    if let Some(desk) = desk {
        work_at(desk, form, saver, draft);
    }
    let unsure = RwSignal::new(0);
    // what is published is read by everybody at once: reports that are not used are named once
    // before
    let asked = StoredValue::new(false);
    let asks_first = move |cx: Cx| {
        let unused = desk.map_or(0, |desk| {
            desk.with_untracked(|desk| form.with_untracked(|form| desk.unused(&form.body)))
        });
        let asks = unused > 0 && !asked.get_value();
        asked.set_value(true);
        if asks {
            announce(format!(
                "{} {}",
                cx.count(key::DESK_UNUSED, unused),
                cx.say(key::DESK_SURE)
            ));
            unsure.set(unused);
        }
        asks
    };
    let checked = RwSignal::new(None::<Vec<Problem>>);
    let failed = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        let n = checked.with(|found| found.as_ref().map_or(0, Vec::len));
        set_title(&full_title(
            cx,
            &if n == 0 {
                title.clone()
            } else {
                cx.words.count(key::ERROR_IN_TITLE, n, &[("title", &title)])
            },
        ));
    });
    live(
        "problems",
        Box::new(move || {
            checked.with(|found| {
                found
                    .as_ref()
                    .filter(|found| !found.is_empty())
                    .map(|found| form.with(|form| summary(form, found)))
                    .unwrap_or_default()
            })
        }),
    );
    live(
        "step-failed",
        Box::new(move || {
            failed.with(|failed| {
                failed
                    .as_ref()
                    .map(|error| step_failed(cx, error))
                    .unwrap_or_default()
            })
        }),
    );
    live("conflict", Box::new(move || conflict(cx, saver)));
    live(
        "save-bar",
        Box::new(move || {
            bar(
                cx,
                &saver.state.get(),
                checked.with(|found| found.as_ref().is_some_and(Vec::is_empty)),
                may,
                unsure.get(),
            )
        }),
    );

    let id = StoredValue::new(draft.id.clone());
    on_deed(Box::new(move |deed, element| match deed {
        "save" => saver.save_now(),
        "check" => {
            check(form, checked, clean_words(may));
        }
        "submit" => {
            if check(form, checked, clean_words(may)) && !asks_first(cx) {
                spawn_local(submit(form, saver, id.get_value(), may, checked, failed));
            }
        }
        "reload" => reload(),
        _ => conflict::decided(saver, deed, element),
    }));
}

/// The desk, live; whoever comes back from a report that they read in another tab sees what became
/// of it.
fn work_at(desk: RwSignal<Desk>, form: RwSignal<Form>, saver: Saver, draft: &Draft) {
    synthesis::listen(form, desk, move || saver.edited());
    let (id, year) = (
        StoredValue::new(draft.id.clone()),
        StoredValue::new(draft.year.clone()),
    );
    let lang = form.with_untracked(|form| form.cx.lang);
    hear(
        "focus",
        Box::new(move |event| {
            // of the window, not of a field
            if target(&event).is_none() {
                spawn_local(async move {
                    if let Ok(received) = api::get_received(&id.get_value(), lang).await {
                        desk.update(|desk| desk.renew(received, &year.get_value()));
                    }
                });
            }
        }),
    );
}

fn clean_words(may: May) -> words::Msg {
    match may {
        May::Write => key::CHECK_CLEAN_CONTRIBUTOR,
        May::Submit => key::CHECK_CLEAN,
        May::Publish => key::CHECK_CLEAN_PROGRESS,
    }
}

async fn submit(
    form: RwSignal<Form>,
    saver: Saver,
    id: String,
    may: May,
    checked: RwSignal<Option<Vec<Problem>>>,
    failed: RwSignal<Option<ApiError>>,
) {
    if !saver.settle().await {
        return;
    }
    match api::take_step(
        &id,
        &NewStep {
            step: Step::Submit,
            note: None,
        },
        saver.version(),
    )
    .await
    {
        Ok(saved) if may == May::Publish => match api::take_step(
            &id,
            &NewStep {
                step: Step::Publish,
                note: None,
            },
            saved.version,
        )
        .await
        {
            // where another person must publish it, it waits for them now
            Ok(_) | Err(ApiError::NotAllowed) => reload(),
            Err(error) => failed.set(Some(error)),
        },
        Ok(_) => reload(),
        Err(ApiError::Refused(document)) => {
            let found = api::problems(&document);
            form.update(|form| form.refused(&found));
            checked.set(Some(found));
            focus_summary();
        }
        Err(error) => failed.set(Some(error)),
    }
}

fn page(cx: Cx, draft: &Draft, form: &Form, desk: Option<&Desk>, stamp: &str, may: May) -> Markup {
    let resolution = Address::Resolution(draft.code.clone());
    html! {
        div id="problems" {}
        div id="step-failed" {}
        div id="conflict" {}
        p class="crumbs" { (cx.link(&Address::Work, cx.t(key::MINE_TITLE))) " " span aria-hidden="true" { "/" } " " (draft.code.spaced()) }
        div class="pagehead pagehead--long" {
            p class="stamp" { (crate::listing::demo_stamp(cx)) (stamp) }
            @match draft.resolution.title.best(cx.lang) {
                Some((lang, title)) => h1 tabindex="-1" lang=(lang.key()) { (title) },
                None => h1 tabindex="-1" { (draft.code.spaced()) },
            }
            p class="note" { (cx.link(&resolution, draft.code.spaced())) @if may == May::Write { ". " (cx.t(key::EDITOR_CONTRIBUTOR)) } }
        }
        @if let Some(version) = draft.published_version { p class="note" { (cx.fill(key::EDITOR_CORRECTING, &[("n", &version.to_string())])) } }
        @if let Some(note) = &draft.note { (asked(cx, note)) }
        @if let Some(desk) = desk {
            div class="desk" {
                p class="desk__open sheet__open--from-64" { button class="button" type="button" popovertarget="sources" id="sources-open" { (synthesis::open_words(form, desk)) } }
                aside class="desk__sources sheet sheet--from-64" id="sources" popover="auto" aria-labelledby="sources-title" { (synthesis::sources(form, desk)) }
                section class="desk__report" { (view(form)) }
            }
        } @else {
            (view(form))
        }
        div class="save-bar" role="region" aria-label=(cx.say(key::SAVE_REGION)) { div class="save-bar__inner" id="save-bar" {} }
    }
}

/// What the Focal Point asks for, with its field.
fn asked(cx: Cx, note: &Note) -> Markup {
    let field = cx.say(
        action_of(&note.pointer).map_or(Section::of(&note.pointer).name().into(), labels::action),
    );
    html! {
        div class="notice notice--warn" {
            h2 class="notice__title" { (cx.t(key::NOTE_TITLE)) }
            p class="quote" { (note.text) }
            @if !note.pointer.is_empty() { p { (cx.fill(key::NOTE_ON, &[("field", field)])) } }
        }
    }
}

pub(super) fn step_failed(cx: Cx, error: &ApiError) -> Markup {
    let text = match error {
        ApiError::Conflict(_) | ApiError::StepNotAllowed => key::STEP_NOT_NOW,
        ApiError::NotAllowed => key::LOAD_FORBIDDEN,
        _ => key::LOAD_FAILED_TEXT,
    };
    html! {
        div class="notice notice--danger" role="alert" {
            h2 class="notice__title" { (cx.t(key::STEP_FAILED)) }
            p { (cx.t(text)) }
            p class="buttons" { button class="button" type="button" data-do="reload" { (cx.t(key::STEP_RELOAD)) } }
        }
    }
}

/// What is saved, and what can be done now.
fn bar(cx: Cx, state: &SaveState, clean: bool, may: May, unsure: usize) -> Markup {
    html! {
        div class="save-bar__state" {
            p id="save-state" role="status" { (words_of(cx, state)) " " (way_out(cx, state)) }
            @if unsure > 0 { span class="save-bar__ask" { (cx.count(key::DESK_UNUSED, unsure)) " " (cx.t(key::DESK_SURE)) } }
            @else if clean { span class="save-bar__clean" { (cx.t(clean_words(may))) } }
        }
        p class="buttons" {
            button class="button" type="button" data-do="save" { (cx.t(key::SAVE_BUTTON)) } " "
            button class="button" type="button" data-do="check" { (cx.t(key::CHECK_BUTTON)) } " "
            @match may {
                May::Write => span class="save-bar__ask" { (cx.t(key::SUBMIT_ASK)) },
                May::Submit => button class="button button--first" type="button" data-do="submit" { (cx.t(key::SUBMIT_BUTTON)) },
                May::Publish => button class="button button--first" type="button" data-do="submit" { (cx.t(key::PUBLISH_BUTTON)) },
            }
        }
    }
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
fn way_out(cx: Cx, state: &SaveState) -> Markup {
    match state {
        SaveState::Offline => {
            html! { button class="button button--quiet" type="button" data-do="save" { (cx.t(key::SAVE_AGAIN)) } }
        }
        SaveState::SignedOut => html! {
            a class="button button--quiet" href=(cx.href(&Address::SignIn { back: None })) target="_blank" rel="external" { (cx.t(key::SAVE_SIGN_IN)) }
        },
        _ => html! {},
    }
}
