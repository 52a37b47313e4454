//! The form to try, made live: what was typed while it was on its way is taken up.

use crate::address::Address;
use crate::browser::{by_id, set_head, this_year};
use crate::form::{check, example, listen, take_up};
use crate::i18n::{Cx, Page};
use crate::live::{live, on_deed, put};
use crate::pages::try_form::{result, try_form};
use crate::session::Account;
use crate::shell::{full_title, links};
use leptos::prelude::*;
use report::rules::Problem;
use words::key;

/// `served`: it stands there already.
pub async fn open(cx: Cx, account: Account, served: bool) {
    if !served {
        let Page {
            title,
            description,
            main,
        } = try_form(cx, this_year());
        let links = links(&cx.place(Address::Try));
        set_head(&full_title(cx, &title), &description, &links.0);
        if let Some(page) = by_id("page") {
            put(&page, &main);
        }
    }
    let Some(form) = example(cx, this_year()) else {
        return;
    };
    let (form, checked) = (RwSignal::new(form), RwSignal::new(None::<Vec<Problem>>));
    take_up(form);
    listen(form, || ());
    live(
        "result",
        Box::new(move || {
            form.with(|form| checked.with(|checked| result(form, checked.as_deref())))
        }),
    );
    on_deed(Box::new(move |deed, _| {
        if deed == "check" {
            check(form, checked, key::TRY_DONE);
        }
    }));
    // who is signed in stands in the masthead only; the server knows the year
    if account.session().await.is_ok() {
        form.update(|form| form.at_year(account.this_year()));
    }
}
