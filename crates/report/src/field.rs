//! Where an answer stands in the body of a report: a type in the program, a JSON pointer at the edge. What a person writes
//! or chooses in one field changes that field, and a question that it answers.

use crate::body::{Body, Entries, Entry, Results, TYPED, in_order};
use crate::question::Question;
use crate::sorted::{SortedMap, SortedSet};
use crate::synthesis::Target;
use crate::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Scope, Status, YesNo};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The answer of a statement that is ticked.
pub const YES: &str = "yes";

/// Of an entry or a link.
pub type Id = Arc<str>;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    From,
    To,
    Scope,
    Members,
    MembersAnswer,
    Commissions,
    CommissionsAnswer,
    Secretariat,
    External,
    Others,
    Actions,
    NothingDone,
    /// What a person typed there.
    Narrative(Target),
    /// Which passages were taken over there, in their order, and from whom.
    Passages(Target),
    /// One of them.
    Passage(Target, Id),
    ActionStatus(Action),
    NoChallenges,
    /// Which kinds of action are needed.
    Future,
    NoFuture,
    Planned,
    /// The text of a future action that is needed no more, which waits.
    Unticked(Action),
    Status,
    StatusNote,
    Additional,
    /// Which links there are.
    Links,
    /// The address of one.
    Link(Id),
    LinkTitle(Id),
    /// What was laid aside when "none" was said.
    Aside(Question),
}

impl Field {
    /// Into the body: what problems and the controls of the form name.
    pub fn pointer(&self) -> String {
        match self {
            Self::From => "/period/from".into(),
            Self::To => "/period/to".into(),
            Self::Scope => "/scope".into(),
            Self::Members => Question::Members.pointer().into(),
            Self::MembersAnswer => Question::Members.none_pointer().into(),
            Self::Commissions => Question::Commissions.pointer().into(),
            Self::CommissionsAnswer => Question::Commissions.none_pointer().into(),
            Self::Secretariat => "/involved/secretariat".into(),
            Self::External => "/involved/external".into(),
            Self::Others => "/involved/others".into(),
            Self::Actions => Question::Actions.pointer().into(),
            Self::NothingDone => Question::Actions.none_pointer().into(),
            Self::Narrative(target) => target.pointer(),
            Self::Passages(target) => format!("{}/entries", target.pointer()),
            Self::Passage(target, id) => format!("{}/entries/{id}", target.pointer()),
            Self::ActionStatus(action) => {
                format!("{}/status", Target::Result(*action).pointer())
            }
            Self::NoChallenges => Question::Challenges.none_pointer().into(),
            Self::Future => Question::Future.pointer().into(),
            Self::NoFuture => Question::Future.none_pointer().into(),
            Self::Planned => "/future/planned".into(),
            Self::Unticked(action) => format!("/future/unticked/{}", action.key()),
            Self::Status => "/status/value".into(),
            Self::StatusNote => "/status/note".into(),
            Self::Additional => "/additional/text".into(),
            Self::Links => "/additional/links".into(),
            Self::Link(id) => format!("/additional/links/{id}"),
            Self::LinkTitle(id) => format!("/additional/links/{id}/title"),
            Self::Aside(question) => format!("{}/aside", question.pointer()),
        }
    }

    /// The text that stands there; blank for what is chosen.
    pub fn text(&self, body: &Body) -> String {
        match self {
            Self::From => body.period.from.clone(),
            Self::To => body.period.to.clone(),
            Self::Others => body.involved.others.clone(),
            Self::Narrative(target) => target.entries(body).map(own_text).unwrap_or_default(),
            Self::Passage(target, id) => passage(body, *target, id)
                .map(|entry| entry.text.clone())
                .unwrap_or_default(),
            Self::StatusNote => body.status.note.clone(),
            Self::Additional => body.additional.text.clone(),
            Self::Link(id) => link(body, id).map(|(url, _)| url).unwrap_or_default(),
            Self::LinkTitle(id) => link(body, id).map(|(_, title)| title).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Writes a text; nothing where none is written, or where what it belongs to is gone.
    pub fn write(&self, body: &mut Body, text: String) {
        match self {
            Self::From => body.period.from = text,
            Self::To => body.period.to = text,
            Self::Others => body.involved.others = text,
            Self::Narrative(Target::Result(action)) => {
                let results = body.results.at(*action);
                write_own(&mut results.entries, text);
                if *results == Results::default() {
                    body.results.remove(action);
                }
            }
            Self::Narrative(target) => {
                if let Some(entries) = target.existing(body) {
                    write_own(entries, text);
                }
            }
            Self::Passage(target, id) => {
                let entries = target.existing(body);
                if let Some(entry) = entries.and_then(|entries| entries.get_mut(&**id)) {
                    entry.text = text;
                    if let Some(source) = &mut entry.source {
                        source.adapted = true;
                    }
                }
            }
            Self::StatusNote => body.status.note = text,
            Self::Additional => body.additional.text = text,
            Self::Link(id) => {
                if let Some(link) = body.additional.links.get_mut(&**id) {
                    link.url = text;
                }
            }
            Self::LinkTitle(id) => {
                if let Some(link) = body.additional.links.get_mut(&**id) {
                    link.title = text;
                }
            }
            _ => {}
        }
    }

    /// The answers that are chosen, by their words; "yes" where a statement is ticked.
    pub fn chosen(&self, body: &Body) -> Vec<&'static str> {
        let said = |is_said: bool| if is_said { vec![YES] } else { vec![] };
        let one = |word: Option<&'static str>| word.into_iter().collect();
        match self {
            Self::Scope => body.scope.iter().map(|scope| scope.key()).collect(),
            Self::Actions => body.actions.iter().map(|action| action.key()).collect(),
            Self::MembersAnswer => one(body.involved.members_answer.map(ListAnswer::key)),
            Self::CommissionsAnswer => one(body.involved.commissions_answer.map(ListAnswer::key)),
            Self::Secretariat => one(body.involved.secretariat.map(YesNo::key)),
            Self::NothingDone => said(body.nothing_done),
            Self::ActionStatus(action) => {
                let results = body.results.get(action);
                one(results
                    .and_then(|results| results.status)
                    .map(ActionStatus::key))
            }
            Self::NoChallenges => said(body.challenges.none),
            Self::Future => body
                .future
                .actions
                .keys()
                .map(|action| action.key())
                .collect(),
            Self::NoFuture => said(body.future.none),
            Self::Planned => one(body.future.planned.map(Planned::key)),
            Self::Status => one(body.status.value.map(Status::key)),
            _ => vec![],
        }
    }

    /// A row of a group is ticked, or no more. "None" is a question's own to say, since what stood there must wait.
    pub fn choose(&self, body: &mut Body, value: &str, on: bool) {
        match self {
            Self::Scope => toggle(&mut body.scope, Scope::named(value), on),
            Self::Actions => toggle(&mut body.actions, Action::named(value), on),
            Self::ActionStatus(action) => {
                body.results.at(*action).status = Some(ActionStatus::named(value));
            }
            Self::MembersAnswer => {
                body.involved.members_answer = on.then(|| ListAnswer::named(value));
            }
            Self::CommissionsAnswer => {
                body.involved.commissions_answer = on.then(|| ListAnswer::named(value));
            }
            Self::Secretariat => body.involved.secretariat = Some(YesNo::named(value)),
            Self::Status => body.status.value = Some(Status::named(value)),
            Self::Future => tick_future(body, Action::named(value), on),
            Self::Planned => body.future.planned = Some(Planned::named(value)),
            _ => {}
        }
    }

    /// The question that it answers, by words or by "none".
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Members | Self::MembersAnswer => Some(Question::Members),
            Self::Commissions | Self::CommissionsAnswer => Some(Question::Commissions),
            Self::Actions | Self::NothingDone => Some(Question::Actions),
            Self::Narrative(Target::Challenges)
            | Self::Passage(Target::Challenges, _)
            | Self::NoChallenges => Some(Question::Challenges),
            Self::Narrative(Target::Future(_))
            | Self::Passage(Target::Future(_), _)
            | Self::Future
            | Self::NoFuture => Some(Question::Future),
            _ => None,
        }
    }

    /// The fields in which two bodies differ.
    pub fn changed(before: &Body, after: &Body) -> BTreeSet<Self> {
        let mut all = BTreeSet::new();
        let mut note = |differs: bool, field: Self| {
            if differs {
                all.insert(field);
            }
        };
        let (a, b) = (before, after);
        note(a.period.from != b.period.from, Self::From);
        note(a.period.to != b.period.to, Self::To);
        note(a.scope != b.scope, Self::Scope);
        let (own, other) = (&a.involved, &b.involved);
        note(own.members != other.members, Self::Members);
        note(
            own.members_answer != other.members_answer,
            Self::MembersAnswer,
        );
        note(own.commissions != other.commissions, Self::Commissions);
        note(
            own.commissions_answer != other.commissions_answer,
            Self::CommissionsAnswer,
        );
        note(own.secretariat != other.secretariat, Self::Secretariat);
        note(own.external != other.external, Self::External);
        note(own.others != other.others, Self::Others);
        note(
            own.members_aside != other.members_aside,
            Self::Aside(Question::Members),
        );
        note(
            own.commissions_aside != other.commissions_aside,
            Self::Aside(Question::Commissions),
        );
        note(a.actions != b.actions, Self::Actions);
        note(a.nothing_done != b.nothing_done, Self::NothingDone);
        let status = |body: &Body, action| body.results.get(&action)?.status;
        for action in either(&a.results, &b.results) {
            note(
                status(a, action) != status(b, action),
                Self::ActionStatus(action),
            );
        }
        note(a.challenges.none != b.challenges.none, Self::NoChallenges);
        note(
            a.challenges.aside != b.challenges.aside,
            Self::Aside(Question::Challenges),
        );
        note(
            !a.future.actions.keys().eq(b.future.actions.keys()),
            Self::Future,
        );
        note(a.future.none != b.future.none, Self::NoFuture);
        note(a.future.planned != b.future.planned, Self::Planned);
        for action in either(&a.future.unticked, &b.future.unticked) {
            let own = |body: &Body| body.future.unticked.get(&action).cloned();
            note(own(a) != own(b), Self::Unticked(action));
        }
        note(a.status.value != b.status.value, Self::Status);
        note(a.status.note != b.status.note, Self::StatusNote);
        note(a.additional.text != b.additional.text, Self::Additional);
        note(
            !a.additional.links.keys().eq(b.additional.links.keys()),
            Self::Links,
        );
        for id in either(&a.additional.links, &b.additional.links) {
            let [own, other] = [a, b].map(|body| link(body, &id).unwrap_or_default());
            note(own.0 != other.0, Self::Link(id.as_str().into()));
            note(own.1 != other.1, Self::LinkTitle(id.as_str().into()));
        }
        for target in Target::all([a, b].into_iter()) {
            let [own, other] = [a, b].map(|body| target.entries(body));
            if own == other {
                continue;
            }
            let text = |entries: Option<&Entries>| entries.map(own_text).unwrap_or_default();
            note(text(own) != text(other), Self::Narrative(target));
            note(taken_as(own) != taken_as(other), Self::Passages(target));
            let ids = own
                .into_iter()
                .chain(other)
                .flat_map(|entries| entries.keys());
            for id in ids {
                let [own, other] = [a, b].map(|body| passage(body, target, id));
                let text = |entry: Option<&Entry>| entry.map(|entry| entry.text.clone());
                note(
                    text(own) != text(other),
                    Self::Passage(target, id.as_str().into()),
                );
            }
        }
        all
    }
}

/// The keys of both.
fn either<K: Ord + Clone, V>(one: &SortedMap<K, V>, other: &SortedMap<K, V>) -> BTreeSet<K> {
    one.keys().chain(other.keys()).cloned().collect()
}

fn link(body: &Body, id: &str) -> Option<(String, String)> {
    let link = body.additional.links.get(id)?;
    Some((link.url.clone(), link.title.clone()))
}

fn passage<'a>(body: &'a Body, target: Target, id: &str) -> Option<&'a Entry> {
    let entry = target.entries(body)?.get(id)?;
    entry.source.is_some().then_some(entry)
}

/// What is shown of passages besides their texts. What a person typed between them counts where it stands: a passage can be
/// joined with it.
fn taken_as(entries: Option<&Entries>) -> Vec<(String, Entry)> {
    let all = entries.map(in_order).unwrap_or_default();
    if all.iter().all(|(_, entry)| entry.source.is_none()) {
        return vec![];
    }
    all.into_iter()
        .map(|(id, entry)| {
            let text = String::new();
            (
                id.clone(),
                Entry {
                    text,
                    ..entry.clone()
                },
            )
        })
        .collect()
}

fn toggle<T: Ord>(set: &mut SortedSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

/// The text of an action waits while it is not ticked.
fn tick_future(body: &mut Body, action: Action, on: bool) {
    let future = &mut body.future;
    if on {
        if !future.actions.contains_key(&action) {
            let waiting = future.unticked.remove(&action).unwrap_or_default();
            future.actions.insert(action, waiting);
        }
        future.none = false;
    } else if let Some(text) = future.actions.remove(&action)
        && text != Default::default()
    {
        future.unticked.insert(action, text);
    }
}

/// What a person typed is one entry; several without a source are shown as one text. Passages taken
/// over stay untouched.
fn own_text(entries: &Entries) -> String {
    let own = in_order(entries)
        .into_iter()
        .filter(|(_, entry)| entry.source.is_none())
        .map(|(_, entry)| entry.text.as_str());
    joined(own)
}

/// Texts as paragraphs of one.
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
        let typed = Entry {
            text,
            order,
            ..Entry::default()
        };
        entries.insert(TYPED.to_owned(), typed);
    }
}
