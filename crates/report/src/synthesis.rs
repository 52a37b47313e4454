//! Making a Progress Report out of Activity Reports: which passages there are, which stand in the
//! report, taking one over as an entry with its source, and gathering who is named. Changes of a
//! body, no browser; every change can be taken back.

use crate::body::{Body, Entries, Entry, Source, TYPED, flowing, in_order};
use crate::constituent::Constituent;
use crate::documents::{LastReport, Received};
use crate::language::Language;
use crate::question::Question;
use crate::sorted::SortedSet;
use crate::text::paragraphs;
use crate::vocabulary::{Action, ConstituentKind};

/// Where in a report a passage stands, and where it would stand in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Result(Action),
    Challenges,
    Future(Action),
}

impl Target {
    /// In the order of a report; behind the listed actions those that only these bodies have.
    pub fn all<'a>(bodies: impl Iterator<Item = &'a Body>) -> Vec<Self> {
        let mut actions = SortedSet::from(Action::ALL);
        for body in bodies {
            let own = body.results.keys().chain(body.future.actions.keys());
            own.for_each(|action| actions.insert(*action));
        }
        let results = actions.iter().copied().map(Self::Result);
        let future = actions.iter().copied().map(Self::Future);
        results.chain([Self::Challenges]).chain(future).collect()
    }

    /// The JSON pointer of the narrative.
    pub fn pointer(self) -> String {
        match self {
            Self::Result(action) => format!("/results/{}", action.key()),
            Self::Challenges => "/challenges".into(),
            Self::Future(action) => format!("/future/actions/{}", action.key()),
        }
    }

    pub fn from_pointer(pointer: &str) -> Option<Self> {
        match pointer.split('/').collect::<Vec<_>>()[..] {
            ["", "results", action] => Some(Self::Result(Action::named(action))),
            ["", "challenges"] => Some(Self::Challenges),
            ["", "future", "actions", action] => Some(Self::Future(Action::named(action))),
            _ => None,
        }
    }

    pub fn entries(self, body: &Body) -> Option<&Entries> {
        match self {
            Self::Result(action) => body.results.get(&action).map(|results| &results.entries),
            Self::Challenges => Some(&body.challenges.entries),
            Self::Future(action) => body
                .future
                .actions
                .get(&action)
                .map(|future| &future.entries),
        }
    }

    /// The narrative to write into: its action is ticked by it, and an answer that says there is
    /// nothing is withdrawn.
    fn open(self, body: &mut Body) -> &mut Entries {
        match self {
            Self::Result(action) => {
                body.actions.insert(action);
                body.nothing_done = false;
                &mut body.results.at(action).entries
            }
            Self::Challenges => {
                body.challenges.none = false;
                &mut body.challenges.entries
            }
            Self::Future(action) => {
                body.future.none = false;
                if let Some(waiting) = body.future.unticked.remove(&action) {
                    body.future.actions.insert(action, waiting);
                }
                &mut body.future.actions.at(action).entries
            }
        }
    }

    /// The narrative as it is, where there is one.
    pub fn existing(self, body: &mut Body) -> Option<&mut Entries> {
        match self {
            Self::Result(action) => body
                .results
                .get_mut(&action)
                .map(|results| &mut results.entries),
            Self::Challenges => Some(&mut body.challenges.entries),
            Self::Future(action) => body
                .future
                .actions
                .get_mut(&action)
                .map(|future| &mut future.entries),
        }
    }
}

/// One paragraph of a report that came in, or of last year's.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The id of the entry that it becomes: the same each time, so that it is known again after it
    /// was changed.
    pub id: String,
    pub target: Target,
    pub text: String,
    pub lang: Option<Language>,
    /// Nothing for the Focal Point's own words of last year.
    pub source: Option<Source>,
    /// The place of its report among those received; nothing for last year's.
    pub report: Option<usize>,
}

/// All paragraphs of the Activity Reports, by target, then in the order of the reports.
pub fn passages(received: &Received, year: &str) -> Vec<Passage> {
    let mut all = vec![];
    for target in Target::all(received.items.iter().map(|report| &report.body)) {
        for (at, report) in received.items.iter().enumerate() {
            let id = &report.constituent.id;
            let source = || {
                Some(Source {
                    constituent: id.clone(),
                    year: year.to_owned(),
                    adapted: false,
                })
            };
            let texts = target
                .entries(&report.body)
                .map(in_order)
                .unwrap_or_default();
            let texts = texts.into_iter().flat_map(|(_, entry)| {
                paragraphs(&entry.text)
                    .into_iter()
                    .map(move |text| (text, entry.lang))
            });
            for (n, (text, lang)) in texts.enumerate() {
                let lang = lang.or(report.body.lang);
                all.push(Passage {
                    id: format!("{id}-{n}"),
                    target,
                    text: text.to_owned(),
                    lang,
                    source: source(),
                    report: Some(at),
                });
            }
        }
    }
    all
}

/// The entries of last year's Progress Report: a passage keeps the source that it had.
pub fn last_passages(last: &LastReport) -> Vec<Passage> {
    let mut all = vec![];
    for target in Target::all([&last.body].into_iter()) {
        for (id, entry) in target.entries(&last.body).map(in_order).unwrap_or_default() {
            let id = format!("y{}-{id}", last.year);
            all.push(Passage {
                id,
                target,
                text: entry.text.clone(),
                lang: entry.lang.or(last.body.lang),
                source: entry.source.clone(),
                report: None,
            });
        }
    }
    all
}

impl Passage {
    /// It stands in the report, changed or not.
    pub fn is_taken(&self, body: &Body) -> bool {
        let Some(entries) = self.target.entries(body) else {
            return false;
        };
        // own words of last year become own words, and have no entry of their own
        entries.contains_key(&self.id)
            || self.source.is_none() && flowing(entries).contains(self.text.trim())
    }

    /// Behind what stands there. Taking it over twice changes nothing.
    pub fn take(&self, body: &mut Body) {
        if self.is_taken(body) {
            return;
        }
        let entries = self.target.open(body);
        if self.source.is_none() {
            let own = entries.at(TYPED.to_owned());
            own.text = if own.text.trim().is_empty() {
                self.text.clone()
            } else {
                format!("{}\n\n{}", own.text.trim_end(), self.text)
            };
        } else {
            let entry = Entry {
                text: self.text.clone(),
                order: next_order(entries),
                lang: self.lang,
                source: self.source.clone(),
            };
            entries.insert(self.id.clone(), entry);
        }
    }
}

/// Orders are compared as text: five digits.
fn next_order(entries: &Entries) -> String {
    let last = entries
        .values()
        .filter_map(|entry| entry.order.parse::<u32>().ok())
        .max()
        .unwrap_or_default();
    format!("{:05}", last + 1)
}

/// Takes an entry out of the report again. It is offered as before.
pub fn give_back(body: &mut Body, target: Target, id: &str) {
    if let Some(entries) = target.existing(body) {
        entries.remove(id);
    }
}

/// One place up or down among the passages taken over; own words stay first.
pub fn shift(body: &mut Body, target: Target, id: &str, down: bool) {
    let Some(entries) = target.existing(body) else {
        return;
    };
    let ids: Vec<String> = taken(entries)
        .into_iter()
        .map(|(id, _)| id.clone())
        .collect();
    let Some(at) = ids.iter().position(|own| own == id) else {
        return;
    };
    let other = if down { at + 1 } else { at.wrapping_sub(1) };
    if other >= ids.len() {
        return;
    }
    let mut order: Vec<&String> = ids.iter().collect();
    order.swap(at, other);
    for (n, id) in order.into_iter().enumerate() {
        if let Some(entry) = entries.get_mut(id) {
            entry.order = format!("{:05}", n + 1);
        }
    }
}

/// Joins a passage with the text above it. The source is kept, as "adapted from"; two sources are
/// never merged into one.
pub fn join(body: &mut Body, target: Target, id: &str) {
    let Some(entries) = target.existing(body) else {
        return;
    };
    let Some(above) = joins(entries, id) else {
        return;
    };
    let (Some(upper), Some(mut entry)) = (entries.remove(&above), entries.remove(id)) else {
        return;
    };
    entry.text = format!("{}\n\n{}", upper.text.trim_end(), entry.text.trim_start());
    entry.order = if above == TYPED {
        entry.order
    } else {
        upper.order
    };
    if let Some(source) = &mut entry.source {
        source.adapted = true;
    }
    entries.insert(id.to_owned(), entry);
}

/// The entry above that a passage can be joined with: own words, or a passage of the same source.
pub fn joins(entries: &Entries, id: &str) -> Option<String> {
    let ordered = in_order(entries);
    let at = ordered.iter().position(|(own, _)| *own == id)?;
    let (above, upper) = ordered.get(at.checked_sub(1)?)?;
    let (own, upper) = (ordered[at].1.source.as_ref()?, upper.source.as_ref());
    let is_same =
        upper.is_none_or(|upper| upper.constituent == own.constituent && upper.year == own.year);
    is_same.then(|| (*above).clone())
}

/// The passages that were taken over, in their order.
pub fn taken(entries: &Entries) -> Vec<(&String, &Entry)> {
    in_order(entries)
        .into_iter()
        .filter(|(_, entry)| entry.source.is_some())
        .collect()
}

/// Those who reported or are named by the reports, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub members: SortedSet<String>,
    pub commissions: SortedSet<String>,
    pub external: SortedSet<String>,
    /// A report says so, or a unit of the Secretariat reported.
    pub secretariat: bool,
}

pub fn named(received: &Received) -> Named {
    let mut all = Named::default();
    let mut reporter = |one: &Constituent| match one.kind {
        ConstituentKind::Member => all.members.insert(one.id.clone()),
        ConstituentKind::Commission => all.commissions.insert(one.id.clone()),
        ConstituentKind::Secretariat => all.secretariat = true,
        ConstituentKind::Council
        | ConstituentKind::Committee
        | ConstituentKind::External
        | ConstituentKind::Unlisted(_) => all.external.insert(one.id.clone()),
    };
    received
        .items
        .iter()
        .for_each(|report| reporter(&report.constituent));
    for report in &received.items {
        let involved = &report.body.involved;
        for (into, from) in [
            (&mut all.members, &involved.members),
            (&mut all.commissions, &involved.commissions),
            (&mut all.external, &involved.external),
        ] {
            from.iter().for_each(|id| into.insert(id.clone()));
        }
        all.secretariat |= involved.secretariat == Some(crate::vocabulary::YesNo::Yes);
    }
    all
}

impl Named {
    /// How many of them the report does not name yet.
    pub fn missing(&self, body: &Body) -> usize {
        let involved = &body.involved;
        let lists = [
            (&self.members, &involved.members),
            (&self.commissions, &involved.commissions),
            (&self.external, &involved.external),
        ];
        lists
            .into_iter()
            .flat_map(|(own, there)| own.iter().filter(|id| !there.contains(*id)))
            .count()
    }

    /// Adds them to those that the report names.
    pub fn take(&self, body: &mut Body) {
        let involved = &mut body.involved;
        for (own, into) in [
            (&self.members, &mut involved.members),
            (&self.commissions, &mut involved.commissions),
            (&self.external, &mut involved.external),
        ] {
            own.iter().for_each(|id| into.insert(id.clone()));
        }
        if self.secretariat {
            involved.secretariat = Some(crate::vocabulary::YesNo::Yes);
        }
        Question::Members.answered(body);
        Question::Commissions.answered(body);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::typed;
    use crate::documents::ReceivedReport;
    use crate::state::State;

    fn report(id: &str, text: &str) -> ReceivedReport {
        let constituent =
            serde_json::from_value(serde_json::json!({ "id": id, "kind": "member", "name": id }))
                .unwrap();
        let mut body = Body::default();
        body.actions.insert(Action::Policy);
        body.results.at(Action::Policy).entries = typed(text);
        body.involved.members.insert("m-both".into());
        ReceivedReport {
            id: String::new(),
            constituent,
            state: State::Submitted,
            version: 1,
            saved_at: String::new(),
            body,
        }
    }

    fn received() -> Received {
        Received {
            items: vec![report("m-a", "First.\n\nSecond."), report("m-b", "Third.")],
            last: None,
            constituents: Default::default(),
        }
    }

    #[test]
    fn every_paragraph_is_a_passage_and_is_known_again_when_it_was_changed() {
        let all = passages(&received(), "2026");
        assert_eq!(
            all.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
            ["First.", "Second.", "Third."]
        );
        let mut body = Body::default();
        all[1].take(&mut body);
        all[1].take(&mut body);
        assert!(
            body.actions.contains(&Action::Policy),
            "its action is ticked"
        );
        let entries = &mut body.results.at(Action::Policy).entries;
        assert_eq!(entries.len(), 1);
        entries.get_mut(all[1].id.as_str()).unwrap().text = "Shortened".into();
        assert!(all[1].is_taken(&body) && !all[0].is_taken(&body));
        give_back(&mut body, all[1].target, &all[1].id);
        assert!(!all[1].is_taken(&body));
    }

    #[test]
    fn passages_move_and_own_words_stay_first() {
        let mut body = Body::default();
        passages(&received(), "2026")
            .iter()
            .for_each(|one| one.take(&mut body));
        body.results.at(Action::Policy).entries.insert(
            TYPED.into(),
            Entry {
                text: "Own.".into(),
                ..Entry::default()
            },
        );
        let target = Target::Result(Action::Policy);
        shift(&mut body, target, "m-b-0", false);
        shift(&mut body, target, "m-a-0", false);
        assert_eq!(
            flowing(target.entries(&body).unwrap()),
            "Own.\n\nFirst.\n\nThird.\n\nSecond."
        );
        shift(&mut body, target, "m-a-1", true);
        assert_eq!(
            flowing(target.entries(&body).unwrap()),
            "Own.\n\nFirst.\n\nThird.\n\nSecond.",
            "the last goes no further"
        );
    }

    #[test]
    fn joining_keeps_the_source_as_adapted_and_never_merges_two() {
        let mut body = Body::default();
        passages(&received(), "2026")
            .iter()
            .for_each(|one| one.take(&mut body));
        let target = Target::Result(Action::Policy);
        join(&mut body, target, "m-b-0");
        assert_eq!(
            taken(target.entries(&body).unwrap()).len(),
            3,
            "two sources stay two"
        );
        join(&mut body, target, "m-a-1");
        let entries = target.entries(&body).unwrap();
        let (_, joined) = taken(entries)[0];
        assert_eq!(
            (
                joined.text.as_str(),
                joined.source.as_ref().map(|source| source.adapted)
            ),
            ("First.\n\nSecond.", Some(true))
        );
    }

    #[test]
    fn names_are_gathered_once_and_what_they_contradict_is_withdrawn() {
        let all = named(&received());
        let mut body = Body::default();
        body.involved.members_answer = Some(crate::vocabulary::ListAnswer::None);
        assert_eq!((all.members.len(), all.missing(&body)), (3, 3));
        all.take(&mut body);
        assert_eq!(
            (
                body.involved.members.len(),
                body.involved.members_answer,
                all.missing(&body)
            ),
            (3, None, 0)
        );
    }

    #[test]
    fn what_was_true_last_year_keeps_its_source_and_own_words_join_own_words() {
        let mut last = Body::default();
        let source = Source {
            constituent: "m-a".into(),
            year: "2025".into(),
            adapted: false,
        };
        last.challenges.entries = typed("Little time.");
        last.challenges.entries.insert(
            "m-a-0".into(),
            Entry {
                text: "No boat.".into(),
                order: "00001".into(),
                lang: None,
                source: Some(source.clone()),
            },
        );
        let all = last_passages(&LastReport {
            year: "2025".into(),
            body: last,
        });
        let mut body = Body::default();
        body.challenges.none = true;
        all.iter().for_each(|one| one.take(&mut body));
        assert!(all.iter().all(|one| one.is_taken(&body)) && !body.challenges.none);
        assert_eq!(taken(&body.challenges.entries)[0].1.source, Some(source));
    }
}
