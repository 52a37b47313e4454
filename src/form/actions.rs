//! Section 2: what was done and what came of it. Each action that is chosen has a text and how far
//! it is; text of an action that is not chosen waits, shown folded as "not sent".

use super::Section;
use super::field::{Choices, One, Text, say, use_form};
use super::taken::Passages;
use crate::i18n::use_cx;
use crate::labels;
use crate::typing::insert;
use crate::ui::changing::Changing;
use crate::ui::choice::{Choice, Look, choices, offered};
use crate::ui::icon::Icon;
use leptos::html::Textarea;
use leptos::prelude::*;
use report::field::{Field, YES};
use report::reference::cited;
use report::synthesis::Target;
use report::text::words;
use report::vocabulary::{Action, ActionStatus, ReportKind};
use words::key;

#[component]
pub fn Actions() -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    // the eight kinds of action, and what another backend has more in this report
    let all = Memo::new(move |_| {
        form.read_section(Section::Actions, |body| {
            offered(
                &Action::ALL,
                body.actions.iter().chain(body.results.keys()).copied(),
            )
        })
    });
    let choices = Signal::derive(move || all.with(|all| choices(all, Action::key, labels::action)));
    let nothing = Choice {
        value: YES,
        label: key::FORM_NOTHING_DONE.into(),
    };
    view! {
        <Choices field=Field::Actions legend=cx.t(key::FORM_ACTIONS) hint=Some(cx.t(key::FORM_ACTIONS_HINT)) choices/>
        <One field=Field::NothingDone id="nothing-done" choice=nothing/>
        <For each=move || all.get() key=|action| *action let(action)>
            <Result action/>
        </For>
    }
}

/// Of one kind of action: what came of it, or what waits.
#[component]
fn Result(action: Action) -> impl IntoView {
    let form = use_form();
    let is_chosen =
        Memo::new(move |_| form.read(&Field::Actions, |body| body.actions.contains(&action)));
    let text = Memo::new(move |_| form.text(&Field::Narrative(Target::Result(action))));
    move || {
        if is_chosen.get() {
            view! { <Chosen action text/> }.into_any()
        } else {
            view! { <NotSent place="results" action text/> }.into_any()
        }
    }
}

/// Of an action that is chosen: its text, what it cites and how far it is.
#[component]
fn Chosen(action: Action, text: Memo<String>) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let name = cx.say(labels::action(action));
    let area = NodeRef::<Textarea>::new();
    let title = format!("action-{}", action.key());
    let count = Memo::new(move |_| text.with(|text| how_long(cx, text)));
    view! {
        <section class="action" id=format!("result-{}", action.key()) aria-labelledby=title.clone()>
            <h3 class="action__title" id=title.clone()>{name}</h3>
            <Text field=Field::Narrative(Target::Result(action)) label=say(key::FORM_RESULT) of=name hint=Some(cx.t(key::FORM_RESULT_HINT)) long=true area/>
            <p class="field__below"><Changing text=count/></p>
            <Coverage text area/>
            <Passages target=Target::Result(action)/>
            {(form.kind == ReportKind::Activity).then(|| view! { <HowFar action/> })}
        </section>
    }
}

/// Words that readers take in.
const READ_WORDS: usize = 1_000;

/// From three quarters of the limit on.
fn how_long(cx: crate::i18n::Cx, text: &str) -> Option<String> {
    let n = if text.len() < READ_WORDS * 3 {
        0
    } else {
        words(text)
    };
    match n {
        n if n > READ_WORDS => Some(cx.count(key::FORM_WORDS_OVER, n - READ_WORDS)),
        n if n > READ_WORDS * 3 / 4 => Some(cx.count(key::FORM_WORDS, n)),
        _ => None,
    }
}

/// The paragraphs to cite, and which the text cites.
#[component]
fn Coverage(text: Memo<String>, area: NodeRef<Textarea>) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let paragraphs = form.paragraphs();
    let mentioned = Memo::new(move |_| {
        text.with(|text| {
            if text.contains('[') {
                cited(text)
            } else {
                vec![]
            }
        })
    });
    let all = paragraphs.clone();
    let count = Memo::new(move |_| {
        let n = mentioned.with(|own| all.iter().filter(|id| own.contains(id)).count());
        let values = [("all", &*cx.words.number(all.len()))];
        Some(cx.words.count(key::FORM_COVERAGE, n, &values))
    });
    let chip = move |id: String| view! { <li><Chip id mentioned area/></li> };
    (!paragraphs.is_empty()).then(|| {
        view! {
            <div class="coverage">
                <p><Changing text=count/></p>
                " "
                <ul class="coverage__list">{paragraphs.into_iter().map(chip).collect_view()}</ul>
            </div>
        }
    })
}

/// A paragraph that a press cites at the caret.
#[component]
fn Chip(id: String, mentioned: Memo<Vec<String>>, area: NodeRef<Textarea>) -> impl IntoView {
    let cx = use_cx();
    let own = id.clone();
    let is_cited = Memo::new(move |_| mentioned.with(|all| all.contains(&own)));
    let own = id.clone();
    let cite = move |_| {
        if let Some(area) = area.get_untracked() {
            insert(&area, &format!("[OP{own}]"));
        }
    };
    let said = move || {
        cx.t(if is_cited.get() {
            key::FORM_OP_CITED
        } else {
            key::FORM_OP_SILENT
        })
        .into_render()
    };
    view! {
        <button class="op" class:op--silent=move || !is_cited.get() type="button" on:click=cite>
            {move || is_cited.get().then(|| view! { <Icon name="check"/> " " })}
            "OP"
            {id}
            <span class="visually-hidden">", " {said}</span>
        </button>
    }
}

#[component]
fn HowFar(action: Action) -> impl IntoView {
    const LISTED: [ActionStatus; 2] = [ActionStatus::Ongoing, ActionStatus::Completed];
    let (cx, form) = (use_cx(), use_form());
    let choices = Signal::derive(move || {
        let now = form.read(&Field::ActionStatus(action), |body| {
            body.results.get(&action).and_then(|results| results.status)
        });
        let all = offered(&LISTED, now.filter(|own| !own.is_listed()));
        choices(&all, ActionStatus::key, labels::action_status)
    });
    view! { <Choices field=Field::ActionStatus(action) legend=cx.t(key::FORM_ACTION_STATUS) look=Look::One choices/> }
}

/// The text of an action that is not chosen, where there is one. `place` is where it would be: results or future.
#[component]
pub fn NotSent(
    place: &'static str,
    action: Action,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let cx = use_cx();
    let is_there = Memo::new(move |_| text.with(|text| !text.trim().is_empty()));
    move || {
        is_there.get().then(|| {
            let name = cx.say(labels::action(action));
            view! {
                <details class="not-sent" id=format!("{place}-not-sent-{}", action.key())>
                    <summary>{cx.fill(key::FORM_NOT_SENT, &[("action", name)])}</summary>
                    <p class="field__hint">{cx.t(key::FORM_NOT_SENT_HINT)}</p>
                    <p class="not-sent__text">{text}</p>
                </details>
            }
        })
    }
}
