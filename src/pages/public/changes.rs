//! What was published, the newest first, since a day that the reader chooses: new reports, corrections, and where a status is another.

use crate::address::{Address, default_set};
use crate::i18n::{Cx, Page};
use crate::listing::{demo_stamp, report_line};
use maud::html;
use report::documents::Reports;
use words::key;

pub fn changes(cx: Cx, reports: &Reports, since: Option<&str>) -> Page {
    let title = match since {
        Some(day) => cx.words.count(key::CHANGES_SINCE, reports.total, &[("date", &cx.date(day))]),
        None => cx.count(key::CHANGES_TITLE, reports.total),
    };
    let shown = reports.items.len();
    let main = html! {
        div class="pagehead pagehead--long" {
            p class="stamp" { (demo_stamp(cx)) (cx.t(key::MASTHEAD_CHANGES)) }
            h1 tabindex="-1" { (title) }
            p class="lead" { (cx.t(key::CHANGES_LEAD)) }
        }
        // a form of the browser: it works without a script
        // a copy of the pages has nobody to ask
        @if cx.session { form class="since" action=(cx.href(&Address::Changes(None))) {
            label for="since" { (cx.t(key::CHANGES_DAY)) } " "
            input class="field__input" id="since" type="date" name="since" value=[since] min="2017-01-01";
            @if cx.set != default_set() { input type="hidden" name="set" value=(cx.set.key()); }
            " " button class="button" type="submit" { (cx.t(key::FINDER_SHOW)) }
        } }
        @if shown < reports.total { p class="note" { (cx.count(key::CHANGES_NEWEST, shown)) } }
        h2 class="visually-hidden" { (cx.t(key::REPORTS)) }
        ol class="entries" { @for head in &reports.items { (report_line(cx, head, true)) } }
    };
    Page { title, description: cx.say(key::CHANGES_LEAD).into(), main }
}
