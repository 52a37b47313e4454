//! Signing in and out. With demonstration data on loopback: choosing a person from a list.

use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{encode, go, origin, reload};
use crate::document::{Loaded, Shown, document};
use crate::failure::StepFailed;
use crate::head::{Head, head};
use crate::i18n::{Cx, use_cx};
use crate::route::asked;
use crate::session::{Account, use_account};
use crate::ui::page_head::PageHead;
use leptos::prelude::*;
use report::documents::{Person, Session};
use words::key;

/// How one signs in here.
enum Way {
    /// One is signed in.
    Done(Person),
    /// At an address of whoever runs the backend; `{back}` stands for the address to come back to.
    There(String),
    /// As one of the invented people.
    As(Vec<Person>),
    /// Nobody said.
    Unknown,
}

async fn way(cx: Cx, account: Account) -> Result<Way, ApiError> {
    Ok(match account.session().await? {
        Session {
            person: Some(person),
            ..
        } => Way::Done(person),
        Session {
            sign_in: Some(address),
            ..
        } => Way::There(address),
        session if session.demo_sign_in => Way::As(api::list_demo_people(cx.lang).await?.items),
        _ => cx
            .sign_in
            .map_or(Way::Unknown, |address| Way::There(address.to_owned())),
    })
}

#[component]
pub fn SignIn() -> impl IntoView {
    let (cx, account) = (use_cx(), use_account());
    // the page that asked for a person
    let on = match asked() {
        Some(Address::SignIn { back: Some(back) }) => back,
        _ => cx.href(&Address::Work),
    };
    let on = StoredValue::new(on);
    let ways = document(move || way(cx, account));
    let sign_in = Action::new_local(move |id: &String| {
        let id = id.clone();
        async move {
            signed_in_as(account, &id)
                .await
                .map(|()| go(&on.get_value()))
        }
    });
    let sign_out = Action::new_local(|(): &()| async { api::sign_out().await.map(|()| reload()) });
    let failed = move || {
        let done = [sign_in.value().get(), sign_out.value().get()];
        let error = done.into_iter().flatten().find_map(Result::err);
        error.map(|error| view! { <StepFailed error/> })
    };
    let title = Memo::new(move |_| {
        let is_done = |ways: &Loaded<Way>| matches!(ways.ready(), Some(Way::Done(_)));
        if ways.state.with(is_done) {
            key::SIGNIN_DONE
        } else {
            key::SIGNIN_TITLE
        }
    });
    head(move || Head {
        status: 200,
        title: cx.say(title.get()).to_owned(),
        description: cx.say(key::SIGNIN_LEAD).to_owned(),
    });
    let top = move || match title.get() {
        key::SIGNIN_DONE => view! { <PageHead title=cx.t(key::SIGNIN_DONE)/> }.into_any(),
        title => view! { <PageHead title=cx.t(title) lead=cx.t(key::SIGNIN_LEAD)/> }.into_any(),
    };
    let content = move |way: &Way| {
        match way {
        Way::Done(person) => view! { <SignedIn person=person.clone() on=on.get_value() sign_out=move |()| { sign_out.dispatch(()); }/> }.into_any(),
        Way::There(address) => view! { <Elsewhere address=address.clone() on=on.get_value()/> }.into_any(),
        Way::As(people) => view! { <Choices people=people.clone() sign_in=move |id| { sign_in.dispatch(id); }/> }.into_any(),
        Way::Unknown => view! { <p>{cx.t(key::SIGNIN_NO_WAY)}</p> }.into_any(),
    }
    };
    view! {
        <div class="narrow stack stack--wide">
            {top}
            {failed}
            <Shown document=ways let(way)>{content(&way)}</Shown>
        </div>
    }
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
#[component]
fn Elsewhere(address: String, on: String) -> impl IntoView {
    let cx = use_cx();
    let address = address.replace("{back}", &encode(&format!("{}{on}", origin())));
    view! {
        <p class="buttons">
            <a class="button button--first" href=address rel="external">{cx.t(key::SIGNIN_GO)}</a>
        </p>
    }
}

#[component]
fn SignedIn(person: Person, on: String, #[prop(into)] sign_out: Callback<()>) -> impl IntoView {
    let cx = use_cx();
    view! {
        <p>{cx.fill(key::SIGNIN_SIGNED_IN_AS, &[("name", &person.name)])} " " {person.about}</p>
        <p class="note">{cx.t(key::SIGNIN_SIGNED_IN_HERE)}</p>
        <p class="buttons">
            <a class="button button--first" href=on rel="external">{cx.t(key::SIGNIN_GO_ON)}</a>
            " "
            <button class="button" type="button" on:click=move |_| sign_out.run(())>{cx.t(key::SIGNIN_SIGN_OUT)}</button>
        </p>
    }
}

#[component]
fn Choices(people: Vec<Person>, #[prop(into)] sign_in: Callback<String>) -> impl IntoView {
    let cx = use_cx();
    let choice = move |person: Person| {
        let name = cx.fill(key::SIGNIN_AS, &[("name", &person.name)]);
        view! {
            <li class="persons__one">
                <button class="button" type="button" on:click=move |_| sign_in.run(person.id.clone())>{name}</button>
                " "
                <span>{person.about}</span>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="people">
            <h2 id="people">{cx.t(key::SIGNIN_CHOOSE)}</h2>
            <p class="note">{cx.t(key::SIGNIN_CHOOSE_HINT)}</p>
            <ul class="persons">{people.into_iter().map(choice).collect_view()}</ul>
        </section>
    }
}
