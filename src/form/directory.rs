//! The organisations that can be chosen: fetched when a field first wants them, shared by all fields.

use crate::api;
use crate::i18n::Cx;
use crate::reading::by_words;
use crate::ui::combobox::{Combobox, Item, Items, combobox};
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::constituent::Constituent;
use report::vocabulary::ConstituentKind;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Copy)]
pub struct Directory {
    cx: Cx,
    asked: StoredValue<bool>,
    members: RwSignal<Items>,
    commissions: RwSignal<Items>,
    external: RwSignal<Items>,
    /// Names that came with the draft.
    names: StoredValue<BTreeMap<String, Constituent>>,
}

/// Which list a field chooses from.
#[derive(Clone, Copy)]
pub enum List {
    Members,
    Commissions,
    External,
}

impl Directory {
    pub fn new(cx: Cx, names: BTreeMap<String, Constituent>) -> Self {
        let loading = || RwSignal::new(Items::Loading);
        Self { cx, asked: StoredValue::new(false), members: loading(), commissions: loading(), external: loading(), names: StoredValue::new(names) }
    }

    pub fn want(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            match api::list_constituents(self.cx.set, self.cx.lang).await {
                Ok(constituents) => self.arrived(constituents.items),
                Err(_) => {
                    self.asked.try_set_value(false);
                    for list in [self.members, self.commissions, self.external] {
                        list.try_set(Items::Failed);
                    }
                }
            }
        });
    }

    fn arrived(self, mut all: Vec<Constituent>) {
        by_words(&mut all, |one| one.name.clone());
        let of = |wanted: fn(ConstituentKind) -> bool| {
            let items = all.iter().filter(|one| wanted(one.kind)).map(item).collect();
            Items::Ready(Arc::new(items))
        };
        self.members.try_set(of(|kind| kind == ConstituentKind::Member));
        self.commissions.try_set(of(|kind| kind == ConstituentKind::Commission));
        self.external.try_set(of(|kind| matches!(kind, ConstituentKind::External | ConstituentKind::Council | ConstituentKind::Committee)));
    }

    fn items(self, list: List) -> Signal<Items> {
        match list {
            List::Members => self.members,
            List::Commissions => self.commissions,
            List::External => self.external,
        }
        .into()
    }

    pub fn name(self, id: &str) -> String {
        self.names.with_value(|names| names.get(id).map_or_else(|| id.to_owned(), Constituent::full_name))
    }

    #[expect(clippy::too_many_arguments, reason = "one field: its place, its words, its value, its deeds")]
    pub fn field(
        self,
        list: List,
        id: String,
        label: String,
        hint: String,
        chosen: RwSignal<Vec<String>>,
        problem: Signal<Option<String>>,
        on_change: Callback<()>,
    ) -> AnyView {
        let props = Combobox {
            id,
            label,
            hint,
            items: self.items(list),
            chosen,
            name_of: Callback::new(move |(id,): (String,)| self.name(&id)),
            problem,
            on_change,
            wanted: Callback::new(move |()| self.want()),
        };
        combobox(self.cx, props)
    }
}

fn item(one: &Constituent) -> Item {
    let detail = one.country_name.clone().or_else(|| one.term.clone()).unwrap_or_default();
    let hidden = format!("{} {}", one.acronym.as_deref().unwrap_or_default(), one.former.join(" "));
    Item::new(one.id.clone(), one.full_name(), detail, &hidden)
}
