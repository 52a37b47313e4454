//! Starting an entry: reads what the page was served with and makes it live. A served text stays: it
//! is what the app would write. A page as it was built is drawn, frame and all.

use crate::address::{Entry, Place, default_set, set_default_set, set_site};
use crate::api;
use crate::app;
use crate::browser::{by_id, path_and_query, rename, select, told, warn};
use crate::config::Config;
use crate::i18n::Cx;
use crate::live::ready;
use crate::load;
use crate::session::Account;
use crate::shell::{Masthead, draw_frame, draw_in, draw_page};
use crate::state::{Here, SignedIn, Who};
use crate::text::{self, First};
use crate::typing;
use crate::work::Work;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::Language;
use serde_json::{Map, Value};
use wasm_bindgen::JsCast;
use words::{Words, key};

/// The public entry.
pub fn app() {
    let Start { cx, place, served } = begin(Entry::App);
    root(cx, place.clone(), move |here, who| {
        let is_drawn = !text::writes(place.as_ref());
        if is_drawn && served {
            // what is only read stays; a name stands in the masthead all the same
            Effect::new(move || {
                if matches!(who.get(), Who::Person(_)) {
                    draw_in("masthead", Masthead);
                }
            });
            app::adopt(cx, here);
        } else {
            draw_frame(cx);
            let first = if served { First::Served } else { First::Built };
            app::pages(cx, here, first);
        }
        if cx.session {
            spawn_local(async move {
                if let Ok(name) = api::get_name(cx.lang).await {
                    who.set(name.map_or(Who::Nobody, Who::Person));
                }
            });
        }
    });
}

/// The entry of work.
pub fn work() {
    let Start { cx, place, .. } = begin(Entry::Work);
    root(cx, place, move |_, who| {
        provide_context(Account::new(cx, who));
        draw_frame(cx);
        draw_page(Work);
    });
}

/// What is made in `pages` lives as long as the document.
fn root(
    cx: Cx,
    place: Option<Place>,
    pages: impl FnOnce(RwSignal<Option<Place>>, RwSignal<Who>) + 'static,
) {
    typing::hear();
    // the parts of the page that Leptos draws are elements of the built page; the root has none of its own
    let Ok(nowhere) = document().create_element("div") else {
        return;
    };
    mount_to(nowhere.unchecked_into(), move || {
        let (here, who) = (RwSignal::new(place), RwSignal::new(Who::Unknown));
        provide_context(cx);
        provide_context(Here(here));
        provide_context(SignedIn(who));
        pages(here, who);
    })
    .forget();
    ready();
}

struct Start {
    cx: Cx,
    place: Option<Place>,
    /// The page came with its text. Else it stands as it was built.
    served: bool,
}

fn begin(entry: Entry) -> Start {
    let lang = document()
        .document_element()
        .and_then(|html| Language::from_key(&html.get_attribute("lang")?))
        .unwrap_or_default();
    let words: &'static Words = Box::leak(Box::new(Words::new(lang.key(), &told("words"))));
    panic_hook(words);
    let (config, kept) = given();
    // an address is read with what is told of it
    set_default_set(config.default_set);
    set_site(&site());
    let place = Place::parse(&path_and_query());
    let cx = Cx {
        words,
        lang,
        set: place.as_ref().map_or_else(default_set, |place| place.set),
        entry,
        two_sets: config.sets.len() > 1,
        session: config.session,
        capabilities: config.capabilities(),
        sign_in: config.sign_in.map(|address| &*address.leak()),
    };
    api::set_api_base(&config.api_base);
    load::set_served(kept);
    let served = by_id("starting").is_none();
    if let Some(place) = place.as_ref().filter(|_| !served) {
        spell(place);
    }
    Start { cx, place, served }
}

/// Another spelling of an address, which a server would have led here from.
fn spell(place: &Place) {
    let path = place.path();
    let of = |path: &str| path.split('?').next().map(str::to_owned);
    if of(&path) != of(&path_and_query()) {
        rename(&path);
    }
}

/// Where the site lives, as the builder of the page was told.
fn site() -> String {
    select("script[data-site]")
        .and_then(|script| script.get_attribute("data-site"))
        .unwrap_or_default()
}

/// What the data block says; the configuration from config.json where the block has none.
fn given() -> (Config, load::Kept) {
    let block = by_id("served")
        .and_then(|block| block.text_content())
        .unwrap_or_default();
    let mut block: Map<String, Value> = serde_json::from_str(&block).unwrap_or_else(|_| {
        warn("#served is no object of JSON and is passed over");
        Map::new()
    });
    let (source, members) = match block.remove("config") {
        Some(Value::Object(members)) => ("#served", members),
        _ => {
            let file = "config.json";
            let members = serde_json::from_str(&told("config")).unwrap_or_else(|_| {
                warn(&format!(
                    "{file} is not there or no object of JSON: each member has its default"
                ));
                Map::new()
            });
            (file, members)
        }
    };
    let (config, unread) = Config::read(members);
    for name in unread {
        warn(&format!(
            "{source}: {name} cannot be read and has its default"
        ));
    }
    let mut text = |name: &str| match block.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let kept = load::Kept {
        url: text("url").unwrap_or_default(),
        document: text("document"),
        file: text("file"),
    };
    (config, kept)
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
        // the start script then says no more
        notice.set_id("broken");
        notice.set_class_name("notice notice--danger");
        let _ = notice.set_attribute("role", "alert");
        notice.set_text_content(Some(&format!(
            "{}. {}",
            words.text(key::PANIC_TITLE),
            words.text(key::PANIC_TEXT)
        )));
        let _ = main.insert_adjacent_element("afterbegin", &notice);
        if let Some(starting) = by_id("starting") {
            starting.remove();
        }
    }));
}
