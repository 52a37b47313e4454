//! The three languages of IUCN.

use serde::{Deserialize, Serialize};

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Fr,
    Es,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Es];

    pub fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.key() == key)
    }
}

/// One text in up to three languages, each as it was given; nothing is translated by us without
/// saying so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fr: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub es: Option<String>,
}

impl Translated {
    pub fn get(&self, language: Language) -> Option<&str> {
        match language {
            Language::En => self.en.as_deref(),
            Language::Fr => self.fr.as_deref(),
            Language::Es => self.es.as_deref(),
        }
    }

    /// The same, with the texts of another where this has none.
    pub fn or(self, other: &Self) -> Self {
        Self {
            en: self.en.or_else(|| other.en.clone()),
            fr: self.fr.or_else(|| other.fr.clone()),
            es: self.es.or_else(|| other.es.clone()),
        }
    }

    /// The text in the asked language, else the first there is, with the language it is in.
    pub fn best(&self, asked: Language) -> Option<(Language, &str)> {
        let mut order = vec![asked];
        order.extend(Language::ALL);
        order
            .into_iter()
            .find_map(|language| Some((language, self.get(language)?)))
    }
}
