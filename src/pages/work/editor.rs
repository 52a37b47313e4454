//! The editor: the sections of a report below each other, and the bar that says what is saved. A
//! Progress Report has the desk with its sources beside it, an Activity Report the list of its
//! sections.

use super::step::{Failed, Pressed, press, take};
use crate::address::Address;
use crate::api::{self, ApiError, DraftAnswer};
use crate::browser::{announce, focus_summary, presence, reload};
use crate::drafts::{Conflicts, Saver, Told};
use crate::failure::explain;
use crate::form::{Form, Found, Section, Sections, Summary, check};
use crate::head::{Head, head};
use crate::i18n::{Cx, use_cx};
use crate::labels;
use crate::session::use_account;
use crate::synthesis::{Desk, Sources};
use crate::ui::ask_first::AskFirst;
use crate::ui::crumbs::Crumbs;
use crate::ui::link::Link;
use crate::ui::save_bar::SaveBar;
use leptos::prelude::*;
use report::access::approves_for;
use report::body::action_of;
use report::documents::{Draft, Note, Person, Received};
use report::sorted::SortedMap;
use report::state::Step;
use report::vocabulary::ReportKind;
use std::sync::Arc;
use words::key;

/// What this person may do with it, and so what the last button says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum May {
    Write,
    Submit,
    /// A Focal Point: submitting and publishing are one.
    Publish,
}

impl May {
    fn with(draft: &Draft, person: &Person) -> Self {
        let constituent = draft.constituent.as_ref().map(|one| one.id.as_str());
        match draft.kind {
            ReportKind::Progress => Self::Publish,
            _ if approves_for(&person.roles, constituent.unwrap_or_default()) => Self::Submit,
            _ => Self::Write,
        }
    }

    fn clean_words(self) -> words::Msg {
        match self {
            Self::Write => key::CHECK_CLEAN_CONTRIBUTOR,
            Self::Submit => key::CHECK_CLEAN,
            Self::Publish => key::CHECK_CLEAN_PROGRESS,
        }
    }
}

/// What the parts of the editor work with.
#[derive(Clone, Copy)]
struct Editing {
    cx: Cx,
    form: Form,
    saver: Saver,
    may: May,
    desk: Option<Desk>,
    checked: RwSignal<Option<Found>>,
    pressed: RwSignal<Pressed>,
    /// Reports that came in and are not used, once that was asked about.
    unsure: RwSignal<Option<usize>>,
}

/// `received`: of a Progress Report, what it is made from, where the backend knows that.
#[component]
pub fn Editor(
    person: Person,
    opened: Arc<DraftAnswer>,
    received: Option<Result<Received, ApiError>>,
) -> impl IntoView {
    let (account, draft) = (use_account(), opened.draft.clone());
    // the set of the page follows from the report
    let cx = Cx {
        set: draft.code.set(),
        ..use_cx()
    };
    provide_context(cx);
    let form = Form::new(cx, &draft, account.this_year());
    provide_context(form);
    let saver = Saver::new(form, &opened, account);
    let without = received
        .as_ref()
        .and_then(|received| received.as_ref().err());
    let without = without.map(|error| {
        let why = explain(cx, error).text;
        format!("{} {why}", cx.say(key::RECEIVED_FAILED))
    });
    let desk = received.and_then(Result::ok).map(|received| {
        form.know(&received.constituents);
        for report in &received.items {
            let own = report.constituent.clone();
            form.know(&SortedMap::from([(own.id.clone(), own)]));
        }
        Desk::new(form, received, draft.id.clone(), draft.year.clone())
    });
    let editing = Editing {
        cx,
        form,
        saver,
        may: May::with(&draft, &person),
        desk,
        checked: RwSignal::new(None),
        pressed: RwSignal::new(Pressed::default()),
        unsure: RwSignal::new(None),
    };
    let stamp = match &draft.constituent {
        Some(one) => cx.fill(
            key::EDITOR_STAMP,
            &[("year", &draft.year), ("name", &one.full_name())],
        ),
        None => cx.fill(key::PROGRESS_REPORT_OF, &[("year", &draft.year)]),
    };
    let title = format!("{stamp}, {}", draft.code.spaced());
    let checked = editing.checked;
    head(move || {
        let n = checked.with(|found| found.as_ref().map_or(0, Found::count));
        Head {
            status: 200,
            title: if n == 0 {
                title.clone()
            } else {
                cx.words.count(key::ERROR_IN_TITLE, n, &[("title", &title)])
            },
            description: String::new(),
        }
    });
    let summary = move || {
        let found = checked.get().filter(|found| found.count() > 0);
        found.map(|found| view! { <Summary found/> })
    };
    let id = draft.id.clone();
    view! {
        <div id="problems">{summary}</div>
        <Failed pressed=editing.pressed/>
        <div id="conflict"><Conflicts saver/></div>
        <Top draft=draft.clone() stamp may=editing.may without/>
        {draft.steps.contains(&Step::Discard).then(|| view! { <Discard editing id=id.clone()/> })}
        {match desk {
            Some(desk) => view! {
                <div class="desk">
                    <Sources desk/>
                    <section class="desk__report"><Sections/></section>
                </div>
            }.into_any(),
            None => view! { <Sections/> }.into_any(),
        }}
        <Bar editing id/>
    }
    .into_any()
}

/// What report it is, and what somebody asks for.
#[component]
fn Top(draft: Draft, stamp: String, may: May, without: Option<String>) -> impl IntoView {
    let cx = use_cx();
    let code = draft.code.spaced();
    let title = match draft.resolution.title.best(cx.lang) {
        Some((lang, title)) => (Some(lang.key()), title.to_owned()),
        None => (None, code.clone()),
    };
    let correcting = draft
        .published_version
        .map(|version| cx.fill(key::EDITOR_CORRECTING, &[("n", &version.to_string())]));
    view! {
        <Crumbs from=Address::Work name=cx.t(key::MINE_TITLE) here=code.clone()/>
        <div class="pagehead pagehead--work">
            <p class="stamp">{crate::listing::stamp_of_set(cx)} {stamp}</p>
            <h1 tabindex="-1" lang=title.0>{title.1}</h1>
            <p class="note">
                <Link to=Address::Resolution(draft.code)>{code}</Link>
                {(may == May::Write).then(|| view! { ". " {cx.t(key::EDITOR_CONTRIBUTOR)} })}
            </p>
        </div>
        {correcting.map(|words| view! { <p class="note">{words}</p> })}
        {draft.note.map(|note| view! { <Asked note/> })}
        {without.map(|why| view! { <div class="notice notice--warn" role="alert"><p>{why}</p></div> })}
    }
}

/// What the Focal Point asks for, with its field.
#[component]
fn Asked(note: Note) -> impl IntoView {
    let cx = use_cx();
    let field =
        action_of(&note.pointer).map_or(Section::of(&note.pointer).name().into(), labels::action);
    let on = (!note.pointer.is_empty()).then(|| {
        let on = cx.fill(key::NOTE_ON, &[("field", cx.say(field))]);
        view! { <p>{on}</p> }
    });
    view! {
        <div class="notice notice--warn">
            <h2 class="notice__title">{cx.t(key::NOTE_TITLE)}</h2>
            <p class="quote">{note.text}</p>
            {on}
        </div>
    }
}

/// The way out of a correction, asked about first.
#[component]
fn Discard(editing: Editing, id: String) -> impl IntoView {
    let Editing {
        cx, saver, pressed, ..
    } = editing;
    let (is_asked, id) = (RwSignal::new(false), StoredValue::new(id));
    let discard = Callback::new(move |()| {
        press(cx, pressed, async move {
            // a save that is under way would refuse the step
            saver.settle().await;
            let version = saver.version();
            Pressed::of(take(cx, &id.get_value(), Step::Discard, None, version).await)
        });
    });
    view! {
        <AskFirst is_asked ask=Callback::new(move |asks| is_asked.set(asks)) act=discard button=cx.t(key::EDITOR_DISCARD)
            group=cx.say(key::EDITOR_DISCARD) question=cx.t(key::EDITOR_DISCARD_TITLE) sure=cx.t(key::EDITOR_DISCARD_SURE)
            keep=cx.t(key::MINE_DELETE_KEEP)/>
    }
}

/// What is saved, and what can be done now.
#[component]
fn Bar(editing: Editing, id: String) -> impl IntoView {
    let Editing {
        cx,
        form,
        saver,
        may,
        checked,
        ..
    } = editing;
    let submit = move |_| press_submit(editing, id.clone());
    let check_now = move |_| {
        check(form, checked, may.clean_words());
    };
    let last = match may {
        // the head of the page says who submits it
        May::Write => ().into_any(),
        May::Submit | May::Publish => {
            let word = if may == May::Publish {
                key::PUBLISH_BUTTON
            } else {
                key::SUBMIT_BUTTON
            };
            view! { <button class="button button--first" type="button" on:click=submit>{cx.t(word)}</button> }.into_any()
        }
    };
    let said = view! {
        <Told saver/>
        <Outcome editing/>
    };
    view! {
        <SaveBar said=said.into_any()>
            <button class="button" type="button" on:click=move |_| saver.save_and_say()>{cx.t(key::SAVE_BUTTON)}</button>
            " "
            <button class="button" type="button" on:click=check_now>{cx.t(key::CHECK_BUTTON)}</button>
            " "
            {last}
        </SaveBar>
    }
}

/// What was asked, and what the check found.
#[component]
fn Outcome(editing: Editing) -> impl IntoView {
    let Editing {
        cx,
        form,
        desk,
        may,
        checked,
        pressed,
        unsure,
        ..
    } = editing;
    let is_clean = Memo::new(move |_| {
        let was_clean =
            checked.with(|found| found.as_ref().is_some_and(|found| found.count() == 0));
        was_clean && form.is_clean()
    });
    // as many as are not used now, once that was asked about
    let unused = Memo::new(move |_| {
        let n = unsure.get().and(desk).map_or(0, Desk::unused);
        (n > 0).then_some(n)
    });
    move || {
        let (is_busy, has_failed) =
            pressed.with(|pressed| (pressed.is_busy(), pressed.has_failed()));
        if is_busy {
            view! { <span class="save-bar__clean">{cx.t(key::SUBMIT_BUSY)}</span> }.into_any()
        } else if let Some(n) = unused.get() {
            view! { <span class="save-bar__ask">{cx.count(key::DESK_UNUSED, n)} " " {cx.t(key::DESK_SURE)}</span> }.into_any()
        } else if is_clean.get() && !has_failed {
            view! { <span class="save-bar__clean">{cx.t(may.clean_words())}</span> }.into_any()
        } else {
            ().into_any()
        }
    }
}

fn press_submit(editing: Editing, id: String) {
    let Editing {
        cx,
        form,
        may,
        checked,
        pressed,
        ..
    } = editing;
    let is_busy = pressed.with_untracked(Pressed::is_busy);
    if is_busy || !check(form, checked, may.clean_words()) || asks_first(editing) {
        return;
    }
    press(cx, pressed, async move {
        let outcome = submit(editing, &id).await;
        outcome.map_or_else(Pressed::Failed, |()| Pressed::Nothing)
    });
}

/// What is published is read by everybody at once: reports that are not used are named once before.
fn asks_first(editing: Editing) -> bool {
    let Editing {
        cx, desk, unsure, ..
    } = editing;
    let unused = untrack(|| desk.map_or(0, Desk::unused));
    // asked again where one more has come in meanwhile
    let asked = unsure.get_untracked().unwrap_or_default();
    if unused <= asked {
        return false;
    }
    announce(format!(
        "{} {}",
        cx.count(key::DESK_UNUSED, unused),
        cx.say(key::DESK_SURE)
    ));
    unsure.set(Some(unused));
    true
}

/// What keeps it from being submitted is shown at its fields; an error is anything else.
async fn submit(editing: Editing, id: &str) -> Result<(), ApiError> {
    let Editing {
        cx,
        form,
        saver,
        may,
        checked,
        ..
    } = editing;
    let is_here = presence();
    if !saver.settle().await {
        saver.say(is_here());
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
            form.refuse(&found);
            checked.set(Some(found.into()));
            if is_here() {
                focus_summary();
            }
        }
        Err(error) => return Err(error),
    }
    Ok(())
}
