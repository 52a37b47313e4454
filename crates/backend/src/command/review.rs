//! `import --review`: the printed names and whom they were taken for, as a list that a person gives
//! back with decisions.

use super::arguments::Arguments;
use crate::intake::matched::Matched;
use crate::intake::source::decode;
use crate::store::Store;
use report::code::Set;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const HEAD: &str = "decision\tmatched by\tprinted name\tacronym\tcountry\tis\tname on file";

/// Prints the list, the guesses first; or reads it back with decisions in its first column.
pub fn review(store: &Store, arguments: &Arguments) -> Result<(), String> {
    let mut matches = store.matches()?;
    if let Some(file) = arguments.files.first() {
        return decide(store, file, &matches);
    }
    let names: BTreeMap<String, String> = store
        .constituents(Set::Facts)?
        .into_iter()
        .map(|one| (one.id, one.name))
        .collect();
    let decisions = store.decisions()?;
    matches.sort_by_key(|matched| (!matched.how.is_guess(), matched.how, matched.id.clone()));
    println!("{HEAD}");
    for matched in &matches {
        let decision = decisions
            .get(&matched.key())
            .map_or("", |id| if id.is_empty() { "other" } else { id });
        let name = names
            .get(&matched.id)
            .map(String::as_str)
            .unwrap_or_default();
        let cells = [
            decision,
            matched.how.words(),
            &matched.name,
            matched.acronym.as_deref().unwrap_or_default(),
            matched.country.as_deref().unwrap_or_default(),
            &matched.id,
            name,
        ];
        println!("{}", cells.join("\t"));
    }
    let guesses = matches
        .iter()
        .filter(|matched| matched.how.is_guess())
        .count();
    eprintln!(
        "{} printed names, {guesses} guessed. To decide: save this list, write into the first column \"same\", \"other\" or the id of whom it is, and give the file to import --review FILE.",
        matches.len()
    );
    Ok(())
}

fn decide(store: &Store, file: &Path, matches: &[Matched]) -> Result<(), String> {
    let bytes =
        std::fs::read(file).map_err(|error| format!("Cannot read {}: {error}", file.display()))?;
    let text = decode(&bytes);
    let heads: Vec<String> = text
        .lines()
        .next()
        .unwrap_or_default()
        .split('\t')
        .map(|head| head.trim_matches('"').trim().to_lowercase())
        .collect();
    let mut faults: Vec<String> = vec![];
    let mut column = |name: &str| {
        let at = heads.iter().position(|head| head == name);
        if at.is_none() {
            faults.push(format!("The column \"{name}\" is missing: the first line has the names of the columns, with tabs between."));
        }
        at.unwrap_or_default()
    };
    let (decision, name, acronym, country) = (
        column("decision"),
        column("printed name"),
        column("acronym"),
        column("country"),
    );
    let known: BTreeSet<String> = store
        .constituents(Set::Facts)?
        .into_iter()
        .map(|one| one.id)
        .collect();
    let before = store.decisions()?;
    // `None` takes a decision back
    let mut decided: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut as_before = 0;
    let lines = text
        .lines()
        .enumerate()
        .skip(1)
        .filter(|(_, line)| !line.trim().is_empty());
    for (at, line) in lines.take(if faults.is_empty() { usize::MAX } else { 0 }) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().trim();
        let own = |text: &Option<String>| text.clone().unwrap_or_default();
        let Some(matched) = matches.iter().find(|one| {
            one.name.trim() == cell(name)
                && own(&one.acronym) == cell(acronym)
                && own(&one.country) == cell(country)
        }) else {
            faults.push(format!(
                "Line {}: \"{}\" was never printed so on an imported page.",
                at + 1,
                cell(name)
            ));
            continue;
        };
        let id = match cell(decision) {
            "" => None,
            "same" => Some(matched.id.clone()),
            "other" => Some(String::new()),
            id if known.contains(id) => Some(id.to_owned()),
            id => {
                faults.push(format!(
                    "Line {}: \"{id}\" is neither \"same\", \"other\" nor an id on file.",
                    at + 1
                ));
                continue;
            }
        };
        if before.get(&matched.key()) == id.as_ref() {
            as_before += 1;
        } else if decided
            .insert(matched.key(), id.clone())
            .is_some_and(|earlier| earlier != id)
        {
            faults.push(format!(
                "Line {}: \"{}\" is decided twice, and differently.",
                at + 1,
                cell(name)
            ));
        }
    }
    if !faults.is_empty() {
        return Err(format!(
            "{} has faults; nothing was stored.\n{}",
            file.display(),
            faults.join("\n")
        ));
    }
    store.bring(|writer| {
        decided
            .iter()
            .try_for_each(|(printed, id)| writer.decide(printed, id.as_deref()))
    })?;
    println!(
        "{} decisions stored, {as_before} lines as before. They hold from the next import on: import the pages again to see what they change.",
        decided.len()
    );
    Ok(())
}
