//! R12, of what is counted and of what is short. Asked before everything else, so that nothing is
//! read of a report that is too large to be one.

use super::{
    ALL_PASSAGES_LIMIT, COMMISSIONS_LIMIT, EXTERNAL_LIMIT, ID_LIMIT, LINKS_LIMIT, MEMBERS_LIMIT,
    PASSAGES_LIMIT, Problem, ProblemKey, SHORT_LIMIT, TEXT_LIMIT, WORDS_LIMIT,
};
use crate::body::{Body, Entry};

pub(super) fn check(body: &Body) -> Vec<Problem> {
    let mut found = Found::default();
    let involved = &body.involved;
    found.short("/period/from", &body.period.from, SHORT_LIMIT);
    found.short("/period/to", &body.period.to, SHORT_LIMIT);
    found.count("/scope", body.scope.len(), WORDS_LIMIT);
    if involved.members.len() > MEMBERS_LIMIT {
        found.0.push(
            Problem::new("/involved/members", ProblemKey::TooManyMembers)
                .with("limit", MEMBERS_LIMIT),
        );
    }
    for (pointer, names, limit) in [
        (
            "/involved/membersAside",
            &involved.members_aside,
            MEMBERS_LIMIT,
        ),
        (
            "/involved/commissions",
            &involved.commissions,
            COMMISSIONS_LIMIT,
        ),
        (
            "/involved/commissionsAside",
            &involved.commissions_aside,
            COMMISSIONS_LIMIT,
        ),
    ] {
        found.count(pointer, names.len(), limit);
    }
    found.count(
        "/involved/external",
        involved.external.len(),
        EXTERNAL_LIMIT,
    );
    for (pointer, names) in [
        ("/involved/members", &involved.members),
        ("/involved/membersAside", &involved.members_aside),
        ("/involved/commissionsAside", &involved.commissions_aside),
        ("/involved/commissions", &involved.commissions),
        ("/involved/external", &involved.external),
    ] {
        found.ids(pointer, names.iter());
    }
    found.count("/actions", body.actions.len(), WORDS_LIMIT);
    found.count("/results", body.results.len(), WORDS_LIMIT);
    found.count("/future/actions", body.future.actions.len(), WORDS_LIMIT);
    found.count("/future/unticked", body.future.unticked.len(), WORDS_LIMIT);
    let mut passages = 0;
    for (pointer, entries) in body.passages() {
        passages += entries.len();
        found.count(&pointer, entries.len(), PASSAGES_LIMIT);
        found.ids(&pointer, entries.keys());
        found.ids(&pointer, entries.values().flat_map(short_of));
    }
    found.count("", passages, ALL_PASSAGES_LIMIT);
    found.short("/status/value", &body.status.printed, SHORT_LIMIT);
    let links = &body.additional.links;
    found.count("/additional/links", links.len(), LINKS_LIMIT);
    found.ids("/additional/links", links.keys());
    for (id, link) in links.iter().filter(|(id, _)| id.len() <= ID_LIMIT) {
        let pointer = format!("/additional/links/{id}");
        found.short(&pointer, &link.url, TEXT_LIMIT);
        found.short(&format!("{pointer}/title"), &link.title, SHORT_LIMIT);
    }
    found.0
}

fn short_of(entry: &Entry) -> impl Iterator<Item = &String> {
    let source = entry.source.as_ref();
    let source = source.map(|source| [&source.constituent, &source.year]);
    source.into_iter().flatten().chain([&entry.order])
}

#[derive(Default)]
struct Found(Vec<Problem>);

impl Found {
    fn count(&mut self, pointer: &str, count: usize, limit: usize) {
        if count > limit {
            self.0.push(
                Problem::new(pointer, ProblemKey::TooMany)
                    .with("count", count)
                    .with("limit", limit),
            );
        }
    }

    fn short(&mut self, pointer: &str, text: &str, limit: usize) {
        if text.len() > limit {
            self.0.push(
                Problem::new(pointer, ProblemKey::TextTooLong)
                    .with("bytes", text.len())
                    .with("limit", limit),
            );
        }
    }

    /// The first that is too long tells for all.
    fn ids<'a>(&mut self, pointer: &str, mut ids: impl Iterator<Item = &'a String>) {
        if let Some(long) = ids.find(|id| id.len() > ID_LIMIT) {
            self.short(pointer, long, ID_LIMIT);
        }
    }
}
