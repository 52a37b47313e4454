//! Saved report pages into published copies.

use crate::{Desk, root};
use backend::intake::pages::{Told, Why};
use backend::store::PublishedRow;
use report::body::flowing;
use report::id::report_id;
use report::vocabulary::{Action, ReportKind};
use std::path::PathBuf;

fn page(name: &str) -> PathBuf {
    root().join("crates/report/tests/import/pages").join(name)
}

fn versions(
    desk: &Desk,
    kind: ReportKind,
    code: &str,
    year: &str,
    constituent: &str,
) -> Vec<PublishedRow> {
    desk.store
        .versions(&report_id(kind, &code.parse().unwrap(), year, constituent).to_string())
        .unwrap()
}

const TITLE: &str = "WCC 2016 Res 077 - Progress Report\nDescribe the results/achievements of the actions taken:\nField activities\n";

#[test]
fn a_page_is_shown_as_a_difference_and_then_stored_with_its_source() {
    let desk = Desk::with_facts();
    let told = Told {
        node: Some(50_087),
        ..Told::default()
    };
    let (plan, _) = desk.plan(&[page("progress-a-en.txt")], &told);
    let planned = plan[0].as_ref().unwrap();
    assert!(
        !planned.on_file
            && planned
                .differences
                .iter()
                .any(|line| line == "+ /body/status/value: ongoing"),
        "{:?}",
        planned.differences
    );
    assert!(
        versions(&desk, ReportKind::Progress, "WCC-2020-Res-022", "2022", "").is_empty(),
        "a look stores nothing"
    );

    assert_eq!(desk.import(&[page("progress-a-en.txt")], &told), 1);
    let stored = versions(&desk, ReportKind::Progress, "WCC-2020-Res-022", "2022", "");
    let document = &stored[0].document;
    assert_eq!(
        document.source.as_deref(),
        Some("https://portals.iucn.org/library/node/50087")
    );
    assert_eq!(
        (
            document.body.involved.members.len(),
            document.unmatched,
            document.cited.len()
        ),
        (9, 2, 5)
    );
    assert!(
        desk.store
            .resolution(&"WCC-2020-Res-022".parse().unwrap())
            .unwrap()
            .is_some(),
        "the Resolution comes in by its code"
    );
    assert_eq!(
        desk.import(&[page("progress-a-en.txt")], &told),
        0,
        "the same again changes nothing"
    );
}

#[test]
fn html_says_the_same_as_its_text() {
    let desk = Desk::empty();
    let told = Told {
        year: Some(2022),
        ..Told::default()
    };
    let of = |name: &str| {
        desk.plan(&[page(name)], &told)
            .0
            .remove(0)
            .unwrap()
            .row
            .document
    };
    let (text, html) = (of("progress-a-en.txt"), of("progress-a-en.html"));
    assert_eq!(
        (
            &text.body.involved,
            &text.body.status,
            &text.body.future,
            text.unmatched
        ),
        (
            &html.body.involved,
            &html.body.status,
            &html.body.future,
            html.unmatched
        )
    );
    let education = |document: &backend::store::PublishedDocument| {
        flowing(
            &document
                .body
                .results
                .get(&Action::Education)
                .unwrap()
                .entries,
        )
    };
    assert!(
        education(&html).contains("https://example.org/part1")
            && !education(&text).contains("https://"),
        "HTML keeps the links"
    );
}

#[test]
fn older_encodings_say_the_same() {
    let desk = Desk::empty();
    let told = Told::default();
    let of = |name: &str| desk.plan(&[page(name)], &told).0.remove(0).unwrap().row;
    let (latin, broken) = (of("activity-fr-latin1.txt"), of("activity-fr-broken.txt"));
    assert_eq!(
        (
            latin.document.body.actions.len(),
            latin.document.body.scope.len()
        ),
        (4, 2)
    );
    assert_eq!(latin.document.body.actions, broken.document.body.actions);
    assert!(
        flowing(
            &latin
                .document
                .body
                .results
                .get(&Action::Convening)
                .unwrap()
                .entries
        )
        .contains("élu des délégués")
    );
}

#[test]
fn what_is_on_file_is_never_overwritten_with_less() {
    let desk = Desk::empty();
    let told = Told {
        year: Some(2019),
        ..Told::default()
    };
    let whole = desk.file(
        "whole.txt",
        &format!(
            "{}Two ponds were dug. A third is being dug.",
            TITLE.replace("\nDescribe", "\nIUCN Secretariat:\nYes\nDescribe")
        ),
    );
    assert_eq!(desk.import(&[whole], &told), 1);
    let less = desk.file("less.txt", &format!("{TITLE}Two ponds were dug."));
    assert_eq!(
        desk.import(&[less], &told),
        0,
        "a copy that knows less is no news"
    );
    let cut = desk.file(
        "cut.txt",
        &format!("{TITLE}Two ponds were dug. A third is bei…"),
    );
    assert_eq!(
        desk.import(&[cut], &told),
        0,
        "nor one that is cut in the middle of a word"
    );
    let more = desk.file(
        "more.txt",
        &format!("{TITLE}Two ponds were dug. A third is being dug. A fourth is planned.\nStatus of implementation for this Resolution:\nUnderway: x"),
    );
    assert_eq!(desk.import(&[more], &told), 1);
    let stored = versions(&desk, ReportKind::Progress, "WCC-2016-Res-077", "2019", "");
    assert_eq!(
        (stored.len(), stored[0].version),
        (2, 2),
        "versions are added, never changed"
    );
    let body = &stored[0].document.body;
    assert!(
        body.involved.secretariat.is_some()
            && flowing(&body.results.get(&Action::Field).unwrap().entries)
                .ends_with("A fourth is planned.")
    );
}

#[test]
fn copies_of_one_node_are_one_report() {
    let desk = Desk::empty();
    let told = Told {
        node: Some(47_481),
        ..Told::default()
    };
    let (plan, _) = desk.plan(
        &[page("progress-copy-1.txt"), page("progress-copy-2.txt")],
        &told,
    );
    assert_eq!(plan.len(), 1);
    let body = &plan[0].as_ref().unwrap().row.document.body;
    assert_eq!(
        (body.involved.members.len(), body.involved.commissions.len()),
        (4, 2)
    );
}

#[test]
fn what_only_looks_like_a_copy_is_a_page_of_its_own() {
    let desk = Desk::empty();
    let activity = |year: &str| {
        format!(
            "WCC 2016 Res 077 - Activity Report\nIUCN Constituent:\nModel Trust\nPeriod covered:\n{year}\nAction Description Status\nField activities\nWork of {year}.\nOn-going"
        )
    };
    let files = [
        desk.file("a.txt", &activity("2022")),
        desk.file("b.txt", &activity("2023")),
    ];
    assert_eq!(desk.import(&files, &Told::default()), 2, "of two years");
    let two = [
        desk.file("c.txt", &format!("{TITLE}x")),
        desk.file("d.txt", &format!("{}y", TITLE.replace("077", "078"))),
    ];
    assert_eq!(
        desk.plan(
            &two,
            &Told {
                node: Some(49_900),
                ..Told::default()
            }
        )
        .0
        .len(),
        2,
        "of two Resolutions"
    );
    // a hash in a name is no node
    let hash = desk.file("001_9a47390cd12.txt", &format!("{TITLE}z"));
    assert_eq!(
        desk.plan(&[hash], &Told::default())
            .0
            .remove(0)
            .err()
            .unwrap()
            .why,
        Why::NoYear
    );
}

#[test]
fn two_nodes_of_one_year_stand_beside_each_other() {
    let desk = Desk::empty();
    let first = desk.file(
        "50105.txt",
        &format!(
            "{}One pond was dug.",
            TITLE.replace("2016 Res 077", "2020 Res 040")
        ),
    );
    let second = desk.file(
        "50106.txt",
        &format!(
            "{}Another page of the same year.",
            TITLE.replace("2016 Res 077", "2020 Res 040")
        ),
    );
    assert_eq!(desk.import(&[first, second], &Told::default()), 2);
    assert_eq!(
        versions(&desk, ReportKind::Progress, "WCC-2020-Res-040", "2022", "").len(),
        1
    );
    assert_eq!(
        versions(
            &desk,
            ReportKind::Progress,
            "WCC-2020-Res-040",
            "undated-50106",
            ""
        )
        .len(),
        1,
        "nothing is thrown together"
    );
}

#[test]
fn a_page_without_title_is_named_by_its_node_and_by_what_is_on_file() {
    let desk = Desk::with_facts();
    // the recommendation 97 is on file, and the series says number 97
    let text = "Describe the results/achievements of the actions taken:\nOne pond.\nStatus of implementation for this Resolution:\nInitiated: first stages of implementation\n";
    let known = desk.store.resolutions(report::code::Set::Facts).unwrap();
    let rec = known
        .iter()
        .find(|one| one.code.assembly_key() == "wcc-2020" && one.code.to_string().contains("Rec"))
        .unwrap();
    let node = 50_065 + u32::from(rec.code.number());
    let file = desk.file(&format!("{node}.txt"), text);
    let (plan, _) = desk.plan(&[file], &Told::default());
    assert_eq!(
        plan[0].as_ref().unwrap().row.code,
        rec.code,
        "the kind is the one on file"
    );
}

#[test]
fn what_cannot_be_stored_says_what_to_do() {
    let desk = Desk::empty();
    let why = |text: &str, told: Told| {
        let file = desk.file("page.txt", text);
        desk.plan(&[file], &told)
            .0
            .remove(0)
            .map(|planned| planned.row.year)
            .map_err(|refused| refused.why)
    };
    assert_eq!(why("An atlas.", Told::default()), Err(Why::NoReport));
    assert_eq!(why(&format!("{TITLE}x"), Told::default()), Err(Why::NoYear));
    assert_eq!(
        why(
            &format!("{TITLE}x"),
            Told {
                year: Some(2018),
                ..Told::default()
            }
        ),
        Ok("2018".into())
    );
    assert_eq!(
        why(
            &format!("{TITLE}x"),
            Told {
                node: Some(51_999),
                ..Told::default()
            }
        ),
        Ok("2024".into())
    );
    assert_eq!(
        why(
            &format!("{TITLE}x"),
            Told {
                node: Some(49_900),
                ..Told::default()
            }
        ),
        Ok("undated-49900".into())
    );
    assert_eq!(
        why(
            &TITLE.replace("WCC 2016", "DEMO 2024"),
            Told {
                year: Some(2018),
                ..Told::default()
            }
        ),
        Err(Why::Demonstration)
    );
    let untitled = TITLE.lines().skip(1).collect::<Vec<_>>().join("\n")
        + "\nx\nStatus of implementation for this Resolution:\nInitiated";
    assert_eq!(why(&untitled, Told::default()), Err(Why::NoCode));
}

#[test]
fn an_activity_report_is_filed_under_who_wrote_it() {
    let desk = Desk::empty();
    assert_eq!(
        desk.import(&[page("activity-2018-en.txt")], &Told::default()),
        1
    );
    let stored = versions(
        &desk,
        ReportKind::Activity,
        "WCC-2016-Res-025",
        "2018",
        "blue-estuary-foundation",
    );
    assert_eq!(stored[0].document.countries, ["Morocco", "Tunisia"]);
    // named by an identifier only: a person says who it is
    let (plan, _) = desk.plan(&[page("activity-fr.txt")], &Told::default());
    assert_eq!(plan[0].as_ref().err().unwrap().why, Why::NoConstituent);
    assert_eq!(
        desk.import(
            &[page("activity-fr.txt")],
            &Told {
                constituent: Some("blue-estuary-foundation".into()),
                ..Told::default()
            }
        ),
        1
    );
}

#[test]
fn our_summary_gives_way_to_the_page_and_what_is_not_taken_is_told() {
    let desk = Desk::with_facts();
    let told = Told {
        year: Some(2022),
        ..Told::default()
    };
    let (plan, _) = desk.plan(&[page("progress-b-en.txt")], &told);
    let document = &plan[0].as_ref().unwrap().row.document;
    let capacity = flowing(
        &document
            .body
            .results
            .get(&Action::Capacity)
            .unwrap()
            .entries,
    );
    assert!(
        capacity.starts_with("The Border Otter Society showed parcel sorters"),
        "the page's own words: {capacity}"
    );
    assert!(
        document.summarised,
        "other summaries of ours are there still"
    );

    let first = desk.file(
        "first.txt",
        &format!("{TITLE}Three owners of the mill feared for the dam and its eels."),
    );
    desk.import(
        &[first],
        &Told {
            year: Some(2018),
            ..Told::default()
        },
    );
    let second = desk.file("second.txt", &format!("{TITLE}Two owners agreed."));
    let (plan, _) = desk.plan(
        &[second],
        &Told {
            year: Some(2018),
            ..Told::default()
        },
    );
    let kept = &plan[0].as_ref().unwrap().kept;
    assert!(
        kept.len() == 1
            && kept[0].contains("the text on file is kept; the page says otherwise, in 3 words"),
        "{kept:?}"
    );
}

#[test]
fn a_year_that_the_page_contradicts_is_told() {
    let desk = Desk::empty();
    let (plan, _) = desk.plan(
        &[page("activity-2018-en.txt")],
        &Told {
            year: Some(2022),
            ..Told::default()
        },
    );
    assert_eq!(
        plan[0].as_ref().unwrap().kept,
        ["= the page says 2018, --year says 2022: 2022 is taken"]
    );
}
