//! What a page is told by whoever serves it, as a JSON data block: one build serves any host and no
//! request is needed first.

use report::code::Set;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Config {
    /// Prefix of every request; empty for the own origin.
    pub api_base: String,
    /// There is a backend with sessions behind this page. A static copy has none.
    pub session: bool,
    /// The sets that a demonstration server holds; empty elsewhere, and then there is neither
    /// switch nor parameter.
    pub sets: Vec<Set>,
    /// What an address without a set means.
    #[serde(default)]
    pub default_set: Set,
}

/// The data block of a page: the configuration, and the document that the page was written from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Served {
    pub config: Config,
    /// The API address of `document`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// As text: it is parsed by the page that it belongs to, and by no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// A file with the document at `url`, where it is one that pages of rows share: its name
    /// changes with its content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}
