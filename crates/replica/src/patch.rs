//! JSON merge patch (RFC 7396) on trees of objects: the report has no arrays, so a patch is a change of single leaves.

use serde_json::{Map, Value};

/// What turns `from` into `to`, or nothing where they are equal. Members that are gone become `null`.
pub fn diff(from: &Value, to: &Value) -> Option<Value> {
    if from == to {
        return None;
    }
    let (Value::Object(old), Value::Object(new)) = (from, to) else { return Some(to.clone()) };
    let mut patch = Map::new();
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        patch.insert(name.clone(), Value::Null);
    }
    for (name, value) in new {
        match old.get(name) {
            Some(before) => {
                if let Some(change) = diff(before, value) {
                    patch.insert(name.clone(), change);
                }
            }
            None => {
                patch.insert(name.clone(), value.clone());
            }
        }
    }
    Some(Value::Object(patch))
}

/// Applies a patch: `null` removes, objects are merged, anything else replaces.
pub fn apply(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        patch.clone_into(target);
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(members) = target else { return };
    for (name, change) in changes {
        if change.is_null() {
            members.remove(name);
        } else {
            apply(members.entry(name.clone()).or_insert(Value::Null), change);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_change_is_the_leaves_that_changed() {
        let from = json!({"actions": {"field": true, "policy": true}, "period": {"from": "2025"}});
        let to = json!({"actions": {"field": true}, "period": {"from": "2025", "to": "2026"}});
        assert_eq!(diff(&from, &to), Some(json!({"actions": {"policy": null}, "period": {"to": "2026"}})));
        assert_eq!(diff(&from, &from), None);
    }

    fn tree() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof!["[a-c]{0,3}".prop_map(Value::from), any::<bool>().prop_map(Value::from)];
        leaf.prop_recursive(3, 24, 4, |inner| proptest::collection::btree_map("[a-d]", inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())))
    }

    proptest! {
        #[test]
        fn applying_a_difference_gives_the_other(from in tree(), to in tree()) {
            let mut target = from.clone();
            if let Some(patch) = diff(&from, &to) {
                apply(&mut target, &patch);
            }
            prop_assert_eq!(target, to);
        }
    }
}
