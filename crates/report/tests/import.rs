//! The importer on a page of the layout of 2017 to 2024 with narratives of our own, and on the true seed page where it is at hand.

use proptest::prelude::*;
use report::import::{Imported, RemarkKey, export, import};
use report::reference::references;
use report::vocabulary::{Action, Planned, Status, YesNo};
use std::path::Path;

const FIXTURE: &str = include_str!("../../../demo/facts/wcc-2020-res-040.txt");

/// What both pages have in common: every fact of Res 040.
fn holds_every_fact(page: &str, imported: &Imported) {
    assert_eq!(imported.code.as_ref().map(ToString::to_string).as_deref(), Some("WCC-2020-Res-040"));
    assert_eq!(imported.members.len(), 13);
    assert!(imported.members.iter().all(|member| member.acronym.is_some() && member.country.is_some()), "{:?}", imported.members);
    assert_eq!(imported.members[11].acronym.as_deref(), Some("NRDC"));
    assert_eq!(imported.members[12].country.as_deref(), Some("Namibia"));
    assert_eq!(imported.commissions.len(), 1);
    assert_eq!(imported.commissions[0].term.as_deref(), Some("2021-2025"));
    let body = &imported.body;
    assert_eq!(body.involved.secretariat, Some(YesNo::Yes));
    assert!(body.involved.others.contains("INTERPOL"));
    assert_eq!(body.actions.len(), 6);
    let with_text: Vec<Action> = body.results.keys().copied().collect();
    assert_eq!(with_text, [Action::Capacity, Action::Convening, Action::Education, Action::Policy, Action::Science]);
    let future: Vec<Action> = body.future.actions.keys().copied().collect();
    assert_eq!(future, [Action::Convening, Action::Education, Action::Policy, Action::Science, Action::Other]);
    assert!(body.unsorted.is_empty() && body.future.unsorted.is_empty());
    assert!(!body.challenges.entries.is_empty());
    assert_eq!(body.future.planned, Some(Planned::Yes));
    assert_eq!(body.status.value, Some(Status::Ongoing));
    assert!(body.status.printed.starts_with("On-going: implementation"));

    let keys: Vec<RemarkKey> = imported.remarks.iter().map(|remark| remark.key).collect();
    assert_eq!(keys, [RemarkKey::NotOfTheReport, RemarkKey::IdentifierOnly, RemarkKey::ActionWithoutText]);
    assert_eq!(imported.remarks[2].text, "Field activities");

    let in_page = references(page).found.len();
    let in_report: usize = body.narratives().iter().map(|(_, text)| references(text).found.len()).sum();
    assert_eq!((in_page, in_report), (6, 6), "every reference arrives");
    nothing_is_dropped(page, imported);
    identifier_is_gone(page, imported);
}

/// Every word of the page stands in the report, in a label, or in a remark.
fn nothing_is_dropped(page: &str, imported: &Imported) {
    let remarks: String = imported.remarks.iter().map(|remark| format!("{} ", remark.text)).collect();
    let mut known = format!("{} {remarks}", export(imported));
    known.push_str(&imported.members.iter().map(|m| format!("{} ", m.name)).collect::<String>());
    let bag: std::collections::HashSet<String> = known.split_whitespace().map(squeezed).collect();
    // a sub-heading in another spelling ("Capacity building") is read as the label it stands for
    let lines = page.lines().filter(|line| Action::from_printed(line).is_none());
    let lost: Vec<&str> =
        lines.flat_map(str::split_whitespace).filter(|word| !squeezed(word).is_empty() && !is_identifier(word) && !bag.contains(&squeezed(word))).collect();
    assert_eq!(lost, Vec::<&str>::new());
}

fn squeezed(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

fn is_identifier(word: &str) -> bool {
    word.len() == 36 && word.matches('-').count() == 4
}

fn identifier_is_gone(page: &str, imported: &Imported) {
    let identifier = page.split_whitespace().find(|word| is_identifier(word)).expect("the page holds one");
    assert!(!format!("{imported:?}").contains(identifier));
}

#[test]
fn the_fixture_comes_in_whole() {
    holds_every_fact(FIXTURE, &import(FIXTURE));
}

#[test]
fn the_true_seed_page_comes_in_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("not run: the seed page is not beside this checkout ({})", folder.display());
        return;
    };
    let mut pages = 0;
    for entry in entries.flatten() {
        let page = std::fs::read_to_string(entry.path()).expect("a text file");
        holds_every_fact(&page, &import(&page));
        let again = import(&export(&import(&page)));
        assert_eq!(again.body, import(&page).body);
        pages += 1;
    }
    assert!(pages > 0, "the folder is there but empty");
}

#[test]
fn import_export_import_is_the_same() {
    let first = import(FIXTURE);
    let again = import(&export(&first));
    assert_eq!((again.code, again.members, again.commissions, again.body), (first.code, first.members, first.commissions, first.body));
}

#[test]
fn a_missing_yes_is_unknown_and_never_no() {
    let page = FIXTURE.replace("IUCN Secretariat:\u{a0}\nYes", "IUCN Secretariat:").replace("IUCN Secretariat: \nYes", "IUCN Secretariat:");
    assert_eq!(import(&page).body.involved.secretariat, None);
    assert_eq!(import("").body, Default::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read_without_panic(lines in proptest::collection::vec("(IUCN Members:|Describe the results/achievements of the actions taken:|Policy influencing/advocacy|\\PC{0,40})", 0..30)) {
        let page = lines.join("\n");
        let imported = import(&page);
        prop_assert!(imported.remarks.iter().all(|remark| remark.line <= lines.len().max(1)));
    }
}
