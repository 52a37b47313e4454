//! The public routes.

use crate::address::Address;
use crate::api::operations::document_of;
use crate::browser::{focus_heading, set_title};
use crate::i18n::{Cx, Page};
use crate::load::document;
use crate::pages::public;
use crate::session::Account;
use crate::shell::full_title;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::path;
use serde::de::DeserializeOwned;

pub fn routes(cx: Cx, _: Account) -> AnyView {
    let first = StoredValue::new(true);
    let show = move |page: Page| show(cx, first, page);
    view! {
        <FlatRoutes fallback=move || show(public::not_found::not_found(cx))>
            <Route path=path!("") view=move || shown(cx, first, |_, _| Some(Address::Overview), public::overview::overview) />
            <Route path=path!("resolutions/:code") view=move || shown(cx, first, |at, _| Some(Address::Resolution(at("code")?.parse().ok()?)), public::resolution::resolution) />
            <Route path=path!("resolutions/:code/progress/:year") view=move || shown(cx, first, progress, public::progress_report::progress_report) />
            <Route path=path!("resolutions/:code/activity/:year/:constituent") view=move || shown(cx, first, activity, public::activity_report::activity_report) />
            <Route path=path!("about") view=move || show(public::statement::about(cx)) />
            <Route path=path!("data-policy") view=move || show(public::statement::data_policy(cx)) />
            <Route path=path!("unknown") view=move || show(public::statement::unknown(cx)) />
        </FlatRoutes>
    }
    .into_any()
}

type At<'a> = &'a dyn Fn(&str) -> Option<String>;

fn progress(at: At<'_>, version: Option<u32>) -> Option<Address> {
    Some(Address::Progress { code: at("code")?.parse().ok()?, year: at("year")?, version })
}

fn activity(at: At<'_>, version: Option<u32>) -> Option<Address> {
    Some(Address::Activity { code: at("code")?.parse().ok()?, year: at("year")?, constituent: at("constituent")?, version })
}

/// A page that is written from a document: asked for again when its address changes, since one route serves many.
fn shown<T>(cx: Cx, first: StoredValue<bool>, address: fn(At<'_>, Option<u32>) -> Option<Address>, view: fn(Cx, &T) -> Page) -> AnyView
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    let (params, query) = (use_params_map(), use_query_map());
    let place = Memo::new(move |_| {
        let version = query.with(|query| query.get("version")).and_then(|version| version.parse().ok());
        params.with(|params| address(&|name| params.get(name), version))
    });
    if place.with_untracked(Option::is_none) {
        return show(cx, first, public::not_found::not_found(cx));
    }
    let url = Memo::new(move |_| place.get().and_then(|address| document_of(&cx.place(address))).unwrap_or_default());
    document::<T>(url).view(cx, move |document| show(cx, first, view(cx, &document)))
}

/// Title and focus, at the edge. The first page of a load has both already.
fn show(cx: Cx, first: StoredValue<bool>, page: Page) -> AnyView {
    set_title(&full_title(cx, &page.title));
    if first.get_value() {
        first.set_value(false);
    } else {
        focus_heading();
    }
    page.main
}
