//! What pages print for the keys of the vocabularies, in three languages and in the spellings that
//! were seen. Compared without case, accents and marks, and with letters that a wrong encoding
//! lost.

use super::letters::{LOST, alike, squeeze};
use crate::vocabulary::{Action, ActionStatus, ConstituentKind, Scope, Status, YesNo};
use std::sync::LazyLock;

/// Printed spellings of keys, squeezed once.
struct Spellings<K>(Vec<(String, K)>);

impl<K: Copy> Spellings<K> {
    fn of(table: &[(K, &[&str])]) -> Self {
        Self(
            table
                .iter()
                .flat_map(|(key, spellings)| spellings.iter().map(|text| (squeeze(text), *key)))
                .collect(),
        )
    }

    fn find(&self, line: &str) -> Option<K> {
        // no label is as long as this
        if line.len() > 200 {
            return None;
        }
        let line = squeeze(line);
        let lost = line.contains(LOST);
        self.0
            .iter()
            .find(|(spelling, _)| *spelling == line || lost && alike(spelling, &line, false))
            .map(|(_, key)| *key)
    }
}

/// The first spelling is the one of IUCN's form in English.
const ACTIONS: [(Action, &[&str]); 8] = [
    (
        Action::Capacity,
        &[
            "Capacity-building",
            "Capacity building activities",
            "Formation",
            "Renforcement des capacités",
            "Formation/Renforcement des capacités",
            "Desarrollo de capacidades",
            "Fortalecimiento de capacidades",
            "Creación de capacidad",
            "Capacitación",
        ],
    ),
    (
        Action::Convening,
        &[
            "Convene stakeholders/Networking",
            "Convening stakeholders/Networking",
            "Convene stakeholders and networking",
            "Convene stakeholders & networking",
            "Rassembler des parties prenantes/Réseautage",
            "Convocar a partes interesadas/creación de redes",
        ],
    ),
    (
        Action::Education,
        &[
            "Education/Communication/Raising awareness",
            "Education, communication and raising awareness",
            "Education/Communication/Awareness raising",
            "Education, communication, awareness raising",
            "Education/Communication/Awareness-raising activities",
            "Éducation/Communication/Sensibilisation",
            "Éducation, communication et sensibilisation",
            "Educación/Comunicación/Sensibilización",
            "Educación/Comunicación/Concienciación",
        ],
    ),
    (
        Action::Field,
        &[
            "Field activities",
            "Field activity",
            "Activités de terrain",
            "Activités sur le terrain",
            "Actividades de campo",
            "Actividades en el terreno",
        ],
    ),
    (
        Action::Fundraising,
        &[
            "Fundraising",
            "Fund raising activities",
            "Collecte de fonds",
            "Levée de fonds",
            "Recaudación de fondos",
        ],
    ),
    (
        Action::Policy,
        &[
            "Policy influencing/advocacy",
            "Policy influencing and advocacy",
            "Policy influence/advocacy",
            "Activités visant à influencer et/ou promouvoir les politiques",
            "Influencia política/promoción de políticas",
        ],
    ),
    (
        Action::Science,
        &[
            "Scientific/technical activities",
            "Scientific and technical activities",
            "Technical/scientific activities",
            "Activités techniques/scientifiques",
            "Activités scientifiques/techniques",
            "Actividades técnicas/científicas",
            "Actividades científicas/técnicas",
        ],
    ),
    (
        Action::Other,
        &[
            "Other",
            "Others",
            "Other activities",
            "Autre",
            "Autres",
            "Autres activités",
            "Otro",
            "Otra",
            "Otros",
            "Otras",
            "Otras actividades",
        ],
    ),
];

/// As IUCN prints it; in Progress Reports always in English.
pub fn action_label(action: Action) -> &'static str {
    ACTIONS
        .iter()
        .find(|(key, _)| *key == action)
        .map_or("", |(_, spellings)| spellings[0])
}

pub fn action(line: &str) -> Option<Action> {
    static SPELLINGS: LazyLock<Spellings<Action>> = LazyLock::new(|| Spellings::of(&ACTIONS));
    SPELLINGS.find(line)
}

/// An action and what is glued to it: "Capacity-buildingTwo courses …". In its own letters,
/// followed by a new word.
pub fn glued_action(line: &str) -> Option<(Action, &str)> {
    leading_action(line, Some)
        .filter(|(_, rest)| rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// The same with a space between, as rows of a table come out: "Field activities Two ponds were
/// dug."
pub fn spaced_action(line: &str) -> Option<(Action, &str)> {
    leading_action(line, |rest| rest.strip_prefix(' '))
        .filter(|(_, rest)| rest.starts_with(char::is_uppercase))
}

/// The longest label that begins the line and is followed as it should be, and the text behind.
fn leading_action<'a>(
    line: &'a str,
    followed: impl Fn(&'a str) -> Option<&'a str>,
) -> Option<(Action, &'a str)> {
    let spellings = ACTIONS
        .iter()
        .flat_map(|(key, spellings)| spellings.iter().map(|text| (*key, *text)));
    spellings
        .filter_map(|(key, text)| Some((key, followed(after(line, text)?)?)))
        .min_by_key(|(_, rest)| rest.len())
}

/// What follows a label at the beginning of a line, a lost letter standing for any.
fn after<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let mut chars = line.char_indices();
    for wanted in label.chars() {
        let (_, c) = chars.next()?;
        if c != wanted && c != LOST {
            return None;
        }
    }
    Some(chars.as_str())
}

const ACTION_STATUSES: [(ActionStatus, &[&str]); 3] = [
    (ActionStatus::Ongoing, &["On-going", "En cours", "En curso"]),
    (
        ActionStatus::Completed,
        &[
            "Completed",
            "Terminé",
            "Achevé",
            "Terminée",
            "Completado",
            "Completada",
            "Finalizado",
            "Finalizada",
        ],
    ),
    (
        ActionStatus::None,
        &["- None -", "- Aucun -", "- Ninguno -"],
    ),
];

pub fn action_status(line: &str) -> Option<ActionStatus> {
    static SPELLINGS: LazyLock<Spellings<ActionStatus>> =
        LazyLock::new(|| Spellings::of(&ACTION_STATUSES));
    SPELLINGS.find(line)
}

/// A status glued to the end of a description: "… were trained.On-going".
pub fn glued_status(line: &str) -> Option<(&str, ActionStatus)> {
    let spellings = ACTION_STATUSES
        .iter()
        .flat_map(|(key, spellings)| spellings.iter().map(|text| (*key, *text)));
    let (rest, status) = spellings
        .filter_map(|(key, text)| Some((line.strip_suffix(text)?, key)))
        .min_by_key(|(rest, _)| rest.len())?;
    // "… the work is On-going" ends in a word of the sentence
    let text = rest.trim_end();
    let ended = text.ends_with(['.', '!', '?', ')', ']', ';']);
    let glued = rest == text && text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    (ended || glued).then_some((text, status))
}

const STATUSES: [(Status, &[&str]); 5] = [
    (Status::Initiated, &["Initiated"]),
    (Status::Underway, &["Underway"]),
    (Status::Ongoing, &["On-going"]),
    (Status::Completed, &["Completed"]),
    (Status::NotStarted, &["Not started", "Not yet started"]),
];

/// The label as printed on report pages, where one was seen.
pub fn status_label(status: Status) -> Option<&'static str> {
    match status {
        Status::Initiated => Some("Initiated: first stages of implementation"),
        Status::Underway => Some("Underway: implementation well-advanced"),
        Status::Ongoing => Some(
            "On-going: implementation consisting of repetitive, recurrent action (attending meetings, reporting, etc.)",
        ),
        Status::NotStarted | Status::Completed | Status::Unknown | Status::Unlisted(_) => None,
    }
}

/// By the words before the colon: the explanations behind it vary, and may be cut off.
pub fn status(line: &str) -> Option<Status> {
    static SPELLINGS: LazyLock<Spellings<Status>> = LazyLock::new(|| Spellings::of(&STATUSES));
    SPELLINGS.find(line.split(':').next().unwrap_or_default())
}

pub fn yes_no(line: &str) -> Option<YesNo> {
    match squeeze(line.get(..40).unwrap_or(line)).as_str() {
        "yes" | "oui" | "si" => Some(YesNo::Yes),
        "no" | "non" => Some(YesNo::No),
        _ => None,
    }
}

pub fn says_do_not_know(line: &str) -> bool {
    line.len() < 40
        && matches!(
            squeeze(line).as_str(),
            "idonotknow" | "idontknow" | "jenesaispas" | "nolose" | "lodesconozco"
        )
}

/// The state of a report that is public.
pub fn says_published(line: &str) -> bool {
    squeeze(line) == "published"
}

/// "None", said of a list.
pub fn says_none(line: &str) -> bool {
    const NEGATIVES: [&str; 8] = [
        "No other Members are/have been involved",
        "No Commissions are/have been involved",
        "Pas d'autres Membres sont / ont été impliqués",
        "Pas de commissions sont / ont été impliqués",
        "Pas de commissions sont / ont été impliquées",
        "No hay otros Miembros que hayan participado",
        "Ninguna Comisión ha participado",
        "No other Members have been involved",
    ];
    static SPELLINGS: LazyLock<Spellings<()>> =
        LazyLock::new(|| Spellings::of(&[((), &NEGATIVES)]));
    SPELLINGS.find(line).is_some()
}

const SCOPES: [(Scope, &[&str]); 13] = [
    (Scope::Global, &["Global", "Mondial", "Mundial", "Mondiale"]),
    (Scope::Africa, &["Africa", "Afrique", "África"]),
    (
        Scope::EuropeanUnion,
        &[
            "European Union (EU)",
            "European Union",
            "Union européenne (UE)",
            "Union européenne",
            "Unión Europea (UE)",
            "Unión Europea",
        ],
    ),
    (
        Scope::Mediterranean,
        &[
            "Mediterranean Sea",
            "Mer Méditerranée",
            "Méditerranée",
            "Mar Mediterráneo",
        ],
    ),
    (Scope::Oceania, &["Oceania", "Océanie", "Oceanía"]),
    (
        Scope::SouthEastAsia,
        &[
            "South and East Asia",
            "Asie du Sud et de l’Est",
            "Asia meridional y oriental",
            "Sur y Este de Asia",
        ],
    ),
    (
        Scope::MesoSouthAmerica,
        &[
            "Meso and South America",
            "Amérique centrale et du Sud",
            "Méso-Amérique et Amérique du Sud",
            "Mesoamérica y América del Sur",
        ],
    ),
    (
        Scope::NorthAmericaCaribbean,
        &[
            "North America and the Caribbean",
            "Amérique du Nord et Caraïbes",
            "Amérique du Nord et les Caraïbes",
            "América del Norte y el Caribe",
        ],
    ),
    (
        Scope::WestAsia,
        &[
            "West Asia",
            "Asie de l’Ouest",
            "Asie occidentale",
            "Asia occidental",
        ],
    ),
    (
        Scope::EastEuropeNorthCentralAsia,
        &[
            "East Europe North and Central Asia",
            "Europe de l’Est, Asie du Nord et centrale",
            "Europe orientale, Asie septentrionale et centrale",
            "Europa oriental, Asia septentrional y central",
            "Europa del Este, Asia del Norte y Central",
        ],
    ),
    (
        Scope::IndianOcean,
        &["Indian Ocean", "Océan Indien", "Océano Índico"],
    ),
    (
        Scope::PacificOcean,
        &["Pacific Ocean", "Océan Pacifique", "Océano Pacífico"],
    ),
    (
        Scope::SouthernOcean,
        &["Southern Ocean", "Océan Austral", "Océano Austral"],
    ),
];

pub fn scope(line: &str) -> Option<Scope> {
    static SPELLINGS: LazyLock<Spellings<Scope>> = LazyLock::new(|| Spellings::of(&SCOPES));
    SPELLINGS.find(line)
}

/// From "IUCN Member organisation", "Membre de l’UICN", "Comité" and the like.
pub fn constituent_kind(line: &str) -> Option<ConstituentKind> {
    let text = squeeze(line.get(..120).unwrap_or(line));
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["commission", "comision"]) {
        Some(ConstituentKind::Commission)
    } else if has(&["committee", "comite"]) {
        Some(ConstituentKind::Committee)
    } else if has(&["secretar"]) {
        Some(ConstituentKind::Secretariat)
    } else if has(&["council", "conseil", "consejo"]) {
        Some(ConstituentKind::Council)
    } else if has(&["member", "membre", "miembro"]) {
        Some(ConstituentKind::Member)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_label_is_read_back() {
        for key in &Action::ALL {
            assert_eq!(action(action_label(*key)), Some(*key));
        }
        for key in &Status::ALL {
            if let Some(label) = status_label(*key) {
                assert_eq!(status(label), Some(*key));
            }
        }
        for (key, spellings) in SCOPES {
            assert!(spellings.iter().all(|text| scope(text) == Some(key)));
        }
        assert_eq!(SCOPES.len(), Scope::ALL.len());
        assert_eq!(status("Wholly new: some words"), None);
    }

    #[test]
    fn sub_headings_in_other_spellings_are_the_same_action() {
        for (text, key) in [
            ("Capacity building", Action::Capacity),
            ("CONVENE STAKEHOLDERS / NETWORKING:", Action::Convening),
            ("Policy influencing & advocacy", Action::Policy),
            ("Réseautage", Action::Other),
        ] {
            let expected = (text != "Réseautage").then_some(key);
            // "&" is a mark like any other, so "influencing & advocacy" is "influencing/advocacy"
            assert_eq!(action(text), expected, "{text}");
        }
    }

    #[test]
    fn lost_letters_stand_for_any() {
        assert_eq!(
            action("Rassembler des parties prenantes/R\u{fffd}seautage"),
            Some(Action::Convening)
        );
        assert_eq!(
            action("Activit\u{fffd}\u{fffd}s techniques/scientifiques"),
            Some(Action::Science)
        );
        assert_eq!(action("\u{fffd}\u{fffd}\u{fffd}"), None);
    }

    #[test]
    fn what_is_glued_comes_apart() {
        assert_eq!(
            glued_action("Capacity-buildingTwo courses"),
            Some((Action::Capacity, "Two courses"))
        );
        assert_eq!(glued_action("Otherwise nothing"), None);
        assert_eq!(
            glued_status("were trained.On-going"),
            Some(("were trained.", ActionStatus::Ongoing))
        );
        assert_eq!(glued_status("the work is On-going"), None);
        assert_eq!(
            glued_status("12 wardens- None -"),
            Some(("12 wardens", ActionStatus::None))
        );
    }
}
