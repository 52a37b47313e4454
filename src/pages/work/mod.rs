//! Pages behind the sign-in, and the form to try.

pub mod try_form;

#[cfg(feature = "csr")]
pub mod draft;
#[cfg(feature = "csr")]
mod editor;
#[cfg(feature = "csr")]
pub mod mine;
#[cfg(feature = "csr")]
pub mod report_on;
#[cfg(feature = "csr")]
mod review;
#[cfg(feature = "csr")]
pub mod sign_in;
#[cfg(feature = "csr")]
pub mod trying;

#[cfg(feature = "csr")]
mod stage {
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
    pub(super) fn show(cx: Cx, title: &str, main: &Markup) {
        set_title(&full_title(cx, title));
        if let Some(page) = by_id("page") {
            put(&page, main);
        }
    }

    /// The person whose page it is; nobody is led to the sign-in, and back here afterwards.
    pub(super) async fn person(cx: Cx, account: Account) -> Option<Person> {
        let session = match account.session().await {
            Ok(session) => session,
            Err(error) => {
                if let Some(page) = by_id("page") {
                    put(&page, &cannot_show(cx, &error));
                }
                return None;
            }
        };
        if session.person.is_none() {
            let back = path_and_query();
            go(&cx.href(&Address::SignIn { back: Place::parse(&back).is_some().then_some(back) }));
        }
        session.person
    }
}

#[cfg(feature = "csr")]
use stage::{person, show};
