//! The sheet of Members.

use super::{Cells, MEMBERS, Row, Sheet, cells};
use crate::intake::difference::differences;
use crate::intake::directory::Directory;
use crate::language::{country, country_code, letters, region};
use crate::store::{Store, StoreError};
use report::code::Set;
use report::constituent::{Constituent, FormerName};
use report::language::Language;
use report::vocabulary::{Category, ConstituentKind};
use serde_json::json;

/// A sheet of Members: `id` where it is known, else the name finds it. `former_names` are separated
/// by semicolons: "Old name (OLD) until 2019; Older name".
pub fn members(store: &Store, bytes: &[u8]) -> Result<Sheet<Constituent>, StoreError> {
    let on_file = store.constituents(Set::Facts)?;
    let mut directory = Directory::of(on_file.clone(), store.decisions()?, vec![]);
    let mut sheet = Sheet {
        rows: vec![],
        complaints: vec![],
        notices: vec![],
    };
    let rows = match cells(bytes, &MEMBERS, &["name"]) {
        Ok(rows) => rows,
        Err(complaints) => {
            return Ok(Sheet {
                rows: vec![],
                complaints,
                notices: vec![],
            });
        }
    };
    for (line, cells) in rows {
        match member(&cells, &directory) {
            Ok(document) => {
                let before = on_file.iter().find(|known| known.id == document.id);
                if sheet
                    .rows
                    .iter()
                    .any(|row: &Row<Constituent>| row.document.id == document.id)
                {
                    sheet.complaints.push(format!(
                        "Line {line}: {} ({}) stands in the file twice.",
                        document.name, document.id
                    ));
                }
                directory.put(document.clone());
                let tree = |one: &Constituent| serde_json::to_value(one).unwrap_or_default();
                let differences =
                    differences(&before.map_or_else(|| json!({}), tree), &tree(&document));
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

fn member(cells: &Cells, directory: &Directory) -> Result<Constituent, String> {
    let own = |name: &str| cells.get(name).cloned();
    let name = own("name").ok_or("The name is empty.")?;
    let code = match own("country") {
        None => None,
        Some(text) => {
            let iso = (text.len() == 2)
                .then(|| text.to_uppercase())
                .filter(|code| region(code).is_some());
            let known = iso.or_else(|| country_code(&text).map(str::to_owned));
            Some(known.ok_or(format!(
                "\"{text}\" is no country that is known. Write its two letters (ISO 3166), like KE."
            ))?)
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
        Some(text) => Some(
            Category::from_key(text.trim().get(..1).unwrap_or_default())
                .ok_or("The column category takes A, B, C or D.")?,
        ),
    };
    let fitting = directory.named(&name, code.as_deref(), kind);
    let ids = |all: &[&Constituent]| {
        all.iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    // who is known by a name that the sheet gives as a former one
    let formers: Vec<FormerName> = own("former_names")
        .iter()
        .flat_map(|text| text.split(';'))
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(former_name)
        .collect();
    let before = match own("id") {
        Some(id) => {
            if let Some(other) = fitting
                .iter()
                .find(|one| one.id != id && letters(&one.name) == letters(&name))
            {
                return Err(format!(
                    "{} has the name \"{name}\" already. Write its id, or leave the id empty.",
                    other.id
                ));
            }
            match directory.get(&id) {
                Some(known) => Some(known),
                None if Constituent::is_id(&id) => None,
                None => {
                    return Err(format!(
                        "\"{id}\" is no id: small letters, digits and hyphens, at most 36."
                    ));
                }
            }
        }
        None if fitting.len() > 1 => {
            return Err(format!(
                "\"{name}\" may be {}: write the id.",
                ids(&fitting)
            ));
        }
        None => match fitting.first().copied() {
            Some(one) => Some(one),
            None => {
                let renamed: Vec<&Constituent> = formers
                    .iter()
                    .flat_map(|former| directory.named(&former.name, code.as_deref(), kind))
                    .collect();
                if renamed.windows(2).any(|two| two[0].id != two[1].id) {
                    return Err(format!(
                        "Its former names are those of {}: write the id.",
                        ids(&renamed)
                    ));
                }
                renamed.first().copied()
            }
        },
    };
    let by_old_name = own("id").is_none()
        && before.is_some_and(|one| {
            letters(&one.name) != letters(&name)
                && one
                    .former
                    .iter()
                    .any(|former| letters(&former.name) == letters(&name))
        });
    let mut one = before.cloned().unwrap_or_else(|| {
        Constituent::new(
            own("id").unwrap_or_else(|| directory.free_id(&name)),
            kind,
            name.clone(),
        )
    });
    // an old list does not rename anybody back
    let name = if by_old_name { one.name.clone() } else { name };
    if letters(&one.name) != letters(&name) {
        // today's name is the sheet's; the one on file becomes a former one
        one.former
            .retain(|former| letters(&former.name) != letters(&name));
        one.former.push(FormerName {
            name: std::mem::take(&mut one.name),
            acronym: one.acronym.clone().filter(|_| own("acronym").is_some()),
            until: None,
        });
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
        one.former
            .retain(|known| letters(&known.name) != letters(&former.name));
        one.former.push(former);
    }
    Ok(one)
}

/// "Old name (OLD) until 2019".
fn former_name(text: &str) -> FormerName {
    let (rest, until) = match text
        .rsplit_once(" until ")
        .and_then(|(rest, year)| Some((rest, year.trim().parse().ok()?)))
    {
        Some((rest, year)) => (rest.trim(), Some(year)),
        None => (text, None),
    };
    let line = report::import::member_line(rest, report::import::Layout::A);
    FormerName {
        name: line.name,
        acronym: line.acronym,
        until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_names_have_acronyms_and_years() {
        assert_eq!(
            former_name("Old name (OLD) until 2019"),
            FormerName {
                name: "Old name".into(),
                acronym: Some("OLD".into()),
                until: Some(2019)
            }
        );
        assert_eq!(
            former_name("Older name"),
            FormerName {
                name: "Older name".into(),
                acronym: None,
                until: None
            }
        );
    }
}
