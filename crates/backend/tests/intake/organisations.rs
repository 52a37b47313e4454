//! Printed names become organisations; a person looks at the guesses and decides.

use crate::{Desk, root};
use backend::intake::pages::Told;
use report::code::Set;
use std::process::Command;

fn page(lines: &[&str]) -> String {
    format!("WCC 2016 Res 077 - Progress Report\nIUCN Members:\n{}\nIUCN Secretariat:\nYes", lines.join("\n"))
}

fn review(desk: &Desk, file: Option<&str>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backend"));
    command.args(["import", "--review", "--data"]).arg(&desk.folder);
    file.iter().for_each(|file| {
        command.arg(file);
    });
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn old_and_new_names_acronyms_and_spellings_of_countries_meet_in_one_member() {
    let desk = Desk::empty();
    let lines = [
        "Heron and Wetland Society ( HWS ) / United Republic of Tanzania",
        "Heron Watch ( HWS ) / Tanzania",
        "Heron and Wetland Society / Tanzania",
        "Another Trust ( AT ) / Tanzania",
    ];
    for (at, line) in lines.iter().enumerate() {
        let file = desk.file(&format!("{at}.txt"), &page(&[line]));
        desk.import(&[file], &Told { year: Some(2017 + u16::try_from(at).unwrap()), ..Told::default() });
    }
    let all = desk.store.constituents(Set::Facts).unwrap();
    assert_eq!(all.len(), 2, "{all:#?}");
    let heron = all.iter().find(|one| one.acronym.as_deref() == Some("HWS")).unwrap();
    assert_eq!((heron.country.as_deref(), heron.former[0].name.as_str()), (Some("TZ"), "Heron Watch"));
    assert!(heron.region.is_some(), "the region follows from the country");
}

#[test]
fn guesses_are_listed_first_and_a_decision_holds_from_then_on() {
    let desk = Desk::empty();
    let first = desk.file("a.txt", &page(&["Heron and Wetland Society ( HWS ) / Kenya"]));
    let second = desk.file("b.txt", &page(&["Heron Watch ( HWS ) / Kenya"]));
    desk.import(&[first], &Told { year: Some(2017), ..Told::default() });
    desk.import(std::slice::from_ref(&second), &Told { year: Some(2018), ..Told::default() });
    let list = review(&desk, None);
    let guess = list.lines().nth(1).unwrap();
    assert!(guess.starts_with("\tacronym and country\tHeron Watch\tHWS\tKenya\theron-and-wetland-society"), "{list}");

    let decided = desk.folder.join("decided.tsv");
    std::fs::write(&decided, list.replace("\tacronym and country\tHeron Watch", "other\tacronym and country\tHeron Watch")).unwrap();
    assert!(review(&desk, decided.to_str()).starts_with("1 decisions stored"));
    assert_eq!(desk.import(&[second], &Told { year: Some(2018), ..Told::default() }), 1, "the page is read anew");
    let names: Vec<String> = desk.store.constituents(Set::Facts).unwrap().into_iter().map(|one| one.id).collect();
    assert!(names.contains(&"heron-watch".to_owned()), "{names:?}");
    assert!(review(&desk, None).contains("other\tdecided\tHeron Watch"));
}

#[test]
fn the_facts_name_each_organisation_once() {
    let desk = Desk::with_facts();
    let all = desk.store.constituents(Set::Facts).unwrap();
    let wild = all.iter().find(|one| one.name == "Re:wild").unwrap();
    assert!(wild.former.iter().any(|former| former.name == "Global Wildlife Conservation"), "renamed, by the pages of two years");
    assert!(all.iter().all(|one| one.name != "Global Wildlife Conservation"));
    let ministry: Vec<&str> = all.iter().filter(|one| one.acronym.as_deref() == Some("MEAE")).map(|one| one.id.as_str()).collect();
    assert_eq!(ministry.len(), 1, "{ministry:?}");
    assert!(root().join("demo/facts/renames.jsonl").is_file());
}
