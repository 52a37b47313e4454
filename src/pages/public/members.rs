//! Members and Commissions by name: Members by country, in the order of the alphabet. Nobody is
//! ranked.

use crate::address::{Address, Listed};
use crate::filter::Extent;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{by_words, csv_link, demo_stamp, named, search_field};
use charts::{Cell, Column, Table};
use maud::{Markup, html};
use report::constituent::Constituent;
use report::documents::Constituents;
use report::vocabulary::ConstituentKind;
use words::{fold, key};

/// Those with all of these words, of which `extent` says how many are written.
pub fn members(cx: Cx, all: Constituents, words: &str, extent: Extent) -> Page {
    let listed: Vec<Constituent> = all
        .items
        .into_iter()
        .filter(|one| Listed::of(one.kind).is_some())
        .collect();
    let in_all = listed.len();
    let items = found(listed, words);
    let of = |kind: ConstituentKind| {
        items
            .iter()
            .filter(|one| one.kind == kind)
            .collect::<Vec<_>>()
    };
    let (members, commissions) = (of(ConstituentKind::Member), of(ConstituentKind::Commission));
    let shown = &members[..extent.of(members.len())];
    let count = cx.words.count(
        key::MEMBERS_FOUND,
        items.len(),
        &[("all", &cx.words.number(in_all))],
    );
    let main = html! {
        div class="pagehead pagehead--long" {
            p class="stamp" { (demo_stamp(cx)) (cx.count(key::WHO_COUNTRIES, members.chunk_by(|a, b| a.country == b.country).count())) }
            h1 tabindex="-1" { (cx.t(key::MASTHEAD_MEMBERS)) }
            p class="lead" { (cx.t(key::MEMBERS_LEAD)) }
        }
        form class="stack" id="finder" role="search" action=(cx.href(&Address::Members(String::new()))) {
            (search_field(cx, key::MEMBERS_SEARCH, words))
            p class="finder__count" id="count" role="status" { (count) }
            @if items.is_empty() { p class="notice" { (cx.t(key::MEMBERS_NOTHING)) } }
        }
        @if !commissions.is_empty() {
            section class="section" aria-labelledby="commissions" {
                h2 id="commissions" { (cx.t(key::FIELD_COMMISSIONS)) }
                ul class="people" { @for one in commissions { li { (named(cx, one)) @if let Some(term) = &one.term { " " span class="people__country" { (term) } } } } }
            }
        }
        @if !members.is_empty() {
            section class="section" id="rows" aria-labelledby="members" {
                h2 id="members" { (cx.t(key::FIELD_MEMBERS)) }
                @for country in shown.chunk_by(|a, b| a.country == b.country) { (of_country(cx, country)) }
            }
        }
        p class="deeds" { (csv_link(cx, &Address::Members(words.to_owned()))) }
    };
    Page {
        title: cx.say(key::MASTHEAD_MEMBERS).into(),
        description: cx.say(key::MEMBERS_LEAD).into(),
        main,
    }
}

/// The same as rows, for those who take them along.
pub fn table(cx: Cx, all: Constituents, words: &str) -> Table {
    let items = found(all.items, words);
    let cells = |one: &Constituent| {
        let words = [
            one.name.clone(),
            one.acronym.clone().unwrap_or_default(),
            cx.say(labels::constituent_kind(one.kind)).to_owned(),
        ];
        words
            .into_iter()
            .chain([
                one.country.clone().unwrap_or_default(),
                one.country_name.clone().unwrap_or_default(),
            ])
            .map(Cell::Words)
            .collect()
    };
    let columns = [
        key::WHO_NAME,
        key::LIST_ACRONYM,
        key::WHO_KIND,
        key::LIST_COUNTRY_CODE,
        key::WHO_COUNTRY,
    ]
    .map(|label| Column::words(cx.say(label)))
    .into();
    Table {
        caption: String::new(),
        columns,
        rows: items.iter().map(cells).collect(),
    }
}

/// By country and name; each word stands in a name, now or formerly, an acronym or a country.
pub(super) fn found(mut items: Vec<Constituent>, words: &str) -> Vec<Constituent> {
    let wanted = fold(words);
    let text = |one: &Constituent| {
        let parts = [
            Some(&one.name),
            one.acronym.as_ref(),
            one.country_name.as_ref(),
        ]
        .into_iter()
        .flatten();
        fold(
            &parts
                .chain(one.former.iter().map(|former| &former.name))
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" "),
        )
    };
    items.retain(|one| {
        wanted.is_empty()
            || wanted
                .split_whitespace()
                .all(|word| text(one).contains(word))
    });
    by_words(&mut items, |one| {
        format!(
            "{}\n{}",
            one.country_name.as_deref().unwrap_or_default(),
            one.name
        )
    });
    items
}

fn of_country(cx: Cx, members: &[&Constituent]) -> Markup {
    let Some(first) = members.first() else {
        return html! {};
    };
    html! {
        div class="entry" {
            h3 class="entry__margin" {
                @match (&first.country, &first.country_name) {
                    (Some(code), Some(name)) => (cx.link(&Address::Country(code.clone()), name)),
                    _ => (cx.t(key::FINDER_NOT_KNOWN)),
                }
            }
            ul class="entry__text people" { @for one in members { li { (named(cx, one)) } } }
        }
    }
}
