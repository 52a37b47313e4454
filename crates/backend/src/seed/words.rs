//! The invented words that a demonstration of any size is made of: tables of demo/demo/words, in
//! three languages.

use super::{BadFile, text};
use report::language::{Language, Translated};
use std::collections::BTreeMap;
use std::path::Path;

/// One phrase in English, French, Spanish.
pub type Phrase = [String; 3];

pub struct Words {
    pub verbs: Vec<Phrase>,
    pub subjects: Vec<Phrase>,
    pub places: Vec<Phrase>,
    /// By level: `lead`, `part`, `single`.
    pub paragraphs: BTreeMap<String, Vec<Phrase>>,
    /// By kind: an action, `challenge`, `future_` and an action.
    pub sentences: BTreeMap<String, Vec<Phrase>>,
    pub organisations: Vec<Organisation>,
}

pub struct Organisation {
    pub name: String,
    pub acronym: Option<String>,
    pub country: String,
    pub kind: String,
    pub category: Option<String>,
    pub former: Option<(String, Option<String>)>,
}

pub fn read(folder: &Path) -> Result<Words, BadFile> {
    let table = |name: &str| rows(&folder.join(name));
    let plain = |name: &str| -> Result<Vec<Phrase>, BadFile> {
        Ok(table(name)?.iter().map(|row| phrase(row, 0)).collect())
    };
    let keyed = |name: &str| -> Result<BTreeMap<String, Vec<Phrase>>, BadFile> {
        let mut all: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        table(name)?
            .iter()
            .for_each(|row| all.entry(row[0].clone()).or_default().push(phrase(row, 1)));
        Ok(all)
    };
    let filled = |cell: &String| (!cell.is_empty()).then(|| cell.clone());
    let organisations = table("organisations.tsv")?;
    let organisations = organisations.iter().map(|row| Organisation {
        name: row[0].clone(),
        acronym: filled(&row[1]),
        country: row[2].clone(),
        kind: row[3].clone(),
        category: filled(&row[4]),
        former: filled(&row[5]).map(|name| (name, filled(&row[6]))),
    });
    Ok(Words {
        verbs: plain("verbs.tsv")?,
        subjects: plain("subjects.tsv")?,
        places: plain("places.tsv")?,
        paragraphs: keyed("paragraphs.tsv")?,
        sentences: keyed("sentences.tsv")?,
        organisations: organisations.collect(),
    })
}

/// The rows below the heading, each with as many cells as it.
fn rows(file: &Path) -> Result<Vec<Vec<String>>, BadFile> {
    let all = text(file)?;
    let mut lines = all.lines();
    let width = lines.next().unwrap_or_default().split('\t').count();
    let cells = |(at, line): (usize, &str)| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if cells.len() == width {
            Ok(cells)
        } else {
            Err(BadFile(format!(
                "{} line {}: {} cells, the heading has {width}",
                file.display(),
                at + 2,
                cells.len()
            )))
        }
    };
    lines.enumerate().map(cells).collect()
}

fn phrase(row: &[String], from: usize) -> Phrase {
    [
        row[from].clone(),
        row[from + 1].clone(),
        row[from + 2].clone(),
    ]
}

pub fn in_language(phrase: &Phrase, lang: Language) -> &str {
    &phrase[match lang {
        Language::En | Language::Unlisted(_) => 0,
        Language::Fr => 1,
        Language::Es => 2,
    }]
}

pub fn translated(text: impl Fn(Language) -> String) -> Translated {
    Translated {
        en: Some(text(Language::En)),
        fr: Some(text(Language::Fr)),
        es: Some(text(Language::Es)),
    }
}
