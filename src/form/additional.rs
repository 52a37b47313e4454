//! Section 5: anything else, and links to evidence. Files are not kept here.

use super::field::{Text, field_id, say, use_form};
use crate::browser::focus_soon;
use crate::i18n::use_cx;
use crate::ui::text_box::Optional;
use leptos::prelude::*;
use report::field::{Field, Id};
use words::key;

#[component]
pub fn Additional() -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let links = move || -> Vec<Id> {
        form.read(&Field::Links, |body| {
            let mut ids: Vec<Id> = body
                .additional
                .links
                .keys()
                .map(|id| id.as_str().into())
                .collect();
            // the tenth behind the ninth
            ids.sort_by_key(|id| id.len());
            ids
        })
    };
    let links = Memo::new(move |_| links());
    let add = move |_| {
        form.change(|body| {
            let links = &mut body.additional.links;
            let id = (1_u32..)
                .map(|n| format!("l{n}"))
                .find(|id| !links.contains_key(id))
                .unwrap_or_default();
            links.insert(id, Default::default());
        });
    };
    view! {
        <Text field=Field::Additional label=say(key::FORM_ADDITIONAL) optional=true long=true/>
        <fieldset class="choice-group stack">
            <legend class="choice-group__legend">{cx.t(key::FORM_LINKS)} " " <Optional/></legend>
            <p class="field__hint">{cx.t(key::FORM_LINKS_HINT)}</p>
            <For each=move || links.get() key=|id| id.clone() let(id)>
                <Link id links/>
            </For>
            <p id="link-add">
                <button class="button" type="button" id="link-add-button" on:click=add>{cx.t(key::FORM_LINK_ADD)}</button>
            </p>
        </fieldset>
    }
}

#[component]
fn Link(id: Id, links: Memo<Vec<Id>>) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let own = id.clone();
    // its number changes when one before it goes
    let n = Memo::new(move |_| {
        let at = links.with(|links| links.iter().position(|id| *id == own));
        (at.unwrap_or_default() + 1).to_string()
    });
    let label = move |msg| Signal::derive(move || n.with(|n| cx.fill(msg, &[("n", n)])));
    let own = id.clone();
    let remove = move |_| {
        let all = links.get_untracked();
        form.change(|body| body.additional.links.remove(&*own));
        form.forget(&[Field::Link(own.clone()), Field::LinkTitle(own.clone())]);
        let at = all.iter().position(|id| *id == own).unwrap_or_default();
        // the link that stands there now, else the one before, else the way to a new one
        let next = all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?));
        let next = next.map(|id| field_id(&Field::Link(id.clone()).pointer()));
        focus_soon([next.unwrap_or_else(|| "link-add-button".into())]);
    };
    let place = format!("link-{id}");
    view! {
        <div class="stack" id=place>
            <Text field=Field::Link(id.clone()) label=label(key::FORM_LINK_URL)/>
            " "
            <Text field=Field::LinkTitle(id) label=label(key::FORM_LINK_TITLE)/>
            <p>
                <button class="button button--quiet" type="button" on:click=remove>{label(key::FORM_LINK_REMOVE)}</button>
            </p>
        </div>
    }
}
