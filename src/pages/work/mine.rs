//! My reports: what came back, drafts, what was submitted; for a Focal Point what waits.

use super::{for_person, head};
use crate::address::Address;
use crate::api;
use crate::browser::announce;
use crate::i18n::Cx;
use crate::labels;
use crate::load::Loading;
use crate::reading::report_name;
use crate::session::Account;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::Language;
use report::access::Role;
use report::documents::{DraftHead, Workspace};
use report::state::State;
use words::{Msg, key};

pub fn page(cx: Cx, account: Account) -> AnyView {
    let page = move || {
        let loading = Loading::of(None, move || api::get_workspace(cx.lang));
        let reads = account.person().is_some_and(|person| person.roles.iter().any(|role| matches!(role, Role::FocalPoint { .. })));
        view! {
            {head(cx, cx.say(key::MINE_TITLE), Some(cx.say(key::MINE_LEAD).into()))}
            {loading.view(cx, move |work| lists(cx, work, reads, loading))}
        }
        .into_any()
    };
    for_person(cx, account, page)
}

fn lists(cx: Cx, work: Workspace, reads: bool, loading: Loading<Workspace>) -> AnyView {
    let of = |state: State| -> Vec<DraftHead> { work.own.iter().filter(|head| head.state == state).cloned().collect() };
    let (returned, drafts, submitted, published) = (of(State::Returned), of(State::Draft), of(State::Submitted), of(State::Published));
    let waiting = reads.then(|| section(cx, "waiting", key::MINE_WAITING, work.waiting.clone(), Some(key::MINE_NONE_WAITING), loading));
    let some = |id, title, heads: Vec<DraftHead>| (!heads.is_empty()).then(|| section(cx, id, title, heads, None, loading));
    view! {
        {waiting}
        {some("returned", key::MINE_RETURNED, returned)}
        {(!reads || !drafts.is_empty()).then(|| section(cx, "drafts", key::MINE_DRAFTS, drafts, Some(key::MINE_NO_DRAFTS), loading))}
        {some("submitted", key::MINE_SUBMITTED, submitted)}
        {some("published", key::MINE_PUBLISHED, published)}
        <p class="deeds"><a href=cx.href(&Address::Overview) rel="external">{cx.t(key::MINE_FIND)}</a></p>
    }
    .into_any()
}

fn section(cx: Cx, id: &'static str, title: Msg, heads: Vec<DraftHead>, empty: Option<Msg>, loading: Loading<Workspace>) -> AnyView {
    let none = empty.filter(|_| heads.is_empty()).map(|empty| view! { <p>{cx.t(empty)}</p> });
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{cx.t(title)}</h2>
            {none}
            <ol class="entries">{heads.into_iter().map(|head| line(cx, head, loading)).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn line(cx: Cx, head: DraftHead, loading: Loading<Workspace>) -> impl IntoView {
    let address = Address::Draft(head.id.clone());
    let name = report_name(cx, head.head.kind, &head.head.year);
    let who = head.head.constituent.as_ref().map(|one| one.name.clone()).unwrap_or_default();
    let saved = cx.fill(key::MINE_SAVED_BY, &[("date", &cx.date(&head.saved_at)), ("name", &head.saved_by)]);
    let quote = head.note.clone().map(|note| view! { <p class="quote">{note.text}</p> });
    let title = head.head.title.clone();
    let lang = head.head.title_lang.map(Language::key);
    let delete = head.may_delete.then(|| delete_button(cx, &head, loading));
    view! {
        <li class="entry">
            <p class="entry__margin">{head.head.code.spaced()}</p>
            <h3 class="entry__title"><a href=cx.href(&address) rel="external">{name} ", " {who}</a></h3>
            <div class="entry__text">
                {title.map(|title| view! { <p lang=lang>{title}</p> })}
                {quote}
                <p>{cx.t(labels::state(head.state))} ". " {saved} "."</p>
                {delete}
            </div>
        </li>
    }
}

/// Asks once more in place: what is deleted is gone.
fn delete_button(cx: Cx, head: &DraftHead, loading: Loading<Workspace>) -> AnyView {
    let asks = RwSignal::new(false);
    let (id, version) = (StoredValue::new(head.id.clone()), head.head.version);
    let named = cx.fill(key::MINE_DELETE_NAMED, &[("code", &head.head.code.spaced())]);
    let delete = move |_| {
        spawn_local(async move {
            if api::delete_draft(&id.get_value(), version).await.is_ok() {
                announce(cx.say(key::MINE_DELETED).to_owned());
            }
            loading.again();
        });
    };
    let view = move || {
        if asks.get() {
            view! {
                <p class="buttons" role="group" aria-label=cx.say(key::MINE_DELETE_TITLE)>
                    <span>{cx.t(key::MINE_DELETE_TITLE)}</span>
                    <button class="button" type="button" on:click=delete>{cx.t(key::MINE_DELETE_SURE)}</button>
                    <button class="button button--quiet" type="button" on:click=move |_| asks.set(false)>{cx.t(key::MINE_DELETE_KEEP)}</button>
                </p>
            }
            .into_any()
        } else {
            let label = named.clone();
            view! { <p><button class="button button--quiet" type="button" aria-label=label on:click=move |_| asks.set(true)>{cx.t(key::MINE_DELETE)}</button></p> }.into_any()
        }
    };
    view.into_any()
}
