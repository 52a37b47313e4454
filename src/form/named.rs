//! Organisations that took part, chosen from a list.

use super::directory::List;
use super::field::use_form;
use crate::i18n::Said;
use crate::ui::combobox::{Combobox, Deed};
use leptos::prelude::*;

#[component]
pub fn Named(
    list: List,
    #[prop(into)] label: Said,
    #[prop(into)] hint: Said,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let form = use_form();
    let problem = Memo::new(move |_| {
        let open = form.open_name(list).map(|name| form.ask_for(&name));
        open.or_else(|| form.problem(&list.field()))
    });
    let act = Callback::new(move |deed| match deed {
        Deed::Choose(id) => form.choose_name(list, id),
        Deed::Remove(id) => form.change(|body| list.names_mut(body).remove(&id)),
        Deed::Keep(name) => form.change(|body| keep(&mut body.involved.others, &name)),
    });
    let want = Callback::new(move |()| form.directory.ask());
    let name_of = Callback::new(move |id: String| form.name_of(&id));
    view! {
        <Combobox id=list.id() label hint optional finder=form.finder(list) items=form.directory.list(list)
            chosen=form.chosen[list as usize] name_of problem act want/>
    }
}

fn keep(others: &mut String, name: &str) {
    if !others.is_empty() {
        others.push_str("; ");
    }
    others.push_str(name);
}
