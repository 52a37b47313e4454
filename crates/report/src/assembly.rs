//! The assemblies that adopted Resolutions: General Assemblies from 1948, World Conservation
//! Congresses from 1996, numbered anew. IUCN's official codes ("7.040") and the old numbers
//! ("19.38") begin with the number of the session. Sources: the lists of sessions in the
//! proceedings of Madrid 1984 and Buenos Aires 1994, and the portal's help on codes.

use crate::language::Translated;
use serde::{Deserialize, Serialize};

/// One assembly. Operation `listAssemblies`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assembly {
    /// `wcc-2020`: the year is that of the codes, which IUCN kept when Marseille met a year later.
    pub key: String,
    /// Number of the session, General Assemblies and Congresses each for themselves. Fictitious
    /// assemblies have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<u8>,
    /// The year in which it was held.
    pub held: u16,
    pub place: Translated,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
}

/// A number within an assembly; whether it is a Resolution or a Recommendation is not said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Numbered {
    pub assembly: String,
    pub number: u16,
}

type Row = (&'static str, u16, u8, u16, [&'static str; 3]);

/// Series, year in the code, session, year held, place in English, French, Spanish.
const SESSIONS: [Row; 27] = [
    (
        "ga",
        1948,
        1,
        1948,
        ["Fontainebleau", "Fontainebleau", "Fontainebleau"],
    ),
    ("ga", 1950, 2, 1950, ["Brussels", "Bruxelles", "Bruselas"]),
    ("ga", 1952, 3, 1952, ["Caracas", "Caracas", "Caracas"]),
    (
        "ga",
        1954,
        4,
        1954,
        ["Copenhagen", "Copenhague", "Copenhague"],
    ),
    ("ga", 1956, 5, 1956, ["Edinburgh", "Édimbourg", "Edimburgo"]),
    ("ga", 1958, 6, 1958, ["Athens", "Athènes", "Atenas"]),
    ("ga", 1960, 7, 1960, ["Warsaw", "Varsovie", "Varsovia"]),
    ("ga", 1963, 8, 1963, ["Nairobi", "Nairobi", "Nairobi"]),
    ("ga", 1966, 9, 1966, ["Lucerne", "Lucerne", "Lucerna"]),
    (
        "ga",
        1969,
        10,
        1969,
        ["New Delhi", "New Delhi", "Nueva Delhi"],
    ),
    ("ga", 1972, 11, 1972, ["Banff", "Banff", "Banff"]),
    ("ga", 1975, 12, 1975, ["Kinshasa", "Kinshasa", "Kinshasa"]),
    ("ga", 1977, 13, 1977, ["Geneva", "Genève", "Ginebra"]),
    ("ga", 1978, 14, 1978, ["Ashkhabad", "Achkhabad", "Asjabad"]),
    (
        "ga",
        1981,
        15,
        1981,
        ["Christchurch", "Christchurch", "Christchurch"],
    ),
    ("ga", 1984, 16, 1984, ["Madrid", "Madrid", "Madrid"]),
    ("ga", 1988, 17, 1988, ["San José", "San José", "San José"]),
    ("ga", 1990, 18, 1990, ["Perth", "Perth", "Perth"]),
    (
        "ga",
        1994,
        19,
        1994,
        ["Buenos Aires", "Buenos Aires", "Buenos Aires"],
    ),
    ("wcc", 1996, 1, 1996, ["Montreal", "Montréal", "Montreal"]),
    ("wcc", 2000, 2, 2000, ["Amman", "Amman", "Ammán"]),
    ("wcc", 2004, 3, 2004, ["Bangkok", "Bangkok", "Bangkok"]),
    (
        "wcc",
        2008,
        4,
        2008,
        ["Barcelona", "Barcelone", "Barcelona"],
    ),
    ("wcc", 2012, 5, 2012, ["Jeju", "Jeju", "Jeju"]),
    ("wcc", 2016, 6, 2016, ["Hawai‘i", "Hawaï", "Hawái"]),
    ("wcc", 2020, 7, 2021, ["Marseille", "Marseille", "Marsella"]),
    (
        "wcc",
        2025,
        8,
        2025,
        ["Abu Dhabi", "Abou Dhabi", "Abu Dabi"],
    ),
];

/// Every assembly of IUCN, in the order of time.
pub fn assemblies() -> Vec<Assembly> {
    let own = |text: &str| Some(text.to_owned());
    let row = |(series, year, session, held, [en, fr, es]): Row| Assembly {
        key: format!("{series}-{year}"),
        session: Some(session),
        held,
        place: Translated {
            en: own(en),
            fr: own(fr),
            es: own(es),
        },
        synthetic: false,
    };
    SESSIONS.into_iter().map(row).collect()
}

/// The assemblies of a session: "7" is Marseille, and the seventh General Assembly too. The
/// Congress first: its codes are cited.
pub fn of_session(session: u8) -> Vec<String> {
    let found = SESSIONS
        .iter()
        .rev()
        .filter(|(_, _, number, ..)| *number == session);
    found
        .map(|(series, year, ..)| format!("{series}-{year}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_counted_in_two_series() {
        assert_eq!(of_session(7), ["wcc-2020", "ga-1960"]);
        assert_eq!(of_session(19), ["ga-1994"]);
        assert_eq!(of_session(30), Vec::<String>::new());
        assert!(
            SESSIONS.windows(2).all(|two| two[0].1 < two[1].1),
            "in the order of time"
        );
        assert_eq!(assemblies().len(), 27);
    }
}
