//! Starting an entry: reads what the page was served with, draws the app beside the page and puts it in its place in one task,
//! keeping scroll and focus. Until then the served text stays.

use crate::address::{Entry, Place};
use crate::browser::{by_id, path_and_query, select, store, stored};
use crate::config::Served;
use crate::i18n::Cx;
use crate::session::{self, Account};
use crate::shell::{Who, colophon, masthead};
use crate::{api, app, load, work};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use report::Language;
use report::code::Set;
use web_sys::{Element, HtmlElement, HtmlSelectElement};
use words::{Words, key};

pub fn app() {
    start(Entry::App, app::routes);
}

pub fn work() {
    start(Entry::Work, work::routes);
}

fn start(entry: Entry, routes: fn(Cx, Account) -> AnyView) {
    let lang = document().document_element().and_then(|html| Language::from_key(&html.get_attribute("lang")?)).unwrap_or_default();
    let words: &'static Words = Box::leak(Box::new(Words::new(lang.key(), &served_words())));
    panic_hook(words);
    let served = served();
    let set = Place::parse(&path_and_query()).map_or(Set::default(), |place| place.set);
    let two_sets = served.as_ref().is_some_and(|served| served.config.sets.len() > 1);
    let has_sessions = served.as_ref().is_some_and(|served| served.config.session);
    if let Some(Served { config, url, document }) = served {
        api::set_api_base(&config.api_base);
        if let (Some(url), Some(document)) = (url, document) {
            load::set_served(url, document);
        }
    }
    let cx = Cx { words, lang, set, entry, two_sets };
    take_over(move || {
        let account = session::account(cx, has_sessions);
        view! { <Router base=format!("/{}", lang.key())>{frame(cx, account, routes)}</Router> }
    });
    follow_look();
}

fn served_words() -> String {
    js_sys::Reflect::get(&window(), &JsValue::from_str("words")).ok().and_then(|words| words.as_string()).unwrap_or_default()
}

fn served() -> Option<Served> {
    api::json::from_str(&by_id("served")?.text_content()?)
}

/// Masthead, main and foot: the three elements that take the place of the served ones.
fn frame(cx: Cx, account: Account, routes: fn(Cx, Account) -> AnyView) -> impl IntoView {
    let location = use_location();
    let here = Signal::derive(move || Place::parse(&format!("{}?{}", location.pathname.get(), location.search.get().trim_start_matches('?'))));
    let who = Signal::derive(move || account.who());
    view! {
        <header class="masthead">{masthead(cx, here, who)}</header>
        <main class="page" id="main" tabindex="-1">
            <div class="page__body">{routes(cx, account)}</div>
        </main>
        <footer class="colophon">{colophon(cx)} <p class="visually-hidden" id="polite" role="status"></p></footer>
    }
}

impl Account {
    fn who(self) -> Who {
        match self.name() {
            Some(name) => Who::Person(name),
            None => Who::Nobody,
        }
    }
}

const FOCUSABLE: &str = "a, button, input, textarea, select, summary, [tabindex]";

/// Mounts into a detached element, then swaps the three parts in the same task.
fn take_over<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) {
    let Ok(Some(body)) = document().query_selector("body") else { return };
    let Ok(aside) = document().create_element("div") else { return };
    let aside: HtmlElement = aside.unchecked_into();
    mount_to(aside.clone(), view).forget();
    let focused = focused_at(&body);
    let (x, y) = (window().scroll_x().unwrap_or_default(), window().scroll_y().unwrap_or_default());
    for part in ["header", "main", "footer"] {
        let (Ok(Some(old)), Ok(Some(new))) = (body.query_selector(&format!("body > {part}")), aside.query_selector(part)) else { continue };
        let _ = old.replace_with_with_node_1(&new);
    }
    if let Some(element) = focused.and_then(|at| nth(&body, at)) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    window().scroll_to_with_x_and_y(x, y);
}

fn focused_at(body: &Element) -> Option<u32> {
    let active = document().active_element()?;
    let all = body.query_selector_all(FOCUSABLE).ok()?;
    (0..all.length()).find(|at| all.item(*at).as_ref() == Some(active.as_ref()))
}

fn nth(body: &Element, at: u32) -> Option<HtmlElement> {
    body.query_selector_all(FOCUSABLE).ok()?.item(at)?.dyn_into().ok()
}

/// The choice of appearance, at the edge: an attribute of the page and the browser's storage.
fn follow_look() {
    let Some(look) = by_id("look").and_then(|element| element.dyn_into::<HtmlSelectElement>().ok()) else { return };
    look.set_value(&stored("look"));
    let changed = look.clone();
    let handle = leptos::ev::change;
    window_event_listener(handle, move |event| {
        if event.target().as_ref() != Some(changed.as_ref()) {
            return;
        }
        let value = changed.value();
        if let Some(html) = document().document_element() {
            let _ = if value.is_empty() { html.remove_attribute("data-theme") } else { html.set_attribute("data-theme", &value) };
        }
        store("look", &value);
    });
}

/// With panic=abort nothing works after a panic: say so in plain DOM, and that what was saved is safe.
fn panic_hook(words: &'static Words) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let Some(main) = select("main") else { return };
        let Ok(notice) = document().create_element("div") else { return };
        notice.set_class_name("notice notice--danger");
        let _ = notice.set_attribute("role", "alert");
        notice.set_text_content(Some(&format!("{}. {}", words.text(key::PANIC_TITLE), words.text(key::PANIC_TEXT))));
        let _ = main.insert_adjacent_element("afterbegin", &notice);
    }));
}
