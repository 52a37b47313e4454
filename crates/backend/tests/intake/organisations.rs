//! Printed names become organisations; a person looks at the guesses and decides.

use crate::{Desk, root};
use backend::intake::pages::Told;
use report::code::Set;
use std::process::Command;

fn page(lines: &[&str]) -> String {
    format!(
        "WCC 2016 Res 077 - Progress Report\nIUCN Members:\n{}\nIUCN Secretariat:\nYes",
        lines.join("\n")
    )
}

fn review(desk: &Desk, file: Option<&str>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backend"));
    command
        .args(["import", "--review", "--data"])
        .arg(&desk.folder);
    file.iter().for_each(|file| {
        command.arg(file);
    });
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
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
        desk.import(
            &[file],
            &Told {
                year: Some(2017 + u16::try_from(at).unwrap()),
                ..Told::default()
            },
        );
    }
    let all = desk.store.constituents(Set::Facts).unwrap();
    assert_eq!(all.len(), 2, "{all:#?}");
    let heron = all
        .iter()
        .find(|one| one.acronym.as_deref() == Some("HWS"))
        .unwrap();
    assert_eq!(
        (heron.country.as_deref(), heron.former[0].name.as_str()),
        (Some("TZ"), "Heron Watch")
    );
    assert!(
        heron.region.is_some(),
        "the region follows from the country"
    );
}

#[test]
fn guesses_are_listed_first_and_a_decision_holds_from_then_on() {
    let desk = Desk::empty();
    let first = desk.file(
        "a.txt",
        &page(&["Heron and Wetland Society ( HWS ) / Kenya"]),
    );
    let second = desk.file("b.txt", &page(&["Heron Watch ( HWS ) / Kenya"]));
    desk.import(
        &[first],
        &Told {
            year: Some(2017),
            ..Told::default()
        },
    );
    desk.import(
        std::slice::from_ref(&second),
        &Told {
            year: Some(2018),
            ..Told::default()
        },
    );
    let list = review(&desk, None);
    let guess = list.lines().nth(1).unwrap();
    assert!(
        guess.starts_with(
            "\tacronym and country\tHeron Watch\tHWS\tKenya\theron-and-wetland-society"
        ),
        "{list}"
    );

    let decided = desk.folder.join("decided.tsv");
    std::fs::write(
        &decided,
        list.replace(
            "\tacronym and country\tHeron Watch",
            "other\tacronym and country\tHeron Watch",
        ),
    )
    .unwrap();
    assert!(review(&desk, decided.to_str()).starts_with("1 decisions stored, 1 lines as before"));
    assert_eq!(
        desk.import(
            std::slice::from_ref(&second),
            &Told {
                year: Some(2018),
                ..Told::default()
            }
        ),
        1,
        "the page is read anew"
    );
    assert_eq!(
        members_of(&desk, "2018"),
        ["heron-watch"],
        "the new one is in the place of the old one"
    );

    // given back as it is printed, the list changes nothing, and nobody is made anew
    let list = review(&desk, None);
    assert!(list.contains("heron-watch\tdecided\tHeron Watch"), "{list}");
    std::fs::write(&decided, &list).unwrap();
    assert!(review(&desk, decided.to_str()).starts_with("0 decisions stored, 2 lines as before"));
    assert_eq!(
        desk.import(
            std::slice::from_ref(&second),
            &Told {
                year: Some(2018),
                ..Told::default()
            }
        ),
        0
    );
    assert_eq!(desk.store.constituents(Set::Facts).unwrap().len(), 2);

    // an emptied cell takes the decision back; as a spreadsheet saves it, in UTF-16
    let taken_back: Vec<u8> = format!(
        "\u{feff}{}",
        list.replace("heron-watch\tdecided", "\tdecided")
    )
    .encode_utf16()
    .flat_map(u16::to_le_bytes)
    .collect();
    std::fs::write(&decided, taken_back).unwrap();
    assert!(review(&desk, decided.to_str()).starts_with("1 decisions stored"));
    assert!(desk.store.decisions().unwrap().is_empty());
}

fn members_of(desk: &Desk, year: &str) -> Vec<String> {
    let id = report::id::report_id(
        report::vocabulary::ReportKind::Progress,
        &"WCC-2016-Res-077".parse().unwrap(),
        year,
        "",
    );
    desk.store.versions(&id.to_string()).unwrap()[0]
        .document
        .body
        .involved
        .members
        .iter()
        .cloned()
        .collect()
}

#[test]
fn a_list_with_faults_tells_them_all_and_changes_nothing() {
    let desk = Desk::empty();
    let first = desk.file(
        "a.txt",
        &page(&[
            "Heron and Wetland Society ( HWS ) / Kenya",
            "Model Trust / Ghana",
        ]),
    );
    desk.import(
        &[first],
        &Told {
            year: Some(2017),
            ..Told::default()
        },
    );
    let wrong = |text: &str| {
        let file = desk.file("wrong.tsv", text);
        let output = Command::new(env!("CARGO_BIN_EXE_backend"))
            .args(["import", "--review", "--data"])
            .arg(&desk.folder)
            .arg(file)
            .output()
            .unwrap();
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let told = wrong(
        "decision\tprinted name\tacronym\tcountry\nsmae\tModel Trust\t\tGhana\nnobody\tHeron and Wetland Society\tHWS\tKenya\nsame\tUnseen\t\t\n",
    );
    for words in [
        "Line 2: \"smae\" is neither",
        "Line 3: \"nobody\" is neither",
        "Line 4: \"Unseen\" was never printed",
        "nothing was stored",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(
        wrong("printed name\tacronym\tcountry\nModel Trust\t\tGhana\n")
            .contains("The column \"decision\" is missing")
    );
}

#[test]
fn the_facts_name_each_organisation_once() {
    let desk = Desk::with_facts();
    let all = desk.store.constituents(Set::Facts).unwrap();
    let wild = all.iter().find(|one| one.name == "Re:wild").unwrap();
    assert!(
        wild.former
            .iter()
            .any(|former| former.name == "Global Wildlife Conservation"),
        "renamed, by the pages of two years"
    );
    assert!(
        all.iter()
            .all(|one| one.name != "Global Wildlife Conservation")
    );
    let ministry: Vec<&str> = all
        .iter()
        .filter(|one| one.acronym.as_deref() == Some("MEAE"))
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(ministry.len(), 1, "{ministry:?}");
    assert!(root().join("demo/facts/renames.jsonl").is_file());
}
