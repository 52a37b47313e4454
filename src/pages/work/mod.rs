//! Pages behind the sign-in, and the form to try.

pub mod draft;
mod editor;
pub mod mine;
pub mod report_on;
mod review;
pub mod sign_in;
pub mod try_form;

use crate::address::{Address, Place};
use crate::browser::{path_and_query, set_title};
use crate::i18n::Cx;
use crate::session::Account;
use crate::shell::full_title;
use leptos::prelude::*;

/// Title and heading of a page that needs no more at its head.
fn head(cx: Cx, title: &str, lead: Option<String>) -> AnyView {
    set_title(&full_title(cx, title));
    view! {
        <div class="pagehead pagehead--long">
            <h1 tabindex="-1">{title.to_owned()}</h1>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        </div>
    }
    .into_any()
}

/// To the sign-in page, and back here afterwards.
fn sign_in_here(cx: Cx) -> String {
    let back = path_and_query();
    cx.href(&Address::SignIn { back: Place::parse(&back).is_some().then_some(back) })
}

/// The page for a person; nobody is led to the sign-in. Once shown it stays, since a session that ends must not take away
/// what was typed.
fn for_person(cx: Cx, account: Account, page: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let signed_in = Memo::new(move |before: Option<&Option<bool>>| match before {
        Some(Some(true)) => Some(true),
        _ => account.session().map(|session| session.person.is_some()),
    });
    let view = move || match signed_in.get() {
        None => crate::load::skeleton(cx),
        Some(true) => untrack(&page),
        Some(false) => {
            crate::browser::go(&sign_in_here(cx));
            crate::load::skeleton(cx)
        }
    };
    view.into_any()
}
