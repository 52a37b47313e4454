//! The sources beside the report: passages by action, each to be taken over by one click or key;
//! who is named; last year's report.

use super::{Desk, Shown};
use crate::address::Address;
use crate::browser::{announce, bring_into_view, focus_soon, soon};
use crate::form::field_id;
use crate::i18n::Cx;
use crate::labels;
use leptos::prelude::*;
use report::Language;
use report::field::Field;
use report::state::State;
use report::synthesis::{Passage, Target};
use report::text::without_references;
use std::sync::Arc;
use words::key;

/// The button that opens the sheet, and the sheet.
#[component]
pub fn Sources(desk: Desk) -> impl IntoView {
    let cx = desk.cx;
    let left = Memo::new(move |_| desk.left());
    let open = move || cx.fill(key::DESK_OPEN, &[("n", &cx.words.number(left.get()))]);
    let title = move || {
        cx.count(
            key::DESK_TITLE,
            desk.made.with(|made| made.received.items.len()),
        )
    };
    view! {
        <p class="desk__open sheet__open--from-64">
            <button class="button" type="button" popovertarget="sources" id="sources-open">{open}</button>
        </p>
        <aside class="desk__sources sheet sheet--from-64" id="sources" popover="auto" aria-labelledby="sources-title">
            <div class="stack">
                <h2 id="sources-title">{title}</h2>
                <p class="note">{move || summary(desk, left.get())}</p>
                // by keyboard there are more sources than patience
                <p class="skip-here">
                    <a href="#section-actions" rel="external">{cx.t(key::DESK_SKIP)}</a>
                    " "
                    <a href="#section-status" rel="external">{cx.t(key::DESK_SKIP_STATUS)}</a>
                </p>
                <Who desk/>
                <Views desk left/>
            </div>
            <Passages desk/>
            <Reports desk/>
            <p class="sheet__done">
                <button class="button" type="button" popovertarget="sources" popovertargetaction="hide">{cx.t(key::DESK_BACK)}</button>
            </p>
        </aside>
    }
    .into_any()
}

/// How many passages are not used yet.
fn summary(desk: Desk, left: usize) -> String {
    let left = desk.cx.count(key::DESK_LEFT, left);
    match desk.unused() {
        0 => left,
        n => format!("{left} {}", desk.cx.count(key::DESK_UNUSED, n)),
    }
}

fn target_name(cx: Cx, target: Target) -> String {
    match target {
        Target::Result(action) => cx.say(labels::action(action)).to_owned(),
        Target::Challenges => cx.say(key::CONTENTS_CHALLENGES).to_owned(),
        Target::Future(action) => cx.fill(
            key::PAIR,
            &[
                ("first", cx.say(key::CONTENTS_FUTURE)),
                ("second", cx.say(labels::action(action))),
            ],
        ),
    }
}

/// What to show: each part of which there is a passage, with how many.
#[component]
fn Views(desk: Desk, left: Memo<usize>) -> impl IntoView {
    let cx = desk.cx;
    let views = Memo::new(move |_| {
        let (made, shown) = (desk.made.get(), desk.shown.get());
        let count = |wanted: &dyn Fn(Target) -> bool| {
            made.passages
                .iter()
                .filter(|one| wanted(one.target))
                .count()
        };
        let is_future = |target: Target| matches!(target, Target::Future(_));
        let mut views = vec![
            (
                Shown::Left,
                cx.say(key::DESK_NOT_TAKEN).to_owned(),
                left.get(),
            ),
            (
                Shown::All,
                cx.say(key::DESK_ALL).to_owned(),
                made.passages.len(),
            ),
        ];
        let targets = Target::all(made.received.items.iter().map(|report| &report.body));
        let targets = targets.into_iter().filter(|target| !is_future(*target));
        views.extend(targets.map(|target| {
            let n = count(&|own| own == target);
            (Shown::Of(target), target_name(cx, target), n)
        }));
        let future = cx.say(key::CONTENTS_FUTURE).to_owned();
        views.push((Shown::Future, future, count(&is_future)));
        if let Some(last) = &made.received.last {
            let name = cx.fill(key::PROGRESS_REPORT_OF, &[("year", &last.year)]);
            views.push((Shown::LastYear, name, made.last.len()));
        }
        views.retain(|(view, _, n)| *n > 0 || *view == shown);
        let words = |(view, name, n): (Shown, String, usize)| {
            (view, format!("{name} ({})", cx.words.number(n)))
        };
        views.into_iter().map(words).collect::<Vec<_>>()
    });
    let option = move |(view, words): (Shown, String)| {
        let is_selected = move || desk.shown.get() == view;
        view! { <option value=view.key() prop:selected=is_selected>{words}</option> }
    };
    view! {
        <p class="field">
            <label class="field__label" for="view">{cx.t(key::DESK_VIEWS)}</label>
            " "
            <select class="field__input" id="view" on:change:target=move |event| desk.shown.set(Shown::from_key(&event.target().value()))>
                <For each=move || views.get() key=|(view, words)| (view.key(), words.clone()) children=option/>
            </select>
        </p>
    }
}

#[component]
fn Passages(desk: Desk) -> impl IntoView {
    let cx = desk.cx;
    let shown = Memo::new(move |_| desk.in_view());
    // a heading where another part begins
    let parts = move || {
        shown.with(|all| {
            let parts = all.chunk_by(|one, next| one.target == next.target);
            parts.map(|part| part[0].target).collect::<Vec<_>>()
        })
    };
    let part = move |target: Target| {
        let own = move || {
            shown.with(|all| {
                let own = all.iter().filter(|one| one.target == target);
                own.cloned().collect::<Vec<_>>()
            })
        };
        view! {
            <h3>{target_name(cx, target)}</h3>
            // a row says of its report what was known when it was drawn
            <For each=own key=move |one| (source_id(one), one.text.clone(), desk.report_of(one)) let(passage)>
                <Source desk passage shown/>
            </For>
        }
    };
    view! {
        <div>
            {move || shown.with(Vec::is_empty).then(|| view! { <p class="note">{cx.t(key::DESK_NOTHING)}</p> })}
            <For each=parts key=|target| target.pointer() children=part/>
        </div>
    }
}

/// Of a passage among all.
fn source_id(passage: &Passage) -> String {
    field_id(&Field::Passage(passage.target, passage.id.as_str().into()).pointer())
}

#[component]
fn Source(desk: Desk, passage: Arc<Passage>, shown: Memo<Vec<Arc<Passage>>>) -> impl IntoView {
    let (cx, made) = (desk.cx, desk.made.get_untracked());
    let own = passage.clone();
    let is_taken = Memo::new(move |_| desk.is_taken(&own));
    let report = passage.report.and_then(|at| made.received.items.get(at));
    let last = made.received.last.as_ref();
    let who = match report {
        Some(report) => report.constituent.full_name(),
        None => last
            .map(|last| cx.fill(key::PROGRESS_REPORT_OF, &[("year", &last.year)]))
            .unwrap_or_default(),
    };
    let said = match report {
        Some(report) => {
            let href = cx.href(&Address::Draft(report.id.clone()));
            view! { <a href=href target="_blank" rel="external">{who.clone()}</a> }.into_any()
        }
        None => who.clone().into_any(),
    };
    // what went back is not what its writers will say
    let is_returned = report.is_some_and(|report| report.state == State::Returned);
    let state = is_returned.then(|| {
        view! { " " <span class="source__state">{cx.t(labels::state(State::Returned))}</span> }
    });
    let (words, cited) = without_references(&passage.text);
    let cites = if cited.is_empty() {
        cx.t(key::DESK_NO_PARAGRAPH).into_render()
    } else {
        let chip = |path: &String| view! { <span class="op">"OP" {path.clone()}</span> " " };
        cited.iter().map(chip).collect_view().into_any()
    };
    let word = if report.is_some() {
        key::DESK_TAKE
    } else {
        key::DESK_STILL_TRUE
    };
    let id = source_id(&passage);
    let (named, taken) = (who.clone(), passage.clone());
    let take = Callback::new(move |()| take(desk, &taken, &shown.get_untracked()));
    let button = {
        let id = format!("take-{id}");
        move || {
            let (id, named) = (id.clone(), named.clone());
            if is_taken.get() {
                view! { <span>{cx.t(key::DESK_TAKEN)}</span> }.into_any()
            } else {
                view! {
                    <button class="button" type="button" id=id on:click=move |_| take.run(())>
                        {cx.t(word)}
                        <span class="visually-hidden">": " {named}</span>
                    </button>
                }
                .into_any()
            }
        }
    };
    view! {
        <article class="source" class:source--taken=is_taken aria-label=who>
            <p class="source__who">{said} {state}</p>
            <p class="source__text" lang=passage.lang.map(Language::key)>{words}</p>
            <div class="source__foot"><span class="chips">{cites}</span> {button}</div>
        </article>
    }
}

/// The button goes with the passage: the next one in sight takes the focus, so that keys go on.
fn take(desk: Desk, passage: &Passage, shown: &[Arc<Passage>]) {
    let own = source_id(passage);
    let at = shown.iter().position(|one| source_id(one) == own);
    let is_open = |one: &&Arc<Passage>| source_id(one) != own && !untrack(|| desk.is_taken(one));
    let behind = shown.iter().skip(at.unwrap_or_default()).find(is_open);
    let next = behind.or_else(|| shown.iter().rfind(is_open));
    let next = next.map_or_else(
        || "view".to_owned(),
        |next| format!("take-{}", source_id(next)),
    );
    desk.form.change(|body| passage.take(body));
    let left = untrack(|| summary(desk, desk.left()));
    announce(format!("{}. {left}", desk.cx.say(key::DESK_TAKEN)));
    focus_soon([next, "view".to_owned()]);
    // the report beside shows what came in; the desk stays where it is
    let taken = format!("taken-{}", source_id(passage));
    soon(move || bring_into_view(&taken));
}

/// Who is named in the sources, each once, and whether the report names them.
#[component]
fn Who(desk: Desk) -> impl IntoView {
    let cx = desk.cx;
    let counts = Memo::new(move |_| {
        let made = desk.made.get();
        let named = &made.named;
        let counts = [
            (key::DESK_MEMBERS, named.members.len()),
            (key::WHO_COMMISSIONS, named.commissions.len()),
            (key::WHO_EXTERNAL, named.external.len()),
        ];
        let counts = counts.into_iter().filter(|(_, n)| *n > 0);
        let counts: Vec<String> = counts.map(|(msg, n)| cx.count(msg, n)).collect();
        (!counts.is_empty()).then(|| cx.fill(key::DESK_WHO, &[("names", &cx.words.list(&counts))]))
    });
    let missing = Memo::new(move |_| {
        for field in [
            Field::Members,
            Field::Commissions,
            Field::External,
            Field::Secretariat,
        ] {
            desk.form.read(&field, |_| ());
        }
        desk.form.peek(|body| desk.made.get().named.missing(body))
    });
    let take = move |_| {
        desk.form
            .change(|body| desk.made.get_untracked().named.take(body));
        announce(cx.say(key::DESK_WHO_ALL).to_owned());
        focus_soon(["view".to_owned()]);
    };
    let rest = move || match missing.get() {
        0 => cx.t(key::DESK_WHO_ALL).into_render(),
        _ => ().into_any(),
    };
    let button = move || {
        let n = missing.get();
        (n > 0).then(|| {
            view! { <button class="button" type="button" on:click=take>{cx.count(key::DESK_WHO_TAKE, n)}</button> }
        })
    };
    move || {
        counts.get().map(
            |counts| view! { <div class="desk__who"><p>{counts} " " {rest}</p> {button}</div> },
        )
    }
}

/// Each report to be read whole, in a tab of its own: there it is published or sent back.
#[component]
fn Reports(desk: Desk) -> impl IntoView {
    let cx = desk.cx;
    let all = move || {
        let made = desk.made.get();
        let line = |report: &report::documents::ReceivedReport| {
            let href = cx.href(&Address::Draft(report.id.clone()));
            view! {
                <li>
                    <a href=href target="_blank" rel="external">{report.constituent.full_name()}</a>
                    " "
                    <span class="people__country">{cx.t(labels::state(report.state))}</span>
                </li>
            }
        };
        made.received.items.iter().map(line).collect_view()
    };
    view! {
        <details class="desk__reports">
            <summary>{cx.t(key::DESK_REPORTS)}</summary>
            <p class="note">{cx.t(key::DESK_REPORTS_HINT)}</p>
            <ul class="people">{all}</ul>
        </details>
    }
}
