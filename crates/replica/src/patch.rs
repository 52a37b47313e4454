//! JSON merge patch (RFC 7396) on trees of objects: the report has no arrays, so a patch is a
//! change of single leaves.

use crate::tree::{Members, Tree};

/// What turns `from` into `to`, or nothing where they are equal. Members that are gone become
/// `null`.
pub fn diff(from: &Tree, to: &Tree) -> Option<Tree> {
    if from == to {
        return None;
    }
    let (Tree::Object(old), Tree::Object(new)) = (from, to) else {
        return Some(to.clone());
    };
    let mut patch = Members::default();
    for (name, _) in old.iter().filter(|(name, _)| new.get(name).is_none()) {
        patch.at(name);
    }
    for (name, value) in new.iter() {
        let change = match old.get(name) {
            Some(before) => diff(before, value),
            None => Some(value.clone()),
        };
        if let Some(change) = change {
            *patch.at(name) = change;
        }
    }
    Some(Tree::Object(patch))
}

/// Applies a patch: `null` removes, objects are merged, anything else replaces.
pub fn apply(target: &mut Tree, patch: &Tree) {
    let Tree::Object(changes) = patch else {
        patch.clone_into(target);
        return;
    };
    if !matches!(target, Tree::Object(_)) {
        *target = Tree::Object(Members::default());
    }
    let Tree::Object(members) = target else {
        return;
    };
    for (name, change) in changes.iter() {
        if *change == Tree::Null {
            members.remove(name);
        } else {
            apply(members.at(name), change);
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
        let from =
            tree(json!({"actions": {"field": true, "policy": true}, "period": {"from": "2025"}}));
        let to =
            tree(json!({"actions": {"field": true}, "period": {"from": "2025", "to": "2026"}}));
        assert_eq!(
            diff(&from, &to),
            Some(tree(
                json!({"actions": {"policy": null}, "period": {"to": "2026"}})
            ))
        );
        assert_eq!(diff(&from, &from), None);
    }

    fn tree(value: serde_json::Value) -> Tree {
        serde_json::from_value(value).unwrap()
    }

    fn any_tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![
            "[a-c]{0,3}".prop_map(Tree::Text),
            any::<bool>().prop_map(Tree::Flag)
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            proptest::collection::btree_map("[a-d]", inner, 0..4).prop_map(|map| {
                let mut members = Members::default();
                map.into_iter()
                    .for_each(|(name, value)| *members.at(&name) = value);
                Tree::Object(members)
            })
        })
    }

    proptest! {
        #[test]
        fn applying_a_difference_gives_the_other(from in any_tree(), to in any_tree()) {
            let mut target = from.clone();
            if let Some(patch) = diff(&from, &to) {
                apply(&mut target, &patch);
            }
            prop_assert_eq!(target, to);
        }
    }
}
