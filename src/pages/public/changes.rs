//! What was published, the newest first, since a day that the reader chooses: new reports,
//! corrections, and where a status is another.

use crate::address::{Address, default_set};
use crate::i18n::{Cx, Page};
use crate::labels;
use crate::listing::{csv_link, demo_stamp, report_line, report_name};
use charts::{Cell, Column, Table};
use maud::html;
use report::constituent::Constituent;
use report::documents::{ReportHead, Reports};
use report::vocabulary::Status;
use words::key;

/// The same as rows, for those who take them along.
pub fn table(cx: Cx, reports: &Reports) -> Table {
    let cells = |head: &ReportHead| {
        let who = head
            .constituent
            .as_ref()
            .map(Constituent::full_name)
            .unwrap_or_default();
        let status = |status: Option<Status>| {
            status
                .map(|status| cx.say(labels::status(status)).to_owned())
                .unwrap_or_default()
        };
        let (title, at) = (
            head.title.clone().unwrap_or_default(),
            head.published_at.clone().unwrap_or_default(),
        );
        let words = [
            head.code.to_string(),
            title,
            report_name(cx, head.kind, &head.year),
            who,
            status(head.status),
            status(head.moved_from),
            at,
        ];
        words
            .map(Cell::Words)
            .into_iter()
            .chain([Cell::Count(
                usize::try_from(head.version).unwrap_or_default(),
            )])
            .collect()
    };
    let columns = [
        key::LIST_CODE,
        key::LIST_TITLE,
        key::REPORTS,
        key::WHO_NAME,
        key::DECLARED_STATUS,
        key::LIST_BEFORE,
        key::LIST_PUBLISHED,
        key::LIST_VERSION,
    ];
    let columns = columns.map(|label| Column::words(cx.say(label))).into();
    Table {
        caption: String::new(),
        columns,
        rows: reports.items.iter().map(cells).collect(),
    }
}

pub fn changes(cx: Cx, reports: &Reports, since: Option<&str>) -> Page {
    let title = match since {
        Some(day) => cx.words.count(
            key::CHANGES_SINCE,
            reports.total,
            &[("date", &cx.date(day))],
        ),
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
        p class="deeds" { (csv_link(cx, &Address::Changes(since.map(str::to_owned)))) }
    };
    Page {
        title,
        description: cx.say(key::CHANGES_LEAD).into(),
        main,
    }
}
