//! api/openapi.json holds backend and client: routes, operations, and every answer of a whole life
//! of a report.

use crate::day;
use crate::support::{Answer, Server, Visitor, contract, problem_types, root};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use backend::SAVES_A_MINUTE;
use backend::app::saves;
use backend::http::fault::Fault;
use http_body_util::BodyExt;
use report::documents::ProblemDocument;
use report::id::report_id;
use report::state::State;
use report::vocabulary::ReportKind;
use resolution_progress::api::operations;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::time::Duration;

const PATCH: (&str, &str) = ("content-type", "application/merge-patch+json");
const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn the_backend_has_the_routes_of_the_contract_and_no_others() {
    let routes: BTreeSet<(String, String)> = backend::http::routes()
        .into_iter()
        .map(|(method, path, _)| (method.to_owned(), path.to_owned()))
        .collect();
    let contract = contract();
    let named = contract["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object()
                .unwrap()
                .keys()
                .map(move |method| (method.to_uppercase(), path.clone()))
        });
    assert_eq!(routes, named.collect());
}

/// What an operation is marked with: who needs it, or `no`.
#[test]
fn the_app_calls_the_operations_that_the_contract_marks_as_needed_and_no_others() {
    let contract = contract();
    let all = contract["paths"].as_object().unwrap().values();
    let needed: BTreeSet<&str> = all
        .flat_map(|item| item.as_object().unwrap().values())
        .filter(|operation| match operation["x-needed"].as_str() {
            Some("reading" | "writing" | "received" | "demoSignIn") => true,
            // the browser follows by itself
            Some("redirect" | "no") => false,
            other => panic!("{} is needed by {other:?}", operation["operationId"]),
        })
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    let called: BTreeSet<&str> = operations::ALL.iter().map(|own| own.id).collect();
    assert_eq!(called, needed);
}

/// One of each kind: a kind that is missing here does not compile.
fn faults() -> Vec<Fault> {
    let all = vec![
        Fault::Malformed(String::new()),
        Fault::NotSignedIn,
        Fault::NotAllowed,
        Fault::Csrf,
        Fault::NotFound,
        Fault::Gone,
        Fault::MethodNotAllowed,
        Fault::ReportExists,
        Fault::StepNotAllowed(State::Draft),
        Fault::VersionConflict(Box::new(example("Draft"))),
        Fault::TooLarge,
        Fault::UnsupportedType,
        Fault::Validation(vec![]),
        Fault::PreconditionMissing,
        Fault::SlowDown(Duration::ZERO),
        Fault::SetsDoNotMix(String::new()),
        Fault::StorageFull,
        Fault::Internal(String::new()),
    ];
    for fault in &all {
        match fault {
            Fault::Malformed(_)
            | Fault::NotSignedIn
            | Fault::NotAllowed
            | Fault::Csrf
            | Fault::NotFound
            | Fault::Meant(_)
            | Fault::Gone
            | Fault::MethodNotAllowed
            | Fault::ReportExists
            | Fault::StepNotAllowed(_)
            | Fault::VersionConflict(_)
            | Fault::TooLarge
            | Fault::UnsupportedType
            | Fault::Validation(_)
            | Fault::PreconditionMissing
            | Fault::SlowDown(_)
            | Fault::SetsDoNotMix(_)
            | Fault::StorageFull
            | Fault::Internal(_) => {}
        }
    }
    all
}

fn example<T: DeserializeOwned>(schema: &str) -> T {
    let contract = contract();
    let example = &contract["components"]["schemas"][schema]["examples"][0];
    serde_json::from_value(example.clone()).unwrap()
}

/// The list of the contract, that of the code, and the table for other teams.
#[tokio::test]
async fn each_kind_of_refusal_is_listed_with_its_status_and_kept_by_no_cache() {
    let listed = problem_types(&contract());
    let mut known = BTreeSet::new();
    for fault in faults() {
        let answer = fault.into_response();
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let status = answer.status().as_u16();
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        let document: ProblemDocument = serde_json::from_slice(&bytes).unwrap();
        known.insert((document.slug().to_owned(), status));
    }
    assert_eq!(known, listed);
    let page = std::fs::read_to_string(root().join("docs/backend.md")).unwrap();
    for (slug, status) in listed {
        assert!(
            page.contains(&format!("| {status} | `{slug}` |")),
            "docs/backend.md: {slug}"
        );
    }
}

/// What no list can hold is said in words: a client goes by the status.
#[test]
fn the_contract_says_what_another_slug_and_a_plain_status_mean() {
    let contract = contract();
    let words = contract["info"]["description"].as_str().unwrap();
    for said in [
        "A slug that is not listed",
        "by its status alone",
        "Retry-After",
        "x-extensible",
        "Access-Control-Allow-Credentials: true",
        "crates/report/SPEC.md",
        "7d1c4a52-90e3-4f0b-8a6e-2f5b11c9d3e7",
    ] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn the_app_calls_what_the_contract_names() {
    let contract = contract();
    for operation in operations::ALL {
        let named =
            &contract["paths"][operation.path][operation.method.to_lowercase()]["operationId"];
        assert_eq!(
            named, operation.id,
            "{} {}",
            operation.method, operation.path
        );
    }
}

pub fn draft_id(code: &str, constituent: &str) -> String {
    report_id(
        ReportKind::Activity,
        &code.parse().unwrap(),
        "2026",
        constituent,
    )
    .to_string()
}

pub const CODE: &str = "DEMO-2024-Res-005";

pub async fn opened(server: &Server, visitor: &Visitor) -> String {
    opened_on(server, visitor, CODE).await
}

async fn opened_on(server: &Server, visitor: &Visitor, code: &str) -> String {
    let id = draft_id(code, "m-lark-heron");
    let new = json!({ "kind": "activity", "code": code, "year": "2026", "constituent": "m-lark-heron", "body": {} });
    let answer = server
        .write(
            "PUT",
            &format!("/v1/drafts/{id}"),
            visitor,
            &[JSON, ("if-none-match", "*")],
            &new.to_string(),
        )
        .await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    id
}

pub async fn patch(
    server: &Server,
    visitor: &Visitor,
    id: &str,
    version: u32,
    change: &Value,
) -> Answer {
    server
        .write(
            "PATCH",
            &format!("/v1/drafts/{id}"),
            visitor,
            &[PATCH, ("if-match", &format!("\"{version}\""))],
            &change.to_string(),
        )
        .await
}

pub async fn step(
    server: &Server,
    visitor: &Visitor,
    id: &str,
    version: u32,
    step: &Value,
) -> Answer {
    server
        .write(
            "POST",
            &format!("/v1/drafts/{id}/steps"),
            visitor,
            &[JSON, ("if-match", &format!("\"{version}\""))],
            &step.to_string(),
        )
        .await
}

fn complete() -> Value {
    json!({
        "involved": { "membersAnswer": "none", "commissionsAnswer": "none", "secretariat": "no" },
        "actions": { "field": true },
        "results": {
            "field": { "status": "ongoing", "entries": { "a": { "text": "Two old weirs were opened this spring." } } },
            "policy": { "entries": { "a": { "text": "not chosen, not sent" } } }
        },
        "challenges": { "none": true },
        "future": { "none": true }
    })
}

#[tokio::test]
async fn the_life_of_a_report() {
    let server = Server::new();
    let nobody = Visitor::default();
    let (amina, bruno, farid, grace) = (
        server.sign_in("amina").await,
        server.sign_in("bruno").await,
        server.sign_in("farid").await,
        server.sign_in("grace").await,
    );
    let id = opened(&server, &amina).await;
    let path = format!("/v1/drafts/{id}");

    // opening it twice is the same report
    let again =
        json!({ "kind": "activity", "code": CODE, "year": "2026", "constituent": "m-lark-heron" });
    assert_eq!(
        server
            .write(
                "PUT",
                &path,
                &bruno,
                &[JSON, ("if-none-match", "*")],
                &again.to_string()
            )
            .await
            .slug(),
        "report-exists"
    );
    // not for those who may not know of it
    assert_eq!(server.get(&path, &nobody).await.slug(), "not-signed-in");
    assert_eq!(server.get(&path, &farid).await.slug(), "not-found");

    // saving: a precondition, the version, never a refusal for what is missing or malformed
    assert_eq!(
        server
            .write("PATCH", &path, &amina, &[PATCH], "{}")
            .await
            .slug(),
        "precondition-missing"
    );
    assert_eq!(
        server
            .write("PATCH", &path, &amina, &[JSON, ("if-match", "\"1\"")], "{}")
            .await
            .slug(),
        "unsupported-type"
    );
    assert_eq!(
        patch(
            &server,
            &amina,
            &id,
            1,
            &json!({ "challenges": { "entries": { "a": { "text": "[OP99" } } } })
        )
        .await
        .json()["version"],
        2
    );
    let stale = patch(&server, &bruno, &id, 1, &json!({ "nothingDone": true })).await;
    assert_eq!(
        (stale.slug(), stale.json()["currentVersion"].clone()),
        ("version-conflict".to_owned(), json!(2))
    );
    assert_eq!(
        stale.json()["current"]["body"]["challenges"]["entries"]["a"]["text"],
        "[OP99",
        "nothing of the other's is lost"
    );
    assert_eq!(
        patch(&server, &amina, &id, 2, &json!({ "resultz": {} }))
            .await
            .slug(),
        "malformed-request"
    );
    let unsafe_text = patch(
        &server,
        &amina,
        &id,
        2,
        &json!({ "challenges": { "entries": { "a": { "text": "a\u{202e}b" } } } }),
    )
    .await;
    assert_eq!(
        (
            unsafe_text.slug(),
            unsafe_text.json()["errors"][0]["rule"].clone()
        ),
        ("validation".to_owned(), json!("R13"))
    );
    assert_eq!(
        patch(&server, &amina.without_csrf(), &id, 2, &json!({}))
            .await
            .slug(),
        "csrf"
    );

    // submitting: complete, and by an approver
    let incomplete = step(&server, &amina, &id, 2, &json!({ "step": "submit" })).await;
    assert_eq!(incomplete.slug(), "validation");
    assert!(
        incomplete.json()["errors"]
            .as_array()
            .unwrap()
            .iter()
            .any(|error| error["pointer"] == "/actions" && error["rule"] == "R3")
    );
    assert_eq!(
        patch(&server, &bruno, &id, 2, &complete()).await.json()["version"],
        3
    );
    assert_eq!(
        patch(
            &server,
            &bruno,
            &id,
            3,
            &json!({ "challenges": { "entries": null } })
        )
        .await
        .json()["version"],
        4
    );
    assert_eq!(
        step(&server, &bruno, &id, 4, &json!({ "step": "submit" }))
            .await
            .slug(),
        "not-allowed",
        "a contributor asks the approver"
    );
    assert_eq!(
        step(&server, &amina, &id, 4, &json!({ "step": "publish" }))
            .await
            .slug(),
        "not-allowed"
    );
    assert_eq!(
        step(&server, &amina, &id, 4, &json!({ "step": "submit" }))
            .await
            .json()["version"],
        5
    );
    assert_eq!(
        patch(&server, &amina, &id, 5, &json!({ "nothingDone": true }))
            .await
            .slug(),
        "step-not-allowed"
    );
    assert_eq!(
        server
            .write("DELETE", &path, &amina, &[("if-match", "\"5\"")], "")
            .await
            .slug(),
        "step-not-allowed"
    );

    // back and forth, then published
    assert_eq!(
        step(&server, &amina, &id, 5, &json!({ "step": "recall" }))
            .await
            .json()["version"],
        6
    );
    assert_eq!(
        step(&server, &amina, &id, 6, &json!({ "step": "submit" }))
            .await
            .json()["version"],
        7
    );
    assert_eq!(
        step(&server, &farid, &id, 7, &json!({ "step": "return" }))
            .await
            .slug(),
        "malformed-request",
        "a note is what the writer goes by"
    );
    assert_eq!(
        step(&server, &farid, &id, 7, &json!({ "step": "return", "note": { "pointer": "/results/field", "text": "Which weirs?" } })).await.json()["version"],
        8
    );
    assert_eq!(
        server.get(&path, &amina).await.json()["note"]["text"],
        "Which weirs?"
    );
    assert_eq!(
        step(&server, &amina, &id, 8, &json!({ "step": "submit" }))
            .await
            .json()["version"],
        9
    );
    assert!(
        server.get("/v1/workspace?lang=fr", &farid).await.json()["waiting"]
            .as_array()
            .unwrap()
            .iter()
            .any(|head| head["id"] == id.as_str())
    );
    assert_eq!(
        step(&server, &farid, &id, 8, &json!({ "step": "publish" }))
            .await
            .slug(),
        "version-conflict"
    );
    assert_eq!(
        step(&server, &farid, &id, 9, &json!({ "step": "publish" }))
            .await
            .json()["version"],
        10
    );

    let public = format!("/v1/resolutions/{CODE}/activity/2026/m-lark-heron");
    let published = server.get(&public, &nobody).await;
    assert_eq!(
        published.json()["body"]["results"]["field"]["entries"]["a"]["text"],
        "Two old weirs were opened this spring."
    );
    assert!(
        !published.text.contains("not chosen, not sent") && !published.text.contains("Amina"),
        "what is not sent and who wrote it stay inside"
    );
    assert_eq!(
        server
            .get(&format!("{public}?version=1"), &nobody)
            .await
            .status,
        StatusCode::OK
    );
    assert_eq!(
        server
            .get(&format!("{public}?version=2"), &nobody)
            .await
            .slug(),
        "not-found"
    );

    // corrected: readers keep the first version until the second is there, and both after
    assert_eq!(
        step(&server, &farid, &id, 10, &json!({ "step": "correct" }))
            .await
            .slug(),
        "not-allowed"
    );
    assert_eq!(
        step(&server, &bruno, &id, 10, &json!({ "step": "correct" }))
            .await
            .json()["version"],
        11
    );
    assert_eq!(
        server
            .write("DELETE", &path, &amina, &[("if-match", "\"11\"")], "")
            .await
            .slug(),
        "step-not-allowed"
    );
    assert_eq!(
        patch(
            &server,
            &bruno,
            &id,
            11,
            &json!({ "involved": { "others": "A school" } })
        )
        .await
        .json()["version"],
        12
    );
    // given up: what is published is there again, and no version more
    assert_eq!(
        step(&server, &farid, &id, 12, &json!({ "step": "discard" }))
            .await
            .slug(),
        "not-found"
    );
    let discarded = step(&server, &bruno, &id, 12, &json!({ "step": "discard" })).await;
    assert_eq!(discarded.json()["version"], 13);
    let draft = server.get(&path, &bruno).await.json();
    assert_eq!(
        (&draft["state"], &draft["body"]["involved"]["others"]),
        (&json!("published"), &json!(null))
    );
    assert_eq!(
        server.get(&public, &nobody).await.json()["versions"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    step(&server, &bruno, &id, 13, &json!({ "step": "correct" })).await;
    let again = json!({ "involved": { "others": "A school" } });
    assert_eq!(
        patch(&server, &bruno, &id, 14, &again).await.json()["version"],
        15
    );
    assert_eq!(
        server.get(&public, &nobody).await.json()["head"]["version"],
        1
    );
    assert_eq!(
        step(&server, &amina, &id, 15, &json!({ "step": "submit" }))
            .await
            .json()["version"],
        16
    );
    assert_eq!(
        step(&server, &farid, &id, 16, &json!({ "step": "publish" }))
            .await
            .json()["version"],
        17
    );
    let corrected = server.get(&public, &nobody).await.json();
    assert_eq!(
        (
            &corrected["head"]["version"],
            &corrected["body"]["involved"]["others"]
        ),
        (&json!(2), &json!("A school"))
    );
    assert_eq!(
        server
            .get(&format!("{public}?version=1"), &nobody)
            .await
            .json()["body"]["involved"]["others"],
        json!(null)
    );

    // taken back for good, with a reason, though a correction is under way
    assert_eq!(
        step(&server, &amina, &id, 17, &json!({ "step": "correct" }))
            .await
            .json()["version"],
        18
    );
    assert_eq!(
        step(
            &server,
            &farid,
            &id,
            18,
            &json!({ "step": "withdraw", "note": { "pointer": "", "text": "x" } })
        )
        .await
        .slug(),
        "not-found"
    );
    assert_eq!(
        step(
            &server,
            &grace,
            &id,
            18,
            &json!({ "step": "withdraw", "note": { "pointer": "", "text": "filed twice" } })
        )
        .await
        .json()["version"],
        19
    );
    assert_eq!(server.get(&public, &nobody).await.slug(), "gone");
    assert_eq!(
        server
            .get(
                &format!("/en/resolutions/{CODE}/activity/2026/m-lark-heron"),
                &nobody
            )
            .await
            .status,
        StatusCode::GONE
    );
}

#[tokio::test]
async fn with_four_eyes_nobody_publishes_the_progress_report_that_they_wrote() {
    let server = Server::with(|app| app.four_eyes = true);
    let (farid, grace) = (server.sign_in("farid").await, server.sign_in("grace").await);
    let id = report_id(ReportKind::Progress, &CODE.parse().unwrap(), "2026", "").to_string();
    let new = json!({ "kind": "progress", "code": CODE, "year": "2026" });
    assert_eq!(
        server
            .write(
                "PUT",
                &format!("/v1/drafts/{id}"),
                &farid,
                &[JSON, ("if-none-match", "*")],
                &new.to_string()
            )
            .await
            .status,
        201
    );
    let mut body = complete();
    body["status"] = json!({ "value": "underway" });
    assert_eq!(
        patch(&server, &farid, &id, 1, &body).await.json()["version"],
        2
    );
    let submitted = step(&server, &farid, &id, 2, &json!({ "step": "submit" })).await;
    assert_eq!(submitted.json()["version"], 3, "{}", submitted.text);
    assert_eq!(
        step(&server, &farid, &id, 3, &json!({ "step": "publish" }))
            .await
            .slug(),
        "not-allowed"
    );
    assert_eq!(
        server.get(&format!("/v1/drafts/{id}"), &farid).await.json()["steps"],
        json!(["recall", "return"]),
        "and it is not offered"
    );
    assert_eq!(
        step(&server, &grace, &id, 3, &json!({ "step": "publish" }))
            .await
            .json()["version"],
        4
    );
}

#[tokio::test]
async fn every_operation_is_answered_as_the_contract_says() {
    // Progress Reports of 2026 are made in 2026
    let server = Server::on(day::NOW);
    let nobody = Visitor::default();
    for path in [
        "/v1/assemblies?set=facts",
        "/v1/assemblies",
        "/v1/cycles",
        "/v1/reports?limit=200",
        "/v1/reports?kind=activity&year=2026&set=demo&lang=fr",
        "/v1/constituents/m-lark-heron?lang=es",
        "/v1/constituents/re-wild?set=facts",
        "/v1/resolutions/WCC-2020-Res-040",
        "/v1/resolutions/DEMO-2024-Res-001?lang=fr",
        "/v1/resolutions/WCC-2020-Res-040/progress/2022",
        "/v1/resolutions/DEMO-2024-Res-001/progress/2025",
        "/v1/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
        "/v1/constituents?set=facts",
        "/v1/countries/KE?lang=es",
        "/v1/countries/FR?set=facts",
        "/v1/vocabularies?lang=fr",
        "/v1/session",
        "/v1/session/demo?lang=es",
        "/healthz",
        "/config.json",
    ] {
        assert_eq!(
            server.get(path, &nobody).await.status,
            StatusCode::OK,
            "{path}"
        );
    }
    for query in ["", "?set=facts&lang=es", "?lang=fr"] {
        let moved = server.get(&format!("/v1/catalogue{query}"), &nobody).await;
        assert_eq!(moved.status, StatusCode::TEMPORARY_REDIRECT);
        let file = server
            .get(moved.headers["location"].to_str().unwrap(), &nobody)
            .await;
        assert_eq!(
            (file.status, file.headers["cache-control"].to_str().unwrap()),
            (StatusCode::OK, "public, max-age=31536000, immutable")
        );
    }
    assert_eq!(
        server
            .get("/files/catalogue.demo.en.0000000000000000.json", &nobody)
            .await
            .slug(),
        "not-found"
    );
    let amina = server.sign_in("amina").await;
    server.get("/v1/workspace", &amina).await;
    let id = opened(&server, &amina).await;
    server.get(&format!("/v1/drafts/{id}"), &amina).await;
    patch(&server, &amina, &id, 1, &complete()).await;
    step(&server, &amina, &id, 2, &json!({ "step": "submit" })).await;
    step(&server, &amina, &id, 3, &json!({ "step": "recall" })).await;
    let farid = server.sign_in("farid").await;
    let progress = report_id(
        ReportKind::Progress,
        &"DEMO-2024-Res-004".parse().unwrap(),
        "2026",
        "",
    )
    .to_string();
    let new = json!({ "kind": "progress", "code": "DEMO-2024-Res-004", "year": "2026" });
    server
        .write(
            "PUT",
            &format!("/v1/drafts/{progress}"),
            &farid,
            &[JSON, ("if-none-match", "*")],
            &new.to_string(),
        )
        .await;
    let received = server
        .get(&format!("/v1/drafts/{progress}/received"), &farid)
        .await
        .json();
    assert_eq!(received["items"].as_array().unwrap().len(), 20);
    assert_eq!(
        server
            .get(&format!("/v1/drafts/{progress}/received"), &amina)
            .await
            .slug(),
        "not-found",
        "what others submitted is read by the Focal Point only"
    );
    assert!(
        server.get("/v1/workspace", &farid).await.json()["toMake"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["draft"] == progress.as_str())
    );
    let other = draft_id("DEMO-2024-Res-003", "m-lark-heron");
    let new = json!({ "kind": "activity", "code": "DEMO-2024-Res-003", "year": "2026", "constituent": "m-lark-heron" });
    server
        .write(
            "PUT",
            &format!("/v1/drafts/{other}"),
            &amina,
            &[JSON, ("if-none-match", "*")],
            &new.to_string(),
        )
        .await;
    assert_eq!(
        server
            .write(
                "DELETE",
                &format!("/v1/drafts/{other}"),
                &amina,
                &[("if-match", "\"1\"")],
                ""
            )
            .await
            .status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        server
            .write("DELETE", "/v1/session", &amina, &[], "")
            .await
            .status,
        StatusCode::NO_CONTENT
    );

    let contract = contract();
    let all = contract["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|item| item.as_object().unwrap().values());
    let all: BTreeSet<String> = all
        .map(|operation| operation["operationId"].as_str().unwrap().to_owned())
        .collect();
    let done: BTreeSet<String> = server
        .seen
        .borrow()
        .iter()
        .filter(|(_, status)| *status < 400)
        .map(|(id, _)| id.clone())
        .collect();
    assert_eq!(all, done, "each operation was seen to succeed");
}

#[tokio::test]
async fn bad_requests_are_problems_too() {
    let server = Server::new();
    let nobody = Visitor::default();
    assert_eq!(
        server.get("/v1/catalogue?colour=red", &nobody).await.slug(),
        "malformed-request"
    );
    assert_eq!(
        server
            .get("/v1/catalogue?set=demo&set=facts", &nobody)
            .await
            .slug(),
        "malformed-request"
    );
    assert_eq!(
        server.get("/v1/reports?limit=500", &nobody).await.slug(),
        "malformed-request"
    );
    assert_eq!(
        server
            .get("/v1/reports?after=nowhere", &nobody)
            .await
            .slug(),
        "not-found"
    );
    assert_eq!(server.get("/v1/nowhere", &nobody).await.slug(), "not-found");
    let wrong = server
        .write("DELETE", "/v1/catalogue", &nobody, &[], "")
        .await;
    assert_eq!(
        (wrong.slug(), wrong.headers["allow"].to_str().unwrap()),
        ("method-not-allowed".to_owned(), "GET,HEAD")
    );
    let large = json!({ "person": "x".repeat(20_000) });
    assert_eq!(
        server
            .post("/v1/session/demo", &nobody, &large)
            .await
            .slug(),
        "too-large"
    );
    assert_eq!(
        server
            .post(
                "/v1/session/demo",
                &nobody,
                &json!({ "person": "amina", "more": 1 })
            )
            .await
            .slug(),
        "malformed-request"
    );
    assert_eq!(
        server
            .post("/v1/session/demo", &nobody, &json!({ "person": "nobody" }))
            .await
            .slug(),
        "not-found"
    );
}

#[tokio::test]
async fn codes_in_other_spellings_lead_to_the_one_they_mean() {
    let server = Server::new();
    let nobody = Visitor::default();
    for text in [
        "WCC-2020-Res-40",
        "7.040",
        "wcc%202020%20res%20040",
        "2020-res-40",
        "WCC-2020-Res-040-EN",
    ] {
        let moved = server
            .get(&format!("/v1/resolutions/{text}?lang=fr"), &nobody)
            .await;
        assert_eq!(
            (moved.status, moved.headers["location"].to_str().unwrap()),
            (
                StatusCode::MOVED_PERMANENTLY,
                "/v1/resolutions/WCC-2020-Res-040?lang=fr"
            ),
            "{text}"
        );
        let page = server
            .get(&format!("/en/resolutions/{text}"), &nobody)
            .await;
        assert_eq!(
            (page.status, page.headers["location"].to_str().unwrap()),
            (
                StatusCode::MOVED_PERMANENTLY,
                "/en/resolutions/WCC-2020-Res-040"
            ),
            "{text}"
        );
    }
    for text in ["WCC-2022-Res-040", "motion-050"] {
        let wrong = server
            .get(&format!("/v1/resolutions/{text}"), &nobody)
            .await;
        assert_eq!(
            (wrong.slug(), wrong.json()["suggestions"][0].clone()),
            ("not-found".to_owned(), json!("WCC-2020-Res-040")),
            "{text}"
        );
        let page = server
            .get(&format!("/en/resolutions/{text}"), &nobody)
            .await;
        assert!(
            page.status == StatusCode::NOT_FOUND
                && page
                    .text
                    .contains("href=\"/en/resolutions/WCC-2020-Res-040\""),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_list_of_reports_is_read_page_by_page_and_nothing_moves() {
    let server = Server::new();
    let nobody = Visitor::default();
    let mut seen: Vec<String> = vec![];
    let mut after = String::new();
    loop {
        let page = server
            .get(
                &format!("/v1/reports?year=2025&kind=progress&limit=150{after}"),
                &nobody,
            )
            .await
            .json();
        seen.extend(
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|head| head["code"].as_str().unwrap().to_owned()),
        );
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => {
                break assert_eq!(
                    page["total"].as_u64().unwrap(),
                    u64::try_from(seen.len()).unwrap()
                );
            }
        }
    }
    let once: BTreeSet<&String> = seen.iter().collect();
    assert!(seen.len() > 150 && once.len() == seen.len());
    let since = server
        .get("/v1/reports?since=2026-11-01&limit=200", &nobody)
        .await
        .json();
    assert!(
        since["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|head| head["publishedAt"].as_str().unwrap() >= "2026-11-01")
    );
}

#[tokio::test]
async fn a_write_from_another_site_is_refused() {
    let server = Server::new();
    let request = axum::http::Request::builder()
        .method("POST")
        .uri("/v1/session/demo")
        .header("host", "127.0.0.1:8080")
        .header("origin", "https://example.org")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/json")
        .body(axum::body::Body::from(r#"{"person":"amina"}"#))
        .unwrap();
    assert_eq!(server.send(request).await.slug(), "csrf");
}

#[tokio::test]
async fn saves_are_limited_by_person_and_draft_and_the_answer_says_how_long_to_wait() {
    assert_eq!(SAVES_A_MINUTE.get(), 240);
    let server = Server::with(|app| app.saves = saves(NonZeroU32::new(2).expect("2 is not zero")));
    let amina = server.sign_in("amina").await;
    let (one, other) = (
        opened(&server, &amina).await,
        opened_on(&server, &amina, "DEMO-2024-Res-007").await,
    );
    let words = json!({ "period": { "from": "2026" } });
    for version in 1..=2 {
        let saved = patch(&server, &amina, &one, version, &words).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    }
    let refused = patch(&server, &amina, &one, 3, &words).await;
    assert_eq!(refused.slug(), "slow-down");
    // two a minute: the next in half a minute, less what the test took
    let wait: u32 = refused.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((20..=30).contains(&wait), "{wait}");
    // another draft, and another person, have limits of their own
    let saved = patch(&server, &amina, &other, 1, &words).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    let bruno = server.sign_in("bruno").await;
    let saved = patch(&server, &bruno, &one, 3, &words).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    // what is opened counts together, whatever its id
    let refused = server
        .write(
            "PUT",
            "/v1/drafts/57d7196d-0973-5ec0-be52-9c41341d2216",
            &amina,
            &[JSON, ("if-none-match", "*")],
            "{}",
        )
        .await;
    assert_eq!(refused.slug(), "slow-down", "{}", refused.text);
}
