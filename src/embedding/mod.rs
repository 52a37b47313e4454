//! What a person who embeds has chosen: which widget, of what, and its look. The address of the page `embed` holds all of it.

mod colour;
mod look;
pub mod snippet;

pub use colour::Colour;
pub use look::{Look, Theme};

/// The widgets that there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Resolution,
    Member,
    Congress,
    Counter,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Resolution, Self::Member, Self::Congress, Self::Counter];

    /// In the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Member => "member",
            Self::Congress => "congress",
            Self::Counter => "counter",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub kind: Kind,
    /// A code, an id, a key; empty while it is looked for. The counter needs none.
    pub scope: String,
    /// What it is looked for by.
    pub words: String,
    pub look: Look,
}
