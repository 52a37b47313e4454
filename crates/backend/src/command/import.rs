//! `import`: saved report pages, what they hold and what they would change.

use super::arguments::Arguments;
use super::review::review;
use crate::intake::directory::Directory;
use crate::intake::matched::Matched;
use crate::intake::pages::{self, Page, Planned, Told};
use crate::store::Store;
use report::body::flowing;
use report::code::Set;
use report::import::account;
use report::vocabulary::{ListAnswer, ReportKind};

pub fn run(arguments: Arguments) -> Result<(), String> {
    if arguments.files.is_empty() && !arguments.has("review") {
        return Err("Name at least one file: import PAGE.txt".into());
    }
    if let Some(file) = arguments.files.iter().find(|file| !file.is_file()) {
        return Err(format!(
            "Cannot read {}: there is no such file",
            file.display()
        ));
    }
    let store = Store::existing(&arguments.path("data", "data"), arguments.clock()?)?;
    if arguments.has("review") {
        return review(&store, &arguments);
    }
    if let Some(year) = arguments
        .number::<u16>("year")?
        .filter(|year| !(1948..=store.clock.this_year() + 1).contains(year))
    {
        return Err(format!("--year {year} is no year of reporting"));
    }
    let code = arguments
        .get("code")
        .map(|text| {
            text.parse()
                .map_err(|_| format!("--code {text} is no code like WCC-2020-Res-040"))
        })
        .transpose()?;
    let told = Told {
        node: arguments.number("node")?,
        year: arguments.number("year")?,
        code,
        constituent: arguments.get("constituent").map(str::to_owned),
    };
    let pages = pages::read(&arguments.files, &told)?;
    let mut directory = Directory::of(
        store.constituents(Set::Facts)?,
        store.decisions()?,
        store.matches()?,
    );
    let plan = pages::plan(&store, &mut directory, pages, &told)?;
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
    let guesses: Vec<&Matched> = directory
        .matched()
        .filter(|matched| matched.how.is_guess())
        .collect();
    if !guesses.is_empty() {
        println!("\nnames that were guessed (import --review lists all):");
        guesses.iter().for_each(|matched| {
            println!(
                "  {} -> {} ({})",
                matched.name,
                matched.id,
                matched.how.words()
            )
        });
    }
    if !arguments.has("apply") {
        println!("\nnothing was stored; --apply stores what differs");
        return Ok(());
    }
    let stored = pages::apply(&store, &directory, &planned)?;
    println!(
        "\nstored: {stored} reports; the same as on file: {}; not stored: {refused}",
        planned.len() - stored
    );
    if refused == 0 {
        Ok(())
    } else {
        Err(format!(
            "{refused} pages were not stored; why stands at each."
        ))
    }
}

fn print_page(page: &Page) {
    println!(
        "\n{}",
        page.files
            .iter()
            .map(|file| file.display().to_string())
            .collect::<Vec<_>>()
            .join(" + ")
    );
    if page.imported.kind.is_some() {
        print_facts(page);
    }
    print_words(page);
}

/// A name and what the page says there; nothing where it says nothing that its kind of report asks
/// for.
fn fact(name: &str, value: impl std::fmt::Display) {
    println!("  {name:<13} {value}");
}

fn print_facts(page: &Page) {
    let report = &page.imported;
    let (body, activity) = (&report.body, report.kind == Some(ReportKind::Activity));
    let words = |text: &str| format!("{} words", report::text::words(text));
    let or_dash = |text: Option<&String>| text.map_or("-", String::as_str).to_owned();
    fact(
        "Report",
        format!(
            "{}, layout {:?}, node {}",
            report.kind.map_or("none", ReportKind::key),
            report.layout,
            page.node
                .map_or("not known".into(), |node| node.to_string())
        ),
    );
    let inferred = report.inferred.as_ref().map(|one| {
        format!(
            "not given; by the node it is number {} of {}",
            one.number, one.assembly
        )
    });
    fact(
        "Resolution",
        report.code.as_ref().map_or(
            inferred.unwrap_or_else(|| "not given".into()),
            ToString::to_string,
        ),
    );
    if activity {
        fact(
            "Constituent",
            report
                .constituent
                .as_ref()
                .map_or("not named", |line| &line.name),
        );
        fact(
            "Where",
            body.scope
                .iter()
                .map(|scope| scope.key().to_owned())
                .chain(report.countries.clone())
                .collect::<Vec<_>>()
                .join(", "),
        );
    }
    if !body.period.from.is_empty() {
        fact(
            "Period",
            format!("{} to {}", body.period.from, body.period.to),
        );
    }
    let answer = |answer: Option<ListAnswer>| {
        answer.map_or(String::new(), |answer| format!(", said: {}", answer.key()))
    };
    fact(
        "Members",
        format!(
            "{}{}",
            report.members.len(),
            answer(body.involved.members_answer)
        ),
    );
    for member in &report.members {
        fact(
            "",
            format!(
                "{} | {} | {}",
                member.name,
                or_dash(member.acronym.as_ref()),
                or_dash(member.country.as_ref())
            ),
        );
    }
    fact(
        "Commissions",
        format!(
            "{}{}",
            report.commissions.len(),
            answer(body.involved.commissions_answer)
        ),
    );
    for line in &report.commissions {
        fact(
            "",
            format!(
                "{} | {} | {}",
                line.name,
                or_dash(line.term.as_ref()),
                or_dash(line.acronym.as_ref())
            ),
        );
    }
    fact(
        "Secretariat",
        body.involved
            .secretariat
            .map_or("not stated", report::vocabulary::YesNo::key),
    );
    fact("Others", body.involved.others.replace("\n\n", " / "));
    fact(
        "Actions",
        body.actions
            .iter()
            .map(|action| action.key())
            .collect::<Vec<_>>()
            .join(", "),
    );
    for (action, results) in &body.results {
        fact(
            "Result",
            format!(
                "{}: {} {}",
                action.key(),
                words(&flowing(&results.entries)),
                results
                    .status
                    .map_or("", report::vocabulary::ActionStatus::key)
            ),
        );
    }
    fact(
        "Results",
        format!("{} under no action", words(&flowing(&body.unsorted))),
    );
    fact("Challenges", words(&flowing(&body.challenges.entries)));
    for (action, future) in &body.future.actions {
        fact(
            "Future",
            format!("{}: {}", action.key(), words(&flowing(&future.entries))),
        );
    }
    if !body.future.unsorted.is_empty() {
        fact(
            "Future",
            format!("{} under no action", words(&flowing(&body.future.unsorted))),
        );
    }
    if !activity {
        fact(
            "Planned",
            body.future
                .planned
                .map_or("not stated", report::vocabulary::Planned::key),
        );
        fact(
            "Status",
            body.status
                .value
                .map_or("not legible", report::vocabulary::Status::key),
        );
    }
    let cited: Vec<String> = body
        .narratives()
        .iter()
        .flat_map(|(_, text)| report::reference::cited(text))
        .collect();
    fact("Cited", cited.join(", "));
    if !report.cited.is_empty() {
        fact("", format!("in other styles: {}", report.cited.join(", ")));
    }
}

fn print_words(page: &Page) {
    let report = &page.imported;
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
        let text = if remark.text.is_empty() {
            String::new()
        } else {
            format!(": {}", remark.text.replace('\n', " / "))
        };
        println!("  line {:<4} {}{text}", remark.line, remark.key.words());
    }
}

const SHOWN: usize = 60;

fn print_difference(one: &Planned) {
    let row = &one.row;
    let who = if row.constituent.is_empty() {
        String::new()
    } else {
        format!(", {}", row.constituent)
    };
    match (one.on_file, one.differences.is_empty()) {
        (_, true) => println!(
            "  the same as on file: {} {}{who}, version {}",
            row.code,
            row.year,
            row.version - 1
        ),
        (true, false) => println!(
            "  differs from version {} of {} {}{who}:",
            row.version - 1,
            row.code,
            row.year
        ),
        (false, false) => println!("  not on file yet: {} {}{who}", row.code, row.year),
    }
    one.differences
        .iter()
        .take(SHOWN)
        .for_each(|line| println!("    {}", line.replace('\n', " / ")));
    one.kept.iter().for_each(|line| println!("    {line}"));
    if one.differences.len() > SHOWN {
        println!("    and {} more", one.differences.len() - SHOWN);
    }
    if one.resolution.is_some() {
        println!("    the Resolution is not on file: it comes in by its code, without a title");
    }
}
