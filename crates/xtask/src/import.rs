//! `cargo xtask import FILE...`: what a saved report page holds, and what could not be placed.

use crate::shell::Done;
use report::body::flowing;
use report::import::{Imported, import};
use std::fs;

pub fn import_files(files: &[String]) -> Done {
    if files.is_empty() {
        return Err("Name at least one file: cargo xtask import PAGE.txt".into());
    }
    for file in files {
        let page = fs::read_to_string(file).map_err(|error| format!("Cannot read {file}: {error}"))?;
        println!("{file}");
        print(&import(&page));
    }
    Ok(())
}

fn print(report: &Imported) {
    let body = &report.body;
    let words = |text: &str| format!("{} words", report::text::words(text));
    println!("  Resolution    {}", report.code.as_ref().map_or("not given".into(), ToString::to_string));
    println!("  Members       {}", report.members.len());
    for member in &report.members {
        println!("                {} | {} | {}", member.name, member.acronym.as_deref().unwrap_or("-"), member.country.as_deref().unwrap_or("-"));
    }
    for commission in &report.commissions {
        println!("  Commission    {} | {} | {}", commission.name, commission.term.as_deref().unwrap_or("-"), commission.acronym.as_deref().unwrap_or("-"));
    }
    println!("  Secretariat   {}", body.involved.secretariat.map_or("not stated", report::vocabulary::YesNo::key));
    println!("  Others        {}", body.involved.others);
    println!("  Actions       {}", body.actions.iter().map(|action| action.key()).collect::<Vec<_>>().join(", "));
    for (action, results) in &body.results {
        println!("  Result        {}: {}", action.key(), words(&flowing(&results.entries)));
    }
    println!("  Challenges    {}", words(&flowing(&body.challenges.entries)));
    for (action, future) in &body.future.actions {
        println!("  Future        {}: {}", action.key(), words(&flowing(&future.entries)));
    }
    println!("  Planned       {}", body.future.planned.map_or("not stated", report::vocabulary::Planned::key));
    println!("  Status        {}", body.status.value.map_or("not legible", report::vocabulary::Status::key));
    let cited: Vec<String> = body.narratives().iter().flat_map(|(_, text)| report::reference::cited(text)).collect();
    println!("  Cited         {}", cited.join(", "));
    for remark in &report.remarks {
        println!(
            "  line {:<4} {}{}",
            remark.line,
            remark.key.key(),
            if remark.text.is_empty() { String::new() } else { format!(": {}", remark.text.replace("\n\n", " / ")) }
        );
    }
}
