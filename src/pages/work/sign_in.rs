//! Signing in and out. With demonstration data on loopback: choosing a person from a list.

use super::show;
use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{encode, go, origin, reload};
use crate::failure::notice;
use crate::i18n::Cx;
use crate::live::{data, live, on_deed};
use crate::load::cannot_show;
use crate::reactive::*;
use crate::session::Account;
use crate::shell::page_head;
use maud::{Markup, html};
use report::documents::{Person, Session};
use words::key;

/// `back` is the page that asked for a person.
pub async fn open(cx: Cx, account: Account, back: Option<String>) {
    let on = back.unwrap_or_else(|| cx.href(&Address::Work));
    let body = match account.session().await {
        Ok(Session {
            person: Some(person),
            ..
        }) => signed_in(cx, &person, &on),
        Ok(Session {
            sign_in: Some(address),
            ..
        }) => way(cx, &address, &on),
        Ok(session) if session.demo_sign_in => match api::list_demo_people(cx.lang).await {
            Ok(people) => choices(cx, &people.items),
            Err(error) => cannot_show(cx, &error),
        },
        Ok(_) => match cx.sign_in {
            Some(address) => way(cx, address, &on),
            None => html! { p { (cx.t(key::SIGNIN_NO_WAY)) } },
        },
        Err(error) => cannot_show(cx, &error),
    };
    let head = page_head(cx.t(key::SIGNIN_TITLE), Some(cx.say(key::SIGNIN_LEAD)));
    show(
        cx,
        cx.say(key::SIGNIN_TITLE),
        &html! { div class="narrow stack stack--wide" { (head) div id="sign-in-failed" {} (body) } },
    );
    let failed = RwSignal::new(None::<ApiError>);
    live(
        "sign-in-failed",
        Box::new(move || {
            failed.with(|failed| {
                failed
                    .as_ref()
                    .map(|error| notice(cx, error))
                    .unwrap_or_default()
            })
        }),
    );
    on_deed(Box::new(move |deed, element| {
        let (deed, id, on) = (deed.to_owned(), data(element, "id"), on.clone());
        spawn_local(async move {
            let done = match deed.as_str() {
                "sign-in" => signed_in_as(account, &id).await.map(|()| go(&on)),
                "sign-out" => api::sign_out().await.map(|()| reload()),
                _ => return,
            };
            failed.set(done.err());
        });
    }));
}

/// A browser that keeps no cookies signs nobody in, and the server cannot know.
async fn signed_in_as(account: Account, id: &str) -> Result<(), ApiError> {
    api::sign_in_demo(id).await?;
    match account.session().await?.person {
        Some(_) => Ok(()),
        None => Err(ApiError::NoSession),
    }
}

/// To the sign-in of whoever runs the backend, and back here afterwards.
fn way(cx: Cx, address: &str, on: &str) -> Markup {
    let back = format!("{}{on}", origin());
    let address = address.replace("{back}", &encode(&back));
    html! {
        p class="buttons" { a class="button button--first" href=(address) rel="external" { (cx.t(key::SIGNIN_GO)) } }
    }
}

fn signed_in(cx: Cx, person: &Person, on: &str) -> Markup {
    html! {
        p { (cx.fill(key::SIGNIN_SIGNED_IN_AS, &[("name", &person.name)])) " " (person.about) }
        p class="note" { (cx.t(key::SIGNIN_SIGNED_IN_HERE)) }
        p class="buttons" {
            a class="button button--first" href=(on) rel="external" { (cx.t(key::SIGNIN_GO_ON)) } " "
            button class="button" type="button" data-do="sign-out" { (cx.t(key::SIGNIN_SIGN_OUT)) }
        }
    }
}

fn choices(cx: Cx, people: &[Person]) -> Markup {
    html! {
        section class="section" aria-labelledby="people" {
            h2 id="people" { (cx.t(key::SIGNIN_CHOOSE)) }
            p class="note" { (cx.t(key::SIGNIN_CHOOSE_HINT)) }
            ul class="persons" {
                @for person in people {
                    li class="persons__one" {
                        button class="button" type="button" data-do="sign-in" data-id=(person.id) { (cx.fill(key::SIGNIN_AS, &[("name", &person.name)])) } " "
                        span { (person.about) }
                    }
                }
            }
        }
    }
}
