//! The overview: how much is reported and what is declared, what came last, and every Resolution of the set.

use crate::address::Address;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::reading::{by_words, demo_stamp, report_line};
use crate::ui::glyph::glyph;
use leptos::prelude::*;
use report::code::Set;
use report::documents::{Catalogue, CatalogueRow};
use report::vocabulary::Status;
use words::key;

/// What a Resolution counts as in the first figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Declared(Status),
    NotLegible,
    NoReport,
}

/// In the order of the bar; recurrent work and what is not known stand apart at the end.
const GROUPS: [Group; 7] = [
    Group::Declared(Status::Completed),
    Group::Declared(Status::Underway),
    Group::Declared(Status::Initiated),
    Group::Declared(Status::NotStarted),
    Group::Declared(Status::Ongoing),
    Group::NotLegible,
    Group::NoReport,
];

fn group(row: &CatalogueRow) -> Group {
    match row.status {
        Some(Status::Unknown) => Group::NotLegible,
        Some(status) => Group::Declared(status),
        None if row.reports > 0 => Group::NotLegible,
        None => Group::NoReport,
    }
}

impl Group {
    fn key(self) -> &'static str {
        match self {
            Self::Declared(status) => status.key(),
            Self::NotLegible => "unknown",
            Self::NoReport => "notreported",
        }
    }

    fn word(self, cx: Cx) -> &'static str {
        match self {
            Self::Declared(status) => cx.say(labels::status(status)),
            Self::NotLegible => cx.say(key::STATUS_NOT_LEGIBLE),
            Self::NoReport => cx.say(key::STATUS_NO_REPORT),
        }
    }
}

pub fn overview(cx: Cx, catalogue: &Catalogue) -> Page {
    let total = catalogue.rows.len();
    let reported = catalogue.rows.iter().filter(|row| row.reports > 0).count();
    let number = cx.words.number(reported);
    let title = cx.words.count(key::OVERVIEW_TITLE, total, &[("reported", &number)]);
    let lead = if cx.set == Set::Demo && cx.two_sets { key::OVERVIEW_LEAD_DEMO } else { key::OVERVIEW_LEAD };
    let main = view! {
        <div class="pagehead pagehead--noted">
            <div class="pagehead__main">
                <p class="stamp">{demo_stamp(cx)} {cx.date(&catalogue.as_of)}</p>
                <h1 tabindex="-1">{title.clone()}</h1>
                <p class="lead">{cx.t(lead)}</p>
            </div>
            <div class="pagehead__note">
                <p class="stamp">{cx.t(key::OVERVIEW_NOTE)}</p>
                <p>{cx.count(key::OVERVIEW_MEMBERS, catalogue.members)}</p>
            </div>
        </div>
        {declared(cx, catalogue)}
        <section class="section" aria-labelledby="latest">
            <h2 id="latest">{cx.t(key::OVERVIEW_LATEST)}</h2>
            <ol class="entries">{catalogue.latest.iter().map(|head| report_line(cx, head, true)).collect_view()}</ol>
        </section>
        {assemblies(cx, &catalogue.rows)}
    };
    Page { title, description: cx.say(lead).into(), main: main.into_any() }
}

/// C1: one bar, its numbers in words, its table, its source.
fn declared(cx: Cx, catalogue: &Catalogue) -> impl IntoView + use<> {
    let total = catalogue.rows.len().max(1);
    let counts: Vec<(Group, usize)> = GROUPS.iter().map(|wanted| (*wanted, catalogue.rows.iter().filter(|row| group(row) == *wanted).count())).collect();
    let shares = rounded_shares(&counts.iter().map(|(_, n)| *n).collect::<Vec<_>>());
    let mut from = 0;
    let segments: Vec<_> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(group, n)| {
            let x = percent(from, total);
            from += n;
            let class = format!("segment segment--{}", group.key().replace('_', ""));
            view! { <rect class=class x=x width=percent(*n, total) height="100%"></rect> }
        })
        .collect();
    let spoken: Vec<String> = counts.iter().filter(|(_, n)| *n > 0).map(|(group, n)| format!("{} {}", cx.words.number(*n), group.word(cx))).collect();
    let tally: Vec<_> = counts
        .iter()
        .zip(&shares)
        .filter(|((_, n), _)| *n > 0)
        .map(|((group, n), share)| {
            let apart = matches!(group, Group::Declared(Status::Ongoing) | Group::NotLegible | Group::NoReport);
            view! {
                <li class=if apart { "tally__item tally__item--apart" } else { "tally__item" }>
                    <span class="tally__link">
                        {glyph(group.key(), false)} <span class="tally__count">{cx.words.number(*n)}</span> " "
                        <span class="tally__share">{format!("{share} %")}</span> <span class="tally__word">{group.word(cx)}</span>
                    </span>
                </li>
            }
        })
        .collect();
    let rows: Vec<_> = counts
        .iter()
        .zip(&shares)
        .map(|((group, n), share)| {
            view! {
                <tr><th scope="row">{group.word(cx)}</th><td class="table__number">{cx.words.number(*n)}</td><td class="table__number">{format!("{share} %")}</td></tr>
            }
        })
        .collect();
    view! {
        <figure class="figure" aria-labelledby="declared-question">
            <figcaption><h2 class="visually-hidden" id="declared-question">{cx.t(key::DECLARED_QUESTION)}</h2></figcaption>
            <svg class="bar bar--main" role="img" aria-label=spoken.join(", ")>{segments}</svg>
            <ul class="tally">{tally}</ul>
            <div class="figure__foot">
                <details class="figure__table">
                    <summary>{cx.t(key::FIGURE_TABLE)}</summary>
                    <table class="table">
                        <caption>{cx.t(key::DECLARED_CAPTION)}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{cx.t(key::DECLARED_STATUS)}</th>
                                <th scope="col" class="table__number">{cx.t(key::DECLARED_RESOLUTIONS)}</th>
                                <th scope="col" class="table__number">{cx.t(key::DECLARED_SHARE)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </details>
            </div>
            <p class="figure__source">{cx.count(key::DECLARED_SOURCE, catalogue.rows.len())}</p>
        </figure>
    }
}

/// "12.34%". By whole numbers: printing floats would cost the WASM some kilobytes.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Whole per cents that sum to 100: the largest remainders are rounded up.
fn rounded_shares(counts: &[usize]) -> Vec<usize> {
    let total: usize = counts.iter().sum::<usize>().max(1);
    let mut shares: Vec<usize> = counts.iter().map(|n| n * 100 / total).collect();
    let missing = if counts.iter().any(|n| *n > 0) { 100 - shares.iter().sum::<usize>() } else { 0 };
    let mut left: Vec<usize> = counts.iter().map(|n| n * 100 % total).collect();
    for _ in 0..missing {
        if let Some(largest) = (0..left.len()).rev().max_by_key(|at| left[*at]) {
            shares[largest] += 1;
            left[largest] = 0;
        }
    }
    shares
}

/// All Resolutions, newest assembly first, codes in the margin.
fn assemblies(cx: Cx, rows: &[CatalogueRow]) -> impl IntoView + use<> {
    let mut keys: Vec<String> = rows.iter().map(|row| row.code.assembly_key()).collect();
    by_words(&mut keys, |key| key.rsplit('-').collect());
    keys.dedup();
    keys.into_iter()
        .rev()
        .map(|assembly| {
            let own: Vec<&CatalogueRow> = rows.iter().filter(|row| row.code.assembly_key() == assembly).collect();
            let heading = format!("assembly-{assembly}");
            let labelled_by = heading.clone();
            view! {
                <section class="section" aria-labelledby=labelled_by>
                    <h2 id=heading>{assembly_name(&assembly)} " " <span class="section__count">{cx.count(key::OVERVIEW_ON_FILE, own.len())}</span></h2>
                    <ol class="entries">{own.into_iter().map(|row| resolution_line(cx, row)).collect_view()}</ol>
                </section>
            }
        })
        .collect_view()
}

/// Names of places, as IUCN writes them. "2020" in the codes of Marseille is kept: it met a year later.
fn assembly_name(key: &str) -> String {
    match key {
        "wcc-1996" => "Montreal 1996".into(),
        "wcc-2000" => "Amman 2000".into(),
        "wcc-2004" => "Bangkok 2004".into(),
        "wcc-2008" => "Barcelona 2008".into(),
        "wcc-2012" => "Jeju 2012".into(),
        "wcc-2016" => "Hawai‘i 2016".into(),
        "wcc-2020" => "Marseille 2020 (2021)".into(),
        "ga-1988" => "San José 1988".into(),
        "ga-1994" => "Buenos Aires 1994".into(),
        other => other.to_uppercase().replace('-', " "),
    }
}

fn resolution_line(cx: Cx, row: &CatalogueRow) -> impl IntoView + use<> {
    let address = Address::Resolution(row.code.clone());
    let group = group(row);
    let title = row.title.clone().unwrap_or_else(|| cx.say(key::TITLE_NOT_ON_FILE).to_owned());
    let facts = match (&row.year, row.reports) {
        (_, 0) => String::new(),
        (Some(year), n) if !year.starts_with("undated") => cx.words.count(key::OVERVIEW_REPORTS_UNTIL, n, &[("year", year)]),
        (_, n) => cx.count(key::OVERVIEW_REPORTS, n),
    };
    let archived = (row.archived == Some(true)).then(|| cx.t(key::ARCHIVED));
    view! {
        <li class="entry">
            <p class="entry__margin">{row.code.spaced()}</p>
            <h3 class="entry__title"><a href=cx.href(&address) rel=cx.rel(&address) lang=row.title_lang.map(report::Language::key)>{title}</a></h3>
            <div class="entry__text">
                <p><span class="status">{glyph(group.key(), false)} <span class="status__word">{group.word(cx)}</span></span> " " {facts} " " {archived}</p>
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::{percent, rounded_shares};

    #[test]
    fn per_cents_have_two_places() {
        assert_eq!((percent(1, 3), percent(0, 3), percent(3, 3)), ("33.33%".into(), "0.00%".into(), "100.00%".into()));
    }

    #[test]
    fn shares_sum_to_a_hundred() {
        assert_eq!(rounded_shares(&[1, 1, 1]).iter().sum::<usize>(), 100);
        assert_eq!(rounded_shares(&[137, 7, 4, 4]), [90, 4, 3, 3]);
        assert_eq!(rounded_shares(&[0, 0]), [0, 0]);
    }
}
