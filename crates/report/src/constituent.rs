//! Who reports or is named in a report: Members, Commissions, the Secretariat, Council, Committees,
//! and others.

use crate::vocabulary::{Category, ConstituentKind, Region};
use serde::{Deserialize, Serialize};

/// An id with its names over time; today's name is shown, the former ones are found by search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Constituent {
    /// `[a-z0-9-]`, at most 36 characters.
    pub id: String,
    pub kind: ConstituentKind,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The name of the country in the language asked for, or as printed where no code is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_name: Option<String>,
    /// Of a Commission: "2021-2025".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// Of a Member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The statutory region of its country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerName>,
}

/// A name that it had, or another spelling that was printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// The year in which it ended, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u16>,
}

impl Constituent {
    /// `[a-z0-9-]`, at most 36 characters.
    pub fn is_id(text: &str) -> bool {
        (1..=36).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }

    /// Nothing but what every Constituent has.
    pub fn new(id: impl Into<String>, kind: ConstituentKind, name: impl Into<String>) -> Self {
        let (id, name) = (id.into(), name.into());
        Self {
            id,
            kind,
            name,
            acronym: None,
            country: None,
            country_name: None,
            term: None,
            category: None,
            region: None,
            former: vec![],
        }
    }

    /// "Lark and Heron Society (LHS)".
    pub fn full_name(&self) -> String {
        match &self.acronym {
            Some(acronym) if !self.name.contains(acronym.as_str()) => {
                format!("{} ({acronym})", self.name)
            }
            _ => self.name.clone(),
        }
    }
}
