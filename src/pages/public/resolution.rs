//! One Resolution: what is declared, what was said when, what it asks and who speaks of it, the
//! reports, who took part.

use super::embed::embed_link;
use super::story::{asks, cycles, who};
use crate::address::Address;
use crate::embedding::Kind;
use crate::filter::Filter;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{demo_stamp, report_address, report_line, report_name, year_words};
use crate::ui::figure::figure;
use crate::ui::glyph::glyph;
use maud::{Markup, html};
use report::Language;
use report::code::Set;
use report::documents::{ReportHead, ResolutionDocument};
use report::resolution::Resolution;
use report::vocabulary::ReportKind;
use words::key;

pub fn resolution(cx: Cx, document: &ResolutionDocument) -> Page {
    let resolution = &document.resolution;
    let code = resolution.code.spaced();
    let (lang, title) = title_of(cx, resolution);
    let report_on = Address::ReportOn {
        code: resolution.code.clone(),
        year: None,
    };
    let here = Address::Resolution(resolution.code.clone());
    let archived = match resolution.archived {
        Some(true) => key::ARCHIVED_LONG,
        Some(false) => key::NOT_ARCHIVED,
        None => key::ARCHIVED_NOT_KNOWN,
    };
    let main = html! {
        div class="pagehead pagehead--long pagehead--noted" {
            div class="pagehead__main" {
                p class="crumbs" { (cx.link(&Address::Resolutions(Filter::default()), cx.t(key::MASTHEAD_RESOLUTIONS))) " " span aria-hidden="true" { "/" } " " (code) }
                p class="stamp" { (demo_stamp(cx)) (cx.t(labels::text_kind(resolution.code.kind()))) }
                h1 tabindex="-1" lang=[lang] { (title) }
            }
            div class="pagehead__note" {
                p { (cx.t(archived)) }
                @if let Some(url) = &resolution.source {
                    p { a href=(url) rel="noopener noreferrer" { (cx.t(key::SOURCE_OF_FACTS)) } }
                }
            }
        }
        (declared(cx, &document.reports))
        // where people are invented, nobody reports on what exists
        @if cx.session && !(cx.two_sets && cx.set == Set::Facts) {
            p class="buttons buttons--own-row" {
                a class="button button--first" href=(cx.href(&report_on)) rel=[cx.rel(&report_on)] { (cx.t(key::REPORT_ON_THIS)) }
            }
        }
        section class="section" { (figure(cx, &cycles(cx, document), &cx.files(&here, "cycles"), false)) }
        section class="section" {
            (figure(cx, &asks(cx, document), &cx.files(&here, "asks"), false))
            @if document.coverage.silent.as_ref().is_some_and(|silent| !silent.is_empty()) { p class="note" { (cx.t(key::ASKS_SILENT_MEANS)) } }
        }
        (reports(cx, &document.reports))
        section class="section" { (figure(cx, &who(cx, document), &cx.files(&here, "who"), false)) }
        (embed_link(cx, Kind::Resolution, &resolution.code.to_string()))
    };
    let description = cx.words.count(
        key::RESOLUTION_DESCRIPTION,
        document.reports.len(),
        &[("code", &code)],
    );
    Page {
        title: format!("{title} ({code})"),
        description,
        main,
    }
}

/// The title, and in which language it is; or that none is on file.
pub fn title_of(cx: Cx, resolution: &Resolution) -> (Option<&'static str>, &str) {
    match resolution.title.best(cx.lang) {
        Some((lang, title)) => (Some(lang.key()), title),
        None => (None, cx.say(key::TITLE_NOT_ON_FILE)),
    }
}

/// The newest Progress Report speaks for the Resolution; without one that is said, and what it does
/// not mean.
pub fn declared(cx: Cx, reports: &[ReportHead]) -> Markup {
    let newest = reports
        .iter()
        .find(|head| head.kind == ReportKind::Progress);
    let status = newest.and_then(|head| head.status);
    let (mark, word) = match (newest, status) {
        (_, Some(status)) => (labels::mark(status), labels::status(status)),
        (Some(_), None) => ("unknown", key::STATUS_NOT_LEGIBLE.into()),
        (None, None) => ("notreported", key::STATUS_NO_REPORT.into()),
    };
    let where_from = if status.is_some() {
        key::DECLARED_IN
    } else {
        key::NOT_LEGIBLE_IN
    };
    html! {
        div class="declared" {
            (glyph(mark, true)) " "
            p class="declared__word" { (cx.t(word)) }
            " "
            p class="declared__who" {
                @if let Some(head) = newest {
                    @if let Some(meaning) = status.and_then(labels::status_meaning) { (cx.t(meaning)) " " }
                    (cx.t(where_from)) " " (cx.link(&report_address(head, None), report_name(cx, ReportKind::Progress, &head.year))) "."
                } @else {
                    (cx.t(key::NO_REPORT_MEANS))
                }
            }
        }
    }
}

fn reports(cx: Cx, reports: &[ReportHead]) -> Markup {
    html! {
        section class="section" aria-labelledby="reports" {
            h2 id="reports" { (cx.t(key::REPORTS)) }
            @if reports.is_empty() { p { (cx.t(key::STATUS_NO_REPORT)) } }
            ol class="entries" { @for head in reports { (report_line(cx, head, false)) } }
        }
    }
}

/// The stamp and crumbs that both kinds of report begin with.
pub(super) fn report_head(cx: Cx, head: &ReportHead, lead: &str, note: &Markup) -> Markup {
    html! {
        div class="pagehead pagehead--long pagehead--noted" {
            div class="pagehead__main" {
                p class="crumbs" {
                    (cx.link(&Address::Resolution(head.code.clone()), head.code.spaced())) " " span aria-hidden="true" { "/" } " " (year_words(cx, &head.year))
                }
                p class="stamp" {
                    (demo_stamp(cx)) (report_name(cx, head.kind, &head.year))
                    @if head.version > 1 { ", " (cx.fill(key::CORRECTED, &[("n", &head.version.to_string())])) }
                    @if let Some(at) = &head.published_at { ", " (cx.fill(key::PUBLISHED_ON, &[("date", &cx.date(at))])) }
                }
                h1 tabindex="-1" lang=[head.title_lang.map(Language::key)] {
                    @if let Some(title) = &head.title { (title) } @else { (head.code.spaced()) }
                }
                p class="lead" { (lead) }
            }
            div class="pagehead__note" { (note) }
        }
    }
}
