//! `bring-in`: spreadsheets of Resolutions and of Members, shown as a difference and stored when
//! asked.

use super::arguments::Arguments;
use crate::intake::sheets::{self, Row, Sheet};
use crate::store::Store;

pub fn run(arguments: Arguments) -> Result<(), String> {
    arguments.no_files()?;
    let (resolutions, members) = (arguments.get("resolutions"), arguments.get("members"));
    if resolutions.is_none() && members.is_none() {
        return Err(format!(
            "Name a file: --resolutions FILE.csv (columns {}) or --members FILE.csv (columns {})",
            sheets::RESOLUTIONS.join(", "),
            sheets::MEMBERS.join(", ")
        ));
    }
    let store = Store::existing(&arguments.path("data", "data"), arguments.clock()?)?;
    let read =
        |file: &str| std::fs::read(file).map_err(|error| format!("Cannot read {file}: {error}"));
    let mut stored = 0;
    if let Some(file) = resolutions {
        let sheet = sheets::resolutions(&store, &read(file)?)?;
        show(file, &sheet, |one| one.code.to_string())?;
        if arguments.has("apply") {
            stored += sheets::apply_resolutions(&store, &sheet.rows)?;
        }
    }
    if let Some(file) = members {
        let sheet = sheets::members(&store, &read(file)?)?;
        show(file, &sheet, |one| format!("{} ({})", one.name, one.id))?;
        if arguments.has("apply") {
            stored += sheets::apply_members(&store, &sheet.rows)?;
        }
    }
    if arguments.has("apply") {
        println!("\nstored: {stored} rows");
    } else {
        println!("\nnothing was stored; --apply stores what differs");
    }
    Ok(())
}

/// Errors: all complaints of the file, so that they can be mended in one go. Nothing is stored
/// then.
fn show<T>(file: &str, sheet: &Sheet<T>, name: impl Fn(&T) -> String) -> Result<(), String> {
    println!("\n{file}");
    for row in sheet.rows.iter().filter(|row| !row.differences.is_empty()) {
        let Row {
            line,
            document,
            differences,
            on_file,
        } = row;
        println!(
            "  line {line:<4} {} {}",
            if *on_file { "changes" } else { "new" },
            name(document)
        );
        differences
            .iter()
            .for_each(|line| println!("      {}", line.replace('\n', " / ")));
    }
    sheet
        .notices
        .iter()
        .for_each(|notice| println!("  look: {notice}"));
    let same = sheet
        .rows
        .iter()
        .filter(|row| row.differences.is_empty())
        .count();
    let new = sheet.rows.iter().filter(|row| !row.on_file).count();
    println!(
        "  {} rows: {new} new, {} changed, {same} as on file",
        sheet.rows.len(),
        sheet.rows.len() - new - same
    );
    if sheet.complaints.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{file} has faults; nothing was stored.\n{}",
            sheet.complaints.join("\n")
        ))
    }
}
