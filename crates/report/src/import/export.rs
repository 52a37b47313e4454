//! A report as text in the layout that `import` reads: import, export and import again give the same.

use super::{CommissionLine, Imported, MemberLine};
use crate::body::{Entries, flowing};
use crate::vocabulary::{Action, ListAnswer, Planned, YesNo};
use std::fmt::Write;

pub fn export(report: &Imported) -> String {
    let mut out = String::new();
    let body = &report.body;
    if let Some(code) = &report.code {
        line(&mut out, &format!("{} - Progress Report", code.spaced()));
    }
    line(&mut out, "General information");
    line(&mut out, "IUCN Constituencies implementing this Resolution");
    line(&mut out, "IUCN Members:");
    none(&mut out, body.involved.members_answer, "No other Members are/have been involved");
    report.members.iter().for_each(|member| line(&mut out, &member_text(member)));
    line(&mut out, "IUCN Commissions:");
    none(&mut out, body.involved.commissions_answer, "No Commissions are/have been involved");
    report.commissions.iter().for_each(|commission| line(&mut out, &commission_text(commission)));
    line(&mut out, "IUCN Secretariat:");
    match body.involved.secretariat {
        Some(YesNo::Yes) => line(&mut out, "Yes"),
        Some(YesNo::No) => line(&mut out, "No"),
        Some(YesNo::DoNotKnow) | None => {}
    }
    line(&mut out, "Other non-IUCN related organisations:");
    line(&mut out, &body.involved.others);
    line(&mut out, "Implementation");
    line(&mut out, "Indicate which actions have been carried out to implement this Resolution:");
    body.actions.iter().for_each(|action| line(&mut out, action.printed()));
    line(&mut out, "Describe the results/achievements of the actions taken:");
    narrative(&mut out, &body.unsorted, body.results.iter().map(|(action, results)| (*action, &results.entries)));
    line(&mut out, "What challenges/obstacles have been encountered in the implementation of this Resolution and how were they overcome:");
    line(&mut out, &flowing(&body.challenges.entries));
    line(&mut out, "Briefly describe what future actions are needed for the implementation of this Resolution:");
    narrative(&mut out, &body.future.unsorted, body.future.actions.iter().map(|(action, future)| (*action, &future.entries)));
    line(&mut out, "Are these actions planned for yet:");
    match body.future.planned {
        Some(Planned::Yes) => line(&mut out, "Yes"),
        Some(Planned::No) => line(&mut out, "No"),
        Some(Planned::Partly | Planned::Unknown) | None => {}
    }
    line(&mut out, "Status of implementation");
    line(&mut out, "Status of implementation for this Resolution:");
    line(&mut out, &body.status.printed);
    line(&mut out, "Additional information");
    line(&mut out, &body.additional.text);
    out
}

fn line(out: &mut String, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "{text}");
    }
}

fn none(out: &mut String, answer: Option<ListAnswer>, words: &str) {
    if answer == Some(ListAnswer::None) {
        line(out, words);
    }
}

fn narrative<'a>(out: &mut String, unsorted: &Entries, by_action: impl Iterator<Item = (Action, &'a Entries)>) {
    line(out, &flowing(unsorted));
    for (action, entries) in by_action {
        line(out, action.printed());
        line(out, &flowing(entries));
        line(out, "");
    }
}

fn member_text(member: &MemberLine) -> String {
    let mut text = member.name.clone();
    if let Some(acronym) = &member.acronym {
        let _ = write!(text, " ( {acronym} )");
    } else if text.ends_with(')') {
        // empty brackets keep a bracket that is part of the name from being read as the acronym
        text.push_str(" ( )");
    }
    if let Some(country) = &member.country {
        let _ = write!(text, " / {country}");
    }
    text
}

fn commission_text(commission: &CommissionLine) -> String {
    let mut text = format!("IUCN {}", commission.name);
    if let Some(term) = &commission.term {
        let _ = write!(text, " {term}");
    }
    let _ = write!(text, " ({})", commission.acronym.as_deref().unwrap_or_default());
    text
}
