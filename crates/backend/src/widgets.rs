//! Widgets over HTTP and as files: their documents, their pictures, the loader, and what oEmbed says of them. Nothing here sets or reads a
//! cookie, and nothing is kept: a withdrawn report leaves every widget with the next request.

use crate::clock;
use crate::figures::drawn;
use crate::http::fault::Fault;
use crate::http::{Shared, documents};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use charts::Figure;
use report::code::Set;
use report::language::Language;
use resolution_progress::address::{Address, Entry, Place, decode};
use resolution_progress::embedding::{Kind, Look};
use resolution_progress::i18n::{Cx, Page};
use resolution_progress::pages::public::constituent::reported;
use resolution_progress::pages::public::story::cycles;
use resolution_progress::widgets::document::{LOADER, Parts, SCRIPT, document};
use resolution_progress::widgets::{Widget, views};
use sha2::{Digest, Sha256};

/// Style and drawings of every widget, from the built app.
pub struct Frame {
    style: String,
    sprite: String,
}

impl Frame {
    pub fn new(style: String, page: &str) -> Self {
        let sprite = page.find("<svg class=\"sprite\"").and_then(|from| page[from..].split_inclusive("</svg>").next()).unwrap_or_default();
        Self { style, sprite: sprite.to_owned() }
    }
}

/// A widget as it was asked for.
pub struct Asked {
    pub widget: Widget,
    pub lang: Language,
    pub look: Look,
}

/// A document and the policy that goes with it.
pub struct Written {
    pub html: String,
    policy: String,
    pub title: String,
    found: bool,
}

/// `/e/v1/{kind}/{lang}/{scope}`, and with `.svg` its picture.
pub async fn widget(State(app): State<Shared>, Path((kind, lang, scope)): Path<(String, String, String)>, RawQuery(query): RawQuery) -> Response {
    answer(&app, &kind, &lang, &scope, query.as_deref().unwrap_or_default())
}

/// `/e/v1/{kind}?scope=&lang=`: the same for forms and hand-written addresses.
pub async fn by_query(State(app): State<Shared>, Path(kind): Path<String>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let value = |name: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(own, _)| *own == name).and_then(|(_, value)| decode(value));
    answer(&app, &kind, &value("lang").unwrap_or_default(), &value("scope").unwrap_or_default(), &query)
}

pub async fn loader() -> Response {
    let headers = [(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600, stale-while-revalidate=604800")];
    (headers, LOADER).into_response()
}

fn answer(app: &Shared, kind: &str, lang: &str, scope: &str, query: &str) -> Response {
    // a language that is not spoken here is English: no snippet breaks by it
    let lang = Language::from_key(lang).unwrap_or_default();
    let Some(kind) = Kind::from_key(kind) else { return given_up(app, kind, lang, scope) };
    if let Some(scope) = scope.strip_suffix(".svg") {
        let picture = Widget::of(kind, scope).and_then(|widget| picture(app, &widget, lang));
        return match picture {
            Some(svg) => ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-cache")], svg).into_response(),
            None => Fault::NotFound.into_response(),
        };
    }
    let look = Look::of(query.get(..1024).unwrap_or(query));
    sent(match Widget::of(kind, scope) {
        Some(widget) => written(app, &Asked { widget, lang, look }),
        None => nothing(app, kind, lang, look),
    })
}

pub fn written(app: &Shared, asked: &Asked) -> Written {
    let Asked { widget, lang, look } = asked;
    match page(app, widget, *lang) {
        Some((cx, page)) => framed(app, cx, *look, page, true),
        None => nothing(app, widget.kind(), *lang, *look),
    }
}

fn nothing(app: &Shared, kind: Kind, lang: Language, look: Look) -> Written {
    let cx = cx(app, lang, app.pages.config.default_set);
    framed(app, cx, look, views::nothing(cx, kind), false)
}

fn framed(app: &Shared, cx: Cx, look: Look, page: Page, found: bool) -> Written {
    let frame = &app.pages.frame;
    let style = format!("{}{}", frame.style, look.style());
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'",
        hash(&style),
        hash(SCRIPT)
    );
    let parts = Parts { lang: cx.lang, title: &page.title, look, style: &style, policy: &policy, sprite: &frame.sprite, main: page.main };
    Written { html: document(parts), policy, title: page.title, found }
}

/// The whole of a widget in its words; nothing where there is no such thing.
fn page(app: &Shared, widget: &Widget, lang: Language) -> Option<(Cx, Page)> {
    let (today, cx) = (clock::today(), |set| cx(app, lang, set));
    match widget {
        Widget::Resolution(code) => {
            let cx = cx(code.set());
            Some((cx, views::resolution(cx, &documents::resolution(app, code, lang).ok()?, &today)))
        }
        Widget::Member(id) => member(app, id, lang).map(|(set, document)| (cx(set), views::member(cx(set), &document, &today))),
        Widget::Congress(key) => {
            let cx = cx(widget.set());
            Some((cx, views::congress(cx, &app.files.catalogue(&app.store, cx.set, lang).ok()?.catalogue, key, &today)?))
        }
        Widget::Counter(set) => {
            let cx = cx(*set);
            Some((cx, views::counter(cx, &app.files.catalogue(&app.store, *set, lang).ok()?.catalogue, &today)))
        }
    }
}

/// A Member of whichever set has it: an id is of one.
fn member(app: &Shared, id: &str, lang: Language) -> Option<(Set, report::documents::ConstituentDocument)> {
    let config = &app.pages.config;
    let sets = if config.sets.is_empty() { &[config.default_set][..] } else { &config.sets };
    sets.iter().find_map(|&set| {
        let index = app.files.index(&app.store, set).ok()?;
        documents::constituent(&index, id, lang).ok().map(|document| (set, document))
    })
}

/// The figure of a widget as a file.
pub fn picture(app: &Shared, widget: &Widget, lang: Language) -> Option<String> {
    let draw = |cx: Cx, figure: &Figure, page: Address| drawn(cx, &cx.place(page), figure);
    Some(match widget {
        Widget::Resolution(code) => {
            let cx = cx(app, lang, code.set());
            draw(cx, &cycles(cx, &documents::resolution(app, code, lang).ok()?), Address::Resolution(code.clone()))
        }
        Widget::Member(id) => {
            let (set, document) = member(app, id, lang)?;
            let cx = cx(app, lang, set);
            draw(cx, &reported(cx, &document), views::page_of(&document))
        }
        Widget::Congress(key) => {
            let cx = cx(app, lang, widget.set());
            let file = app.files.catalogue(&app.store, cx.set, lang).ok()?;
            file.catalogue.assemblies.iter().find(|one| one.key == *key)?;
            draw(cx, &views::bar_of_congress(cx, &file.catalogue, key), Address::Congress(key.clone()))
        }
        Widget::Counter(set) => {
            let cx = cx(app, lang, *set);
            draw(cx, &views::bar_of_all(cx, &app.files.catalogue(&app.store, *set, lang).ok()?.catalogue), Address::Overview)
        }
    })
}

fn cx(app: &Shared, lang: Language, set: Set) -> Cx {
    Cx { entry: Entry::App, ..app.pages.cx(&Place { lang, set, address: Address::Overview }) }
}

/// A kind that is given up: its last documents lie in the data folder as `publish` wrote them, and are served for ever.
fn given_up(app: &Shared, kind: &str, lang: Language, scope: &str) -> Response {
    let is_plain = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_plain(kind) && is_plain(scope) {
        let file = app.data.join("given-up/e/v1").join(kind).join(lang.key()).join(scope).join("index.html");
        if let Ok(html) = std::fs::read_to_string(file) {
            return sent(Written::kept(html));
        }
    }
    sent(nothing(app, Kind::default(), lang, Look::default()))
}

fn sent(written: Written) -> Response {
    let status = if written.found { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = (status, [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-cache")], written.html).into_response();
    if let Ok(policy) = HeaderValue::from_str(&written.policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

impl Written {
    /// Nothing where it says that there is nothing.
    pub fn found(self) -> Option<Self> {
        self.found.then_some(self)
    }

    /// What was written before and says its own policy.
    fn kept(html: String) -> Self {
        const BEGINS: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
        let policy = html.split_once(BEGINS).and_then(|(_, rest)| rest.split('"').next()).unwrap_or("default-src 'none'").to_owned();
        Self { html, policy, title: String::new(), found: true }
    }
}
