//! JSON merge patch (RFC 7396): a report has no arrays, so a patch is a change of single leaves.

use serde_json::{Map, Value};

/// A JSON pointer, and what stands there, if anything does.
pub type Leaf = (String, Option<Value>);

/// The patch that turns `from` into `to`, or `None` where they are equal. Members that are gone
/// become `null`.
pub fn diff(from: &Value, to: &Value) -> Option<Value> {
    if from == to {
        return None;
    }
    let (Value::Object(old), Value::Object(new)) = (from, to) else {
        return Some(to.clone());
    };
    let mut patch = Map::new();
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        patch.insert(name.clone(), Value::Null);
    }
    for (name, value) in new {
        let change = match old.get(name) {
            Some(before) => diff(before, value),
            None => Some(value.clone()),
        };
        if let Some(change) = change {
            patch.insert(name.clone(), change);
        }
    }
    Some(Value::Object(patch))
}

/// What stands at a JSON pointer (RFC 6901).
pub fn leaf(body: &Value, pointer: &str) -> Option<Value> {
    body.pointer(pointer).cloned()
}

/// Writes one leaf, which may be an empty object; `None` removes it, and the objects that are empty
/// without it.
pub fn set(body: &mut Value, pointer: &str, leaf: Option<Value>) {
    let steps: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect();
    set_at(body, &steps, leaf);
}

/// Writes each, as `set` does.
pub fn set_all(body: &mut Value, leaves: &[Leaf]) {
    for (pointer, leaf) in leaves {
        set(body, pointer, leaf.clone());
    }
}

fn set_at(body: &mut Value, steps: &[String], leaf: Option<Value>) {
    let [step, rest @ ..] = steps else {
        *body = leaf.unwrap_or_default();
        return;
    };
    if !body.is_object() {
        if leaf.is_none() {
            return;
        }
        *body = Value::Object(Map::new());
    }
    let Value::Object(members) = body else { return };
    if rest.is_empty() && leaf.is_none() {
        members.remove(step);
        return;
    }
    if leaf.is_none() && !members.contains_key(step) {
        return;
    }
    let removes = leaf.is_none();
    let inner = members.entry(step.clone()).or_insert(Value::Null);
    set_at(inner, rest, leaf);
    if removes && inner.as_object().is_some_and(Map::is_empty) {
        members.remove(step);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use json_patch::merge as apply;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_change_is_the_leaves_that_changed() {
        let from = json!({"actions": {"field": true, "policy": true}, "period": {"from": "2025"}});
        let to = json!({"actions": {"field": true}, "period": {"from": "2025", "to": "2026"}});
        assert_eq!(
            diff(&from, &to),
            Some(json!({"actions": {"policy": null}, "period": {"to": "2026"}}))
        );
        assert_eq!(diff(&from, &from), None);
    }

    #[test]
    fn a_leaf_is_written_and_removed_with_what_is_empty_without_it() {
        let mut body = json!({"a": {"b/c": "1"}});
        set(&mut body, "/d/e", Some(json!(true)));
        assert_eq!(body, json!({"a": {"b/c": "1"}, "d": {"e": true}}));
        set(&mut body, "/a/b~1c", None);
        assert_eq!(body, json!({"d": {"e": true}}));
        set(&mut body, "/x/y", None);
        assert_eq!(body, json!({"d": {"e": true}}));
    }

    /// A body of a report, with members that this application does not know among the others.
    pub(crate) fn any_body() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            "[a-c]{0,3}".prop_map(Value::String),
            any::<bool>().prop_map(Value::Bool),
            any::<u8>().prop_map(|n| json!([n])),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            proptest::collection::btree_map("[a-d/~]", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect()))
        })
    }

    proptest! {
        #[test]
        fn applying_a_difference_gives_the_other(from in any_body(), to in any_body()) {
            let mut target = from.clone();
            if let Some(patch) = diff(&from, &to) {
                apply(&mut target, &patch);
            }
            prop_assert_eq!(target, to);
        }
    }
}
