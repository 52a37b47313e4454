//! What a Secretariat needs for the next Congress: a spreadsheet of Resolutions and one of Members,
//! as CSV. Each row is checked, and shown beside what is on file before anything is stored.

mod members;
mod resolutions;

pub use members::members;
pub use resolutions::resolutions;

use super::source::decode;
use crate::store::{self, Store, Writer};
use csv::{ReaderBuilder, StringRecord, Trim};
use report::code::Set;
use report::constituent::Constituent;
use report::resolution::Resolution;
use std::collections::BTreeMap;

pub const RESOLUTIONS: [&str; 9] = [
    "code",
    "title_en",
    "title_fr",
    "title_es",
    "archived",
    "paragraphs_en",
    "paragraphs_fr",
    "paragraphs_es",
    "source",
];
pub const MEMBERS: [&str; 7] = [
    "id",
    "name",
    "acronym",
    "country",
    "category",
    "kind",
    "former_names",
];

/// A row with its place in the file (the heading is line 1), and what it would make.
pub struct Row<T> {
    pub line: u64,
    pub document: T,
    pub differences: Vec<String>,
    pub on_file: bool,
}

/// Something wrong in the file, as a sentence that says where and what to do.
pub type Complaint = String;

pub struct Sheet<T> {
    pub rows: Vec<Row<T>>,
    /// What must be mended before anything is stored.
    pub complaints: Vec<Complaint>,
    /// What may be a slip, and is stored as it is.
    pub notices: Vec<String>,
}

pub fn apply_resolutions(store: &Store, rows: &[Row<Resolution>]) -> store::Result<usize> {
    apply(store, rows, |writer, one| writer.resolution(one))
}

pub fn apply_members(store: &Store, rows: &[Row<Constituent>]) -> store::Result<usize> {
    apply(store, rows, |writer, one| {
        writer.constituent(Set::Facts, one)
    })
}

/// Stores what differs, in one transaction. Answers how many rows that were.
fn apply<T>(
    store: &Store,
    rows: &[Row<T>],
    write: impl Fn(&Writer<'_>, &T) -> store::Result<()>,
) -> store::Result<usize> {
    let new: Vec<&T> = rows
        .iter()
        .filter(|row| !row.differences.is_empty())
        .map(|row| &row.document)
        .collect();
    store.bring(|writer| new.iter().try_for_each(|one| write(writer, one)))?;
    Ok(new.len())
}

/// The cells of a row that are not empty, by the names of their columns.
type Cells = BTreeMap<String, String>;

/// The rows with their lines. Comma, semicolon or tab, as spreadsheets write them.
fn cells(
    bytes: &[u8],
    known: &[&str],
    needed: &[&str],
) -> Result<Vec<(u64, Cells)>, Vec<Complaint>> {
    let text = decode(bytes);
    let heading = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| heading.bytes().filter(|b| b == mark).count())
        .unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(headers) => headers
            .iter()
            .map(|name| name.to_lowercase().replace([' ', '-'], "_"))
            .collect(),
        Err(error) => return Err(vec![format!("The file cannot be read as CSV: {error}")]),
    };
    let mut complaints: Vec<Complaint> = vec![];
    for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
        complaints.push(format!(
            "The column \"{name}\" is not known. Known are: {}.",
            known.join(", ")
        ));
    }
    for name in needed
        .iter()
        .filter(|name| names.iter().all(|own| own != *name))
    {
        complaints.push(format!("The column \"{name}\" is missing."));
    }
    let mut rows = vec![];
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                if record.len() > names.len() {
                    complaints.push(format!(
                        "Line {line} has {} cells, the heading {}. A text with a comma needs quotation marks around it.",
                        record.len(),
                        names.len()
                    ));
                }
                rows.push((line, row(&names, &record)));
            }
            Err(error) => complaints.push(format!("The file cannot be read as CSV: {error}")),
        }
    }
    if complaints.is_empty() {
        Ok(rows)
    } else {
        Err(complaints)
    }
}

fn row(names: &[String], record: &StringRecord) -> Cells {
    names
        .iter()
        .cloned()
        .zip(record.iter().map(str::to_owned))
        .filter(|(_, cell)| !cell.is_empty())
        .collect()
}
