//! The labels of report pages: layout A (2017 to 2024), layout B (2025, and older pages rendered
//! anew), and the Activity Reports in three languages. Where only the beginning of a label is
//! known, a line that begins so and ends in a colon or a question mark is one.

use super::letters::{LOST, alike, squeeze};
use super::lines::IDENTIFIER;
use crate::code::ResolutionCode;
use crate::vocabulary::ReportKind;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A heading that holds no value of its own.
    Heading,
    /// The node of the Resolution.
    Resolution,
    Constituent,
    ConstituentKind,
    Period,
    Scope,
    Country,
    Members,
    Commissions,
    Secretariat,
    Others,
    Actions,
    /// Rows of an Activity Report: action, description, status.
    Rows,
    Results,
    Challenges,
    Future,
    Planned,
    Status,
    Additional,
    ReportStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    A,
    B,
    /// A bare copy that begins at the actions.
    C,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Whole,
    /// Only its beginning was seen.
    Beginning,
}

use Field::{
    Actions, Additional, Challenges, Commissions, Constituent, ConstituentKind, Country, Future,
    Heading, Members, Others, Period, Planned, ReportStatus, Resolution, Results, Rows, Scope,
    Secretariat, Status,
};
use Known::{Beginning, Whole};

type Row = (Field, Known, &'static str);

const BOTH: &[Row] = &[
    (Heading, Whole, "General information"),
    (Heading, Whole, "Information générale"),
    (Heading, Whole, "Información general"),
    (Heading, Whole, "Implementation"),
    (Heading, Whole, "Implémentation"),
    (Heading, Whole, "Implementación"),
    (Resolution, Whole, "Resolution"),
    (Members, Whole, "IUCN Members"),
    (Commissions, Whole, "IUCN Commissions"),
    (Secretariat, Whole, "IUCN Secretariat"),
    (Others, Whole, "Other non-IUCN related organisations"),
    (Others, Whole, "Other non-IUCN related organizations"),
    (Additional, Whole, "Additional information"),
    (Additional, Whole, "External link(s)"),
    (Additional, Whole, "Information complémentaire"),
    (Additional, Whole, "Informations complémentaires"),
    (Additional, Whole, "Información adicional"),
    (ReportStatus, Whole, "Report status"),
];

const PROGRESS: &[Row] = &[
    (
        Heading,
        Whole,
        "IUCN Constituencies implementing this Resolution",
    ),
    (
        Heading,
        Whole,
        "IUCN Constituencies implementing this Recommendation",
    ),
    (Period, Whole, "Period covered"),
    (
        Actions,
        Whole,
        "Indicate which actions have been carried out to implement this Resolution",
    ),
    (
        Actions,
        Whole,
        "Activities carried out to implement this Resolution",
    ),
    (
        Results,
        Whole,
        "Describe the results/achievements of the actions taken",
    ),
    (
        Results,
        Whole,
        "Describe the results/achievements of the activities",
    ),
    (
        Challenges,
        Whole,
        "What challenges/obstacles have been encountered in the implementation of this Resolution and how were they overcome",
    ),
    (
        Challenges,
        Whole,
        "Challenges/obstacles encountered in the implementation of this Resolution and measures taken",
    ),
    (
        Future,
        Whole,
        "Briefly describe what future actions are needed for the implementation of this Resolution",
    ),
    (
        Future,
        Whole,
        "Future actions / activities needed for the implementation of this Resolution",
    ),
    (Planned, Whole, "Are these actions planned for yet"),
    (Planned, Whole, "Are these actions/activities planned"),
    (
        Status,
        Whole,
        "Status of implementation for this Resolution",
    ),
    (Status, Whole, "Implementation status of this Resolution"),
    (Heading, Whole, "Status of implementation"),
];

const ACTIVITY: &[Row] = &[
    (Constituent, Whole, "Constituent"),
    (Constituent, Whole, "IUCN Constituent"),
    (Constituent, Whole, "Constituant de l’UICN"),
    (Constituent, Whole, "Constituyente de la UICN"),
    (ConstituentKind, Whole, "Constituent type"),
    (ConstituentKind, Whole, "Type of Constituent"),
    (ConstituentKind, Whole, "IUCN Constituent type"),
    (ConstituentKind, Whole, "Type de Constituant"),
    (ConstituentKind, Whole, "Type de Constituant de l’UICN"),
    (ConstituentKind, Whole, "Tipo de Constituyente"),
    (ConstituentKind, Whole, "Tipo de Constituyente de la UICN"),
    (Period, Whole, "Period"),
    (Period, Whole, "Period covered"),
    (Period, Whole, "Period of activity"),
    (Period, Whole, "Période d’activité"),
    (Period, Whole, "Período de actividades"),
    (Scope, Whole, "Geographic scope"),
    (Scope, Whole, "Zone géographique"),
    (Scope, Whole, "Ámbito geográfico"),
    (Country, Whole, "Country"),
    (Country, Whole, "Country/Territory"),
    (Country, Whole, "Pays"),
    (Country, Whole, "Pays/Territoire"),
    (Country, Whole, "País"),
    (Country, Whole, "País/Territorio"),
    (
        Heading,
        Beginning,
        "In implementing this Resolution your organi",
    ),
    (
        Heading,
        Whole,
        "Actors involved in implementing this Resolution",
    ),
    (Heading, Whole, "Partners"),
    (
        Members,
        Beginning,
        "Quels autres Membres de l’UICN sont impliqués",
    ),
    (
        Members,
        Beginning,
        "Qué otros Miembros de la UICN están o han estado implicados",
    ),
    (Members, Whole, "Other IUCN Members"),
    (
        Commissions,
        Beginning,
        "Quelles sont les Commissions de l’UICN impliquées",
    ),
    (Commissions, Beginning, "Qué Comisiones"),
    (
        Secretariat,
        Beginning,
        "Le Secrétariat de l’UICN, est-il impliqué",
    ),
    (Secretariat, Beginning, "Si el Secretariado de la UICN"),
    (
        Others,
        Beginning,
        "Veuillez indiquer quels autres acteurs (non-membres de l’UICN) sont impliqués",
    ),
    (Others, Beginning, "Indique qué otros actores"),
    (Others, Beginning, "Enumere otros actores"),
    (
        Rows,
        Beginning,
        "Indicate and briefly describe any actions that have been carried out",
    ),
    (Rows, Whole, "Action Description Status"),
    (Rows, Whole, "Action Description"),
    (Rows, Whole, "Acción Descripción Estado"),
    (Rows, Whole, "Acción Descripción"),
    (Rows, Whole, "Action Description Statut"),
    (Rows, Whole, "Action Description État"),
    (
        Rows,
        Whole,
        "Indicate which actions have been carried out to implement this Resolution",
    ),
    (
        Rows,
        Whole,
        "Activities carried out to implement this Resolution",
    ),
    (
        Results,
        Beginning,
        "Please report on the result /achievement of the actions taken",
    ),
    (
        Results,
        Beginning,
        "Please report on the results/achievements of the actions taken",
    ),
    (
        Results,
        Beginning,
        "Indique cuáles han sido los resultados/logros obtenidos",
    ),
    (
        Results,
        Beginning,
        "Veuillez indiquer quels ont été les résultats",
    ),
    (
        Challenges,
        Beginning,
        "What challenges have you encountered in implementing this Resolution",
    ),
    (
        Challenges,
        Beginning,
        "Quelles mesures ont été prises afin de surmonter ces obstacles",
    ),
    (
        Challenges,
        Beginning,
        "Quels obstacles avez-vous rencontrés",
    ),
    (Challenges, Beginning, "Quels sont les obstacles"),
    (Challenges, Beginning, "Qué obstáculos"),
    (Challenges, Beginning, "Qué desafíos"),
    (
        Challenges,
        Whole,
        "Challenges/obstacles encountered in the implementation of this Resolution and measures taken",
    ),
    (
        Future,
        Beginning,
        "Identify and briefly describe what future actions are planned for the implementation of this Resolution",
    ),
    (Future, Whole, "Future Action Description"),
    (Future, Whole, "Future action"),
    (
        Future,
        Whole,
        "Future actions / activities needed for the implementation of this Resolution",
    ),
    (
        Future,
        Whole,
        "Future actions / activities planned for the implementation of this Resolution",
    ),
    (
        Future,
        Beginning,
        "Veuillez identifier et décrire brièvement",
    ),
    (Future, Beginning, "Identifique y describa brevemente"),
];

/// Within the rows of an Activity Report each cell may stand under the head of its column.
const CELL_HEADS: [&str; 12] = [
    "Activity",
    "Action",
    "Acción",
    "Activité",
    "Actividad",
    "Description",
    "Descripción",
    "Description and results/achievements of activities",
    "Status",
    "Statut",
    "Estado",
    "Future activity",
];

/// Labels that only layout B prints.
const B_LABELS: [&str; 7] = [
    "Period covered",
    "Report status",
    "Activities carried out to implement this Resolution",
    "Describe the results/achievements of the activities",
    "Implementation status of this Resolution",
    "Actors involved in implementing this Resolution",
    "Description and results/achievements of activities",
];

/// Labels, squeezed once.
struct Labels {
    whole: HashMap<String, Field>,
    beginnings: Vec<(String, Field)>,
}

impl Labels {
    fn of(tables: &[&[Row]]) -> Self {
        // the first table wins where two have the label
        let rows = || tables.iter().rev().flat_map(|table| table.iter().rev());
        let of = |wanted: Known| {
            rows()
                .filter(move |(_, known, _)| *known == wanted)
                .map(|(field, _, text)| (squeeze(text), *field))
        };
        Self {
            whole: of(Whole).collect(),
            beginnings: of(Beginning).collect(),
        }
    }

    fn find(&self, head: &str, closed: bool) -> Option<Field> {
        let head = squeeze(head);
        if let Some(field) = self.whole.get(&head) {
            return Some(*field);
        }
        if head.contains(LOST)
            && let Some((_, field)) = self
                .whole
                .iter()
                .find(|(label, _)| alike(label, &head, false))
        {
            return Some(*field);
        }
        self.beginnings
            .iter()
            .filter(|_| closed)
            .find(|(label, _)| alike(label, &head, true))
            .map(|(_, field)| *field)
    }
}

static OF_PROGRESS: LazyLock<Labels> = LazyLock::new(|| Labels::of(&[PROGRESS, BOTH]));
static OF_ACTIVITY: LazyLock<Labels> = LazyLock::new(|| Labels::of(&[ACTIVITY, BOTH]));
static ONLY_PROGRESS: LazyLock<Labels> = LazyLock::new(|| Labels::of(&[PROGRESS]));
static ONLY_ACTIVITY: LazyLock<Labels> = LazyLock::new(|| Labels::of(&[ACTIVITY]));
static CELLS: LazyLock<Vec<String>> =
    LazyLock::new(|| CELL_HEADS.iter().map(|text| squeeze(text)).collect());
static OF_B: LazyLock<Vec<String>> =
    LazyLock::new(|| B_LABELS.iter().map(|text| squeeze(text)).collect());

/// No label with its value's first words is longer.
const LONGEST: usize = 320;

/// The label that a line is, and what stands behind it. A sentence that begins like a label is
/// none.
pub fn label(kind: ReportKind, line: &str) -> Option<(Field, &str)> {
    let labels = match kind {
        ReportKind::Progress => &OF_PROGRESS,
        ReportKind::Activity | ReportKind::Unlisted(_) => &OF_ACTIVITY,
    };
    let text = without_number(line);
    if text.len() <= LONGEST
        && !text.contains(IDENTIFIER)
        && let Some(field) = labels.find(text, closes(text))
    {
        return Some((field, ""));
    }
    if let Some(node) = text
        .strip_prefix("Resolution ")
        .filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
    {
        return Some((Resolution, node));
    }
    let end = text
        .char_indices()
        .take_while(|(at, _)| *at < LONGEST)
        .find(|(_, c)| matches!(c, ':' | '?'))
        .map(|(at, _)| at + 1)?;
    let (head, rest) = text.split_at(end);
    // a heading has no value: "Implementation: two ports" is a sentence
    let field = labels.find(head, true).filter(|field| *field != Heading)?;
    Some((field, rest.trim_start_matches([' ', '\u{a0}', ':'])))
}

/// What ends so leads on to a value.
fn closes(line: &str) -> bool {
    line.ends_with([':', '?', '\u{2026}']) || line.ends_with("...")
}

/// "II. Implementation" of layout B.
fn without_number(line: &str) -> &str {
    let number = line
        .bytes()
        .take_while(|b| matches!(b, b'I' | b'V'))
        .count();
    match line[number..].strip_prefix('.') {
        Some(rest) if number > 0 => rest.trim_start(),
        _ => line,
    }
}

pub fn is_cell(line: &str) -> bool {
    line.len() < 80 && {
        let text = squeeze(line);
        CELLS.iter().any(|cell| alike(cell, &text, false))
    }
}

pub fn is_of_b(line: &str) -> bool {
    let text = without_number(line);
    let numbered_label = || {
        text != line
            && [&OF_PROGRESS, &OF_ACTIVITY]
                .iter()
                .any(|labels| labels.find(text, closes(text)).is_some())
    };
    text.len() < LONGEST && (OF_B.contains(&squeeze(text)) || numbered_label())
}

/// Only a page of this kind has the label. Short words like "Country" are no proof.
pub fn tells_kind(line: &str) -> Option<ReportKind> {
    if !(10..LONGEST).contains(&line.len()) {
        return None;
    }
    let has = |labels: &Labels| labels.find(without_number(line), closes(line)).is_some();
    match (has(&ONLY_PROGRESS), has(&ONLY_ACTIVITY)) {
        (true, false) => Some(ReportKind::Progress),
        (false, true) => Some(ReportKind::Activity),
        _ => None,
    }
}

/// "WCC 2020 Res 040 - Progress Report", and the Activity Report's in three languages.
pub fn title(line: &str) -> Option<(ResolutionCode, ReportKind)> {
    let (code, words) = [" - ", " \u{2013} ", " \u{2014} "]
        .iter()
        .find_map(|dash| line.split_once(dash))?;
    let words = squeeze(words.get(..120).unwrap_or(words));
    let kind = match () {
        () if ["activityreport", "rapportdactivit", "informedeactividad"]
            .iter()
            .any(|one| words.starts_with(one)) =>
        {
            ReportKind::Activity
        }
        () if [
            "progressreport",
            "rapportdeprogres",
            "rapportsurletat",
            "informedeprogreso",
            "informedeavance",
        ]
        .iter()
        .any(|one| words.starts_with(one)) =>
        {
            ReportKind::Progress
        }
        () => return None,
    };
    Some((code.parse().ok()?, kind))
}

/// Who submitted the page, on one line or with the name on the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted<'a> {
    /// "Submitted by (user) on Tue, 11/05/2024 - 19:28": what stands behind the person, who is
    /// never kept.
    On(&'a str),
    /// "Submitted by (user)": the line names a person and no time.
    By,
    /// The next line is the person.
    NameFollows,
}

pub fn submitted(line: &str) -> Option<Submitted<'_>> {
    let rest = ["submitted by", "soumis par", "enviado por"]
        .iter()
        .find_map(|words| {
            let head = line.get(..words.len())?;
            head.eq_ignore_ascii_case(words)
                .then(|| &line[words.len()..])
        })?;
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
    if rest.is_empty() {
        return Some(Submitted::NameFollows);
    }
    let when = [" on ", " le ", " el "]
        .iter()
        .find_map(|word| rest.rfind(word).map(|at| &rest[at + word.len()..]));
    // a date and a time, not "by hand on 4 pages"
    let timed = |when: &&str| when.matches('/').count() == 2 && when.contains(':');
    Some(when.filter(timed).map_or(Submitted::By, Submitted::On))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_all_layouts_are_read() {
        let progress = |line| label(ReportKind::Progress, line);
        assert_eq!(progress("IUCN Members:\u{a0}"), Some((Members, "")));
        assert_eq!(progress("IUCN Members"), Some((Members, "")));
        assert_eq!(progress("II. Implementation"), Some((Heading, "")));
        assert_eq!(
            progress("IUCN Secretariat: Yes"),
            Some((Secretariat, "Yes"))
        );
        assert_eq!(progress("Resolution 49158"), Some((Resolution, "49158")));
        assert_eq!(progress("Implementation: two ports are at work"), None);
        assert_eq!(progress("IUCN Members were asked"), None);
        let activity = |line| label(ReportKind::Activity, line);
        assert_eq!(
            activity("Période d\u{fffd}activit\u{fffd} : 2022"),
            Some((Period, "2022"))
        );
        assert_eq!(
            activity("Qué Comisiones de la UICN están implicadas en esta Resolución?"),
            Some((Commissions, ""))
        );
        assert_eq!(
            activity("Qué Comisiones de la UICN participaron no lo sabemos"),
            None
        );
    }

    #[test]
    fn a_title_tells_code_and_kind() {
        assert_eq!(
            title("WCC 2020 Res 040 - Progress Report")
                .map(|(code, kind)| (code.to_string(), kind)),
            Some(("WCC-2020-Res-040".into(), ReportKind::Progress))
        );
        assert_eq!(
            title("WCC-2016-Rec-102 – Rapport d’activité").map(|(_, kind)| kind),
            Some(ReportKind::Activity)
        );
        assert_eq!(title("WCC 2020 Res 040 - Some paper"), None);
    }

    #[test]
    fn a_person_is_never_kept() {
        assert_eq!(
            submitted("Submitted by some.one on Tue, 11/05/2024 - 19:28"),
            Some(Submitted::On("Tue, 11/05/2024 - 19:28"))
        );
        assert_eq!(
            submitted("submitted by: Some One on Tue, 11/05/2024 - 19:28"),
            Some(Submitted::On("Tue, 11/05/2024 - 19:28"))
        );
        assert_eq!(
            (
                submitted("Submitted by hand on 4 pages"),
                submitted("Submitted by")
            ),
            (Some(Submitted::By), Some(Submitted::NameFollows))
        );
        assert_eq!(submitted("It was submitted by hand"), None);
    }
}
