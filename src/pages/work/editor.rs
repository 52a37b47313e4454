//! The editor: the sections of a report below each other, and the bar that says what is saved. A
//! Progress Report has the desk with its sources beside it, an Activity Report the list of its
//! sections.

use super::show;
use super::step::{self, Pressed, take, tell};
use crate::address::Address;
use crate::api::{self, ApiError, DraftAnswer};
use crate::browser::{announce, focus_summary, go_to_field, presence, reload, set_title};
use crate::drafts::{Saver, conflict, told, words_of};
use crate::failure::explain;
use crate::form::{Form, Section, check, listen, summary, view};
use crate::i18n::Cx;
use crate::labels;
use crate::live::{hear, live, on_deed, target};
use crate::session::Account;
use crate::shell::full_title;
use crate::synthesis::{self, Desk};
use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::{Markup, html};
use report::access::approves_for;
use report::body::action_of;
use report::documents::{Draft, Note, Person, Received};
use report::rules::Problem;
use report::sorted::SortedMap;
use report::state::Step;
use report::vocabulary::ReportKind;
use words::key;

/// What this person may do with it, and so what the last button says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum May {
    Write,
    Submit,
    /// A Focal Point: submitting and publishing are one.
    Publish,
}

/// `received`: of a Progress Report, what it is made from, where the backend knows that.
pub fn open(
    cx: Cx,
    account: Account,
    person: &Person,
    opened: &DraftAnswer,
    received: Option<Result<Received, ApiError>>,
) {
    let draft = &opened.draft;
    let constituent = draft
        .constituent
        .as_ref()
        .map(|one| one.id.clone())
        .unwrap_or_default();
    let may = match (draft.kind, approves_for(&person.roles, &constituent)) {
        (ReportKind::Progress, _) => May::Publish,
        (ReportKind::Activity | ReportKind::Unlisted(_), true) => May::Submit,
        (ReportKind::Activity | ReportKind::Unlisted(_), false) => May::Write,
    };
    let mut own = Form::new(cx, draft, account.this_year());
    let stamp = match &draft.constituent {
        Some(one) => cx.fill(
            key::EDITOR_STAMP,
            &[("year", &draft.year), ("name", &one.full_name())],
        ),
        None => cx.fill(key::PROGRESS_REPORT_OF, &[("year", &draft.year)]),
    };
    let title = format!("{stamp}, {}", draft.code.spaced());
    let without = received
        .as_ref()
        .and_then(|received| received.as_ref().err());
    let without = without.map(|error| {
        format!(
            "{} {}",
            cx.say(key::RECEIVED_FAILED),
            explain(cx, error).text
        )
    });
    let desk = received.and_then(Result::ok).map(|received| {
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
        &page(
            cx,
            draft,
            &own,
            desk.as_ref(),
            &stamp,
            may,
            without.as_deref(),
        ),
    );

    let form = RwSignal::new(own);
    let saver = Saver::new(form, opened, account);
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
    let pressed = RwSignal::new(Pressed::default());
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
    tell(cx, pressed);
    live(
        "conflict",
        Box::new(move || form.with(|form| conflict(form, saver))),
    );
    live("save-state-place", Box::new(move || told(cx, saver)));
    live(
        "save-bar-ask",
        Box::new(move || {
            let clean = checked.with(|found| found.as_ref().is_some_and(Vec::is_empty));
            pressed.with(|pressed| ask(cx, clean, may, unsure.get(), pressed))
        }),
    );

    let id = StoredValue::new(draft.id.clone());
    on_deed(Box::new(move |deed, element| match deed {
        "save" => save_and_say(cx, saver),
        "check" => {
            check(form, checked, clean_words(may));
        }
        "submit" => {
            let busy = pressed.with_untracked(Pressed::is_busy);
            if !busy && check(form, checked, clean_words(may)) && !asks_first(cx) {
                pressed.set(Pressed::Busy);
                announce(cx.say(key::SUBMIT_BUSY).to_owned());
                spawn_local(async move {
                    let outcome = submit(form, saver, &id.get_value(), may, checked).await;
                    pressed.set(outcome.map_or_else(Pressed::Failed, |()| Pressed::Nothing));
                });
            }
        }
        "reload" => reload(),
        _ => conflict::decided(form, saver, deed, element),
    }));
}

/// Who presses the button hears what came of it; saving by itself interrupts nobody.
fn save_and_say(cx: Cx, saver: Saver) {
    let is_here = presence();
    spawn_local(async move {
        saver.settle().await;
        say(cx, saver, is_here());
    });
}

/// What is true of the saving, for whoever pressed: an answer that is still to be decided is shown
/// if she waits for it.
fn say(cx: Cx, saver: Saver, is_here: bool) {
    let open = saver
        .conflict
        .with_untracked(|conflict| conflict.as_ref().map(|open| open.clashes.len()));
    match open {
        Some(clashes) => {
            announce(cx.count(key::SAVE_CLASH, clashes));
            if is_here {
                go_to_field(conflict::TITLE);
            }
        }
        None => announce(saver.state.with_untracked(|state| words_of(cx, state))),
    }
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

/// What keeps it from being submitted is shown at its fields; an error is anything else.
async fn submit(
    form: RwSignal<Form>,
    saver: Saver,
    id: &str,
    may: May,
    checked: RwSignal<Option<Vec<Problem>>>,
) -> Result<(), ApiError> {
    let cx = form.with_untracked(|form| form.cx);
    let is_here = presence();
    if !saver.settle().await {
        say(cx, saver, is_here());
        return Ok(());
    }
    let submitted = take(cx, id, Step::Submit, None, saver.version()).await;
    let done = match (submitted, may) {
        (Ok(version), May::Publish) => match take(cx, id, Step::Publish, None, version).await {
            // where another person must publish it, it waits for them now
            Err(ApiError::NotAllowed { .. }) => Ok(version),
            published => published,
        },
        (submitted, _) => submitted,
    };
    match done {
        Ok(_) => reload(),
        Err(ApiError::Refused(document)) => {
            let found = api::problems(&document);
            form.update(|form| form.refused(&found));
            checked.set(Some(found));
            if is_here() {
                focus_summary();
            }
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

fn page(
    cx: Cx,
    draft: &Draft,
    form: &Form,
    desk: Option<&Desk>,
    stamp: &str,
    may: May,
    without: Option<&str>,
) -> Markup {
    let resolution = Address::Resolution(draft.code.clone());
    html! {
        div id="problems" {}
        div id=(step::PLACE) {}
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
        @if let Some(why) = without { div class="notice notice--warn" role="alert" { p { (why) } } }
        @if let Some(desk) = desk {
            div class="desk" {
                p class="desk__open sheet__open--from-64" { button class="button" type="button" popovertarget="sources" id="sources-open" { (synthesis::open_words(form, desk)) } }
                aside class="desk__sources sheet sheet--from-64" id="sources" popover="auto" aria-labelledby="sources-title" { (synthesis::sources(form, desk)) }
                section class="desk__report" { (view(form)) }
            }
        } @else {
            (view(form))
        }
        div class="save-bar" role="region" aria-label=(cx.say(key::SAVE_REGION)) { div class="save-bar__inner" { (bar(cx, may)) } }
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

/// What was asked, and what the check found.
fn ask(cx: Cx, clean: bool, may: May, unsure: usize, pressed: &Pressed) -> Markup {
    html! {
        @if pressed.is_busy() { span class="save-bar__clean" { (cx.t(key::SUBMIT_BUSY)) } }
        @else if unsure > 0 { span class="save-bar__ask" { (cx.count(key::DESK_UNUSED, unsure)) " " (cx.t(key::DESK_SURE)) } }
        @else if clean && !pressed.has_failed() { span class="save-bar__clean" { (cx.t(clean_words(may))) } }
    }
}

/// What is saved, and what can be done now.
fn bar(cx: Cx, may: May) -> Markup {
    html! {
        div class="save-bar__state" {
            div id="save-state-place" {}
            div id="save-bar-ask" {}
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
