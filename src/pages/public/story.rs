//! What reports say of one Resolution: cycle by cycle (C5 of the dashboard), paragraph by paragraph
//! (C4), and who reported (C6).

use crate::address::{Address, Listed};
use crate::i18n::Cx;
use crate::labels;
use crate::listing::{by_words, took_part};
use charts::{Cell, Column, Cycle, Figure, Grid, GridRow, Marks, Name, Names, Table};
use report::catalogue::Said;
use report::constituent::Constituent;
use report::documents::{CycleReports, Mention, Participation, ResolutionDocument};
use report::resolution::{Paragraph, Paragraphs};
use report::sorted::SortedSet;
use report::vocabulary::ConstituentKind;
use words::key;

/// The last cycles in a row, each with what is declared or why nothing is.
pub fn cycles(cx: Cx, document: &ResolutionDocument) -> Figure {
    let said = |cycle: &CycleReports| match (cycle.status, cycle.absence) {
        (Some(status), _) => Said::Declared(status),
        (None, absence) => Said::Nothing(absence.unwrap_or(report::absence::Absence::NotOnFile)),
    };
    let word = |cycle: &CycleReports| cx.say(labels::said(said(cycle)).1);
    let count = |cycle: &CycleReports| {
        if cycle.activity_reports == 0 {
            String::new()
        } else {
            cx.count(key::CYCLES_ACTIVITY, cycle.activity_reports.into())
        }
    };
    let mark = |cycle: &CycleReports| Cycle {
        year: cycle.year.clone(),
        key: labels::said(said(cycle)).0,
        word: word(cycle).to_owned(),
        count: count(cycle),
        ticks: cycle.activity_reports.into(),
        silent: cycle.status.is_none() && cycle.activity_reports == 0,
    };
    let row = |cycle: &CycleReports| {
        vec![
            Cell::Words(cycle.year.clone()),
            Cell::Words(word(cycle).to_owned()),
            Cell::Count(cycle.activity_reports.into()),
        ]
    };
    let sentence: Vec<String> = document
        .cycles
        .iter()
        .map(|cycle| {
            cx.fill(
                key::PAIR,
                &[("first", &cycle.year), ("second", word(cycle))],
            )
        })
        .collect();
    let columns = [key::CYCLES_YEAR, key::DECLARED_STATUS, key::CYCLES_REPORTS];
    Figure {
        id: "cycles",
        question: cx.say(key::CYCLES_QUESTION).to_owned(),
        finding: sentence.join("; ") + ".",
        marks: Marks::Lane(document.cycles.iter().map(mark).collect()),
        table: Table {
            caption: cx.say(key::CYCLES_QUESTION).to_owned(),
            columns: columns.map(|label| Column::words(cx.say(label))).into(),
            rows: document.cycles.iter().map(row).collect(),
        },
        source: cx.count(key::CYCLES_SOURCE, document.reports.len()),
    }
}

/// Operative Paragraphs by cycles: how many reports mention each. Mentioned, never implemented.
pub fn asks(cx: Cx, document: &ResolutionDocument) -> Figure {
    let years = document.cycles.iter().map(|cycle| cycle.year.clone());
    let columns: Vec<String> = years.chain([cx.say(key::FIGURE_ALL).to_owned()]).collect();
    let mut rows = vec![];
    let known = document.resolution.paragraphs.as_ref();
    known.into_iter().for_each(|known| {
        known
            .tree
            .iter()
            .for_each(|one| paragraph(cx, document, one, 0, &mut rows))
    });
    // what reports cite and the tree does not have stands behind it
    let stands = |mention: &&Mention| {
        !rows
            .iter()
            .any(|row: &GridRow| row.id == op(&mention.paragraph))
    };
    let others: Vec<GridRow> = document
        .mentions
        .iter()
        .filter(stands)
        .map(|mention| row_of(mention, String::new(), None, 0))
        .collect();
    rows.extend(others);
    let cells = |row: &GridRow| {
        let amounts = (0..columns.len()).map(|at| {
            row.amounts
                .get(at)
                .map_or(Cell::Words(String::new()), |n| Cell::Count(*n))
        });
        [Cell::Words(row.id.clone()), Cell::Words(row.words.clone())]
            .into_iter()
            .chain(amounts)
            .collect()
    };
    let heads = [key::ASKS_PARAGRAPH, key::ASKS_TEXT].map(|label| Column::words(cx.say(label)));
    let of = cx.words.number(document.reports.len());
    Figure {
        id: "asks",
        question: cx.say(key::ASKS_QUESTION).to_owned(),
        finding: asks_finding(cx, document),
        table: Table {
            caption: cx.say(key::ASKS_CAPTION).to_owned(),
            columns: heads
                .into_iter()
                .chain(columns.iter().map(Column::words))
                .collect(),
            rows: rows.iter().map(cells).collect(),
        },
        marks: Marks::Grid(Grid { columns, rows }),
        source: cx
            .words
            .count(key::ASKS_SOURCE, document.citing.into(), &[("all", &of)]),
    }
}

fn op(id: &str) -> String {
    format!("OP{id}")
}

fn row_of(mention: &Mention, words: String, lang: Option<&'static str>, depth: usize) -> GridRow {
    let amounts = mention
        .by_cycle
        .iter()
        .chain([&mention.reports])
        .map(|n| usize::from(*n))
        .collect();
    GridRow {
        id: op(&mention.paragraph),
        words,
        lang,
        depth,
        amounts,
    }
}

/// A paragraph with parts is a heading: its parts have the amounts.
fn paragraph(
    cx: Cx,
    document: &ResolutionDocument,
    one: &Paragraph,
    depth: usize,
    rows: &mut Vec<GridRow>,
) {
    let (lang, words) = one
        .text
        .best(cx.lang)
        .map_or((None, String::new()), |(lang, text)| {
            (Some(lang.key()), text.to_owned())
        });
    match document
        .mentions
        .iter()
        .find(|mention| mention.paragraph == one.id)
    {
        Some(mention) => rows.push(row_of(mention, words, lang, depth)),
        None => rows.push(GridRow {
            id: op(&one.id),
            words,
            lang,
            depth,
            amounts: vec![],
        }),
    }
    one.parts
        .iter()
        .for_each(|part| paragraph(cx, document, part, depth + 1, rows));
}

/// A fraction only where the whole tree is on file.
fn asks_finding(cx: Cx, document: &ResolutionDocument) -> String {
    let coverage = &document.coverage;
    let is_skeleton = document
        .resolution
        .paragraphs
        .as_ref()
        .is_some_and(|known: &Paragraphs| !known.complete);
    let names = |ids: &[String]| {
        cx.words
            .list(&ids.iter().map(|id| op(id)).collect::<Vec<_>>())
    };
    match &coverage.silent {
        Some(silent) if coverage.cited.is_empty() => cx.count(key::ASKS_NONE_CITED, silent.len()),
        Some(silent) => {
            let all = cx.words.number(coverage.cited.len() + silent.len());
            let cited = cx
                .words
                .count(key::ASKS_CITED, coverage.cited.len(), &[("all", &all)]);
            if silent.is_empty() {
                cited
            } else {
                format!(
                    "{cited} {}",
                    cx.fill(key::ASKS_SILENT, &[("silent", &names(silent))])
                )
            }
        }
        None if coverage.cited.is_empty() => cx.say(key::ASKS_NOT_ON_FILE).to_owned(),
        None if is_skeleton => format!(
            "{} {}",
            cx.fill(key::ASKS_CITED_ONLY, &[("cited", &names(&coverage.cited))]),
            cx.say(key::ASKS_SKELETON)
        ),
        None => cx.fill(
            key::ASKS_CITED_NOT_ON_FILE,
            &[("cited", &names(&coverage.cited))],
        ),
    }
}

/// Those who reported or are named, by kind and then by country: no ranking.
pub fn who(cx: Cx, document: &ResolutionDocument) -> Figure {
    let mut all: Vec<(&Constituent, Participation)> = document
        .involved
        .iter()
        .zip(
            document
                .participation
                .iter()
                .copied()
                .chain(std::iter::repeat(Participation::default())),
        )
        .collect();
    by_words(&mut all, |(one, _)| {
        format!(
            "{}\n{}",
            one.country_name.as_deref().unwrap_or_default(),
            one.name
        )
    });
    let of = |kind: ConstituentKind| all.iter().filter(move |(one, _)| one.kind == kind);
    let there: SortedSet<ConstituentKind> = all.iter().map(|(one, _)| one.kind).collect();
    let kinds = || there.iter().copied();
    // they are in the order of countries
    let mut countries: Vec<&str> = of(ConstituentKind::Member)
        .filter_map(|(one, _)| one.country.as_deref())
        .collect();
    countries.dedup();
    let mut parts: Vec<String> = vec![];
    for kind in kinds() {
        let n = of(kind).count();
        parts.push(match kind {
            ConstituentKind::Member => cx.words.count(
                key::WHO_MEMBERS,
                n,
                &[("countries", &cx.count(key::WHO_COUNTRIES, countries.len()))],
            ),
            ConstituentKind::Commission => cx.count(key::WHO_COMMISSIONS, n),
            ConstituentKind::External => cx.count(key::WHO_EXTERNAL, n),
            kind => cx.say(labels::constituent_kind(kind)).to_owned(),
        });
    }
    let name = |(one, part): &(&Constituent, Participation)| Name {
        name: one.full_name(),
        href: Listed::of(one.kind)
            .map(|kind| {
                cx.href(&Address::Constituent {
                    kind,
                    id: one.id.clone(),
                })
            })
            .unwrap_or_default(),
        country: one.country_name.clone().unwrap_or_default(),
        count: took_part(cx, *part),
    };
    let row = |(one, part): &(&Constituent, Participation)| {
        let words = [
            one.full_name(),
            cx.say(labels::constituent_kind(one.kind)).to_owned(),
            one.country_name.clone().unwrap_or_default(),
        ];
        words
            .map(Cell::Words)
            .into_iter()
            .chain([part.wrote, part.named].map(|n| Cell::Count(n.into())))
            .collect()
    };
    let columns = [
        key::WHO_NAME,
        key::WHO_KIND,
        key::WHO_COUNTRY,
        key::WHO_WROTE,
        key::WHO_NAMED,
    ];
    Figure {
        id: "who",
        question: cx.say(key::WHO_QUESTION).to_owned(),
        finding: if parts.is_empty() {
            cx.say(key::WHO_NOBODY).to_owned()
        } else {
            format!("{}.", cx.words.list(&parts))
        },
        marks: Marks::Names(
            kinds()
                .map(|kind| Names {
                    label: cx.say(labels::constituent_kind(kind)).to_owned(),
                    items: of(kind).map(name).collect(),
                })
                .collect(),
        ),
        table: Table {
            caption: cx.say(key::WHO_QUESTION).to_owned(),
            columns: columns.map(|label| Column::words(cx.say(label))).into(),
            rows: kinds()
                .flat_map(|kind| of(kind).map(row).collect::<Vec<_>>())
                .collect(),
        },
        source: cx.count(key::WHO_SOURCE, document.reports.len()),
    }
}
