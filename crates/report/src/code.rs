//! The code of a Resolution, `WCC-2020-Res-040`: assembly, year in the code, kind, number. IUCN
//! prints it with spaces and with hyphens; both are read here, and every other spelling by
//! `spelling`.

use crate::vocabulary::TextKind;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Ordered as lists are: assembly, year, kind, number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ResolutionCode {
    assembly: Assembly,
    year: u16,
    kind: TextKind,
    number: u16,
}

/// Who adopted it: a World Conservation Congress, a General Assembly before 1996, or a fictitious
/// one of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Assembly {
    Ga,
    Wcc,
    Demo,
}

/// The two sets of a demonstration server. They are never mixed in one list, count or search.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Set {
    Facts,
    #[default]
    Demo,
}

impl Set {
    pub fn key(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Demo => "demo",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Facts, Self::Demo]
            .into_iter()
            .find(|set| set.key() == key)
    }
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

    pub fn kind(&self) -> TextKind {
        self.kind
    }

    /// The year in the code.
    pub fn year(&self) -> u16 {
        self.year
    }

    pub fn number(&self) -> u16 {
        self.number
    }

    /// `wcc-2020`: numbers repeat between Congresses and General Assemblies, so the year alone is
    /// no key.
    pub fn assembly_key(&self) -> String {
        format!(
            "{}-{}",
            self.assembly.printed().to_ascii_lowercase(),
            self.year
        )
    }

    pub fn set(&self) -> Set {
        if self.assembly == Assembly::Demo {
            Set::Demo
        } else {
            Set::Facts
        }
    }

    /// As a reader meets it: `WCC 2020 Res 040`.
    pub fn spaced(&self) -> String {
        self.to_string().replace('-', " ")
    }
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
        write!(
            out,
            "{}-{}-{}-{:03}",
            self.assembly.printed(),
            self.year,
            self.kind.short(),
            self.number
        )
    }
}

impl FromStr for ResolutionCode {
    type Err = NotACode;

    /// Reads `WCC-2020-Res-040` and `wcc 2020 res 40`; four parts, separated by anything that is no
    /// letter and no digit.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let parts: Vec<&str> = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|p| !p.is_empty())
            .collect();
        let [assembly, year, kind, number] = parts[..] else {
            return Err(NotACode);
        };
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
        Ok(Self {
            assembly,
            year,
            kind,
            number,
        })
    }
}

impl TryFrom<String> for ResolutionCode {
    type Error = NotACode;
    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<ResolutionCode> for String {
    fn from(code: ResolutionCode) -> Self {
        code.to_string()
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
