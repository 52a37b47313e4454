//! Widgets: what other sites show of us. Each is a whole HTML document by the same views as the
//! pages, with its style and one small script inside, so that it needs no second request, no
//! storage and no WASM. Written natively only.

pub mod document;
pub mod views;

use crate::address::{Address, Place};
use crate::embedding::Kind;
use report::code::{ResolutionCode, Set};
use report::language::Language;

/// What a widget is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Widget {
    Resolution(ResolutionCode),
    /// A Member or a Commission, by its id.
    Member(String),
    /// `demo-2024`.
    Congress(String),
    Counter(Set),
}

impl Widget {
    /// `scope` as it stands in the address: a code, an id, a key, a set.
    pub fn of(kind: Kind, scope: &str) -> Option<Self> {
        Some(match kind {
            Kind::Resolution => Self::Resolution(scope.parse().ok()?),
            Kind::Member => Self::Member(scope.to_owned()),
            Kind::Congress => Self::Congress(scope.to_ascii_lowercase()),
            Kind::Counter => Self::Counter(Set::from_key(scope)?),
        })
    }

    /// The widget of a page, where it has one.
    pub fn of_page(place: &Place) -> Option<Self> {
        Some(match &place.address {
            Address::Resolution(code) => Self::Resolution(code.clone()),
            Address::Constituent { id, .. } => Self::Member(id.clone()),
            Address::Congress(key) => Self::Congress(key.clone()),
            Address::Overview => Self::Counter(place.set),
            _ => return None,
        })
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::Resolution(_) => Kind::Resolution,
            Self::Member(_) => Kind::Member,
            Self::Congress(_) => Kind::Congress,
            Self::Counter(_) => Kind::Counter,
        }
    }

    pub fn scope(&self) -> String {
        match self {
            Self::Resolution(code) => code.to_string(),
            Self::Member(id) | Self::Congress(id) => id.clone(),
            Self::Counter(set) => set.key().to_owned(),
        }
    }

    /// `/e/v1/resolution/en/WCC-2020-Res-040`.
    pub fn path(&self, lang: Language) -> String {
        format!(
            "/e/v1/{}/{}/{}",
            self.kind().key(),
            lang.key(),
            self.scope()
        )
    }
}
