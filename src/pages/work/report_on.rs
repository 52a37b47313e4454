//! "Report on this": opens or finds this year's draft of the person's Constituent on a Resolution.

use super::{person, show};
use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{go, this_year};
use crate::i18n::Cx;
use crate::live::{data, on_deed};
use crate::load::cannot_show;
use crate::reactive::spawn_local;
use crate::session::Account;
use crate::shell::page_head;
use maud::{Markup, html};
use report::Body;
use report::access::writes_for;
use report::code::ResolutionCode;
use report::constituent::Constituent;
use report::documents::NewDraft;
use report::id::report_id;
use report::vocabulary::ReportKind;
use words::key;

/// One Constituent: at once. Several: which. None: that is said.
pub async fn open(cx: Cx, account: Account, code: ResolutionCode) {
    let Some(person) = person(cx, account).await else { return };
    let own: Vec<&Constituent> = person.constituents.iter().filter(|one| writes_for(&person.roles, &one.id)).collect();
    let body = match &own[..] {
        [] => html! { p { (cx.t(key::REPORT_ON_NONE)) } },
        [_] => html! { p role="status" { (cx.t(key::REPORT_ON_OPENING)) } },
        _ => whom(cx, &own),
    };
    show_page(cx, &code, &body);
    if let [one] = own[..] {
        create(cx, code, one.id.clone()).await;
        return;
    }
    on_deed(Box::new(move |deed, element| {
        if deed == "report-for" {
            spawn_local(create(cx, code.clone(), data(element, "id")));
        }
    }));
}

fn show_page(cx: Cx, code: &ResolutionCode, body: &Markup) {
    let title = cx.fill(key::REPORT_ON_TITLE, &[("code", &code.spaced())]);
    show(cx, &title, &html! { (page_head(&title, None)) (body) });
}

fn whom(cx: Cx, own: &[&Constituent]) -> Markup {
    html! {
        h2 { (cx.t(key::REPORT_ON_WHOM)) }
        ul class="persons" {
            @for one in own { li { button class="button" type="button" data-do="report-for" data-id=(one.id) { (one.full_name()) } } }
        }
    }
}

async fn create(cx: Cx, code: ResolutionCode, constituent: String) {
    let year = this_year().to_string();
    let id = report_id(ReportKind::Activity, &code, &year, &constituent).to_string();
    let body = Body { lang: Some(cx.lang), ..Body::default() };
    let draft = NewDraft { kind: ReportKind::Activity, code: code.clone(), year, constituent: Some(constituent), body };
    match api::create_draft(&id, &draft).await {
        // a colleague, or another tab, opened it before: it is the same report
        Ok(_) | Err(ApiError::Exists) => go(&cx.href(&Address::Draft(id))),
        Err(error) => show_page(cx, &code, &cannot_show(cx, &error)),
    }
}
