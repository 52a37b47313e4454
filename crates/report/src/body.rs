//! The body of a report, Activity or Progress: one tree without arrays, sets as objects, so that a
//! JSON merge patch (RFC 7396) is a change of single fields. A member that is absent is blank:
//! never "no". Words of another backend are kept, its members ignored: a patch leaves them alone.

use crate::language::Language;
use crate::sorted::{SortedMap, SortedSet};
use crate::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Scope, Status, YesNo};
use serde::{Deserialize, Serialize};

/// The id of the one entry that a person types under an action; passages taken over have ids of
/// their own.
pub const TYPED: &str = "a";

/// Where text stands that belongs to no action: older layouts keep all results in one text, and
/// import never guesses.
pub type Entries = SortedMap<String, Entry>;

fn no(flag: &bool) -> bool {
    !flag
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Body {
    /// The language that the narratives are written in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    #[serde(skip_serializing_if = "is_default")]
    pub period: Period,
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub scope: SortedSet<Scope>,
    #[serde(skip_serializing_if = "is_default")]
    pub involved: Involved,
    /// "Nothing was done in this period", said by the reporter; absent is not said.
    #[serde(skip_serializing_if = "no")]
    pub nothing_done: bool,
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub actions: SortedSet<Action>,
    /// May hold actions that are not ticked: their text waits in the draft and is left out on
    /// submit.
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub results: SortedMap<Action, Results>,
    /// Results that a page prints under no action. Only imported.
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub unsorted: Entries,
    #[serde(skip_serializing_if = "is_default")]
    pub challenges: Challenges,
    #[serde(skip_serializing_if = "is_default")]
    pub future: Future,
    #[serde(skip_serializing_if = "is_default")]
    pub status: Declared,
    #[serde(skip_serializing_if = "is_default")]
    pub additional: Additional,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// As typed; `PartialDate` reads it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Period {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Involved {
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub members: SortedSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members_answer: Option<ListAnswer>,
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub commissions: SortedSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commissions_answer: Option<ListAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secretariat: Option<YesNo>,
    /// Organisations outside IUCN that stand in the list of the set.
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub external: SortedSet<String>,
    /// Organisations outside IUCN in the reporter's own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub others: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Results {
    /// How far the action is. Only Activity Reports have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ActionStatus>,
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub entries: Entries,
}

/// A passage of a narrative. Plain Unicode text, paragraphs separated by a blank line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    pub text: String,
    /// Sorts the entries of one narrative; ties by id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub order: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// The Activity Report that a passage was taken over from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub constituent: String,
    pub year: String,
    /// Changed by the Focal Point after it was taken over.
    #[serde(default, skip_serializing_if = "no")]
    pub adapted: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Challenges {
    /// Said that there were none.
    #[serde(skip_serializing_if = "no")]
    pub none: bool,
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub entries: Entries,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Future {
    /// Said that none are needed.
    #[serde(skip_serializing_if = "no")]
    pub none: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<Planned>,
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub actions: SortedMap<Action, FutureAction>,
    /// Of actions that are ticked no more: the text waits in the draft and is left out on submit.
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub unticked: SortedMap<Action, FutureAction>,
    /// Future actions that a page prints under no action. Only imported.
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub unsorted: Entries,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FutureAction {
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub entries: Entries,
}

/// Status of implementation, declared by the Focal Point and assessed by nobody. Only Progress
/// Reports have it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Declared {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Status>,
    /// The label as printed, kept where it is in no vocabulary.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub printed: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Additional {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub links: SortedMap<String, Link>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    pub url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
}

impl Entry {
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

/// The one entry that a person types.
pub fn typed(text: impl Into<String>) -> Entries {
    Entries::from([(TYPED.to_owned(), Entry::of(text))])
}

/// The action that a pointer into a body leads to, or below.
pub fn action_of(pointer: &str) -> Option<Action> {
    match pointer.split('/').skip(1).collect::<Vec<_>>()[..] {
        ["actions" | "results", action, ..] | ["future", "actions" | "unticked", action, ..] => {
            Some(Action::named(action))
        }
        _ => None,
    }
}

/// Entries as a reader meets them.
pub fn in_order(entries: &Entries) -> Vec<(&String, &Entry)> {
    let mut ordered: Vec<(&String, &Entry)> = vec![];
    for (id, entry) in entries {
        let at = ordered
            .iter()
            .position(|(_, next)| next.order > entry.order)
            .unwrap_or(ordered.len());
        ordered.insert(at, (id, entry));
    }
    ordered
}

/// All entries as one text, for rules and counts.
pub fn flowing(entries: &Entries) -> String {
    let texts: Vec<&str> = in_order(entries)
        .into_iter()
        .map(|(_, entry)| entry.text.trim())
        .filter(|t| !t.is_empty())
        .collect();
    texts.join("\n\n")
}

impl Body {
    /// What is sent: the text of actions that are not ticked stays behind in the draft.
    pub fn sent(&self) -> Self {
        let mut sent = self.clone();
        sent.results
            .retain(|action, _| self.actions.contains(action));
        sent.future.unticked.clear();
        sent
    }

    /// Where passages were taken over from, in any narrative.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let results = self
            .results
            .values()
            .flat_map(|results| results.entries.values());
        let future = self
            .future
            .actions
            .values()
            .flat_map(|future| future.entries.values());
        results
            .chain(future)
            .chain(self.challenges.entries.values())
            .filter_map(|entry| entry.source.as_ref())
    }

    /// Every narrative with its JSON pointer, in the order of the form.
    pub fn narratives(&self) -> Vec<(String, String)> {
        let mut all = vec![("/involved/others".to_owned(), self.involved.others.clone())];
        for (action, results) in &self.results {
            all.push((
                format!("/results/{}", action.key()),
                flowing(&results.entries),
            ));
        }
        all.push(("/unsorted".to_owned(), flowing(&self.unsorted)));
        all.push(("/challenges".to_owned(), flowing(&self.challenges.entries)));
        for (action, future) in &self.future.actions {
            all.push((
                format!("/future/actions/{}", action.key()),
                flowing(&future.entries),
            ));
        }
        for (action, future) in &self.future.unticked {
            all.push((
                format!("/future/unticked/{}", action.key()),
                flowing(&future.entries),
            ));
        }
        all.push((
            "/future/unsorted".to_owned(),
            flowing(&self.future.unsorted),
        ));
        all.push(("/status/note".to_owned(), self.status.note.clone()));
        all.push(("/additional/text".to_owned(), self.additional.text.clone()));
        all.retain(|(_, text)| !text.trim().is_empty());
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_body_is_an_empty_object() {
        assert_eq!(serde_json::to_string(&Body::default()).unwrap(), "{}");
        assert_eq!(serde_json::from_str::<Body>("{}").unwrap(), Body::default());
    }

    #[test]
    fn what_another_backend_knows_more_keeps_nothing_from_being_read() {
        let given = r#"{"resultz":{"a":[1]},"scope":{"africa":true,"mars":true}}"#;
        let body: Body = serde_json::from_str(given).unwrap();
        assert_eq!(
            serde_json::to_string(&body).unwrap(),
            r#"{"scope":{"africa":true,"mars":true}}"#
        );
        assert!(serde_json::from_str::<Body>(r#"{"actions":{"field":false}}"#).is_err());
    }

    #[test]
    fn the_text_of_an_unticked_action_waits_in_the_draft_and_is_not_sent() {
        let mut body = Body::default();
        body.results.insert(
            Action::Field,
            Results {
                entries: typed("Two nurseries"),
                ..Results::default()
            },
        );
        body.future.unticked.insert(
            Action::Policy,
            FutureAction {
                entries: typed("A bill"),
            },
        );
        assert!(body.sent().results.is_empty() && body.sent().future.unticked.is_empty());
        body.future.unticked.clear();
        body.actions.insert(Action::Field);
        assert_eq!(body.sent(), body);
    }

    #[test]
    fn json_names_are_those_of_the_contract() {
        let mut body = Body {
            nothing_done: true,
            ..Body::default()
        };
        body.involved.members_answer = Some(ListAnswer::DoNotKnow);
        body.actions.insert(Action::Capacity);
        let json = serde_json::to_value(&body).unwrap();
        assert_eq!(
            json,
            serde_json::json!({"nothingDone": true, "involved": {"membersAnswer": "do_not_know"}, "actions": {"capacity": true}})
        );
    }
}
