//! `import`: saved report pages, and the review of the names that were matched.

use super::arguments::Arguments;
use crate::intake::directory::{Directory, Matched};
use crate::intake::pages::{self, Page, Planned, Told};
use crate::store::Store;
use report::body::flowing;
use report::code::Set;
use report::import::account;
use std::collections::BTreeMap;
use std::path::Path;

pub fn run(arguments: Arguments) -> Result<(), String> {
    let store = Store::open(&arguments.path("data", "data"))?;
    if arguments.has("review") {
        return review(&store, &arguments);
    }
    if arguments.files.is_empty() {
        return Err("Name at least one file: import PAGE.txt".into());
    }
    let code = arguments.get("code").map(|text| text.parse().map_err(|_| format!("--code {text} is no code like WCC-2020-Res-040"))).transpose()?;
    let told = Told { node: arguments.number("node")?, year: arguments.number("year")?, code, constituent: arguments.get("constituent").map(str::to_owned) };
    let pages = pages::read(&arguments.files, &told)?;
    let mut directory = Directory::of(
        store.constituents(Set::Facts).map_err(|error| error.in_words())?,
        store.decisions().map_err(|error| error.in_words())?,
        store.matches().map_err(|error| error.in_words())?,
    );
    let plan = pages::plan(&store, &mut directory, pages, &told).map_err(|error| error.in_words())?;
    let mut planned: Vec<Planned> = vec![];
    let mut refused = 0;
    for one in plan {
        match one {
            Ok(one) => {
                print_page(&one.page);
                print_difference(&one);
                planned.push(one);
            }
            Err(one) => {
                print_page(&one.page);
                println!("  not to be stored: {}", one.why);
                refused += 1;
            }
        }
    }
    let guesses: Vec<&Matched> = directory.matched().filter(|matched| matched.how.is_guess()).collect();
    if !guesses.is_empty() {
        println!("\nnames that were guessed (import --review lists all):");
        guesses.iter().for_each(|matched| println!("  {} -> {} ({})", matched.name, matched.id, matched.how.words()));
    }
    if !arguments.has("apply") {
        println!("\nnothing was stored; --apply stores what differs");
        return Ok(());
    }
    let stored = pages::apply(&store, &directory, &planned).map_err(|error| error.in_words())?;
    println!("\nstored: {stored} reports; the same as on file: {}; not stored: {refused}", planned.len() - stored);
    Ok(())
}

fn print_page(page: &Page) {
    let report = &page.imported;
    let body = &report.body;
    let words = |text: &str| format!("{} words", report::text::words(text));
    println!("\n{}", page.files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(" + "));
    println!(
        "  Report        {}, layout {:?}, node {}",
        report.kind.map_or("none", report::vocabulary::ReportKind::key),
        report.layout,
        page.node.map_or("not known".into(), |node| node.to_string())
    );
    println!("  Resolution    {}", report.code.as_ref().map_or("not given".into(), ToString::to_string));
    if let Some(line) = &report.constituent {
        println!("  Constituent   {}", line.name);
    }
    println!("  Members       {}", report.members.len());
    for member in &report.members {
        println!("                {} | {} | {}", member.name, member.acronym.as_deref().unwrap_or("-"), member.country.as_deref().unwrap_or("-"));
    }
    for commission in &report.commissions {
        println!("  Commission    {} | {} | {}", commission.name, commission.term.as_deref().unwrap_or("-"), commission.acronym.as_deref().unwrap_or("-"));
    }
    println!("  Secretariat   {}", body.involved.secretariat.map_or("not stated", report::vocabulary::YesNo::key));
    println!("  Others        {}", body.involved.others.replace("\n\n", " / "));
    println!("  Actions       {}", body.actions.iter().map(|action| action.key()).collect::<Vec<_>>().join(", "));
    for (action, results) in &body.results {
        println!(
            "  Result        {}: {} {}",
            action.key(),
            words(&flowing(&results.entries)),
            results.status.map_or("", report::vocabulary::ActionStatus::key)
        );
    }
    println!("  Results       {} under no action", words(&flowing(&body.unsorted)));
    println!("  Challenges    {}", words(&flowing(&body.challenges.entries)));
    for (action, future) in &body.future.actions {
        println!("  Future        {}: {}", action.key(), words(&flowing(&future.entries)));
    }
    println!("  Planned       {}", body.future.planned.map_or("not stated", report::vocabulary::Planned::key));
    println!("  Status        {}", body.status.value.map_or("not legible", report::vocabulary::Status::key));
    let cited: Vec<String> = body.narratives().iter().flat_map(|(_, text)| report::reference::cited(text)).collect();
    println!("  Cited         {}; in other styles: {}", cited.join(", "), report.cited.join(", "));
    for text in &page.texts {
        let account = account(text, report);
        println!(
            "  Words         {}: {} in the report, {} in labels, {} in remarks, {} left out, {} lost",
            account.words,
            account.in_report,
            account.in_labels,
            account.in_remarks,
            account.left_out,
            account.lost.len()
        );
    }
    for remark in &report.remarks {
        let text = if remark.text.is_empty() { String::new() } else { format!(": {}", remark.text.replace('\n', " / ")) };
        println!("  line {:<4} {}{text}", remark.line, remark.key.words());
    }
}

const SHOWN: usize = 60;

fn print_difference(one: &Planned) {
    let row = &one.row;
    let who = if row.constituent.is_empty() { String::new() } else { format!(", {}", row.constituent) };
    match (one.on_file, one.differences.is_empty()) {
        (_, true) => println!("  the same as on file: {} {}{who}, version {}", row.code, row.year, row.version - 1),
        (true, false) => println!("  differs from version {} of {} {}{who}:", row.version - 1, row.code, row.year),
        (false, false) => println!("  not on file yet: {} {}{who}", row.code, row.year),
    }
    one.differences.iter().take(SHOWN).for_each(|line| println!("    {}", line.replace('\n', " / ")));
    if one.differences.len() > SHOWN {
        println!("    and {} more", one.differences.len() - SHOWN);
    }
    if one.resolution.is_some() {
        println!("    the Resolution is not on file: it comes in by its code, without a title");
    }
}

const HEAD: &str = "decision\tmatched by\tprinted name\tacronym\tcountry\tis\tname on file";

/// Prints the list, the guesses first; or reads it back with decisions in its first column.
fn review(store: &Store, arguments: &Arguments) -> Result<(), String> {
    let mut matches = store.matches().map_err(|error| error.in_words())?;
    if let Some(file) = arguments.files.first() {
        return decide(store, file, &matches);
    }
    let names: BTreeMap<String, String> = store.constituents(Set::Facts).map_err(|error| error.in_words())?.into_iter().map(|one| (one.id, one.name)).collect();
    let decisions = store.decisions().map_err(|error| error.in_words())?;
    matches.sort_by_key(|matched| (!matched.how.is_guess(), matched.how, matched.id.clone()));
    println!("{HEAD}");
    for matched in &matches {
        let decision = decisions.get(&matched.key()).map_or("", |id| if id.is_empty() { "other" } else { id });
        let name = names.get(&matched.id).map(String::as_str).unwrap_or_default();
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
    let guesses = matches.iter().filter(|matched| matched.how.is_guess()).count();
    eprintln!(
        "{} printed names, {guesses} guessed. To decide: save this list, write into the first column \"same\", \"other\" or the id of whom it is, and give the file to import --review FILE.",
        matches.len()
    );
    Ok(())
}

fn decide(store: &Store, file: &Path, matches: &[Matched]) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("Cannot read {}: {error}", file.display()))?;
    let known: Vec<String> = store.constituents(Set::Facts).map_err(|error| error.in_words())?.into_iter().map(|one| one.id).collect();
    let mut decided: Vec<(String, String)> = vec![];
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && *line != HEAD) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [decision, _, name, acronym, country, ..] = cells[..] else {
            return Err(format!("Line {} has not the columns of the list. Print it anew with import --review.", at + 1));
        };
        let same = |matched: &&Matched| {
            matched.name == name && matched.acronym.as_deref().unwrap_or_default() == acronym && matched.country.as_deref().unwrap_or_default() == country
        };
        let Some(matched) = matches.iter().find(same) else { return Err(format!("Line {}: \"{name}\" was never printed on an imported page.", at + 1)) };
        let id = match decision.trim() {
            "" => continue,
            "same" => matched.id.clone(),
            "other" => String::new(),
            id if known.iter().any(|known| known == id) => id.to_owned(),
            id => return Err(format!("Line {}: \"{id}\" is neither \"same\", \"other\" nor an id on file.", at + 1)),
        };
        decided.push((matched.key(), id));
    }
    store.bring(|writer| decided.iter().try_for_each(|(printed, id)| writer.decide(printed, Some(id)))).map_err(|error| error.in_words())?;
    println!("{} decisions stored. They hold from the next import on: import the pages again to see what they change.", decided.len());
    Ok(())
}
