//! Real and invented do not mix (SPEC.md, section 4, S1 to S5): everybody writes across the sets,
//! and nothing of `facts` changes.

use crate::day;
use crate::support::{Answer, Server, Visitor};
use axum::http::StatusCode;
use backend::store::{DraftRow, Store, StoredPerson};
use report::access::Role;
use report::code::Set;
use report::id::report_id;
use report::language::Translated;
use report::state::{State, Step};
use report::vocabulary::ReportKind;
use serde_json::{Value, json};

const REAL: &str = "WCC-2020-Res-040";
const INVENTED: &str = "DEMO-2024-Res-050";
const LARK: &str = "m-lark-heron";
const YEAR: &str = "2026";

fn store(server: &Server) -> Store {
    Store::open(&server.folder.join("data"), day::clock()).unwrap()
}

/// A Constituent of the set `facts`.
fn real(store: &Store) -> String {
    store.constituents(Set::Facts).unwrap()[0].id.clone()
}

fn has_role(store: &Store, id: &str, roles: &[Role]) {
    let person = StoredPerson {
        id: id.into(),
        name: id.into(),
        about: Translated::default(),
        roles: roles.to_vec(),
    };
    store.bring(|writer| writer.person(&person)).unwrap();
}

fn approver(constituent: &str) -> Role {
    Role::Approver {
        constituent: constituent.into(),
    }
}

/// Kind, Resolution, Constituent.
type Report<'a> = (ReportKind, &'a str, &'a str);

fn id_of((kind, code, constituent): Report<'_>, year: &str) -> String {
    report_id(kind, &code.parse().unwrap(), year, constituent).to_string()
}

/// As a server before this rule could leave it behind.
fn left_behind(
    store: &Store,
    report: Report<'_>,
    (year, state): (&str, State),
    body: &Value,
) -> String {
    let (kind, code, constituent) = report;
    let id = id_of(report, year);
    let row = DraftRow {
        id: id.clone(),
        kind,
        code: code.parse().unwrap(),
        year: year.into(),
        constituent: constituent.into(),
        state,
        version: 1,
        body: serde_json::from_value(body.clone()).unwrap(),
        saved_at: "2026-03-01T10:00:00Z".into(),
        saved_by: "Somebody".into(),
        note: None,
        ever_submitted: state != State::Draft,
        published_version: (state == State::Published).then_some(1),
    };
    store.bring(|writer| writer.draft(&row)).unwrap();
    id
}

async fn open(server: &Server, visitor: &Visitor, report: Report<'_>, body: &Value) -> Answer {
    let (kind, code, constituent) = report;
    let mut new = json!({ "kind": kind, "code": code, "year": YEAR, "body": body });
    if !constituent.is_empty() {
        new["constituent"] = constituent.into();
    }
    let path = format!("/v1/drafts/{}", id_of(report, YEAR));
    let headers = [("content-type", "application/json"), ("if-none-match", "*")];
    server
        .write("PUT", &path, visitor, &headers, &new.to_string())
        .await
}

async fn change(server: &Server, visitor: &Visitor, id: &str, change: &Value) -> Answer {
    let headers = [
        ("content-type", "application/merge-patch+json"),
        ("if-match", "\"1\""),
    ];
    let path = format!("/v1/drafts/{id}");
    server
        .write("PATCH", &path, visitor, &headers, &change.to_string())
        .await
}

async fn step(server: &Server, visitor: &Visitor, id: &str, step: Step) -> Answer {
    let headers = [("content-type", "application/json"), ("if-match", "\"1\"")];
    let path = format!("/v1/drafts/{id}/steps");
    let step = json!({ "step": step, "note": { "pointer": "", "text": "a reason" } });
    server
        .write("POST", &path, visitor, &headers, &step.to_string())
        .await
}

/// All that a reader of the facts can see change: lists, counts, the catalogue, pages, a widget.
async fn facts(server: &Server) -> Vec<(String, String)> {
    let nobody = Visitor::default();
    let catalogue = server.get("/v1/catalogue?set=facts", &nobody).await;
    let file = catalogue.headers["location"].to_str().unwrap().to_owned();
    let resolution = format!("/v1/resolutions/{REAL}");
    let page = format!("/en/resolutions/{REAL}");
    let widget = format!("/e/v1/resolution/en/{REAL}");
    let activity = format!("{resolution}/activity/{YEAR}/{LARK}");
    let progress = format!("{resolution}/progress/{YEAR}");
    let mut all = vec![];
    for path in [
        file.as_str(),
        "/v1/reports?set=facts&limit=200",
        "/v1/constituents?set=facts",
        "/v1/cycles?set=facts",
        "/v1/assemblies?set=facts",
        &resolution,
        &activity,
        &progress,
        &page,
        "/en/?set=facts",
        "/en/resolutions?set=facts",
        "/en/reports?set=facts",
        &widget,
        "/e/v1/counter/en/facts",
    ] {
        let answer = server.get(path, &nobody).await;
        // problems carry the id of their request
        let text = if answer.status.is_success() {
            answer.text
        } else {
            String::new()
        };
        all.push((path.to_owned(), format!("{} {text}", answer.status)));
    }
    all
}

fn complete() -> Value {
    json!({
        "involved": { "membersAnswer": "none", "commissionsAnswer": "none", "secretariat": "no" },
        "nothingDone": true, "challenges": { "none": true }, "future": { "none": true },
        "status": { "value": "completed" }
    })
}

fn refused(answer: &Answer, what: &str) {
    assert_eq!(
        (answer.status, answer.slug().as_str()),
        (StatusCode::FORBIDDEN, "sets-do-not-mix"),
        "{what}: {}",
        answer.text
    );
    let detail = answer.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.ends_with('.') && detail.contains(' '), "{detail}");
}

/// Every kind of role, and some that mix.
fn cast(store: &Store) -> Vec<String> {
    let one = |resolution: &str| Role::FocalPoint {
        resolution: resolution.into(),
    };
    let contributor = Role::Contributor {
        constituent: LARK.into(),
    };
    let roles = [
        ("x-contributor", vec![contributor.clone()]),
        ("x-approver", vec![approver(LARK)]),
        ("x-real-approver", vec![approver(&real(store))]),
        ("x-focal-all", vec![one("*")]),
        ("x-focal-one", vec![one(REAL)]),
        ("x-administrator", vec![Role::Administrator]),
        (
            "x-everything",
            vec![
                contributor,
                approver(LARK),
                approver(&real(store)),
                one("*"),
                Role::Administrator,
            ],
        ),
    ];
    for (id, roles) in &roles {
        has_role(store, id, roles);
    }
    roles.map(|(id, _)| id.to_owned()).to_vec()
}

#[tokio::test]
async fn where_people_are_invented_nobody_opens_a_report_on_a_real_resolution() {
    let server = Server::new();
    let store = store(&server);
    let people = cast(&store);
    let before = facts(&server).await;
    let real = real(&store);
    for person in &people {
        let visitor = server.sign_in(person).await;
        for report in [
            (ReportKind::Activity, REAL, LARK),
            (ReportKind::Activity, REAL, real.as_str()),
            (ReportKind::Progress, REAL, ""),
        ] {
            let answer = open(&server, &visitor, report, &complete()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{person} {report:?}");
            if person == "x-everything" {
                refused(&answer, person);
            }
        }
    }
    assert_eq!(facts(&server).await, before);
}

#[tokio::test]
async fn what_was_left_behind_across_the_sets_is_neither_changed_nor_advanced() {
    let server = Server::new();
    let store = store(&server);
    let people = cast(&store);
    let real = real(&store);
    let mut drafts = vec![];
    // what waits and what is to be made is of this year
    for (year, state) in [
        ("2022", State::Draft),
        (YEAR, State::Submitted),
        ("2023", State::Returned),
        ("2024", State::Published),
        ("2025", State::Withdrawn),
    ] {
        for report in [
            (ReportKind::Activity, REAL, LARK),
            (ReportKind::Activity, REAL, real.as_str()),
            (ReportKind::Progress, REAL, ""),
            // and the other way round
            (ReportKind::Activity, INVENTED, real.as_str()),
        ] {
            let id = left_behind(&store, report, (year, state), &complete());
            drafts.push((id, state));
        }
    }
    let before = facts(&server).await;
    let (mut seen_by_somebody, mut told_why) = (0, 0);
    for person in &people {
        let visitor = server.sign_in(person).await;
        for (id, state) in &drafts {
            let seen = server.get(&format!("/v1/drafts/{id}"), &visitor).await;
            if seen.status == StatusCode::OK {
                seen_by_somebody += 1;
                let seen = seen.json();
                assert_eq!(
                    (&seen["mayWrite"], &seen["steps"]),
                    (&json!(false), &json!([])),
                    "{person} {state:?}"
                );
            }
            let mut answers = vec![change(&server, &visitor, id, &json!({})).await];
            for name in Step::ALL
                .into_iter()
                .filter(|step| step.from(*state, *state == State::Published).is_some())
            {
                answers.push(step(&server, &visitor, id, name).await);
            }
            for answer in answers {
                let slug = answer.slug();
                assert!(
                    matches!(
                        slug.as_str(),
                        "not-found" | "not-allowed" | "step-not-allowed" | "sets-do-not-mix"
                    ),
                    "{person} {state:?} {slug}"
                );
                told_why += usize::from(slug == "sets-do-not-mix");
            }
            assert_eq!(store.draft(id).unwrap().unwrap().version, 1);
        }
        let work = server.get("/v1/workspace", &visitor).await.json();
        for list in ["waiting", "toMake"] {
            let crossing = work[list].as_array().into_iter().flatten().any(|one| {
                one["code"] == REAL
                    || one["head"]["code"] == REAL
                    || one["head"]["constituent"]["id"] == real.as_str()
            });
            assert!(!crossing, "{person} {list}");
        }
    }
    assert!(seen_by_somebody > 0 && told_why > 0);
    // whoever may do all of it is told why not
    let visitor = server.sign_in("x-everything").await;
    for (id, _) in drafts.iter().filter(|(_, state)| state.is_open()) {
        refused(&change(&server, &visitor, id, &json!({})).await, "change");
        refused(&step(&server, &visitor, id, Step::Submit).await, "submit");
    }
    assert_eq!(facts(&server).await, before);
}

#[tokio::test]
async fn with_real_people_a_report_is_of_the_set_of_its_constituent() {
    let server = Server::with(|app| app.invented_people = false);
    let store = store(&server);
    cast(&store);
    let real = real(&store);
    let visitor = server.sign_in("x-everything").await;
    for report in [
        (ReportKind::Activity, REAL, LARK),
        (ReportKind::Activity, INVENTED, real.as_str()),
    ] {
        refused(&open(&server, &visitor, report, &json!({})).await, report.1);
    }
    // the door is no wall
    for report in [
        (ReportKind::Activity, REAL, real.as_str()),
        (ReportKind::Progress, REAL, ""),
        (ReportKind::Activity, INVENTED, LARK),
    ] {
        let answer = open(&server, &visitor, report, &json!({})).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let id = answer.json()["id"].as_str().unwrap().to_owned();
        let seen = server.get(&format!("/v1/drafts/{id}"), &visitor).await;
        assert_eq!(seen.json()["mayWrite"], true, "{report:?}");
    }
}

#[tokio::test]
async fn nobody_of_the_other_set_is_named_in_a_report() {
    let server = Server::with(|app| app.invented_people = false);
    let store = store(&server);
    cast(&store);
    let real = real(&store);
    let visitor = server.sign_in("x-everything").await;
    let naming = |id: &str| {
        let source = json!({ "constituent": id, "year": "2025" });
        let entries = json!({ "a": { "text": "Two weirs", "source": source } });
        [
            json!({ "involved": { "members": { id: true } } }),
            json!({ "involved": { "commissions": { id: true } } }),
            json!({ "involved": { "external": { id: true } } }),
            json!({ "results": { "field": { "entries": entries } } }),
            json!({ "future": { "unticked": { "field": { "entries": entries } } } }),
            json!({ "challenges": { "entries": entries } }),
        ]
    };
    for (code, own, other) in [(REAL, real.as_str(), LARK), (INVENTED, LARK, real.as_str())] {
        let report = (ReportKind::Activity, code, own);
        for body in naming(other) {
            let answer = open(&server, &visitor, report, &body).await;
            refused(&answer, &body.to_string());
            let detail = answer.json()["detail"].as_str().unwrap().to_owned();
            assert!(detail.contains(other), "{detail}");
        }
        let answer = open(&server, &visitor, report, &naming(own)[0]).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let id = id_of(report, YEAR);
        for body in naming(other) {
            refused(&change(&server, &visitor, &id, &body).await, "change");
        }
        // a name that is on file nowhere is of no set
        let unknown = json!({ "involved": { "external": { "somebody-else": true } } });
        let answer = change(&server, &visitor, &id, &unknown).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
}

#[tokio::test]
async fn a_name_of_the_other_set_that_was_left_behind_goes_no_further() {
    let server = Server::with(|app| app.invented_people = false);
    let store = store(&server);
    cast(&store);
    has_role(
        &store,
        "x-reader",
        &[Role::FocalPoint {
            resolution: "*".into(),
        }],
    );
    let real = real(&store);
    let mut body = complete();
    body["involved"] =
        json!({ "members": { LARK: true }, "commissionsAnswer": "none", "secretariat": "no" });
    body["actions"] = json!({ "field": true });
    body["results"] = json!({ "field": { "status": "ongoing", "entries": { "a": { "text": "Two old weirs were opened this spring." } } } });
    let report = (ReportKind::Activity, REAL, real.as_str());
    let id = left_behind(&store, report, (YEAR, State::Draft), &body);
    let writer = server.sign_in("x-real-approver").await;
    refused(&step(&server, &writer, &id, Step::Submit).await, "submit");
    // taking the name out is a change like any other
    let without = json!({ "involved": { "members": null, "membersAnswer": "none" } });
    let answer = change(&server, &writer, &id, &without).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);

    let report = (ReportKind::Progress, REAL, "");
    let id = left_behind(&store, report, (YEAR, State::Submitted), &body);
    let reader = server.sign_in("x-reader").await;
    refused(&step(&server, &reader, &id, Step::Publish).await, "publish");
    let answer = step(&server, &reader, &id, Step::Return).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
}

#[tokio::test]
async fn a_progress_report_has_no_constituent_and_an_activity_report_one_that_is_on_file() {
    let server = Server::new();
    let store = store(&server);
    has_role(&store, "x-nobody", &[approver("nobody-knows")]);
    let farid = server.sign_in("farid").await;
    for constituent in [LARK, "nobody-knows", "<img src=x>"] {
        let report = (ReportKind::Progress, INVENTED, constituent);
        let answer = open(&server, &farid, report, &json!({})).await;
        assert_eq!(answer.slug(), "malformed-request", "{}", answer.text);
    }
    let stranger = server.sign_in("x-nobody").await;
    let report = (ReportKind::Activity, INVENTED, "nobody-knows");
    let answer = open(&server, &stranger, report, &json!({})).await;
    assert_eq!(answer.slug(), "malformed-request", "{}", answer.text);
    // nor does one that was left behind go on
    let id = left_behind(
        &store,
        (ReportKind::Progress, INVENTED, LARK),
        (YEAR, State::Submitted),
        &complete(),
    );
    let answer = step(&server, &farid, &id, Step::Publish).await;
    assert_eq!(answer.slug(), "malformed-request", "{}", answer.text);
}
