//! A published Activity Report: what one Constituent says of its own work.

use super::progress_report::versions;
use super::resolution::report_head;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::reading::{Reading, chapters, contents, report_name};
use leptos::prelude::*;
use report::constituent::Constituent;
use report::documents::PublishedReport;
use report::vocabulary::ReportKind;
use words::key;

pub fn activity_report(cx: Cx, report: &PublishedReport) -> Page {
    let head = &report.head;
    let who = head.constituent.as_ref().map(Constituent::full_name).unwrap_or_default();
    let kind = head.constituent.as_ref().map(|one| cx.say(labels::constituent_kind(one.kind)));
    let lead = cx.fill(key::ACTIVITY_LEAD, &[("name", &who)]);
    let h1 = head.title.clone().unwrap_or_else(|| head.code.spaced());
    let reading = Reading { kind: ReportKind::Activity, code: &head.code, body: &report.body, names: &report.constituents, unmatched: report.unmatched };
    let note = view! { <p>{who.clone()}</p> <p class="stamp">{kind}</p> {versions(cx, report)} }.into_any();
    let main = view! {
        <article>
            {report_head(cx, head, h1, head.title_lang, lead.clone(), note)}
            {contents(cx, ReportKind::Activity)}
            {chapters(cx, &reading)}
        </article>
    };
    let title = format!("{}, {who}, {}", report_name(cx, ReportKind::Activity, &head.year), head.code.spaced());
    Page { title, description: lead, main: main.into_any() }
}
