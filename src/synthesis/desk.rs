//! The sources beside the report: passages by action, each to be taken over by one click or key; who is named; last year's report.

use super::{Desk, Shown};
use crate::address::Address;
use crate::browser::{announce, by_id, soon};
use crate::form::Form;
use crate::i18n::Cx;
use crate::labels;
use crate::live::{data, live, on_deed};
use crate::reactive::{RwSignal, Update, With, WithUntracked};
use maud::{Markup, html};
use report::Language;
use report::synthesis::{Passage, Target};
use report::text::without_references;
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

/// What stands in the sheet.
pub fn sources(form: &Form, desk: &Desk) -> Markup {
    let (cx, body) = (form.cx, &form.body);
    let shown = desk.shown(body);
    html! {
        div class="stack" {
            h2 id="sources-title" { (cx.count(key::DESK_TITLE, desk.received.items.len())) }
            p class="note" { (summary(form, desk)) }
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
        Target::Future(action) => cx.fill(key::PAIR, &[("first", cx.say(key::CONTENTS_FUTURE)), ("second", cx.say(labels::action(action)))]),
    }
}

/// What to show: each part of which there is a passage, with how many.
fn views(cx: Cx, form: &Form, desk: &Desk) -> Markup {
    let count = |target: Target| desk.passages.iter().filter(|one| one.target == target).count();
    let chip = |view: Shown, value: &str, words: &str, n: usize| {
        html! {
            button class="chip" type="button" id={ "view-" (value.trim_start_matches('/').replace('/', "-")) } data-do="view" data-view=(value) aria-pressed=((desk.shown == view).to_string()) {
                (words) " " (cx.words.number(n))
            } " "
        }
    };
    html! {
        div class="chips" role="group" aria-label=(cx.say(key::DESK_VIEWS)) {
            (chip(Shown::Left, "left", cx.say(key::DESK_NOT_TAKEN), desk.left(&form.body)))
            (chip(Shown::All, "all", cx.say(key::FIGURE_ALL), desk.passages.len()))
            @for target in Target::all().filter(|target| count(*target) > 0) { (chip(Shown::Of(target), &target.pointer(), &target_name(cx, target), count(target))) }
            @if let Some(last) = &desk.received.last { (chip(Shown::LastYear, "last", &cx.fill(key::DESK_LAST_YEAR, &[("year", &last.year)]), desk.last.len())) }
        }
    }
}

fn source(form: &Form, desk: &Desk, at: usize, passage: &Passage) -> Markup {
    let cx = form.cx;
    let is_taken = passage.is_taken(&form.body);
    let who = match passage.report.and_then(|at| desk.received.items.get(at)) {
        Some(report) => report.constituent.full_name(),
        None => desk.received.last.as_ref().map(|last| cx.fill(key::PROGRESS_REPORT_OF, &[("year", &last.year)])).unwrap_or_default(),
    };
    let (words, cited) = without_references(&passage.text);
    let deed = if passage.report.is_some() { key::DESK_TAKE } else { key::DESK_STILL_TRUE };
    html! {
        article .source .source--taken[is_taken] id={ "source-" (at) } {
            p class="source__who" { (who) }
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
    let counts = [(key::DESK_MEMBERS, named.members.len()), (key::WHO_COMMISSIONS, named.commissions.len()), (key::WHO_EXTERNAL, named.external.len())];
    let counts: Vec<String> = counts.into_iter().filter(|(_, n)| *n > 0).map(|(msg, n)| cx.count(msg, n)).collect();
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
    live("sources", Box::new(move || form.with(|form| desk.with(|desk| sources(form, desk)))));
    live("sources-open", Box::new(move || form.with(|form| desk.with(|desk| html! { (summary(form, desk)) }))));
    let say = move |msg: Msg| announce(form.with_untracked(|form| form.cx.say(msg).to_owned()));
    on_deed(Box::new(move |deed, element| match deed {
        "view" => {
            let view = data(element, "view");
            desk.update(|desk| {
                desk.shown = match view.as_str() {
                    "all" => Shown::All,
                    "last" => Shown::LastYear,
                    pointer => Target::from_pointer(pointer).map_or(Shown::Left, Shown::Of),
                };
            });
        }
        "take" => {
            let at = data(element, "at").parse().unwrap_or_default();
            // the button goes with the passage: the next one in sight takes the focus, so that keys go on
            let next = desk.with_untracked(|desk| form.with_untracked(|form| next_open(form, desk, at)));
            desk.with_untracked(|desk| {
                if let Some(passage) = desk.at(at) {
                    form.update(|form| form.change(|body| passage.take(body)));
                }
            });
            edited();
            say(key::DESK_TAKEN);
            soon(move || {
                if let Some(element) = next.and_then(|next| by_id(&format!("take-{next}"))).or_else(|| by_id("view-left")) {
                    let _ = element.focus();
                }
            });
        }
        "take-names" => {
            desk.with_untracked(|desk| form.update(|form| form.change(|body| desk.named.take(body))));
            edited();
            say(key::DESK_WHO_ALL);
        }
        _ => {}
    }));
}

/// The next passage of the view that is not taken, else the one before.
fn next_open(form: &Form, desk: &Desk, at: usize) -> Option<usize> {
    let open: Vec<usize> = desk.shown(&form.body).into_iter().filter(|(own, one)| *own != at && !one.is_taken(&form.body)).map(|(own, _)| own).collect();
    open.iter().find(|own| **own > at).or_else(|| open.last()).copied()
}
