//! What a page is told by whoever serves it: in its data block, or in config.json beside it. Each
//! member may be left out, one that cannot be read costs no other.

use report::code::Set;
use report::word::strictly;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, from_value};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Config {
    /// Prefix of every request; empty for the own origin.
    pub api_base: String,
    /// There is a backend with sessions behind this page. A static copy has none.
    pub session: bool,
    /// The sets that a demonstration server holds; empty elsewhere, and then there is neither
    /// switch nor parameter.
    pub sets: Vec<Set>,
    /// What an address without a set means.
    pub default_set: Set,
    /// Where one signs in; `{back}` stands for the encoded address to come back to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<String>,
    /// What the backend has beyond the core.
    pub capabilities: Vec<Capability>,
}

/// What is not named hides itself: no link to it, no page of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Capability {
    /// Figures and lists as CSV, JSON and SVG, and the sitemap.
    Files,
    /// `/e/v1`, oEmbed, and the page that makes snippets of them.
    Widgets,
    /// What the desk of a Focal Point is made of.
    Received,
    /// Published reports in every version.
    Revisions,
    /// Of a later contract.
    #[serde(other)]
    Unknown,
}

/// A set of capabilities that is Copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities(u8);

impl Capabilities {
    pub fn has(self, one: Capability) -> bool {
        self.0 & (1 << one as u8) != 0
    }
}

impl FromIterator<Capability> for Capabilities {
    fn from_iter<T: IntoIterator<Item = Capability>>(all: T) -> Self {
        Self(all.into_iter().fold(0, |bits, one| bits | 1 << one as u8))
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: String::new(),
            session: true,
            sets: vec![],
            default_set: Set::Facts,
            sign_in: None,
            capabilities: vec![],
        }
    }
}

impl Config {
    pub fn capabilities(&self) -> Capabilities {
        self.capabilities.iter().copied().collect()
    }

    /// And the names of the members that could not be read: those keep their defaults.
    pub fn read(members: Map<String, Value>) -> (Self, Vec<String>) {
        let (mut good, mut bad) = (Map::new(), vec![]);
        for (name, value) in members {
            if value.is_null() {
                continue;
            }
            let alone = Map::from_iter([(name.clone(), value.clone())]);
            // Strictly: a set that we cannot name cannot be offered.
            match strictly(|| from_value::<Self>(alone.into())) {
                Ok(_) => drop(good.insert(name, value)),
                Err(_) => bad.push(name),
            }
        }
        (from_value(good.into()).unwrap_or_default(), bad)
    }
}

/// The data block of a page: the configuration, and the document that the page was written from.
#[derive(Clone, Debug, Serialize)]
pub struct Served {
    pub config: Config,
    /// The API address of `document`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// As text: it is parsed by the page that it belongs to, and by no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// A file with the document at `url`, where it is one that pages of rows share: its name
    /// changes with its content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Config, Vec<String>) {
        Config::read(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn every_member_has_a_default_and_unknown_ones_are_ignored() {
        let told = read("{\"later\":1,\"signIn\":null}");
        assert_eq!(told, (Config::default(), vec![]));
    }

    #[test]
    fn a_member_that_cannot_be_read_is_named_and_costs_no_other() {
        let text = "{\"apiBase\":\"/api\",\"sets\":[\"facts\",\"other\"],\"session\":\"no\",\"capabilities\":[\"files\",\"later\",\"revisions\"]}";
        let (config, bad) = read(text);
        assert_eq!(bad, ["session", "sets"]);
        assert_eq!(config.api_base, "/api");
        assert!(config.session && config.sets.is_empty());
        let has = config.capabilities();
        assert!(has.has(Capability::Files) && has.has(Capability::Revisions));
        assert!(!has.has(Capability::Widgets) && !has.has(Capability::Received));
    }
}
