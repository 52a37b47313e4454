//! A Member or a Commission: who it is, what it reported, and which reports name it. Reporting, not
//! performance: nothing is ranked.

use super::embed::embed_link;
use crate::address::{Address, Listed};
use crate::embedding::Kind;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{demo_stamp, report_line, took_part, year_words};
use crate::ui::figure::figure;
use charts::{Cell, Column, Figure, Marks, Row, Table};
use maud::{Markup, html};
use report::catalogue::small;
use report::constituent::Constituent;
use report::documents::{ConstituentDocument, Participation, ReportHead};
use report::sorted::SortedSet;
use words::key;

pub fn constituent(cx: Cx, document: &ConstituentDocument) -> Page {
    let one = &document.constituent;
    let name = one.full_name();
    let here = address_of(one);
    let former: Vec<String> = one
        .former
        .iter()
        .map(|former| {
            former.until.map_or(former.name.clone(), |year| {
                format!("{} ({year})", former.name)
            })
        })
        .collect();
    let main = html! {
        div class="pagehead pagehead--long pagehead--noted" {
            div class="pagehead__main" {
                p class="crumbs" { (cx.link(&Address::Overview, cx.t(key::MASTHEAD_OVERVIEW))) " " span aria-hidden="true" { "/" } " " (one.acronym.as_ref().unwrap_or(&one.name)) }
                p class="stamp" { (demo_stamp(cx)) (cx.t(labels::constituent_kind(one.kind))) @if let Some(term) = &one.term { ", " (term) } }
                h1 tabindex="-1" { (name) }
                p class="lead" { (cx.t(key::MEMBER_LEAD)) }
            }
            div class="pagehead__note" {
                @if let Some(country) = &one.country_name { p { (country) } }
                @if !former.is_empty() { p { (cx.fill(key::MEMBER_FORMERLY, &[("names", &cx.words.list(&former))])) } }
            }
        }
        section class="section" { (figure(cx, &reported(cx, document), &cx.files(&here, "reported"), false)) }
        (reports(cx, "wrote", &cx.count(key::MEMBER_WROTE, document.reports.len()), &document.reports))
        (reports(cx, "named", &cx.count(key::MEMBER_NAMED, document.named_in.len()), &document.named_in))
        (embed_link(cx, Kind::Member, &one.id))
    };
    Page {
        title: name,
        description: cx.say(key::MEMBER_LEAD).into(),
        main,
    }
}

/// A Member's page, or a Commission's.
pub fn address_of(one: &Constituent) -> Address {
    Address::Constituent {
        kind: Listed::of(one.kind).unwrap_or(Listed::Member),
        id: one.id.clone(),
    }
}

/// Reports by year: those it wrote, and those that name it.
pub fn reported(cx: Cx, document: &ConstituentDocument) -> Figure {
    let years: SortedSet<String> = document
        .reports
        .iter()
        .chain(&document.named_in)
        .map(|head| head.year.clone())
        .collect();
    let of =
        |heads: &[ReportHead], year: &str| heads.iter().filter(|head| head.year == year).count();
    let counted: Vec<(String, usize, usize)> = years
        .iter()
        .rev()
        .map(|year| {
            (
                year_words(cx, year),
                of(&document.reports, year),
                of(&document.named_in, year),
            )
        })
        .collect();
    let row = |(year, wrote, named): &(String, usize, usize)| Row {
        name: year.clone(),
        href: String::new(),
        count: took_part(
            cx,
            Participation {
                wrote: small(*wrote),
                named: small(*named),
            },
        ),
        parts: vec![("amount", *wrote, false), ("unknown", *named, false)],
    };
    let cells = |(year, wrote, named): &(String, usize, usize)| {
        vec![
            Cell::Words(year.clone()),
            Cell::Count(*wrote),
            Cell::Count(*named),
        ]
    };
    let (wrote, named) = (
        cx.count(key::MEMBER_WROTE, document.reports.len()),
        cx.count(key::MEMBER_NAMED, document.named_in.len()),
    );
    let columns = [key::CYCLES_YEAR, key::WHO_WROTE, key::WHO_NAMED]
        .map(|label| Column::words(cx.say(label)));
    Figure {
        id: "reported",
        question: cx.say(key::REPORTED_QUESTION).to_owned(),
        finding: format!("{wrote}. {named}."),
        marks: Marks::Rows(counted.iter().map(row).collect()),
        table: Table {
            caption: cx.say(key::REPORTED_QUESTION).to_owned(),
            columns: columns.into(),
            rows: counted.iter().map(cells).collect(),
        },
        source: cx.count(
            key::REPORTED_SOURCE,
            document.reports.len() + document.named_in.len(),
        ),
    }
}

fn reports(cx: Cx, id: &str, title: &str, heads: &[ReportHead]) -> Markup {
    html! {
        section class="section" aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @if heads.is_empty() { p { (cx.t(key::MEMBER_NONE)) } }
            ol class="entries" { @for head in heads { (report_line(cx, head, true)) } }
        }
    }
}
