//! Two trees of JSON side by side, for a person: what is new, what is another, what goes. And the fuller of the two.

use report::import::Fuller;
use serde_json::{Map, Value};

/// A line for each leaf that differs: `+ /path: value`, `~ /path: before -> after`, `- /path: value`.
pub fn differences(before: &Value, after: &Value) -> Vec<String> {
    let mut lines = vec![];
    walk("", Some(before), Some(after), &mut lines);
    lines
}

fn walk(path: &str, before: Option<&Value>, after: Option<&Value>, lines: &mut Vec<String>) {
    let empty = Map::new();
    let object = |value: Option<&Value>| value.is_none_or(Value::is_object);
    if before == after {
        return;
    }
    if object(before) && object(after) {
        let own = |value: Option<&Value>| value.and_then(Value::as_object).unwrap_or(&empty).clone();
        let (before, after) = (own(before), own(after));
        let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            walk(&format!("{path}/{key}"), before.get(key), after.get(key), lines);
        }
        return;
    }
    lines.push(match (before, after) {
        // what is nothing is no news
        (None, Some(after)) if *after == Value::Null || *after == false || *after == 0 || after.as_array().is_some_and(Vec::is_empty) => return,
        (None, Some(after)) => format!("+ {path}: {}", short(after)),
        (Some(before), None) => format!("- {path}: {}", short(before)),
        (Some(before), Some(after)) => format!("~ {path}: {} -> {}", short(before), short(after)),
        (None, None) => return,
    });
}

/// Long texts by their number of words.
fn short(value: &Value) -> String {
    match value {
        Value::String(text) if text.len() > 60 => format!("{} words", report::text::words(text)),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The new tree, and whatever the old one knows that the new one does not; of two texts the one that says more.
pub fn fuller(old: &Value, new: &Value) -> Value {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let mut all = old.clone();
            for (key, value) in new {
                let merged = old.get(key).map_or_else(|| value.clone(), |before| fuller(before, value));
                all.insert(key.clone(), merged);
            }
            Value::Object(all)
        }
        // a text that is cut, or lost a line, is not taken for the whole one
        (Value::String(old), Value::String(new)) if matches!(report::import::fuller(old, new), Fuller::Own | Fuller::OwnThoughDifferent) && is_text(old) => {
            Value::String(old.clone())
        }
        (Value::Array(old), Value::Array(new)) => {
            let more = new.iter().filter(|one| !old.contains(one));
            Value::Array(old.iter().chain(more).cloned().collect())
        }
        (_, Value::Null) => old.clone(),
        (_, new) => new.clone(),
    }
}

/// Words, and no key or number.
fn is_text(text: &str) -> bool {
    text.split_whitespace().count() > 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_leaf_that_differs_is_a_line() {
        let before = json!({ "a": "x", "b": { "c": true }, "d": "gone" });
        let after = json!({ "a": "y", "b": { "c": true, "e": "new" } });
        assert_eq!(differences(&before, &after), ["~ /a: x -> y", "+ /b/e: new", "- /d: gone"]);
        assert_eq!(differences(&before, &before), Vec::<String>::new());
    }

    #[test]
    fn what_is_on_file_is_never_overwritten_with_less() {
        let old = json!({ "text": "Two ponds were dug.", "yes": true, "other": "a" });
        assert_eq!(
            fuller(&old, &json!({ "text": "Two ponds", "more": 1, "other": "b" })),
            json!({ "text": "Two ponds were dug.", "yes": true, "other": "b", "more": 1 })
        );
    }
}
