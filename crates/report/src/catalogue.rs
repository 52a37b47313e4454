//! Every Resolution of a set in columns, so that a list, its facets and the first charts need one
//! small file: enumerations are one character a row, numbers plain lists. Rows go by assembly,
//! newest first, and by number. Operations `getCatalogue`, `getFile`.

use crate::absence::Absence;
use crate::code::{ResolutionCode, Set};
use crate::documents::ReportHead;
use crate::language::Language;
use crate::vocabulary::{Status, TextKind};
use crate::word::Word;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    pub set: Set,
    pub lang: Language,
    /// Fictitious, all of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// When the newest fact of it came, RFC 3339.
    pub as_of: String,
    /// The day it was made, `2026-11-24`: what is not due yet is so on that day.
    #[serde(default)]
    pub made: String,
    /// The last five years of reporting, oldest first; `cycle` has a column for each.
    pub cycles: Vec<String>,
    /// When the reports of each cycle are due; empty where that is not known.
    #[serde(default)]
    pub due: Vec<String>,
    pub assemblies: Vec<AssemblyRows>,
    /// `r` Resolution, `c` Recommendation, `d` Decision.
    pub kind: String,
    pub number: Vec<u16>,
    /// In the language of the file, else in the one there is; empty where none is on file.
    pub title: Vec<String>,
    /// `e`, `f`, `s`: the language of the title, `-` where there is none.
    pub title_lang: String,
    /// `y`, `n`, `-` for not known.
    pub archived: String,
    /// Declared by the Progress Report of that year: `n` not started, `i` initiated, `u` underway,
    /// `o` ongoing, `c` completed, `x` unknown or not legible, `-` no report.
    pub cycle: Vec<String>,
    /// The same of the newest Progress Report on file, of whatever year.
    pub status: String,
    /// Year of the newest report; 0 where there is none, or none with a year.
    pub year: Vec<u16>,
    /// Published reports of both kinds.
    pub reports: Vec<u16>,
    /// Different Members that reports name.
    pub members: Vec<u16>,
    /// Bits in the order of the vocabulary: kinds of action carried out.
    pub actions: Vec<u16>,
    /// Bits in the order of the vocabulary: statutory regions of the Members named.
    pub regions: Vec<u16>,
    /// Bits in the order of `commissionNames`.
    pub commissions: Vec<u16>,
    pub commission_names: Vec<String>,
    /// Bits in the order of the vocabulary: kinds of Constituent that reported or are named.
    pub reporters: Vec<u16>,
    /// Paragraphs that reports cite, and paragraphs on file; 0 on file is not known.
    pub cited: Vec<u16>,
    pub known: Vec<u16>,
    /// Different Members in all reports of the set.
    pub members_in_all: usize,
    /// The newest published reports first, ten at most.
    pub latest: Vec<ReportHead>,
    /// What is searched in each row, made when it is first asked for.
    #[serde(skip)]
    pub texts: OnceLock<Vec<String>>,
}

/// An assembly and how many rows are its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssemblyRows {
    pub key: String,
    pub name: String,
    pub rows: usize,
    /// The year in which it met; 0 where that is not known.
    #[serde(default)]
    pub held: u16,
}

/// What a cycle says of a Resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// By its Progress Report of that year. `Unknown` where it is not legible.
    Declared(Status),
    Nothing(Absence),
}

/// One row, put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    assembly: &'a str,
    kind: TextKind,
    number: u16,
    pub title: Option<(Language, &'a str)>,
    pub archived: Option<bool>,
    /// Of the newest Progress Report. `Unknown` where it is not legible, `None` where there is no
    /// report.
    pub status: Option<Status>,
    pub year: Option<u16>,
    pub reports: u16,
    /// Its place among all rows, and the year in which its assembly met.
    pub at: usize,
    held: u16,
}

impl Row<'_> {
    /// Made when it is shown: most rows of a search never are. Nothing for a kind that we do not
    /// know: the column has a letter of it and no word.
    pub fn code(&self) -> Option<ResolutionCode> {
        let (assembly, kind) = (self.assembly.to_ascii_uppercase(), self.kind.short());
        self.kind
            .is_listed()
            .then(|| ResolutionCode::named(&format!("{assembly}-{kind}-{:03}", self.number)))
    }

    /// As a reader meets it, with a code or without.
    pub fn spaced(&self) -> String {
        let without = || {
            format!(
                "{} {}",
                self.assembly.to_ascii_uppercase().replace('-', " "),
                self.number
            )
        };
        self.code().map_or_else(without, |code| code.spaced())
    }
}

impl Catalogue {
    /// How many Resolutions.
    pub fn len(&self) -> usize {
        self.number.len()
    }

    pub fn is_empty(&self) -> bool {
        self.number.is_empty()
    }

    /// The rows of one assembly.
    pub fn rows_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = Row<'a>> {
        let from: usize = self
            .assemblies
            .iter()
            .take_while(|one| one.key != key)
            .map(|one| one.rows)
            .sum();
        let (own, held) = self
            .assemblies
            .iter()
            .find(|one| one.key == key)
            .map_or((0, 0), |one| (one.rows, one.held));
        (from..from + own).filter_map(move |at| self.row(key, held, at))
    }

    fn row<'a>(&'a self, assembly: &'a str, held: u16, at: usize) -> Option<Row<'a>> {
        let kind = key_of(letter(&self.kind, at), &TextKind::ALL, kind_letter)
            .unwrap_or(TextKind::Unlisted(Word::new("")));
        let lang = key_of(letter(&self.title_lang, at), &Language::ALL, |lang| {
            language_letter(Some(lang))
        })
        .unwrap_or_default();
        let title = self
            .title
            .get(at)
            .filter(|title| !title.is_empty())
            .map(|title| (lang, title.as_str()));
        Some(Row {
            assembly,
            kind,
            number: *self.number.get(at)?,
            title,
            archived: key_of(letter(&self.archived, at), &[true, false], |archived| {
                archived_letter(Some(archived))
            }),
            status: status_of(letter(&self.status, at)),
            year: self.year.get(at).copied().filter(|year| *year > 0),
            reports: self.reports.get(at).copied().unwrap_or_default(),
            at,
            held,
        })
    }

    pub fn assembly_of(&self, row: &Row<'_>) -> Option<&AssemblyRows> {
        self.assemblies.iter().find(|one| one.key == row.assembly)
    }

    /// What is searched in a row: `folded` of its title and code.
    pub fn text(&self, row: &Row<'_>, folded: impl Fn(&str) -> String) -> &str {
        let of = |row: Row<'_>| {
            let code = row
                .code()
                .map(|code| format!("{code} {}", code.spaced()))
                .unwrap_or_default();
            folded(&format!(
                "{} {code}",
                row.title.map_or("", |(_, title)| title)
            ))
        };
        let made = || {
            self.assemblies
                .iter()
                .flat_map(|one| self.rows_of(&one.key))
                .map(of)
                .collect()
        };
        self.texts
            .get_or_init(made)
            .get(row.at)
            .map_or("", String::as_str)
    }

    /// What each of `cycles` says of a row.
    pub fn said(&self, row: &Row<'_>) -> Vec<Said> {
        let of = |(n, year): (usize, &String)| match status_of(
            self.cycle
                .get(n)
                .map_or(b'-', |column| letter(column, row.at)),
        ) {
            Some(status) => Said::Declared(status),
            None => Said::Nothing(Absence::of(
                year,
                self.due.get(n).map_or("", String::as_str),
                &self.made,
                row.held,
                row.archived,
            )),
        };
        self.cycles.iter().enumerate().map(of).collect()
    }

    /// The declared status of every row, as letters of `status`.
    pub fn statuses(&self) -> impl Iterator<Item = Option<Status>> {
        self.status.bytes().map(status_of)
    }
}

fn letter(column: &str, at: usize) -> u8 {
    column.as_bytes().get(at).copied().unwrap_or(b'-')
}

/// What a letter of a column stands for.
fn key_of<K: Copy>(letter: u8, all: &[K], written: impl Fn(K) -> char) -> Option<K> {
    all.iter()
        .copied()
        .find(|key| written(*key) == char::from(letter))
}

pub fn kind_letter(kind: TextKind) -> char {
    match kind {
        TextKind::Resolution => 'r',
        TextKind::Recommendation => 'c',
        TextKind::Decision => 'd',
        TextKind::Unlisted(_) => '?',
    }
}

pub fn language_letter(lang: Option<Language>) -> char {
    match lang {
        Some(Language::En) => 'e',
        Some(Language::Fr) => 'f',
        Some(Language::Es) => 's',
        Some(Language::Unlisted(_)) | None => '-',
    }
}

pub fn archived_letter(archived: Option<bool>) -> char {
    match archived {
        Some(true) => 'y',
        Some(false) => 'n',
        None => '-',
    }
}

pub fn status_letter(status: Option<Status>) -> char {
    match status {
        Some(Status::NotStarted) => 'n',
        Some(Status::Initiated) => 'i',
        Some(Status::Underway) => 'u',
        Some(Status::Ongoing) => 'o',
        Some(Status::Completed) => 'c',
        Some(Status::Unknown | Status::Unlisted(_)) => 'x',
        None => '-',
    }
}

fn status_of(letter: u8) -> Option<Status> {
    // a letter that we do not know is a report that we cannot read
    let written = |status| status_letter(Some(status));
    (letter != b'-').then(|| key_of(letter, &Status::ALL, written).unwrap_or(Status::Unknown))
}

/// A count as columns and documents hold it.
pub fn small(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_letter_of_its_own() {
        for status in &Status::ALL {
            assert_eq!(
                status_of(u8::try_from(status_letter(Some(*status))).expect("ASCII")),
                Some(*status)
            );
        }
        assert_eq!(status_of(b'-'), None);
    }
}
