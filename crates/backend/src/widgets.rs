//! Widgets as documents and pictures, for whoever asks over HTTP and for copies. Nothing is kept: a
//! withdrawn report leaves every widget with the next request.

use crate::figures::drawn;
use crate::files::File;
use crate::http::fault::{Answer, Fault};
use crate::http::public::spelled;
use crate::http::security::hash;
use crate::http::{Shared, documents};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use report::code::Set;
use report::documents::{ConstituentDocument, ResolutionDocument};
use report::language::Language;
use report::spelling::Resolved;
use resolution_progress::address::{Address, Entry, Listed, Place};
use resolution_progress::embedding::{Kind, Look};
use resolution_progress::i18n::{Cx, Page};
use resolution_progress::pages::public::constituent::{address_of, reported};
use resolution_progress::pages::public::story::cycles;
use resolution_progress::widgets::document::{Parts, SCRIPT, document};
use resolution_progress::widgets::{Widget, views};
use std::sync::Arc;

/// Style and drawings of every widget, from the built app.
pub struct Frame {
    style: String,
    sprite: String,
}

impl Frame {
    pub fn new(style: String, page: &str) -> Self {
        let sprite = page
            .find("<svg class=\"sprite\"")
            .and_then(|from| page[from..].split_inclusive("</svg>").next())
            .unwrap_or_default();
        Self {
            style,
            sprite: sprite.to_owned(),
        }
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
    framed(
        app,
        cx,
        look,
        views::nothing(cx, kind),
        StatusCode::NOT_FOUND,
    )
}

fn framed(app: &Shared, cx: Cx, look: Look, page: Page, status: StatusCode) -> Written {
    let frame = &app.pages.frame;
    let style = format!("{}{}", frame.style, look.style());
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'",
        hash(&style),
        hash(SCRIPT)
    );
    let parts = Parts {
        lang: cx.lang,
        title: &page.title,
        look,
        style: &style,
        policy: &policy,
        sprite: &frame.sprite,
        main: page.main,
    };
    Written {
        status,
        html: document(parts),
        title: page.title,
        policy,
    }
}

/// What a widget is written from.
enum Read {
    Resolution(ResolutionDocument),
    Member(ConstituentDocument),
    Rows(Arc<File>),
}

fn read(app: &Shared, widget: &Widget, lang: Language) -> Answer<(Cx, Read)> {
    let rows = |set: Set| {
        Ok::<_, Fault>((
            cx(app, lang, set),
            app.files.catalogue(&app.store, set, lang)?,
        ))
    };
    Ok(match widget {
        Widget::Resolution(code) => (
            cx(app, lang, code.set()),
            Read::Resolution(documents::resolution(app, code, lang)?),
        ),
        Widget::Member(id) => {
            let (set, document) = member(app, id, lang)?;
            (cx(app, lang, set), Read::Member(document))
        }
        Widget::Congress(key) => {
            let (cx, file) = rows(set_of(key))?;
            file.catalogue
                .assemblies
                .iter()
                .find(|one| one.key == *key)
                .ok_or(Fault::NotFound)?;
            (cx, Read::Rows(file))
        }
        Widget::Counter(set) => {
            let (cx, file) = rows(*set)?;
            if file.catalogue.is_empty() {
                return Err(Fault::NotFound);
            }
            (cx, Read::Rows(file))
        }
    })
}

fn page(app: &Shared, widget: &Widget, lang: Language) -> Answer<(Cx, Page)> {
    let (cx, read) = read(app, widget, lang)?;
    let today = app.clock().today();
    let page = match (&read, widget) {
        (Read::Resolution(document), _) => views::resolution(cx, document, &today),
        (Read::Member(document), _) => views::member(cx, document, &today),
        (Read::Rows(file), Widget::Congress(key)) => {
            views::congress(cx, &file.catalogue, key, &today).ok_or(Fault::NotFound)?
        }
        (Read::Rows(file), _) => views::counter(cx, &file.catalogue, &today),
    };
    Ok((cx, page))
}

/// The figure of a widget as a file.
pub fn picture(app: &Shared, widget: &Widget, lang: Language) -> Answer<String> {
    let (cx, read) = read(app, widget, lang)?;
    let (figure, page) = match (&read, widget) {
        (Read::Resolution(document), _) => (
            cycles(cx, document),
            Address::Resolution(document.resolution.code.clone()),
        ),
        (Read::Member(document), _) => (reported(cx, document), address_of(&document.constituent)),
        (Read::Rows(file), Widget::Congress(key)) => (
            views::bar_of_congress(cx, &file.catalogue, key),
            Address::Congress(key.clone()),
        ),
        (Read::Rows(file), _) => (views::bar_of_all(cx, &file.catalogue), Address::Overview),
    };
    Ok(drawn(app, cx, &cx.place(page), &figure))
}

/// A Member of whichever set has it: an id is of one.
fn member(app: &Shared, id: &str, lang: Language) -> Answer<(Set, ConstituentDocument)> {
    let config = &app.pages.config;
    let sets = if config.sets.is_empty() {
        &[config.default_set][..]
    } else {
        &config.sets
    };
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
    member(app, id, Language::default())
        .ok()
        .and_then(|(_, document)| Listed::of(document.constituent.kind))
}

/// As its address does.
fn set_of(congress: &str) -> Set {
    Place::parse(&format!("/en/congresses/{congress}")).map_or(Set::Facts, |place| place.set)
}

fn cx(app: &Shared, lang: Language, set: Set) -> Cx {
    Cx {
        entry: Entry::App,
        ..app.pages.cx(&Place {
            lang,
            set,
            address: Address::Overview,
        })
    }
}
