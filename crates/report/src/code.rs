//! The code of a Resolution, `WCC-2020-Res-040`: assembly, year in the code, kind, number. IUCN
//! prints it with spaces and with hyphens; both are read here, and every other spelling by
//! `spelling`. A code of another backend is a text of which we know nothing more.

use crate::vocabulary::{TextKind, vocabulary};
use crate::word::{Word, is_strict};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Ordered as lists are: assembly, year, kind, number; behind these what we cannot take apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResolutionCode(Code);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Code {
    Listed {
        assembly: Assembly,
        year: u16,
        kind: TextKind,
        number: u16,
    },
    /// As it came.
    Unlisted(String),
}

/// Who adopted it: a World Conservation Congress, a General Assembly before 1996, or a fictitious
/// one of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Assembly {
    Ga,
    Wcc,
    Demo,
}

vocabulary! {
    /// The two sets of a demonstration server. They are never mixed in one list, count or search.
    #[derive(Default)]
    Set { Facts = "facts", #[default] Demo = "demo" }
}

/// What was read is no code of a Resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a code like WCC-2020-Res-040")
    }
}

impl ResolutionCode {
    /// From the key of its assembly (`wcc-2020`). `None` for a key of no series, or a year or
    /// number that no code has.
    pub fn of(assembly: &str, kind: TextKind, number: u16) -> Option<Self> {
        format!("{assembly}-{}-{number}", kind.short()).parse().ok()
    }

    /// Any text: a code that we know, in either spelling, or else what it is to another backend.
    pub fn named(text: &str) -> Self {
        text.parse()
            .unwrap_or_else(|NotACode| Self(Code::Unlisted(text.to_owned())))
    }

    pub fn is_listed(&self) -> bool {
        matches!(self.0, Code::Listed { .. })
    }

    /// Blank where the code does not say it.
    pub fn kind(&self) -> TextKind {
        match &self.0 {
            Code::Listed { kind, .. } => *kind,
            Code::Unlisted(text) => match parts(text) {
                Some([_, _, kind, _]) => {
                    TextKind::from_short(kind).unwrap_or(TextKind::Unlisted(Word::new(kind)))
                }
                None => TextKind::Unlisted(Word::new("")),
            },
        }
    }

    /// The year in the code; 0 where we see none.
    pub fn year(&self) -> u16 {
        match &self.0 {
            Code::Listed { year, .. } => *year,
            Code::Unlisted(text) => part(text, 1),
        }
    }

    /// 0 where we see none.
    pub fn number(&self) -> u16 {
        match &self.0 {
            Code::Listed { number, .. } => *number,
            Code::Unlisted(text) => part(text, 3),
        }
    }

    /// `wcc-2020`: numbers repeat between Congresses and General Assemblies, so the year alone is
    /// no key.
    pub fn assembly_key(&self) -> String {
        match &self.0 {
            Code::Listed { assembly, year, .. } => {
                format!("{}-{year}", assembly.printed().to_ascii_lowercase())
            }
            Code::Unlisted(text) => match parts(text) {
                Some([assembly, year, ..]) => format!("{}-{year}", assembly.to_ascii_lowercase()),
                None => text.to_ascii_lowercase(),
            },
        }
    }

    /// What we do not know is not one of our inventions.
    pub fn set(&self) -> Set {
        match self.0 {
            Code::Listed {
                assembly: Assembly::Demo,
                ..
            } => Set::Demo,
            _ => Set::Facts,
        }
    }

    /// As a reader meets it: `WCC 2020 Res 040`.
    pub fn spaced(&self) -> String {
        match &self.0 {
            Code::Listed { .. } => self.to_string().replace('-', " "),
            Code::Unlisted(text) => text.clone(),
        }
    }
}

/// Assembly, year, kind and number of a code that is made like ours.
fn parts(text: &str) -> Option<[&str; 4]> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    parts.try_into().ok()
}

fn part(text: &str, at: usize) -> u16 {
    parts(text)
        .and_then(|parts| parts[at].parse().ok())
        .unwrap_or_default()
}

impl Assembly {
    fn printed(self) -> &'static str {
        match self {
            Self::Ga => "GA",
            Self::Wcc => "WCC",
            Self::Demo => "DEMO",
        }
    }
}

impl fmt::Display for ResolutionCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Code::Listed {
                assembly,
                year,
                kind,
                number,
            } => {
                let (assembly, kind) = (assembly.printed(), kind.short());
                write!(out, "{assembly}-{year}-{kind}-{number:03}")
            }
            Code::Unlisted(text) => out.write_str(text),
        }
    }
}

impl FromStr for ResolutionCode {
    type Err = NotACode;

    /// Reads `WCC-2020-Res-040` and `wcc 2020 res 40`; four parts, separated by anything that is no
    /// letter and no digit.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let [assembly, year, kind, number] = parts(text).ok_or(NotACode)?;
        let assembly = [Assembly::Ga, Assembly::Wcc, Assembly::Demo]
            .into_iter()
            .find(|a| a.printed().eq_ignore_ascii_case(assembly))
            .ok_or(NotACode)?;
        let kind = TextKind::from_short(kind).ok_or(NotACode)?;
        let year: u16 = year.parse().map_err(|_| NotACode)?;
        let number: u16 = number.parse().map_err(|_| NotACode)?;
        if !(1948..=2999).contains(&year) || !(1..=999).contains(&number) {
            return Err(NotACode);
        }
        Ok(Self(Code::Listed {
            assembly,
            year,
            kind,
            number,
        }))
    }
}

impl Serialize for ResolutionCode {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ResolutionCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = Self::named(&String::deserialize(from)?);
        if is_strict() && !code.is_listed() {
            return Err(D::Error::custom(NotACode));
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        assert_eq!(
            text.parse::<ResolutionCode>().map(|code| code.to_string()),
            Ok(expected.to_owned())
        );
    }

    #[test]
    fn both_spellings_and_a_short_number_are_one_code() {
        reads("WCC-2020-Res-040", "WCC-2020-Res-040");
        reads("WCC 2020 Res 040", "WCC-2020-Res-040");
        reads("wcc 2020 rec 97", "WCC-2020-Rec-097");
        reads("DEMO-2024-Res-001", "DEMO-2024-Res-001");
        reads("GA-1994-Rec-038", "GA-1994-Rec-038");
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in [
            "",
            "WCC-2020-Res",
            "WCC-1900-Res-001",
            "WCC-2020-Res-0",
            "WCC-2020-Foo-001",
            "XYZ-2020-Res-001",
            "WCC-2020-Res-1000",
        ] {
            assert_eq!(text.parse::<ResolutionCode>(), Err(NotACode), "{text}");
        }
    }

    #[test]
    fn a_code_of_another_backend_is_kept_as_it_came() {
        for text in ["WCC-2025-Mot-001", "XYZ-2030-Res-1", "CITES/CoP20/12"] {
            let code: ResolutionCode = serde_json::from_str(&format!("{text:?}")).unwrap();
            assert_eq!(
                (code.to_string(), code.spaced()),
                (text.into(), text.into())
            );
            assert_eq!(serde_json::to_string(&code).unwrap(), format!("{text:?}"));
            assert!(ResolutionCode::named("WCC-2025-Res-001") < code);
        }
        let motion = ResolutionCode::named("WCC-2025-Mot-001");
        assert_eq!(motion.assembly_key(), "wcc-2025");
        assert_eq!((motion.kind().key(), motion.number()), ("Mot", 1));
    }

    #[test]
    fn the_set_follows_from_the_code() {
        assert_eq!(
            "DEMO-2024-Res-001".parse::<ResolutionCode>().unwrap().set(),
            Set::Demo
        );
        assert_eq!(
            "WCC-2020-Res-040".parse::<ResolutionCode>().unwrap().set(),
            Set::Facts
        );
    }
}
