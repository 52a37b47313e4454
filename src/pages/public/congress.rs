//! What one assembly adopted: what is declared of it, and every Resolution.

use super::declared::declared;
use super::embed::embed_link;
use super::overview::resolution_line;
use crate::address::Address;
use crate::embedding::Kind;
use crate::filter::{Facet, Filter};
use crate::i18n::{Cx, Page};
use crate::listing::demo_stamp;
use crate::ui::figure::figure;
use maud::html;
use report::catalogue::{Catalogue, Row};
use report::vocabulary::Status;
use words::key;

/// Nothing if the set has no such assembly.
pub fn congress(cx: Cx, catalogue: &Catalogue, key_of: &str) -> Option<Page> {
    let assembly = catalogue.assemblies.iter().find(|one| one.key == key_of)?;
    let rows: Vec<Row<'_>> = catalogue.rows_of(key_of).collect();
    let statuses = statuses(catalogue, key_of);
    let within = Filter::default().only(Facet::Congress, key_of);
    let title = cx.fill(key::CONGRESS_LEAD, &[("name", &assembly.name)]);
    let main = html! {
        div class="pagehead pagehead--long" {
            p class="crumbs" { (cx.link(&Address::Overview, cx.t(key::MASTHEAD_OVERVIEW))) " " span aria-hidden="true" { "/" } " " (assembly.name) }
            p class="stamp" { (demo_stamp(cx)) (cx.count(key::OVERVIEW_ON_FILE, rows.len())) }
            h1 tabindex="-1" { (title) }
        }
        (figure(cx, &declared(cx, &statuses, &within), &cx.files(&Address::Congress(key_of.to_owned()), "declared"), true))
        section class="section" aria-labelledby="adopted" {
            h2 class="visually-hidden" id="adopted" { (assembly.name) }
            ol class="entries" { @for row in &rows { (resolution_line(cx, catalogue, row)) } }
        }
        (embed_link(cx, Kind::Congress, key_of))
    };
    Some(Page {
        description: title.clone(),
        title,
        main,
    })
}

/// What is declared of each of its Resolutions; empty if the set has no such assembly.
pub fn statuses(catalogue: &Catalogue, key_of: &str) -> Vec<Option<Status>> {
    catalogue.rows_of(key_of).map(|row| row.status).collect()
}
