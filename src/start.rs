//! Starting an entry: reads what the page was served with and makes it live. A served text stays: it
//! is what the app would write. A page as it was built is drawn, frame and all.

use crate::address::{Entry, Place, default_set, set_default_set, set_site};
use crate::api;
#[cfg(feature = "router")]
use crate::app;
use crate::browser::{by_id, path_and_query, rename, select, store, stored, told, warn};
use crate::config::Config;
use crate::i18n::Cx;
use crate::live::{hear, live, put, ready, target};
use crate::reactive::{RwSignal, With, document, run};
#[cfg(feature = "router")]
use crate::reactive::{Set as _, spawn_local};
use crate::session::Account;
use crate::shell::{Who, colophon, masthead};
use crate::{load, work};
use report::Language;
use serde_json::{Map, Value};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};
use words::{Words, key};

/// The public entry.
#[cfg(feature = "router")]
pub fn app() {
    let Start { cx, place, served } = begin(Entry::App);
    run(move || {
        let (here, who) = (RwSignal::new(place), RwSignal::new(Who::Unknown));
        keep_masthead(cx, here, who);
        app::show_pages(cx, here, served);
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
    let Start { cx, place, served } = begin(Entry::Work);
    run(move || {
        let account = Account::new(cx);
        keep_masthead(cx, RwSignal::new(place.clone()), account.who());
        work::open(cx, account, place, served);
        ready();
    });
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
    if !served {
        draw_frame(cx, place.as_ref());
    }
    follow_look();
    remember_language();
    Start { cx, place, served }
}

/// What stands around the page, where nobody wrote it beforehand; the masthead is live in any case.
fn draw_frame(cx: Cx, place: Option<&Place>) {
    if let Some(skip) = select(".skip") {
        skip.set_text_content(Some(cx.say(key::SKIP_LINK)));
    }
    if let Some(foot) = by_id("colophon") {
        put(&foot, &colophon(cx));
    }
    // another spelling of an address, which a server would have led here from
    if let Some(path) = place.map(Place::path) {
        let of = |path: &str| path.split('?').next().map(str::to_owned);
        if of(&path) != of(&path_and_query()) {
            rename(&path);
        }
    }
}

fn keep_masthead(cx: Cx, here: RwSignal<Option<Place>>, who: RwSignal<Who>) {
    live(
        "masthead",
        Box::new(move || here.with(|here| who.with(|who| masthead(cx, here.as_ref(), who)))),
    );
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

/// The language that was chosen is that of an address without one.
fn remember_language() {
    hear(
        "click",
        Box::new(|event| {
            let link = target(&event)
                .and_then(|element| element.closest("#masthead a[hreflang]").ok().flatten());
            if let Some(lang) = link.and_then(|link| link.get_attribute("hreflang")) {
                store("language", &lang);
            }
        }),
    );
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
