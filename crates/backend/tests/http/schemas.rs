//! The schemas of the contract and the types of the domain, both ways: what a schema allows a type
//! reads, and what a type writes its schema allows.

use crate::support::contract;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use report::Body;
use report::body::{Entry, FutureAction, Link, Results, Source};
use report::documents;
use report::language::Language;
use report::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Scope, Status, YesNo};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Reads a document as the type of its schema and writes it again.
pub type Read = fn(&Value) -> Result<Value, String>;

fn through<T: DeserializeOwned + Serialize>(value: &Value) -> Result<Value, String> {
    let read: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    serde_json::to_value(read).map_err(|error| error.to_string())
}

/// Every schema that stands for a type of ours.
pub const TYPES: [(&str, Read); 41] = [
    ("Assemblies", through::<documents::Assemblies>),
    ("Assembly", through::<report::assembly::Assembly>),
    ("Body", through::<Body>),
    ("Catalogue", through::<report::catalogue::Catalogue>),
    ("Change", through::<documents::Change>),
    ("Config", through::<resolution_progress::config::Config>),
    ("Constituent", through::<report::constituent::Constituent>),
    (
        "ConstituentDocument",
        through::<documents::ConstituentDocument>,
    ),
    ("Constituents", through::<documents::Constituents>),
    ("CountryDocument", through::<documents::CountryDocument>),
    ("Coverage", through::<report::coverage::Coverage>),
    ("Cycle", through::<documents::Cycle>),
    ("CycleReports", through::<documents::CycleReports>),
    ("Cycles", through::<documents::Cycles>),
    ("Draft", through::<documents::Draft>),
    ("DraftHead", through::<documents::DraftHead>),
    ("Entry", through::<Entry>),
    ("FieldError", through::<documents::FieldError>),
    ("FormerName", through::<report::constituent::FormerName>),
    ("LastReport", through::<documents::LastReport>),
    ("Mention", through::<documents::Mention>),
    ("NewDraft", through::<documents::NewDraft>),
    ("NewStep", through::<documents::NewStep>),
    ("Note", through::<documents::Note>),
    ("Participation", through::<documents::Participation>),
    ("People", through::<documents::People>),
    ("Person", through::<documents::Person>),
    ("Problem", through::<documents::ProblemDocument>),
    ("PublishedReport", through::<documents::PublishedReport>),
    ("Received", through::<documents::Received>),
    ("ReceivedReport", through::<documents::ReceivedReport>),
    ("ReportHead", through::<documents::ReportHead>),
    ("Reports", through::<documents::Reports>),
    ("Resolution", through::<report::resolution::Resolution>),
    (
        "ResolutionDocument",
        through::<documents::ResolutionDocument>,
    ),
    ("Results", through::<Results>),
    ("Saved", through::<documents::Saved>),
    ("Session", through::<documents::Session>),
    ("ToMake", through::<documents::ToMake>),
    ("Vocabularies", through::<documents::Vocabularies>),
    ("Workspace", through::<documents::Workspace>),
];

fn validator(name: &str) -> Validator {
    jsonschema::validator_for(&json!({ "$ref": format!("#/components/schemas/{name}"), "components": contract()["components"] })).unwrap()
}

#[track_caller]
fn fits(validator: &Validator, name: &str, value: &Value) {
    let problems: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{name}: {problems:#?}\n{value:#}");
}

/// Every example of the contract is read by its type and written as it was.
#[test]
fn examples_are_read_and_written_again() {
    let contract = contract();
    let mut seen = 0;
    for (name, read) in TYPES {
        let examples = contract["components"]["schemas"][name]["examples"]
            .as_array()
            .unwrap_or_else(|| panic!("{name} has examples"));
        let validator = validator(name);
        for example in examples {
            fits(&validator, name, example);
            assert_eq!(
                read(example).unwrap_or_else(|error| panic!("{name}: {error}\n{example:#}")),
                *example,
                "{name}"
            );
            seen += 1;
        }
    }
    assert!(seen >= TYPES.len());
}

/// Documents made from the schemas by chance: whatever a schema allows, the type reads; and what it
/// writes then, the schema allows.
#[test]
fn what_a_schema_allows_its_type_reads() {
    let contract = contract();
    for (name, read) in TYPES {
        // a runner counts the cases of all its runs: each type gets one of its own
        let mut runner = TestRunner::new(Config {
            cases: 60,
            failure_persistence: None,
            ..Config::default()
        });
        let validator = validator(name);
        let made = any::<u64>().prop_map(|seed| {
            Maker {
                seed,
                schemas: &contract["components"]["schemas"],
            }
            .make(
                &json!({ "$ref": format!("#/components/schemas/{name}") }),
                0,
            )
        });
        let result = runner.run(&made, |value| {
            let written = read(&value)
                .map_err(|error| TestCaseError::fail(format!("{name}: {error}\n{value:#}")))?;
            fits(&validator, name, &written);
            Ok(())
        });
        result.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// Makes a document that a schema allows.
struct Maker<'a> {
    seed: u64,
    schemas: &'a Value,
}

impl Maker<'_> {
    fn below(&mut self, n: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap_or_default() % n.max(1)
    }

    fn make(&mut self, schema: &Value, depth: usize) -> Value {
        if let Some(name) = schema["$ref"]
            .as_str()
            .and_then(|path| path.rsplit('/').next())
        {
            let named = self.schemas[name].clone();
            return self.make(&named, depth + 1);
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(keys) = schema["enum"].as_array() {
            return keys[self.below(keys.len())].clone();
        }
        if let Some(kinds) = schema["oneOf"].as_array() {
            let one = kinds[self.below(kinds.len())].clone();
            return self.make(&one, depth);
        }
        match schema["type"].as_str() {
            Some("object") => self.object(schema, depth),
            Some("array") => {
                let count = if depth > 7 { 0 } else { self.below(3) };
                Value::Array(
                    (0..count)
                        .map(|_| self.make(&schema["items"], depth + 1))
                        .collect(),
                )
            }
            Some("integer") => {
                let (from, to) = (
                    schema["minimum"].as_u64().unwrap_or(0),
                    schema["maximum"].as_u64().unwrap_or(9999),
                );
                json!(
                    from + u64::try_from(self.below(usize::try_from(to - from + 1).unwrap()))
                        .unwrap()
                )
            }
            Some("boolean") => json!(self.below(2) == 1),
            Some("string") => json!(self.text(schema)),
            other => panic!("the maker does not know the type {other:?} of {schema}"),
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let required: BTreeSet<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut all = Map::new();
        for (name, own) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(name.as_str()) || depth < 8 && self.below(2) == 0 {
                all.insert(name.clone(), self.make(own, depth + 1));
            }
        }
        // sets and entries by id
        if schema["additionalProperties"].is_object() && depth < 8 {
            for _ in 0..self.below(3) {
                let key = match schema["propertyNames"]["enum"].as_array() {
                    Some(keys) => keys[self.below(keys.len())]
                        .as_str()
                        .unwrap_or_default()
                        .to_owned(),
                    None => format!("m-{}", self.below(100)),
                };
                all.insert(key, self.make(&schema["additionalProperties"], depth + 1));
            }
        }
        Value::Object(all)
    }

    fn text(&mut self, schema: &Value) -> String {
        let number = self.below(900) + 100;
        match (schema["format"].as_str(), schema["pattern"].as_str()) {
            (Some("uuid"), _) => "7d1c4a52-90e3-5f0b-8a6e-2f5b11c9d3e7".into(),
            (Some("date"), _) => format!("2026-09-{:02}", number % 28 + 1),
            (Some("date-time"), _) => format!("2026-09-{:02}T10:00:00Z", number % 28 + 1),
            (_, Some("^(WCC|GA|DEMO)-[0-9]{4}-(Res|Rec|Dec)-[0-9]{3}$")) => {
                format!("DEMO-2024-Rec-{number}")
            }
            (_, Some("^(wcc|ga|demo)-[0-9]{4}$")) => "demo-2024".into(),
            (_, Some("^([0-9]{4}|undated-[0-9]+)$")) => {
                ["2026".into(), format!("undated-{number}")][self.below(2)].clone()
            }
            (_, Some("^[0-9]{4}$")) => "2026".into(),
            (_, Some("^R[0-9]+$")) => format!("R{}", number % 15 + 1),
            (_, Some("^[A-Z]{2}$")) => "KE".into(),
            (_, Some(pattern)) if pattern.starts_with("^[a-z0-9-]") => format!("m-{number}"),
            // a column of letters
            (_, Some(pattern)) if pattern.starts_with("^[") && pattern.ends_with("]*$") => {
                let letters: Vec<char> = pattern[2..pattern.len() - 3].chars().collect();
                (0..self.below(5))
                    .map(|_| letters[self.below(letters.len())])
                    .collect()
            }
            (_, Some(pattern)) => panic!("the maker does not know the pattern {pattern}"),
            _ => ["", "a text", "Où l’été ?", "[OP4.b] \u{1f98a}"][self.below(4)].to_owned(),
        }
    }
}

fn keyed<T: Copy + std::fmt::Debug + 'static>(all: impl Into<Vec<T>>) -> impl Strategy<Value = T> {
    proptest::sample::select(all.into())
}

fn entries() -> impl Strategy<Value = report::body::Entries> {
    let entry = (
        "\\PC{0,40}",
        proptest::option::of(keyed(&Language::ALL)),
        any::<bool>(),
    )
        .prop_map(|(text, lang, adapted)| Entry {
            text,
            order: if adapted { "m".into() } else { String::new() },
            lang,
            source: adapted.then(|| Source {
                constituent: "m-lark".into(),
                year: "2025".into(),
                adapted,
            }),
        });
    proptest::collection::vec(("[a-z0-9]{1,6}", entry), 0..3)
        .prop_map(|all| all.into_iter().collect())
}

prop_compose! {
    fn involved()(
        ids in proptest::collection::vec("[a-z][a-z0-9-]{0,20}", 0..6),
        members in proptest::option::of(keyed(ListAnswer::ALL)),
        commissions in proptest::option::of(keyed(ListAnswer::ALL)),
        secretariat in proptest::option::of(keyed(YesNo::ALL)),
        others in "\\PC{0,30}",
    ) -> report::body::Involved {
        let half = ids.len() / 2;
        report::body::Involved {
            members: ids[..half].iter().cloned().collect(),
            commissions: ids[half..].iter().cloned().collect(),
            external: ids.iter().take(1).cloned().collect(),
            members_answer: members,
            commissions_answer: commissions,
            secretariat,
            others,
        }
    }
}

prop_compose! {
    /// Any report that the type can hold.
    fn body()(
        lang in proptest::option::of(keyed(&Language::ALL)),
        from in "[0-9]{0,4}", to in "\\PC{0,8}",
        scope in proptest::collection::vec(keyed(Scope::ALL), 0..3),
        actions in proptest::collection::vec((keyed(Action::ALL), proptest::option::of(keyed(ActionStatus::ALL)), entries()), 0..4),
        future in proptest::collection::vec((keyed(Action::ALL), entries()), 0..3),
        challenges in entries(), unsorted in entries(),
        flags in any::<(bool, bool, bool)>(),
        planned in proptest::option::of(keyed(Planned::ALL)),
        status in proptest::option::of(keyed(Status::ALL)),
        link in "[a-z]{0,5}",
        involved in involved(),
    ) -> Body {
        let mut body = Body { lang, involved, nothing_done: flags.0, unsorted, ..Body::default() };
        body.period.from = from;
        body.period.to = to;
        body.scope = scope.into_iter().collect();
        for (action, status, entries) in actions {
            body.actions.insert(action);
            body.results.insert(action, Results { status, entries });
        }
        body.challenges.none = flags.1;
        body.challenges.entries = challenges;
        body.future.none = flags.2;
        body.future.planned = planned;
        for (action, entries) in future {
            body.future.unticked.insert(action, FutureAction { entries: entries.clone() });
            body.future.actions.insert(action, FutureAction { entries });
        }
        body.status.value = status;
        if !link.is_empty() {
            body.additional.links.insert(link.clone(), Link { url: format!("https://example.org/{link}"), title: link });
        }
        body
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_a_type_writes_its_schema_allows(body in body()) {
        static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| validator("Body"));
        let written = serde_json::to_value(&body).unwrap();
        fits(&VALIDATOR, "Body", &written);
        prop_assert_eq!(serde_json::from_value::<Body>(written).unwrap(), body);
    }
}
