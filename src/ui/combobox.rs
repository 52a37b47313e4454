//! Choose many of some thousands: an editable combobox with list autocomplete (ARIA APG). What is chosen stands as a list before
//! the input, the input empties for the next. Selection is by id, never by index. Knows no report.

use super::text_field::problem_line;
use crate::browser::{announce, by_id};
use crate::i18n::Cx;
use leptos::prelude::*;
use std::sync::Arc;
use words::{fold, key};

/// Drawn at once; more only slow the list down and nobody reads them.
const SHOWN: usize = 50;

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: String,
    pub label: String,
    /// The country, say.
    pub detail: String,
    /// All that is searched, folded, a blank before every word.
    search: String,
}

impl Item {
    /// `hidden` is searched too: former names, the acronym.
    pub fn new(id: String, label: String, detail: String, hidden: &str) -> Self {
        let search = words_of(&format!("{label} {detail} {hidden}"));
        Self { id, label, detail, search }
    }
}

fn words_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let folded = fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.push(' ');
        out.push_str(word);
    }
    out
}

/// Every word of the query begins a word of the item.
fn found(items: &[Item], query: &str, chosen: &[String]) -> Vec<usize> {
    let query: Vec<String> = words_of(query).split(' ').filter(|word| !word.is_empty()).map(|word| format!(" {word}")).collect();
    let fits = |item: &Item| query.iter().all(|word| item.search.contains(word.as_str())) && !chosen.contains(&item.id);
    items.iter().enumerate().filter(|(_, item)| fits(item)).map(|(at, _)| at).collect()
}

/// The list on its way.
#[derive(Clone, Debug)]
pub enum Items {
    Loading,
    Failed,
    Ready(Arc<Vec<Item>>),
}

pub struct Combobox {
    pub id: String,
    pub label: String,
    pub hint: String,
    pub items: Signal<Items>,
    /// Ids, in the order in which they were chosen.
    pub chosen: RwSignal<Vec<String>>,
    /// A name for an id while the list is on its way.
    pub name_of: Callback<(String,), String>,
    pub problem: Signal<Option<String>>,
    pub on_change: Callback<()>,
    /// Asked for when the control is used for the first time.
    pub wanted: Callback<()>,
}

#[derive(Clone, Copy)]
struct State {
    cx: Cx,
    id: StoredValue<String>,
    query: RwSignal<String>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    hits: Memo<Vec<usize>>,
    items: Signal<Items>,
    chosen: RwSignal<Vec<String>>,
    name_of: Callback<(String,), String>,
    on_change: Callback<()>,
}

pub fn combobox(cx: Cx, props: Combobox) -> AnyView {
    let Combobox { id, label, hint, items, chosen, name_of, problem, on_change, wanted } = props;
    let (query, open, active) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(None::<usize>));
    let hits = Memo::new(move |_| match items.get() {
        Items::Ready(items) if open.get() => query.with(|query| chosen.with(|chosen| found(&items, query, chosen))),
        _ => vec![],
    });
    let state = State { cx, id: StoredValue::new(id.clone()), query, open, active, hits, items, chosen, name_of, on_change };
    let (hint_id, problem_id, list_id) = (format!("{id}-hint"), format!("{id}-problem"), format!("{id}-list"));
    let described = {
        let (hint_id, problem_id) = (hint_id.clone(), problem_id.clone());
        move || if problem.with(Option::is_some) { format!("{hint_id} {problem_id}") } else { hint_id.clone() }
    };
    let controls = list_id.clone();
    let chosen_hint = move || chosen.with(|chosen| (!chosen.is_empty()).then(|| cx.fill(key::COMBOBOX_CHOSEN, &[("n", &cx.words.number(chosen.len()))])));
    view! {
        <div class="field" class:field--wrong=move || problem.with(Option::is_some)>
            <label class="field__label" for=id.clone()>{label}</label>
            <p class="field__hint" id=hint_id>{hint} " " {chosen_hint}</p>
            {move || problem.get().map(|text| problem_line(cx, problem_id.clone(), text))}
            {move || state.chosen_list()}
            <div class="combobox">
                <input
                    class="field__input"
                    id=id
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-controls=controls
                    aria-describedby=described
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    aria-expanded=move || state.is_expanded().to_string()
                    aria-activedescendant=move || active.get().map(|at| state.option_id(at))
                    prop:value=move || query.get()
                    on:focus=move |_| wanted.run(())
                    on:click=move |_| open.set(true)
                    on:input:target=move |event| state.typed(event.target().value())
                    on:keydown=move |event| state.pressed(&event)
                    on:blur=move |_| state.close()
                />
                {move || state.list(&list_id)}
            </div>
            <p class="field__below"><span>{move || state.summary()}</span></p>
        </div>
    }
    .into_any()
}

impl State {
    fn is_expanded(self) -> bool {
        self.open.get() && self.hits.with(|hits| !hits.is_empty())
    }

    fn option_id(self, at: usize) -> String {
        self.id.with_value(|id| format!("{id}-option-{at}"))
    }

    fn close(self) {
        self.open.set(false);
        self.active.set(None);
    }

    fn typed(self, text: String) {
        self.query.set(text);
        self.active.set(None);
        self.open.set(true);
        announce(self.summary_untracked());
    }

    fn pressed(self, event: &leptos::ev::KeyboardEvent) {
        let last = self.hits.with_untracked(Vec::len).min(SHOWN).checked_sub(1);
        let active = self.active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if !self.open.get_untracked() => self.open.set(true),
            "ArrowDown" => self.active.set(last.map(|last| active.map_or(0, |at| if at >= last { 0 } else { at + 1 }))),
            "ArrowUp" => self.active.set(last.map(|last| active.map_or(last, |at| at.checked_sub(1).unwrap_or(last)))),
            "Home" if active.is_some() => self.active.set(Some(0)),
            "End" if active.is_some() => self.active.set(last),
            "Enter" if active.is_some() => {
                if let Some(at) = active {
                    self.choose(at);
                }
            }
            "Escape" if self.open.get_untracked() => self.close(),
            "Escape" => self.query.set(String::new()),
            // never sends a form
            "Enter" => {}
            _ => return,
        }
        event.prevent_default();
        self.show_active();
    }

    fn show_active(self) {
        let Some(at) = self.active.get_untracked() else { return };
        let id = self.option_id(at);
        crate::browser::soon(move || {
            if let Some(option) = by_id(&id) {
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    }

    /// `at` counts the options that are shown.
    fn choose(self, at: usize) {
        let Items::Ready(items) = self.items.get_untracked() else { return };
        let Some(item) = self.hits.with_untracked(|hits| hits.get(at).and_then(|hit| items.get(*hit).cloned())) else { return };
        self.chosen.update(|chosen| chosen.push(item.id));
        self.query.set(String::new());
        self.close();
        self.on_change.run(());
        let n = self.cx.words.number(self.chosen.with_untracked(Vec::len));
        announce(self.cx.fill(key::COMBOBOX_ADDED, &[("name", &item.label), ("n", &n)]));
    }

    /// Focus goes to the next remove button, or to the input when none is left.
    fn remove(self, at: usize, name: &str) {
        self.chosen.update(|chosen| {
            if at < chosen.len() {
                chosen.remove(at);
            }
        });
        self.on_change.run(());
        let left = self.chosen.with_untracked(Vec::len);
        announce(self.cx.fill(key::COMBOBOX_REMOVED, &[("name", name), ("n", &self.cx.words.number(left))]));
        let id = self.id.get_value();
        let next = if left == 0 { id } else { format!("{id}-remove-{}", at.min(left - 1)) };
        crate::browser::soon(move || {
            if let Some(button) = by_id(&next) {
                let _ = button.focus();
            }
        });
    }

    fn chosen_list(self) -> Option<AnyView> {
        let chosen = self.chosen.get();
        if chosen.is_empty() {
            return None;
        }
        let label = self.cx.fill(key::COMBOBOX_CHOSEN, &[("n", &self.cx.words.number(chosen.len()))]);
        let items = match self.items.get() {
            Items::Ready(items) => items,
            Items::Loading | Items::Failed => Arc::default(),
        };
        let id = self.id.get_value();
        let rows: Vec<_> = chosen
            .into_iter()
            .enumerate()
            .map(|(at, chosen)| {
                let item = items.iter().find(|item| item.id == chosen);
                let (name, detail) = item.map_or_else(|| (self.name_of.run((chosen,)), String::new()), |item| (item.label.clone(), item.detail.clone()));
                let spoken = name.clone();
                view! {
                    <li class="combobox__item">
                        <span class="combobox__name">{name.clone()} <span class="combobox__country">{detail}</span></span>
                        <button class="button button--quiet" type="button" id=format!("{id}-remove-{at}") on:click=move |_| self.remove(at, &name)>
                            {self.cx.t(key::COMBOBOX_REMOVE)} <span class="visually-hidden">" " {spoken}</span>
                        </button>
                    </li>
                }
            })
            .collect();
        Some(view! { <ul class="combobox__chosen" aria-label=label>{rows}</ul> }.into_any())
    }

    fn list(self, list_id: &str) -> AnyView {
        let expanded = self.is_expanded();
        let options = match self.items.get() {
            Items::Ready(items) if expanded => self.hits.with(|hits| {
                let all = hits.len().to_string();
                hits.iter().take(SHOWN).enumerate().map(|(at, hit)| self.option(at, &items[*hit], all.clone())).collect()
            }),
            _ => vec![],
        };
        view! {
            <ul class="combobox__list" id=list_id.to_owned() role="listbox" aria-label=self.cx.say(key::COMBOBOX_LIST) hidden=!expanded>
                {options}
            </ul>
        }
        .into_any()
    }

    fn option(self, at: usize, item: &Item, all: String) -> impl IntoView + use<> {
        let active = move || self.active.get() == Some(at);
        view! {
            <li
                class="combobox__option"
                class:combobox__option--active=active
                role="option"
                id=self.option_id(at)
                aria-selected=move || active().to_string()
                aria-setsize=all
                aria-posinset=(at + 1).to_string()
                // the input keeps the focus
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| self.choose(at)
            >
                {item.label.clone()} " " <span class="combobox__country">{item.detail.clone()}</span>
            </li>
        }
    }

    fn summary(self) -> String {
        let loading = match self.items.get() {
            Items::Loading => Some(key::COMBOBOX_LOADING),
            Items::Failed => Some(key::COMBOBOX_FAILED),
            Items::Ready(_) => None,
        };
        if !self.open.get() {
            return String::new();
        }
        if let Some(loading) = loading {
            return self.cx.say(loading).to_owned();
        }
        match self.hits.with(Vec::len) {
            0 => self.cx.say(key::COMBOBOX_NONE).to_owned(),
            n if n > SHOWN => self.cx.fill(key::COMBOBOX_SHOWING, &[("shown", &SHOWN.to_string()), ("n", &self.cx.words.number(n))]),
            n => self.cx.count(key::COMBOBOX_RESULTS, n),
        }
    }

    fn summary_untracked(self) -> String {
        untrack(|| self.summary())
    }
}
