//! Where an answer stands in the body of a report: by the JSON pointer that its control has as its
//! name, and problems too.

use report::Body;
use report::body::{Entries, Entry, TYPED, in_order};
use report::sorted::SortedSet;
use report::synthesis::Target;
use report::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Scope, Status, YesNo};

/// The typed text at a pointer.
pub fn text(body: &Body, pointer: &str) -> String {
    if let Some(target) = Target::from_pointer(pointer) {
        return target.entries(body).map(own_text).unwrap_or_default();
    }
    match steps(pointer)[..] {
        ["period", "from"] => body.period.from.clone(),
        ["period", "to"] => body.period.to.clone(),
        ["involved", "others"] => body.involved.others.clone(),
        [.., "entries", id] => taken(body, pointer)
            .and_then(|entries| entries.get(id))
            .map(|entry| entry.text.clone())
            .unwrap_or_default(),
        ["status", "note"] => body.status.note.clone(),
        ["additional", "text"] => body.additional.text.clone(),
        ["additional", "links", id] => body
            .additional
            .links
            .get(id)
            .map(|link| link.url.clone())
            .unwrap_or_default(),
        ["additional", "links", id, "title"] => body
            .additional
            .links
            .get(id)
            .map(|link| link.title.clone())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

pub fn set_text(body: &mut Body, pointer: &str, text: String) {
    match steps(pointer)[..] {
        ["period", "from"] => body.period.from = text,
        ["period", "to"] => body.period.to = text,
        ["involved", "others"] => body.involved.others = text,
        ["results", action] => {
            let action = Action::named(action);
            let results = body.results.at(action);
            write_own(&mut results.entries, text);
            if *results == Default::default() {
                body.results.remove(&action);
            }
        }
        ["challenges"] => write_own(&mut body.challenges.entries, text),
        [.., "entries", id] => {
            if let Some(entry) = taken_mut(body, pointer).and_then(|entries| entries.get_mut(id)) {
                entry.text = text;
                if let Some(source) = &mut entry.source {
                    source.adapted = true;
                }
            }
        }
        ["status", "note"] => body.status.note = text,
        ["future", "actions", action] => {
            if let Some(future) = body.future.actions.get_mut(&Action::named(action)) {
                write_own(&mut future.entries, text);
            }
        }
        ["additional", "text"] => body.additional.text = text,
        ["additional", "links", id] => {
            if let Some(link) = body.additional.links.get_mut(id) {
                link.url = text;
            }
        }
        ["additional", "links", id, "title"] => {
            if let Some(link) = body.additional.links.get_mut(id) {
                link.title = text;
            }
        }
        _ => {}
    }
}

/// A row of a group is ticked, or no more. Future actions are not here: their text must wait
/// outside the body.
pub fn choose(body: &mut Body, pointer: &str, value: &str, on: bool) {
    match steps(pointer)[..] {
        ["scope"] => toggle(&mut body.scope, Scope::named(value), on),
        ["actions"] => {
            toggle(&mut body.actions, Action::named(value), on);
            body.nothing_done &= body.actions.is_empty();
        }
        ["nothingDone"] => body.nothing_done = on,
        ["results", action, "status"] => {
            body.results.at(Action::named(action)).status = Some(ActionStatus::named(value));
        }
        ["involved", "membersAnswer"] => {
            body.involved.members_answer = on.then(|| ListAnswer::named(value))
        }
        ["involved", "commissionsAnswer"] => {
            body.involved.commissions_answer = on.then(|| ListAnswer::named(value))
        }
        ["involved", "secretariat"] => body.involved.secretariat = Some(YesNo::named(value)),
        ["status", "value"] => body.status.value = Some(Status::named(value)),
        ["challenges", "none"] => body.challenges.none = on,
        ["future", "none"] => body.future.none = on,
        ["future", "planned"] => body.future.planned = Some(Planned::named(value)),
        _ => {}
    }
}

/// The narrative of a passage that was taken over: `/results/policy/entries/m-lark-heron-0`.
fn target(pointer: &str) -> Option<Target> {
    Target::from_pointer(pointer.split_once("/entries/")?.0)
}

fn taken<'a>(body: &'a Body, pointer: &str) -> Option<&'a Entries> {
    target(pointer)?.entries(body)
}

fn taken_mut<'a>(body: &'a mut Body, pointer: &str) -> Option<&'a mut Entries> {
    target(pointer)?.existing(body)
}

fn steps(pointer: &str) -> Vec<&str> {
    pointer.split('/').skip(1).collect()
}

fn toggle<T: Ord>(set: &mut SortedSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

/// What a person typed is one entry; several without a source are shown as one text. Passages taken
/// over stay untouched.
fn own_text(entries: &Entries) -> String {
    joined(
        in_order(entries)
            .into_iter()
            .filter(|(_, entry)| entry.source.is_none())
            .map(|(_, entry)| entry.text.as_str()),
    )
}

pub fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn write_own(entries: &mut Entries, text: String) {
    if own_text(entries) == text {
        return;
    }
    let order = entries
        .get(TYPED)
        .map(|entry| entry.order.clone())
        .unwrap_or_default();
    entries.retain(|_, entry| entry.source.is_some());
    if !text.is_empty() {
        entries.insert(
            TYPED.to_owned(),
            Entry {
                text,
                order,
                ..Entry::default()
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::body::{Link, Source};

    #[test]
    fn every_text_is_read_where_it_was_written() {
        let mut body = Body::default();
        body.future
            .actions
            .insert(Action::Field, Default::default());
        body.additional.links.insert("l1".into(), Link::default());
        for pointer in [
            "/period/from",
            "/period/to",
            "/involved/others",
            "/results/field",
            "/challenges",
            "/future/actions/field",
            "/additional/text",
            "/additional/links/l1",
            "/additional/links/l1/title",
        ] {
            set_text(&mut body, pointer, pointer.to_owned());
            assert_eq!(text(&body, pointer), pointer);
        }
    }

    #[test]
    fn a_passage_that_was_taken_over_stays_when_the_text_changes() {
        let mut body = Body::default();
        let source = Some(Source {
            constituent: "m-x".into(),
            year: "2025".into(),
            adapted: false,
        });
        body.challenges.entries.insert(
            "p1".into(),
            Entry {
                text: "Taken over".into(),
                source,
                ..Entry::default()
            },
        );
        set_text(&mut body, "/challenges", "Own".into());
        assert_eq!(text(&body, "/challenges"), "Own");
        set_text(&mut body, "/challenges", String::new());
        assert_eq!(body.challenges.entries.len(), 1);
    }

    #[test]
    fn nothing_was_done_is_no_more_said_once_an_action_is() {
        let mut body = Body::default();
        choose(&mut body, "/nothingDone", "yes", true);
        choose(&mut body, "/actions", "field", true);
        assert!(!body.nothing_done && body.actions.contains(&Action::Field));
    }
}
