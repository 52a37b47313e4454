//! How much is reported and what is declared: of all Resolutions (C1 of the dashboard) and by
//! assembly (C2).

use crate::address::Address;
use crate::filter::{Facet, Filter};
use crate::i18n::Cx;
use crate::labels;
use charts::{Bar, Cell, Column, Figure, Marks, Part, Row, Table, are_told, rounded};
use report::catalogue::{AssemblyRows, Catalogue};
use report::vocabulary::Status;
use words::key;

/// What a Resolution counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Declared(Status),
    NotLegible,
    NoReport,
}

/// In the order of the bar; recurrent work and what is not known stand apart at the end.
const GROUPS: [Group; 7] = [
    Group::Declared(Status::Completed),
    Group::Declared(Status::Underway),
    Group::Declared(Status::Initiated),
    Group::Declared(Status::NotStarted),
    Group::Declared(Status::Ongoing),
    Group::NotLegible,
    Group::NoReport,
];

impl Group {
    pub fn of(status: Option<Status>) -> Self {
        match status {
            Some(Status::Unknown) => Self::NotLegible,
            Some(status) => Self::Declared(status),
            None => Self::NoReport,
        }
    }

    /// Class and glyph.
    pub fn key(self) -> &'static str {
        match self {
            Self::Declared(Status::NotStarted) => "notstarted",
            Self::Declared(status) => labels::mark(status),
            Self::NotLegible => "unknown",
            Self::NoReport => "notreported",
        }
    }

    pub fn word(self, cx: Cx) -> &'static str {
        match self {
            Self::Declared(status) => cx.say(labels::status(status)),
            Self::NotLegible => cx.say(key::STATUS_NOT_LEGIBLE),
            Self::NoReport => cx.say(key::STATUS_NO_REPORT),
        }
    }

    /// Recurrent work and what is not known are no part of the way to completion.
    fn is_apart(self) -> bool {
        matches!(
            self,
            Self::Declared(Status::Ongoing) | Self::NotLegible | Self::NoReport
        )
    }

    /// Every figure leads to its list.
    fn list(self, within: &Filter) -> Address {
        let status = match self {
            Self::Declared(status) => labels::mark(status),
            Self::NotLegible => "unknown",
            Self::NoReport => "none",
        };
        Address::Resolutions(within.only(Facet::Status, status))
    }
}

fn counted(statuses: &[Option<Status>]) -> [usize; GROUPS.len()] {
    GROUPS.map(|wanted| {
        statuses
            .iter()
            .filter(|status| Group::of(**status) == wanted)
            .count()
    })
}

/// Those of which there is any report.
fn reported(counts: &[usize; GROUPS.len()]) -> usize {
    counts.iter().sum::<usize>() - counts[GROUPS.len() - 1]
}

/// One bar of what is declared, with a count for each status.
pub fn declared(cx: Cx, statuses: &[Option<Status>], within: &Filter) -> Figure {
    let counts = counted(statuses);
    let all = || GROUPS.into_iter().zip(counts);
    let said: Vec<String> = all()
        .filter(|(group, n)| *n > 0 && *group != Group::NoReport)
        .map(|(group, n)| format!("{} {}", group.word(cx), cx.words.number(n)))
        .collect();
    let values = [
        ("reported", &*cx.words.number(reported(&counts))),
        ("said", &*said.join(", ")),
    ];
    let part = |(group, count): (Group, usize)| Part {
        key: group.key(),
        word: group.word(cx).to_owned(),
        count,
        apart: group.is_apart(),
        href: cx.href(&group.list(within)),
    };
    let columns = [
        key::DECLARED_STATUS,
        key::DECLARED_RESOLUTIONS,
        key::DECLARED_SHARE,
    ];
    let told = if are_told(&counts) {
        columns.len()
    } else {
        columns.len() - 1
    };
    let row = |((group, n), share): ((Group, usize), &usize)| {
        vec![
            Cell::Words(group.word(cx).to_owned()),
            Cell::Count(n),
            Cell::Share(*share),
        ]
    };
    Figure {
        id: "declared",
        question: cx.say(key::DECLARED_QUESTION).to_owned(),
        finding: cx
            .words
            .count(key::DECLARED_FINDING, statuses.len(), &values),
        marks: Marks::Bar(Bar {
            parts: all().map(part).collect(),
        }),
        table: Table {
            caption: cx.say(key::DECLARED_CAPTION).to_owned(),
            columns: columns
                .into_iter()
                .take(told)
                .map(|label| Column::words(cx.say(label)))
                .collect(),
            rows: all()
                .zip(&rounded(&counts))
                .map(row)
                .map(|row: Vec<Cell>| row.into_iter().take(told).collect())
                .collect(),
        },
        source: cx.count(key::DECLARED_SOURCE, statuses.len()),
    }
}

/// A bar for each assembly, all on one axis since they adopted unlike numbers; the newest first.
pub fn by_assembly(cx: Cx, catalogue: &Catalogue) -> Figure {
    let mut statuses = catalogue.statuses();
    let counted: Vec<_> = catalogue
        .assemblies
        .iter()
        .map(|one| {
            (
                one,
                counted(&statuses.by_ref().take(one.rows).collect::<Vec<_>>()),
            )
        })
        .collect();
    let without = |counts: &[usize; GROUPS.len()]| counts[GROUPS.len() - 1];
    let count = |rows: usize, counts: &[usize; GROUPS.len()]| {
        cx.fill(
            key::ASSEMBLIES_COUNT,
            &[
                ("reported", &cx.words.number(reported(counts))),
                ("all", &cx.words.number(rows)),
            ],
        )
    };
    let most = counted
        .iter()
        .rev()
        .max_by_key(|(_, counts)| without(counts));
    let finding = match (counted.first(), most) {
        (Some((newest, own)), Some((silent, counts))) => {
            let (newest_count, silent_count) =
                (count(newest.rows, own), cx.words.number(without(counts)));
            let values = [
                ("newest", &*newest.name),
                ("count", &*newest_count),
                ("silent", &*silent.name),
                ("without", &*silent_count),
            ];
            cx.fill(key::ASSEMBLIES_FINDING, &values)
        }
        _ => String::new(),
    };
    let row = |(one, counts): &(&AssemblyRows, [usize; GROUPS.len()])| Row {
        name: one.name.clone(),
        href: cx.href(&Address::Congress(one.key.clone())),
        count: count(one.rows, counts),
        parts: GROUPS
            .into_iter()
            .zip(counts)
            .map(|(group, n)| (group.key(), *n, group.is_apart()))
            .collect(),
    };
    let cells = |(one, counts): &(&AssemblyRows, [usize; GROUPS.len()])| {
        let counts = (*counts).into_iter().map(Cell::Count);
        [Cell::Words(one.name.clone())]
            .into_iter()
            .chain(counts)
            .chain([Cell::Count(one.rows)])
            .collect()
    };
    let groups = GROUPS.map(|group| Column {
        label: group.word(cx).to_owned(),
        glyph: Some(group.key()),
    });
    Figure {
        id: "assemblies",
        question: cx.say(key::ASSEMBLIES_QUESTION).to_owned(),
        finding,
        marks: Marks::Rows(counted.iter().map(row).collect()),
        table: Table {
            caption: cx.say(key::ASSEMBLIES_CAPTION).to_owned(),
            columns: [Column::words(cx.say(key::FINDER_CONGRESS))]
                .into_iter()
                .chain(groups)
                .chain([Column::words(cx.say(key::FIGURE_ALL))])
                .collect(),
            rows: counted.iter().map(cells).collect(),
        },
        source: cx.count(key::DECLARED_SOURCE, catalogue.len()),
    }
}

/// What the colours and patterns of bars stand for: those that are there.
pub fn key_of(cx: Cx, catalogue: &Catalogue) -> Vec<(&'static str, &'static str)> {
    let counts = counted(&catalogue.statuses().collect::<Vec<_>>());
    GROUPS
        .into_iter()
        .zip(counts)
        .filter(|(_, n)| *n > 0)
        .map(|(group, _)| (group.key(), group.word(cx)))
        .collect()
}
