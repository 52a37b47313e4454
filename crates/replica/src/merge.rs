//! Three versions of one report: what both started from, mine, and what the server has by now.
//! Every leaf that only one side changed is taken; a leaf that both changed differently is a clash,
//! and a person decides. So is what each side wrote without the other and what cannot stand
//! together. Nothing is thrown away.

use crate::patch::{Leaf, leaf, set, set_all};
use serde_json::{Map, Value};

/// The leaves of one side of a clash, in the order of the report; `None` where the side removed it.
pub type Side = Vec<Leaf>;

/// What both sides changed. Mine stands in the merged body.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// The JSON pointer of the leaf, or of the question that cannot have both answers.
    pub pointer: String,
    pub mine: Side,
    pub theirs: Side,
    /// What both started from. Whoever merges again while it is not decided puts it back into the
    /// base, or the clash would look like a change of mine alone.
    pub was: Side,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// With mine at each clash.
    pub body: Value,
    /// Pointers of the leaves that were taken from the other side.
    pub taken: Vec<String>,
    pub clashes: Vec<Clash>,
}

/// `contradictions` names, for a body, the questions that have two answers at once: the pointer of
/// the question, and the pointers of all that answers it.
pub fn merge(
    base: &Value,
    mine: &Value,
    theirs: &Value,
    contradictions: impl Fn(&Value) -> Vec<(String, Vec<String>)>,
) -> Merged {
    let mut merged = Merged {
        body: mine.clone(),
        taken: vec![],
        clashes: vec![],
    };
    for pointer in pointers([mine, theirs, base]) {
        let at = |body| leaf_only(body, &pointer);
        let (was, own, other) = (at(base), at(mine), at(theirs));
        if own == other || other == was {
            continue;
        }
        if own == was {
            // what holds something by now is not emptied by an object that is there on purpose
            let holds = leaf(&merged.body, &pointer).is_some_and(|there| there.is_object());
            if !(holds && other.as_ref().is_some_and(Value::is_object)) {
                set(&mut merged.body, &pointer, other);
                merged.taken.push(pointer);
            }
        } else {
            merged.clashes.push(Clash {
                mine: vec![(pointer.clone(), own)],
                theirs: vec![(pointer.clone(), other)],
                was: vec![(pointer.clone(), was)],
                pointer,
            });
        }
    }
    let alone: Vec<String> = [mine, theirs]
        .into_iter()
        .flat_map(&contradictions)
        .map(|(question, _)| question)
        .collect();
    // with mine where both changed the same, and with theirs, which is stored until it is decided
    let mut held_back = merged.body.clone();
    for clash in &merged.clashes {
        set_all(&mut held_back, &clash.theirs);
    }
    for (question, answers) in [&merged.body, &held_back]
        .map(&contradictions)
        .into_iter()
        .flatten()
    {
        let is_asked = merged.clashes.iter().any(|clash| clash.pointer == question);
        // what one side says by itself is for the rules
        if !is_asked && !alone.contains(&question) {
            merged.ask_whole(question, &answers, [base, mine, theirs]);
        }
    }
    merged
}

impl Merged {
    /// All answers of a question become one clash.
    fn ask_whole(&mut self, question: String, answers: &[String], bodies: [&Value; 3]) {
        let is_answer = |pointer: &str| {
            answers.iter().any(|answer| {
                pointer
                    .strip_prefix(answer.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        self.taken.retain(|pointer| !is_answer(pointer));
        self.clashes.retain(|clash| !is_answer(&clash.pointer));
        let of = |body| -> Side {
            answers
                .iter()
                .map(|answer| (answer.clone(), leaf(body, answer)))
                .collect()
        };
        let [was, mine, theirs] = bodies.map(of);
        set_all(&mut self.body, &mine);
        self.clashes.push(Clash {
            pointer: question,
            mine,
            theirs,
            was,
        });
    }
}

/// An object is no leaf: its members are compared one by one. An empty one is there on purpose: a
/// tick without a text.
fn leaf_only(body: &Value, pointer: &str) -> Option<Value> {
    leaf(body, pointer).filter(|leaf| leaf.as_object().is_none_or(Map::is_empty))
}

/// The pointers of all leaves, each once, in the order of the first body that has it.
fn pointers<const N: usize>(bodies: [&Value; N]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    bodies
        .into_iter()
        .flat_map(leaves)
        .map(|(pointer, _)| pointer)
        .filter(|pointer| seen.insert(pointer.clone()))
        .collect()
}

/// JSON pointers (RFC 6901) and what stands there.
pub(crate) fn leaves(body: &Value) -> Vec<(String, &Value)> {
    fn walk<'a>(value: &'a Value, pointer: &str, into: &mut Vec<(String, &'a Value)>) {
        match value {
            Value::Object(members) if !members.is_empty() => {
                members.iter().for_each(|(name, value)| {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    walk(value, &format!("{pointer}/{name}"), into);
                })
            }
            leaf => into.push((pointer.to_owned(), leaf)),
        }
    }
    let mut all = vec![];
    walk(body, "", &mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patch::tests::any_body;
    use proptest::prelude::*;
    use serde_json::json;

    fn merge(base: &Value, mine: &Value, theirs: &Value) -> Merged {
        super::merge(base, mine, theirs, |_| vec![])
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

    fn clash(pointer: &str, was: &str, mine: Option<Value>, theirs: Option<Value>) -> Clash {
        let side = |leaf| vec![(pointer.to_owned(), leaf)];
        Clash {
            pointer: pointer.into(),
            mine: side(mine),
            theirs: side(theirs),
            was: side(Some(json!(was))),
        }
    }

    #[test]
    fn what_both_changed_is_kept_twice() {
        let merged = merge(&json!({"a": "1"}), &json!({"a": "2"}), &json!({"a": "3"}));
        assert_eq!(merged.body, json!({"a": "2"}));
        assert_eq!(
            merged.clashes,
            [clash("/a", "1", Some(json!("2")), Some(json!("3")))]
        );
    }

    #[test]
    fn removing_against_changing_is_a_clash_too() {
        let base = json!({"a": {"b": "1"}});
        let merged = merge(&base, &json!({}), &json!({"a": {"b": "2"}}));
        assert_eq!(merged.clashes, [clash("/a/b", "1", None, Some(json!("2")))]);
    }

    #[test]
    fn the_same_change_on_both_sides_is_none() {
        let merged = merge(&json!({}), &json!({"a": "2"}), &json!({"a": "2"}));
        assert_eq!((merged.taken.len(), merged.clashes.len()), (0, 0));
    }

    /// "There were none", beside a text.
    fn both_answers(body: &Value) -> Vec<(String, Vec<String>)> {
        let has = |pointer: &str| body.pointer(pointer).is_some();
        if has("/challenges/none") && has("/challenges/entries") {
            let answers = ["/challenges/none", "/challenges/entries"];
            vec![("/challenges".into(), answers.map(String::from).into())]
        } else {
            vec![]
        }
    }

    #[test]
    fn what_cannot_stand_together_is_asked() {
        let (none, text) = (
            json!({"challenges": {"none": true}}),
            json!({"challenges": {"entries": {"a": {"text": "Money came late."}}}, "x": "1"}),
        );
        let merged = super::merge(&json!({}), &none, &text, both_answers);
        assert_eq!(merged.body, json!({"challenges": {"none": true}, "x": "1"}));
        assert_eq!(merged.taken, ["/x"]);
        let [clash] = &merged.clashes[..] else {
            panic!("one clash: {:?}", merged.clashes)
        };
        assert_eq!(clash.pointer, "/challenges");
        assert_eq!(clash.mine[0].1, Some(json!(true)));
        assert_eq!(
            clash.theirs[1].1,
            Some(json!({"a": {"text": "Money came late."}}))
        );
        // a side that says both by itself is judged by the rules, not asked about
        let both = json!({"challenges": {"none": true, "entries": {"a": {"text": "x"}}}});
        let merged = super::merge(&json!({}), &both, &json!({"x": "1"}), both_answers);
        assert_eq!((merged.clashes.len(), merged.taken.len()), (0, 1));
    }

    #[test]
    fn a_clash_that_is_not_decided_is_asked_again() {
        let (mine, theirs) = (json!({"a": "2"}), json!({"a": "3", "b": "1"}));
        let open = merge(&json!({"a": "1"}), &mine, &json!({"a": "3"})).clashes;
        let mut base = json!({"a": "3"});
        for clash in &open {
            set_all(&mut base, &clash.was);
        }
        assert_eq!(merge(&base, &mine, &theirs).clashes, open);
    }

    #[test]
    fn a_text_that_was_changed_against_none_is_asked_as_one_question() {
        let of = |text: &str| json!({"challenges": {"entries": {"a": {"text": text}}}});
        let none = json!({"challenges": {"none": true, "aside": {"a": {"text": "x"}}}});
        for (mine, theirs) in [(&none, &of("y")), (&of("y"), &none)] {
            let merged = super::merge(&of("x"), mine, theirs, both_answers);
            let [clash] = &merged.clashes[..] else {
                panic!("one clash: {:?}", merged.clashes)
            };
            assert_eq!(clash.pointer, "/challenges");
            assert_eq!(clash.was[1].1, Some(json!({"a": {"text": "x"}})));
            assert!(both_answers(&merged.body).is_empty());
        }
    }

    #[test]
    fn an_empty_object_is_a_tick_and_stays_one() {
        let ticked = json!({"future": {"policy": {}}});
        let merged = merge(&json!({}), &json!({"x": "1"}), &ticked);
        assert_eq!(merged.body, json!({"x": "1", "future": {"policy": {}}}));
        let merged = merge(&ticked, &ticked, &json!({}));
        assert_eq!(merged.body, json!({}));
        // a text that goes leaves its tick, and one that comes is not emptied
        let text = json!({"future": {"policy": {"text": "A bill"}}});
        assert_eq!(merge(&text, &text, &ticked).body, ticked);
        assert_eq!(merge(&ticked, &text, &ticked).body, text);
        assert_eq!(merge(&json!({}), &text, &ticked).body, text);
    }

    proptest! {
        #[test]
        fn each_side_finds_its_words_or_is_asked(
            base in any_body(), mine in any_body(), theirs in any_body()
        ) {
            let merged = merge(&base, &mine, &theirs);
            for (pointer, value) in leaves(&theirs) {
                let asked = merged.clashes.iter().any(|clash| clash.pointer == pointer);
                let mine_wins = leaf_only(&base, &pointer).as_ref() == Some(value);
                // a leaf may stand where the other side has an object
                let is_shaped_alike = (0..pointer.len()).filter(|at| pointer.as_bytes()[*at] == b'/')
                    .all(|at| [&mine, &base].into_iter().all(|body| body.pointer(&pointer[..at]).is_none_or(Value::is_object)))
                    && [&mine, &base].into_iter().all(|body| body.pointer(&pointer).is_none_or(|leaf| !leaf.is_object()));
                if is_shaped_alike && !asked && !mine_wins {
                    prop_assert_eq!(merged.body.pointer(&pointer), Some(value), "{}", pointer);
                }
            }
        }
    }
}
