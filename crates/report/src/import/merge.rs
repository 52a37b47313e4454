//! Several copies of one page become one report. What one copy knows is never overwritten with less
//! of another.

use super::letters::squeeze;
use super::printed::action_label;
use super::{Imported, MemberLine, Remark, RemarkKey};
use crate::body::{Body, Entries, flowing, typed};
use crate::vocabulary::ListAnswer;
use std::collections::BTreeSet;
use std::fmt;

/// Both copies in one. Where they say different things, the first is kept and it is told.
pub fn merge(first: Imported, second: Imported) -> Imported {
    if first.kind.is_none() || second.kind.is_none() {
        let (mut report, other) = if first.kind.is_some() {
            (first, second)
        } else {
            (second, first)
        };
        report.remarks.extend(other.remarks);
        return report;
    }
    let (mut one, mut second) = (first, second);
    // names and identifiers together are as many as the page has lines; a copy may have lost some
    let lines = |copy: &Imported| {
        (
            copy.members.len() + count(copy.identifiers.members),
            copy.commissions.len() + count(copy.identifiers.commissions),
        )
    };
    let whole = (
        lines(&one).0.max(lines(&second).0),
        lines(&one).1.max(lines(&second).1),
    );
    without_foreign_text(&mut one.body, &second.body);
    without_foreign_text(&mut second.body, &one.body);
    let mut differs = Vec::new();
    one.code = one.code.or(second.code);
    one.inferred = if one.code.is_some() {
        None
    } else {
        one.inferred.or(second.inferred)
    };
    one.constituent = one.constituent.or(second.constituent);
    one.constituent_kind = one.constituent_kind.or(second.constituent_kind);
    gather(&mut one.countries, second.countries);
    for member in second.members {
        add_member(&mut one.members, member);
    }
    for line in second.commissions {
        match one.commissions.iter_mut().find(|own| {
            squeeze(&own.name) == squeeze(&line.name)
                && (own.term == line.term || line.term.is_none())
        }) {
            Some(own) => own.acronym = own.acronym.take().or(line.acronym),
            None => one.commissions.push(line),
        }
    }
    one.identifiers.members = small(whole.0.saturating_sub(one.members.len()));
    one.identifiers.commissions = small(whole.1.saturating_sub(one.commissions.len()));
    one.identifiers.constituent &= second.identifiers.constituent;
    gather(&mut one.cited, second.cited);

    let (body, other) = (&mut one.body, second.body);
    body.lang = body.lang.or(other.lang);
    if body.period.from.is_empty() {
        body.period = other.period;
    }
    other
        .scope
        .iter()
        .for_each(|scope| body.scope.insert(*scope));
    other
        .actions
        .iter()
        .for_each(|action| body.actions.insert(*action));
    let (own, theirs) = (&mut body.involved, other.involved);
    own.members_answer = either(
        own.members_answer,
        theirs.members_answer,
        "Members",
        &mut differs,
    );
    own.commissions_answer = either(
        own.commissions_answer,
        theirs.commissions_answer,
        "Commissions",
        &mut differs,
    );
    own.secretariat = either(
        own.secretariat,
        theirs.secretariat,
        "Secretariat",
        &mut differs,
    );
    // who is named in one copy is no "none" of the other
    for (answer, named, what) in [
        (&mut own.members_answer, one.members.len(), "Members"),
        (
            &mut own.commissions_answer,
            one.commissions.len(),
            "Commissions",
        ),
    ] {
        if named > 0 && *answer == Some(ListAnswer::None) {
            *answer = None;
            differs.push(format!("{what}: none"));
        }
    }
    take_text(&mut own.others, theirs.others, "Others", &mut differs);
    for (action, theirs) in &other.results {
        let own = body.results.at(*action);
        let what = action_label(*action);
        own.status = either(own.status, theirs.status, what, &mut differs);
        take(&mut own.entries, theirs.entries.clone(), what, &mut differs);
    }
    take(&mut body.unsorted, other.unsorted, "Results", &mut differs);
    take(
        &mut body.challenges.entries,
        other.challenges.entries,
        "Challenges",
        &mut differs,
    );
    for (action, theirs) in &other.future.actions {
        take(
            &mut body.future.actions.at(*action).entries,
            theirs.entries.clone(),
            action_label(*action),
            &mut differs,
        );
    }
    take(
        &mut body.future.unsorted,
        other.future.unsorted,
        "Future",
        &mut differs,
    );
    body.future.planned = either(
        body.future.planned,
        other.future.planned,
        "Planned",
        &mut differs,
    );
    match (body.status.value, other.status.value) {
        (Some(ours), Some(theirs)) if ours != theirs => {
            differs.push(format!("Status: {}", other.status.printed))
        }
        _ if body.status.printed.len() < other.status.printed.len() => body.status = other.status,
        _ => {}
    }
    take_text(
        &mut body.additional.text,
        other.additional.text,
        "Additional information",
        &mut differs,
    );
    one.remarks.extend(second.remarks);
    one.remarks.extend(differs.into_iter().map(|text| Remark {
        line: 1,
        key: RemarkKey::CopiesDiffer,
        text,
    }));
    one.remarks.retain(|remark| {
        remark.key != RemarkKey::CodeMissing || one.code.is_none() && one.inferred.is_none()
    });
    one
}

fn count(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn either<T: PartialEq + fmt::Debug>(
    own: Option<T>,
    theirs: Option<T>,
    what: &str,
    differs: &mut Vec<String>,
) -> Option<T> {
    match (own, theirs) {
        (Some(own), Some(theirs)) => {
            if own != theirs {
                differs.push(format!("{what}: {theirs:?}"));
            }
            Some(own)
        }
        (own, theirs) => own.or(theirs),
    }
}

/// A copy that lost the line "Fundraising" has its text under the action before. What the other
/// copy has under an action that this one has not is taken out of the others.
fn without_foreign_text(body: &mut Body, other: &Body) {
    let foreign: BTreeSet<String> = other
        .results
        .iter()
        .filter(|(action, results)| {
            !results.entries.is_empty()
                && body
                    .results
                    .get(*action)
                    .is_none_or(|own| own.entries.is_empty())
        })
        .flat_map(|(_, results)| {
            flowing(&results.entries)
                .split("\n\n")
                .map(squeeze)
                .collect::<Vec<_>>()
        })
        // short paragraphs stand in many places
        .filter(|paragraph| paragraph.len() >= 20)
        .collect();
    if foreign.is_empty() {
        return;
    }
    let clean = |entries: &mut Entries| {
        let text = flowing(entries);
        let kept: Vec<&str> = text
            .split("\n\n")
            .filter(|paragraph| !foreign.contains(&squeeze(paragraph)))
            .collect();
        if kept.len() < text.split("\n\n").count() {
            *entries = if kept.is_empty() {
                Entries::default()
            } else {
                typed(kept.join("\n\n"))
            };
        }
    };
    let actions: Vec<_> = body.results.keys().copied().collect();
    actions
        .into_iter()
        .for_each(|action| clean(&mut body.results.at(action).entries));
    clean(&mut body.unsorted);
}

fn gather(own: &mut Vec<String>, theirs: Vec<String>) {
    for one in theirs {
        if !own.contains(&one) {
            own.push(one);
        }
    }
}

/// Layout B prints no acronyms: the same name in the same country, or in none, is the same Member.
fn add_member(all: &mut Vec<MemberLine>, member: MemberLine) {
    let name = squeeze(&member.name);
    match all.iter_mut().find(|own| {
        squeeze(&own.name) == name
            && (own.country.is_none() || member.country.is_none() || own.country == member.country)
    }) {
        Some(own) => {
            own.acronym = own.acronym.take().or(member.acronym);
            own.country = own.country.take().or(member.country);
        }
        None => all.push(member),
    }
}

fn take(own: &mut Entries, theirs: Entries, what: &str, differs: &mut Vec<String>) {
    let (ours, other) = (flowing(own), flowing(&theirs));
    if keeps_theirs(&ours, &other, what, differs) {
        *own = theirs;
    }
}

fn take_text(own: &mut String, theirs: String, what: &str, differs: &mut Vec<String>) {
    if keeps_theirs(own, &theirs, what, differs) {
        *own = theirs;
    }
}

fn keeps_theirs(own: &str, theirs: &str, what: &str, differs: &mut Vec<String>) -> bool {
    match fuller(own, theirs) {
        Fuller::Own => false,
        Fuller::Theirs => true,
        // what is not kept stands in the remark
        Fuller::OwnThoughDifferent => {
            differs.push(format!("{what}: {theirs}"));
            false
        }
        Fuller::TheirsThoughDifferent => {
            differs.push(format!("{what}: {own}"));
            true
        }
    }
}

/// Which of two copies of a text knows more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fuller {
    /// The other adds nothing: the same, a part, or cut off.
    Own,
    Theirs,
    /// Each says what the other does not; the first has more different words.
    OwnThoughDifferent,
    TheirsThoughDifferent,
}

pub fn fuller(own: &str, theirs: &str) -> Fuller {
    if is_part(theirs, own) {
        return Fuller::Own;
    }
    if is_part(own, theirs) {
        return Fuller::Theirs;
    }
    let words = |text: &str| {
        text.split_whitespace()
            .map(squeeze)
            .collect::<BTreeSet<_>>()
            .len()
    };
    if words(theirs) > words(own) {
        Fuller::TheirsThoughDifferent
    } else {
        Fuller::OwnThoughDifferent
    }
}

/// Every paragraph stands in the whole, the last perhaps cut in the middle of a word.
fn is_part(part: &str, whole: &str) -> bool {
    let all = squeeze(whole);
    part.split("\n\n").all(|paragraph| {
        let own = squeeze(paragraph.trim_end_matches(['\u{2026}', '.']));
        all.contains(&own)
    })
}
