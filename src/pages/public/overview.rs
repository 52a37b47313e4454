//! The overview: how much is reported and what is declared, of all Resolutions and by assembly, and
//! what came last.

use super::declared::{Group, by_assembly, declared, key_of};
use super::embed::embed_link;
use crate::address::Address;
use crate::embedding::Kind;
use crate::filter::Filter;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{demo_stamp, report_line};
use crate::ui::figure::{figure, legend};
use crate::ui::glyph::{marked, strip};
use maud::{Markup, html};
use report::catalogue::{Catalogue, Row, Said};
use std::fmt::Write;
use words::key;

pub fn overview(cx: Cx, catalogue: &Catalogue) -> Page {
    let title = title(cx, catalogue);
    let lead = if cx.is_invented() {
        key::OVERVIEW_LEAD_DEMO
    } else {
        key::OVERVIEW_LEAD
    };
    let main = html! {
        div class="pagehead pagehead--noted" {
            div class="pagehead__main" {
                p class="stamp" { (demo_stamp(cx)) (cx.date(&catalogue.as_of)) }
                h1 tabindex="-1" { (title) }
                p class="lead" { (cx.t(lead)) }
            }
            div class="pagehead__note" {
                p class="stamp" { (cx.t(key::OVERVIEW_NOTE)) }
                p { (cx.count(key::OVERVIEW_MEMBERS, catalogue.members_in_all)) }
            }
        }
        (figure(cx, &declared(cx, &catalogue.statuses().collect::<Vec<_>>(), &Filter::default()), &cx.files(&Address::Overview, "declared"), true))
        p class="deeds" { (cx.link(&Address::Resolutions(Filter::default()), cx.t(key::FINDER_ALL))) }
        section class="section" {
            (figure(cx, &by_assembly(cx, catalogue), &cx.files(&Address::Overview, "assemblies"), false))
            (legend(cx, &key_of(cx, catalogue)))
        }
        section class="section" aria-labelledby="latest" {
            h2 id="latest" { (cx.t(key::OVERVIEW_LATEST)) }
            ol class="entries" { @for head in &catalogue.latest { (report_line(cx, head, true)) } }
        }
        (embed_link(cx, Kind::Counter, ""))
    };
    Page {
        title,
        description: cx.say(lead).into(),
        main,
    }
}

/// Of how many Resolutions there is a report.
pub fn title(cx: Cx, catalogue: &Catalogue) -> String {
    let reported = catalogue.reports.iter().filter(|n| **n > 0).count();
    cx.words.count(
        key::OVERVIEW_TITLE,
        catalogue.len(),
        &[("reported", &cx.words.number(reported))],
    )
}

/// A Resolution as lists name it: code in the margin, title, what is declared and when, the last
/// five cycles.
pub(super) fn resolution_line(cx: Cx, catalogue: &Catalogue, row: &Row<'_>) -> Markup {
    let code = row.code();
    let address = code.clone().map(Address::Resolution);
    let group = Group::of(row.status);
    let n = usize::from(row.reports);
    let facts = match row.year {
        _ if n == 0 => String::new(),
        Some(year) => cx.words.count(
            key::OVERVIEW_REPORTS_UNTIL,
            n,
            &[("year", &year.to_string())],
        ),
        None => cx.count(key::OVERVIEW_REPORTS, n),
    };
    let said = catalogue.said(row);
    let declared = catalogue
        .cycles
        .iter()
        .zip(&said)
        .rev()
        .find(|(_, said)| matches!(said, Said::Declared(_)))
        .map(|(year, _)| year);
    html! {
        li class="entry" id=[code.map(|code| format!("row-{code}"))] {
            p class="entry__margin" { (row.spaced()) }
            div class="entry__side" { (cycles(cx, catalogue, &said)) }
            h3 class="entry__title" {
                a href=[address.as_ref().map(|to| cx.href(to))] rel=[address.as_ref().and_then(|to| cx.rel(to))] lang=[row.title.map(|(lang, _)| lang.key())] {
                    @if let Some((_, title)) = row.title { (title) } @else { (cx.t(key::TITLE_NOT_ON_FILE)) }
                }
            }
            div class="entry__text" {
                p class="entry__facts" {
                    (marked(group.key(), group.word(cx))) " "
                    // a status of an earlier year says so: it fills no gap
                    @if let (Group::Declared(_), Some(year)) = (group, declared) { span { (cx.fill(key::DECLARED_WHEN, &[("year", year)])) } " " }
                    @if n > 0 { span { (facts) } " " }
                    @if row.archived == Some(true) { span { (cx.t(key::ARCHIVED)) } }
                }
            }
        }
    }
}

/// One glyph a cycle; a picture with one sentence for those who do not see it.
fn cycles(cx: Cx, catalogue: &Catalogue, said: &[Said]) -> Markup {
    let mut words = format!("{}.", cx.say(key::STRIP_LABEL));
    for (year, said) in catalogue.cycles.iter().zip(said) {
        let _ = write!(words, " {year} {}.", cx.say(labels::said(*said).1));
    }
    strip(
        &said
            .iter()
            .map(|said| labels::said(*said).0)
            .collect::<Vec<_>>(),
        &words,
    )
}
