//! Three versions of one report: what both started from, mine, and what the server has by now.
//! Every leaf that only one side changed is taken; a leaf that both changed differently is a clash,
//! and a person decides. Nothing is thrown away.

use crate::patch::apply;
use crate::tree::{Members, Tree};

/// A leaf that both sides changed. `None` is a leaf that the side removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// JSON pointer.
    pub pointer: String,
    pub mine: Option<Tree>,
    pub theirs: Option<Tree>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// With mine at each clash.
    pub body: Tree,
    /// Pointers of the leaves that were taken from the other side.
    pub taken: Vec<String>,
    pub clashes: Vec<Clash>,
}

pub fn merge(base: &Tree, mine: &Tree, theirs: &Tree) -> Merged {
    let (was, own, other) = (leaves(base), leaves(mine), leaves(theirs));
    let at = |leaves: &Leaves<'_>, pointer: &str| {
        leaves
            .iter()
            .find(|(own, _)| own == pointer)
            .map(|(_, leaf)| (*leaf).clone())
    };
    let mut pointers: Vec<&String> = own.iter().map(|(pointer, _)| pointer).collect();
    for (pointer, _) in other.iter().chain(&was) {
        if !pointers.contains(&pointer) {
            pointers.push(pointer);
        }
    }
    let mut merged = Merged {
        body: mine.clone(),
        taken: vec![],
        clashes: vec![],
    };
    for pointer in pointers {
        let (was, own, other) = (at(&was, pointer), at(&own, pointer), at(&other, pointer));
        if own == other || other == was {
            continue;
        }
        if own == was {
            set(&mut merged.body, pointer, other);
            merged.taken.push(pointer.clone());
        } else {
            merged.clashes.push(Clash {
                pointer: pointer.clone(),
                mine: own,
                theirs: other,
            });
        }
    }
    merged
}

/// Pointers and what stands there, in the order of the tree. A report has some dozens.
type Leaves<'a> = Vec<(String, &'a Tree)>;

fn leaves(tree: &Tree) -> Leaves<'_> {
    fn walk<'a>(value: &'a Tree, pointer: &str, into: &mut Leaves<'a>) {
        match value {
            Tree::Object(members) => members
                .iter()
                .for_each(|(name, value)| walk(value, &format!("{pointer}/{name}"), into)),
            leaf => into.push((pointer.to_owned(), leaf)),
        }
    }
    let mut all = vec![];
    walk(tree, "", &mut all);
    all
}

/// Writes one leaf, or removes it. Names hold neither `/` nor `~`, so pointers need no escapes.
pub fn set(tree: &mut Tree, pointer: &str, leaf: Option<Tree>) {
    let patch = pointer.rsplit('/').filter(|name| !name.is_empty()).fold(
        leaf.unwrap_or_default(),
        |inner, name| {
            let mut outer = Members::default();
            *outer.at(name) = inner;
            Tree::Object(outer)
        },
    );
    apply(tree, &patch);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(value: serde_json::Value) -> Tree {
        serde_json::from_value(value).unwrap()
    }

    macro_rules! json {
        ($($json:tt)+) => {
            tree(serde_json::json!($($json)+))
        };
    }

    #[test]
    fn what_only_one_side_changed_is_taken() {
        let base = json!({"a": "1", "b": "1"});
        let merged = merge(
            &base,
            &json!({"a": "2", "b": "1"}),
            &json!({"a": "1", "b": "3", "c": {"d": true}}),
        );
        assert_eq!(merged.body, json!({"a": "2", "b": "3", "c": {"d": true}}));
        assert_eq!(merged.taken, ["/b", "/c/d"]);
        assert_eq!(merged.clashes, []);
    }

    #[test]
    fn what_both_changed_is_kept_twice() {
        let merged = merge(&json!({"a": "1"}), &json!({"a": "2"}), &json!({"a": "3"}));
        assert_eq!(merged.body, json!({"a": "2"}));
        assert_eq!(
            merged.clashes,
            [Clash {
                pointer: "/a".into(),
                mine: Some(json!("2")),
                theirs: Some(json!("3"))
            }]
        );
    }

    #[test]
    fn removing_against_changing_is_a_clash_too() {
        let merged = merge(
            &json!({"a": {"b": "1"}}),
            &json!({}),
            &json!({"a": {"b": "2"}}),
        );
        assert_eq!(
            merged.clashes,
            [Clash {
                pointer: "/a/b".into(),
                mine: None,
                theirs: Some(json!("2"))
            }]
        );
    }

    #[test]
    fn the_same_change_on_both_sides_is_none() {
        let merged = merge(&json!({}), &json!({"a": "2"}), &json!({"a": "2"}));
        assert_eq!((merged.taken.len(), merged.clashes.len()), (0, 0));
    }
}
