//! The organisations that can be chosen, in the three lists of the form. Fetched when the page is at rest, so that a list
//! opens at once.

use crate::api;
use crate::browser::at_rest;
use crate::i18n::Cx;
use crate::listing::by_words;
use crate::ui::finder::{Item, Items};
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::Body;
use report::constituent::Constituent;
use report::field::Field;
use report::sorted::SortedSet;
use report::vocabulary::ConstituentKind;
use std::sync::Arc;

/// Which list a combobox chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Members,
    Commissions,
    External,
}

impl List {
    pub const ALL: [Self; 3] = [Self::Members, Self::Commissions, Self::External];

    /// The id of its input.
    pub fn id(self) -> &'static str {
        match self {
            Self::Members => "involved-members",
            Self::Commissions => "involved-commissions",
            Self::External => "involved-external",
        }
    }

    /// Of the names that were chosen.
    pub fn field(self) -> Field {
        match self {
            Self::Members => Field::Members,
            Self::Commissions => Field::Commissions,
            Self::External => Field::External,
        }
    }

    pub fn names(self, body: &Body) -> &SortedSet<String> {
        match self {
            Self::Members => &body.involved.members,
            Self::Commissions => &body.involved.commissions,
            Self::External => &body.involved.external,
        }
    }

    pub fn names_mut(self, body: &mut Body) -> &mut SortedSet<String> {
        match self {
            Self::Members => &mut body.involved.members,
            Self::Commissions => &mut body.involved.commissions,
            Self::External => &mut body.involved.external,
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
#[derive(Clone, Copy)]
pub struct Directory {
    lists: RwSignal<[Items; 3]>,
    is_asked: StoredValue<bool>,
    cx: Cx,
}

impl Directory {
    pub fn new(cx: Cx) -> Self {
        let own = Self {
            lists: RwSignal::default(),
            is_asked: StoredValue::new(false),
            cx,
        };
        Effect::new(move || at_rest(move || own.ask()));
        own
    }

    pub fn list(self, list: List) -> Signal<Items> {
        Signal::derive(move || self.lists.with(|lists| lists[list as usize].clone()))
    }

    pub fn name_of(self, id: &str) -> Option<String> {
        self.lists.with(|lists| {
            let item = lists.iter().find_map(|items| items.get(id));
            item.map(|item| item.label.clone())
        })
    }

    /// The list is not here yet.
    pub fn is_waited(self, list: List) -> bool {
        self.lists
            .with(|lists| !matches!(lists[list as usize], Items::Ready(_)))
    }

    /// The list is here.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub fn given(self, all: Vec<Constituent>) {
        self.is_asked.set_value(true);
        self.lists.set(lists(all));
    }

    /// As it is now.
    pub fn with_list<T>(self, list: List, read: impl FnOnce(&Items) -> T) -> T {
        self.lists
            .with_untracked(|lists| read(&lists[list as usize]))
    }

    /// Once, and again after a failure.
    pub fn ask(self) {
        // the page may have gone since it was to be asked
        let Some(has_failed) = self
            .lists
            .try_with_untracked(|lists| lists[0] == Items::Failed)
        else {
            return;
        };
        if self.is_asked.get_value() && !has_failed {
            return;
        }
        self.is_asked.set_value(true);
        self.lists.set(Default::default());
        spawn_local(async move {
            let answer = api::list_constituents(self.cx.set, self.cx.lang).await;
            let failed = [Items::Failed, Items::Failed, Items::Failed];
            self.lists
                .try_set(answer.map_or(failed, |all| lists(all.items)));
        });
    }
}

fn lists(mut all: Vec<Constituent>) -> [Items; 3] {
    by_words(&mut all, |one| one.name.clone());
    List::ALL.map(|list| {
        let own = all.iter().filter(|one| list.holds(one.kind));
        Items::Ready(Arc::new(own.map(item).collect()))
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
