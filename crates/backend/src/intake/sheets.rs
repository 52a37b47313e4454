//! What a Secretariat needs for the next Congress: a spreadsheet of Resolutions and one of Members, as CSV. Each row is checked, and shown
//! beside what is on file before anything is stored.

use super::difference::{differences, fuller};
use super::directory::Directory;
use super::source::decode;
use crate::language::{country, country_code, letters, region};
use crate::store::{Store, StoreError};
use csv::{ReaderBuilder, StringRecord, Trim};
use report::assembly::assemblies;
use report::code::{ResolutionCode, Set};
use report::constituent::{Constituent, FormerName};
use report::language::{Language, Translated};
use report::paragraphs::{self, NotParagraphs, Why};
use report::resolution::{Paragraph, Paragraphs, Resolution};
use report::spelling::{Resolved, resolve};
use report::text::link_is_sound;
use report::vocabulary::{Category, ConstituentKind};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub const RESOLUTIONS: [&str; 9] = ["code", "title_en", "title_fr", "title_es", "archived", "paragraphs_en", "paragraphs_fr", "paragraphs_es", "source"];
pub const MEMBERS: [&str; 7] = ["id", "name", "acronym", "country", "category", "kind", "former_names"];

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

/// The cells of a row that are not empty, by the names of their columns.
type Cells = BTreeMap<String, String>;

/// The rows with their lines. Comma, semicolon or tab, as spreadsheets write them.
fn cells(bytes: &[u8], known: &[&str], needed: &[&str]) -> Result<Vec<(u64, Cells)>, Vec<Complaint>> {
    let text = decode(bytes);
    let heading = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|mark| heading.bytes().filter(|b| b == mark).count()).unwrap_or(b',');
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(|name| name.to_lowercase().replace([' ', '-'], "_")).collect(),
        Err(error) => return Err(vec![format!("The file cannot be read as CSV: {error}")]),
    };
    let mut complaints: Vec<Complaint> = vec![];
    for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
        complaints.push(format!("The column \"{name}\" is not known. Known are: {}.", known.join(", ")));
    }
    for name in needed.iter().filter(|name| names.iter().all(|own| own != *name)) {
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
    if complaints.is_empty() { Ok(rows) } else { Err(complaints) }
}

fn row(names: &[String], record: &StringRecord) -> Cells {
    names.iter().cloned().zip(record.iter().map(str::to_owned)).filter(|(_, cell)| !cell.is_empty()).collect()
}

fn differing<T: Serialize>(before: Option<&T>, after: &T) -> Vec<String> {
    let tree = |value: &T| serde_json::to_value(value).unwrap_or_default();
    differences(&before.map_or_else(|| json!({}), tree), &tree(after))
}

/// A sheet of Resolutions: `code` in any spelling, titles, archive state, paragraphs as text. A cell that is empty changes nothing.
pub fn resolutions(store: &Store, bytes: &[u8]) -> Result<Sheet<Resolution>, StoreError> {
    let rows = match cells(bytes, &RESOLUTIONS, &["code"]) {
        Ok(rows) => rows,
        Err(complaints) => return Ok(Sheet { rows: vec![], complaints, notices: vec![] }),
    };
    let on_file = store.resolutions(Set::Facts)?;
    let codes: Vec<ResolutionCode> = on_file.iter().map(|resolution| resolution.code.clone()).collect();
    let mut sheet = Sheet { rows: vec![], complaints: vec![], notices: vec![] };
    for (line, cells) in rows {
        let before = |new: &Resolution| on_file.iter().find(|known| known.code == new.code);
        let read = resolution(&cells, &codes).and_then(|new| match before(&new) {
            Some(before) => joined(before, &new),
            None => Ok(new),
        });
        match read {
            Ok(document) => {
                let before = before(&document);
                sheet.notices.extend(slips(&document, &codes).into_iter().map(|slip| format!("Line {line}: {slip}")));
                if sheet.rows.iter().any(|row: &Row<Resolution>| row.document.code == document.code) {
                    sheet.complaints.push(format!("Line {line}: {} stands in the file twice.", document.code));
                }
                let differences = differences(&before.map_or_else(|| json!({}), by_paragraph), &by_paragraph(&document));
                sheet.rows.push(Row { line, differences, on_file: before.is_some(), document });
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
            into.insert(paragraph.id.clone(), serde_json::to_value(&paragraph.text).unwrap_or_default());
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
    if !assemblies().iter().any(|one| one.key == key) && !codes.iter().any(|code| code.assembly_key() == key) {
        found.push(format!("{} is of an assembly that is not on file yet. Is the year right?", resolution.code));
    }
    let ids = resolution.paragraphs.as_ref().map(Paragraphs::ids).unwrap_or_default();
    for two in ids.windows(2) {
        let (before, id) = (two[0], two[1]);
        let (Some((parent, step)), Some((other, last))) = (id.rsplit_once('.').or(Some(("", id))), before.rsplit_once('.').or(Some(("", before)))) else {
            continue;
        };
        let follows = match (step.parse::<u16>(), last.parse::<u16>()) {
            (Ok(step), Ok(last)) => step == last + 1,
            _ => step.len() != 1 || last.len() != 1 || step.bytes().next() == last.bytes().next().map(|b| b + 1) || step == "i",
        };
        if parent == other && !follows {
            found.push(format!("paragraph {id} follows {before}: is one missing?"));
        }
    }
    found
}

/// What the sheet says is added to what is known. Paragraphs of a language that the sheet leaves out stay, where the numbers are the same.
fn joined(before: &Resolution, new: &Resolution) -> Result<Resolution, String> {
    let tree = |value: &Resolution| serde_json::to_value(value).map_err(|error| error.to_string());
    let mut all: Resolution = serde_json::from_value(fuller(&tree(before)?, &tree(new)?, &mut vec![])).map_err(|error| error.to_string())?;
    all.title = Translated {
        en: new.title.en.clone().or_else(|| before.title.en.clone()),
        fr: new.title.fr.clone().or_else(|| before.title.fr.clone()),
        es: new.title.es.clone().or_else(|| before.title.es.clone()),
    };
    all.paragraphs = match (&before.paragraphs, &new.paragraphs) {
        (Some(old), Some(new)) if old.complete => Some(with_other_languages(old, new)?),
        (old, new) => new.clone().or_else(|| old.clone()),
    };
    Ok(all)
}

fn with_other_languages(old: &Paragraphs, new: &Paragraphs) -> Result<Paragraphs, String> {
    fn text<'a>(tree: &'a [Paragraph], id: &str) -> Option<&'a Translated> {
        tree.iter().find_map(|one| if one.id == id { Some(&one.text) } else { text(&one.parts, id) })
    }
    fn fill(tree: &mut [Paragraph], old: &[Paragraph]) {
        for paragraph in tree {
            if let Some(before) = text(old, &paragraph.id) {
                let own = &mut paragraph.text;
                own.en = own.en.take().or_else(|| before.en.clone());
                own.fr = own.fr.take().or_else(|| before.fr.clone());
                own.es = own.es.take().or_else(|| before.es.clone());
            }
            fill(&mut paragraph.parts, old);
        }
    }
    let given = |paragraphs: &Paragraphs, lang: Language| paragraphs.tree.iter().any(|one| one.text.get(lang).is_some());
    let left_out: Vec<&str> = Language::ALL.into_iter().filter(|lang| given(old, *lang) && !given(new, *lang)).map(Language::key).collect();
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
            return Err(format!("\"{printed}\" is no code that can mean one Resolution only. If it is {}, write that.", codes.join(" or ")));
        }
        Resolved::Motion(code) => return Err(format!("\"{printed}\" is the number of a motion; it became {code}. Write the code.")),
        Resolved::Unknown => return Err(format!("\"{printed}\" is no code. A code looks like WCC-2025-Res-012.")),
    };
    if code.set() == Set::Demo {
        return Err(format!("{code} is a code of the demonstration."));
    }
    let archived = match own("archived").map(|text| letters(&text)).as_deref() {
        None => None,
        Some("yes" | "true" | "1" | "archived" | "oui" | "si" | "vrai" | "verdadero") => Some(true),
        Some("no" | "false" | "0" | "active" | "non" | "faux" | "falso") => Some(false),
        Some(other) => return Err(format!("The column archived takes yes or no, not \"{other}\"; leave it empty where it is not known.")),
    };
    let mut texts = vec![];
    for lang in Language::ALL {
        let column = format!("paragraphs_{}", lang.key());
        if let Some(text) = own(&column) {
            texts.push((lang, paragraphs::read(&text).map_err(|error| not_paragraphs(&column, error))?));
        }
    }
    let tree = paragraphs::tree(&texts).map_err(|id| format!("Paragraph {id} is not in all the languages that are given. Give each the same paragraphs."))?;
    if let Some(source) = own("source").filter(|source| !link_is_sound(source)) {
        return Err(format!("The source \"{source}\" is no address that begins with https://."));
    }
    let title = Translated { en: own("title_en"), fr: own("title_fr"), es: own("title_es") };
    let paragraphs = (!tree.is_empty()).then_some(Paragraphs { complete: true, tree });
    Ok(Resolution { code, title, archived, paragraphs, synthetic: false, source: own("source") })
}

fn not_paragraphs(column: &str, error: NotParagraphs) -> String {
    let why = match error.why {
        Why::NoNumber => "has no number. Begin each paragraph with its number: 1. or a. or i.",
        Why::Twice => "has the number of a paragraph before it.",
        Why::NoParent => "is a letter before any number. Begin with 1.",
    };
    format!("{column}: its line {} {why}", error.line)
}

/// A sheet of Members: `id` where it is known, else the name finds it. `former_names` are separated by semicolons: "Old name (OLD) until
/// 2019; Older name".
pub fn members(store: &Store, bytes: &[u8]) -> Result<(Sheet<Constituent>, Directory), StoreError> {
    let on_file = store.constituents(Set::Facts)?;
    let mut directory = Directory::of(on_file.clone(), store.decisions()?, vec![]);
    let mut sheet = Sheet { rows: vec![], complaints: vec![], notices: vec![] };
    let rows = match cells(bytes, &MEMBERS, &["name"]) {
        Ok(rows) => rows,
        Err(complaints) => return Ok((Sheet { rows: vec![], complaints, notices: vec![] }, directory)),
    };
    for (line, cells) in rows {
        match member(&cells, &directory) {
            Ok(document) => {
                let before = on_file.iter().find(|known| known.id == document.id);
                if sheet.rows.iter().any(|row: &Row<Constituent>| row.document.id == document.id) {
                    sheet.complaints.push(format!("Line {line}: {} ({}) stands in the file twice.", document.name, document.id));
                }
                directory.put(document.clone());
                sheet.rows.push(Row { line, differences: differing(before, &document), on_file: before.is_some(), document });
            }
            Err(why) => sheet.complaints.push(format!("Line {line}: {why}")),
        }
    }
    Ok((sheet, directory))
}

fn member(cells: &Cells, directory: &Directory) -> Result<Constituent, String> {
    let own = |name: &str| cells.get(name).cloned();
    let name = own("name").ok_or("The name is empty.")?;
    let code = match own("country") {
        None => None,
        Some(text) => {
            let iso = (text.len() == 2).then(|| text.to_uppercase()).filter(|code| region(code).is_some());
            let known = iso.or_else(|| country_code(&text).map(str::to_owned));
            Some(known.ok_or(format!("\"{text}\" is no country that is known. Write its two letters (ISO 3166), like KE."))?)
        }
    };
    let kind = match own("kind") {
        None => ConstituentKind::Member,
        Some(text) => {
            ConstituentKind::from_key(&text.to_lowercase()).ok_or("The column kind takes member, commission, secretariat, council, committee or external.")?
        }
    };
    let category = match own("category") {
        None => None,
        Some(text) => Some(Category::from_key(text.trim().get(..1).unwrap_or_default()).ok_or("The column category takes A, B, C or D.")?),
    };
    let fitting = directory.named(&name, code.as_deref(), kind);
    let ids = |all: &[&Constituent]| all.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join(", ");
    // who is known by a name that the sheet gives as a former one
    let formers: Vec<FormerName> =
        own("former_names").iter().flat_map(|text| text.split(';')).map(str::trim).filter(|text| !text.is_empty()).map(former_name).collect();
    let before = match own("id") {
        Some(id) => {
            if let Some(other) = fitting.iter().find(|one| one.id != id && letters(&one.name) == letters(&name)) {
                return Err(format!("{} has the name \"{name}\" already. Write its id, or leave the id empty.", other.id));
            }
            match directory.get(&id) {
                Some(known) => Some(known),
                None if id.len() <= 36 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') => None,
                None => return Err(format!("\"{id}\" is no id: small letters, digits and hyphens, at most 36.")),
            }
        }
        None if fitting.len() > 1 => return Err(format!("\"{name}\" may be {}: write the id.", ids(&fitting))),
        None => match fitting.first().copied() {
            Some(one) => Some(one),
            None => {
                let renamed: Vec<&Constituent> = formers.iter().flat_map(|former| directory.named(&former.name, code.as_deref(), kind)).collect();
                if renamed.windows(2).any(|two| two[0].id != two[1].id) {
                    return Err(format!("Its former names are those of {}: write the id.", ids(&renamed)));
                }
                renamed.first().copied()
            }
        },
    };
    let by_old_name = own("id").is_none()
        && before.is_some_and(|one| letters(&one.name) != letters(&name) && one.former.iter().any(|former| letters(&former.name) == letters(&name)));
    let mut one = before.cloned().unwrap_or_else(|| Constituent::new(own("id").unwrap_or_else(|| directory.free_id(&name)), kind, name.clone()));
    // an old list does not rename anybody back
    let name = if by_old_name { one.name.clone() } else { name };
    if letters(&one.name) != letters(&name) {
        // today's name is the sheet's; the one on file becomes a former one
        one.former.retain(|former| letters(&former.name) != letters(&name));
        one.former.push(FormerName { name: std::mem::take(&mut one.name), acronym: one.acronym.clone().filter(|_| own("acronym").is_some()), until: None });
    }
    one.name = name;
    one.kind = kind;
    one.acronym = own("acronym").or(one.acronym);
    one.category = category.or(one.category);
    if let Some(code) = code {
        one.country_name = country(&code, Language::En).map(str::to_owned);
        one.region = region(&code);
        one.country = Some(code);
    }
    for former in formers {
        one.former.retain(|known| letters(&known.name) != letters(&former.name));
        one.former.push(former);
    }
    Ok(one)
}

/// "Old name (OLD) until 2019".
fn former_name(text: &str) -> FormerName {
    let (rest, until) = match text.rsplit_once(" until ").and_then(|(rest, year)| Some((rest, year.trim().parse().ok()?))) {
        Some((rest, year)) => (rest.trim(), Some(year)),
        None => (text, None),
    };
    let line = report::import::member_line(rest, report::import::Layout::A);
    FormerName { name: line.name, acronym: line.acronym, until }
}

pub fn apply_resolutions(store: &Store, rows: &[Row<Resolution>]) -> Result<usize, StoreError> {
    let new: Vec<&Resolution> = rows.iter().filter(|row| !row.differences.is_empty()).map(|row| &row.document).collect();
    store.bring(|writer| new.iter().try_for_each(|one| writer.resolution(one)))?;
    Ok(new.len())
}

pub fn apply_members(store: &Store, rows: &[Row<Constituent>]) -> Result<usize, StoreError> {
    let new: Vec<&Constituent> = rows.iter().filter(|row| !row.differences.is_empty()).map(|row| &row.document).collect();
    store.bring(|writer| new.iter().try_for_each(|one| writer.constituent(Set::Facts, one)))?;
    Ok(new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_names_have_acronyms_and_years() {
        assert_eq!(former_name("Old name (OLD) until 2019"), FormerName { name: "Old name".into(), acronym: Some("OLD".into()), until: Some(2019) });
        assert_eq!(former_name("Older name"), FormerName { name: "Older name".into(), acronym: None, until: None });
    }
}
