//! What another backend, or a later version, may send: a word that no vocabulary of ours lists, and
//! a member that no type of ours has. Every document is read all the same, and what it says is
//! written again as it came. What is sent to us is read strictly: the answer names the place.

use crate::contract::{CODE, draft_id, opened, patch, step};
use crate::day;
use crate::honesty::cx;
use crate::schemas::TYPES;
use crate::support::{Server, contract};
use backend::store::{DraftRow, Store};
use report::Language;
use report::catalogue::Catalogue;
use report::state::State;
use report::vocabulary::ReportKind;
use resolution_progress::filter::{Extent, Filter};
use resolution_progress::pages::public::resolutions::resolutions;
use serde_json::{Value, json};

const WORD: &str = "a word of another backend";
const MEMBER: &str = "memberOfAnotherBackend";

/// A place of a document: its JSON pointer, and what the contract says of it.
struct Place {
    pointer: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// A string out of a vocabulary.
    Word,
    /// The name of a member that is a word of a vocabulary.
    Name,
    /// An object with members of its own names.
    Object,
}

/// The words and objects of a document, found by its schema.
fn places(schemas: &Value, schema: &Value, value: &Value, pointer: &str, all: &mut Vec<Place>) {
    if let Some(name) = schema["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next())
    {
        return places(schemas, &schemas[name], value, pointer, all);
    }
    let found = |kind| Place {
        pointer: pointer.to_owned(),
        kind,
    };
    match value {
        Value::String(_) if schema["enum"].is_array() || schema["const"].is_string() => {
            all.push(found(Kind::Word));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(
                    schemas,
                    &schema["items"],
                    item,
                    &format!("{pointer}/{at}"),
                    all,
                );
            }
        }
        Value::Object(members) => {
            let names_are_words = schema["propertyNames"]["enum"].is_array();
            let own = schema["oneOf"]
                .as_array()
                .and_then(|kinds| kinds.iter().find(|kind| is_of(kind, value)))
                .unwrap_or(schema);
            if !own["additionalProperties"].is_object() {
                all.push(found(Kind::Object));
            }
            for (name, member) in members {
                let below = format!("{pointer}/{name}");
                let schema = own["properties"]
                    .get(name)
                    .unwrap_or(&own["additionalProperties"]);
                if names_are_words {
                    all.push(Place {
                        pointer: below.clone(),
                        kind: Kind::Name,
                    });
                }
                places(schemas, schema, member, &below, all);
            }
        }
        _ => {}
    }
}

/// Which of several kinds of object: each names itself by a constant.
fn is_of(kind: &Value, value: &Value) -> bool {
    kind["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .all(|(name, own)| own.get("const").is_none_or(|word| *word == value[name]))
}

/// The document with another word, or another member, at a place.
fn changed(document: &Value, place: &Place) -> Value {
    let mut changed = document.clone();
    let (above, name) = place.pointer.rsplit_once('/').unwrap_or_default();
    match place.kind {
        Kind::Word => *changed.pointer_mut(&place.pointer).unwrap() = json!(WORD),
        Kind::Name => {
            let members = changed.pointer_mut(above).unwrap().as_object_mut().unwrap();
            let value = members.remove(name).unwrap();
            members.insert(WORD.to_owned(), value);
        }
        Kind::Object => {
            let own = changed.pointer_mut(&place.pointer).unwrap();
            own[MEMBER] = json!({ "list": [1, 2.5, null, { "deep": true }], "text": "x" });
        }
    }
    changed
}

/// Every example of the contract with all its places.
fn examples() -> Vec<(&'static str, Value, Vec<Place>)> {
    let schemas = &contract()["components"]["schemas"];
    TYPES
        .iter()
        .flat_map(|(name, _)| {
            let examples = schemas[name]["examples"].as_array().cloned();
            examples
                .unwrap_or_default()
                .into_iter()
                .map(move |example| {
                    let mut all = vec![];
                    places(schemas, &schemas[name], &example, "", &mut all);
                    (*name, example, all)
                })
        })
        .collect()
}

fn read(name: &str, document: &Value) -> Result<Value, String> {
    let (_, read) = TYPES.iter().find(|(own, _)| *own == name).unwrap();
    read(document)
}

/// One word at a time: the document is read, and written again with the word as it came.
#[test]
fn a_word_of_no_vocabulary_is_read_and_written_again() {
    let (mut seen, mut lost) = (0, vec![]);
    // the configuration is only read: a capability that we do not know is none
    let kept = examples()
        .into_iter()
        .filter(|(name, ..)| *name != "Config");
    for (name, example, places) in kept {
        for place in places.iter().filter(|place| place.kind != Kind::Object) {
            let given = changed(&example, place);
            seen += 1;
            match read(name, &given) {
                Ok(written) if written == given => {}
                Ok(_) => lost.push(format!("{name} {}: another document", place.pointer)),
                Err(error) => lost.push(format!("{name} {}: {error}", place.pointer)),
            }
        }
    }
    assert!(seen > 150, "only {seen} words were found");
    assert!(lost.is_empty(), "{} of {seen}: {lost:#?}", lost.len());
}

/// One object at a time: the document is read as it is without the member.
#[test]
fn a_member_of_no_type_is_ignored() {
    let (mut seen, mut lost) = (0, vec![]);
    for (name, example, places) in examples() {
        for place in places.iter().filter(|place| place.kind == Kind::Object) {
            seen += 1;
            match read(name, &changed(&example, place)) {
                Ok(written) if written == example => {}
                Ok(_) => lost.push(format!("{name} {}: another document", place.pointer)),
                Err(error) => lost.push(format!("{name} {}: {error}", place.pointer)),
            }
        }
    }
    assert!(seen > 150, "only {seen} objects were found");
    assert!(lost.is_empty(), "{} of {seen}: {lost:#?}", lost.len());
}

/// The example of a type, changed.
fn example(name: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut example = contract()["components"]["schemas"][name]["examples"][0].clone();
    change(&mut example);
    example
}

/// A list keeps each row: an assembly that we do not know is one of another backend, and a kind of
/// text that we do not know leaves the row without a link.
#[test]
fn every_row_of_a_catalogue_stays_in_the_list() {
    let catalogue = example("Catalogue", |catalogue| {
        catalogue["assemblies"][0]["key"] = json!("xyz-2030");
        catalogue["kind"] = json!("rm-");
        catalogue["status"] = json!("zo-");
        catalogue["latest"][0]["code"] = json!("WCC-2025-Mot-001");
        catalogue["latest"][0]["kind"] = json!("mission");
    });
    let catalogue: Catalogue = serde_json::from_value(catalogue).unwrap();
    let cx = cx(Language::En);
    let list = resolutions(cx, &catalogue, &Filter::default(), Extent::Whole)
        .main
        .into_string();
    assert_eq!(
        list.matches("<li class=\"entry\"").count(),
        catalogue.len(),
        "{list}"
    );
    assert!(
        list.contains("href=\"/en/resolutions/XYZ-2030-Res-001"),
        "{list}"
    );
    assert!(
        list.contains("XYZ 2030 2"),
        "no link, and named all the same: {list}"
    );
    assert_eq!(catalogue.latest[0].code.to_string(), "WCC-2025-Mot-001");
}

/// The same in what is sent to us would be a text that is lost, or a word that nobody can read.
#[tokio::test]
async fn what_is_sent_to_us_is_refused_and_the_place_named() {
    let server = Server::new();
    let amina = server.sign_in("amina").await;
    let id = opened(&server, &amina).await;
    let entry = |text: Value| json!({ "results": { "field": { "entries": { "a": text } } } });
    let changes = [
        (json!({ "resultz": {} }), "/resultz"),
        (
            entry(json!({ "text": "x", "colour": "red" })),
            "/results/field/entries/a/colour",
        ),
        (json!({ "scope": { "mars": true } }), "/scope/mars"),
        (
            json!({ "actions": { "diplomacy": true } }),
            "/actions/diplomacy",
        ),
        (
            json!({ "results": { "field": { "status": "stalled" } } }),
            "/results/field/status",
        ),
        (
            json!({ "status": { "value": "finished" } }),
            "/status/value",
        ),
        (json!({ "lang": "de" }), "/lang"),
    ];
    for (change, place) in changes {
        let answer = patch(&server, &amina, &id, 1, &change).await;
        assert_eq!(answer.slug(), "malformed-request", "{change}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.starts_with(&format!("{place}: ")), "{detail}");
    }
    let steps = [
        (json!({ "step": "approve" }), "/step"),
        (
            json!({ "step": "return", "note": { "pointer": "", "text": "x", "mood": 1 } }),
            "/note/mood",
        ),
    ];
    for (taken, place) in steps {
        let detail = step(&server, &amina, &id, 1, &taken).await.json()["detail"].clone();
        assert!(detail.as_str().unwrap().starts_with(place), "{detail}");
    }
    let new = |member: &str, value: Value| {
        let mut new = json!({ "kind": "activity", "code": CODE, "year": "2026", "constituent": "m-lark-heron" });
        new[member] = value;
        new.to_string()
    };
    for (member, value, place) in [
        ("kind", json!("mission"), "/kind"),
        ("code", json!("XYZ-2030-Res-001"), "/code"),
        ("colour", json!("red"), "/colour"),
        (
            "body",
            json!({ "period": { "till": "2026" } }),
            "/body/period/till",
        ),
    ] {
        let headers = [("content-type", "application/json"), ("if-none-match", "*")];
        let (path, sent) = (format!("/v1/drafts/{id}"), new(member, value));
        let answer = server.write("PUT", &path, &amina, &headers, &sent).await;
        let detail = answer.json()["detail"].clone();
        assert!(detail.as_str().unwrap().starts_with(place), "{detail}");
    }
}

/// A row of a later version, or of a hand that reached into the file.
#[tokio::test]
async fn a_stored_row_with_such_words_is_listed_and_keeps_them_when_it_is_written_on() {
    let body = json!({
        "scope": { "mars": true },
        "actions": { "diplomacy": true },
        "results": { "diplomacy": { "status": "stalled", "entries": { "a": { "text": "Talks" } } } }
    });
    let row = |id: String, kind: &str, state: &str| DraftRow {
        id,
        kind: ReportKind::named(kind),
        code: CODE.parse().unwrap(),
        year: "2026".into(),
        constituent: "m-lark-heron".into(),
        state: State::named(state),
        version: 1,
        body: serde_json::from_value(body.clone()).unwrap(),
        saved_at: "2026-11-27T10:00:00Z".into(),
        saved_by: "Amina".into(),
        note: None,
        ever_submitted: false,
        published_version: None,
    };
    let id = draft_id(CODE, "m-lark-heron");
    let server = Server::with(|app| {
        for row in [
            row(id.clone(), "activity", "draft"),
            row("odd".into(), "mission", "frozen"),
        ] {
            let amina = app.store.person("amina").unwrap().unwrap();
            app.store.create_draft(&row, &amina).unwrap().unwrap();
        }
    });
    let amina = server.sign_in("amina").await;
    let change = json!({ "involved": { "others": "A school" } });
    let saved = patch(&server, &amina, &id, 1, &change).await;
    assert_eq!(saved.json()["version"], 2, "{}", saved.text);
    let lost = patch(&server, &amina, &id, 2, &json!({ "resultz": {} })).await;
    assert_eq!(
        lost.slug(),
        "malformed-request",
        "a member is still refused"
    );

    let store = Store::open(&server.folder.join("data"), day::clock()).unwrap();
    let mut written = body.clone();
    written["involved"] = change["involved"].clone();
    let kept = store.draft(&id).unwrap().unwrap();
    assert_eq!(serde_json::to_value(&kept.body).unwrap(), written);
    let listed = store.drafts_of("m-lark-heron").unwrap();
    let odd = listed.iter().find(|row| row.id == "odd").unwrap();
    assert_eq!((odd.kind.key(), odd.state.key()), ("mission", "frozen"));
}
