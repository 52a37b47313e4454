//! Widgets as documents and pictures, for whoever asks over HTTP and for copies. Nothing is kept: a withdrawn report leaves every widget
//! with the next request.

use crate::clock;
use crate::figures::drawn;
use crate::http::fault::{Answer, Fault};
use crate::http::public::spelled;
use crate::http::security::hash;
use crate::http::{Shared, documents};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use charts::Figure;
use report::code::Set;
use report::documents::ConstituentDocument;
use report::language::Language;
use report::spelling::Resolved;
use resolution_progress::address::{Address, Entry, Listed, Place};
use resolution_progress::embedding::{Kind, Look};
use resolution_progress::i18n::{Cx, Page};
use resolution_progress::pages::public::constituent::reported;
use resolution_progress::pages::public::story::cycles;
use resolution_progress::widgets::document::{Parts, SCRIPT, document};
use resolution_progress::widgets::{Widget, views};

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

/// A document and the policy that goes with it.
pub struct Written {
    pub status: StatusCode,
    pub title: String,
    pub html: String,
    pub policy: String,
}

/// What an address says, in whatever spelling a code has there.
pub fn asked(app: &Shared, kind: Kind, scope: &str) -> Option<Widget> {
    let widget = Widget::of(kind, scope);
    match (kind, &widget) {
        (Kind::Resolution, None) => match spelled(app, scope) {
            Ok(Resolved::One(code)) => Some(Widget::Resolution(code)),
            _ => None,
        },
        _ => widget,
    }
}

/// The widget, or in its place one sentence: there is no such thing, or it cannot be made now.
pub fn written(app: &Shared, widget: &Widget, lang: Language, look: Look) -> Written {
    match page(app, widget, lang) {
        Ok((cx, page)) => framed(app, cx, look, page, StatusCode::OK),
        Err(Fault::NotFound | Fault::Gone) => nothing(app, widget.kind(), lang, look),
        Err(fault) => {
            // told in the log
            let status = fault.into_response().status();
            let cx = cx(app, lang, app.pages.config.default_set);
            framed(app, cx, look, views::failed(cx), status)
        }
    }
}

pub fn nothing(app: &Shared, kind: Kind, lang: Language, look: Look) -> Written {
    let cx = cx(app, lang, app.pages.config.default_set);
    framed(app, cx, look, views::nothing(cx, kind), StatusCode::NOT_FOUND)
}

fn framed(app: &Shared, cx: Cx, look: Look, page: Page, status: StatusCode) -> Written {
    let frame = &app.pages.frame;
    let style = format!("{}{}", frame.style, look.style());
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'",
        hash(&style),
        hash(SCRIPT)
    );
    let parts = Parts { lang: cx.lang, title: &page.title, look, style: &style, policy: &policy, sprite: &frame.sprite, main: page.main };
    Written { status, html: document(parts), title: page.title, policy }
}

fn page(app: &Shared, widget: &Widget, lang: Language) -> Answer<(Cx, Page)> {
    let today = clock::today();
    Ok(match widget {
        Widget::Resolution(code) => {
            let cx = cx(app, lang, code.set());
            (cx, views::resolution(cx, &documents::resolution(app, code, lang)?, &today))
        }
        Widget::Member(id) => {
            let (set, document) = member(app, id, lang)?;
            let cx = cx(app, lang, set);
            (cx, views::member(cx, &document, &today))
        }
        Widget::Congress(key) => {
            let cx = cx(app, lang, set_of(key));
            let file = app.files.catalogue(&app.store, cx.set, lang)?;
            (cx, views::congress(cx, &file.catalogue, key, &today).ok_or(Fault::NotFound)?)
        }
        Widget::Counter(set) => {
            let cx = cx(app, lang, *set);
            let file = app.files.catalogue(&app.store, *set, lang)?;
            if file.catalogue.is_empty() {
                return Err(Fault::NotFound);
            }
            (cx, views::counter(cx, &file.catalogue, &today))
        }
    })
}

/// The figure of a widget as a file.
pub fn picture(app: &Shared, widget: &Widget, lang: Language) -> Answer<String> {
    let draw = |cx: Cx, figure: &Figure, page: Address| drawn(cx, &cx.place(page), figure);
    Ok(match widget {
        Widget::Resolution(code) => {
            let cx = cx(app, lang, code.set());
            draw(cx, &cycles(cx, &documents::resolution(app, code, lang)?), Address::Resolution(code.clone()))
        }
        Widget::Member(id) => {
            let (set, document) = member(app, id, lang)?;
            let cx = cx(app, lang, set);
            draw(cx, &reported(cx, &document), views::page_of(&document))
        }
        Widget::Congress(key) => {
            let cx = cx(app, lang, set_of(key));
            let file = app.files.catalogue(&app.store, cx.set, lang)?;
            file.catalogue.assemblies.iter().find(|one| one.key == *key).ok_or(Fault::NotFound)?;
            draw(cx, &views::bar_of_congress(cx, &file.catalogue, key), Address::Congress(key.clone()))
        }
        Widget::Counter(set) => {
            let cx = cx(app, lang, *set);
            let file = app.files.catalogue(&app.store, *set, lang)?;
            if file.catalogue.is_empty() {
                return Err(Fault::NotFound);
            }
            draw(cx, &views::bar_of_all(cx, &file.catalogue), Address::Overview)
        }
    })
}

/// A Member of whichever set has it: an id is of one.
fn member(app: &Shared, id: &str, lang: Language) -> Answer<(Set, ConstituentDocument)> {
    let config = &app.pages.config;
    let sets = if config.sets.is_empty() { &[config.default_set][..] } else { &config.sets };
    for set in sets {
        match documents::constituent(&*app.files.index(&app.store, *set)?, id, lang) {
            Ok(document) => return Ok((*set, document)),
            Err(Fault::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    Err(Fault::NotFound)
}

/// As what a Constituent has a page: a Commission's is not under Members.
pub fn listed(app: &Shared, id: &str) -> Option<Listed> {
    member(app, id, Language::default()).ok().and_then(|(_, document)| Listed::of(document.constituent.kind))
}

/// As its address does.
fn set_of(congress: &str) -> Set {
    Place::parse(&format!("/en/congresses/{congress}")).map_or(Set::Facts, |place| place.set)
}

fn cx(app: &Shared, lang: Language, set: Set) -> Cx {
    Cx { entry: Entry::App, ..app.pages.cx(&Place { lang, set, address: Address::Overview }) }
}
