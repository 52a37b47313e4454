//! "Report on this": opens or finds this year's draft of the person's Constituent on a Resolution.

use super::{for_person, head};
use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{go, this_year};
use crate::i18n::Cx;
use crate::load::cannot_show;
use crate::pages::public::not_found::not_found;
use crate::session::Account;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use report::Body;
use report::access::writes_for;
use report::code::ResolutionCode;
use report::constituent::Constituent;
use report::documents::NewDraft;
use report::id::report_id;
use report::vocabulary::ReportKind;
use words::key;

pub fn page(cx: Cx, account: Account) -> AnyView {
    let code = use_params_map().with_untracked(|params| params.get("code")).and_then(|code| code.parse::<ResolutionCode>().ok());
    match code {
        Some(code) => for_person(cx, account, move || choose(cx, account, code.clone())),
        None => not_found(cx).main,
    }
}

/// One Constituent: at once. Several: which. None: that is said.
fn choose(cx: Cx, account: Account, code: ResolutionCode) -> AnyView {
    let title = cx.fill(key::REPORT_ON_TITLE, &[("code", &code.spaced())]);
    let person = account.person();
    let roles = person.as_ref().map(|person| person.roles.clone()).unwrap_or_default();
    let own: Vec<Constituent> = person.map(|person| person.constituents).unwrap_or_default().into_iter().filter(|one| writes_for(&roles, &one.id)).collect();
    let failed = RwSignal::new(None::<ApiError>);
    let open = move |constituent: String| {
        let code = code.clone();
        spawn_local(async move {
            if let Err(error) = open(cx, code, constituent).await {
                failed.try_set(Some(error));
            }
        });
    };
    let body = match &own[..] {
        [] => view! { <p>{cx.t(key::REPORT_ON_NONE)}</p> }.into_any(),
        [one] => {
            open(one.id.clone());
            view! { <p role="status">{cx.t(key::REPORT_ON_OPENING)}</p> }.into_any()
        }
        _ => {
            let choice = |one: Constituent| {
                let open = open.clone();
                let id = one.id.clone();
                view! { <li><button class="button" type="button" on:click=move |_| open(id.clone())>{one.full_name()}</button></li> }
            };
            view! { <h2>{cx.t(key::REPORT_ON_WHOM)}</h2> <ul class="persons">{own.into_iter().map(choice).collect_view()}</ul> }.into_any()
        }
    };
    let fault = move || failed.get().map(|error| cannot_show(cx, &error, crate::browser::reload));
    view! { {head(cx, &title, None)} {fault} {body} }.into_any()
}

async fn open(cx: Cx, code: ResolutionCode, constituent: String) -> Result<(), ApiError> {
    let year = this_year().to_string();
    let id = report_id(ReportKind::Activity, &code, &year, &constituent).to_string();
    let body = Body { lang: Some(cx.lang), ..Body::default() };
    let draft = NewDraft { kind: ReportKind::Activity, code, year, constituent: Some(constituent), body };
    match api::create_draft(&id, &draft).await {
        // a colleague, or another tab, opened it before: it is the same report
        Ok(_) | Err(ApiError::Exists) => {
            go(&cx.href(&Address::Draft(id)));
            Ok(())
        }
        Err(error) => Err(error),
    }
}
