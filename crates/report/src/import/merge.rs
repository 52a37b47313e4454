//! Several copies of one page become one report. What one copy knows is never overwritten with less of another.

use super::{Imported, MemberLine, Remark, RemarkKey};
use crate::body::{Entries, flowing};
use std::collections::BTreeSet;

/// Both copies in one. Where they say different things, the first is kept and it is told.
pub fn merge(first: Imported, second: Imported) -> Imported {
    if first.kind.is_none() || second.kind.is_none() {
        let (mut report, other) = if first.kind.is_some() { (first, second) } else { (second, first) };
        report.remarks.extend(other.remarks);
        return report;
    }
    let mut one = first;
    let mut differs = Vec::new();
    one.code = one.code.or(second.code);
    one.inferred = if one.code.is_some() { None } else { one.inferred.or(second.inferred) };
    one.constituent = one.constituent.or(second.constituent);
    one.constituent_kind = one.constituent_kind.or(second.constituent_kind);
    gather(&mut one.countries, second.countries);
    for member in second.members {
        add_member(&mut one.members, member);
    }
    for line in second.commissions {
        match one.commissions.iter_mut().find(|own| same_commission(&own.name, &line.name) && (own.term == line.term || line.term.is_none())) {
            Some(own) => own.acronym = own.acronym.take().or(line.acronym),
            None => one.commissions.push(line),
        }
    }
    // an identifier in one copy is a name in the other: as many names more, as many identifiers less
    one.identifiers.members = one.identifiers.members.min(second.identifiers.members);
    one.identifiers.commissions = one.identifiers.commissions.min(second.identifiers.commissions);
    one.identifiers.constituent &= second.identifiers.constituent;
    gather(&mut one.cited, second.cited);

    let (body, other) = (&mut one.body, second.body);
    body.lang = body.lang.or(other.lang);
    if body.period.from.is_empty() {
        body.period = other.period;
    }
    other.scope.iter().for_each(|scope| body.scope.insert(*scope));
    other.actions.iter().for_each(|action| body.actions.insert(*action));
    let (own, theirs) = (&mut body.involved, other.involved);
    own.members_answer = own.members_answer.or(theirs.members_answer);
    own.commissions_answer = own.commissions_answer.or(theirs.commissions_answer);
    own.secretariat = own.secretariat.or(theirs.secretariat);
    if fuller(&own.others, &theirs.others, "Others", &mut differs) {
        own.others = theirs.others;
    }
    for (action, theirs) in &other.results {
        let own = body.results.at(*action);
        own.status = own.status.or(theirs.status);
        take(&mut own.entries, theirs.entries.clone(), super::printed::action_label(*action), &mut differs);
    }
    take(&mut body.unsorted, other.unsorted, "Results", &mut differs);
    take(&mut body.challenges.entries, other.challenges.entries, "Challenges", &mut differs);
    for (action, theirs) in &other.future.actions {
        take(&mut body.future.actions.at(*action).entries, theirs.entries.clone(), super::printed::action_label(*action), &mut differs);
    }
    take(&mut body.future.unsorted, other.future.unsorted, "Future", &mut differs);
    body.future.planned = body.future.planned.or(other.future.planned);
    if body.status.printed.len() < other.status.printed.len() && (body.status.value.is_none() || body.status.value == other.status.value) {
        body.status = other.status;
    }
    if fuller(&body.additional.text, &other.additional.text, "Additional information", &mut differs) {
        body.additional.text = other.additional.text;
    }
    one.remarks.extend(second.remarks);
    one.remarks.extend(differs.into_iter().map(|text| Remark { line: 1, key: RemarkKey::CopiesDiffer, text }));
    one.remarks.retain(|remark| remark.key != RemarkKey::CodeMissing || one.code.is_none() && one.inferred.is_none());
    one
}

fn gather(own: &mut Vec<String>, theirs: Vec<String>) {
    for one in theirs {
        if !own.contains(&one) {
            own.push(one);
        }
    }
}

fn letters(text: &str) -> String {
    super::printed::squeeze(text)
}

/// Layout B prints no acronyms: the same name in the same country, or in none, is the same Member.
fn add_member(all: &mut Vec<MemberLine>, member: MemberLine) {
    let name = letters(&member.name);
    match all.iter_mut().find(|own| letters(&own.name) == name && (own.country.is_none() || member.country.is_none() || own.country == member.country)) {
        Some(own) => {
            own.acronym = own.acronym.take().or(member.acronym);
            own.country = own.country.take().or(member.country);
        }
        None => all.push(member),
    }
}

fn same_commission(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

fn take(own: &mut Entries, theirs: Entries, what: &str, differs: &mut Vec<String>) {
    if fuller(&flowing(own), &flowing(&theirs), what, differs) {
        *own = theirs;
    }
}

/// Whether the second holds all of the first and more. Two that differ otherwise are told; the one with more words is kept.
fn fuller(own: &str, theirs: &str, what: &str, differs: &mut Vec<String>) -> bool {
    let (a, b) = (letters(own), letters(theirs));
    if a.contains(&b) {
        return false;
    }
    if b.contains(&a) {
        return true;
    }
    let words = |text: &str| text.split_whitespace().map(letters).collect::<BTreeSet<_>>();
    let (ours, more) = (words(own), words(theirs));
    let (lost, longer) = if more.len() > ours.len() { (own, true) } else { (theirs, false) };
    // what is not kept stands in the remark
    differs.push(format!("{what}: {lost}"));
    longer
}
