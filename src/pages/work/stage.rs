//! What every page of work stands on: `main` and its title, and the person whose page it is.

use crate::address::{Address, Place};
use crate::browser::{by_id, go, path_and_query, set_title};
use crate::i18n::Cx;
use crate::live::put;
use crate::load::cannot_show;
use crate::session::Account;
use crate::shell::full_title;
use maud::Markup;
use report::documents::Person;

/// Writes what stands in `main`.
pub fn show(cx: Cx, title: &str, main: &Markup) {
    set_title(&full_title(cx, title));
    put_main(main);
}

fn put_main(main: &Markup) {
    if let Some(page) = by_id("page") {
        put(&page, main);
    }
}

/// The person whose page it is; nobody is led to the sign-in, and back here afterwards.
pub async fn person(cx: Cx, account: Account) -> Option<Person> {
    let session = match account.session().await {
        Ok(session) => session,
        Err(error) => {
            put_main(&cannot_show(cx, &error));
            return None;
        }
    };
    if session.person.is_none() {
        let back = path_and_query();
        go(&cx.href(&Address::SignIn {
            back: Place::parse(&back).is_some().then_some(back),
        }));
    }
    session.person
}
