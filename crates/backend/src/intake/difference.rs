//! Two trees of JSON side by side, for a person: what is new, what is another, what goes. And the
//! fuller of the two.

use report::import::Fuller;
use serde_json::{Map, Value};

/// A line for each leaf that differs: `+ /path: value`, `~ /path: before -> after`, `- /path:
/// value`.
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
        let own =
            |value: Option<&Value>| value.and_then(Value::as_object).unwrap_or(&empty).clone();
        let (before, after) = (own(before), own(after));
        let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            walk(
                &format!("{path}/{key}"),
                before.get(key),
                after.get(key),
                lines,
            );
        }
        return;
    }
    lines.push(match (before, after) {
        // what is nothing is no news
        (None, Some(after))
            if *after == Value::Null
                || *after == false
                || *after == 0
                || after.as_array().is_some_and(Vec::is_empty) =>
        {
            return;
        }
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

/// The new tree, and whatever the old one knows that the new one does not; of two texts the one
/// that says more. What the new one says and is not taken is told in `kept`, a line each.
pub fn fuller(old: &Value, new: &Value, kept: &mut Vec<String>) -> Value {
    joined("", old, new, kept)
}

fn joined(path: &str, old: &Value, new: &Value, kept: &mut Vec<String>) -> Value {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let mut all = old.clone();
            for (key, value) in new {
                let merged = old.get(key).map_or_else(
                    || value.clone(),
                    |before| joined(&format!("{path}/{key}"), before, value, kept),
                );
                all.insert(key.clone(), merged);
            }
            Value::Object(all)
        }
        (Value::String(old), Value::String(new)) if is_text(old) => {
            match report::import::fuller(old, new) {
                // a text that is cut, or lost a line, is not taken for the whole one
                Fuller::Own => Value::String(old.clone()),
                Fuller::OwnThoughDifferent => {
                    kept.push(format!(
                        "= {path}: the text on file is kept; the page says otherwise, in {} words",
                        report::text::words(new)
                    ));
                    Value::String(old.clone())
                }
                Fuller::Theirs | Fuller::TheirsThoughDifferent => Value::String(new.clone()),
            }
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
        assert_eq!(
            differences(&before, &after),
            ["~ /a: x -> y", "+ /b/e: new", "- /d: gone"]
        );
        assert_eq!(differences(&before, &before), Vec::<String>::new());
    }

    #[test]
    fn what_is_on_file_is_never_overwritten_with_less() {
        let old = json!({ "text": "Two ponds were dug.", "yes": true, "other": "a" });
        let mut kept = vec![];
        let cut = json!({ "text": "Two ponds were du", "more": 1, "other": "b" });
        assert_eq!(
            fuller(&old, &cut, &mut kept),
            json!({ "text": "Two ponds were dug.", "yes": true, "other": "b", "more": 1 })
        );
        assert!(kept.is_empty(), "a part of a text says nothing else");
        fuller(&old, &json!({ "text": "Three ponds." }), &mut kept);
        assert_eq!(
            kept,
            ["= /text: the text on file is kept; the page says otherwise, in 2 words"]
        );
    }
}
