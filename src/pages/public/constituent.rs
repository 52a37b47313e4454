//! A Member or a Commission: who it is, what it reported, and which reports name it. Reporting, not performance: nothing is ranked.

use crate::address::Address;
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{demo_stamp, report_line};
use maud::{Markup, html};
use report::documents::{ConstituentDocument, ReportHead};
use words::key;

pub fn constituent(cx: Cx, document: &ConstituentDocument) -> Page {
    let one = &document.constituent;
    let name = one.full_name();
    let former: Vec<String> = one.former.iter().map(|former| former.until.map_or(former.name.clone(), |year| format!("{} ({year})", former.name))).collect();
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
        (reports(cx, "wrote", &cx.count(key::MEMBER_WROTE, document.reports.len()), &document.reports))
        (reports(cx, "named", &cx.count(key::MEMBER_NAMED, document.named_in.len()), &document.named_in))
    };
    Page { title: name, description: cx.say(key::MEMBER_LEAD).into(), main }
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
