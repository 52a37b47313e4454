//! The fields of an Activity Report and their way from and to its body. What the form does not show (passages taken over,
//! imported text) stays in the body untouched.

use super::answer::{Answer, Rule};
use leptos::prelude::*;
use report::Body;
use report::body::{Entries, Entry, Link, TYPED, in_order};
use report::resolution::Resolution;
use report::rules::{date_problem, link_problem, text_problem};
use report::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Scope, YesNo};
use std::collections::BTreeSet;

/// One action: its text and how far it is.
#[derive(Clone, Copy)]
pub struct ActionFields {
    pub action: Action,
    pub text: Answer,
    pub status: RwSignal<Option<ActionStatus>>,
}

#[derive(Clone, Copy)]
pub struct LinkFields {
    pub id: StoredValue<String>,
    pub url: Answer,
    pub title: Answer,
}

/// Copy: signals only.
#[derive(Clone, Copy)]
pub struct Fields {
    /// What the form does not show.
    rest: StoredValue<Body>,
    pub from: Answer,
    pub to: Answer,
    pub scope: RwSignal<BTreeSet<Scope>>,
    pub members: RwSignal<Vec<String>>,
    pub members_answer: RwSignal<Option<ListAnswer>>,
    pub commissions: RwSignal<Vec<String>>,
    pub commissions_answer: RwSignal<Option<ListAnswer>>,
    pub secretariat: RwSignal<Option<YesNo>>,
    pub external: RwSignal<Vec<String>>,
    pub others: Answer,
    pub nothing_done: RwSignal<bool>,
    pub actions: RwSignal<BTreeSet<Action>>,
    pub results: [ActionFields; 8],
    pub challenges: Answer,
    pub challenges_none: RwSignal<bool>,
    pub future_actions: RwSignal<BTreeSet<Action>>,
    pub future: [ActionFields; 8],
    pub future_none: RwSignal<bool>,
    pub planned: RwSignal<Option<Planned>>,
    pub additional: Answer,
    pub links: RwSignal<Vec<LinkFields>>,
    link_rule: Rule,
    free_rule: Rule,
}

impl Fields {
    pub fn new(body: &Body, resolution: StoredValue<Resolution>, this_year: u16) -> Self {
        let text_rule: Rule = Callback::new(move |(pointer, text): (String, String)| {
            resolution.with_value(|resolution| text_problem(&pointer, &text, resolution.paragraphs.as_ref()))
        });
        let date_rule: Rule = Callback::new(move |(pointer, text): (String, String)| date_problem(&pointer, &text, this_year));
        let link_rule: Rule = Callback::new(|(pointer, url): (String, String)| link_problem(&pointer, &url));
        let free_rule: Rule = Callback::new(|(_, _): (String, String)| None);
        let answer = |pointer: &str, rule| Answer::new(pointer, String::new(), rule);
        let by_action = |part: &str| {
            std::array::from_fn(|at| {
                let action = Action::ALL[at];
                ActionFields { action, text: answer(&format!("/{part}/{}", action.key()), text_rule), status: RwSignal::new(None) }
            })
        };
        let fields = Self {
            rest: StoredValue::new(Body::default()),
            from: answer("/period/from", date_rule),
            to: answer("/period/to", date_rule),
            scope: RwSignal::default(),
            members: RwSignal::default(),
            members_answer: RwSignal::new(None),
            commissions: RwSignal::default(),
            commissions_answer: RwSignal::new(None),
            secretariat: RwSignal::new(None),
            external: RwSignal::default(),
            others: answer("/involved/others", text_rule),
            nothing_done: RwSignal::new(false),
            actions: RwSignal::default(),
            results: by_action("results"),
            challenges: answer("/challenges", text_rule),
            challenges_none: RwSignal::new(false),
            future_actions: RwSignal::default(),
            future: by_action("future/actions"),
            future_none: RwSignal::new(false),
            planned: RwSignal::new(None),
            additional: answer("/additional/text", text_rule),
            links: RwSignal::default(),
            link_rule,
            free_rule,
        };
        fields.show(body);
        fields
    }

    /// Writes a body into the fields. A field that shows it already is not touched, so that a caret stays where it is.
    pub fn show(self, body: &Body) {
        self.rest.set_value(body.clone());
        put(self.from.text, body.period.from.clone());
        put(self.to.text, body.period.to.clone());
        put(self.scope, body.scope.clone());
        put_set(self.members, &body.involved.members);
        put(self.members_answer, body.involved.members_answer);
        put_set(self.commissions, &body.involved.commissions);
        put(self.commissions_answer, body.involved.commissions_answer);
        put(self.secretariat, body.involved.secretariat);
        put_set(self.external, &body.involved.external);
        put(self.others.text, body.involved.others.clone());
        put(self.nothing_done, body.nothing_done);
        put(self.actions, body.actions.clone());
        for field in self.results {
            let results = body.results.get(&field.action);
            put(field.text.text, results.map(|results| own_text(&results.entries)).unwrap_or_default());
            put(field.status, results.and_then(|results| results.status));
        }
        put(self.challenges.text, own_text(&body.challenges.entries));
        put(self.challenges_none, body.challenges.none);
        put(self.future_actions, body.future.actions.keys().copied().collect());
        for field in self.future {
            put(field.text.text, body.future.actions.get(&field.action).map(|future| own_text(&future.entries)).unwrap_or_default());
        }
        put(self.future_none, body.future.none);
        put(self.planned, body.future.planned);
        put(self.additional.text, body.additional.text.clone());
        self.show_links(body);
    }

    fn show_links(self, body: &Body) {
        let shown: Vec<(String, Link)> = self.links.with_untracked(|links| links.iter().map(|link| link.read()).collect());
        if !shown.iter().map(|(id, link)| (id, link)).eq(&body.additional.links) {
            self.links.set(body.additional.links.iter().map(|(id, link)| self.link(id.clone(), link)).collect());
        }
    }

    fn link(self, id: String, link: &Link) -> LinkFields {
        let pointer = format!("/additional/links/{id}");
        LinkFields {
            url: Answer::new(pointer.clone(), link.url.clone(), self.link_rule),
            title: Answer::new(format!("{pointer}/title"), link.title.clone(), self.free_rule),
            id: StoredValue::new(id),
        }
    }

    pub fn add_link(self) {
        self.links.update(|links| {
            let taken: Vec<String> = links.iter().map(|link| link.id.get_value()).collect();
            let id = (1_u32..).map(|n| format!("l{n}")).find(|id| !taken.contains(id)).unwrap_or_default();
            links.push(self.link(id, &Link::default()));
        });
    }

    /// The report as the fields say it. Reads every field, so who calls it in a memo wakes with each.
    pub fn body(self) -> Body {
        let mut body = self.rest.get_value();
        body.period.from = self.from.text.get();
        body.period.to = self.to.text.get();
        body.scope = self.scope.get();
        body.involved.members = self.members.get().into_iter().collect();
        body.involved.members_answer = self.members_answer.get();
        body.involved.commissions = self.commissions.get().into_iter().collect();
        body.involved.commissions_answer = self.commissions_answer.get();
        body.involved.secretariat = self.secretariat.get();
        body.involved.external = self.external.get().into_iter().collect();
        body.involved.others = self.others.text.get();
        body.nothing_done = self.nothing_done.get();
        body.actions = self.actions.get();
        for field in self.results {
            let results = body.results.entry(field.action).or_default();
            write_own(&mut results.entries, field.text.text.get());
            results.status = field.status.get();
        }
        body.results.retain(|_, results| *results != Default::default());
        write_own(&mut body.challenges.entries, self.challenges.text.get());
        body.challenges.none = self.challenges_none.get();
        let wanted = self.future_actions.get();
        for field in self.future {
            let text = field.text.text.get();
            let future = body.future.actions.entry(field.action).or_default();
            write_own(&mut future.entries, text);
            if !wanted.contains(&field.action) {
                body.future.actions.remove(&field.action);
            }
        }
        body.future.none = self.future_none.get();
        body.future.planned = self.planned.get();
        body.additional.text = self.additional.text.get();
        body.additional.links = self.links.get().into_iter().map(|link| link.read_tracked()).collect();
        body
    }
}

impl LinkFields {
    fn read(self) -> (String, Link) {
        untrack(|| self.read_tracked())
    }

    fn read_tracked(self) -> (String, Link) {
        (self.id.get_value(), Link { url: self.url.text.get(), title: self.title.text.get() })
    }
}

fn put<T: PartialEq + Clone + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// The order in which they were chosen is kept.
fn put_set(signal: RwSignal<Vec<String>>, wanted: &BTreeSet<String>) {
    let mut next: Vec<String> = signal.with_untracked(|before| before.iter().filter(|id| wanted.contains(*id)).cloned().collect());
    next.extend(wanted.iter().filter(|id| !next.contains(id)).cloned().collect::<Vec<_>>());
    put(signal, next);
}

/// What a person typed is one entry; several without a source are shown as one text.
fn own_text(entries: &Entries) -> String {
    joined(in_order(entries).into_iter().filter(|(_, entry)| entry.source.is_none()).map(|(_, entry)| entry.text.as_str()))
}

pub fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn write_own(entries: &mut Entries, text: String) {
    if own_text(entries) == text {
        return;
    }
    let order = entries.get(TYPED).map(|entry| entry.order.clone()).unwrap_or_default();
    entries.retain(|_, entry| entry.source.is_some());
    if !text.is_empty() {
        entries.insert(TYPED.to_owned(), Entry { text, order, ..Entry::default() });
    }
}
