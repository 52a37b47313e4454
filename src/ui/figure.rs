//! The painter of figures in pages: question, finding, marks, table, tools, source, always in this
//! order. Written by server and browser alike; `picture` draws the same marks into a file of its
//! own.

use crate::i18n::Cx;
use crate::ui::glyph::glyph;
use charts::{Bar, Cell, Cycle, Figure, Grid, GridRow, Marks, Names, Row, Segment, Table, step};
use maud::{Markup, html};
use words::key;

/// `files`: the addresses of the same figure as CSV and SVG. The first figure of a page has its
/// question in the heading of the page.
pub fn figure(cx: Cx, figure: &Figure, files: &Option<[String; 2]>, is_first: bool) -> Markup {
    let (question, finding) = (
        format!("{}-question", figure.id),
        format!("{}-finding", figure.id),
    );
    html! {
        figure class="figure" id=(figure.id) aria-labelledby=(question) {
            figcaption class="stack" {
                h2 .visually-hidden[is_first] id=(question) { (figure.question) }
                p class="figure__finding" id=(finding) { (figure.finding) }
            }
            @match &figure.marks {
                Marks::Bar(bar) => (main_bar(cx, bar, &question, &finding)),
                Marks::Rows(rows) => (named_bars(cx, rows)),
                Marks::Grid(grid) => (grid_table(cx, grid, &figure.table)),
                Marks::Lane(cycles) => (lane(cycles)),
                Marks::Names(groups) => (names(groups)),
            }
            div class="figure__foot" {
                // a grid is its own table
                @if !matches!(figure.marks, Marks::Grid(_)) {
                    details class="figure__table" { summary { (cx.t(key::FIGURE_TABLE)) } (table(cx, &figure.table)) }
                }
                @if let Some([csv, svg]) = files {
                    p class="figure__tools" {
                        a href=(csv) rel="external" download { "CSV" span class="visually-hidden" { ": " (figure.question) } } " "
                        a href=(svg) rel="external" { "SVG" span class="visually-hidden" { ": " (figure.question) } }
                    }
                }
            }
            p class="figure__source" { (figure.source) }
        }
    }
}

/// Marks of one bar: rectangles in shares of whatever holds them.
pub(super) fn rectangles(segments: &[Segment]) -> Markup {
    html! { @for one in segments { rect class={ "segment segment--" (one.key) } x=(one.from) width=(one.width) height="100%" {} } }
}

fn main_bar(cx: Cx, bar: &Bar, question: &str, finding: &str) -> Markup {
    html! {
        svg class="bar bar--main" role="img" aria-labelledby=(question) aria-describedby=(finding) { (rectangles(&bar.segments())) }
        ul class="tally" {
            @for (part, share) in bar.tally() {
                li .tally__item .tally__item--apart[part.apart] {
                    a class="tally__link" href=(part.href) {
                        (glyph(part.key, false)) " " span class="tally__count" { (cx.words.number(part.count)) } " "
                        @if let Some(share) = share { span class="tally__share" { (share.to_string()) " %" } } " " span class="tally__word" { (part.word) }
                    }
                }
            }
        }
    }
}

fn named_bars(cx: Cx, rows: &[Row]) -> Markup {
    let bars = Row::bars(rows);
    // the newest in sight, the rest one key away
    let (first, rest) = bars.split_at(bars.len().min(FIRST_ROWS));
    let list = |bars: &[(&Row, Vec<Segment>)]| {
        html! {
            ol class="rows" {
                @for (row, segments) in bars {
                    li class="rows__row" {
                        span class="rows__name" { @if row.href.is_empty() { (row.name) } @else { a href=(row.href) { (row.name) } } } " "
                        span class="rows__count" { (row.count) }
                        svg class="bar" aria-hidden="true" { (rectangles(segments)) }
                    }
                }
            }
        }
    };
    html! {
        (list(first))
        @if !rest.is_empty() { details class="figure__rest" { summary { (cx.count(key::FIGURE_REST, rest.len())) } (list(rest)) } }
    }
}

const FIRST_ROWS: usize = 8;

/// What the parts of bars stand for.
pub fn legend(cx: Cx, parts: &[(&str, &str)]) -> Markup {
    html! {
        ul class="key" aria-label=(cx.say(key::FIGURE_KEY)) { @for (name, word) in parts { li class="key__item" { (glyph(name, false)) " " (word) } } }
    }
}

fn grid_table(cx: Cx, grid: &Grid, table: &Table) -> Markup {
    let last = grid.columns.len().saturating_sub(1);
    html! {
        table class="asks" {
            caption class="visually-hidden" { (table.caption) }
            thead {
                tr {
                    th scope="col" { (table.columns.first().map(|column| column.label.as_str()).unwrap_or_default()) }
                    @for (at, column) in grid.columns.iter().enumerate() { th .asks__cell .asks__cycle[at < last] scope="col" { (column) } }
                }
            }
            tbody { @for row in &grid.rows { (grid_row(cx, row, last)) } }
        }
    }
}

fn grid_row(cx: Cx, row: &GridRow, last: usize) -> Markup {
    let total = row.amounts.last().copied().unwrap_or_default();
    let id = row.id.to_lowercase();
    html! {
        tr id=(id) {
            th scope="row" colspan=[row.amounts.is_empty().then_some(last + 2)] {
                span class={ "asks__what asks__what--" (row.depth.min(3)) } {
                    span { a .op .op--silent[total == 0 && !row.amounts.is_empty()] href={ "#" (id) } { (row.id) } } " " span lang=[row.lang] { (row.words) }
                }
            }
            @for (at, amount) in row.amounts.iter().enumerate() {
                td .asks__cell .asks__cycle[at < last] {
                    span class={ "asks__amount asks__amount--" (step(*amount)) } {
                        @if *amount > 0 { (cx.words.number(*amount)) }
                        @else if at == last { (cx.t(key::FIGURE_NONE)) }
                        @else { span aria-hidden="true" { "·" } span class="visually-hidden" { (cx.t(key::FIGURE_NONE)) } }
                    }
                }
            }
        }
    }
}

fn lane(cycles: &[Cycle]) -> Markup {
    html! {
        ol class="lane" {
            @for cycle in cycles {
                li class="lane__cycle" {
                    span class="lane__year" { (cycle.year) } " "
                    span .lane__mark .lane__mark--silent[cycle.silent] { (glyph(cycle.key, false)) } " "
                    span class="lane__word" { (cycle.word) } " "
                    span class="lane__count" { (cycle.count) }
                    @if cycle.ticks > 0 {
                        svg class="lane__ticks" aria-hidden="true" { @for at in 0..cycle.ticks.min(TICKS) { rect x=(at * 6) width="2" height="12" fill="currentColor" {} } }
                    }
                }
            }
        }
    }
}

fn names(groups: &[Names]) -> Markup {
    html! {
        @for group in groups {
            h3 { (group.label) }
            ul class="people" {
                @for one in &group.items {
                    li {
                        @if one.href.is_empty() { (one.name) } @else { a href=(one.href) { (one.name) } } " "
                        span class="people__country" { (one.country) } " " span class="people__count" { (one.count) }
                    }
                }
            }
        }
    }
}

/// More would leave the column; the number stands beside them.
const TICKS: usize = 20;

/// The same numbers as a table.
pub fn table(cx: Cx, table: &Table) -> Markup {
    html! {
        table class="table" {
            caption { (table.caption) }
            thead {
                tr {
                    @for (at, column) in table.columns.iter().enumerate() {
                        @let is_number = table.rows.first().and_then(|row| row.get(at)).is_some_and(Cell::is_number);
                        th .table__number[is_number] scope="col" {
                            @if let Some(name) = column.glyph { (glyph(name, false)) span class="visually-hidden" { (column.label) } } @else { (column.label) }
                        }
                    }
                }
            }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" { (words_of(cx, cell)) } }
                            @else { td .table__number[cell.is_number()] { (words_of(cx, cell)) } }
                        }
                    }
                }
            }
        }
    }
}

fn words_of(cx: Cx, cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Count(n) => cx.words.number(*n),
        Cell::Share(n) => format!("{n} %"),
    }
}
