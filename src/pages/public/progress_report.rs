//! A published Progress Report, IUCN's fields in their order.

use super::chapters::{chapters, contents};
use super::corrections::corrections;
use super::resolution::report_head;
use crate::address::Address;
use crate::config::Capability;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{report_address, report_name};
use crate::reading::Reading;
use crate::ui::glyph::glyph;
use maud::{Markup, html};
use report::documents::{PublishedReport, ReportHead};
use report::vocabulary::ReportKind;
use words::key;

pub fn progress_report(cx: Cx, report: &PublishedReport) -> Page {
    let head = &report.head;
    let lead = match report.sources.len() {
        0 if head.source.is_some() => cx.say(key::PROGRESS_LEAD_READ).to_owned(),
        0 => cx.say(key::PROGRESS_LEAD).to_owned(),
        n => cx.count(key::PROGRESS_LEAD_SOURCES, n),
    };
    let main = html! {
        article {
            (report_head(cx, head, &lead, &notes(cx, report)))
            (declared(cx, head))
            (replaced(cx, report))
            (corrections(cx, report))
            (contents(cx, ReportKind::Progress))
            (chapters(cx, &Reading::of(report)))
            (sources(cx, report))
        }
    };
    let title = format!(
        "{}, {}",
        report_name(cx, ReportKind::Progress, &head.year),
        head.code.spaced()
    );
    Page {
        title,
        description: lead,
        main,
    }
}

fn notes(cx: Cx, report: &PublishedReport) -> Markup {
    let cited = match &report.coverage.silent {
        Some(silent) => {
            let all = cx.words.number(report.coverage.cited.len() + silent.len());
            cx.words.count(
                key::ASKS_CITED,
                report.coverage.cited.len(),
                &[("all", &all)],
            )
        }
        None => cx.count(key::CITED_COUNT, report.coverage.cited.len()),
    };
    html! { p { (cited) } (origin(cx, report)) (versions(cx, report)) }
}

/// Where an imported report was read.
pub(super) fn origin(cx: Cx, report: &PublishedReport) -> Markup {
    let words = if report.summarised {
        key::SUMMARISED
    } else {
        key::FACTS_READ
    };
    html! {
        @if let Some(url) = &report.head.source {
            p { (cx.t(words)) " " a href=(url) rel="noopener noreferrer" { (cx.t(key::SOURCE_OF_FACTS)) } }
        }
    }
}

/// An older version must not be taken for what is said now.
pub(super) fn replaced(cx: Cx, report: &PublishedReport) -> Markup {
    let is_replaced = report
        .versions
        .iter()
        .any(|version| version.version > report.head.version);
    html! {
        @if is_replaced {
            div class="notice notice--warn" {
                p { (cx.fill(key::REPLACED, &[("n", &report.head.version.to_string())])) " " (cx.link(&report_address(&report.head, None), cx.t(key::REPLACED_READ))) }
            }
        }
    }
}

/// Readers see that a report was corrected, and can read what stood there before.
pub(super) fn versions(cx: Cx, report: &PublishedReport) -> Markup {
    let others: Vec<_> = report
        .versions
        .iter()
        .filter(|version| version.version != report.head.version)
        .collect();
    html! {
        @if !others.is_empty() {
            p { (cx.t(key::OTHER_VERSIONS)) }
            ul {
                @for other in others {
                    @let date = other.published_at.as_deref().map(|at| cx.date(at)).unwrap_or_default();
                    @let words = cx.fill(key::VERSION_OF, &[("n", &other.version.to_string()), ("date", &date)]);
                    // a static copy holds the newest only
                    li { @if cx.has(Capability::Revisions) { (cx.link(&report_address(&report.head, Some(other.version)), words)) } @else { (words) } }
                }
            }
        }
    }
}

fn declared(cx: Cx, head: &ReportHead) -> Markup {
    let (mark, word, meaning) = match head.status {
        Some(status) => (
            labels::mark(status),
            cx.say(labels::status(status)),
            labels::status_meaning(status),
        ),
        None => ("unknown", cx.say(key::STATUS_NOT_LEGIBLE), None),
    };
    html! {
        div class="declared" {
            (glyph(mark, true)) " "
            p class="declared__word" { (word) }
            p class="declared__who" { @if let Some(meaning) = meaning { (cx.t(meaning)) } " " (cx.t(key::DECLARED_NOT_ASSESSED)) }
        }
    }
}

fn sources(cx: Cx, report: &PublishedReport) -> Markup {
    html! {
        @if !report.sources.is_empty() {
            section class="chapter" aria-labelledby="sources" {
                h2 class="chapter__name" id="sources" { (cx.t(key::CHAPTER_SOURCES)) }
                div class="chapter__body" {
                    ul class="people" {
                        @for source in &report.sources {
                            @let name = source.constituent.full_name();
                            li {
                                @if source.published {
                                    @let (code, constituent) = (report.head.code.clone(), source.constituent.id.clone());
                                    (cx.link(&Address::Activity { code, year: source.year.clone(), constituent, version: None }, name))
                                } @else {
                                    (name)
                                }
                                ", " (source.year)
                            }
                        }
                    }
                }
            }
        }
    }
}
