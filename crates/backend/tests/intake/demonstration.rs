//! What the demonstration holds, so that every chart and list is full; and the sizes for
//! measurements.

use crate::{Desk, root};
use backend::seed;
use report::code::Set;
use report::vocabulary::{ConstituentKind, Status};
use std::collections::BTreeSet;

#[test]
fn it_is_whole() {
    let desk = Desk::empty();
    seed::load_once(&desk.store, &root().join("demo")).unwrap();
    let resolutions = desk.store.resolutions(Set::Demo).unwrap();
    assert_eq!(resolutions.len(), 1_600);
    assert!(resolutions.iter().all(|one| one.synthetic));
    for archived in [Some(true), Some(false), None] {
        assert!(
            resolutions
                .iter()
                .filter(|one| one.archived == archived)
                .count()
                > 50,
            "{archived:?}"
        );
    }
    let titles: BTreeSet<&String> = resolutions
        .iter()
        .filter_map(|one| one.title.en.as_ref())
        .collect();
    assert!(titles.len() > 1_550, "titles differ: {}", titles.len());
    let of_kind = |text: &str| {
        resolutions
            .iter()
            .filter(|one| one.code.to_string().contains(text))
            .count()
    };
    assert!(of_kind("-Rec-") > 100 && of_kind("-Dec-") > 20);
    assert!(desk.store.assemblies(Set::Demo).unwrap().len() >= 16);
    assert_eq!(desk.store.cycles(Set::Demo).unwrap().len(), 5);

    let organisations = desk.store.constituents(Set::Demo).unwrap();
    let countries: BTreeSet<&String> = organisations
        .iter()
        .filter_map(|one| one.country.as_ref())
        .collect();
    assert!(
        organisations.len() >= 400 && countries.len() >= 60,
        "{} in {}",
        organisations.len(),
        countries.len()
    );
    let members: Vec<_> = organisations
        .iter()
        .filter(|one| one.kind == ConstituentKind::Member)
        .collect();
    assert!(
        members.iter().filter(|one| !one.former.is_empty()).count() >= 40
            && members.iter().filter(|one| one.region.is_none()).count() == 0
    );

    let published = desk.store.published_in(Set::Demo).unwrap();
    for year in ["2022", "2023", "2024", "2025", "2026"] {
        assert!(
            published.iter().filter(|row| row.year == year).count() > 200,
            "{year}"
        );
    }
    for status in Status::ALL
        .iter()
        .filter(|status| **status != Status::Unknown)
    {
        assert!(
            published
                .iter()
                .filter(|row| row.document.body.status.value == Some(*status))
                .count()
                > 20,
            "{status:?}"
        );
    }
    // gaps, as real reporting has them
    let reported: BTreeSet<_> = published.iter().map(|row| &row.code).collect();
    assert!((600..1_400).contains(&reported.len()), "{}", reported.len());
}

#[test]
fn twenty_wait_on_one_resolution_in_three_languages_with_members_that_overlap_and_were_renamed() {
    let desk = Desk::empty();
    seed::load_once(&desk.store, &root().join("demo")).unwrap();
    let waiting = desk.store.submitted().unwrap();
    let twenty: Vec<_> = waiting
        .iter()
        .filter(|row| row.code.to_string() == "DEMO-2024-Res-004" && row.year == "2026")
        .collect();
    assert_eq!(twenty.len(), 20);
    let languages: BTreeSet<_> = twenty.iter().map(|row| row.body.lang).collect();
    assert_eq!(languages.len(), 3);
    let named: Vec<&String> = twenty
        .iter()
        .flat_map(|row| row.body.involved.members.iter())
        .collect();
    let different: BTreeSet<&&String> = named.iter().collect();
    assert!(
        named.len() > 2 * different.len(),
        "{} names of {} Members",
        named.len(),
        different.len()
    );
    let former: Vec<String> = desk
        .store
        .constituents(Set::Demo)
        .unwrap()
        .into_iter()
        .flat_map(|one| one.former)
        .map(|former| former.name)
        .collect();
    assert!(
        twenty
            .iter()
            .filter(|row| former.contains(&row.body.involved.others))
            .count()
            >= 4,
        "some name a Member as it was called"
    );
}

#[test]
fn sizes_for_measurements() {
    let desk = Desk::empty();
    let made = seed::sized(
        &desk.store,
        &root().join("demo"),
        seed::Size {
            resolutions: 20_000,
            reports: 100,
        },
    )
    .unwrap();
    assert!(made.starts_with("20000 Resolutions, "), "{made}");
    assert!(
        seed::sized(
            &desk.store,
            &root().join("demo"),
            seed::Size {
                resolutions: 1,
                reports: 1
            }
        )
        .unwrap_err()
        .contains("Name an empty one")
    );

    let rows = Desk::empty();
    let file = rows.file(
        "rows.json",
        r#"[{"id":1,"congress":"WCC 2008","number":"Res 001","title":"Conserving wetland trade","status":"underway","categories":["convene","field"],"updated":"2024-05-01","report":{"year":2021,"members":3,"secretariat":true,"planned":false,"summary":"Words. [OP3]","challenges":"few"}},
            {"id":2,"congress":"WCC 2012","number":"Res 002","title":"Reducing plastic","status":"not_possible","categories":[],"updated":"2024-05-02","report":{"year":2022,"members":0,"secretariat":false,"planned":true,"summary":"More.","challenges":"none"}}]"#,
    );
    assert_eq!(
        seed::rows(&rows.store, &file).unwrap(),
        "2 Resolutions with a report each"
    );
    let published = rows.store.published_in(Set::Demo).unwrap();
    let first = published.iter().find(|row| row.code.number() == 1).unwrap();
    assert_eq!(
        (
            first.document.body.status.value,
            first.document.body.involved.members.len()
        ),
        (Some(Status::Underway), 3)
    );
}
