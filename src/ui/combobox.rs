//! Choose many of some thousands: an editable combobox with list autocomplete (ARIA APG). What is
//! chosen stands as a list before the input, the input empties for the next. Selection is by id,
//! never by index. Knows no report.

use super::changing::Changing;
use super::finder::{Finder, Item, Items, Unsure, matched, pasted};
use super::text_box::{Optional, ProblemLine};
use crate::browser::{announce, bring_into_view, focus_soon, has_focus, soon};
use crate::i18n::{Cx, Said, use_cx};
use crate::typing::{follow, is_put};
use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::HtmlInputElement;
use words::key;

/// Drawn at once; more only slow the list down and nobody reads them.
const SHOWN: usize = 50;

/// What a person did, for whoever owns the names.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    Choose(String),
    Remove(String),
    /// A name that no item has, to be kept as text.
    Keep(String),
}

/// What every part of a combobox works with.
#[derive(Clone, Copy)]
struct Parts {
    cx: Cx,
    id: &'static str,
    finder: Finder,
    items: Signal<Items>,
    chosen: Signal<Vec<String>>,
    name_of: Callback<String, String>,
    act: Callback<Deed>,
    /// The list is wanted now.
    want: Callback<()>,
    /// Places of the items that are offered now.
    hits: Memo<Vec<usize>>,
    /// A list of names that was pasted, until it was compared with the list, which may be on its way.
    paste: RwSignal<Option<String>>,
}

#[component]
pub fn Combobox(
    id: &'static str,
    #[prop(into)] label: Said,
    #[prop(into)] hint: Said,
    #[prop(optional)] optional: bool,
    finder: Finder,
    #[prop(into)] items: Signal<Items>,
    /// Ids, in the order in which they were chosen.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Names what is chosen while the list is on its way.
    name_of: Callback<String, String>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    act: Callback<Deed>,
    want: Callback<()>,
) -> impl IntoView {
    let cx = use_cx();
    let hits = Memo::new(move |_| {
        if !finder.is_open.get() || finder.is_browsing.get() {
            return vec![];
        }
        items.with(|items| {
            let fitting = finder.query.with(|query| items.fitting(query));
            chosen.with(|chosen| {
                let is_new = |at: &usize| !chosen.contains(&items.all()[*at].id);
                fitting.into_iter().filter(is_new).collect()
            })
        })
    });
    let parts = Parts {
        cx,
        id,
        finder,
        items,
        chosen,
        name_of,
        act,
        want,
        hits,
        paste: RwSignal::new(None),
    };
    Effect::new(move || {
        let is_there = items.with(|items| matches!(items, Items::Ready(_)));
        if let Some(text) = parts.paste.get().filter(|_| is_there) {
            parts.paste.set(None);
            untrack(|| parts.sort(&text));
        }
    });
    let is_wrong = Memo::new(move |_| problem.with(Option::is_some));
    let count = Memo::new(move |_| {
        let n = chosen.with(Vec::len);
        (n > 0).then(|| cx.fill(key::COMBOBOX_CHOSEN, &[("n", &cx.words.number(n))]))
    });
    let named = label.clone();
    let browse = move |_| {
        want.run(());
        finder.is_browsing.update(|own| *own = !*own);
    };
    view! {
        <div class="field" class:field--wrong=is_wrong>
            <label class="field__label" for=id>{label} {optional.then(|| view! { " " <Optional/> })}</label>
            <p class="field__hint" id=format!("{id}-hint")>{hint} {move || count.get().map(|count| format!(" {count}"))}</p>
            <ProblemLine id=id.to_owned() problem/>
            <Chosen parts count/>
            <div class="combobox" id=format!("{id}-box")>
                <Entry parts is_wrong/>
                <Options parts/>
            </div>
            <p class="field__below" id=format!("{id}-below")><Changing text=Signal::derive(move || summary(parts))/></p>
            <Questions parts/>
            <p>
                <button class="button button--quiet" type="button" id=format!("{id}-browse") aria-controls=format!("{id}-all")
                    aria-expanded=move || finder.is_browsing.get().to_string()
                    on:click=browse>
                    {cx.t(key::COMBOBOX_BROWSE)}
                    <span class="visually-hidden">": " {named}</span>
                </button>
            </p>
            {move || finder.is_browsing.get().then(|| view! { <WholeList parts/> })}
        </div>
    }
    .into_any()
}

/// How many there are, or why there are none.
fn summary(parts: Parts) -> Option<String> {
    let Parts {
        cx,
        finder,
        items,
        hits,
        ..
    } = parts;
    if !finder.is_open.get() {
        // the line stays where it is when one goes on
        let typed = finder.typed();
        return typed.map(|name| cx.fill(key::COMBOBOX_NOT_CHOSEN, &[("name", &name)]));
    }
    let msg = items.with(|items| match items {
        Items::Loading => Some(key::COMBOBOX_LOADING),
        Items::Failed => Some(key::COMBOBOX_FAILED),
        Items::Ready(_) => None,
    });
    let n = if finder.is_browsing.get() {
        items.with(|items| finder.query.with(|query| items.fitting(query).len()))
    } else {
        hits.with(Vec::len)
    };
    Some(match (msg, n) {
        (Some(msg), _) => cx.say(msg).to_owned(),
        (None, 0) => cx.say(key::COMBOBOX_NONE).to_owned(),
        (None, n) if n > SHOWN && !finder.is_browsing.get() => {
            let values = [("shown", &*SHOWN.to_string()), ("n", &*cx.words.number(n))];
            cx.fill(key::COMBOBOX_SHOWING, &values)
        }
        (None, n) => cx.count(key::COMBOBOX_RESULTS, n),
    })
}

impl Parts {
    /// Of a chosen id.
    fn label(self, id: &str) -> String {
        let known = self
            .items
            .with(|items| items.get(id).map(|item| item.label.clone()));
        known.unwrap_or_else(|| self.name_of.run(id.to_owned()))
    }

    /// What was typed has found it.
    fn choose(self, id: String) {
        self.finder.found();
        self.add(id);
    }

    fn add(self, id: String) {
        let name = untrack(|| self.label(&id));
        self.act.run(Deed::Choose(id));
        self.tell(key::COMBOBOX_ADDED, &name);
    }

    fn remove(self, id: String) {
        let name = untrack(|| self.label(&id));
        self.act.run(Deed::Remove(id));
        self.tell(key::COMBOBOX_REMOVED, &name);
    }

    fn tell(self, msg: words::Msg, name: &str) {
        let n = self.cx.words.number(self.chosen.with_untracked(Vec::len));
        announce(self.cx.fill(msg, &[("name", name), ("n", &n)]));
    }

    /// The id of the item that is offered at a place.
    fn offered(self, at: usize) -> Option<String> {
        let at = self.hits.with_untracked(|hits| hits.get(at).copied())?;
        self.items
            .with_untracked(|items| items.all().get(at).map(|item| item.id.clone()))
    }

    /// What is typed is the whole name of one that is not chosen yet.
    fn exact(self) -> Option<String> {
        let query = self.finder.query.get_untracked();
        let id = self
            .items
            .with_untracked(|items| items.named(&query).map(|item| item.id.clone()))?;
        self.chosen
            .with_untracked(|chosen| !chosen.contains(&id))
            .then_some(id)
    }

    /// Heard of by `input`, and of tools that tell `change` only.
    fn typed(self, input: &HtmlInputElement) {
        let text = input.value();
        if is_put() || self.finder.query.with_untracked(|query| *query == text) {
            return;
        }
        self.finder.query.set(text);
        self.finder.active.set(None);
        // what was typed before the page was live opens no list
        if has_focus(Some(input)) {
            self.finder.is_open.set(true);
            untrack(|| summary(self)).into_iter().for_each(announce);
        }
    }

    fn pressed(self, event: &KeyboardEvent) {
        // a key of an input method is not ours
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let Finder {
            is_open,
            active,
            query,
            ..
        } = self.finder;
        let shown = self.hits.with_untracked(Vec::len).min(SHOWN);
        match event.key().as_str() {
            "ArrowDown" if !is_open.get_untracked() => is_open.set(true),
            "ArrowDown" => self.finder.move_by(true, shown),
            "ArrowUp" => self.finder.move_by(false, shown),
            "Home" if active.get_untracked().is_some() => active.set(Some(0)),
            "End" if active.get_untracked().is_some() => active.set(shown.checked_sub(1)),
            "Enter" => {
                let read = active.get_untracked().and_then(|at| self.offered(at));
                if let Some(id) = read.or_else(|| self.exact()) {
                    self.choose(id);
                }
            }
            // goes on to the next control all the same
            "Tab" => {
                if let Some(id) = self.exact() {
                    self.choose(id);
                }
                return;
            }
            "Escape" if is_open.get_untracked() => self.finder.close(),
            "Escape" => query.set(String::new()),
            _ => return,
        }
        event.prevent_default();
        if let Some(at) = active.get_untracked() {
            let option = option_id(self.id, at);
            soon(move || bring_into_view(&option));
        }
    }

    /// A list of names, one a line: not one long name.
    fn pasted(self, event: &ClipboardEvent) {
        let text = event
            .clipboard_data()
            .and_then(|data| data.get_data("text").ok());
        let Some(text) = text.filter(|text| text.trim().contains(['\n', ';'])) else {
            return;
        };
        event.prevent_default();
        self.finder.close();
        self.paste.set(Some(text));
    }

    fn sort(self, text: &str) {
        let found = self.items.with(|items| pasted(text, items));
        let number = |n: usize| self.cx.words.number(n);
        let values = [
            ("added", &*number(found.sure.len())),
            ("unsure", &*number(found.unsure.len())),
        ];
        let said = self.cx.fill(key::COMBOBOX_PASTED, &values);
        for id in found.sure {
            if self.chosen.with(|chosen| !chosen.contains(&id)) {
                self.act.run(Deed::Choose(id));
            }
        }
        self.finder.ask(found.unsure);
        announce(said);
    }
}

#[component]
fn Entry(parts: Parts, is_wrong: Memo<bool>) -> impl IntoView {
    let Parts {
        id, finder, hits, ..
    } = parts;
    let input = NodeRef::<Input>::new();
    // written to when a name was found or given up
    follow(input, finder.query.into());
    let described = move || {
        if is_wrong.get() {
            format!("{id}-hint {id}-problem")
        } else {
            format!("{id}-hint")
        }
    };
    let active = move || finder.active.get().map(|at| option_id(id, at));
    view! {
        <input class="field__input" id=id type="text" role="combobox" autocomplete="off" aria-autocomplete="list" node_ref=input
            aria-controls=format!("{id}-list") aria-describedby=described aria-invalid=move || is_wrong.get().then_some("true")
            aria-expanded=move || hits.with(|hits| !hits.is_empty()).to_string() aria-activedescendant=active
            on:input:target=move |event| parts.typed(&event.target())
            on:change:target=move |event| parts.typed(&event.target())
            on:click=move |_| finder.is_open.set(true)
            on:blur=move |_| if !is_put() { finder.close() }
            on:focus=move |_| parts.want.run(())
            on:keydown=move |event| parts.pressed(&event)
            on:paste=move |event| parts.pasted(&event)/>
    }
}

#[component]
fn Options(parts: Parts) -> impl IntoView {
    let Parts {
        cx,
        id,
        hits,
        items,
        ..
    } = parts;
    let shown = move || {
        items.with(|items| {
            hits.with(|hits| {
                let shown = hits.iter().take(SHOWN).enumerate();
                let item =
                    |(at, place): (usize, &usize)| Some((at, items.all().get(*place)?.clone()));
                shown.filter_map(item).collect::<Vec<_>>()
            })
        })
    };
    view! {
        <ul class="combobox__list" id=format!("{id}-list") role="listbox" aria-label=cx.say(key::COMBOBOX_LIST)
            hidden=move || hits.with(Vec::is_empty)
            // the input keeps the focus while an option is chosen
            on:mousedown=|event| event.prevent_default()>
            <For each=shown key=|(at, item)| (*at, item.id.clone()) let((at, item))>
                <Choice parts at item/>
            </For>
        </ul>
    }
}

#[component]
fn Choice(parts: Parts, at: usize, item: Item) -> impl IntoView {
    let Parts {
        id, finder, hits, ..
    } = parts;
    let is_active = Memo::new(move |_| finder.active.get() == Some(at));
    let Item {
        id: own,
        label,
        detail,
        ..
    } = item;
    view! {
        <li class="combobox__option" class:combobox__option--active=is_active role="option" id=option_id(id, at)
            aria-selected=move || is_active.get().to_string() aria-setsize=move || hits.with(Vec::len).to_string() aria-posinset=(at + 1).to_string()
            on:click=move |_| parts.choose(own.clone())>
            <Marked finder text=label/>
            " "
            <span class="combobox__country"><Marked finder text=detail/></span>
        </li>
    }
}

/// The beginnings of words that the query found.
#[component]
fn Marked(finder: Finder, text: String) -> impl IntoView {
    move || {
        let parts = finder.query.with(|query| matched(query, &text));
        let part = |(is_found, part): (bool, String)| {
            if is_found {
                view! { <mark>{part}</mark> }.into_any()
            } else {
                part.into_any()
            }
        };
        parts.into_iter().map(part).collect_view()
    }
}

#[component]
fn Chosen(parts: Parts, count: Memo<Option<String>>) -> impl IntoView {
    let Parts {
        cx,
        id,
        chosen,
        items,
        ..
    } = parts;
    let is_there = Memo::new(move |_| chosen.with(|chosen| !chosen.is_empty()));
    let item = move |own: String| {
        let (of, removed) = (own.clone(), own.clone());
        let name = Memo::new(move |_| parts.label(&of));
        let of = own.clone();
        let detail = move || {
            let detail = items.with(|items| items.get(&of).map(|item| item.detail.clone()));
            detail.map(|detail| view! { <span class="combobox__country">{detail}</span> })
        };
        let remove = move |_| {
            let all = chosen.get_untracked();
            let at = all
                .iter()
                .position(|one| *one == removed)
                .unwrap_or_default();
            // the next remove button takes the focus, or the input when none is left
            let next = all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?));
            let next = next.map_or_else(|| id.to_owned(), |next| remove_id(id, next));
            parts.remove(removed.clone());
            focus_soon([next]);
        };
        view! {
            <li class="combobox__item">
                <span class="combobox__name">{name} " " {detail}</span>
                " "
                <button class="button button--quiet" type="button" id=remove_id(id, &own) on:click=remove>
                    {cx.t(key::COMBOBOX_REMOVE)}
                    " "
                    <span class="visually-hidden">{name}</span>
                </button>
            </li>
        }
    };
    move || {
        is_there.get().then(|| {
            view! {
                <ul class="combobox__chosen" id=format!("{id}-chosen") aria-label=move || count.get()>
                    <For each=move || chosen.get() key=|id| id.clone() children=item/>
                </ul>
            }
        })
    }
}

/// Everything that fits what is typed, in the order of the alphabet, with a box for each: for
/// whom a combobox is no way.
#[component]
fn WholeList(parts: Parts) -> impl IntoView {
    let Parts {
        cx,
        id,
        finder,
        items,
        chosen,
        ..
    } = parts;
    let fitting = move || {
        items.with(|items| {
            let fitting = finder.query.with(|query| items.fitting(query));
            let item = |at: usize| items.all()[at].clone();
            fitting.into_iter().map(item).collect::<Vec<_>>()
        })
    };
    let row = move |item: Item| {
        let (of, own) = (item.id.clone(), item.id.clone());
        let is_chosen = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&of)));
        view! {
            <label class="choice">
                <input class="choice__input" type="checkbox" id=format!("{id}-tick-{}", item.id) prop:checked=is_chosen
                    on:change:target=move |event| {
                        if event.target().checked() {
                            parts.add(own.clone());
                        } else {
                            parts.remove(own.clone());
                        }
                    }/>
                <span>{item.label} " " <span class="combobox__country">{item.detail}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="combobox__all" id=format!("{id}-all")>
            <legend class="visually-hidden">{cx.t(key::COMBOBOX_BROWSE)}</legend>
            <For each=fitting key=|item| item.id.clone() children=row/>
        </fieldset>
    }
}

/// Names that are not in the list, and may mean one of several, one that is only like it, or nobody there.
#[component]
fn Questions(parts: Parts) -> impl IntoView {
    let finder = parts.finder;
    view! { <For each=move || finder.unsure.get() key=|one| one.name.clone() let(unsure)><Question parts unsure/></For> }
}

/// What becomes of a name that is not in the list.
#[derive(Clone)]
enum Settled {
    Meant(String),
    Kept,
    LeftOut,
}

#[component]
fn Question(parts: Parts, unsure: Unsure) -> impl IntoView {
    let Parts { cx, id, finder, .. } = parts;
    let Unsure { name, ids } = unsure;
    let own = name.clone();
    let settle = Callback::new(move |settled: Settled| {
        finder
            .unsure
            .update(|all| all.retain(|one| one.name != own));
        match settled {
            Settled::Meant(id) if parts.chosen.with_untracked(|all| all.contains(&id)) => {}
            Settled::Meant(id) => parts.add(id),
            Settled::Kept => parts.act.run(Deed::Keep(own.clone())),
            Settled::LeftOut => parts.tell(key::COMBOBOX_REMOVED, &own),
        }
        focus_soon([id.to_owned()]);
    });
    let choice = move |own: String| {
        let of = own.clone();
        view! {
            <button class="button" type="button" on:click=move |_| settle.run(Settled::Meant(own.clone()))>{move || parts.label(&of)}</button>
            " "
        }
    };
    let (asked, keep) = if ids.is_empty() {
        (key::COMBOBOX_UNKNOWN, key::COMBOBOX_KEEP)
    } else {
        (key::COMBOBOX_UNSURE, key::COMBOBOX_NONE_OF_THEM)
    };
    view! {
        <div class="combobox__unsure" role="group" aria-label=name.clone()>
            <p>{cx.fill(asked, &[("name", &name)])}</p>
            {ids.into_iter().map(choice).collect_view()}
            <button class="button button--quiet" type="button" on:click=move |_| settle.run(Settled::Kept)>{cx.t(keep)}</button>
            " "
            <button class="button button--quiet" type="button" on:click=move |_| settle.run(Settled::LeftOut)>{cx.t(key::COMBOBOX_LEAVE_OUT)}</button>
        </div>
    }
}

fn option_id(id: &str, at: usize) -> String {
    format!("{id}-option-{at}")
}

fn remove_id(id: &str, own: &str) -> String {
    format!("{id}-remove-{own}")
}
