//! The frame of every page: masthead with menu, set, language and who is signed in; foot with appearance and what this is.

use crate::address::{Address, Entry, Place};
use crate::browser::{by_id, select, theme};
use crate::filter::Filter;
use crate::i18n::{Cx, use_cx};
use crate::state::{Here, SignedIn, Who};
use crate::swap::swap;
use crate::ui::link::Link;
use leptos::html::Select;
use leptos::mount::mount_to;
use leptos::prelude::*;
use maud::{Markup, html};
use report::code::Set;
use report::language::Language;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use words::{Msg, key};

#[component]
pub fn Masthead() -> impl IntoView {
    let (cx, here) = (use_cx(), expect_context::<Here>().0);
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
    let offered = move |address: &Address| cx.session || address.entry() == Entry::App;
    let place = move |(address, word): (Address, Msg)| {
        let own = address.clone();
        let current = move || {
            here.with(|here| here.as_ref().is_some_and(|here| here.address == own))
                .then_some("page")
        };
        view! { <li><a href=cx.href(&address) rel=cx.rel(&address) aria-current=current>{cx.t(word)}</a></li> }
    };
    view! {
        <div class="masthead__inner">
            <a class="masthead__mark" href=cx.href(&Address::Overview) rel=cx.rel(&Address::Overview)>
                <svg aria-hidden="true"><use href=MARK/></svg>
                " "
                {cx.t(key::NAME)}
            </a>
            <button class="masthead__menu" type="button" popovertarget="menu">{cx.t(key::MASTHEAD_MENU)}</button>
            <nav class="masthead__nav sheet sheet--from-64" id="menu" popover="auto" aria-label=cx.say(key::MASTHEAD_MAIN)>
                <ul class="masthead__places">
                    {places.into_iter().filter(|(address, _)| offered(address)).map(place).collect_view()}
                    {cx.session.then(|| view! { <li><Person/></li> })}
                </ul>
                {cx.two_sets.then(|| view! { <Sets/> })}
                <ul class="masthead__languages" aria-label=cx.say(key::MASTHEAD_LANGUAGE)>
                    {Language::ALL.into_iter().map(|lang| view! { <InLanguage lang/> }).collect_view()}
                </ul>
            </nav>
        </div>
    }
}

/// In the sprite of the page.
const MARK: &str = "#mark";

#[component]
fn Person() -> impl IntoView {
    let (cx, who) = (use_cx(), expect_context::<SignedIn>().0);
    let sign_in = Address::SignIn { back: None };
    let name = move || match who.get() {
        Who::Unknown | Who::Nobody => cx.t(key::MASTHEAD_SIGN_IN).into_render(),
        Who::Person(name) => name.into_any(),
    };
    let class = move || who.with(|who| matches!(who, Who::Person(_)).then_some("masthead__person"));
    view! { <a class=class href=cx.href(&sign_in) rel=cx.rel(&sign_in)>{name}</a> }
}

/// The two sets are never in one list; going to the other is a page load.
#[component]
fn Sets() -> impl IntoView {
    let cx = use_cx();
    let sets = [(Set::Facts, key::SET_FACTS), (Set::Demo, key::SET_DEMO)];
    let link = |(set, word)| {
        let overview = Place {
            lang: cx.lang,
            set,
            address: Address::Overview,
        };
        let current = (cx.set == set).then_some("true");
        view! { <li><a href=overview.path() rel="external" aria-current=current>{cx.t(word)}</a></li> }
    };
    view! {
        <ul class="masthead__sets" aria-label=cx.say(key::MASTHEAD_SETS)>{sets.map(link).collect_view()}</ul>
    }
}

#[component]
fn InLanguage(lang: Language) -> impl IntoView {
    let (cx, here) = (use_cx(), expect_context::<Here>().0);
    let (short, name) = match lang {
        Language::En => ("EN", "English"),
        Language::Fr => ("FR", "Français"),
        Language::Es => ("ES", "Español"),
        Language::Unlisted(word) => (word.as_str(), word.as_str()),
    };
    let href = move || {
        let here = here.get().unwrap_or(cx.place(Address::Overview));
        Place { lang, ..here }.path()
    };
    view! {
        <li>
            <a href=href rel="external" lang=lang.key() hreflang=lang.key() aria-current=(cx.lang == lang).then_some("true")>
                <span aria-hidden="true">{short}</span>
                " "
                <span class="visually-hidden">{name}</span>
            </a>
        </li>
    }
}

/// `public/look.js` keeps and follows the choice of appearance.
#[component]
pub fn Colophon() -> impl IntoView {
    let cx = use_cx();
    let looks = [
        ("", key::COLOPHON_LOOK_DEVICE),
        ("light", key::COLOPHON_LOOK_LIGHT),
        ("dark", key::COLOPHON_LOOK_DARK),
    ];
    let look = NodeRef::<Select>::new();
    look.on_load(|look| look.set_value(&theme()));
    let tells_of_set = cx.two_sets || cx.is_invented() || !cx.session;
    let of_set = if cx.is_invented() {
        key::COLOPHON_DEMO
    } else {
        key::COLOPHON_FACTS
    };
    view! {
        <div class="colophon__inner">
            <p>{cx.t(key::COLOPHON_DECLARED)}</p>
            <p class="colophon__links">
                <Link to=Address::About>{cx.t(key::COLOPHON_ABOUT)}</Link>
                " "
                {cx.session.then(|| view! { <Link to=Address::Try>{cx.t(key::MASTHEAD_TRY)}</Link> " " })}
                <Link to=Address::Data>{cx.t(key::COLOPHON_DATA)}</Link>
                " "
                <Link to=Address::DataPolicy>{cx.t(key::COLOPHON_DATA_POLICY)}</Link>
                " "
                <Link to=Address::Accessibility>{cx.t(key::COLOPHON_ACCESSIBILITY)}</Link>
                " "
                <Link to=Address::Unknown>{cx.t(key::COLOPHON_UNKNOWN)}</Link>
            </p>
            <p class="colophon__look">
                <label for="look">{cx.t(key::COLOPHON_LOOK)}</label>
                " "
                <select id="look" node_ref=look>
                    {looks.map(|(value, word)| view! { <option value=value>{cx.say(word)}</option> }).collect_view()}
                </select>
            </p>
            <p class="colophon__demo">
                {cx.t(key::COLOPHON_INDEPENDENT)}
                " "
                {tells_of_set.then(|| cx.t(of_set).into_render())}
            </p>
        </div>
        // where the app says something politely
        <p class="visually-hidden" id="polite" role="status"></p>
    }
}

/// Masthead and foot, in place of those that were served or built.
pub fn draw_frame(cx: Cx) {
    if let Some(skip) = select(".skip") {
        skip.set_text_content(Some(cx.say(key::SKIP_LINK)));
    }
    draw_in("masthead", Masthead);
    draw_in("colophon", Colophon);
}

/// Draws a view into an element of the page, in place of what stands there.
pub fn draw_in<V: IntoView + 'static>(id: &str, view: impl FnOnce() -> V + 'static) {
    if let Some(place) = by_id(id) {
        place.replace_children_with_node_0();
        mount_to(place, view).forget();
    }
}

/// Builds a page beside the one that stands there, then puts it in its place.
pub fn draw_page<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) {
    let Some(served) = by_id("page") else { return };
    let Ok(fresh) = served.clone_node() else {
        return;
    };
    let fresh: HtmlElement = fresh.unchecked_into();
    mount_to(fresh.clone(), view).forget();
    swap(&served, &fresh);
}

/// What stands in `main` while a document is on its way.
pub fn skeleton(cx: Cx) -> Markup {
    html! {
        p class="note" role="status" { (cx.t(key::LOAD_LOADING)) }
        p { span class="blank" {} }
        p { span class="blank blank--half" {} }
    }
}

/// What search engines and other programs read in the head of the page at a place.
pub fn links(place: &Place) -> Markup {
    html! {
        (robots(place.set))
        link rel="canonical" href=(place.main().path());
        @for lang in Language::ALL {
            link rel="alternate" hreflang=(lang.key()) href=(Place { lang, ..place.clone() }.path());
        }
    }
}

/// What is invented is not for search engines.
pub fn robots(set: Set) -> Markup {
    html! { @if set == Set::Demo { meta name="robots" content="noindex"; } }
}

/// Title and lead of a page that needs no more at its head.
pub fn page_head(title: impl maud::Render, lead: Option<&str>) -> Markup {
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
