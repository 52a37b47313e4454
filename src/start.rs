//! Starting an entry: reads what the page was served with and makes it live. The served text stays:
//! it is what the app would write.

use crate::address::{Entry, Place, default_set, set_default_set};
use crate::api;
#[cfg(feature = "router")]
use crate::app;
use crate::browser::{by_id, path_and_query, select, store, stored};
use crate::config::Served;
use crate::i18n::Cx;
use crate::live::{hear, live, ready};
use crate::reactive::{RwSignal, With, document, run, window};
#[cfg(feature = "router")]
use crate::reactive::{Set as _, spawn_local};
use crate::session::Account;
use crate::shell::{Who, masthead};
use crate::{load, work};
use report::Language;
use report::code::Set;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlSelectElement};
use words::{Words, key};

/// The public entry.
#[cfg(feature = "router")]
pub fn app() {
    let (cx, place) = begin(Entry::App);
    run(move || {
        let (here, who) = (RwSignal::new(place), RwSignal::new(Who::Unknown));
        keep_masthead(cx, here, who);
        app::show_pages(cx, here);
        if cx.session {
            spawn_local(async move {
                if let Ok(name) = api::get_name(cx.lang).await {
                    who.set(name.map_or(Who::Nobody, Who::Person));
                }
            });
        }
        app::route(cx, here);
        ready();
    });
}

/// The entry of work: one page a load.
pub fn work() {
    let (cx, place) = begin(Entry::Work);
    run(move || {
        let account = Account::new(cx);
        keep_masthead(cx, RwSignal::new(place.clone()), account.who());
        work::open(cx, account, place);
        ready();
    });
}

/// What the page was served with.
fn begin(entry: Entry) -> (Cx, Option<Place>) {
    let lang = document()
        .document_element()
        .and_then(|html| Language::from_key(&html.get_attribute("lang")?))
        .unwrap_or_default();
    let words: &'static Words = Box::leak(Box::new(Words::new(lang.key(), &served_words())));
    panic_hook(words);
    let served = served();
    // the address is read with what is told of it
    set_default_set(
        served
            .as_ref()
            .map_or(Set::default(), |served| served.config.default_set),
    );
    let place = Place::parse(&path_and_query());
    let mut cx = Cx {
        words,
        lang,
        set: place.as_ref().map_or_else(default_set, |place| place.set),
        entry,
        two_sets: false,
        session: true,
    };
    if let Some(Served {
        config,
        url,
        document,
        file,
    }) = served
    {
        cx.two_sets = config.sets.len() > 1;
        cx.session = config.session;
        api::set_api_base(&config.api_base);
        load::set_served(load::Kept {
            url: url.unwrap_or_default(),
            document,
            file,
        });
    }
    follow_look();
    (cx, place)
}

fn keep_masthead(cx: Cx, here: RwSignal<Option<Place>>, who: RwSignal<Who>) {
    live(
        "masthead",
        Box::new(move || here.with(|here| who.with(|who| masthead(cx, here.as_ref(), who)))),
    );
}

fn served_words() -> String {
    js_sys::Reflect::get(&window(), &JsValue::from_str("words"))
        .ok()
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}

fn served() -> Option<Served> {
    api::json::from_str(&by_id("served")?.text_content()?)
}

/// The choice of appearance, at the edge: an attribute of the page and the browser's storage.
fn follow_look() {
    let Some(look) = by_id("look").and_then(|element| element.dyn_into::<HtmlSelectElement>().ok())
    else {
        return;
    };
    look.set_value(&stored("look"));
    let changed = look.clone();
    let follow = move |event: Event| {
        if event.target().as_ref() != Some(changed.as_ref()) {
            return;
        }
        let value = changed.value();
        if let Some(html) = document().document_element() {
            let _ = if value.is_empty() {
                html.remove_attribute("data-theme")
            } else {
                html.set_attribute("data-theme", &value)
            };
        }
        store("look", &value);
    };
    hear("change", Box::new(follow));
}

/// With panic=abort nothing works after a panic: say so in plain DOM, and that what was saved is
/// safe.
fn panic_hook(words: &'static Words) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let Some(main) = select("main") else { return };
        let Ok(notice) = document().create_element("div") else {
            return;
        };
        notice.set_class_name("notice notice--danger");
        let _ = notice.set_attribute("role", "alert");
        notice.set_text_content(Some(&format!(
            "{}. {}",
            words.text(key::PANIC_TITLE),
            words.text(key::PANIC_TEXT)
        )));
        let _ = main.insert_adjacent_element("afterbegin", &notice);
    }));
}
