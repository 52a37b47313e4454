//! "Report on this": opens or finds the draft of the person's Constituent on a Resolution, of the
//! year that the address names or else of this one.

use super::{person, show};
use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::go_instead;
use crate::i18n::Cx;
use crate::live::{data, on_deed};
use crate::load::cannot_show;
use crate::reactive::spawn_local;
use crate::session::Account;
use crate::shell::page_head;
use maud::{Markup, html};
use report::Body;
use report::access::{is_focal_point, writes_for};
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::documents::NewDraft;
use report::id::report_id;
use report::vocabulary::ReportKind;
use words::key;

/// One Constituent: at once. Several: which. None: that is said. A Focal Point makes the Progress
/// Report.
pub async fn open(cx: Cx, account: Account, code: ResolutionCode, year: Option<String>) {
    let Some(person) = person(cx, account).await else {
        return;
    };
    let year = year.unwrap_or_else(|| account.this_year().to_string());
    // invented people have no say on what exists
    if cx.two_sets && code.set() == Set::Facts {
        let body = html! {
            p { (cx.t(key::REPORT_ON_FACTS)) }
            p { (cx.link(&Address::Work, cx.t(key::MINE_TITLE))) }
        };
        return show_page(cx, &code, &body);
    }
    let own: Vec<&Constituent> = person
        .constituents
        .iter()
        .filter(|one| writes_for(&person.roles, &one.id))
        .collect();
    let makes = is_focal_point(&person.roles, &code);
    let body = match (&own[..], makes) {
        ([], false) => html! { p { (cx.t(key::REPORT_ON_NONE)) } },
        ([_], false) | ([], true) => html! { p role="status" { (cx.t(key::REPORT_ON_OPENING)) } },
        _ => whom(cx, &own, makes),
    };
    show_page(cx, &code, &body);
    match (&own[..], makes) {
        ([one], false) => return create(cx, code, year, Some(one.id.clone())).await,
        ([], true) => return create(cx, code, year, None).await,
        _ => {}
    }
    on_deed(Box::new(move |deed, element| {
        if deed == "report-for" {
            spawn_local(create(
                cx,
                code.clone(),
                year.clone(),
                Some(data(element, "id")).filter(|id| !id.is_empty()),
            ));
        }
    }));
}

fn show_page(cx: Cx, code: &ResolutionCode, body: &Markup) {
    let title = cx.fill(key::REPORT_ON_TITLE, &[("code", &code.spaced())]);
    show(cx, &title, &html! { (page_head(&title, None)) (body) });
}

fn whom(cx: Cx, own: &[&Constituent], makes: bool) -> Markup {
    html! {
        h2 { (cx.t(key::REPORT_ON_WHOM)) }
        ul class="persons" {
            @for one in own { li { button class="button" type="button" data-do="report-for" data-id=(one.id) { (one.full_name()) } } }
            @if makes { li { button class="button" type="button" data-do="report-for" data-id="" { (cx.t(key::REPORT_ON_PROGRESS)) } } }
        }
    }
}

/// Without a Constituent it is the Progress Report.
async fn create(cx: Cx, code: ResolutionCode, year: String, constituent: Option<String>) {
    let kind = if constituent.is_some() {
        ReportKind::Activity
    } else {
        ReportKind::Progress
    };
    let id = report_id(
        kind,
        &code,
        &year,
        constituent.as_deref().unwrap_or_default(),
    )
    .to_string();
    let body = Body {
        lang: Some(cx.lang),
        ..Body::default()
    };
    let draft = NewDraft {
        kind,
        code: code.clone(),
        year,
        constituent,
        body,
    };
    match api::create_draft(&id, &draft).await {
        // a colleague, or another tab, opened it before: it is the same report
        Ok(_) | Err(ApiError::Exists) => go_instead(&cx.href(&Address::Draft(id))),
        Err(error) => show_page(cx, &code, &cannot_show(cx, &error)),
    }
}
