//! The sources beside the report: passages by action, each to be taken over by one click or key;
//! who is named; last year's report.

use super::{Desk, Shown};
use crate::address::Address;
use crate::browser::{announce, bring_into_view, by_id, soon};
use crate::form::{Form, field_id};
use crate::i18n::Cx;
use crate::labels;
use crate::live::{data, hear, live, on_deed, target};
use leptos::prelude::*;
use maud::{Markup, html};
use report::Language;
use report::state::State;
use report::synthesis::{Passage, Target};
use report::text::without_references;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use words::{Msg, key};

/// How many passages are not used yet, for the button that opens the sheet and for who comes back.
pub fn summary(form: &Form, desk: &Desk) -> String {
    let cx = form.cx;
    let left = cx.count(key::DESK_LEFT, desk.left(&form.body));
    match desk.unused(&form.body) {
        0 => left,
        n => format!("{left} {}", cx.count(key::DESK_UNUSED, n)),
    }
}

/// Of the button that opens the sheet.
pub fn open_words(form: &Form, desk: &Desk) -> Markup {
    html! { (form.cx.fill(key::DESK_OPEN, &[("n", &form.cx.words.number(desk.left(&form.body)))])) }
}

/// What stands in the sheet.
pub fn sources(form: &Form, desk: &Desk) -> Markup {
    let (cx, body) = (form.cx, &form.body);
    let shown = desk.shown(body);
    html! {
        div class="stack" {
            h2 id="sources-title" { (cx.count(key::DESK_TITLE, desk.received.items.len())) }
            p class="note" { (summary(form, desk)) }
            // by keyboard there are more sources than patience
            p class="skip-here" { a href="#section-actions" rel="external" { (cx.t(key::DESK_SKIP)) } " " a href="#section-status" rel="external" { (cx.t(key::DESK_SKIP_STATUS)) } }
            (who(form, desk))
            (views(cx, form, desk))
        }
        div {
            @if shown.is_empty() { p class="note" { (cx.t(key::DESK_NOTHING)) } }
            @for (n, (at, passage)) in shown.iter().enumerate() {
                // a heading where another part begins
                @if n == 0 || shown[n - 1].1.target != passage.target { h3 { (target_name(cx, passage.target)) } }
                (source(form, desk, *at, passage))
            }
        }
        (reports(cx, desk))
        p class="sheet__done" { button class="button" type="button" popovertarget="sources" popovertargetaction="hide" { (cx.t(key::DESK_BACK)) } }
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
fn views(cx: Cx, form: &Form, desk: &Desk) -> Markup {
    let count = |wanted: &dyn Fn(Target) -> bool| {
        desk.passages
            .iter()
            .filter(|one| wanted(one.target))
            .count()
    };
    let is_future = |target: Target| matches!(target, Target::Future(_));
    let mut views = vec![
        (
            Shown::Left,
            cx.say(key::DESK_NOT_TAKEN).to_owned(),
            desk.left(&form.body),
        ),
        (
            Shown::All,
            cx.say(key::DESK_ALL).to_owned(),
            desk.passages.len(),
        ),
    ];
    views.extend(
        Target::all(desk.received.items.iter().map(|report| &report.body))
            .into_iter()
            .filter(|target| !is_future(*target))
            .map(|target| {
                (
                    Shown::Of(target),
                    target_name(cx, target),
                    count(&|own| own == target),
                )
            }),
    );
    views.push((
        Shown::Future,
        cx.say(key::CONTENTS_FUTURE).to_owned(),
        count(&is_future),
    ));
    if let Some(last) = &desk.received.last {
        views.push((
            Shown::LastYear,
            cx.fill(key::PROGRESS_REPORT_OF, &[("year", &last.year)]),
            desk.last.len(),
        ));
    }
    html! {
        p class="field" {
            label class="field__label" for="view" { (cx.t(key::DESK_VIEWS)) } " "
            select class="field__input" id="view" {
                @for (view, name, n) in views.iter().filter(|(view, _, n)| *n > 0 || *view == desk.shown) {
                    option value=(view.key()) selected[*view == desk.shown] { (name) " (" (cx.words.number(*n)) ")" }
                }
            }
        }
    }
}

fn source(form: &Form, desk: &Desk, at: usize, passage: &Passage) -> Markup {
    let cx = form.cx;
    let is_taken = passage.is_taken(&form.body);
    let report = passage.report.and_then(|at| desk.received.items.get(at));
    let who = match report {
        Some(report) => report.constituent.full_name(),
        None => desk
            .received
            .last
            .as_ref()
            .map(|last| cx.fill(key::PROGRESS_REPORT_OF, &[("year", &last.year)]))
            .unwrap_or_default(),
    };
    let (words, cited) = without_references(&passage.text);
    let deed = if passage.report.is_some() {
        key::DESK_TAKE
    } else {
        key::DESK_STILL_TRUE
    };
    html! {
        article .source .source--taken[is_taken] id={ "source-" (at) } aria-label=(who) {
            p class="source__who" {
                @match report {
                    Some(report) => a href=(cx.href(&Address::Draft(report.id.clone()))) target="_blank" rel="external" { (who) },
                    None => (who),
                }
                // what went back is not what its writers will say
                @if report.is_some_and(|report| report.state == State::Returned) { " " span class="source__state" { (cx.t(labels::state(State::Returned))) } }
            }
            p class="source__text" lang=[passage.lang.map(Language::key)] { (words) }
            div class="source__foot" {
                span class="chips" {
                    @if cited.is_empty() { (cx.t(key::DESK_NO_PARAGRAPH)) }
                    @for path in &cited { span class="op" { "OP" (path) } " " }
                }
                @if is_taken {
                    span { (cx.t(key::DESK_TAKEN)) }
                } @else {
                    button class="button" type="button" id={ "take-" (at) } data-do="take" data-at=(at) { (cx.t(deed)) span class="visually-hidden" { ": " (who) } }
                }
            }
        }
    }
}

/// Who is named in the sources, each once, and whether the report names them.
fn who(form: &Form, desk: &Desk) -> Markup {
    let (cx, named) = (form.cx, &desk.named);
    let counts = [
        (key::DESK_MEMBERS, named.members.len()),
        (key::WHO_COMMISSIONS, named.commissions.len()),
        (key::WHO_EXTERNAL, named.external.len()),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(msg, n)| cx.count(msg, n))
        .collect();
    let missing = named.missing(&form.body);
    html! {
        @if !counts.is_empty() {
            div id="desk-who" {
                p { (cx.fill(key::DESK_WHO, &[("names", &cx.words.list(&counts))])) " " @if missing == 0 { (cx.t(key::DESK_WHO_ALL)) } }
                @if missing > 0 { button class="button" type="button" data-do="take-names" { (cx.count(key::DESK_WHO_TAKE, missing)) } }
            }
        }
    }
}

/// Each report to be read whole, in a tab of its own: there it is published or sent back.
fn reports(cx: Cx, desk: &Desk) -> Markup {
    html! {
        details class="desk__reports" {
            summary { (cx.t(key::DESK_REPORTS)) }
            p class="note" { (cx.t(key::DESK_REPORTS_HINT)) }
            ul class="people" {
                @for report in &desk.received.items {
                    li {
                        a href=(cx.href(&Address::Draft(report.id.clone()))) target="_blank" rel="external" { (report.constituent.full_name()) } " "
                        span class="people__country" { (cx.t(labels::state(report.state))) }
                    }
                }
            }
        }
    }
}

/// What a person does at the desk. `edited` is called after every change of the report.
pub fn listen(form: RwSignal<Form>, desk: RwSignal<Desk>, edited: impl Fn() + Copy + 'static) {
    live(
        "sources",
        Box::new(move || form.with(|form| desk.with(|desk| sources(form, desk)))),
    );
    live(
        "sources-open",
        Box::new(move || form.with(|form| desk.with(|desk| open_words(form, desk)))),
    );
    hear(
        "change",
        Box::new(move |event| {
            if let Some(select) = target(&event)
                .and_then(|element| element.dyn_into::<HtmlSelectElement>().ok())
                .filter(|select| select.id() == "view")
            {
                desk.update(|desk| desk.shown = Shown::from_key(&select.value()));
            }
        }),
    );
    let say = move |msg: Msg| announce(form.with_untracked(|form| form.cx.say(msg).to_owned()));
    on_deed(Box::new(move |deed, element| match deed {
        "take" => {
            let at = data(element, "at").parse().unwrap_or_default();
            // the button goes with the passage: the next one in sight takes the focus, so that keys
            // go on
            let next =
                desk.with_untracked(|desk| form.with_untracked(|form| next_open(form, desk, at)));
            let mut taken = String::new();
            desk.with_untracked(|desk| {
                if let Some(passage) = desk.at(at) {
                    form.update(|form| form.change(|body| passage.take(body)));
                    taken = format!(
                        "taken-{}",
                        field_id(&format!(
                            "{}/entries/{}",
                            passage.target.pointer(),
                            passage.id
                        ))
                    );
                }
            });
            edited();
            let left = form.with_untracked(|form| desk.with_untracked(|desk| summary(form, desk)));
            announce(
                form.with_untracked(|form| format!("{}. {left}", form.cx.say(key::DESK_TAKEN))),
            );
            soon(move || {
                if let Some(element) = next
                    .and_then(|next| by_id(&format!("take-{next}")))
                    .or_else(|| by_id("view"))
                {
                    let _ = element.focus();
                }
                // the report beside shows what came in; the desk stays where it is
                bring_into_view(&taken);
            });
        }
        "take-names" => {
            desk.with_untracked(|desk| {
                form.update(|form| form.change(|body| desk.named.take(body)))
            });
            edited();
            say(key::DESK_WHO_ALL);
            soon(|| {
                if let Some(view) = by_id("view") {
                    let _ = view.focus();
                }
            });
        }
        _ => {}
    }));
}

/// The next passage of the view that is not taken, else the one before.
fn next_open(form: &Form, desk: &Desk, at: usize) -> Option<usize> {
    let open: Vec<usize> = desk
        .shown(&form.body)
        .into_iter()
        .filter(|(own, one)| *own != at && !one.is_taken(&form.body))
        .map(|(own, _)| own)
        .collect();
    open.iter()
        .find(|own| **own > at)
        .or_else(|| open.last())
        .copied()
}
