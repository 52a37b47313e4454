//! Passages that were taken over from Activity Reports: each an entry under its source, to be
//! changed, moved, joined or given back.

use super::field::{Text, field_id, use_form};
use crate::browser::{announce, focus_soon};
use crate::i18n::use_cx;
use leptos::prelude::*;
use report::Language;
use report::field::{Field, Id};
use report::synthesis::{Target, give_back, join, joins, shift, taken};
use words::{Msg, key};

/// What is shown of a passage besides its text, and what can be done with it.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    id: Id,
    constituent: String,
    year: String,
    is_adapted: bool,
    lang: Option<Language>,
    up: bool,
    down: bool,
    join: bool,
}

/// Nothing where none was.
#[component]
pub fn Passages(target: Target) -> impl IntoView {
    let form = use_form();
    let all = Memo::new(move |_| {
        form.read(&Field::Passages(target), |body| {
            let Some(entries) = target.entries(body) else {
                return vec![];
            };
            let all = taken(entries);
            let last = all.len().saturating_sub(1);
            let shown = |(at, (id, entry)): (usize, &(&String, &report::body::Entry))| Shown {
                id: id.as_str().into(),
                constituent: entry
                    .source
                    .as_ref()
                    .map(|source| source.constituent.clone())
                    .unwrap_or_default(),
                year: entry
                    .source
                    .as_ref()
                    .map(|source| source.year.clone())
                    .unwrap_or_default(),
                is_adapted: entry.source.as_ref().is_some_and(|source| source.adapted),
                lang: entry.lang,
                up: at > 0,
                down: at < last,
                join: joins(entries, id).is_some(),
            };
            all.iter().enumerate().map(shown).collect::<Vec<_>>()
        })
    });
    let ids = move || -> Vec<Id> { all.get().into_iter().map(|one| one.id).collect() };
    view! {
        <For each=ids key=|id| id.clone() let(id)>
            <Passage target id all/>
        </For>
    }
}

#[component]
fn Passage(target: Target, id: Id, all: Memo<Vec<Shown>>) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let own = id.clone();
    let shown = Memo::new(move |_| all.with(|all| all.iter().find(|one| one.id == own).cloned()));
    let label = Memo::new(move |_| {
        shown.with(|shown| {
            let Some(shown) = shown else {
                return String::new();
            };
            let msg = if shown.is_adapted {
                key::SOURCE_ADAPTED
            } else {
                key::SOURCE
            };
            let name = form.name_of(&shown.constituent);
            cx.fill(msg, &[("name", &name), ("year", &shown.year)])
        })
    });
    let field = Field::Passage(target, id.clone());
    let place = field_id(&field.pointer());
    let lang = shown.with_untracked(|shown| shown.as_ref().and_then(|shown| shown.lang));
    let can = move |can: fn(&Shown) -> bool| {
        Signal::derive(move || shown.with(|shown| shown.as_ref().is_some_and(can)))
    };
    let deeds: [(&'static str, Msg, Signal<bool>); 4] = [
        ("up", key::TAKEN_UP, can(|one| one.up)),
        ("down", key::TAKEN_DOWN, can(|one| one.down)),
        ("join", key::TAKEN_JOIN, can(|one| one.join)),
        ("give-back", key::TAKEN_BACK, can(|_| true)),
    ];
    let of = place.clone();
    let button = move |(deed, word, can): (&'static str, Msg, Signal<bool>)| {
        let (button, place, id) = (format!("{deed}-{of}"), of.clone(), id.clone());
        let press = {
            let button = button.clone();
            Callback::new(move |()| {
                let said = format!("{}: {}", cx.say(word), label.get_untracked());
                form.change(|body| match deed {
                    "join" => join(body, target, &id),
                    "give-back" => give_back(body, target, &id),
                    _ => shift(body, target, &id, deed == "down"),
                });
                announce(said);
                // the same button, to press it again; where it is gone, the passage, or what stands
                // above it
                focus_soon([button.clone(), place.clone(), field_id(&target.pointer())]);
            })
        };
        move || {
            let button = button.clone();
            can.get().then(|| {
                view! {
                    <button class="button button--quiet" type="button" id=button on:click=move |_| press.run(())>
                        {cx.t(word)}
                        <span class="visually-hidden">": " {label}</span>
                    </button>
                    " "
                }
            })
        }
    };
    view! {
        <div class="taken" id=format!("taken-{place}")>
            <Text field label long=true lang=lang.map(Language::key)/>
            <div class="taken__foot"><span class="buttons">{deeds.map(button).collect_view()}</span></div>
        </div>
    }
}
