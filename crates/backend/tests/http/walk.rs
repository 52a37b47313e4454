//! Every output is walked: what is invented says "Demonstration" wherever it is shown, and no fact
//! is beside it.

use crate::support::{Server, Visitor};
use axum::http::StatusCode;
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from)
        .and_then(|(_, rest)| rest.split_once(to))
        .map_or("", |(inner, _)| inner)
}

/// Addresses of pages that a page leads to, without those of work and without the other set.
fn links<'a>(page: &'a str, lang: &str) -> impl Iterator<Item = String> + 'a {
    let own = format!("/{lang}/");
    page.split(" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(link, _)| link.replace("&amp;", "&"))
        .filter(move |link| {
            link.starts_with(&own)
                && !link.contains("/work")
                && !link.ends_with("/try")
                && !link.contains("set=facts")
                && !link.contains('#')
        })
}

/// From the overview to every page that it leads to, and on.
async fn walk(lang: &str, word: &str) {
    let server = Server::new();
    let nobody = Visitor::default();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut waiting: VecDeque<String> = VecDeque::from([format!("/{lang}/")]);
    let mut pages = 0;
    while let Some(path) = waiting.pop_front() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = server.get(&path, &nobody).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        pages += 1;
        let (title, main) = (
            between(&page.text, "<title>", "</title>"),
            between(&page.text, "<main>", "</main>"),
        );
        if main.contains("DEMO ") || main.contains("(example)") {
            assert!(
                title.contains(word) && main.contains(word),
                "{path}: {title}"
            );
        }
        assert!(
            !main.contains("WCC 2") && !main.contains("GA 1"),
            "{path} mixes the sets"
        );
        waiting.extend(links(&page.text, lang));
    }
    println!("{lang}: {pages} pages");
    assert!(pages > 4_000, "{lang}: {pages} pages were reached");
}

// one test for each language, so that they walk at the same time

#[tokio::test]
async fn every_english_page_of_the_demonstration_says_so() {
    walk("en", "Demonstration").await;
}

#[tokio::test]
async fn every_french_page_of_the_demonstration_says_so() {
    walk("fr", "Démonstration").await;
}

#[tokio::test]
async fn every_spanish_page_of_the_demonstration_says_so() {
    walk("es", "Demostración").await;
}

/// Every document of the API that shows what is invented is marked, and what is fact is not.
#[tokio::test]
async fn every_document_of_the_demonstration_says_so() {
    let server = Server::new();
    let nobody = Visitor::default();
    let file = async |set: &str| {
        let moved = server
            .get(&format!("/v1/catalogue?set={set}"), &nobody)
            .await;
        server
            .get(moved.headers["location"].to_str().unwrap(), &nobody)
            .await
            .json()
    };
    let mut documents = vec![file("demo").await];
    let mut heads = 0;
    let mut after = String::new();
    loop {
        let page = server
            .get(&format!("/v1/reports?set=demo&limit=200{after}"), &nobody)
            .await
            .json();
        heads += page["items"].as_array().unwrap().len();
        let next = page["next"].as_str().map(str::to_owned);
        documents.push(page);
        match next {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    for path in [
        "/v1/assemblies?set=demo",
        "/v1/cycles?set=demo",
        "/v1/constituents?set=demo",
        "/v1/resolutions/DEMO-2024-Res-001",
        "/v1/constituents/m-lark-heron",
    ] {
        documents.push(server.get(path, &nobody).await.json());
    }
    for document in &documents {
        marked(document, "");
    }
    assert!(heads > 3_000 && documents[0]["synthetic"] == true);
    assert_eq!(
        documents[0]["number"].as_array().unwrap().len(),
        1_600,
        "the demonstration is whole"
    );

    for document in [
        file("facts").await,
        server
            .get("/v1/constituents?set=facts", &nobody)
            .await
            .json(),
        server
            .get("/v1/reports?set=facts&limit=200", &nobody)
            .await
            .json(),
    ] {
        let text = document.to_string();
        assert!(
            !text.contains("DEMO-")
                && !text.contains("(example)")
                && !text.contains("\"synthetic\":true")
        );
    }
}

/// Whatever has a code or a name of the demonstration carries its mark: a head and a Resolution are
/// synthetic, an organisation's name says that it is an example.
fn marked(value: &Value, path: &str) {
    match value {
        Value::Object(object) => {
            let code = object
                .get("code")
                .and_then(Value::as_str)
                .is_some_and(|code| code.starts_with("DEMO-"));
            let assembly = object
                .get("key")
                .and_then(Value::as_str)
                .is_some_and(|key| key.starts_with("demo-"))
                && object.contains_key("place");
            if code || assembly {
                assert_eq!(
                    object.get("synthetic"),
                    Some(&Value::Bool(true)),
                    "{path}: {value}"
                );
            }
            if object
                .get("kind")
                .and_then(Value::as_str)
                .is_some_and(|kind| {
                    ["member", "external", "commission", "committee"].contains(&kind)
                })
            {
                assert!(
                    object["name"].as_str().unwrap().contains("(example)"),
                    "{path}: {value}"
                );
            }
            object
                .iter()
                .for_each(|(name, inner)| marked(inner, &format!("{path}/{name}")));
        }
        Value::Array(all) => all
            .iter()
            .enumerate()
            .for_each(|(at, inner)| marked(inner, &format!("{path}/{at}"))),
        _ => {}
    }
}

/// The list of a set is one small file: at most 40 kB at 1,600 rows (decision 013).
#[tokio::test]
async fn the_catalogue_of_1600_rows_fits_its_budget() {
    let server = Server::new();
    for lang in ["en", "fr", "es"] {
        let moved = server
            .get(
                &format!("/v1/catalogue?set=demo&lang={lang}"),
                &Visitor::default(),
            )
            .await;
        let file = server
            .get(
                moved.headers["location"].to_str().unwrap(),
                &Visitor::default(),
            )
            .await
            .text;
        let mut packed = Vec::new();
        brotli::BrotliCompress(
            &mut file.as_bytes(),
            &mut packed,
            &brotli::enc::BrotliEncoderParams::default(),
        )
        .unwrap();
        println!(
            "catalogue {lang}: {} bytes, {} with brotli 11",
            file.len(),
            packed.len()
        );
        assert!(packed.len() <= 40_000, "{lang}: {}", packed.len());
    }
}
