//! What a demonstration server begins with: facts read from public pages, and the invented set.
//! Loaded once, in one transaction.

mod bench;
mod demo;
mod dice;
mod facts;
mod made;
mod reports;
mod words;

pub use bench::rows;
pub use made::Size;

use crate::store::{Store, StoreError};
use report::code::Set;
use report::word::strictly;
use serde::de::DeserializeOwned;
use std::fmt;
use std::path::Path;

const SEEDED: &str = "seeded";

/// A file of the demonstration could not be read. A sentence.
#[derive(Debug)]
pub struct BadFile(String);

impl fmt::Display for BadFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What a demonstration server shows, so that every chart and list is full.
const DEMONSTRATION: Size = Size {
    resolutions: 1600,
    reports: 4000,
};

/// Loads `demo/` on the first start, and does nothing on every later one.
/// Errors: a sentence that names the file.
pub fn load_once(store: &Store, folder: &Path) -> Result<(), String> {
    if store.meta(SEEDED).map_err(in_words)?.is_some() {
        return Ok(());
    }
    load(store, folder, DEMONSTRATION)
}

/// A demonstration of another size, for measurements, into an empty store. Answers what was made.
/// Errors: a sentence.
pub fn sized(store: &Store, folder: &Path, size: Size) -> Result<String, String> {
    is_empty(store)?;
    load(store, folder, size)?;
    let published = store.published_in(Set::Demo).map_err(in_words)?.len();
    Ok(format!(
        "{} Resolutions, {published} published reports",
        store.resolutions(Set::Demo).map_err(in_words)?.len()
    ))
}

fn is_empty(store: &Store) -> Result<(), String> {
    match store.meta(SEEDED).map_err(in_words)? {
        Some(_) => Err(
            "This data folder holds a demonstration already. Name an empty one with --data.".into(),
        ),
        None => Ok(()),
    }
}

fn load(store: &Store, folder: &Path, size: Size) -> Result<(), String> {
    let facts = facts::read(&folder.join("facts")).map_err(|error| error.to_string())?;
    let invented = demo::read(&folder.join("demo")).map_err(|error| error.to_string())?;
    store
        .bring(|writer| {
            facts.write(writer)?;
            invented.write(writer, size)?;
            writer.meta(SEEDED, "1")
        })
        .map_err(in_words)
}

fn in_words(error: StoreError) -> String {
    match error {
        StoreError::Full => "The disk is full, so the demonstration data could not be stored. Free some space and start again.".into(),
        StoreError::Broken(why) => format!("The demonstration data could not be stored: {why}"),
    }
}

fn text(file: &Path) -> Result<String, BadFile> {
    std::fs::read_to_string(file)
        .map_err(|error| BadFile(format!("Cannot read {}: {error}", file.display())))
}

fn json<T: DeserializeOwned>(file: &Path) -> Result<T, BadFile> {
    let text = text(file)?;
    strictly(|| serde_json::from_str(&text))
        .map_err(|error| BadFile(format!("{}: {error}", file.display())))
}

fn json_lines<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, BadFile> {
    let parse = |(number, line): (usize, &str)| {
        strictly(|| serde_json::from_str(line))
            .map_err(|error| BadFile(format!("{} line {}: {error}", file.display(), number + 1)))
    };
    text(file)?
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(parse)
        .collect()
}
