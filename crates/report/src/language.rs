//! The three languages of IUCN.

use crate::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    #[derive(Default)]
    Language { #[default] En = "en", Fr = "fr", Es = "es" }
}

/// One text in up to three languages, each as it was given; nothing is translated by us without
/// saying so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
            Language::Unlisted(_) => None,
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
