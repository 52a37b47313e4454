//! The entry of work: its pages by their addresses. Links between them are page loads, so that the browser asks before
//! unsaved words are left (docs/decisions/005).

use crate::address::{Address, Place};
use crate::i18n::use_cx;
use crate::pages::not_found::NotFound;
use crate::pages::try_form::Try;
use crate::pages::work::draft::DraftPage;
use crate::pages::work::mine::Mine;
use crate::pages::work::report_on::ReportOn;
use crate::pages::work::sign_in::SignIn;
use crate::route::{Follow, base};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

#[component]
pub fn Work() -> impl IntoView {
    let cx = use_cx();
    if !cx.session {
        // a copy has nobody to sign in to
        return view! { <NotFound/> }.into_any();
    }
    view! {
        <Router base=base(cx)>
            <Follow is_drawn=|place| !waits(place)/>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/try") view=Try/>
                <Route path=path!("/work") view=Mine/>
                <Route path=path!("/work/sign-in") view=SignIn/>
                <Route path=path!("/work/report-on/:code") view=ReportOn/>
                <Route path=path!("/work/reports/:id") view=DraftPage/>
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

/// A report has its heading when it has come.
fn waits(place: Option<&Place>) -> bool {
    place.is_some_and(|place| matches!(place.address, Address::Draft(_)))
}
