//! A figure as a file of its own: the marks of `figure` with their patterns and the colours of the
//! light theme, under their question and above their source, so that a picture that travels says
//! what it shows. Drawn by whoever serves pages; no browser has this code.

use crate::i18n::Cx;
use crate::ui::figure::rectangles;
use charts::{Bar, Cycle, Figure, Grid, Marks, Names, Row, step, wrap};
use maud::{Markup, html};
use std::fmt::Write;

/// Width of the picture and its margin, in its own units.
const WIDTH: usize = 960;
const EDGE: usize = 32;
const INNER: usize = WIDTH - 2 * EDGE;

/// Drawings grow downwards; each answers where the next begins.
struct Sheet {
    marks: Vec<Markup>,
    y: usize,
}

impl Sheet {
    fn text(&mut self, x: usize, class: &str, words: &str) {
        let y = self.y;
        self.marks
            .push(html! { text class=(class) x=(x) y=(y) { (words) } });
    }

    /// A paragraph in lines of about `most` characters.
    fn lines(&mut self, class: &str, words: &str, most: usize, height: usize) {
        for line in wrap(words, most) {
            self.y += height;
            self.text(EDGE, class, &line);
        }
    }
}

/// `about` says what the page is, `at` where it stands and of when it is.
pub fn picture(cx: Cx, figure: &Figure, about: &str, at: &str) -> String {
    let mut sheet = Sheet {
        marks: vec![],
        y: EDGE,
    };
    sheet.lines("note", about, 120, 18);
    sheet.lines("question", &figure.question, 62, 32);
    sheet.y += 6;
    sheet.lines("finding", &figure.finding, 104, 22);
    sheet.y += 24;
    match &figure.marks {
        Marks::Bar(bar) => main_bar(cx, &mut sheet, bar),
        Marks::Rows(rows) => named_bars(&mut sheet, rows),
        Marks::Grid(grid) => amounts(cx, &mut sheet, grid),
        Marks::Lane(cycles) => lane(&mut sheet, cycles),
        Marks::Names(groups) => names(&mut sheet, groups),
    }
    sheet.y += 20;
    sheet.lines("note", &figure.source, 120, 18);
    sheet.lines("note", at, 120, 18);
    let height = sheet.y + EDGE;
    let drawn = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) lang=(cx.lang.key()) role="img" aria-labelledby="title desc" {
            title id="title" { (figure.question) }
            desc id="desc" { (figure.finding) }
            style { (style()) }
            defs {}
            rect class="paper" width="100%" height="100%" {}
            @for mark in &sheet.marks { (mark) }
        }
    };
    drawn
        .into_string()
        .replacen("<defs></defs>", &format!("<defs>{}</defs>", sprite()), 1)
}

fn main_bar(cx: Cx, sheet: &mut Sheet, bar: &Bar) {
    let y = sheet.y;
    sheet.marks.push(
        html! { svg x=(EDGE) y=(y) width=(INNER) height="52" { (rectangles(&bar.segments())) } },
    );
    sheet.y += 52;
    for (at, (part, share)) in bar.tally().enumerate() {
        let column = at % 3;
        if column == 0 {
            sheet.y += 34;
        }
        let (x, y) = (EDGE + column * INNER / 3, sheet.y);
        sheet.marks.push(swatch(part.key, x, y - 14));
        let share = share
            .map(|share| format!(" ({share} %)"))
            .unwrap_or_default();
        sheet.text(
            x + 30,
            "data",
            &format!("{}{share} {}", cx.words.number(part.count), part.word),
        );
    }
}

fn swatch(key: &str, x: usize, y: usize) -> Markup {
    html! { svg x=(x) y=(y) width="20" height="18" { rect class={ "segment segment--" (key) } width="100%" height="100%" {} } }
}

fn named_bars(sheet: &mut Sheet, rows: &[Row]) {
    for (row, segments) in Row::bars(rows) {
        sheet.y += 18;
        sheet.text(EDGE, "data", &row.name);
        let y = sheet.y;
        sheet
            .marks
            .push(html! { text class="data end" x=(WIDTH - EDGE) y=(y) { (row.count) } });
        sheet.marks.push(
            html! { svg x=(EDGE) y=(y + 6) width=(INNER) height="16" { (rectangles(&segments)) } },
        );
        sheet.y += 28;
    }
}

fn amounts(cx: Cx, sheet: &mut Sheet, grid: &Grid) {
    const CELL: usize = 58;
    let left = WIDTH - EDGE - CELL * grid.columns.len();
    sheet.y += 16;
    for (at, column) in grid.columns.iter().enumerate() {
        sheet.text(left + CELL * at + 8, "note", column);
    }
    sheet.y += 10;
    for row in &grid.rows {
        let lines = wrap(&row.words, left.saturating_sub(EDGE + 90) / 8);
        let top = sheet.y;
        let height = 20 * lines.len().max(1) + 14;
        sheet.y = top + 22;
        sheet.text(EDGE, "data strong", &row.id);
        for line in &lines {
            sheet.text(EDGE + 76, "data", line);
            sheet.y += 20;
        }
        for (at, amount) in row.amounts.iter().enumerate() {
            let x = left + CELL * at;
            sheet.marks.push(html! { rect class={ "amount-" (step(*amount)) } x=(x + 1) y=(top + 1) width=(CELL - 2) height=(height - 2) {} });
            let y = top + height / 2 + 5;
            let number = if *amount == 0 {
                "·".to_owned()
            } else {
                cx.words.number(*amount)
            };
            sheet.marks.push(html! { text .data .middle .high[step(*amount) >= 4] x=(x + CELL / 2) y=(y) { (number) } });
        }
        sheet.y = top + height;
    }
}

fn lane(sheet: &mut Sheet, cycles: &[Cycle]) {
    let width = INNER / cycles.len().max(1);
    let top = sheet.y;
    let mut end = top;
    for (at, cycle) in cycles.iter().enumerate() {
        let x = EDGE + at * width;
        sheet.y = top + 22;
        sheet.text(x, "year", &cycle.year);
        let y = sheet.y + 12;
        sheet.marks.push(html! { svg class={ "glyph glyph--" (cycle.key.replace('_', "")) } x=(x) y=(y) width="26" height="26" viewBox="0 0 20 20" { use href={ "#glyph-" (cycle.key.replace('_', "")) } {} } });
        if at + 1 < cycles.len() {
            sheet.marks.push(html! { path .line .silent[cycle.silent] d={ "M" (x + 34) " " (y + 13) "H" (x + width - 8) } {} });
        }
        sheet.y += 38;
        for line in wrap(&cycle.word, width / 9)
            .iter()
            .chain(&wrap(&cycle.count, width / 9))
        {
            sheet.y += 18;
            sheet.text(x, "data", line);
        }
        end = end.max(sheet.y);
    }
    sheet.y = end;
}

fn names(sheet: &mut Sheet, groups: &[Names]) {
    for group in groups {
        sheet.y += 30;
        sheet.text(EDGE, "data strong", &group.label);
        for one in &group.items {
            let words = [&one.name, &one.country, &one.count]
                .map(String::as_str)
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>();
            sheet.lines("data", &words.join(" · "), 110, 21);
        }
    }
}

/// Glyphs and patterns, from the HTML of the pages.
fn sprite() -> &'static str {
    const PAGE: &str = include_str!("../../index.html");
    let inside = PAGE
        .split_once("<svg class=\"sprite\"")
        .and_then(|(_, rest)| rest.split_once('>'));
    inside
        .and_then(|(_, rest)| rest.split_once("</svg>"))
        .map_or("", |(sprite, _)| sprite)
}

/// What the style sheets of the pages say of marks, with the colours of the light theme in the
/// place of names, and the letters.
pub fn style() -> String {
    const TOKENS: &str = include_str!("../../style/tokens.css");
    const MARKS: [&str; 2] = [
        include_str!("../../style/charts.css"),
        include_str!("../../style/controls/glyph.css"),
    ];
    const OWN: &str = "text{font:15px system-ui,sans-serif;fill:var(--ink)}.note{font-size:13px;fill:var(--ink-3)}.question{font:500 26px Georgia,serif}\
        .finding{font-size:17px;fill:var(--ink-2)}.year{font:500 18px Georgia,serif}.strong{font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}\
        .high{fill:var(--on-amount-high)}.paper{fill:var(--paper)}.line{stroke:var(--line-strong);stroke-width:1.5}.silent{stroke-dasharray:4 3}\
        .amount-0{fill:none}.amount-1{fill:var(--amount-1)}.amount-2{fill:var(--amount-2)}.amount-3{fill:var(--amount-3)}.amount-4{fill:var(--amount-4)}.amount-5{fill:var(--amount-5)}";
    let mut out = String::from(":root{");
    for line in TOKENS.lines() {
        if let Some((name, value)) = line
            .trim()
            .strip_prefix("--")
            .and_then(|rest| rest.split_once(": "))
        {
            let value = value.trim_end_matches(';');
            let light = value
                .strip_prefix("light-dark(")
                .and_then(|both| both.split(',').next())
                .unwrap_or(value);
            if light.starts_with('#') || light.starts_with("var(") {
                let _ = write!(out, "--{name}:{light};");
            }
        }
    }
    out.push('}');
    let rules = MARKS.iter().flat_map(|sheet| sheet.lines()).map(str::trim);
    rules
        .filter(|rule| {
            rule.starts_with(".segment") || rule.starts_with(".glyph--") && !rule.contains("size")
        })
        .for_each(|rule| out.push_str(rule));
    out.push_str(OWN);
    out
}
