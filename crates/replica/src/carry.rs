//! What a person did not write comes along unchanged: members that this application does not know,
//! and words of one's own whose arrival was never confirmed.

use crate::merge::leaves;
use crate::patch::{leaf, set};
use serde_json::{Map, Value};

/// The body `raw` as the server has it, with what the application reads of it, `known`, become
/// `now`. What `raw` holds besides `known` stays, also where the rest of its object is gone.
pub fn carry(raw: &Value, known: &Value, now: &Value) -> Value {
    carried(raw, Some(known), Some(now)).unwrap_or_else(|| Value::Object(Map::new()))
}

fn carried(raw: &Value, known: Option<&Value>, now: Option<&Value>) -> Option<Value> {
    // what was not changed stays as it came, also where reading it lost something
    if known.is_some() && known == now {
        return Some(raw.clone());
    }
    let (Value::Object(own), None | Some(Value::Object(_))) = (raw, now) else {
        return now.cloned();
    };
    let member = |of: Option<&Value>, name: &str| of.and_then(|of| of.get(name)).cloned();
    let mut out = Map::new();
    for (name, value) in own {
        let (read, wanted) = (member(known, name), member(now, name));
        let kept = match (&read, &wanted) {
            (None, None) => Some(value.clone()),
            _ => carried(value, read.as_ref(), wanted.as_ref()),
        };
        if let Some(kept) = kept {
            out.insert(name.clone(), kept);
        }
    }
    for (name, value) in now.and_then(Value::as_object).into_iter().flatten() {
        if !own.contains_key(name) {
            out.insert(name.clone(), value.clone());
        }
    }
    // an object that is there on purpose stays, even if it is empty
    (now.is_some() || !out.is_empty()).then_some(Value::Object(out))
}

/// `base` with every leaf that one sent without an answer and that the server has now: it is one's
/// own, and nobody else's change.
pub fn acknowledged(base: &Value, sent: &Value, theirs: &Value) -> Value {
    let mut base = base.clone();
    let mut pointers: Vec<String> = leaves(sent).into_iter().map(|(own, _)| own).collect();
    pointers.extend(leaves(&base).into_iter().map(|(own, _)| own));
    for pointer in pointers {
        let (own, there) = (leaf(sent, &pointer), leaf(theirs, &pointer));
        if own == there && own != leaf(&base, &pointer) {
            set(&mut base, &pointer, own);
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patch::{diff, tests::any_body};
    use json_patch::merge as apply;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn unknown_members_stay_where_the_rest_of_their_object_goes() {
        let raw = json!({"challenges": {"none": true, "mood": [1, 2]}, "colour": {"r": 1}});
        let known = json!({"challenges": {"none": true}});
        assert_eq!(
            carry(&raw, &known, &json!({})),
            json!({"challenges": {"mood": [1, 2]}, "colour": {"r": 1}})
        );
        assert_eq!(
            carry(
                &raw,
                &known,
                &json!({"period": {"from": "2025"}, "challenges": {"none": true}})
            ),
            json!({"challenges": {"none": true, "mood": [1, 2]}, "colour": {"r": 1}, "period": {"from": "2025"}})
        );
    }

    #[test]
    fn what_one_sent_and_the_server_has_is_ones_own() {
        let base = json!({"challenges": "", "others": "A school"});
        let sent = json!({"challenges": "First sentence.", "others": "A school"});
        let theirs = json!({"challenges": "First sentence.", "others": "Two schools"});
        assert_eq!(
            acknowledged(&base, &sent, &theirs),
            json!({"challenges": "First sentence.", "others": "A school"})
        );
        assert_eq!(acknowledged(&base, &sent, &base), base);
        // a leaf that one removed
        assert_eq!(
            acknowledged(
                &base,
                &json!({"challenges": ""}),
                &json!({"challenges": ""})
            ),
            json!({"challenges": ""})
        );
    }

    #[test]
    fn what_was_read_with_a_loss_and_not_changed_is_as_it_came() {
        let raw = json!({"status": "a word that is longer than one keeps", "links": {"a": {}}});
        let known = json!({"status": "unlisted", "links": {"a": {"url": ""}}});
        assert_eq!(carry(&raw, &known, &known), raw);
    }

    proptest! {
        #[test]
        fn a_patch_of_what_is_carried_takes_nothing_unknown(
            raw in any_body(), known in any_body(), now in any_body()
        ) {
            // what the application knows is a part of what is there
            let raw = match raw { Value::Object(_) => raw, _ => json!({}) };
            let known = carry(&json!({}), &json!({}), &match known { Value::Object(_) => known, _ => json!({}) });
            let now = match now { Value::Object(_) => now, _ => json!({}) };
            let mut whole = raw.clone();
            apply(&mut whole, &known);
            let carried = carry(&whole, &known, &now);
            let mut target = whole.clone();
            if let Some(patch) = diff(&whole, &carried) {
                apply(&mut target, &patch);
            }
            for (pointer, value) in leaves(&whole) {
                let is_ours = known.pointer(&pointer).is_some() || (1..pointer.len()).filter(|at| pointer.as_bytes()[*at] == b'/').any(|at| {
                    let above = &pointer[..at];
                    known.pointer(above).is_some_and(|leaf| !leaf.is_object()) || now.pointer(above).is_some_and(|leaf| !leaf.is_object())
                });
                if !is_ours && now.pointer(&pointer).is_none() {
                    prop_assert_eq!(target.pointer(&pointer), Some(value), "{}", pointer);
                }
            }
            for (pointer, value) in leaves(&now).into_iter().filter(|(_, leaf)| !leaf.is_object()) {
                prop_assert_eq!(target.pointer(&pointer), Some(value), "{}", pointer);
            }
        }
    }
}
