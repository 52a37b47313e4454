//! Members and Commissions by name: Members by country, in the order of the alphabet. Nobody is ranked.

use crate::address::Address;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{by_words, csv_link, demo_stamp, named};
use charts::{Cell, Column, Table};
use maud::{Markup, html};
use report::constituent::Constituent;
use report::documents::Constituents;
use report::vocabulary::ConstituentKind;
use words::key;

pub fn members(cx: Cx, all: Constituents) -> Page {
    let mut items = all.items;
    by_words(&mut items, |one| format!("{}\n{}", one.country_name.as_deref().unwrap_or_default(), one.name));
    let of = |kind: ConstituentKind| items.iter().filter(|one| one.kind == kind).collect::<Vec<_>>();
    let (members, commissions) = (of(ConstituentKind::Member), of(ConstituentKind::Commission));
    let title = cx.count(key::MEMBERS_TITLE, members.len());
    let main = html! {
        div class="pagehead pagehead--long" {
            p class="stamp" { (demo_stamp(cx)) (cx.count(key::WHO_COUNTRIES, members.chunk_by(|a, b| a.country == b.country).count())) }
            h1 tabindex="-1" { (title) }
            p class="lead" { (cx.t(key::MEMBERS_LEAD)) }
        }
        @if !commissions.is_empty() {
            section class="section" aria-labelledby="commissions" {
                h2 id="commissions" { (cx.t(key::FIELD_COMMISSIONS)) }
                ul class="people" { @for one in commissions { li { (named(cx, one)) @if let Some(term) = &one.term { " " span class="people__country" { (term) } } } } }
            }
        }
        section class="section" aria-labelledby="members" {
            h2 id="members" { (cx.t(key::FIELD_MEMBERS)) }
            @for country in members.chunk_by(|a, b| a.country == b.country) { (of_country(cx, country)) }
        }
        p class="deeds" { (csv_link(cx, &Address::Members)) }
    };
    Page { title, description: cx.say(key::MEMBERS_LEAD).into(), main }
}

/// The same as rows, for those who take them along.
pub fn table(cx: Cx, all: Constituents) -> Table {
    let mut items = all.items;
    by_words(&mut items, |one| format!("{}\n{}", one.country_name.as_deref().unwrap_or_default(), one.name));
    let cells = |one: &Constituent| {
        let words = [one.name.clone(), one.acronym.clone().unwrap_or_default(), cx.say(labels::constituent_kind(one.kind)).to_owned()];
        words.into_iter().chain([one.country.clone().unwrap_or_default(), one.country_name.clone().unwrap_or_default()]).map(Cell::Words).collect()
    };
    let columns = [key::WHO_NAME, key::LIST_ACRONYM, key::WHO_KIND, key::LIST_COUNTRY_CODE, key::WHO_COUNTRY].map(|label| Column::words(cx.say(label))).into();
    Table { caption: String::new(), columns, rows: items.iter().map(cells).collect() }
}

fn of_country(cx: Cx, members: &[&Constituent]) -> Markup {
    let Some(first) = members.first() else { return html! {} };
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
