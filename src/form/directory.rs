//! The organisations that can be chosen, in the three lists of the form. Fetched when a field first
//! wants them.

use crate::listing::by_words;
use crate::ui::combobox::{Item, Items};
use report::constituent::Constituent;
use report::vocabulary::ConstituentKind;

/// Which list a combobox chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Members,
    Commissions,
    External,
}

impl List {
    pub const ALL: [Self; 3] = [Self::Members, Self::Commissions, Self::External];

    pub fn key(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Commissions => "commissions",
            Self::External => "external",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }

    /// The id of its input.
    pub fn id(self) -> &'static str {
        match self {
            Self::Members => "involved-members",
            Self::Commissions => "involved-commissions",
            Self::External => "involved-external",
        }
    }

    /// The JSON pointer of the names that were chosen.
    pub fn pointer(self) -> &'static str {
        match self {
            Self::Members => "/involved/members",
            Self::Commissions => "/involved/commissions",
            Self::External => "/involved/external",
        }
    }

    fn holds(self, kind: ConstituentKind) -> bool {
        match self {
            Self::Members => kind == ConstituentKind::Member,
            Self::Commissions => kind == ConstituentKind::Commission,
            Self::External => matches!(
                kind,
                ConstituentKind::External
                    | ConstituentKind::Council
                    | ConstituentKind::Committee
                    | ConstituentKind::Unlisted(_)
            ),
        }
    }
}

/// The three lists, in the order of `List::ALL`.
pub fn lists(mut all: Vec<Constituent>) -> [Items; 3] {
    by_words(&mut all, |one| one.name.clone());
    List::ALL.map(|list| {
        Items::Ready(
            all.iter()
                .filter(|one| list.holds(one.kind))
                .map(item)
                .collect(),
        )
    })
}

fn item(one: &Constituent) -> Item {
    let detail = one
        .country_name
        .clone()
        .or_else(|| one.term.clone())
        .unwrap_or_default();
    let mut hidden = one.acronym.clone().unwrap_or_default();
    for former in &one.former {
        for word in [Some(&former.name), former.acronym.as_ref()]
            .into_iter()
            .flatten()
        {
            hidden.push(' ');
            hidden.push_str(word);
        }
    }
    Item::new(one.id.clone(), one.full_name(), detail, &hidden)
}
