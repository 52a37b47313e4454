//! The overview: how much is reported and what is declared, what came last, and the assemblies with what each adopted.

use crate::address::Address;
use crate::filter::{Facet, Filter};
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{demo_stamp, report_line};
use crate::ui::glyph::{glyph, marked};
use maud::{Markup, html};
use report::catalogue::{Catalogue, Row};
use report::code::Set;
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

fn group(status: Option<Status>) -> Group {
    match status {
        Some(Status::Unknown) => Group::NotLegible,
        Some(status) => Group::Declared(status),
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

    /// Recurrent work and what is not known are no part of the way to completion.
    fn is_apart(self) -> bool {
        matches!(self, Self::Declared(Status::Ongoing) | Self::NotLegible | Self::NoReport)
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
    let total = catalogue.len();
    let reported = catalogue.reports.iter().filter(|n| **n > 0).count();
    let number = cx.words.number(reported);
    let title = cx.words.count(key::OVERVIEW_TITLE, total, &[("reported", &number)]);
    let lead = if cx.set == Set::Demo && cx.two_sets { key::OVERVIEW_LEAD_DEMO } else { key::OVERVIEW_LEAD };
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
        (declared(cx, &catalogue.statuses().collect::<Vec<_>>(), &Filter::default()))
        section class="section" aria-labelledby="latest" {
            h2 id="latest" { (cx.t(key::OVERVIEW_LATEST)) }
            ol class="entries" { @for head in &catalogue.latest { (report_line(cx, head, true)) } }
        }
        (assemblies(cx, catalogue))
    };
    Page { title, description: cx.say(lead).into(), main }
}

/// C1: one bar, its numbers in words, its table, its source.
pub(super) fn declared(cx: Cx, statuses: &[Option<Status>], within: &Filter) -> Markup {
    let total = statuses.len().max(1);
    let counts = GROUPS.map(|wanted| statuses.iter().filter(|status| group(**status) == wanted).count());
    let shares = rounded_shares(&counts);
    let all = || GROUPS.into_iter().zip(counts).zip(&shares);
    let some = || all().filter(|((_, n), _)| *n > 0);
    let spoken: Vec<String> = some().map(|((group, n), _)| format!("{} {}", cx.words.number(n), group.word(cx))).collect();
    let starts = counts.iter().scan(0, |from, n| Some(std::mem::replace(from, *from + n)));
    html! {
        figure class="figure" aria-labelledby="declared-question" {
            figcaption { h2 class="visually-hidden" id="declared-question" { (cx.t(key::DECLARED_QUESTION)) } }
            svg class="bar bar--main" role="img" aria-label=(spoken.join(", ")) {
                @for ((group, n), from) in GROUPS.into_iter().zip(counts).zip(starts).filter(|((_, n), _)| *n > 0) {
                    rect class={ "segment segment--" (group.key().replace('_', "")) } x=(percent(from, total)) width=(percent(n, total)) height="100%" {}
                }
            }
            ul class="tally" {
                @for ((group, n), share) in some() {
                    li .tally__item .tally__item--apart[group.is_apart()] {
                        a class="tally__link" href=(cx.href(&list_of(within, group))) {
                            (glyph(group.key(), false)) " " span class="tally__count" { (cx.words.number(n)) } " "
                            span class="tally__share" { (share.to_string()) " %" } " " span class="tally__word" { (group.word(cx)) }
                        }
                    }
                }
            }
            div class="figure__foot" {
                details class="figure__table" {
                    summary { (cx.t(key::FIGURE_TABLE)) }
                    table class="table" {
                        caption { (cx.t(key::DECLARED_CAPTION)) }
                        thead {
                            tr {
                                th scope="col" { (cx.t(key::DECLARED_STATUS)) }
                                th scope="col" class="table__number" { (cx.t(key::DECLARED_RESOLUTIONS)) }
                                th scope="col" class="table__number" { (cx.t(key::DECLARED_SHARE)) }
                            }
                        }
                        tbody {
                            @for ((group, n), share) in all() {
                                tr {
                                    th scope="row" { (group.word(cx)) }
                                    td class="table__number" { (cx.words.number(n)) }
                                    td class="table__number" { (share.to_string()) " %" }
                                }
                            }
                        }
                    }
                }
            }
            p class="figure__source" { (cx.count(key::DECLARED_SOURCE, statuses.len())) }
        }
    }
}

/// Every figure leads to its list.
fn list_of(within: &Filter, group: Group) -> Address {
    let status = match group {
        Group::Declared(status) => status.key(),
        Group::NotLegible => "unknown",
        Group::NoReport => "none",
    };
    Address::Resolutions(within.only(Facet::Status, status))
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

/// The assemblies, newest first, with what each adopted.
fn assemblies(cx: Cx, catalogue: &Catalogue) -> Markup {
    html! {
        section class="section" aria-labelledby="assemblies" {
            h2 id="assemblies" { (cx.t(key::OVERVIEW_ASSEMBLIES)) }
            p class="deeds" { (cx.link(&Address::Resolutions(Filter::default()), cx.t(key::FINDER_ALL))) }
            ul class="entries" {
                @for one in &catalogue.assemblies {
                    li class="entry" {
                        p class="entry__margin" { (cx.count(key::OVERVIEW_ON_FILE, one.rows)) }
                        h3 class="entry__title" { (cx.link(&Address::Congress(one.key.clone()), html! { (one.name) })) }
                    }
                }
            }
        }
    }
}

/// A Resolution as lists name it: code in the margin, title, what is declared, reports.
pub(super) fn resolution_line(cx: Cx, row: &Row<'_>) -> Markup {
    let address = Address::Resolution(row.code.clone());
    let group = group(row.status);
    let n = usize::from(row.reports);
    let facts = match row.year {
        _ if n == 0 => String::new(),
        Some(year) => cx.words.count(key::OVERVIEW_REPORTS_UNTIL, n, &[("year", &year.to_string())]),
        None => cx.count(key::OVERVIEW_REPORTS, n),
    };
    html! {
        li class="entry" {
            p class="entry__margin" { (row.code.spaced()) }
            h3 class="entry__title" {
                a href=(cx.href(&address)) rel=[cx.rel(&address)] lang=[row.title.map(|(lang, _)| lang.key())] {
                    @if let Some((_, title)) = row.title { (title) } @else { (cx.t(key::TITLE_NOT_ON_FILE)) }
                }
            }
            div class="entry__text" {
                p { (marked(group.key(), group.word(cx))) " " (facts) " " @if row.archived == Some(true) { (cx.t(key::ARCHIVED)) } }
            }
        }
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
