//! The list of Resolutions: search, facets with counts, and the rows, all from the catalogue and
//! the address.

use super::declared::Group;
use super::overview::resolution_line;
use crate::address::Address;
use crate::filter::{Extent, Facet, Filter, Sort};
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{csv_link, demo_stamp, search_field};
use charts::{Cell, Column, Table};
use maud::{Markup, html};
use report::catalogue::{Catalogue, Row};
use report::vocabulary::{Action, Region, Status, YesNo};
use words::{Msg, fold, key, slug};

/// Rows of one page.
const ROWS: usize = 20;

/// What a facet may be, and in how many rows that fit the others it is so.
struct Value {
    key: String,
    label: String,
    count: usize,
}

/// The values of each facet, in the order of `Facet::ALL`.
type Facets = [Vec<Value>; Facet::ALL.len()];

pub fn resolutions(cx: Cx, catalogue: &Catalogue, filter: &Filter, extent: Extent) -> Page {
    let mut facets = Facet::ALL.map(|facet| values(cx, catalogue, facet));
    let found = search(catalogue, filter, &mut facets);
    let number = cx.words.number(catalogue.len());
    let count = cx
        .words
        .count(key::FINDER_COUNT, found.len(), &[("all", &number)]);
    let from = (filter.page * ROWS).min(found.len());
    let shown = &found[from..(from + extent.of(ROWS)).min(found.len())];
    let to = |page: usize| {
        Address::Resolutions(Filter {
            page,
            ..filter.clone()
        })
    };
    let main = html! {
        form class="finder" id="finder" role="search" action=(cx.href(&Address::Resolutions(Filter::default()))) {
            p class="stamp finder__stamp" { (demo_stamp(cx)) }
            div class="finder__wide" {
                h1 tabindex="-1" { (cx.t(key::MASTHEAD_RESOLUTIONS)) }
                (search_field(cx, key::FINDER_SEARCH, &filter.words))
            }
            // on a phone a sheet, beside the list where there is room; the browser opens it, no
            // script
            div class="sheet sheet--from-48" id="filters" popover="auto" {
                h2 class="sheet__title" { (cx.t(key::FINDER_FILTERS)) }
                @for (facet, values) in Facet::ALL.into_iter().zip(&facets) {
                    @if extent == Extent::Whole { (facet_group(cx, filter, facet, values)) } @else { details class="facet" id=(facet_id(facet)) {} }
                }
                p class="sheet__done" { button class="button button--first" type="button" popovertarget="filters" popovertargetaction="hide" { (count) } }
            }
            div class="stack" {
                p class="finder__count" id="count" role="status" { (count) }
                div class="finder__bar" {
                    (in_force(cx, filter, &facets))
                    p class="finder__sort" {
                        label for="sort" { (cx.t(key::FINDER_SORT)) }
                        select id="sort" name="sort" {
                            @for sort in Sort::ALL { option value=(sort.key()) selected[sort == filter.sort] { (cx.say(sort_name(sort))) } }
                        }
                    }
                }
                h2 class="visually-hidden" { (cx.t(key::DECLARED_RESOLUTIONS)) }
                p class="strip--years" aria-hidden="true" { @for year in &catalogue.cycles { span { (year.get(2..).unwrap_or_default()) } " " } }
                @if found.is_empty() { (nothing(cx, filter)) }
                ol class="entries" id="rows" aria-labelledby="count" { @for row in shown { (resolution_line(cx, catalogue, row)) } }
                p class="deeds" {
                    (csv_link(cx, &Address::Resolutions(Filter { page: 0, ..filter.clone() }))) " "
                    @if filter.page > 0 { (cx.link(&to(filter.page - 1), cx.t(key::FINDER_BEFORE))) " " }
                    @if from + ROWS < found.len() { (cx.link(&to(filter.page + 1), cx.t(key::FINDER_NEXT))) }
                }
            }
        }
    };
    Page {
        title: count.clone(),
        description: count,
        main,
    }
}

/// The rows that fit as a table, for those who take the list along.
pub fn table(cx: Cx, catalogue: &Catalogue, filter: &Filter) -> Table {
    let mut facets = Facet::ALL.map(|facet| values(cx, catalogue, facet));
    let rows = search(catalogue, filter, &mut facets);
    let assembly = |row: &Row<'_>| {
        catalogue
            .assembly_of(row)
            .map(|one| one.name.clone())
            .unwrap_or_default()
    };
    let archived = |row: &Row<'_>| {
        cx.say(row.archived.map_or(key::FINDER_NOT_KNOWN.into(), |is| {
            labels::yes_no(if is { YesNo::Yes } else { YesNo::No })
        }))
    };
    let cells = |row: &Row<'_>| {
        let title = row
            .title
            .map(|(_, title)| title.to_owned())
            .unwrap_or_default();
        let year = row.year.map(|year| year.to_string()).unwrap_or_default();
        let code = row.code().map(|code| code.to_string()).unwrap_or_default();
        let first = [
            code,
            title,
            assembly(row),
            Group::of(row.status).word(cx).to_owned(),
            archived(row).to_owned(),
            year,
        ]
        .map(Cell::Words);
        let members = Cell::Count(
            catalogue
                .members
                .get(row.at)
                .copied()
                .unwrap_or_default()
                .into(),
        );
        let said = catalogue
            .said(row)
            .into_iter()
            .map(|said| Cell::Words(cx.say(labels::said(said).1).to_owned()));
        first
            .into_iter()
            .chain([Cell::Count(row.reports.into()), members])
            .chain(said)
            .collect()
    };
    let columns = [
        key::LIST_CODE,
        key::LIST_TITLE,
        key::FINDER_CONGRESS,
        key::DECLARED_STATUS,
        key::FINDER_ARCHIVED,
        key::FINDER_YEAR,
        key::REPORTS,
        key::LIST_MEMBERS,
    ];
    let columns = columns
        .map(|label| cx.say(label).to_owned())
        .into_iter()
        .chain(catalogue.cycles.clone());
    Table {
        caption: String::new(),
        columns: columns.map(Column::words).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

fn facet_group(cx: Cx, filter: &Filter, facet: Facet, values: &[Value]) -> Markup {
    let name = facet.key();
    let chosen = filter.of(facet).len();
    html! {
        details class="facet" id=(facet_id(facet)) open[chosen > 0] {
            summary class="facet__name" { (cx.t(facet_name(facet))) " " @if chosen > 0 { span class="facet__chosen" { (cx.count(key::FINDER_CHOSEN, chosen)) } } }
            div class="facet__values" role="group" aria-label=(cx.say(facet_name(facet))) {
                @for value in values {
                    // a chosen value never disappears, and one that fits nothing is shown as that
                    label .choice .choice--none[value.count == 0] {
                        input class="choice__input" id={ (name) "-" (value.key) } type="checkbox" name=(name) value=(value.key) checked[filter.is_chosen(facet, &value.key)];
                        span { (value.label) } " " span class="choice__count" { (cx.words.number(value.count)) }
                    }
                }
            }
        }
    }
}

fn facet_id(facet: Facet) -> String {
    format!("facet-{}", facet.key())
}

fn facet_name(facet: Facet) -> Msg {
    match facet {
        Facet::Status => key::DECLARED_STATUS,
        Facet::Congress => key::FINDER_CONGRESS,
        Facet::Action => key::CHAPTER_ACTIONS,
        Facet::Region => key::FINDER_REGION,
        Facet::Commission => key::FIELD_COMMISSIONS,
        Facet::Year => key::FINDER_YEAR,
        Facet::Archived => key::FINDER_ARCHIVED,
    }
}

fn sort_name(sort: Sort) -> Msg {
    match sort {
        Sort::Congress => key::FINDER_SORT_CONGRESS,
        Sort::Latest => key::FINDER_SORT_LATEST,
        Sort::Reports => key::FINDER_SORT_REPORTS,
    }
}

/// Nothing fits: what to try.
fn nothing(cx: Cx, filter: &Filter) -> Markup {
    let without = Filter {
        words: filter.words.clone(),
        ..Filter::default()
    };
    html! {
        div class="notice" id="nothing" {
            p { (cx.t(if filter.words.is_empty() { key::FINDER_NOTHING } else { key::FINDER_NOTHING_WORDS })) }
            @if without != *filter && !filter.words.is_empty() { p { (cx.link(&Address::Resolutions(without), cx.t(key::FINDER_WITHOUT))) } }
        }
    }
}

/// What is chosen, each to be taken away.
fn in_force(cx: Cx, filter: &Filter, facets: &Facets) -> Markup {
    html! {
        div id="in-force" {
            ul class="chips" aria-label=(cx.say(key::FINDER_IN_FORCE)) {
                li class="sheet__open--from-48" { button class="chip" type="button" popovertarget="filters" { (cx.t(key::FINDER_FILTERS)) } }
                @if !filter.is_empty() {
                    @for (facet, values) in Facet::ALL.into_iter().zip(facets) {
                        @for value in values.iter().filter(|value| filter.is_chosen(facet, &value.key)) {
                            li {
                                a class="chip" href=(cx.href(&Address::Resolutions(filter.without(facet, &value.key)))) {
                                    (value.label) " " span aria-hidden="true" { "×" } span class="visually-hidden" { (cx.t(key::FINDER_REMOVE)) }
                                }
                            }
                        }
                    }
                    li { (cx.link(&Address::Resolutions(Filter::default()), cx.t(key::FINDER_CLEAR))) }
                }
            }
        }
    }
}

const STATUSES: [Status; 6] = [
    Status::Completed,
    Status::Underway,
    Status::Initiated,
    Status::NotStarted,
    Status::Ongoing,
    Status::Unknown,
];

/// The values that a facet has, in its own order. The last of `status` is no report at all.
fn values(cx: Cx, catalogue: &Catalogue, facet: Facet) -> Vec<Value> {
    let value = |key: &str, label: String| Value {
        key: key.to_owned(),
        label,
        count: 0,
    };
    match facet {
        Facet::Status => {
            let word = |status: Status| {
                if status == Status::Unknown {
                    cx.say(key::STATUS_NOT_LEGIBLE)
                } else {
                    cx.say(labels::status(status))
                }
            };
            let declared = STATUSES
                .into_iter()
                .map(|status| value(status.key(), word(status).to_owned()));
            declared
                .chain([value("none", cx.say(key::STATUS_NO_REPORT).to_owned())])
                .collect()
        }
        Facet::Congress => catalogue
            .assemblies
            .iter()
            .map(|one| value(&one.key, one.name.clone()))
            .collect(),
        Facet::Action => Action::ALL
            .iter()
            .map(|action| value(action.key(), cx.say(labels::action(*action)).to_owned()))
            .collect(),
        Facet::Region => Region::ALL
            .iter()
            .map(|region| value(region.key(), cx.say(labels::region(*region)).to_owned()))
            .collect(),
        Facet::Commission => catalogue
            .commission_names
            .iter()
            .map(|name| value(&slug(name), name.clone()))
            .collect(),
        Facet::Year => {
            let years = years(catalogue)
                .into_iter()
                .map(|year| value(&year.to_string(), year.to_string()));
            years
                .chain([value("none", cx.say(key::FINDER_NOT_KNOWN).to_owned())])
                .collect()
        }
        Facet::Archived => [
            ("yes", labels::yes_no(YesNo::Yes)),
            ("no", labels::yes_no(YesNo::No)),
            ("unknown", key::FINDER_NOT_KNOWN.into()),
        ]
        .map(|(key, label)| value(key, cx.say(label).to_owned()))
        .into(),
    }
}

/// Years of the newest reports, the last first.
fn years(catalogue: &Catalogue) -> Vec<u16> {
    let there = || catalogue.year.iter().copied().filter(|year| *year > 0);
    let (first, last) = (there().min().unwrap_or(1), there().max().unwrap_or(0));
    (first..=last)
        .rev()
        .filter(|year| catalogue.year.contains(year))
        .collect()
}

/// The rows that fit. A facet counts the rows that fit all others: its own choice does not empty
/// it.
fn search<'a>(catalogue: &'a Catalogue, filter: &Filter, facets: &mut Facets) -> Vec<Row<'a>> {
    let wanted = fold(&filter.words);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let chosen = Facet::ALL.map(|facet| {
        facets[facet as usize]
            .iter()
            .map(|value| filter.is_chosen(facet, &value.key))
            .collect::<Vec<bool>>()
    });
    let years = years(catalogue);
    let bits = |column: &[u16], at: usize| u64::from(column.get(at).copied().unwrap_or_default());
    let mut found = vec![];
    let mut at = 0;
    for (congress, assembly) in catalogue.assemblies.iter().enumerate() {
        for row in catalogue.rows_of(&assembly.key) {
            let place = at;
            at += 1;
            if !wanted.is_empty() && !fits(catalogue.text(&row, fold), &wanted) {
                continue;
            }
            let own = Facet::ALL.map(|facet| match facet {
                Facet::Status => status(row.status),
                Facet::Congress => 1 << congress.min(63),
                Facet::Action => bits(&catalogue.actions, place),
                Facet::Region => bits(&catalogue.regions, place),
                Facet::Commission => bits(&catalogue.commissions, place),
                Facet::Year => {
                    1 << years
                        .iter()
                        .position(|year| Some(*year) == row.year)
                        .unwrap_or(years.len())
                        .min(63)
                }
                Facet::Archived => archived(row.archived),
            });
            let is = |bits: u64, value: usize| bits >> value.min(63) & 1 == 1;
            let fails = Facet::ALL.map(|facet| {
                let (chosen, own) = (&chosen[facet as usize], own[facet as usize]);
                chosen.contains(&true)
                    && !chosen
                        .iter()
                        .enumerate()
                        .any(|(value, on)| *on && is(own, value))
            });
            let failed = fails.iter().filter(|fail| **fail).count();
            for (facet, values) in facets.iter_mut().enumerate() {
                if failed == usize::from(fails[facet]) {
                    values
                        .iter_mut()
                        .enumerate()
                        .filter(|(value, _)| is(own[facet], *value))
                        .for_each(|(_, value)| value.count += 1);
                }
            }
            if failed == 0 {
                found.push(row);
            }
        }
    }
    match filter.sort {
        Sort::Congress => found,
        Sort::Latest => descending(found, |row| row.year.unwrap_or_default()),
        Sort::Reports => descending(found, |row| row.reports),
    }
}

/// The largest first; rows that are equal in this stay in the order of the catalogue. The values
/// are few, and a sort of its own type would weigh kilobytes.
fn descending<'a>(rows: Vec<Row<'a>>, value: impl Fn(&Row<'a>) -> u16) -> Vec<Row<'a>> {
    let mut sorted = vec![];
    let mut below = u16::MAX;
    while let Some(largest) = rows.iter().map(&value).filter(|own| *own < below).max() {
        sorted.extend(rows.iter().filter(|row| value(row) == largest).cloned());
        below = largest;
    }
    sorted
}

fn fits(text: &str, wanted: &[&str]) -> bool {
    wanted.iter().all(|word| text.contains(word))
}

/// One bit, in the order of `values`.
fn status(status: Option<Status>) -> u64 {
    1 << STATUSES
        .iter()
        .position(|one| Some(*one) == status)
        .unwrap_or(STATUSES.len())
}

fn archived(archived: Option<bool>) -> u64 {
    match archived {
        Some(true) => 1,
        Some(false) => 2,
        None => 4,
    }
}
