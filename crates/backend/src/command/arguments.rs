//! Options of the command line: `--name value`, `--flag`, and files.

use crate::clock::Clock;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::str::FromStr;

#[derive(Debug, Default)]
pub struct Arguments {
    values: BTreeMap<String, String>,
    flags: BTreeSet<String>,
    pub files: Vec<PathBuf>,
}

impl Arguments {
    /// Errors: a sentence that names what is known.
    pub fn read(given: &[String], values: &[&str], flags: &[&str]) -> Result<Self, String> {
        let mut read = Self::default();
        let mut given = given.iter();
        while let Some(word) = given.next() {
            let Some(name) = word.strip_prefix("--") else {
                read.files.push(word.into());
                continue;
            };
            if flags.contains(&name) {
                read.flags.insert(name.to_owned());
            } else if values.contains(&name) {
                let value = given
                    .next()
                    .ok_or_else(|| format!("--{name} needs a value"))?;
                read.values.insert(name.to_owned(), value.clone());
            } else {
                let known: Vec<String> = values
                    .iter()
                    .map(|name| format!("--{name} …"))
                    .chain(flags.iter().map(|name| format!("--{name}")))
                    .collect();
                return Err(format!(
                    "{word} is not known here. Known: {}",
                    known.join(", ")
                ));
            }
        }
        Ok(read)
    }

    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(flag)
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    pub fn path(&self, name: &str, otherwise: &str) -> PathBuf {
        self.get(name).unwrap_or(otherwise).into()
    }

    /// Errors: a sentence, when the value is no number.
    pub fn number<T: FromStr>(&self, name: &str) -> Result<Option<T>, String> {
        self.get(name)
            .map(|text| {
                text.parse()
                    .map_err(|_| format!("--{name} {text} is no number that fits here"))
            })
            .transpose()
    }

    /// The clock of `--now`, otherwise the machine's. Errors: a sentence.
    pub fn clock(&self) -> Result<Clock, String> {
        self.get("now")
            .map_or(Ok(Clock::default()), str::parse)
            .map_err(|why| format!("--now {why}"))
    }

    /// Errors: a sentence, when files were named where none belong.
    pub fn no_files(&self) -> Result<(), String> {
        match self.files.first() {
            Some(file) => Err(format!(
                "{} has no place here: options begin with --",
                file.display()
            )),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_flags_and_files() {
        let given: Vec<String> = ["--year", "2022", "--apply", "a.txt"]
            .map(String::from)
            .to_vec();
        let read = Arguments::read(&given, &["year"], &["apply"]).expect("reads");
        assert_eq!(
            (read.number("year"), read.has("apply"), read.files.len()),
            (Ok(Some(2022_u16)), true, 1)
        );
        assert!(
            Arguments::read(&given, &[], &["apply"]).is_err_and(|text| text.contains("--year"))
        );
        assert!(Arguments::read(&["--year".into()], &["year"], &[]).is_err());
        assert!(
            Arguments::read(&["--year".into(), "x".into()], &["year"], &[])
                .is_ok_and(|read| read.number::<u16>("year").is_err())
        );
    }
}
