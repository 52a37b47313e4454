//! One country: its Members, and the reports that they wrote or that name them.

use crate::address::Address;
use crate::filter::{Facet, Filter};
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{csv_link, demo_stamp, named, report_line, took_part};
use maud::html;
use report::documents::CountryDocument;
use words::key;

pub fn country(cx: Cx, document: &CountryDocument) -> Page {
    let name = &document.name;
    let lead = cx
        .words
        .count(key::COUNTRY_LEAD, document.total, &[("country", name)]);
    let main = html! {
        div class="pagehead pagehead--long pagehead--noted" {
            div class="pagehead__main" {
                p class="crumbs" { (cx.link(&Address::Members(String::new()), cx.t(key::MASTHEAD_MEMBERS))) " " span aria-hidden="true" { "/" } " " (name) }
                p class="stamp" { (demo_stamp(cx)) (cx.count(key::COUNTRY_MEMBERS, document.members.len())) }
                h1 tabindex="-1" { (name) }
                p class="lead" { (lead) }
            }
            @if let Some(region) = document.region {
                div class="pagehead__note" {
                    @let within = Filter::default().only(Facet::Region, region.key());
                    p { (cx.t(key::COUNTRY_REGION)) " " (cx.link(&Address::Resolutions(within), cx.t(labels::region(region)))) }
                }
            }
        }
        section class="section" aria-labelledby="members" {
            h2 id="members" { (cx.t(key::FIELD_MEMBERS)) }
            ul class="people" {
                @for (one, part) in document.members.iter().zip(&document.participation) {
                    li { (named(cx, one)) " " span class="people__count" { (took_part(cx, *part)) } }
                }
            }
        }
        section class="section" aria-labelledby="reports" {
            h2 id="reports" { (cx.t(key::REPORTS)) }
            @if document.reports.is_empty() { p { (cx.t(key::MEMBER_NONE)) } }
            @if document.reports.len() < document.total { p class="note" { (cx.count(key::COUNTRY_NEWEST, document.reports.len())) } }
            ol class="entries" { @for head in &document.reports { (report_line(cx, head, true)) } }
            p class="deeds" { (csv_link(cx, &Address::Country(document.country.clone()))) }
        }
    };
    Page {
        title: name.clone(),
        description: lead,
        main,
    }
}
