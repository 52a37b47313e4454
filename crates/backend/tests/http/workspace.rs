//! What a person has to do, on days on which that changes.

use crate::support::Server;

/// A cycle does not end with its year.
#[tokio::test]
async fn in_january_a_progress_report_of_december_can_still_be_made() {
    let server = Server::on("2027-01-01T00:00:10Z");
    let farid = server.sign_in("farid").await;
    let work = server.get("/v1/workspace", &farid).await.json();
    let to_make = work["toMake"].as_array().expect("a list");
    let one = to_make
        .iter()
        .find(|one| one["code"] == "DEMO-2024-Res-004" && one["year"] == "2026")
        .unwrap_or_else(|| panic!("twenty reports came in for it in 2026: {to_make:?}"));
    assert_eq!(one["received"], 20);
    let years: Vec<&str> = to_make
        .iter()
        .filter_map(|one| one["year"].as_str())
        .collect();
    assert!(years.is_sorted_by(|one, next| one >= next), "{years:?}");
    assert!(years.iter().all(|year| *year >= "2026"), "{years:?}");
}
