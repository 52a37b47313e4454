//! Whom a printed name was taken for, and how: kept, so that a person can look at it and decide.

use report::import::MemberLine;
use serde::{Deserialize, Serialize};

/// How a printed line and a Constituent came together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The name but for case, accents and marks.
    Name,
    /// A name or spelling that is on file as an older one.
    FormerName,
    /// Acronym and country, and a word of the name.
    Acronym,
    /// Nearly the same letters, in the same country.
    Similar,
    /// A person said so.
    Decided,
    /// Nobody like it was on file.
    New,
}

impl How {
    /// A person should look at it.
    pub fn is_guess(self) -> bool {
        matches!(self, Self::Acronym | Self::Similar)
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FormerName => "former name",
            Self::Acronym => "acronym and country",
            Self::Similar => "similar name",
            Self::Decided => "decided",
            Self::New => "new",
        }
    }
}

/// One printed line and whom it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matched {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// As printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    pub id: String,
    pub how: How,
}

impl Matched {
    /// The same line in another spelling has another key: a decision is about what was printed.
    pub fn key(&self) -> String {
        key(&self.name, self.acronym.as_deref(), self.country.as_deref())
    }
}

/// The key of a line as a page prints it.
pub fn printed(line: &MemberLine) -> String {
    key(&line.name, line.acronym.as_deref(), line.country.as_deref())
}

fn key(name: &str, acronym: Option<&str>, country: Option<&str>) -> String {
    [
        name,
        acronym.unwrap_or_default(),
        country.unwrap_or_default(),
    ]
    .join("|")
}
