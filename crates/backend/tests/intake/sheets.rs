//! Spreadsheets of a Secretariat: shown as a difference, complaints for every row at once, stored
//! when asked.

use crate::Desk;
use backend::intake::sheets::{apply_members, apply_resolutions, members, resolutions};
use report::code::Set;

const SHEET: &str = "\u{feff}code;title_en;title_fr;archived;paragraphs_en;paragraphs_fr\r
WCC-2025-Res-001;Protecting reefs;Protéger les récifs;no;\"1. CALLS ON Members to:
a. look;
b. listen.
2. ASKS the Director General to help.\";\"1. DEMANDE aux Membres de :
a. regarder ;
b. écouter.
2. PRIE le Directeur général d’aider.\"\r
wcc 2025 rec 2;Saving fens;;;;\r
";

#[test]
fn resolutions_of_the_next_congress_come_in() {
    let desk = Desk::empty();
    let sheet = resolutions(&desk.store, SHEET.as_bytes()).unwrap();
    assert_eq!(
        (sheet.complaints.len(), sheet.rows.len()),
        (0, 2),
        "{:?}",
        sheet.complaints
    );
    assert!(
        desk.store.resolutions(Set::Facts).unwrap().is_empty(),
        "a look stores nothing"
    );
    assert_eq!(apply_resolutions(&desk.store, &sheet.rows).unwrap(), 2);
    let one = desk
        .store
        .resolution(&"WCC-2025-Res-001".parse().unwrap())
        .unwrap()
        .unwrap();
    let paragraphs = one.paragraphs.unwrap();
    assert_eq!(paragraphs.ids(), ["1", "1.a", "1.b", "2"]);
    assert_eq!(
        paragraphs.tree[0].parts[1].text.fr.as_deref(),
        Some("écouter.")
    );
    assert_eq!(
        (one.archived, one.title.es.as_deref()),
        (Some(false), None),
        "a cell that is empty is not known"
    );

    // a second sheet adds, and takes nothing away
    let more = resolutions(
        &desk.store,
        b"code,title_es\nWCC-2025-Res-001,Proteger los arrecifes\n",
    )
    .unwrap();
    assert_eq!(
        more.rows[0].differences,
        ["+ /title/es: Proteger los arrecifes"]
    );
    apply_resolutions(&desk.store, &more.rows).unwrap();
    let one = desk
        .store
        .resolution(&"WCC-2025-Res-001".parse().unwrap())
        .unwrap()
        .unwrap();
    assert!(one.title.en.is_some() && one.title.es.is_some() && one.paragraphs.is_some());
    let again = resolutions(&desk.store, SHEET.as_bytes()).unwrap();
    assert!(
        again.rows.iter().all(|row| row.differences.is_empty()),
        "the same again changes nothing"
    );
}

#[test]
fn every_fault_of_a_sheet_is_told_with_its_line_and_what_to_do() {
    let desk = Desk::with_facts();
    let sheet = "code,archived,paragraphs_en,paragraphs_es\n7.40,,,\nWCC-2022-Res-040,,,\nmotion 050,,,\nwetlands,,,\nWCC-2025-Res-003,perhaps,,\nWCC-2025-Res-004,,Hello,\nWCC-2025-Res-005,,1. x,\"1. x\n2. y\"\nWCC-2025-Res-006,,,\nWCC-2025-Res-006,,,\nDEMO-2024-Res-001,,,\n";
    let read = resolutions(&desk.store, sheet.as_bytes()).unwrap();
    let told = read.complaints.join("\n");
    for (line, words) in [
        (3, "If it is WCC-2020-Res-040 or"),
        (4, "number of a motion; it became WCC-2020-Res-040"),
        (5, "A code looks like"),
        (6, "takes yes or no"),
        (7, "paragraphs_en: its line 1 has no number"),
        (8, "Paragraph 2 is not in all the languages"),
        (11, "stands in the file twice"),
        (12, "code of the demonstration"),
    ] {
        assert!(
            read.complaints
                .iter()
                .any(|one| one.starts_with(&format!("Line {line}:")) && one.contains(words)),
            "line {line}: {words}\n{told}"
        );
    }
    assert!(
        !told.contains("Line 2:"),
        "another spelling of a code is read: {told}"
    );
    let columns = resolutions(&desk.store, b"number,title\n1,x\n").unwrap();
    assert!(
        columns
            .complaints
            .iter()
            .any(|one| one.contains("\"number\" is not known"))
            && columns
                .complaints
                .iter()
                .any(|one| one.contains("\"code\" is missing"))
    );
}

#[test]
fn a_language_that_the_sheet_leaves_out_stays() {
    let desk = Desk::empty();
    let first = resolutions(&desk.store, SHEET.as_bytes()).unwrap();
    apply_resolutions(&desk.store, &first.rows).unwrap();
    let only_english = "code,paragraphs_en\nWCC-2025-Res-001,\"1. CALLS ON Members to:\na. look again;\nb. listen.\n2. ASKS the Director General to help.\"\n";
    let second = resolutions(&desk.store, only_english.as_bytes()).unwrap();
    assert_eq!(
        second.rows[0].differences,
        ["~ /paragraphs/1.a/en: look; -> look again;"]
    );
    assert_eq!(
        second.rows[0].document.paragraphs.as_ref().unwrap().tree[0].parts[0]
            .text
            .fr
            .as_deref(),
        Some("regarder ;")
    );
    let other_numbers = resolutions(
        &desk.store,
        b"code,paragraphs_en\nWCC-2025-Res-001,1. CALLS ON Members to look.\n",
    )
    .unwrap();
    assert!(
        other_numbers.complaints[0].contains("fr would be lost"),
        "{:?}",
        other_numbers.complaints
    );
}

#[test]
fn a_congress_to_come_is_no_wrong_year_and_slips_are_told() {
    let desk = Desk::with_facts();
    let sheet = resolutions(
        &desk.store,
        b"code,paragraphs_en\nWCC-2029-Res-001,\"1. x\n2. y\n5. z\n(a) u\n(c) v\"\n",
    )
    .unwrap();
    assert_eq!(
        (sheet.complaints.len(), sheet.rows.len()),
        (0, 1),
        "{:?}",
        sheet.complaints
    );
    for words in [
        "an assembly that is not on file yet",
        "paragraph 5 follows 2",
        "paragraph 5.c follows 5.a",
    ] {
        assert!(
            sheet.notices.iter().any(|notice| notice.contains(words)),
            "{words}: {:?}",
            sheet.notices
        );
    }
    let wrong = resolutions(
        &desk.store,
        b"code,source,archived\nWCC-2025-Res-001,not a link,\nWCC-2025-Res-002,,FAUX\n",
    )
    .unwrap();
    assert!(
        wrong.complaints.len() == 1 && wrong.complaints[0].contains("\"not a link\""),
        "{:?}",
        wrong.complaints
    );
}

#[test]
fn ids_and_names_that_contradict_are_told() {
    let desk = Desk::empty();
    let sheet =
        "name,acronym,country\nOtter Institute,OI,KE\nHeron Trust,HT,KE\nTwin,,KE\nTwin,,GH\n";
    let read = members(&desk.store, sheet.as_bytes()).unwrap();
    apply_members(&desk.store, &read.rows).unwrap();
    let told = |sheet: &str| members(&desk.store, sheet.as_bytes()).unwrap();
    assert!(
        told("id,name,country\notter-institut,Otter Institute,KE\n").complaints[0]
            .contains("otter-institute has the name")
    );
    assert!(
        told("id,name,country\nheron-trust,Otter Institute,KE\n").complaints[0]
            .contains("otter-institute has the name")
    );
    assert!(told("name\nTwin\n").complaints[0].contains("write the id"));
    // renamed without an id: found by the name that the sheet gives as a former one
    let renamed =
        told("name,country,former_names\nHeron and Reed Trust,KE,Heron Trust until 2026\n");
    assert_eq!(
        (
            renamed.rows[0].document.id.as_str(),
            renamed.rows[0].on_file
        ),
        ("heron-trust", true)
    );
    apply_members(&desk.store, &renamed.rows).unwrap();
    let old_list = told("name,country\nHeron Trust,KE\n");
    assert_eq!(
        old_list.rows[0].document.name, "Heron and Reed Trust",
        "an old list renames nobody back"
    );
    assert!(old_list.rows[0].differences.is_empty());
}

#[test]
fn members_come_in_by_name_and_keep_their_former_ones() {
    let desk = Desk::empty();
    let sheet = "name,acronym,country,category,former_names\nHeron Society,HS,KE,B,\"Heron Watch (HW) until 2019; Heron Club\"\nMinistère des Baies,MB,Côte d'Ivoire,A,\n";
    let read = members(&desk.store, sheet.as_bytes()).unwrap();
    assert_eq!(read.complaints, Vec::<String>::new());
    assert_eq!(apply_members(&desk.store, &read.rows).unwrap(), 2);
    let all = desk.store.constituents(Set::Facts).unwrap();
    let heron = all.iter().find(|one| one.id == "heron-society").unwrap();
    assert_eq!(
        (
            heron.former[0].until,
            heron.former.len(),
            heron.category.map(|c| c.key())
        ),
        (Some(2019), 2, Some("B"))
    );
    assert_eq!(
        all.iter()
            .find(|one| one.acronym.as_deref() == Some("MB"))
            .unwrap()
            .country
            .as_deref(),
        Some("CI")
    );

    // renamed: today's name is the sheet's, yesterday's is kept
    let renamed = members(
        &desk.store,
        b"id,name\nheron-society,Heron and Wetland Society\n",
    )
    .unwrap();
    assert!(
        renamed.rows[0]
            .differences
            .iter()
            .any(|line| line.starts_with("~ /name: Heron Society -> ")),
        "{:?}",
        renamed.rows[0].differences
    );
    apply_members(&desk.store, &renamed.rows).unwrap();
    let heron = desk.store.constituent("heron-society").unwrap().unwrap();
    assert!(
        heron
            .former
            .iter()
            .any(|former| former.name == "Heron Society")
    );
    // an older name finds the same Member
    let by_old = members(&desk.store, b"name,country\nHeron Watch,KE\n").unwrap();
    assert_eq!(by_old.rows[0].document.id, "heron-society");

    let wrong = members(&desk.store, b"name,country,category\nX,Narnia,\nY,,Z\n").unwrap();
    assert!(
        wrong.complaints[0].starts_with("Line 2: \"Narnia\" is no country")
            && wrong.complaints[1].contains("takes A, B, C or D"),
        "{:?}",
        wrong.complaints
    );
}
