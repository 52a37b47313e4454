//! One Resolution: what is declared, what it asks and who speaks of it, the reports, who took part.

use crate::address::Address;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::reading::{demo_stamp, of_kind, people, report_address, report_line, report_name, year_words};
use crate::ui::glyph::glyph;
use leptos::prelude::*;
use report::Language;
use report::constituent::Constituent;
use report::coverage::Coverage;
use report::documents::{ReportHead, ResolutionDocument};
use report::resolution::{Paragraph, Paragraphs};
use report::vocabulary::{ConstituentKind, ReportKind};
use words::key;

pub fn resolution(cx: Cx, document: &ResolutionDocument) -> Page {
    let resolution = &document.resolution;
    let code = resolution.code.spaced();
    let (lang, title) = match resolution.title.best(cx.lang) {
        Some((lang, title)) => (Some(lang.key()), title.to_owned()),
        None => (None, cx.say(key::TITLE_NOT_ON_FILE).to_owned()),
    };
    let page_title = format!("{title} ({code})");
    let report_on = Address::ReportOn(resolution.code.clone());
    let source = resolution.source.clone().map(|url| view! { <p><a href=url rel="noopener noreferrer">{cx.t(key::SOURCE_OF_FACTS)}</a></p> });
    let archived = match resolution.archived {
        Some(true) => key::ARCHIVED_LONG,
        Some(false) => key::NOT_ARCHIVED,
        None => key::ARCHIVED_NOT_KNOWN,
    };
    let main = view! {
        <div class="pagehead pagehead--long pagehead--noted">
            <div class="pagehead__main">
                <p class="crumbs">
                    <a href=cx.href(&Address::Overview)>{cx.t(key::MASTHEAD_OVERVIEW)}</a> " " <span aria-hidden="true">"/"</span> " " {code.clone()}
                </p>
                <p class="stamp">{demo_stamp(cx)} {cx.t(labels::text_kind(resolution.code.kind()))}</p>
                <h1 tabindex="-1" lang=lang>{title.clone()}</h1>
            </div>
            <div class="pagehead__note"><p>{cx.t(archived)}</p> {source}</div>
        </div>
        {declared(cx, &document.reports)}
        <p class="buttons buttons--own-row">
            <a class="button button--first" href=cx.href(&report_on) rel=cx.rel(&report_on)>{cx.t(key::REPORT_ON_THIS)}</a>
        </p>
        {asks(cx, resolution.paragraphs.as_ref(), &document.coverage)}
        {reports(cx, &document.reports)}
        {who(cx, &document.involved)}
    };
    let description = cx.words.count(key::RESOLUTION_DESCRIPTION, document.reports.len(), &[("code", &code)]);
    Page { title: page_title, description, main: main.into_any() }
}

/// The newest Progress Report speaks for the Resolution; without one that is said, and what it does not mean.
fn declared(cx: Cx, reports: &[ReportHead]) -> impl IntoView + use<> {
    let newest = reports.iter().find(|head| head.kind == ReportKind::Progress);
    let (mark, word, who) = match newest {
        Some(head) => {
            let address = report_address(head);
            let name = report_name(cx, ReportKind::Progress, &head.year);
            let link = view! { <a href=cx.href(&address)>{name}</a> };
            match head.status {
                Some(status) => {
                    let meaning = labels::status_meaning(status).map(|meaning| view! { {cx.t(meaning)} " " });
                    let who = view! { {meaning} {cx.t(key::DECLARED_IN)} " " {link} "." };
                    (status.key(), cx.say(labels::status(status)), who.into_any())
                }
                None => ("unknown", cx.say(key::STATUS_NOT_LEGIBLE), view! { {cx.t(key::NOT_LEGIBLE_IN)} " " {link} "." }.into_any()),
            }
        }
        None => ("notreported", cx.say(key::STATUS_NO_REPORT), cx.t(key::NO_REPORT_MEANS).into_any()),
    };
    view! {
        <div class="declared">
            {glyph(mark, true)} <p class="declared__word">{word}</p> <p class="declared__who">{who}</p>
        </div>
    }
}

fn asks(cx: Cx, paragraphs: Option<&Paragraphs>, coverage: &Coverage) -> impl IntoView + use<> {
    let finding = match &coverage.silent {
        Some(silent) if coverage.cited.is_empty() => cx.count(key::ASKS_NONE_CITED, silent.len()),
        Some(silent) => {
            let all = coverage.cited.len() + silent.len();
            cx.words.count(key::ASKS_CITED, coverage.cited.len(), &[("all", &cx.words.number(all))])
        }
        None if coverage.cited.is_empty() => cx.say(key::ASKS_NOT_ON_FILE).to_owned(),
        None => {
            let cited: Vec<String> = coverage.cited.iter().map(|path| format!("OP{path}")).collect();
            cx.fill(key::ASKS_CITED_NOT_ON_FILE, &[("cited", &cited.join(", "))])
        }
    };
    let tree = paragraphs.map(|known| {
        let note = (!known.complete).then(|| view! { <p class="note">{cx.t(key::ASKS_SKELETON)}</p> });
        view! { {note} <ol class="asked">{known.tree.iter().map(|paragraph| asked(cx, paragraph, coverage)).collect_view()}</ol> }
    });
    let meaning = coverage.silent.as_ref().is_some_and(|silent| !silent.is_empty()).then(|| view! { <p class="note">{cx.t(key::ASKS_SILENT_MEANS)}</p> });
    view! {
        <section class="section" aria-labelledby="asks">
            <h2 id="asks">{cx.t(key::ASKS_QUESTION)}</h2>
            <p class="figure__finding">{finding}</p>
            {tree}
            {meaning}
        </section>
    }
}

/// One paragraph and its parts. The id is what `[OP4.b]` in a report links to.
fn asked(cx: Cx, paragraph: &Paragraph, coverage: &Coverage) -> AnyView {
    let id = &paragraph.id;
    let cited = coverage.cited.iter().any(|path| path == id || path.starts_with(&format!("{id}.")));
    let silent = coverage.silent.as_ref().is_some_and(|silent| silent.contains(id));
    let class = if silent { "op op--silent" } else { "op" };
    let text = paragraph.text.best(cx.lang).map(|(lang, text)| view! { <span lang=lang.key()>{text.to_owned()}</span> });
    let state = match (cited, silent) {
        (true, _) if paragraph.parts.is_empty() => Some(key::CITED),
        (_, true) => Some(key::NOT_CITED),
        _ => None,
    };
    let parts: Vec<AnyView> = paragraph.parts.iter().map(|part| asked(cx, part, coverage)).collect();
    view! {
        <li class="asked__item" id=format!("op{id}")>
            <p class="asked__text">
                <span class=class>{format!("OP{id}")}</span> " " {text} " " {state.map(|state| view! { <span class="asked__state">{cx.t(state)}</span> })}
            </p>
            {(!parts.is_empty()).then(|| view! { <ol class="asked asked--parts">{parts}</ol> })}
        </li>
    }
    .into_any()
}

fn reports(cx: Cx, reports: &[ReportHead]) -> impl IntoView + use<> {
    let list = reports.iter().map(|head| report_line(cx, head, false)).collect_view();
    let none = reports.is_empty().then(|| view! { <p>{cx.t(key::STATUS_NO_REPORT)}</p> });
    view! {
        <section class="section" aria-labelledby="reports">
            <h2 id="reports">{cx.t(key::REPORTS)}</h2>
            {none}
            <ol class="entries">{list}</ol>
        </section>
    }
}

fn who(cx: Cx, involved: &[Constituent]) -> impl IntoView + use<> {
    let members = of_kind(involved, &[ConstituentKind::Member]);
    let others = of_kind(
        involved,
        &[ConstituentKind::Commission, ConstituentKind::Secretariat, ConstituentKind::Council, ConstituentKind::Committee, ConstituentKind::External],
    );
    let other = |one: Constituent| view! { <dt>{cx.t(labels::constituent_kind(one.kind))}</dt> <dd>{one.full_name()}</dd> };
    (!involved.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="who">
                <h2 id="who">{cx.t(key::WHO_QUESTION)}</h2>
                <p class="note">{cx.count(key::WHO_NOTE, members.len())}</p>
                {people(cx, members, 0)}
                <dl class="facts">{others.into_iter().map(other).collect_view()}</dl>
            </section>
        }
    })
}

/// The stamp and crumbs that both kinds of report begin with.
pub(super) fn report_head(cx: Cx, head: &ReportHead, h1: String, lang: Option<Language>, lead: String, note: AnyView) -> impl IntoView + use<> {
    let resolution = Address::Resolution(head.code.clone());
    let published = head.published_at.as_deref().map(|at| cx.fill(key::PUBLISHED_ON, &[("date", &cx.date(at))]));
    let name = report_name(cx, head.kind, &head.year);
    view! {
        <div class="pagehead pagehead--long pagehead--noted">
            <div class="pagehead__main">
                <p class="crumbs">
                    <a href=cx.href(&resolution)>{head.code.spaced()}</a> " " <span aria-hidden="true">"/"</span> " " {year_words(cx, &head.year)}
                </p>
                <p class="stamp">{demo_stamp(cx)} {name} {published.map(|published| format!(", {published}"))}</p>
                <h1 tabindex="-1" lang=lang.map(Language::key)>{h1}</h1>
                <p class="lead">{lead}</p>
            </div>
            <div class="pagehead__note">{note}</div>
        </div>
    }
}
