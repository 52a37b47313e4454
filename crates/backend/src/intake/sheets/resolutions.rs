//! The sheet of Resolutions.

use super::{Cells, RESOLUTIONS, Row, Sheet, cells};
use crate::intake::difference::{differences, fuller};
use crate::language::letters;
use crate::store::{Store, StoreError};
use report::assembly::assemblies;
use report::code::{ResolutionCode, Set};
use report::language::{Language, Translated};
use report::paragraphs::{self, NotParagraphs, Why};
use report::resolution::{Paragraph, Paragraphs, Resolution};
use report::spelling::{Resolved, resolve};
use report::text::link_is_sound;
use serde_json::{Map, Value, json};

/// A sheet of Resolutions: `code` in any spelling, titles, archive state, paragraphs as text. A
/// cell that is empty changes nothing.
pub fn resolutions(store: &Store, bytes: &[u8]) -> Result<Sheet<Resolution>, StoreError> {
    let rows = match cells(bytes, &RESOLUTIONS, &["code"]) {
        Ok(rows) => rows,
        Err(complaints) => {
            return Ok(Sheet {
                rows: vec![],
                complaints,
                notices: vec![],
            });
        }
    };
    let on_file = store.resolutions(Set::Facts)?;
    let codes: Vec<ResolutionCode> = on_file
        .iter()
        .map(|resolution| resolution.code.clone())
        .collect();
    let mut sheet = Sheet {
        rows: vec![],
        complaints: vec![],
        notices: vec![],
    };
    for (line, cells) in rows {
        let before = |new: &Resolution| on_file.iter().find(|known| known.code == new.code);
        let read = resolution(&cells, &codes).and_then(|new| match before(&new) {
            Some(before) => joined(before, &new),
            None => Ok(new),
        });
        match read {
            Ok(document) => {
                let before = before(&document);
                sheet.notices.extend(
                    slips(&document, &codes)
                        .into_iter()
                        .map(|slip| format!("Line {line}: {slip}")),
                );
                if sheet
                    .rows
                    .iter()
                    .any(|row: &Row<Resolution>| row.document.code == document.code)
                {
                    sheet.complaints.push(format!(
                        "Line {line}: {} stands in the file twice.",
                        document.code
                    ));
                }
                let differences = differences(
                    &before.map_or_else(|| json!({}), by_paragraph),
                    &by_paragraph(&document),
                );
                sheet.rows.push(Row {
                    line,
                    differences,
                    on_file: before.is_some(),
                    document,
                });
            }
            Err(why) => sheet.complaints.push(format!("Line {line}: {why}")),
        }
    }
    Ok(sheet)
}

/// For the difference: each paragraph by its id, so that a change of one is a line.
fn by_paragraph(resolution: &Resolution) -> Value {
    fn walk(tree: &[Paragraph], into: &mut Map<String, Value>) {
        for paragraph in tree {
            into.insert(
                paragraph.id.clone(),
                serde_json::to_value(&paragraph.text).unwrap_or_default(),
            );
            walk(&paragraph.parts, into);
        }
    }
    let mut tree = serde_json::to_value(resolution).unwrap_or_default();
    if let Some(paragraphs) = &resolution.paragraphs {
        let mut all = Map::new();
        walk(&paragraphs.tree, &mut all);
        tree["paragraphs"] = Value::Object(all);
    }
    tree
}

/// Numbers that are left out, lines that look like a number, an assembly that nobody knows.
fn slips(resolution: &Resolution, codes: &[ResolutionCode]) -> Vec<String> {
    let mut found = vec![];
    let key = resolution.code.assembly_key();
    if !assemblies().iter().any(|one| one.key == key)
        && !codes.iter().any(|code| code.assembly_key() == key)
    {
        found.push(format!(
            "{} is of an assembly that is not on file yet. Is the year right?",
            resolution.code
        ));
    }
    let ids = resolution
        .paragraphs
        .as_ref()
        .map(Paragraphs::ids)
        .unwrap_or_default();
    for two in ids.windows(2) {
        let (before, id) = (two[0], two[1]);
        let (Some((parent, step)), Some((other, last))) = (
            id.rsplit_once('.').or(Some(("", id))),
            before.rsplit_once('.').or(Some(("", before))),
        ) else {
            continue;
        };
        let follows = match (step.parse::<u16>(), last.parse::<u16>()) {
            (Ok(step), Ok(last)) => step == last + 1,
            _ => {
                step.len() != 1
                    || last.len() != 1
                    || step.bytes().next() == last.bytes().next().map(|b| b + 1)
                    || step == "i"
            }
        };
        if parent == other && !follows {
            found.push(format!("paragraph {id} follows {before}: is one missing?"));
        }
    }
    found
}

/// What the sheet says is added to what is known. Paragraphs of a language that the sheet leaves
/// out stay, where the numbers are the same.
fn joined(before: &Resolution, new: &Resolution) -> Result<Resolution, String> {
    let tree = |value: &Resolution| serde_json::to_value(value).map_err(|error| error.to_string());
    let mut all: Resolution =
        serde_json::from_value(fuller(&tree(before)?, &tree(new)?, &mut vec![]))
            .map_err(|error| error.to_string())?;
    all.title = new.title.clone().or(&before.title);
    all.paragraphs = match (&before.paragraphs, &new.paragraphs) {
        (Some(old), Some(new)) if old.complete => Some(with_other_languages(old, new)?),
        (old, new) => new.clone().or_else(|| old.clone()),
    };
    Ok(all)
}

fn with_other_languages(old: &Paragraphs, new: &Paragraphs) -> Result<Paragraphs, String> {
    fn text<'a>(tree: &'a [Paragraph], id: &str) -> Option<&'a Translated> {
        tree.iter().find_map(|one| {
            if one.id == id {
                Some(&one.text)
            } else {
                text(&one.parts, id)
            }
        })
    }
    fn fill(tree: &mut [Paragraph], old: &[Paragraph]) {
        for paragraph in tree {
            if let Some(before) = text(old, &paragraph.id) {
                paragraph.text = std::mem::take(&mut paragraph.text).or(before);
            }
            fill(&mut paragraph.parts, old);
        }
    }
    let given = |paragraphs: &Paragraphs, lang: Language| {
        paragraphs
            .tree
            .iter()
            .any(|one| one.text.get(lang).is_some())
    };
    let left_out: Vec<&str> = Language::ALL
        .into_iter()
        .filter(|lang| given(old, *lang) && !given(new, *lang))
        .map(Language::key)
        .collect();
    if old.ids() != new.ids() && !left_out.is_empty() {
        return Err(format!(
            "The numbers of the paragraphs changed, and {} would be lost. Give the paragraphs in every language that is on file.",
            left_out.join(" and ")
        ));
    }
    let mut all = new.clone();
    fill(&mut all.tree, &old.tree);
    Ok(all)
}

fn resolution(cells: &Cells, codes: &[ResolutionCode]) -> Result<Resolution, String> {
    let own = |name: &str| cells.get(name).cloned();
    let printed = own("code").ok_or("The code is empty.")?;
    let code = match resolve(&printed, codes) {
        Resolved::One(code) => code,
        Resolved::Suggested(codes) => {
            let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
            return Err(format!(
                "\"{printed}\" is no code that can mean one Resolution only. If it is {}, write that.",
                codes.join(" or ")
            ));
        }
        Resolved::Motion(code) => {
            return Err(format!(
                "\"{printed}\" is the number of a motion; it became {code}. Write the code."
            ));
        }
        Resolved::Unknown => {
            return Err(format!(
                "\"{printed}\" is no code. A code looks like WCC-2025-Res-012."
            ));
        }
    };
    if code.set() == Set::Demo {
        return Err(format!("{code} is a code of the demonstration."));
    }
    let archived = match own("archived").map(|text| letters(&text)).as_deref() {
        None => None,
        Some("yes" | "true" | "1" | "archived" | "oui" | "si" | "vrai" | "verdadero") => Some(true),
        Some("no" | "false" | "0" | "active" | "non" | "faux" | "falso") => Some(false),
        Some(other) => {
            return Err(format!(
                "The column archived takes yes or no, not \"{other}\"; leave it empty where it is not known."
            ));
        }
    };
    let mut texts = vec![];
    for lang in Language::ALL {
        let column = format!("paragraphs_{}", lang.key());
        if let Some(text) = own(&column) {
            texts.push((
                lang,
                paragraphs::read(&text).map_err(|error| not_paragraphs(&column, error))?,
            ));
        }
    }
    let tree = paragraphs::tree(&texts).map_err(|id| format!("Paragraph {id} is not in all the languages that are given. Give each the same paragraphs."))?;
    if let Some(source) = own("source").filter(|source| !link_is_sound(source)) {
        return Err(format!(
            "The source \"{source}\" is no address that begins with https://."
        ));
    }
    let title = Translated {
        en: own("title_en"),
        fr: own("title_fr"),
        es: own("title_es"),
    };
    let paragraphs = (!tree.is_empty()).then_some(Paragraphs {
        complete: true,
        tree,
    });
    Ok(Resolution {
        code,
        title,
        archived,
        paragraphs,
        synthetic: false,
        source: own("source"),
    })
}

fn not_paragraphs(column: &str, error: NotParagraphs) -> String {
    let why = match error.why {
        Why::NoNumber => "has no number. Begin each paragraph with its number: 1. or a. or i.",
        Why::Twice => "has the number of a paragraph before it.",
        Why::NoParent => "is a letter before any number. Begin with 1.",
    };
    format!("{column}: its line {} {why}", error.line)
}
