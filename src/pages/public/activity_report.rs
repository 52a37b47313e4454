//! A published Activity Report: what one Constituent says of its own work.

use super::chapters::{chapters, contents};
use super::corrections::corrections;
use super::progress_report::{origin, replaced, versions};
use super::resolution::report_head;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::report_name;
use crate::reading::Reading;
use maud::html;
use report::constituent::Constituent;
use report::documents::PublishedReport;
use report::vocabulary::ReportKind;
use words::key;

pub fn activity_report(cx: Cx, report: &PublishedReport) -> Page {
    let head = &report.head;
    let who = head
        .constituent
        .as_ref()
        .map(Constituent::full_name)
        .unwrap_or_default();
    let kind = head
        .constituent
        .as_ref()
        .map(|one| cx.t(labels::constituent_kind(one.kind)));
    let lead = cx.fill(key::ACTIVITY_LEAD, &[("name", &who)]);
    let note = html! { p { (who) } p class="stamp" { @if let Some(kind) = kind { (kind) } } (origin(cx, report)) (versions(cx, report)) };
    let main = html! {
        article {
            (report_head(cx, head, &lead, &note))
            (replaced(cx, report))
            (corrections(cx, report))
            (contents(cx, ReportKind::Activity))
            (chapters(cx, &Reading::of(report)))
        }
    };
    let title = format!(
        "{}, {who}, {}",
        report_name(cx, ReportKind::Activity, &head.year),
        head.code.spaced()
    );
    Page {
        title,
        description: lead,
        main,
    }
}
