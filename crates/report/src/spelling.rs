//! The code of a Resolution as people write it: "WCC 2020 Res 040", "7.040", "2020 res 40",
//! "WCC-2016-Res-001-EN", "Resolution 6.069", "WCC-2022-Res-057" with a wrong year, "motion 050".
//! What is on file decides where a spelling leaves something open.

use crate::assembly::{Numbered, assemblies, of_session};
use crate::code::ResolutionCode;
use crate::vocabulary::TextKind;

/// What a spelling stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// It can mean nothing else.
    One(ResolutionCode),
    /// It may mean these, the likeliest first.
    Suggested(Vec<ResolutionCode>),
    /// The motion of this number became it.
    Motion(ResolutionCode),
    Unknown,
}

/// What was read, before anything on file is asked.
#[derive(Debug, Default, PartialEq, Eq)]
struct Spelled {
    series: Option<&'static str>,
    year: Option<u16>,
    session: Option<u8>,
    kind: Option<TextKind>,
    number: Option<u16>,
    motion: bool,
}

pub fn resolve(text: &str, on_file: &[ResolutionCode]) -> Resolved {
    let Some(spelled) = read(text) else {
        return Resolved::Unknown;
    };
    let Some(number) = spelled.number else {
        return Resolved::Unknown;
    };
    if spelled.motion {
        return motion(spelled.year, number, on_file).map_or(Resolved::Unknown, Resolved::Motion);
    }
    let fits = |code: &&ResolutionCode, assembly: &str| {
        code.assembly_key() == assembly
            && code.number() == number
            && spelled.kind.is_none_or(|kind| kind == code.kind())
    };
    let keys: Vec<String> = match (spelled.series, spelled.year, spelled.session) {
        (Some(series), Some(year), _) => vec![format!("{series}-{year}")],
        // "7.040 (Marseille, 2020)"
        (_, _, Some(session)) => of_session(session)
            .into_iter()
            .filter(|key| spelled.year.is_none_or(|year| is_of_year(key, year)))
            .collect(),
        (None, Some(year), None) => {
            let mut keys: Vec<String> = ["wcc", "ga", "demo"]
                .iter()
                .map(|series| format!("{series}-{year}"))
                .collect();
            keys.extend(
                assemblies()
                    .into_iter()
                    .filter(|one| one.held == year)
                    .map(|one| one.key)
                    .filter(|key| !key.ends_with(&year.to_string())),
            );
            keys
        }
        (_, None, None) => vec![],
    };
    let found: Vec<ResolutionCode> = keys
        .iter()
        .flat_map(|key| on_file.iter().filter(|code| fits(code, key)))
        .cloned()
        .collect();
    match (&found[..], &keys[..]) {
        ([one], _) => return Resolved::One(one.clone()),
        // whole, though not on file: the code says itself which it is, unless its number is another
        // kind's. Numbers of a Congress are one row
        ([], [key]) if spelled.kind.is_some() && (is_an_assembly(key) || is_to_come(key)) => {
            if let Some(other) = on_file.iter().find(|code| {
                key.starts_with("wcc-") && code.assembly_key() == *key && code.number() == number
            }) {
                return Resolved::Suggested(vec![other.clone()]);
            }
            if let Some(code) = spelled
                .kind
                .and_then(|kind| ResolutionCode::of(key, kind, number))
            {
                return Resolved::One(code);
            }
        }
        ([_, ..], _) => return Resolved::Suggested(found),
        _ => {}
    }
    // a Resolution cited as a Recommendation, or of a year in which no assembly met
    let same_number = |code: &&ResolutionCode| {
        code.number() == number
            && (keys.is_empty()
                || !keys.iter().any(|key| is_an_assembly(key))
                || keys.contains(&code.assembly_key()))
    };
    let mut near: Vec<ResolutionCode> = on_file.iter().filter(same_number).cloned().collect();
    near.sort_by_key(|code| {
        (
            spelled.kind.is_some_and(|kind| kind != code.kind()),
            spelled.year.map_or(0, |year| year.abs_diff(code.year())),
            u16::MAX - code.year(),
        )
    });
    near.truncate(5);
    if near.is_empty() {
        Resolved::Unknown
    } else {
        Resolved::Suggested(near)
    }
}

/// The code of a number whose kind only what is on file tells.
pub fn of_numbered(numbered: &Numbered, on_file: &[ResolutionCode]) -> Option<ResolutionCode> {
    on_file
        .iter()
        .find(|code| code.assembly_key() == numbered.assembly && code.number() == numbered.number)
        .cloned()
}

/// By the year of the codes, or by the year it was held in.
fn is_of_year(key: &str, year: u16) -> bool {
    key.ends_with(&year.to_string())
        || assemblies()
            .iter()
            .any(|one| one.key == key && one.held == year)
}

/// Known to us, or an invented one of the demonstration.
fn is_an_assembly(key: &str) -> bool {
    key.starts_with("demo-") || assemblies().iter().any(|assembly| assembly.key == key)
}

/// A Congress after the last that is known.
fn is_to_come(key: &str) -> bool {
    let year = |key: &str| {
        key.strip_prefix("wcc-")
            .and_then(|year| year.parse::<u16>().ok())
    };
    let last = assemblies().iter().filter_map(|one| year(&one.key)).max();
    year(key) > last
}

fn read(text: &str) -> Option<Spelled> {
    if text.len() > 120 {
        return None;
    }
    let mut spelled = Spelled::default();
    let mut parts = parts(text).into_iter().peekable();
    while let Some(part) = parts.next() {
        match part.to_lowercase().as_str() {
            "wcc" => spelled.series = Some("wcc"),
            "ga" => spelled.series = Some("ga"),
            "demo" => spelled.series = Some("demo"),
            "res" | "resolution" | "résolution" | "resolución" | "resolucion" => {
                spelled.kind = Some(TextKind::Resolution)
            }
            "rec" | "recommendation" | "recommandation" | "recomendación" | "recomendacion" => {
                spelled.kind = Some(TextKind::Recommendation)
            }
            "dec" | "decision" | "décision" | "decisión" => {
                spelled.kind = Some(TextKind::Decision)
            }
            "motion" | "moción" | "mocion" => spelled.motion = true,
            "en" | "fr" | "es" | "iucn" | "uicn" | "no" | "nr" | "number" | "wcc's" => {}
            digits if digits.bytes().all(|b| b.is_ascii_digit()) => {
                let value: u16 = digits.parse().ok()?;
                // "7.040": a session and a number in it
                let dot = parts.peek().is_some_and(|next| next == ".");
                if dot && digits.len() <= 2 && spelled.session.is_none() && spelled.number.is_none()
                {
                    parts.next();
                    spelled.session = Some(u8::try_from(value).ok()?);
                } else if digits.len() == 4
                    && (1948..=2999).contains(&value)
                    && spelled.year.is_none()
                {
                    spelled.year = Some(value);
                } else if spelled.number.is_none() && (1..=999).contains(&value) {
                    spelled.number = Some(value);
                } else {
                    return None;
                }
            }
            mark if !mark.chars().any(char::is_alphanumeric) => {}
            // "(Marseille, 2020)"
            place if is_a_place(place) => {}
            _ => return None,
        }
    }
    spelled.number.is_some().then_some(spelled)
}

/// A word of the name of a place where an assembly met.
fn is_a_place(word: &str) -> bool {
    let names = assemblies()
        .into_iter()
        .flat_map(|one| [one.place.en, one.place.fr, one.place.es])
        .flatten();
    names
        .into_iter()
        .any(|name| name.to_lowercase().split(' ').any(|part| part == word))
}

/// Words, numbers and full stops, though glued: "WCC2020Res040".
fn parts(text: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Is {
        Letter,
        Digit,
        Dot,
        Mark,
    }
    let mut parts: Vec<String> = vec![];
    let mut last = Is::Mark;
    for c in text.chars() {
        let is = match c {
            c if c.is_ascii_digit() => Is::Digit,
            c if c.is_alphabetic() || c == '\'' => Is::Letter,
            '.' => Is::Dot,
            _ => Is::Mark,
        };
        match (is, last == is, parts.last_mut()) {
            (Is::Mark, ..) => {}
            (Is::Letter | Is::Digit, true, Some(part)) => part.push(c),
            _ => parts.push(c.to_string()),
        }
        last = is;
    }
    parts
}

/// Motions of 2020 and 2016 whose Resolution is known. Motion numbers are not Resolution numbers.
/// Sources: the motion pages of the Congress of 2020, which name the Resolution.
const MOTIONS: [(u16, u16, u16); 15] = [
    (2020, 4, 3),
    (2020, 9, 8),
    (2020, 17, 15),
    (2020, 27, 23),
    (2020, 43, 36),
    (2020, 50, 40),
    (2020, 61, 51),
    (2020, 86, 71),
    (2020, 113, 97),
    (2020, 122, 105),
    (2020, 24, 113),
    (2020, 69, 122),
    (2020, 75, 123),
    (2020, 84, 124),
    (2016, 3, 98),
];

fn motion(year: Option<u16>, number: u16, on_file: &[ResolutionCode]) -> Option<ResolutionCode> {
    let known = MOTIONS
        .iter()
        .find(|(of, motion, _)| *motion == number && year.is_none_or(|year| year == *of))?;
    of_numbered(
        &Numbered {
            assembly: format!("wcc-{}", known.0),
            number: known.2,
        },
        on_file,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_file() -> Vec<ResolutionCode> {
        [
            "WCC-2020-Res-040",
            "WCC-2020-Rec-097",
            "WCC-2020-Res-057",
            "WCC-2016-Res-069",
            "WCC-2016-Rec-098",
            "GA-1994-Rec-038",
            "DEMO-2024-Res-001",
        ]
        .iter()
        .map(|code| code.parse().expect("a code"))
        .collect()
    }

    #[track_caller]
    fn one(text: &str, code: &str) {
        assert_eq!(
            resolve(text, &on_file()),
            Resolved::One(code.parse().expect("a code")),
            "{text}"
        );
    }

    #[test]
    fn every_spelling_of_a_code_is_one_code() {
        for text in [
            "WCC-2020-Res-040",
            "WCC 2020 Res 040",
            "wcc_2020_res_40",
            "WCC-2020-Res-040-EN",
            "WCC2020Res040",
            "7.040",
            "7.40",
            "Resolution 7.040",
            "Résolution 7.040",
            "RES 7.040",
            "2020 res 40",
            "2020/040",
            "2021 Res 040",
            "Resolution 7.040 (Marseille, 2020)",
        ] {
            one(text, "WCC-2020-Res-040");
        }
        one("Resolution 6.069", "WCC-2016-Res-069");
        one("7.097", "WCC-2020-Rec-097");
        one("Recommendation 19.38", "GA-1994-Rec-038");
        one("19.38", "GA-1994-Rec-038");
        one("demo 2024 res 1", "DEMO-2024-Res-001");
        // whole, and not on file
        one("WCC-2012-Res-100", "WCC-2012-Res-100");
        one("wcc 2029 res 1", "WCC-2029-Res-001");
    }

    #[test]
    fn what_is_wrong_or_open_is_a_suggestion() {
        let first = |text: &str| match resolve(text, &on_file()) {
            Resolved::Suggested(codes) => codes[0].to_string(),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(
            first("WCC-2022-Res-057"),
            "WCC-2020-Res-057",
            "a year in which no assembly met"
        );
        assert_eq!(
            first("Res 097"),
            "WCC-2020-Rec-097",
            "a Recommendation cited as a Resolution"
        );
        assert_eq!(first("Res 040"), "WCC-2020-Res-040");
        assert_eq!(
            first("WCC-2020-Res-097"),
            "WCC-2020-Rec-097",
            "the number is the Recommendation's"
        );
    }

    #[test]
    fn a_motion_number_is_a_hint() {
        assert_eq!(
            resolve("motion 050", &on_file()),
            Resolved::Motion("WCC-2020-Res-040".parse().expect("a code"))
        );
        assert_eq!(
            resolve("Motion 003 (2016)", &on_file()),
            Resolved::Motion("WCC-2016-Rec-098".parse().expect("a code"))
        );
        assert_eq!(resolve("motion 999", &on_file()), Resolved::Unknown);
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in [
            "",
            "wetlands",
            "Res",
            "2020",
            "40 ports",
            "WCC 2020 Res 040 041",
            "7.040.2",
            "9999999999",
        ] {
            assert_eq!(resolve(text, &on_file()), Resolved::Unknown, "{text}");
        }
    }
}
