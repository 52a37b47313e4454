//! A published Progress Report, IUCN's fields in their order.

use super::resolution::report_head;
use crate::address::Address;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::reading::{Reading, chapters, contents, report_name};
use crate::ui::glyph::glyph;
use leptos::prelude::*;
use report::documents::{PublishedReport, ReportHead, SourceReport};
use report::vocabulary::ReportKind;
use words::key;

pub fn progress_report(cx: Cx, report: &PublishedReport) -> Page {
    let head = &report.head;
    let name = report_name(cx, ReportKind::Progress, &head.year);
    let h1 = head.title.clone().unwrap_or_else(|| head.code.spaced());
    let lead = match report.sources.len() {
        0 if head.source.is_some() => cx.say(key::PROGRESS_LEAD_READ).to_owned(),
        0 => cx.say(key::PROGRESS_LEAD).to_owned(),
        n => cx.count(key::PROGRESS_LEAD_SOURCES, n),
    };
    let reading = Reading { kind: ReportKind::Progress, code: &head.code, body: &report.body, names: &report.constituents, unmatched: report.unmatched };
    let main = view! {
        <article>
            {report_head(cx, head, h1, head.title_lang, lead.clone(), notes(cx, report))}
            {declared(cx, head)}
            {contents(cx, ReportKind::Progress)}
            {chapters(cx, &reading)}
            {sources(cx, report)}
        </article>
    };
    let title = format!("{name}, {}", head.code.spaced());
    Page { title, description: lead, main: main.into_any() }
}

fn notes(cx: Cx, report: &PublishedReport) -> AnyView {
    let head = &report.head;
    let cited = match &report.coverage.silent {
        Some(silent) => {
            let all = cx.words.number(report.coverage.cited.len() + silent.len());
            cx.words.count(key::ASKS_CITED, report.coverage.cited.len(), &[("all", &all)])
        }
        None => cx.count(key::CITED_COUNT, report.coverage.cited.len()),
    };
    let source = head.source.clone().map(|url| {
        let words = if report.summarised { key::SUMMARISED } else { key::FACTS_READ };
        view! { <p>{cx.t(words)} " " <a href=url rel="noopener noreferrer">{cx.t(key::SOURCE_OF_FACTS)}</a></p> }
    });
    view! { <p>{cited}</p> {source} {versions(cx, report)} }.into_any()
}

/// Readers see that a report was corrected, and can read what stood there before.
pub(super) fn versions(cx: Cx, report: &PublishedReport) -> impl IntoView + use<> {
    let current = report.head.version;
    let earlier: Vec<_> = report
        .versions
        .iter()
        .filter(|version| version.version != current)
        .map(|version| {
            let address = match &report.head.constituent {
                Some(constituent) => Address::Activity {
                    code: report.head.code.clone(),
                    year: report.head.year.clone(),
                    constituent: constituent.id.clone(),
                    version: Some(version.version),
                },
                None => Address::Progress { code: report.head.code.clone(), year: report.head.year.clone(), version: Some(version.version) },
            };
            let date = version.published_at.as_deref().map(|at| cx.date(at)).unwrap_or_default();
            let words = cx.fill(key::VERSION_OF, &[("n", &version.version.to_string()), ("date", &date)]);
            view! { <li><a href=cx.href(&address)>{words}</a></li> }
        })
        .collect();
    (!earlier.is_empty()).then(|| view! { <p>{cx.t(key::OTHER_VERSIONS)}</p> <ul>{earlier}</ul> })
}

fn declared(cx: Cx, head: &ReportHead) -> impl IntoView + use<> {
    let (mark, word, meaning) = match head.status {
        Some(status) => (status.key(), cx.say(labels::status(status)), labels::status_meaning(status)),
        None => ("unknown", cx.say(key::STATUS_NOT_LEGIBLE), None),
    };
    view! {
        <div class="declared">
            {glyph(mark, true)} <p class="declared__word">{word}</p>
            <p class="declared__who">{meaning.map(|meaning| cx.t(meaning))} " " {cx.t(key::DECLARED_NOT_ASSESSED)}</p>
        </div>
    }
}

fn sources(cx: Cx, report: &PublishedReport) -> impl IntoView + use<> {
    let item = |source: &SourceReport| {
        let name = source.constituent.full_name();
        let address =
            Address::Activity { code: report.head.code.clone(), year: source.year.clone(), constituent: source.constituent.id.clone(), version: None };
        let who = if source.published { view! { <a href=cx.href(&address)>{name}</a> }.into_any() } else { name.into_any() };
        view! { <li>{who} ", " {source.year.clone()}</li> }
    };
    (!report.sources.is_empty()).then(|| {
        view! {
            <section class="chapter" aria-labelledby="sources">
                <h2 class="chapter__name" id="sources">{cx.t(key::CHAPTER_SOURCES)}</h2>
                <div class="chapter__body"><ul class="people">{report.sources.iter().map(item).collect_view()}</ul></div>
            </section>
        }
    })
}
