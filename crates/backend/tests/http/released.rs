//! What was released may be added to, never broken: the contract against every file of
//! api/released. Breaking is what a client or a server of that release would stumble over.

use crate::support::{contract, root, shared};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Where a contract breaks an older one, as sentences.
fn breaks(old: &Value, new: &Value) -> Vec<String> {
    let mut found = vec![];
    let seen = RefCell::default();
    for (path, item) in old["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let now = &new["paths"][path][method];
            if now.is_null() {
                found.push(format!("{method} {path} is gone"));
                continue;
            }
            let comparison = Comparison {
                old,
                new,
                place: format!("{method} {path}"),
                seen: &seen,
            };
            comparison.operation(operation, now, &mut found);
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// The client sends it: what was allowed must stay allowed.
    Sent,
    /// The server answers with it: what was promised must stay promised.
    Answered,
}

struct Comparison<'a> {
    old: &'a Value,
    new: &'a Value,
    place: String,
    /// Schemas by name that were compared: once is enough, and paragraphs hold themselves.
    seen: &'a RefCell<BTreeSet<(String, String, Way)>>,
}

impl Comparison<'_> {
    fn operation(&self, old: &Value, new: &Value, found: &mut Vec<String>) {
        let place = &self.place;
        if old["operationId"] != new["operationId"] {
            found.push(format!("{place} has another operationId"));
        }
        let parameters = |operation: &Value| {
            operation["parameters"]
                .as_array()
                .cloned()
                .unwrap_or_default()
        };
        let same = |a: &Value, b: &Value| a["name"] == b["name"] && a["in"] == b["in"];
        for parameter in parameters(old) {
            match parameters(new).iter().find(|own| same(own, &parameter)) {
                None => found.push(format!(
                    "{place}: the parameter {} is gone",
                    parameter["name"]
                )),
                Some(now) => {
                    if now["required"] == true && parameter["required"] != true {
                        found.push(format!(
                            "{place}: the parameter {} is required now",
                            parameter["name"]
                        ));
                    }
                    self.schema(
                        &parameter["schema"],
                        &now["schema"],
                        Way::Sent,
                        &format!("{place} {}", parameter["name"]),
                        found,
                    );
                }
            }
        }
        for parameter in parameters(new).iter().filter(|own| own["required"] == true) {
            if !parameters(old).iter().any(|before| same(before, parameter)) {
                found.push(format!(
                    "{place}: a new parameter {} is required",
                    parameter["name"]
                ));
            }
        }
        for (media, content) in old["requestBody"]["content"]
            .as_object()
            .into_iter()
            .flatten()
        {
            match new["requestBody"]["content"].get(media) {
                None => found.push(format!("{place}: {media} is not taken any more")),
                Some(now) => self.schema(
                    &content["schema"],
                    &now["schema"],
                    Way::Sent,
                    &format!("{place} body"),
                    found,
                ),
            }
        }
        if new["requestBody"]["required"] == true && old["requestBody"].is_null() {
            found.push(format!("{place}: a body is required now"));
        }
        for (status, answer) in old["responses"].as_object().into_iter().flatten() {
            let answer = shared(self.old, answer);
            let now = shared(self.new, &new["responses"][status]);
            // a fault that cannot happen any more breaks nobody
            if now.is_null() {
                if status.starts_with(['2', '3']) {
                    found.push(format!("{place}: the answer {status} is gone"));
                }
                continue;
            }
            for (name, header) in answer["headers"].as_object().into_iter().flatten() {
                if header["required"] == true && now["headers"][name]["required"] != true {
                    found.push(format!(
                        "{place} {status}: the header {name} is not promised any more"
                    ));
                }
            }
            for (media, content) in answer["content"].as_object().into_iter().flatten() {
                match now["content"].get(media) {
                    None => found.push(format!("{place} {status}: {media} is gone")),
                    Some(now) => self.schema(
                        &content["schema"],
                        &now["schema"],
                        Way::Answered,
                        &format!("{place} {status}"),
                        found,
                    ),
                }
            }
        }
    }

    fn resolved<'v>(of: &'v Value, schema: &'v Value) -> &'v Value {
        match schema["$ref"]
            .as_str()
            .and_then(|path| path.rsplit('/').next())
        {
            Some(name) => &of["components"]["schemas"][name],
            None => schema,
        }
    }

    fn schema(&self, old: &Value, new: &Value, way: Way, place: &str, found: &mut Vec<String>) {
        if let (Some(before), Some(now)) = (old["$ref"].as_str(), new["$ref"].as_str()) {
            let pair = (before.to_owned(), now.to_owned(), way);
            if !self.seen.borrow_mut().insert(pair) {
                return;
            }
        }
        let (old, new) = (Self::resolved(self.old, old), Self::resolved(self.new, new));
        if old["type"] != new["type"] {
            found.push(format!("{place}: {} became {}", old["type"], new["type"]));
            return;
        }
        self.keys(old, new, way, place, found);
        for bound in ["pattern", "format", "const"] {
            if old[bound] != new[bound]
                && !(way == Way::Sent && new[bound].is_null()
                    || way == Way::Answered && old[bound].is_null())
            {
                found.push(format!(
                    "{place}: {bound} {} became {}",
                    old[bound], new[bound]
                ));
            }
        }
        for (bound, tighter_is_less) in [
            ("maxLength", true),
            ("maximum", true),
            ("maxItems", true),
            ("minLength", false),
            ("minimum", false),
        ] {
            let (before, now) = (old[bound].as_i64(), new[bound].as_i64());
            let tighter = match (before, now) {
                (None, Some(_)) => true,
                (Some(before), Some(now)) => {
                    if tighter_is_less {
                        now < before
                    } else {
                        now > before
                    }
                }
                _ => false,
            };
            if way == Way::Sent && tighter {
                found.push(format!("{place}: {bound} is tighter now"));
            }
        }
        let required = |schema: &Value| {
            schema["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (before, now) = (required(old), required(new));
        match way {
            Way::Sent => now
                .iter()
                .filter(|name| !before.contains(name))
                .for_each(|name| found.push(format!("{place}: {name} is required now"))),
            Way::Answered => before
                .iter()
                .filter(|name| !now.contains(name))
                .for_each(|name| found.push(format!("{place}: {name} is not promised any more"))),
        }
        for (name, own) in old["properties"].as_object().into_iter().flatten() {
            match new["properties"].get(name) {
                None => found.push(format!("{place}: the member {name} is gone")),
                Some(now) => self.schema(own, now, way, &format!("{place}/{name}"), found),
            }
        }
        if way == Way::Sent
            && new["additionalProperties"] == false
            && old["additionalProperties"] != false
        {
            found.push(format!("{place}: other members are refused now"));
        }
        for inner in ["items", "additionalProperties", "propertyNames"] {
            if old[inner].is_object() && new[inner].is_object() {
                self.schema(&old[inner], &new[inner], way, &format!("{place}/*"), found);
            }
        }
    }

    /// A client must go on being able to send each key; a server may only answer with keys that
    /// were known, but for vocabularies, which the contract says are open: clients show an unknown
    /// key as it is printed.
    fn keys(&self, old: &Value, new: &Value, way: Way, place: &str, found: &mut Vec<String>) {
        let keys = |schema: &Value| schema["enum"].as_array().cloned().unwrap_or_default();
        let (before, now) = (keys(old), keys(new));
        match way {
            Way::Sent if !now.is_empty() => {
                before
                    .iter()
                    .filter(|key| !now.contains(key))
                    .for_each(|key| found.push(format!("{place}: {key} is not taken any more")));
                if before.is_empty() {
                    found.push(format!("{place}: only some values are taken now"));
                }
            }
            Way::Answered if !before.is_empty() && now.is_empty() => {
                found.push(format!("{place}: any value may be answered now"))
            }
            _ => {}
        }
    }
}

#[test]
fn what_was_released_is_not_broken() {
    let mut files = 0;
    for entry in std::fs::read_dir(root().join("api/released"))
        .expect("the folder")
        .flatten()
    {
        let released: Value =
            serde_json::from_str(&std::fs::read_to_string(entry.path()).unwrap()).unwrap();
        assert_eq!(
            breaks(&released, &contract()),
            Vec::<String>::new(),
            "{}",
            entry.path().display()
        );
        files += 1;
    }
    assert!(files > 0, "there is a release");
}

/// What changes, and how the contract is changed so.
type Change<'a> = (&'a str, &'a dyn Fn(&mut Value));

/// Each of the first changes would break somebody, and each is caught; the others are additions,
/// and none is called a break.
#[test]
fn planted_breaks_are_caught_and_additions_are_not() {
    let contract = contract();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut changed = contract.clone();
        change(&mut changed);
        breaks(&contract, &changed)
    };
    let list = "/v1/reports";
    let breaking: [Change<'_>; 12] = [
        ("a path goes", &|new| {
            drop(new["paths"].as_object_mut().unwrap().remove(list))
        }),
        ("a method goes", &|new| {
            drop(
                new["paths"]["/v1/drafts/{id}"]
                    .as_object_mut()
                    .unwrap()
                    .remove("patch"),
            )
        }),
        ("a parameter goes", &|new| {
            drop(
                new["paths"][list]["get"]["parameters"]
                    .as_array_mut()
                    .unwrap()
                    .remove(2),
            )
        }),
        ("a parameter is required", &|new| {
            new["paths"][list]["get"]["parameters"][0]["required"] = json!(true)
        }),
        ("an answer goes", &|new| {
            drop(
                new["paths"]["/v1/catalogue"]["get"]["responses"]
                    .as_object_mut()
                    .unwrap()
                    .remove("307"),
            )
        }),
        ("a media type goes", &|new| {
            let content = new["paths"]["/v1/drafts/{id}"]["patch"]["requestBody"]["content"]
                .as_object_mut()
                .unwrap();
            let schema = content.remove("application/merge-patch+json").unwrap();
            content.insert("application/json".into(), schema);
        }),
        ("a member of an answer goes", &|new| {
            drop(
                new["components"]["schemas"]["ReportHead"]["properties"]
                    .as_object_mut()
                    .unwrap()
                    .remove("year"),
            )
        }),
        ("a promised member is promised no more", &|new| {
            new["components"]["schemas"]["Saved"]["required"] = json!(["id"])
        }),
        ("a type changes", &|new| {
            new["components"]["schemas"]["Saved"]["properties"]["version"]["type"] = json!("string")
        }),
        ("a new member must be sent", &|new| {
            new["components"]["schemas"]["NewStep"]["required"] = json!(["step", "note"])
        }),
        ("a key is taken no more", &|new| {
            drop(
                new["components"]["schemas"]["Step"]["enum"]
                    .as_array_mut()
                    .unwrap()
                    .remove(0),
            )
        }),
        ("a text may be less long", &|new| {
            new["components"]["schemas"]["Entry"]["properties"]["text"]["maxLength"] = json!(1000)
        }),
    ];
    for (what, change) in breaking {
        assert_ne!(with(change), Vec::<String>::new(), "{what} is not caught");
    }
    let additions: [Change<'_>; 4] = [
        (
            "a path comes",
            &|new| {
                new["paths"]["/v1/new"] =
                    json!({ "get": { "operationId": "getNew", "responses": {} } })
            },
        ),
        ("a parameter that may be left out comes", &|new| {
            new["paths"][list]["get"]["parameters"]
                .as_array_mut()
                .unwrap()
                .push(json!({ "name": "region", "in": "query", "required": false, "schema": { "type": "string" } }));
        }),
        ("a member of an answer comes", &|new| {
            new["components"]["schemas"]["ReportHead"]["properties"]["new"] =
                json!({ "type": "string" })
        }),
        ("a member that may be sent comes", &|new| {
            new["components"]["schemas"]["NewStep"]["properties"]["new"] =
                json!({ "type": "string" })
        }),
    ];
    for (what, change) in additions {
        assert_eq!(with(change), Vec::<String>::new(), "{what}");
    }
}
