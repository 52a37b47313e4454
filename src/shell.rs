//! The frame of every page: masthead with menu, set, language and who is signed in; foot with
//! appearance and what this is. Written by the server, and drawn live by the same functions.

use crate::address::{Address, Entry, Place};
use crate::filter::Filter;
use crate::i18n::Cx;
use maud::{Markup, Render, html};
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

/// `here` is nothing where the address leads nowhere.
pub fn masthead(cx: Cx, here: Option<&Place>, who: &Who) -> Markup {
    let current = |address: &Address| {
        here.is_some_and(|place| place.address == *address)
            .then_some("page")
    };
    let places = [
        (Address::Overview, key::MASTHEAD_OVERVIEW),
        (
            Address::Resolutions(Filter::default()),
            key::MASTHEAD_RESOLUTIONS,
        ),
        (Address::Members(String::new()), key::MASTHEAD_MEMBERS),
        (Address::Changes(None), key::MASTHEAD_CHANGES),
        (Address::Work, key::MASTHEAD_WORK),
    ];
    // a copy of the pages has nobody to sign in to
    let offered = |address: &Address| cx.session || address.entry() == Entry::App;
    html! {
        div class="masthead__inner" {
            a class="masthead__mark" href=(cx.href(&Address::Overview)) rel=[cx.rel(&Address::Overview)] {
                svg aria-hidden="true" { use href="#mark" {} } " "
                (cx.t(key::NAME))
            }
            button class="masthead__menu" type="button" popovertarget="menu" { (cx.t(key::MASTHEAD_MENU)) }
            nav class="masthead__nav sheet sheet--from-64" id="menu" popover="auto" aria-label=(cx.say(key::MASTHEAD_MAIN)) {
                ul class="masthead__places" {
                    @for (address, word) in places.iter().filter(|(address, _)| offered(address)) {
                        li { a href=(cx.href(address)) rel=[cx.rel(address)] aria-current=[current(address)] { (cx.t(*word)) } }
                    }
                    @if cx.session { li { (person(cx, who)) } }
                }
                @if cx.two_sets { (sets(cx)) }
                ul class="masthead__languages" aria-label=(cx.say(key::MASTHEAD_LANGUAGE)) {
                    @for lang in Language::ALL { (language(cx, lang, here)) }
                }
            }
        }
    }
}

fn person(cx: Cx, who: &Who) -> Markup {
    let sign_in = Address::SignIn { back: None };
    match who {
        Who::Unknown | Who::Nobody => cx.link(&sign_in, cx.t(key::MASTHEAD_SIGN_IN)),
        Who::Person(name) => {
            html! { a class="masthead__person" href=(cx.href(&sign_in)) rel=[cx.rel(&sign_in)] { (name) } }
        }
    }
}

/// The two sets are never in one list; going to the other is a page load.
fn sets(cx: Cx) -> Markup {
    html! {
        ul class="masthead__sets" aria-label=(cx.say(key::MASTHEAD_SETS)) {
            @for (set, word) in [(Set::Facts, key::SET_FACTS), (Set::Demo, key::SET_DEMO)] {
                @let overview = Place { lang: cx.lang, set, address: Address::Overview };
                li { a href=(overview.path()) rel="external" aria-current=[(cx.set == set).then_some("true")] { (cx.t(word)) } }
            }
        }
    }
}

fn language(cx: Cx, lang: Language, here: Option<&Place>) -> Markup {
    let (short, name) = match lang {
        Language::En => ("EN", "English"),
        Language::Fr => ("FR", "Français"),
        Language::Es => ("ES", "Español"),
        Language::Unlisted(word) => (word.as_str(), word.as_str()),
    };
    let place = Place {
        lang,
        ..here.cloned().unwrap_or(cx.place(Address::Overview))
    };
    html! {
        li {
            a href=(place.path()) rel="external" lang=(lang.key()) hreflang=(lang.key()) aria-current=[(cx.lang == lang).then_some("true")] {
                span aria-hidden="true" { (short) } " "
                span class="visually-hidden" { (name) }
            }
        }
    }
}

pub fn colophon(cx: Cx) -> Markup {
    html! {
        div class="colophon__inner" {
            p { (cx.t(key::COLOPHON_DECLARED)) }
            p class="colophon__links" {
                (cx.link(&Address::About, cx.t(key::COLOPHON_ABOUT))) " "
                @if cx.session { (cx.link(&Address::Try, cx.t(key::MASTHEAD_TRY))) " " }
                (cx.link(&Address::Data, cx.t(key::COLOPHON_DATA))) " "
                (cx.link(&Address::DataPolicy, cx.t(key::COLOPHON_DATA_POLICY))) " "
                (cx.link(&Address::Accessibility, cx.t(key::COLOPHON_ACCESSIBILITY))) " "
                (cx.link(&Address::Unknown, cx.t(key::COLOPHON_UNKNOWN)))
            }
            p class="colophon__look" {
                label for="look" { (cx.t(key::COLOPHON_LOOK)) } " "
                select id="look" {
                    option value="" { (cx.say(key::COLOPHON_LOOK_DEVICE)) }
                    option value="light" { (cx.say(key::COLOPHON_LOOK_LIGHT)) }
                    option value="dark" { (cx.say(key::COLOPHON_LOOK_DARK)) }
                }
            }
            p class="colophon__demo" {
                (cx.t(key::COLOPHON_INDEPENDENT)) " "
                @if cx.two_sets || cx.is_invented() || !cx.session { (cx.t(if cx.is_invented() { key::COLOPHON_DEMO } else { key::COLOPHON_FACTS })) }
            }
        }
        // where the app says something politely
        p class="visually-hidden" id="polite" role="status" {}
    }
}

/// What stands in `main` while a document is on its way.
pub fn skeleton(cx: Cx) -> Markup {
    html! {
        p class="note" role="status" { (cx.t(key::LOAD_LOADING)) }
        p { span class="blank" {} }
        p { span class="blank blank--half" {} }
    }
}

/// Title and lead of a page that needs no more at its head.
pub fn page_head(title: impl Render, lead: Option<&str>) -> Markup {
    html! {
        div class="pagehead pagehead--long" {
            h1 tabindex="-1" { (title) }
            @if let Some(lead) = lead { p class="lead" { (lead) } }
        }
    }
}

/// "Title - Resolution Progress", and "Demonstration" where the page shows what is invented.
pub fn full_title(cx: Cx, title: &str) -> String {
    let name = cx.say(key::NAME);
    if cx.is_invented() {
        format!("{title} - {} - {name}", cx.say(key::DEMONSTRATION))
    } else {
        format!("{title} - {name}")
    }
}
