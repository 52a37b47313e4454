//! My reports: what came back, drafts, what was submitted; for a Focal Point what waits.

use super::{person, show};
use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::announce;
use crate::failure::notice;
use crate::i18n::{Cx, Label};
use crate::labels;
use crate::listing::report_name;
use crate::live::{data, live, on_deed};
use crate::load::{Load, Question, cannot_show};
use crate::reactive::*;
use crate::session::Account;
use crate::shell::{page_head, skeleton};
use maud::{Markup, html};
use report::Language;
use report::access::Role;
use report::documents::{DraftHead, ToMake, Workspace};
use report::sorted::SortedSet;
use report::state::State;
use report::vocabulary::ReportKind;
use words::{Msg, key};

pub async fn open(cx: Cx, account: Account) {
    let Some(person) = person(cx, account).await else {
        return;
    };
    let reads = person
        .roles
        .iter()
        .any(|role| matches!(role, Role::FocalPoint { .. }));
    show(
        cx,
        cx.say(key::MINE_TITLE),
        &html! { (page_head(cx.t(key::MINE_TITLE), Some(cx.say(key::MINE_LEAD)))) div id="mine-failed" {} div class="stack stack--wide" id="lists" {} },
    );
    let work = Question::unasked();
    // the draft whose button asks once more: what is deleted is gone
    let asks = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<ApiError>);
    work.ask(api::workspace(cx.lang));
    live(
        "mine-failed",
        Box::new(move || {
            failed.with(|failed| {
                failed
                    .as_ref()
                    .map(|error| notice(cx, error))
                    .unwrap_or_default()
            })
        }),
    );
    live(
        "lists",
        Box::new(move || {
            work.state.with(|work| match work {
                Load::Loading => skeleton(cx),
                Load::Ready(document) => api::read(document).map_or_else(
                    || cannot_show(cx, &ApiError::Unreadable),
                    |work| asks.with(|asks| lists(cx, &work, reads, asks)),
                ),
                Load::Failed(error) => cannot_show(cx, error),
            })
        }),
    );
    on_deed(Box::new(move |deed, element| {
        let id = data(element, "id");
        match deed {
            "ask" => asks.set(id),
            "keep" => asks.set(String::new()),
            "delete" => {
                let version = data(element, "version").parse().unwrap_or_default();
                spawn_local(async move {
                    match api::delete_draft(&id, version).await {
                        Ok(()) => {
                            failed.set(None);
                            announce(cx.say(key::MINE_DELETED).to_owned());
                        }
                        Err(error) => failed.set(Some(error)),
                    }
                    work.again();
                });
            }
            _ => {}
        }
    }));
}

fn lists(cx: Cx, work: &Workspace, reads: bool, asks: &str) -> Markup {
    let of = |state: State| -> Vec<&DraftHead> {
        work.own.iter().filter(|head| head.state == state).collect()
    };
    let listed: [(&str, Label, Vec<&DraftHead>, Option<Msg>); 5] = [
        (
            "returned",
            key::MINE_RETURNED.into(),
            of(State::Returned),
            None,
        ),
        (
            "drafts",
            key::MINE_DRAFTS.into(),
            of(State::Draft),
            (!reads).then_some(key::MINE_NO_DRAFTS),
        ),
        (
            "waiting",
            key::MINE_WAITING.into(),
            work.waiting.iter().collect(),
            reads.then_some(key::MINE_NONE_WAITING),
        ),
        (
            "submitted",
            key::MINE_SUBMITTED.into(),
            of(State::Submitted),
            None,
        ),
        (
            "published",
            key::MINE_PUBLISHED.into(),
            of(State::Published),
            None,
        ),
    ];
    // what another backend has more stands under its own word
    let states: SortedSet<State> = work.own.iter().map(|head| head.state).collect();
    let unlisted = states.iter().filter(|state| !state.is_listed());
    let all: Vec<_> = listed
        .into_iter()
        .chain(unlisted.map(|state| (state.key(), labels::state(*state), of(*state), None)))
        .collect();
    html! {
        @for (id, title, heads, empty) in &all {
            @if *id == "waiting" && !work.to_make.is_empty() { (to_make(cx, &work.to_make)) }
            @if !heads.is_empty() || empty.is_some() { (section(cx, id, *title, heads, *empty, asks)) }
        }
        p class="deeds" { (cx.link(&Address::Overview, cx.t(key::MINE_FIND))) }
    }
}

/// Progress Reports that can be made, with how many reports came in for each.
fn to_make(cx: Cx, all: &[ToMake]) -> Markup {
    html! {
        section class="section" id="list-to-make" aria-labelledby="to-make" {
            h2 id="to-make" { (cx.t(key::MINE_TO_MAKE)) }
            ol class="entries" {
                @for one in all {
                    @let name = format!("{}, {}", report_name(cx, ReportKind::Progress, &one.year), one.code.spaced());
                    li class="entry" {
                        p class="entry__margin" { (one.code.spaced()) }
                        h3 class="entry__title" {
                            @if let Some(id) = &one.draft { (cx.link(&Address::Draft(id.clone()), &name)) }
                            @else { (cx.link(&Address::ReportOn { code: one.code.clone(), year: Some(one.year.clone()) }, &name)) }
                        }
                        div class="entry__text" {
                            @if let Some(title) = &one.title { p lang=[one.title_lang.map(Language::key)] { (title) } }
                            p { (cx.count(key::MINE_RECEIVED, one.received.into())) }
                        }
                    }
                }
            }
        }
    }
}

/// `empty` is said where there is nothing.
fn section(
    cx: Cx,
    id: &str,
    title: Label,
    heads: &[&DraftHead],
    empty: Option<Msg>,
    asks: &str,
) -> Markup {
    html! {
        section class="section" id={ "list-" (id) } aria-labelledby=(id) {
            h2 id=(id) { (cx.t(title)) }
            @if let Some(empty) = empty.filter(|_| heads.is_empty()) { p { (cx.t(empty)) } }
            ol class="entries" { @for head in heads { (line(cx, head, asks == head.id)) } }
        }
    }
}

fn line(cx: Cx, draft: &DraftHead, asks: bool) -> Markup {
    let head = &draft.head;
    html! {
        li class="entry" id={ "draft-" (draft.id) } {
            p class="entry__margin" { (head.code.spaced()) }
            h3 class="entry__title" {
                a href=(cx.href(&Address::Draft(draft.id.clone()))) rel="external" {
                    (report_name(cx, head.kind, &head.year)) ", " @if let Some(who) = &head.constituent { (who.name) } @else { (head.code.spaced()) }
                }
            }
            div class="entry__text" {
                @if let Some(title) = &head.title { p lang=[head.title_lang.map(Language::key)] { (title) } }
                @if let Some(note) = &draft.note { p class="quote" { (note.text) } }
                p {
                    (cx.t(labels::state(draft.state))) ". "
                    (cx.fill(key::MINE_SAVED_BY, &[("date", &cx.date(&draft.saved_at)), ("name", &draft.saved_by)])) "."
                }
                @if draft.may_delete { (delete(cx, draft, asks)) }
            }
        }
    }
}

fn delete(cx: Cx, draft: &DraftHead, asks: bool) -> Markup {
    let named = cx.fill(
        key::MINE_DELETE_NAMED,
        &[("code", &draft.head.code.spaced())],
    );
    html! {
        @if asks {
            p class="buttons" role="group" aria-label=(cx.say(key::MINE_DELETE_TITLE)) {
                span { (cx.t(key::MINE_DELETE_TITLE)) } " "
                button class="button" type="button" id={ "sure-" (draft.id) } data-do="delete" data-id=(draft.id) data-version=(draft.head.version) {
                    (cx.t(key::MINE_DELETE_SURE))
                }
                " "
                button class="button button--quiet" type="button" data-do="keep" { (cx.t(key::MINE_DELETE_KEEP)) }
            }
        } @else {
            p { button class="button button--quiet" type="button" id={ "delete-" (draft.id) } data-do="ask" data-id=(draft.id) aria-label=(named) { (cx.t(key::MINE_DELETE)) } }
        }
    }
}
