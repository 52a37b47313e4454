//! What a person who embeds has chosen: which widget, of what, and its look. The address of the
//! page `embed` holds all of it.

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
    pub const ALL: [Self; 4] = [
        Self::Resolution,
        Self::Member,
        Self::Congress,
        Self::Counter,
    ];

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

/// What is chosen, in the words of the address: it is kept as it was typed, and read where it is
/// shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice([String; Choice::NAMES.len()]);

impl Choice {
    /// In the address, and in the form.
    pub const NAMES: [&'static str; 6] = ["kind", "scope", "q", "theme", "accent", "bg"];

    pub fn new(kind: Kind, scope: &str) -> Self {
        Self::default().with(kind, scope)
    }

    /// The same look of another thing.
    pub fn with(&self, kind: Kind, scope: &str) -> Self {
        let Self([_, _, _, theme, accent, ground]) = self.clone();
        Self([
            kind.key().to_owned(),
            scope.to_owned(),
            String::new(),
            theme,
            accent,
            ground,
        ])
    }

    pub fn read(get: impl FnMut(&str) -> String) -> Self {
        Self(Self::NAMES.map(get))
    }

    /// Names and values; nothing of what is not chosen.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        Self::NAMES
            .into_iter()
            .zip(self.0.iter().map(String::as_str))
            .filter(|(_, value)| !value.is_empty())
    }

    pub fn kind(&self) -> Kind {
        Kind::from_key(&self.0[0]).unwrap_or_default()
    }

    /// A code, an id, a key; empty while it is looked for. The counter needs none.
    pub fn scope(&self) -> &str {
        &self.0[1]
    }

    /// What it is looked for by.
    pub fn words(&self) -> &str {
        &self.0[2]
    }

    pub fn accent(&self) -> &str {
        &self.0[4]
    }

    pub fn look(&self) -> Look {
        Look::read(&self.0[3], &self.0[4], &self.0[5])
    }
}
