//! Where the words of a page went: into the report, into remarks, or into labels that the report
//! has keys for.

use super::layout::{self, Field, Submitted};
use super::letters::squeeze;
use super::lines::trimmed;
use super::members::is_identifier;
use super::printed;
use super::{Imported, RemarkKey};
use crate::vocabulary::ReportKind;
use std::collections::BTreeSet;

/// Words of a page, counted once each by the first place that fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub words: usize,
    pub in_report: usize,
    pub in_remarks: usize,
    /// Labels, and values that are keys in the report.
    pub in_labels: usize,
    /// Identifiers and persons, which are not kept on purpose.
    pub left_out: usize,
    pub lost: Vec<String>,
}

pub fn account(page: &str, imported: &Imported) -> Account {
    let report = bag(&texts(imported));
    let remarks = bag(&imported
        .remarks
        .iter()
        .map(|remark| remark.text.as_str())
        .collect::<Vec<_>>()
        .join(" "));
    let mut account = Account::default();
    let mut person = false;
    for line in page.lines().map(trimmed) {
        let (label, by) = (
            is_label(line),
            matches!(
                layout::submitted(line),
                Some(Submitted::On(_) | Submitted::NameFollows)
            ) || is_left_out(line, imported),
        );
        for word in line
            .split_whitespace()
            .filter(|word| !squeeze(word).is_empty())
        {
            account.words += 1;
            let key = squeeze(word);
            if is_identifier(word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
                || by
                || person
            {
                account.left_out += 1;
            } else if report.contains(&key) {
                account.in_report += 1;
            } else if remarks.contains(&key) {
                account.in_remarks += 1;
            } else if label || is_part_of_label(line, imported) {
                account.in_labels += 1;
            } else {
                account.lost.push(word.to_owned());
            }
        }
        // the person stands on the next line
        person = layout::submitted(line) == Some(Submitted::NameFollows);
    }
    account
}

/// "Submitted by (user)" at the top, where it is no sentence of a text.
fn is_left_out(line: &str, imported: &Imported) -> bool {
    layout::submitted(line) == Some(Submitted::By)
        && imported
            .remarks
            .iter()
            .any(|remark| remark.key == RemarkKey::PersonLeftOut)
}

fn bag(text: &str) -> BTreeSet<String> {
    text.split_whitespace()
        .map(squeeze)
        .filter(|word| !word.is_empty())
        .collect()
}

fn texts(imported: &Imported) -> String {
    let body = &imported.body;
    let mut all: Vec<String> = body
        .narratives()
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let members = imported.members.iter().chain(&imported.constituent);
    all.extend(members.map(|m| {
        format!(
            "{} {} {}",
            m.name,
            m.acronym.as_deref().unwrap_or_default(),
            m.country.as_deref().unwrap_or_default()
        )
    }));
    for line in &imported.commissions {
        all.push(format!(
            "IUCN {} {} {}",
            line.name,
            line.term.as_deref().unwrap_or_default(),
            line.acronym.as_deref().unwrap_or_default()
        ));
    }
    all.extend(imported.countries.clone());
    all.push(format!(
        "{} {} {}",
        body.status.printed, body.period.from, body.period.to
    ));
    all.push(
        imported
            .code
            .as_ref()
            .map(|code| code.spaced())
            .unwrap_or_default(),
    );
    all.join(" ")
}

fn is_label(line: &str) -> bool {
    let line = line.strip_prefix("Hide ").unwrap_or(line);
    [ReportKind::Progress, ReportKind::Activity]
        .into_iter()
        .any(|kind| layout::label(kind, line).is_some_and(|(_, rest)| rest.is_empty()))
        || layout::title(line).is_some()
        || layout::is_cell(line)
        || printed::action(line).is_some()
        || printed::action_status(line).is_some()
        || printed::yes_no(line).is_some()
        || printed::says_none(line)
        || printed::says_do_not_know(line)
        || printed::scope(line).is_some()
        || printed::says_published(line)
}

/// The label of a line that goes on with its value, the node of the Resolution, the kind of
/// Constituent, the months of a period, an action or a status that is glued to its text.
fn is_part_of_label(line: &str, imported: &Imported) -> bool {
    let with_value =
        |kind| layout::label(kind, line).is_some_and(|(field, _)| field != Field::Heading);
    [ReportKind::Progress, ReportKind::Activity]
        .into_iter()
        .any(with_value)
        || line.bytes().all(|b| b.is_ascii_digit())
        || imported.constituent_kind.is_some()
            && printed::constituent_kind(line).is_some()
            && line.len() < 60
        || super::period::period(line).is_some_and(|period| period == imported.body.period)
        || printed::glued_action(line).is_some()
        || printed::glued_status(line).is_some()
}
