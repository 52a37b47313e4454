//! Who reports or is named in a report: Members, Commissions, the Secretariat, Council, Committees, and others.

use crate::vocabulary::ConstituentKind;
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
}

impl Constituent {
    /// "Lark and Heron Society (LHS)".
    pub fn full_name(&self) -> String {
        match &self.acronym {
            Some(acronym) if !self.name.contains(acronym.as_str()) => format!("{} ({acronym})", self.name),
            _ => self.name.clone(),
        }
    }
}
