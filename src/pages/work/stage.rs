//! What every page of work stands on: `main` and its title, and the person whose page it is.

use crate::browser::{by_id, set_title};
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

/// The person whose page it is; why nobody can be told stands in `main`.
pub async fn person(cx: Cx, account: Account) -> Option<Person> {
    match account.person().await {
        Ok(person) => Some(person),
        Err(error) => {
            put_main(&cannot_show(cx, &error));
            None
        }
    }
}
