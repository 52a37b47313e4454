//! Three versions of one report: what both started from, mine, and what the server has by now. Every leaf that only one
//! side changed is taken; a leaf that both changed differently is a clash, and a person decides. Nothing is thrown away.

use crate::patch::apply;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A leaf that both sides changed. `None` is a leaf that the side removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// JSON pointer.
    pub pointer: String,
    pub mine: Option<Value>,
    pub theirs: Option<Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// With mine at each clash.
    pub body: Value,
    /// Pointers of the leaves that were taken from the other side.
    pub taken: Vec<String>,
    pub clashes: Vec<Clash>,
}

pub fn merge(base: &Value, mine: &Value, theirs: &Value) -> Merged {
    let (was, own, other) = (leaves(base), leaves(mine), leaves(theirs));
    let pointers = own.keys().chain(other.keys().filter(|pointer| !own.contains_key(*pointer)));
    let pointers = pointers.chain(was.keys().filter(|pointer| !own.contains_key(*pointer) && !other.contains_key(*pointer)));
    let mut merged = Merged { body: mine.clone(), taken: vec![], clashes: vec![] };
    for pointer in pointers {
        let (was, own, other) = (was.get(pointer), own.get(pointer), other.get(pointer));
        if own == other || other == was {
            continue;
        }
        if own == was {
            set(&mut merged.body, pointer, other.map(|value| (*value).clone()));
            merged.taken.push(pointer.clone());
        } else {
            let copy = |value: Option<&&Value>| value.map(|value| (*value).clone());
            merged.clashes.push(Clash { pointer: pointer.clone(), mine: copy(own), theirs: copy(other) });
        }
    }
    merged
}

fn leaves(tree: &Value) -> BTreeMap<String, &Value> {
    fn walk<'a>(value: &'a Value, pointer: &str, into: &mut BTreeMap<String, &'a Value>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, value)| walk(value, &format!("{pointer}/{name}"), into)),
            leaf => {
                into.insert(pointer.to_owned(), leaf);
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(tree, "", &mut all);
    all
}

/// Writes one leaf, or removes it. Names hold neither `/` nor `~`, so pointers need no escapes.
pub fn set(tree: &mut Value, pointer: &str, leaf: Option<Value>) {
    let patch = pointer.rsplit('/').filter(|name| !name.is_empty()).fold(leaf.unwrap_or(Value::Null), |inner, name| {
        let mut outer = Map::new();
        outer.insert(name.to_owned(), inner);
        Value::Object(outer)
    });
    apply(tree, &patch);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_only_one_side_changed_is_taken() {
        let base = json!({"a": "1", "b": "1"});
        let merged = merge(&base, &json!({"a": "2", "b": "1"}), &json!({"a": "1", "b": "3", "c": {"d": true}}));
        assert_eq!(merged.body, json!({"a": "2", "b": "3", "c": {"d": true}}));
        assert_eq!(merged.taken, ["/b", "/c/d"]);
        assert_eq!(merged.clashes, []);
    }

    #[test]
    fn what_both_changed_is_kept_twice() {
        let merged = merge(&json!({"a": "1"}), &json!({"a": "2"}), &json!({"a": "3"}));
        assert_eq!(merged.body, json!({"a": "2"}));
        assert_eq!(merged.clashes, [Clash { pointer: "/a".into(), mine: Some(json!("2")), theirs: Some(json!("3")) }]);
    }

    #[test]
    fn removing_against_changing_is_a_clash_too() {
        let merged = merge(&json!({"a": {"b": "1"}}), &json!({}), &json!({"a": {"b": "2"}}));
        assert_eq!(merged.clashes, [Clash { pointer: "/a/b".into(), mine: None, theirs: Some(json!("2")) }]);
    }

    #[test]
    fn the_same_change_on_both_sides_is_none() {
        let merged = merge(&json!({}), &json!({"a": "2"}), &json!({"a": "2"}));
        assert_eq!((merged.taken.len(), merged.clashes.len()), (0, 0));
    }
}
