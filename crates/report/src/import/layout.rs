//! The labels of the report page as IUCN printed it from 2017 to 2024, and the values that stand for "none".

use crate::code::ResolutionCode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A heading that holds no value of its own.
    Heading,
    Members,
    Commissions,
    Secretariat,
    Others,
    Actions,
    Results,
    Challenges,
    Future,
    Planned,
    Status,
    Additional,
}

/// Longest first where one label begins like another.
pub const LABELS: [(&str, Field); 18] = [
    ("General information", Field::Heading),
    ("IUCN Constituencies implementing this Resolution", Field::Heading),
    ("IUCN Members", Field::Members),
    ("IUCN Commissions", Field::Commissions),
    ("IUCN Secretariat", Field::Secretariat),
    ("Other non-IUCN related organisations", Field::Others),
    ("Implementation", Field::Heading),
    ("Implémentation", Field::Heading),
    ("Implementación", Field::Heading),
    ("Indicate which actions have been carried out to implement this Resolution", Field::Actions),
    ("Describe the results/achievements of the actions taken", Field::Results),
    ("What challenges/obstacles have been encountered in the implementation of this Resolution and how were they overcome", Field::Challenges),
    ("Briefly describe what future actions are needed for the implementation of this Resolution", Field::Future),
    ("Are these actions planned for yet", Field::Planned),
    ("Status of implementation for this Resolution", Field::Status),
    ("Status of implementation", Field::Heading),
    ("Additional information", Field::Additional),
    ("Additional Information", Field::Additional),
];

const NEGATIVES: [&str; 6] = [
    "No other Members are/have been involved",
    "No Commissions are/have been involved",
    "Pas d'autres Membres sont / ont été impliqués",
    "Pas de commissions sont / ont été impliqués",
    "No hay otros Miembros que hayan participado",
    "Ninguna Comisión ha participado",
];

/// The label that a line is, and what stands behind its colon. A sentence that begins like a label is none.
pub fn label(line: &str) -> Option<(Field, &str)> {
    LABELS.iter().find_map(|(label, field)| {
        let rest = line.strip_prefix(label)?.trim_start_matches([' ', '\u{a0}']);
        match rest.strip_prefix(':') {
            Some(value) => Some((*field, value.trim_matches([' ', '\u{a0}']))),
            None => rest.is_empty().then_some((*field, "")),
        }
    })
}

pub fn says_none(line: &str) -> bool {
    NEGATIVES.contains(&line)
}

/// "WCC 2020 Res 040 - Progress Report".
pub fn title(line: &str) -> Option<ResolutionCode> {
    line.strip_suffix("Progress Report")?.trim_end_matches([' ', '-', '\u{2013}']).parse().ok()
}
