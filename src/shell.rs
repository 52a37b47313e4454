//! The frame of every page: masthead with menu, set, language and who is signed in; foot with appearance and what this is.
//! Written by the server, and drawn live by the same functions.

use crate::address::{Address, Place};
use crate::i18n::Cx;
use leptos::prelude::*;
use report::code::Set;
use report::language::Language;
use words::key;

/// What the masthead says of the person.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Who {
    /// Not asked yet, or nobody to ask.
    #[default]
    Unknown,
    Nobody,
    Person(String),
}

pub fn masthead(cx: Cx, here: Signal<Option<Place>>, who: Signal<Who>) -> impl IntoView {
    let current = move |address: &Address| {
        let address = address.clone();
        move || here.get().is_some_and(|place| place.address == address).then_some("page")
    };
    let place = move |address: Address, word: &'static str| {
        view! { <li><a href=cx.href(&address) rel=cx.rel(&address) aria-current=current(&address)>{word}</a></li> }
    };
    view! {
        <div class="masthead__inner">
            <a class="masthead__mark" href=cx.href(&Address::Overview) rel=cx.rel(&Address::Overview)>
                <svg aria-hidden="true"><use href="#mark"></use></svg>
                {cx.t(key::NAME)}
            </a>
            <button class="masthead__menu" type="button" popovertarget="menu">{cx.t(key::MASTHEAD_MENU)}</button>
            <nav class="masthead__nav sheet sheet--from-64" id="menu" popover="auto" aria-label=cx.say(key::MASTHEAD_MAIN)>
                <ul class="masthead__places">
                    {place(Address::Overview, cx.say(key::MASTHEAD_OVERVIEW))}
                    {place(Address::Try, cx.say(key::MASTHEAD_TRY))}
                    {place(Address::Work, cx.say(key::MASTHEAD_WORK))}
                    <li>{move || person(cx, who.get())}</li>
                </ul>
                {cx.two_sets.then(|| sets(cx))}
                <ul class="masthead__languages" aria-label=cx.say(key::MASTHEAD_LANGUAGE)>
                    {Language::ALL.map(|lang| language(cx, lang, here)).collect_view()}
                </ul>
            </nav>
        </div>
    }
}

fn person(cx: Cx, who: Who) -> AnyView {
    let sign_in = Address::SignIn { back: None };
    match who {
        Who::Unknown | Who::Nobody => view! { <a href=cx.href(&sign_in) rel=cx.rel(&sign_in)>{cx.t(key::MASTHEAD_SIGN_IN)}</a> }.into_any(),
        Who::Person(name) => view! { <a class="masthead__person" href=cx.href(&sign_in) rel=cx.rel(&sign_in)>{name}</a> }.into_any(),
    }
}

/// The two sets are never in one list; going to the other is a page load.
fn sets(cx: Cx) -> impl IntoView {
    let link = |set: Set, word: &'static str| {
        let href = Place { lang: cx.lang, set, address: Address::Overview }.path();
        view! { <li><a href=href rel="external" aria-current=(cx.set == set).then_some("true")>{word}</a></li> }
    };
    view! {
        <ul class="masthead__sets" aria-label=cx.say(key::MASTHEAD_SETS)>
            {link(Set::Facts, cx.say(key::SET_FACTS))}
            {link(Set::Demo, cx.say(key::SET_DEMO))}
        </ul>
    }
}

fn language(cx: Cx, lang: Language, here: Signal<Option<Place>>) -> impl IntoView {
    let (short, name) = match lang {
        Language::En => ("EN", "English"),
        Language::Fr => ("FR", "Français"),
        Language::Es => ("ES", "Español"),
    };
    let href = move || Place { lang, ..here.get().unwrap_or(cx.place(Address::Overview)) }.path();
    view! {
        <li>
            <a href=href rel="external" lang=lang.key() hreflang=lang.key() aria-current=(cx.lang == lang).then_some("true")>
                <span aria-hidden="true">{short}</span>
                <span class="visually-hidden">{name}</span>
            </a>
        </li>
    }
}

pub fn colophon(cx: Cx) -> impl IntoView {
    let link = |address: Address, word: &'static str| view! { <a href=cx.href(&address) rel=cx.rel(&address)>{word}</a> };
    view! {
        <div class="colophon__inner">
            <p>{cx.t(key::COLOPHON_DECLARED)}</p>
            <p class="colophon__links">
                {link(Address::About, cx.say(key::COLOPHON_ABOUT))}
                {link(Address::DataPolicy, cx.say(key::COLOPHON_DATA_POLICY))}
                {link(Address::Unknown, cx.say(key::COLOPHON_UNKNOWN))}
            </p>
            <p class="colophon__look">
                <label for="look">{cx.t(key::COLOPHON_LOOK)}</label>
                <select id="look">
                    <option value="">{cx.say(key::COLOPHON_LOOK_DEVICE)}</option>
                    <option value="light">{cx.say(key::COLOPHON_LOOK_LIGHT)}</option>
                    <option value="dark">{cx.say(key::COLOPHON_LOOK_DARK)}</option>
                </select>
            </p>
            <p class="colophon__demo">
                {cx.t(key::COLOPHON_INDEPENDENT)} " "
                {(cx.two_sets && cx.set == Set::Demo).then(|| cx.t(key::COLOPHON_DEMO))}
                {(cx.two_sets && cx.set == Set::Facts).then(|| cx.t(key::COLOPHON_FACTS))}
            </p>
        </div>
    }
}

/// "Title - Resolution Progress", and "Demonstration" where the page shows what is invented.
pub fn full_title(cx: Cx, title: &str) -> String {
    let name = cx.say(key::NAME);
    if cx.two_sets && cx.set == Set::Demo { format!("{title} - {} - {name}", cx.say(key::DEMONSTRATION)) } else { format!("{title} - {name}") }
}
