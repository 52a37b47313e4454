//! Whole pages: each in the form of a layout and language, with texts of our own (pages/README.md
//! says what each holds).

use crate::{keys, lines, nothing_is_lost};
use report::Language;
use report::body::flowing;
use report::import::{Identifiers, Imported, Layout, RemarkKey, account, import, merge};
use report::reference::{cited, references};
use report::vocabulary::{
    Action, ActionStatus, ConstituentKind, ListAnswer, Planned, ReportKind, Scope, Status, YesNo,
};
use std::path::Path;

fn read(name: &str) -> (String, Imported) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/import/pages")
        .join(name);
    let page = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let imported = import(&page, None);
    nothing_is_lost(&page, &imported);
    assert!(
        !format!("{imported:?}").contains("-0000-4"),
        "no identifier is kept"
    );
    (page, imported)
}

fn code(imported: &Imported) -> String {
    imported
        .code
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn told(imported: &Imported) -> Vec<Action> {
    imported.body.results.keys().copied().collect()
}

fn result(imported: &Imported, action: Action) -> String {
    imported
        .body
        .results
        .get(&action)
        .map(|results| flowing(&results.entries))
        .unwrap_or_default()
}

fn future(imported: &Imported) -> Vec<Action> {
    imported.body.future.actions.keys().copied().collect()
}

fn names(imported: &Imported) -> Vec<&str> {
    imported
        .members
        .iter()
        .map(|member| member.name.as_str())
        .collect()
}

/// Action and status of the rows of an Activity Report.
fn rows(imported: &Imported) -> Vec<(Action, Option<ActionStatus>)> {
    imported
        .body
        .results
        .iter()
        .map(|(action, results)| (*action, results.status))
        .collect()
}

#[test]
fn layout_a_whole() {
    let (_, page) = read("progress-a-en.txt");
    assert_eq!(
        (page.kind, page.layout, code(&page).as_str()),
        (Some(ReportKind::Progress), Layout::A, "WCC-2020-Res-022")
    );
    assert_eq!((page.members.len(), page.identifiers.members), (9, 2));
    let acronyms: Vec<Option<&str>> = page
        .members
        .iter()
        .map(|member| member.acronym.as_deref())
        .collect();
    assert_eq!(
        acronyms,
        [
            None,
            Some("SZK"),
            Some("GAF"),
            Some("LMV - France"),
            None,
            Some("DCFP"),
            None,
            Some("GETO"),
            Some("HRT")
        ]
    );
    assert_eq!(
        page.members[2].name,
        "Gesellschaft für Auenforschung (GAF) gGmbH"
    );
    assert_eq!(
        page.members[1].country.as_deref(),
        Some("Caribbean Netherlands (Bonaire, Sint Eustatius and Saba)")
    );
    assert_eq!(page.members[6].country.as_deref(), Some("New Zealand"));
    assert_eq!(page.commissions.len(), 3);
    assert_eq!(
        (
            page.commissions[2].acronym.as_deref(),
            page.commissions[2].term.as_deref()
        ),
        (None, Some("2021-2025"))
    );
    let body = &page.body;
    assert_eq!(body.involved.secretariat, Some(YesNo::Yes));
    assert!(
        body.involved.others.starts_with("Delta Rangers Union")
            && body.involved.others.ends_with("Reedcutters Cooperative")
    );
    assert_eq!(body.actions.len(), 7);
    assert_eq!(told(&page), Action::ALL[..7]);
    assert_eq!(future(&page), [Action::Field, Action::Policy]);
    assert_eq!(
        (body.future.planned, body.status.value),
        (Some(Planned::Yes), Some(Status::Ongoing))
    );
    assert!(
        flowing(&body.challenges.entries).starts_with("Capacity building: wardens leave"),
        "a sentence, no heading"
    );
    assert_eq!(body.lang, Some(Language::En));
    assert_eq!(cited(&result(&page, Action::Capacity)), ["2", "4.b", "1.a"]);
    assert_eq!(
        page.cited,
        ["1.a", "1.b", "4.b", "1", "1.c"],
        "the other styles"
    );
    assert_eq!(
        page.remarks
            .iter()
            .filter(|remark| remark.key == RemarkKey::ReferenceNotSure)
            .map(|remark| remark.text.as_str())
            .collect::<Vec<_>>(),
        ["On (a)", "CTA #1"]
    );
    assert_eq!(lines(&page, RemarkKey::LinkLost).len(), 1);
    assert_eq!(lines(&page, RemarkKey::IdentifierOnly), [16, 21]);
    assert!(
        result(&page, Action::Fundraising).contains("promised by the harbour guild.\n2.) Half"),
        "items of a list stay together"
    );
}

#[test]
fn a_french_address_of_2017() {
    let (_, page) = read("progress-a-2017-fr.txt");
    assert_eq!(code(&page), "WCC-2016-Res-019");
    assert_eq!(
        (page.members.len(), page.body.involved.members_answer),
        (0, Some(ListAnswer::None))
    );
    assert_eq!(
        (
            page.commissions.len(),
            page.identifiers.commissions,
            page.body.involved.commissions_answer
        ),
        (0, 3, None)
    );
    assert!(
        page.body
            .involved
            .others
            .starts_with("Only the two river commissions")
    );
    assert_eq!((page.body.actions.len(), told(&page)), (3, vec![]));
    assert!(
        flowing(&page.body.unsorted).contains("gravel pits"),
        "text under no action is not given to one"
    );
    assert_eq!(
        (page.body.future.planned, page.body.status.value),
        (Some(Planned::Yes), Some(Status::Initiated))
    );
    assert_eq!(
        page.body.lang,
        Some(Language::En),
        "of the text, not of the address"
    );
    assert_eq!(keys(&page)[0], RemarkKey::NotOfTheReport);
    assert_eq!(lines(&page, RemarkKey::LinkLost).len(), 1);
}

#[test]
fn a_spanish_address_of_2019_with_lines_lost() {
    let (_, page) = read("progress-a-2019-es.txt");
    assert_eq!(
        (code(&page).as_str(), page.members.len()),
        ("WCC-2016-Rec-103", 4)
    );
    assert_eq!(page.members[3].acronym.as_deref(), Some("IRLA, IRL"));
    let involved = &page.body.involved;
    assert_eq!(
        (
            involved.commissions_answer,
            involved.secretariat,
            page.body.future.planned
        ),
        (Some(ListAnswer::None), None, None),
        "unknown, never no"
    );
    assert_eq!(
        told(&page),
        [Action::Convening, Action::Field, Action::Policy]
    );
    assert!(!page.body.unsorted.is_empty() && page.body.challenges.entries.is_empty());
    assert_eq!(
        (page.body.status.value, page.body.lang),
        (Some(Status::Underway), Some(Language::Es))
    );
}

#[test]
fn layout_b_whole() {
    let (_, page) = read("progress-b-en.txt");
    assert_eq!(
        (page.layout, code(&page).as_str()),
        (Layout::B, "WCC-2020-Res-040")
    );
    assert!(
        lines(&page, RemarkKey::CodesDiffer).is_empty(),
        "the node of the Resolution says the same"
    );
    assert_eq!(
        (page.body.period.from.as_str(), page.body.period.to.as_str()),
        ("2021-09", "2025-05")
    );
    assert_eq!(
        names(&page)[2],
        "Gesellschaft für Auenforschung (GAF) gGmbH"
    );
    assert_eq!(
        page.members[1].country.as_deref(),
        Some("Caribbean Netherlands (Bonaire, Sint Eustatius and Saba)")
    );
    assert_eq!(
        (
            page.members.len(),
            page.identifiers.members,
            page.commissions.len()
        ),
        (5, 1, 2)
    );
    assert_eq!(
        result(&page, Action::Capacity)
            .matches("parcel sorters")
            .count(),
        1
    );
    assert_eq!(
        result(&page, Action::Education)
            .lines()
            .filter(|line| !line.is_empty())
            .count(),
        3
    );
    assert_eq!(lines(&page, RemarkKey::Repeated).len(), 2);
    assert_eq!(
        (page.body.future.planned, page.body.status.value),
        (Some(Planned::Yes), Some(Status::Ongoing))
    );
    let person = page
        .remarks
        .iter()
        .find(|remark| remark.key == RemarkKey::PersonLeftOut)
        .unwrap();
    assert_eq!(person.text, "Tue, 11/05/2024 - 19:28");
    assert!(!format!("{page:?}").contains("quillmaker"));
}

#[test]
fn layout_b_without_title_and_without_members() {
    let (_, page) = read("progress-b-untitled.txt");
    assert_eq!(
        (
            page.code.is_none(),
            page.inferred
                .as_ref()
                .map(|one| (one.assembly.as_str(), one.number))
        ),
        (true, Some(("wcc-2020", 122)))
    );
    assert_eq!(
        (page.members.len(), page.body.involved.members_answer),
        (0, None),
        "a heading that is missing says nothing"
    );
    assert_eq!(
        (page.commissions.len(), page.body.involved.secretariat),
        (3, Some(YesNo::No))
    );
    assert_eq!(page.body.involved.others, "Not known at this stage");
    assert_eq!(
        (page.body.actions.len(), page.body.future.planned),
        (2, None)
    );
    assert_eq!(
        (page.body.status.value, page.body.status.printed.as_str()),
        (Some(Status::Underway), "Underway: implementation well-")
    );
    assert!(!format!("{page:?}").contains("inkpot"));
}

#[test]
fn layout_c_begins_at_the_actions() {
    let (_, page) = read("progress-c.txt");
    assert_eq!(
        (page.layout, code(&page).as_str()),
        (Layout::C, "WCC-2016-Res-077")
    );
    assert_eq!(
        (
            page.body.involved.members_answer,
            page.body.involved.secretariat
        ),
        (None, None)
    );
    assert_eq!(
        (told(&page).len(), future(&page)),
        (3, vec![Action::Convening, Action::Science])
    );
    assert_eq!(
        (page.body.future.planned, page.body.status.value),
        (Some(Planned::Yes), Some(Status::Underway))
    );
    assert_eq!(lines(&page, RemarkKey::LinkLost).len(), 1);

    let bare = "WCC 2016 Res 077 - Progress Report\nField activities\nPolicy influencing/advocacy\nField activities\nTwo ponds were dug.\nPolicy influencing/advocacy\nA by-law was asked for.";
    let bare = import(bare, None);
    assert_eq!(
        (bare.layout, bare.body.actions.len(), told(&bare)),
        (Layout::C, 2, vec![Action::Field, Action::Policy])
    );
}

#[test]
fn two_copies_become_one_that_lost_nothing() {
    let ((first_page, first), (second_page, second)) =
        (read("progress-copy-1.txt"), read("progress-copy-2.txt"));
    let field = result(&first, Action::Field);
    assert!(result(&second, Action::Field).len() < field.len());
    for merged in [
        merge(first.clone(), second.clone()),
        merge(second.clone(), first.clone()),
    ] {
        assert_eq!(merged.members.len(), 4);
        assert!(
            merged
                .members
                .iter()
                .all(|member| member.acronym.is_some() && member.country.is_some())
        );
        assert_eq!(
            (merged.commissions.len(), merged.identifiers.commissions),
            (2, 0)
        );
        assert_eq!(
            (merged.body.involved.secretariat, merged.body.future.planned),
            (Some(YesNo::Yes), Some(Planned::Yes))
        );
        assert!(
            !merged.body.involved.others.is_empty() && !merged.body.challenges.entries.is_empty()
        );
        assert_eq!(
            result(&merged, Action::Field),
            field,
            "the whole text, not the one that was cut"
        );
        for page in [&first_page, &second_page] {
            nothing_is_lost(page, &merged);
        }
    }
}

#[test]
fn an_activity_report_of_2012() {
    let (_, page) = read("activity-2012-en.txt");
    assert_eq!(
        (page.kind, code(&page).as_str()),
        (Some(ReportKind::Activity), "WCC-2012-Res-069")
    );
    assert_eq!(
        page.constituent.as_ref().map(|one| one.name.as_str()),
        Some("Peat and Moss Foundation")
    );
    assert_eq!(
        (page.constituent_kind, page.body.period.from.as_str()),
        (Some(ConstituentKind::Member), "")
    );
    assert_eq!(
        page.body.scope.iter().copied().collect::<Vec<_>>(),
        [Scope::EuropeanUnion, Scope::EastEuropeNorthCentralAsia]
    );
    let involved = &page.body.involved;
    let unknown = Some(ListAnswer::DoNotKnow);
    assert_eq!(
        (
            involved.members_answer,
            involved.commissions_answer,
            involved.secretariat
        ),
        (unknown, unknown, Some(YesNo::DoNotKnow))
    );
    assert_eq!(page.commissions.len(), 2, "named beside \"I do not know\"");
    assert_eq!(
        rows(&page),
        [
            (Action::Capacity, None),
            (Action::Education, None),
            (Action::Field, None)
        ]
    );
    assert!(
        result(&page, Action::Field).contains("ditch")
            && result(&page, Action::Field).contains("Birch")
    );
    assert!(
        flowing(&page.body.unsorted).contains("a hand higher"),
        "the one text on all results"
    );
    assert_eq!(future(&page), [Action::Capacity, Action::Field]);
}

#[test]
fn an_activity_report_of_2018() {
    let (_, page) = read("activity-2018-en.txt");
    assert_eq!(
        (page.countries.clone(), page.members.len()),
        (vec!["Morocco".to_owned(), "Tunisia".to_owned()], 2)
    );
    assert_eq!(
        page.body.involved.commissions_answer,
        Some(ListAnswer::None)
    );
    let (ongoing, completed, none) = (
        Some(ActionStatus::Ongoing),
        Some(ActionStatus::Completed),
        Some(ActionStatus::None),
    );
    assert_eq!(
        rows(&page),
        [
            (Action::Convening, ongoing),
            (Action::Field, completed),
            (Action::Science, none)
        ]
    );
    assert_eq!(page.body.actions.len(), 3);
    assert_eq!(future(&page), [Action::Field, Action::Policy]);
    assert_eq!(
        (page.body.period.from.as_str(), page.body.period.to.as_str()),
        ("2018", "2018")
    );
}

#[test]
fn an_activity_report_in_layout_b() {
    let (_, page) = read("activity-b-en.txt");
    assert_eq!(
        (code(&page).as_str(), page.layout),
        ("WCC-2016-Res-034", Layout::B)
    );
    assert_eq!(
        (
            page.members.len(),
            page.members[0].country.as_deref(),
            page.identifiers.commissions
        ),
        (2, Some("Tunisia"), 2)
    );
    let (ongoing, completed, none) = (
        Some(ActionStatus::Ongoing),
        Some(ActionStatus::Completed),
        Some(ActionStatus::None),
    );
    assert_eq!(
        rows(&page),
        [
            (Action::Capacity, ongoing),
            (Action::Education, completed),
            (Action::Science, none)
        ]
    );
    assert_eq!(
        result(&page, Action::Education)
            .matches("forgotten apples")
            .count(),
        1
    );
}

#[test]
fn a_french_activity_report_with_glued_rows() {
    let (_, page) = read("activity-fr.txt");
    assert_eq!(
        (page.constituent.is_none(), page.identifiers),
        (
            true,
            Identifiers {
                members: 0,
                commissions: 0,
                constituent: true
            }
        )
    );
    assert_eq!(
        page.body.scope.iter().copied().collect::<Vec<_>>(),
        [Scope::Africa, Scope::IndianOcean]
    );
    assert_eq!(
        (
            page.members.len(),
            page.body.involved.commissions_answer,
            page.body.involved.secretariat
        ),
        (2, Some(ListAnswer::None), Some(YesNo::Yes))
    );
    let (ongoing, completed, none) = (
        Some(ActionStatus::Ongoing),
        Some(ActionStatus::Completed),
        Some(ActionStatus::None),
    );
    assert_eq!(
        rows(&page),
        [
            (Action::Capacity, ongoing),
            (Action::Convening, ongoing),
            (Action::Policy, completed),
            (Action::Science, none)
        ]
    );
    assert_eq!(
        result(&page, Action::Convening),
        "Un cercle des trois baies se réunit à chaque grande marée."
    );
    assert_eq!(
        (page.body.lang, future(&page)),
        (Some(Language::Fr), vec![Action::Capacity, Action::Science])
    );
    assert!(
        !page.body.challenges.entries.is_empty()
            && page.body.involved.others.contains("Musée de la Vase")
    );
}

#[test]
fn letters_lost_by_a_wrong_encoding() {
    let (_, page) = read("activity-fr-broken.txt");
    let ongoing = Some(ActionStatus::Ongoing);
    assert_eq!(
        rows(&page),
        [
            (Action::Capacity, Some(ActionStatus::Completed)),
            (Action::Convening, ongoing),
            (Action::Policy, ongoing),
            (Action::Science, ongoing)
        ]
    );
    assert_eq!(
        (
            page.members.len(),
            page.members[0].acronym.as_deref(),
            page.commissions.len()
        ),
        (1, Some("SRV"), 1)
    );
    assert_eq!(
        (
            page.body.period.from.as_str(),
            page.body.involved.secretariat
        ),
        ("2022", None)
    );
    assert!(
        !lines(&page, RemarkKey::LettersLost).is_empty(),
        "the text stays as it is, and it is told"
    );
    assert_eq!(future(&page), [Action::Science]);
}

#[test]
fn a_spanish_activity_report() {
    let (_, page) = read("activity-es.txt");
    assert_eq!(
        (
            page.body.involved.members_answer,
            page.commissions.len(),
            page.countries.clone()
        ),
        (Some(ListAnswer::None), 1, vec!["Chile".to_owned()])
    );
    let (ongoing, completed, none) = (
        Some(ActionStatus::Ongoing),
        Some(ActionStatus::Completed),
        Some(ActionStatus::None),
    );
    let expected = [
        (Action::Capacity, completed),
        (Action::Convening, ongoing),
        (Action::Fundraising, none),
        (Action::Policy, ongoing),
        (Action::Science, ongoing),
    ];
    assert_eq!(rows(&page), expected);
    assert!(
        page.body.involved.others.contains("Escuela de Botes")
            && !page.body.challenges.entries.is_empty()
    );
    assert_eq!(
        (page.body.lang, page.constituent_kind),
        (Some(Language::Es), Some(ConstituentKind::Member))
    );
}

#[test]
fn another_kind_of_page_is_no_report() {
    let (_, page) = read("other-page.txt");
    assert_eq!((page.kind, keys(&page)), (None, vec![RemarkKey::NoReport]));
}

/// Every fact of Res 040, on the page of the demonstration and on the true one.
fn holds_every_fact_of_res_040(page: &str, imported: &Imported) {
    assert_eq!(code(imported), "WCC-2020-Res-040");
    assert_eq!(
        (
            imported.members.len(),
            imported.identifiers.members,
            imported.commissions.len()
        ),
        (13, 1, 1)
    );
    assert!(
        imported
            .members
            .iter()
            .all(|member| member.acronym.is_some() && member.country.is_some()),
        "{:?}",
        imported.members
    );
    assert_eq!(
        (
            imported.members[11].acronym.as_deref(),
            imported.members[12].country.as_deref()
        ),
        (Some("NRDC"), Some("Namibia"))
    );
    assert_eq!(imported.commissions[0].term.as_deref(), Some("2021-2025"));
    let body = &imported.body;
    assert_eq!(body.involved.secretariat, Some(YesNo::Yes));
    assert!(body.involved.others.contains("INTERPOL"));
    assert_eq!(body.actions.len(), 6);
    assert_eq!(
        told(imported),
        [
            Action::Capacity,
            Action::Convening,
            Action::Education,
            Action::Policy,
            Action::Science
        ]
    );
    assert_eq!(
        future(imported),
        [
            Action::Convening,
            Action::Education,
            Action::Policy,
            Action::Science,
            Action::Other
        ]
    );
    assert!(
        body.unsorted.is_empty()
            && body.future.unsorted.is_empty()
            && !body.challenges.entries.is_empty()
    );
    assert_eq!(
        (body.future.planned, body.status.value),
        (Some(Planned::Yes), Some(Status::Ongoing))
    );
    assert_eq!(
        keys(imported)
            .iter()
            .filter(|key| **key != RemarkKey::LinkLost)
            .copied()
            .collect::<Vec<_>>(),
        [
            RemarkKey::NotOfTheReport,
            RemarkKey::IdentifierOnly,
            RemarkKey::ActionWithoutText
        ]
    );
    let in_report: usize = body
        .narratives()
        .iter()
        .map(|(_, text)| references(text).found.len())
        .sum();
    assert_eq!(
        (references(page).found.len(), in_report),
        (6, 6),
        "every reference arrives"
    );
    nothing_is_lost(page, imported);
}

#[test]
fn the_page_of_the_demonstration() {
    let page = include_str!("../../../../demo/facts/wcc-2020-res-040.txt");
    holds_every_fact_of_res_040(page, &import(page, None));
}

#[test]
fn the_true_seed_page_comes_in_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!(
            "not run: the seed page is not beside this checkout ({})",
            folder.display()
        );
        return;
    };
    let mut pages = 0;
    for entry in entries.flatten() {
        let page = std::fs::read_to_string(entry.path()).unwrap();
        let imported = import(&page, Some(50_105));
        holds_every_fact_of_res_040(&page, &imported);
        println!("{:?}", account(&page, &imported));
        pages += 1;
    }
    assert!(pages > 0, "the folder is there but empty");
}
