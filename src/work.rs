//! The routes of work. Every page here is entered by a page load, so that the browser asks before unsaved words are left.

use crate::i18n::Cx;
use crate::pages::public::not_found::not_found;
use crate::pages::work::{draft, mine, report_on, sign_in, try_form};
use crate::session::Account;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::path;

pub fn routes(cx: Cx, account: Account) -> AnyView {
    view! {
        <FlatRoutes fallback=move || not_found(cx).main>
            <Route path=path!("try") view=move || try_form::page(cx) />
            <Route path=path!("work") view=move || mine::page(cx, account) />
            <Route path=path!("work/sign-in") view=move || sign_in::page(cx, account) />
            <Route path=path!("work/report-on/:code") view=move || report_on::page(cx, account) />
            <Route path=path!("work/reports/:id") view=move || draft::page(cx, account) />
        </FlatRoutes>
    }
    .into_any()
}
