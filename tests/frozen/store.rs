//! The stored texts: compared, or written anew with `BLESS=1`. A file has sections, each behind a
//! line that begins with `# `.

use crate::difference::between;
use anyhow::{Result, bail};
use journeys::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Enough to see what it is; the whole shows `git diff` after `BLESS=1`.
const LINES_SHOWN: usize = 30;
const SECTIONS_SHOWN: usize = 12;

/// What was seen, of one folder of `stored`.
pub struct Seen {
    folder: PathBuf,
    files: BTreeMap<String, Sections>,
}

type Sections = Vec<(String, String)>;

impl Seen {
    pub fn of(folder: &str) -> Self {
        Self {
            folder: root().join("tests/frozen/stored").join(folder),
            files: BTreeMap::new(),
        }
    }

    /// A section of the file `file`, behind those that it has.
    pub fn add(&mut self, file: &str, section: &str, text: String) {
        self.files
            .entry(format!("{file}.txt"))
            .or_default()
            .push((section.to_owned(), text));
    }

    pub fn compare(self) -> Result<()> {
        if std::env::var("BLESS").is_ok_and(|value| value == "1") {
            return self.write();
        }
        let mut told = vec![];
        for name in self.names()? {
            let stored = match fs::read_to_string(self.folder.join(&name)) {
                Ok(text) => sections(&text),
                Err(_) => vec![],
            };
            let seen = self.files.get(&name).cloned().unwrap_or_default();
            told.extend(
                differences(&stored, &seen)
                    .into_iter()
                    .map(|text| format!("{}/{name} {text}", self.folder.display())),
            );
        }
        if told.is_empty() {
            return Ok(());
        }
        let count = told.len();
        told.truncate(SECTIONS_SHOWN);
        bail!(
            "{}\n{count} differ from what is stored (shown: {}). Where that is wanted: BLESS=1 cargo xtask test frozen, \
             and a commit of its own that says why",
            told.join("\n"),
            told.len()
        )
    }

    /// What is stored, and what was seen.
    fn names(&self) -> Result<Vec<String>> {
        let mut names: Vec<String> = self.files.keys().cloned().collect();
        if self.folder.is_dir() {
            for entry in fs::read_dir(&self.folder)? {
                names.push(entry?.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        names.dedup();
        Ok(names)
    }

    fn write(self) -> Result<()> {
        for name in self.names()? {
            let file = self.folder.join(&name);
            match self.files.get(&name) {
                Some(sections) => {
                    fs::create_dir_all(&self.folder)?;
                    fs::write(file, joined(sections))?;
                }
                None => fs::remove_file(file)?,
            }
        }
        Ok(())
    }
}

fn joined(sections: &Sections) -> String {
    sections
        .iter()
        .map(|(name, text)| format!("# {name}\n{text}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn sections(file: &str) -> Sections {
    format!("\n{file}")
        .split("\n# ")
        .skip(1)
        .map(|section| {
            let (name, text) = section.split_once('\n').unwrap_or((section, ""));
            (name.to_owned(), text.to_owned())
        })
        .collect()
}

/// A sentence and the lines for each section that is not as it was.
fn differences(stored: &Sections, seen: &Sections) -> Vec<String> {
    let find = |all: &Sections, name: &str| {
        all.iter()
            .find(|(own, _)| own == name)
            .map(|(_, text)| text.trim_end().to_owned())
    };
    let mut told = vec![];
    for (name, text) in seen {
        match find(stored, name) {
            None => told.push(format!("{name}: is not stored")),
            Some(before) if before != text.trim_end() => {
                let lines = between(&format!("{before}\n"), &format!("{}\n", text.trim_end()));
                let all = lines.lines().count();
                let mut shown: Vec<&str> = lines.lines().take(LINES_SHOWN).collect();
                let rest = format!("… {} lines more", all.saturating_sub(LINES_SHOWN));
                if all > LINES_SHOWN {
                    shown.push(&rest);
                }
                told.push(format!("{name}:\n{}", shown.join("\n")));
            }
            Some(_) => {}
        }
    }
    let gone = stored
        .iter()
        .filter(|(name, _)| find(seen, name).is_none())
        .map(|(name, _)| format!("{name}: is stored, and there no more"));
    told.extend(gone);
    let names = |all: &Sections| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    if told.is_empty() && names(stored) != names(seen) {
        told.push("has its sections in another order".into());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sections: &[(&str, &str)]) -> Sections {
        sections
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let own = of(&[("/en/", "a\n+# b\n"), ("/fr/", "c\n")]);
        assert_eq!(differences(&sections(&joined(&own)), &own), [""; 0]);
    }

    #[test]
    fn what_changed_what_is_new_and_what_is_gone_is_told() {
        let stored = of(&[("one", "a\n"), ("two", "b\n")]);
        let seen = of(&[("one", "A\n"), ("three", "c\n")]);
        assert_eq!(
            differences(&stored, &seen),
            [
                "one:\n@@\n-a\n+A",
                "three: is not stored",
                "two: is stored, and there no more"
            ]
        );
        let turned = of(&[("two", "b\n"), ("one", "a\n")]);
        assert_eq!(differences(&stored, &turned).len(), 1);
    }
}
