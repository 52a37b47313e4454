//! Signing in and out. With demonstration data on loopback: choosing a person from a list.

use super::show;
use crate::address::Address;
use crate::api;
use crate::browser::{go, reload};
use crate::i18n::Cx;
use crate::live::{data, on_deed};
use crate::load::cannot_show;
use crate::reactive::spawn_local;
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
        Ok(session) if session.demo_sign_in => match api::list_demo_people(cx.lang).await {
            Ok(people) => choices(cx, &people.items),
            Err(error) => cannot_show(cx, &error),
        },
        Ok(_) => html! { p { (cx.t(key::SIGNIN_NO_WAY)) } },
        Err(error) => cannot_show(cx, &error),
    };
    let head = page_head(cx.t(key::SIGNIN_TITLE), Some(cx.say(key::SIGNIN_LEAD)));
    show(
        cx,
        cx.say(key::SIGNIN_TITLE),
        &html! { div class="narrow stack stack--wide" { (head) (body) } },
    );
    on_deed(Box::new(move |deed, element| match deed {
        "sign-in" => {
            let (id, on) = (data(element, "id"), on.clone());
            spawn_local(async move {
                if api::sign_in_demo(&id).await.is_ok() {
                    go(&on);
                }
            });
        }
        "sign-out" => spawn_local(async {
            let _ = api::sign_out().await;
            reload();
        }),
        _ => {}
    }));
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
