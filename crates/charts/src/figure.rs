//! A figure: its question, one sentence with the finding, marks, the same as a table, and where the
//! numbers come from.

use crate::{Segment, Table, are_told, rounded, segments};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name in addresses, file names and the ids of its parts.
    pub id: &'static str,
    pub question: String,
    /// Also what is read aloud instead of the marks, and the caption of a picture.
    pub finding: String,
    pub marks: Marks,
    pub table: Table,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marks {
    Bar(Bar),
    /// Named bars on one axis.
    Rows(Vec<Row>),
    Grid(Grid),
    Lane(Vec<Cycle>),
    Names(Vec<Names>),
}

/// One bar with a count for each of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub parts: Vec<Part>,
}

impl Bar {
    pub fn segments(&self) -> Vec<Segment> {
        let parts: Vec<_> = self
            .parts
            .iter()
            .map(|part| (part.key, part.count, part.apart))
            .collect();
        segments(&parts, 0)
    }

    /// The parts that count, each with its share in per cent where shares are told.
    pub fn tally(&self) -> impl Iterator<Item = (&Part, Option<usize>)> {
        let counts: Vec<usize> = self.parts.iter().map(|part| part.count).collect();
        let tells = are_told(&counts);
        self.parts
            .iter()
            .zip(rounded(&counts))
            .filter(|(part, _)| part.count > 0)
            .map(move |(part, share)| (part, tells.then_some(share)))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Class and glyph: `completed`, `amount`.
    pub key: &'static str,
    pub word: String,
    pub count: usize,
    /// No part of the way to completion: recurrent work, silence, what is not known.
    pub apart: bool,
    /// The list behind the count.
    pub href: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    /// Empty where there is nothing to go to.
    pub href: String,
    /// "101 of 108"
    pub count: String,
    pub parts: Vec<(&'static str, usize, bool)>,
}

impl Row {
    /// The bars of some rows, on the axis of the longest.
    pub fn bars(rows: &[Self]) -> Vec<(&Self, Vec<Segment>)> {
        let counted = |row: &Self| row.parts.iter().map(|(_, n, _)| n).sum::<usize>();
        let axis = rows.iter().map(counted).max().unwrap_or_default();
        rows.iter()
            .map(|row| (row, segments(&row.parts, axis)))
            .collect()
    }
}

/// Amounts by rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    pub columns: Vec<String>,
    pub rows: Vec<GridRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// Element id and short name: `OP4.b`.
    pub id: String,
    pub words: String,
    pub lang: Option<&'static str>,
    /// How deep it stands in its tree; 0 is the top.
    pub depth: usize,
    /// One for each column; nothing for a heading whose parts have the amounts.
    pub amounts: Vec<usize>,
}

/// One cycle of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    pub year: String,
    /// Class and glyph: a status, or a kind of absence.
    pub key: &'static str,
    pub word: String,
    /// "3 Activity Reports"; empty where there are none.
    pub count: String,
    pub ticks: usize,
    /// Nothing was reported: the line to the next cycle is dashed.
    pub silent: bool,
}

/// The tint of an amount: 0 none, 5 for five and more.
pub fn step(amount: usize) -> usize {
    amount.min(5)
}

/// Names under one label, in an order that ranks nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    pub label: String,
    pub items: Vec<Name>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub name: String,
    /// Empty where there is nothing to go to.
    pub href: String,
    pub country: String,
    /// "wrote 2, named in 3"
    pub count: String,
}
