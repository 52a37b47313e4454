//! The form to try, made live: what was typed while it was on its way is taken up.

use crate::browser::this_year;
use crate::form::{check, example, listen, take_up};
use crate::i18n::Cx;
use crate::live::{live, on_deed};
use crate::pages::try_form::result;
use crate::reactive::*;
use crate::session::Account;
use report::rules::Problem;
use words::key;

pub async fn open(cx: Cx, account: Account) {
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
