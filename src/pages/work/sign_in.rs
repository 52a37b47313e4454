//! Signing in and out. With demonstration data on loopback: choosing a person from a list.

use super::head;
use crate::address::{Address, Place};
use crate::api;
use crate::browser::{go, path_and_query, reload};
use crate::i18n::Cx;
use crate::load::Loading;
use crate::session::Account;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::documents::{Person, Session};
use words::key;

pub fn page(cx: Cx, account: Account) -> AnyView {
    let back = match Place::parse(&path_and_query()) {
        Some(Place { address: Address::SignIn { back }, .. }) => back,
        _ => None,
    };
    let back = StoredValue::new(back);
    let lead = cx.say(key::SIGNIN_LEAD).to_owned();
    let body = move || match account.session() {
        None => crate::load::skeleton(cx),
        Some(Session { person: Some(person), .. }) => signed_in(cx, &person, back.get_value()),
        Some(session) if session.demo_sign_in => people(cx, back),
        Some(_) => view! { <p>{cx.t(key::SIGNIN_NO_WAY)}</p> }.into_any(),
    };
    view! { <div class="narrow stack stack--wide">{head(cx, cx.say(key::SIGNIN_TITLE), Some(lead))} {body}</div> }.into_any()
}

fn signed_in(cx: Cx, person: &Person, back: Option<String>) -> AnyView {
    let on = back.unwrap_or_else(|| cx.href(&Address::Work));
    let sign_out = move |_| {
        spawn_local(async move {
            let _ = api::sign_out().await;
            reload();
        });
    };
    view! {
        <p>{cx.fill(key::SIGNIN_SIGNED_IN_AS, &[("name", &person.name)])} " " {person.about.clone()}</p>
        <p class="note">{cx.t(key::SIGNIN_SIGNED_IN_HERE)}</p>
        <p class="buttons">
            <a class="button button--first" href=on rel="external">{cx.t(key::SIGNIN_GO_ON)}</a>
            <button class="button" type="button" on:click=sign_out>{cx.t(key::SIGNIN_SIGN_OUT)}</button>
        </p>
    }
    .into_any()
}

fn people(cx: Cx, back: StoredValue<Option<String>>) -> AnyView {
    let loading = Loading::of(None, move || api::list_demo_people(cx.lang));
    let list = loading.view(cx, move |people| people.items.into_iter().map(|person| choice(cx, person, back)).collect_view().into_any());
    view! {
        <section class="stack" aria-labelledby="people">
            <h2 id="people">{cx.t(key::SIGNIN_CHOOSE)}</h2>
            <p class="note">{cx.t(key::SIGNIN_CHOOSE_HINT)}</p>
            <ul class="persons">{list}</ul>
        </section>
    }
    .into_any()
}

fn choice(cx: Cx, person: Person, back: StoredValue<Option<String>>) -> impl IntoView {
    let (id, name) = (person.id, person.name);
    let choose = move |_| {
        let id = id.clone();
        spawn_local(async move {
            if api::sign_in_demo(&id).await.is_ok() {
                go(&back.get_value().unwrap_or_else(|| cx.href(&Address::Work)));
            }
        });
    };
    view! {
        <li class="persons__one">
            <button class="button" type="button" on:click=choose>{cx.fill(key::SIGNIN_AS, &[("name", &name)])}</button>
            <span>{person.about}</span>
        </li>
    }
}
