//! Nobody stops the server with a report: what is read of a body grows as the body does, whatever
//! is over a limit is refused before it is judged, and judging stands in nobody's way.

use crate::support::{Answer, Server, Visitor};
use axum::body::Body as Bytes;
use axum::http::StatusCode;
use report::body::{Body, in_order};
use report::coverage::coverage;
use report::id::report_id;
use report::resolution::Paragraphs;
use report::rules::{Context, text_problem, unstorable};
use report::text::{inline, without_references};
use report::vocabulary::ReportKind;
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const PATCH: (&str, &str) = ("content-type", "application/merge-patch+json");
const JSON: (&str, &str) = ("content-type", "application/json");

/// An object of so many members, the last first: the order that a sorted list likes least.
fn many(count: usize, of: impl Fn(usize) -> Value) -> String {
    let members: Vec<String> = (0..count)
        .rev()
        .map(|n| format!("\"e{n:06}\":{}", of(n)))
        .collect();
    format!("{{{}}}", members.join(","))
}

fn passage(n: usize) -> Value {
    json!({ "text": "", "order": format!("{:06}", n / 2) })
}

/// What grows, and a body with so much of it as a text of JSON.
type Growing = (&'static str, fn(usize) -> String);

/// Bodies that grow in one way each.
fn growing() -> [Growing; 7] {
    [
        ("passages", |n| {
            format!(r#"{{"challenges":{{"entries":{}}}}}"#, many(n, passage))
        }),
        ("passages in another order than their ids", |n| {
            let falling = |at| json!({ "text": "", "order": format!("{:06}", n - at) });
            format!(r#"{{"challenges":{{"entries":{}}}}}"#, many(n, falling))
        }),
        ("names", |n| {
            format!(
                r#"{{"involved":{{"external":{}}}}}"#,
                many(4 * n, |_| true.into())
            )
        }),
        ("links", |n| {
            let link = |_| json!({ "url": "https://a.example/" });
            format!(r#"{{"additional":{{"links":{}}}}}"#, many(n, link))
        }),
        ("references to ever other paragraphs", |n| {
            let text: String = (0..n)
                .map(|n| format!("[OP{}.{}]", n % 999 + 1, letters(n)))
                .collect();
            json!({ "additional": { "text": text } }).to_string()
        }),
        ("brackets that are not closed", |n| {
            json!({ "additional": { "text": "[OP1\n[ ".repeat(n) } }).to_string()
        }),
        ("addresses in a text", |n| {
            json!({ "additional": { "text": "https://a.example/ ".repeat(n) } }).to_string()
        }),
    ]
}

fn letters(mut n: usize) -> String {
    let mut out = String::new();
    loop {
        out.push(char::from(b'a' + u8::try_from(n % 26).unwrap()));
        n /= 26;
        if n == 0 {
            return out;
        }
    }
}

/// All that is done with a body between its arrival and a reader's page.
fn read_whole(text: &str, paragraphs: &Paragraphs) {
    let body: Body = serde_json::from_str(text).unwrap();
    let patch: Value = serde_json::from_str(text).unwrap();
    let mut draft = serde_json::to_value(&body).unwrap();
    replica::apply(&mut draft, &patch);
    black_box(replica::diff(&json!({}), &draft));
    for (_, entries) in body.passages() {
        black_box(in_order(entries));
    }
    for id in &body.involved.external {
        assert!(body.involved.external.contains(id));
    }
    for (id, _) in &body.additional.links {
        black_box(body.additional.links.get(id));
    }
    for (pointer, text) in body.sent().narratives() {
        black_box(text_problem(&pointer, &text, Some(paragraphs)));
        black_box(inline(&without_references(&text).0));
    }
    for paragraphs in [None, Some(paragraphs)] {
        black_box(coverage([&body].into_iter(), [].iter(), paragraphs));
    }
    black_box(body.sources().count());
    let context = Context {
        kind: ReportKind::Activity,
        this_year: 2026,
        paragraphs: Some(paragraphs),
        constituent: "m-lark-heron",
    };
    black_box(unstorable(&body, context));
    black_box(serde_json::to_string(&body).unwrap());
}

#[test]
fn four_times_the_body_is_read_in_about_four_times_the_time() {
    const COUNT: usize = 3_000;
    const ROUNDS: usize = 7;
    let ids: Vec<String> = (1..=99).map(|n| n.to_string()).collect();
    let paragraphs = Paragraphs {
        complete: true,
        ..Paragraphs::skeleton(&ids.iter().map(String::as_str).collect::<Vec<_>>())
    };
    for (what, make) in growing() {
        let (small, large) = (make(COUNT), make(4 * COUNT));
        let time = |text: &str| {
            let began = Instant::now();
            read_whole(text, &paragraphs);
            began.elapsed()
        };
        // in turn, so that what else the machine does disturbs both alike
        let (mut quickest, mut quickest_of_large) = (Duration::MAX, Duration::MAX);
        for _ in 0..ROUNDS {
            quickest = quickest.min(time(&small));
            quickest_of_large = quickest_of_large.min(time(&large));
        }
        println!("{what}: {quickest:?}, {quickest_of_large:?}");
        assert!(
            quickest_of_large < quickest * 6,
            "{what}: {quickest:?} for {COUNT}, {quickest_of_large:?} for four times as many"
        );
    }
}

fn id_of(code: &str) -> String {
    let code = code.parse().unwrap();
    report_id(ReportKind::Activity, &code, "2026", "m-lark-heron").to_string()
}

fn opening(code: &str, body: &str) -> String {
    format!(
        r#"{{"kind":"activity","code":"{code}","year":"2026","constituent":"m-lark-heron","body":{body}}}"#
    )
}

async fn open(server: &Server, visitor: &Visitor, code: &str, body: &str) -> Answer {
    let path = format!("/v1/drafts/{}", id_of(code));
    let headers = [JSON, ("if-none-match", "*")];
    server
        .write("PUT", &path, visitor, &headers, &opening(code, body))
        .await
}

fn object(count: usize, of: impl Fn(usize) -> Value) -> Value {
    let members: Map<String, Value> = (0..count).map(|n| (format!("e{n:06}"), of(n))).collect();
    members.into()
}

fn names(count: usize) -> Value {
    object(count, |_| true.into())
}

fn passages(count: usize) -> Value {
    json!({ "entries": object(count, |_| json!({ "text": "" })) })
}

/// Makes a body that holds so many, or so long a one.
type Making = fn(usize) -> Value;

/// Where, the key, the limit.
const LIMITS: [(&str, &str, usize, Making); 17] = [
    (
        "/involved/members",
        "too_many_members",
        3_000,
        |n| json!({ "involved": { "members": names(n) } }),
    ),
    (
        "/involved/commissions",
        "too_many",
        50,
        |n| json!({ "involved": { "commissions": names(n) } }),
    ),
    (
        "/involved/external",
        "too_many",
        500,
        |n| json!({ "involved": { "external": names(n) } }),
    ),
    (
        "/challenges",
        "too_many",
        200,
        |n| json!({ "challenges": passages(n) }),
    ),
    (
        "/results/field",
        "too_many",
        200,
        |n| json!({ "results": { "field": passages(n) } }),
    ),
    (
        "/future/unticked/field",
        "too_many",
        200,
        |n| json!({ "future": { "unticked": { "field": passages(n) } } }),
    ),
    ("", "too_many", 1_000, |n| {
        let actions = ["capacity", "convening", "education", "field", "policy"];
        let mut results: Map<String, Value> = actions
            .map(|action| (action.to_owned(), passages(200)))
            .into_iter()
            .collect();
        results["policy"] = passages(n - 801);
        json!({ "results": results, "challenges": passages(1) })
    }),
    (
        "/additional/links",
        "too_many",
        50,
        |n| json!({ "additional": { "links": object(n, |_| json!({ "url": "https://a.example" })) } }),
    ),
    (
        "/additional/links",
        "text_too_long",
        100,
        |n| json!({ "additional": { "links": { "l".repeat(n): { "url": "https://a.example" } } } }),
    ),
    (
        "/additional/links/a/title",
        "text_too_long",
        500,
        |n| json!({ "additional": { "links": { "a": { "url": "https://a.example", "title": "t".repeat(n) } } } }),
    ),
    (
        "/additional/links/a",
        "text_too_long",
        65_536,
        |n| json!({ "additional": { "links": { "a": { "url": "u".repeat(n) } } } }),
    ),
    (
        "/involved/external",
        "text_too_long",
        100,
        |n| json!({ "involved": { "external": { "x".repeat(n): true } } }),
    ),
    (
        "/challenges",
        "text_too_long",
        100,
        |n| json!({ "challenges": { "entries": { "x".repeat(n): { "text": "" } } } }),
    ),
    (
        "/challenges",
        "text_too_long",
        100,
        |n| json!({ "challenges": { "entries": { "a": { "text": "", "order": "0".repeat(n) } } } }),
    ),
    ("/challenges", "text_too_long", 100, |n| {
        let source = json!({ "constituent": "m-nuit-claire", "year": "2".repeat(n) });
        json!({ "challenges": { "entries": { "a": { "text": "", "source": source } } } })
    }),
    (
        "/period/from",
        "text_too_long",
        500,
        |n| json!({ "period": { "from": "2".repeat(n) } }),
    ),
    (
        "/status/value",
        "text_too_long",
        500,
        |n| json!({ "status": { "printed": "p".repeat(n) } }),
    ),
];

#[tokio::test]
async fn what_is_over_a_limit_is_refused_and_nothing_else_of_it_is_judged() {
    let server = Server::new();
    let amina = server.sign_in("amina").await;
    let own = "DEMO-2024-Res-050";
    let answer = open(&server, &amina, own, "{}").await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let context = Context {
        kind: ReportKind::Activity,
        this_year: 2026,
        paragraphs: None,
        constituent: "m-lark-heron",
    };
    for (pointer, key, limit, make) in LIMITS {
        let fits: Body = serde_json::from_value(make(limit)).unwrap();
        assert_eq!(unstorable(&fits, context), [], "{pointer} {limit}");
        let mut over = make(limit + 1);
        // a control character too, which would be a problem of its own
        over["additional"]["text"] = "\u{1}".into();
        let put = open(&server, &amina, "DEMO-2024-Res-051", &over.to_string()).await;
        let path = format!("/v1/drafts/{}", id_of(own));
        let headers = [PATCH, ("if-match", "\"1\"")];
        let patch = server
            .write("PATCH", &path, &amina, &headers, &over.to_string())
            .await;
        for answer in [put, patch] {
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{pointer} {key}: {}",
                answer.text
            );
            let errors = answer.json()["errors"].clone();
            let told: Vec<_> = errors
                .as_array()
                .unwrap()
                .iter()
                .map(|error| (&error["pointer"], &error["key"], &error["rule"]))
                .collect();
            let expected = (&json!(pointer), &json!(key), &json!("R12"));
            assert_eq!(told, [expected]);
        }
    }
}

/// Compared with what the same machine takes, as busy as it is, for a report that is allowed: it is
/// eight times as many members, and it took a thousand times as long.
#[tokio::test]
async fn a_body_far_over_its_limits_is_refused_soon() {
    let server = Server::new();
    let amina = server.sign_in("amina").await;
    let mut allowed = Duration::MAX;
    let body = json!({ "involved": { "members": names(3_000) } }).to_string();
    for n in 0..3 {
        let began = Instant::now();
        let put = open(
            &server,
            &amina,
            &format!("DEMO-2024-Res-{:03}", 50 + n),
            &body,
        )
        .await;
        assert_eq!(put.status, StatusCode::CREATED, "{}", put.text);
        allowed = allowed.min(began.elapsed());
    }
    // as much as the server reads of a body
    let entries = many(24_000, |_| json!({ "text": "" }));
    let body = format!(r#"{{"challenges":{{"entries":{entries}}}}}"#);
    let flat = many(40_000, |_| json!(""));
    let path = format!("/v1/drafts/{}", id_of("DEMO-2024-Res-050"));
    let headers = [PATCH, ("if-match", "\"1\"")];
    let mut longest = Duration::ZERO;
    let began = Instant::now();
    let put = open(&server, &amina, "DEMO-2024-Res-060", &body).await;
    assert_eq!(put.slug(), "validation", "{}", put.text);
    longest = longest.max(began.elapsed());
    for change in [body, flat] {
        let began = Instant::now();
        let patch = server
            .write("PATCH", &path, &amina, &headers, &change)
            .await;
        assert_eq!(patch.slug(), "validation", "{}", patch.text);
        longest = longest.max(began.elapsed());
    }
    println!("allowed {allowed:?}, refused {longest:?}");
    assert!(
        longest < allowed * 60,
        "allowed {allowed:?}, refused {longest:?}"
    );
}

/// As long as several of the heaviest bodies that are allowed are in work, others are answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_are_answered_while_reports_are_judged() {
    const HEAVY: usize = 12;
    let server = Server::new();
    let amina = server.sign_in("amina").await;
    let text = "[OP1; OP2.a; OP3] ".repeat(report::rules::TEXT_LIMIT / 18);
    let results: Map<String, Value> = ["capacity", "convening", "education", "field", "policy"]
        .map(|action| {
            (
                action.to_owned(),
                json!({ "entries": { "a": { "text": text } } }),
            )
        })
        .into_iter()
        .collect();
    let body = json!({ "involved": { "members": names(3_000) }, "results": results }).to_string();
    let began = Instant::now();
    let heavy: Vec<_> = (0..HEAVY)
        .map(|n| {
            let code = format!("DEMO-2024-Res-{:03}", 50 + n);
            let request = amina
                .request("PUT", &format!("/v1/drafts/{}", id_of(&code)))
                .header(JSON.0, JSON.1)
                .header("if-none-match", "*")
                .body(Bytes::from(opening(&code, &body)))
                .unwrap();
            tokio::spawn(server.router.clone().oneshot(request))
        })
        .collect();
    let mut waits = vec![];
    while heavy.iter().any(|one| !one.is_finished()) {
        let request = Visitor::default()
            .request("GET", "/healthz")
            .body(Bytes::empty())
            .unwrap();
        let asked = Instant::now();
        // where requests of the network are handled, not on this thread
        let health = tokio::spawn(server.router.clone().oneshot(request));
        assert_eq!(health.await.unwrap().unwrap().status(), StatusCode::OK);
        waits.push(asked.elapsed());
    }
    let whole = began.elapsed();
    for one in heavy {
        assert_eq!(one.await.unwrap().unwrap().status(), StatusCode::CREATED);
    }
    let longest = waits.iter().max().copied().unwrap_or(whole);
    println!(
        "{} answers in {whole:?}, the longest wait {longest:?}",
        waits.len()
    );
    assert!(waits.len() >= HEAVY, "{} answers in {whole:?}", waits.len());
    assert!(longest < whole / 2, "{longest:?} of {whole:?}");
}

#[tokio::test]
async fn steps_and_deletions_count_as_saves() {
    const FEW: u32 = 6;
    for (method, end) in [("POST", "/steps"), ("DELETE", "")] {
        // few, so that a slow machine gets none back meanwhile
        let server = Server::with(|app| {
            app.saves = backend::app::saves(NonZeroU32::new(FEW).expect("more than none"));
        });
        let amina = server.sign_in("amina").await;
        let code = "DEMO-2024-Res-050";
        let answer = open(&server, &amina, code, "{}").await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let path = format!("/v1/drafts/{}{end}", id_of(code));
        // of another version, so that nothing comes of it
        let headers = [JSON, ("if-match", "\"7\"")];
        let mut told = vec![];
        for _ in 0..4 * FEW {
            let answer = server
                .write(method, &path, &amina, &headers, r#"{"step":"submit"}"#)
                .await;
            told.push(answer.slug());
            if answer.status == StatusCode::TOO_MANY_REQUESTS {
                break;
            }
        }
        assert_eq!(told[0], "version-conflict");
        assert_eq!(told.last().unwrap(), "slow-down", "{method}");
    }
}
