//! Public pages as HTML: the views of the SPA written natively into the HTML that trunk built, with
//! the page's document as a data block, so that a reader needs no WASM and the app no request.

use crate::figures;
use crate::http::assets::Assets;
use crate::http::fault::{Answer, Fault};
use crate::http::reports::{self, Asked};
use crate::http::{self, Shared, documents};
use crate::language::words;
use crate::oembed;
use crate::sitemap;
use crate::widgets::Frame;
use ::words::key;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, VARY,
};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use report::catalogue::Catalogue;
use report::code::{ResolutionCode, Set};
use report::language::Language;
use report::spelling::Resolved;
use report::vocabulary::ReportKind;
use resolution_progress::address::{self, Address, Entry, Listed, Place};
use resolution_progress::api::operations::document_of;
use resolution_progress::config::{Config, Served};
use resolution_progress::embedding::Kind;
use resolution_progress::filter::Extent;
use resolution_progress::html::{Slots, Template, escape, script_json, without_app};
use resolution_progress::i18n::{Cx, Page};
use resolution_progress::native::{self, Drawn};
use resolution_progress::pages::public::embed::{Among, embed};
use resolution_progress::pages::public::resolutions::resolutions;
use resolution_progress::pages::{not_found, public};
use resolution_progress::shell::{self, full_title};
use serde::Serialize;

pub struct Pages {
    page: Template,
    pub frame: Frame,
    pub config: Config,
}

impl Pages {
    /// Errors: a sentence, when the folder is not a whole build.
    pub fn new(assets: &Assets, config: Config) -> Result<Self, String> {
        let text = |name: &str| {
            assets.text(name).ok_or_else(|| {
                format!("The built app has no {name}. Build it anew with: cargo xtask build")
            })
        };
        let page = Template::new(text("index.html")?)?;
        for name in FILES {
            page.file(name)?;
        }
        Ok(Self {
            frame: Frame::new(text("widget.css")?, page.html()),
            page,
            config,
        })
    }

    /// The address of a file of the build; `new` has seen that each is named.
    fn file(&self, name: &str) -> &str {
        self.page.file(name).unwrap_or_default()
    }

    pub fn cx(&self, place: &Place) -> Cx {
        Cx {
            words: words(place.lang),
            lang: place.lang,
            set: place.set,
            entry: place.address.entry(),
            two_sets: self.config.sets.len() > 1,
            session: self.config.session,
            capabilities: self.config.capabilities(),
            sign_in: None,
        }
    }
}

/// What the page names: the two programs, and words.
const FILES: [&str; 7] = [
    "app-js",
    "app-wasm",
    "work-js",
    "work-wasm",
    "words-en",
    "words-fr",
    "words-es",
];

/// A page as it is asked for.
#[derive(Clone, Copy)]
struct At<'a> {
    app: &'a Shared,
    place: &'a Place,
    /// Scheme and host by which the reader names this server, where that is known.
    origin: Option<&'a str>,
}

/// The HTML of a page, for a copy of it.
pub async fn written(
    app: &Shared,
    place: &Place,
    origin: Option<&str>,
) -> Result<(StatusCode, String), String> {
    text_of(page(At { app, place, origin })).await
}

/// The page of what is not there.
pub async fn nowhere(app: &Shared, lang: Language) -> Result<String, String> {
    text_of(not_found(app, lang, None, &[]))
        .await
        .map(|(_, html)| html)
}

async fn text_of(response: Response) -> Result<(StatusCode, String), String> {
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .map_err(|error| error.to_string())?;
    String::from_utf8(bytes.into())
        .map(|html| (status, html))
        .map_err(|error| error.to_string())
}

/// The root of a static copy, which cannot ask the browser for its language: three links.
pub fn languages(app: &Shared) -> String {
    let place = Place {
        lang: Language::En,
        set: app.pages.config.default_set,
        address: Address::Overview,
    };
    let cx = app.pages.cx(&place);
    let links = html! {
        div class="pagehead" { h1 { (cx.t(key::NAME)) } }
        ul {
            @for (lang, name) in [(Language::En, "English"), (Language::Fr, "Français"), (Language::Es, "Español")] {
                li lang=(lang.key()) { a href=(Place { lang, ..place.clone() }.path()) hreflang=(lang.key()) rel="external" { (name) } }
            }
        }
    };
    let slots = Slots {
        lang: "en".into(),
        title: escape(cx.say(key::NAME)),
        main: links.into_string(),
        ..Slots::default()
    };
    // no app: there is nothing to make live
    without_app(&app.pages.page.fill(&slots))
}

pub async fn robots(State(app): State<Shared>, headers: HeaderMap) -> Response {
    sitemap::robots(&origin(&app, &headers)).into_response()
}

pub async fn sitemap(State(app): State<Shared>, headers: HeaderMap) -> Response {
    match sitemap::sitemap(&app, &origin(&app, &headers)) {
        Ok(xml) => ([(CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response(),
        Err(error) => Fault::from(error).into_response(),
    }
}

/// As the reader names this server. Behind a proxy with TLS it says so.
pub fn origin(app: &Shared, headers: &HeaderMap) -> String {
    if let Some(origin) = &app.origin {
        return origin.clone();
    }
    let text = |name: &str| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned)
    };
    let host = text("host").unwrap_or_else(|| app.address.to_string());
    let scheme = text("x-forwarded-proto")
        .filter(|scheme| scheme == "https")
        .unwrap_or_else(|| "http".into());
    format!("{scheme}://{host}")
}

pub async fn config(State(app): State<Shared>) -> Response {
    axum::Json(app.pages.config.clone()).into_response()
}

pub async fn page_or_file(State(app): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    if let Some(file) = app.assets.serve(uri.path(), &headers) {
        return file;
    }
    if uri.path() == "/" {
        return to_language(&headers);
    }
    let asked = uri
        .path_and_query()
        .map_or(uri.path(), |both| both.as_str());
    // a code that we do not know may be another spelling of one that we do
    let known = |place: &Place| place.address.code().is_none_or(ResolutionCode::is_listed);
    match Place::parse(asked).filter(known) {
        Some(place) => {
            let canonical = place.path();
            let same = canonical.split('?').next() == Some(uri.path());
            if same {
                page(At {
                    app: &app,
                    place: &place,
                    origin: Some(&origin(&app, &headers)),
                })
            } else {
                moved(&canonical)
            }
        }
        None if let Some(file) = figures::file(&app, asked) => {
            figures::answer(file, uri.path().rsplit('/').next().unwrap_or_default())
        }
        None if let Some(answer) = spelled(&app, &uri) => answer,
        None => not_found(
            &app,
            uri.path()
                .split('/')
                .nth(1)
                .and_then(Language::from_key)
                .unwrap_or_default(),
            None,
            &[],
        ),
    }
}

/// `/en/resolutions/7.040` and the like: moved to the one code it means, or not found with those
/// that it may mean.
fn spelled(app: &Shared, uri: &Uri) -> Option<Response> {
    let (lang, text, rest) = address::spelled(uri.path())?;
    match http::public::spelled(app, &text).ok()? {
        Resolved::One(code) => {
            let path = format!("/{}/resolutions/{code}{rest}", lang.key());
            // the right spelling, and yet nothing is there
            Some(if path == uri.path() {
                not_found(app, lang, None, &[])
            } else {
                moved(&path)
            })
        }
        resolved => Some(not_found(app, lang, None, &http::public::meant(resolved))),
    }
}

/// `set`: of the address that was asked for, where it has one.
fn not_found(app: &Shared, lang: Language, set: Option<Set>, meant: &[ResolutionCode]) -> Response {
    let meant_set = || meant.first().map(ResolutionCode::set);
    let set = set.or_else(meant_set).unwrap_or_default();
    let place = Place {
        lang,
        set,
        address: Address::Overview,
    };
    answer(
        At {
            app,
            place: &place,
            origin: None,
        },
        StatusCode::NOT_FOUND,
        |cx| (not_found::not_found(cx, meant), None),
        false,
    )
}

/// To the best language of the browser. The choice is the address from then on.
fn to_language(headers: &HeaderMap) -> Response {
    let wanted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let lang = wanted
        .split(',')
        .find_map(|one| Language::from_key(one.trim().get(..2)?))
        .unwrap_or_default();
    let mut response =
        (StatusCode::FOUND, [(LOCATION, format!("/{}/", lang.key()))]).into_response();
    response
        .headers_mut()
        .insert(VARY, HeaderValue::from_static("accept-language"));
    response
}

fn moved(to: &str) -> Response {
    (StatusCode::MOVED_PERMANENTLY, [(LOCATION, to)]).into_response()
}

fn page(at: At<'_>) -> Response {
    let At { app, place, .. } = at;
    let store = &app.store;
    let lang = place.lang;
    match &place.address {
        // pages of rows carry no document: what is served stays, and the app asks for the catalogue
        // when one goes on
        Address::Overview => of_catalogue(at, |cx, catalogue| {
            Some(public::overview::overview(cx, catalogue))
        }),
        Address::Resolutions(filter) => of_catalogue(at, |cx, catalogue| {
            Some(resolutions(cx, catalogue, filter, Extent::Whole))
        }),
        Address::Congress(key) => of_catalogue(at, |cx, catalogue| {
            public::congress::congress(cx, catalogue, key)
        }),
        Address::Members(words) => match documents::constituents(store, place.set, lang) {
            Ok(all) => answer(
                at,
                StatusCode::OK,
                |cx| {
                    (
                        public::members::members(cx, all, words, Extent::Whole),
                        None,
                    )
                },
                true,
            ),
            Err(fault) => fault.into_response(),
        },
        Address::Country(code) => {
            let index = app.files.index(store, place.set).map_err(Fault::from);
            with_document(
                at,
                index.and_then(|index| documents::country(&index, code, lang)),
                public::country::country,
            )
        }
        Address::Changes(since) => {
            let asked = Asked {
                since: since.clone(),
                limit: 100,
                ..Asked::of(place.set, lang)
            };
            let document = app
                .files
                .index(store, place.set)
                .map_err(Fault::from)
                .and_then(|index| reports::list(&index, &asked));
            with_document(at, document, |cx, document| {
                public::changes::changes(cx, document, since.as_deref())
            })
        }
        Address::Constituent { kind, id } => {
            let index = app.files.index(store, place.set).map_err(Fault::from);
            let document = index.and_then(|index| documents::constituent(&index, id, lang));
            // a Commission is no Member
            let document = document.and_then(|document| {
                if Listed::of(document.constituent.kind) == Some(*kind) {
                    Ok(document)
                } else {
                    Err(Fault::NotFound)
                }
            });
            with_document(at, document, public::constituent::constituent)
        }
        Address::Resolution(code) => with_document(
            at,
            documents::resolution(app, code, lang),
            public::resolution::resolution,
        ),
        Address::Progress {
            code,
            year,
            version,
        } => {
            let report = documents::published_report(
                store,
                ReportKind::Progress,
                code,
                year,
                "",
                *version,
                lang,
            );
            with_document(at, report, public::progress_report::progress_report)
        }
        Address::Activity {
            code,
            year,
            constituent,
            version,
        } => {
            let report = documents::published_report(
                store,
                ReportKind::Activity,
                code,
                year,
                constituent,
                *version,
                lang,
            );
            with_document(at, report, public::activity_report::activity_report)
        }
        Address::Embed(choice) => {
            let own = at.origin.unwrap_or_default();
            match choice.kind() {
                Kind::Member => match documents::constituents(store, place.set, lang) {
                    Ok(all) => answer(
                        at,
                        StatusCode::OK,
                        |cx| (embed(cx, choice, Among::Constituents(all.items), own), None),
                        true,
                    ),
                    Err(fault) => fault.into_response(),
                },
                _ => of_catalogue(at, |cx, catalogue| {
                    Some(embed(cx, choice, Among::Catalogue(catalogue), own))
                }),
            }
        }
        Address::About
        | Address::Data
        | Address::Accessibility
        | Address::DataPolicy
        | Address::Unknown
        | Address::Try
        | Address::Work
        | Address::ReportOn { .. }
        | Address::Draft(_)
        | Address::SignIn { .. } => drawn(at),
    }
}

/// The page names the file, so that the app asks for it and for nothing before it.
fn of_catalogue(at: At<'_>, view: impl FnOnce(Cx, &Catalogue) -> Option<Page>) -> Response {
    let At { app, place, .. } = at;
    match app.files.catalogue(&app.store, place.set, place.lang) {
        Ok(file) => match view(app.pages.cx(place), &file.catalogue) {
            Some(page) => {
                let kept = Kept {
                    file: Some(format!("/files/{}", file.name)),
                    document: None,
                };
                answer_with(at, StatusCode::OK, |_| (page, kept), true)
            }
            None => not_found(app, place.lang, Some(place.set), &[]),
        },
        Err(error) => Fault::from(error).into_response(),
    }
}

fn with_document<T: Serialize>(
    at: At<'_>,
    document: Answer<T>,
    view: impl Fn(Cx, &T) -> Page,
) -> Response {
    let At { app, place, .. } = at;
    match document {
        Ok(document) => answer(
            at,
            StatusCode::OK,
            |cx| (view(cx, &document), serde_json::to_string(&document).ok()),
            true,
        ),
        Err(Fault::NotFound) => {
            let code = place
                .address
                .code()
                .map(ToString::to_string)
                .unwrap_or_default();
            let codes = http::public::spelled(app, &code)
                .map(http::public::meant)
                .unwrap_or_default();
            not_found(app, place.lang, Some(place.set), &codes)
        }
        Err(Fault::Gone) => answer(
            at,
            StatusCode::GONE,
            |cx| (not_found::withdrawn(cx), None),
            false,
        ),
        Err(fault) => fault.into_response(),
    }
}

/// A page that Leptos draws.
fn drawn(at: At<'_>) -> Response {
    let Drawn { head, main } = native::draw(
        at.app.pages.cx(at.place),
        at.place,
        at.app.clock().this_year(),
    );
    let status = StatusCode::from_u16(head.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let page = Page {
        title: head.title,
        description: head.description,
        main: PreEscaped(main),
    };
    answer(at, status, |_| (page, None), true)
}

/// What a page is served with besides its HTML.
#[derive(Default)]
struct Kept {
    document: Option<String>,
    file: Option<String>,
}

fn answer(
    at: At<'_>,
    status: StatusCode,
    write: impl FnOnce(Cx) -> (Page, Option<String>),
    canonical: bool,
) -> Response {
    let with = |cx| {
        let (page, document) = write(cx);
        (
            page,
            Kept {
                document,
                file: None,
            },
        )
    };
    answer_with(at, status, with, canonical)
}

fn answer_with(
    at: At<'_>,
    status: StatusCode,
    write: impl FnOnce(Cx) -> (Page, Kept),
    canonical: bool,
) -> Response {
    let At { app, place, .. } = at;
    let cx = app.pages.cx(place);
    let (page, Kept { document, file }) = write(cx);
    let url = if document.is_some() || file.is_some() {
        document_of(place)
    } else {
        None
    };
    let served = Served {
        config: app.pages.config.clone(),
        url,
        document,
        file,
    };
    let slots = Slots {
        lang: place.lang.key().into(),
        title: escape(&full_title(cx, &page.title)),
        description: escape(&page.description),
        head: head(at, canonical),
        skip: escape(cx.say(key::SKIP_LINK)),
        trouble: trouble(cx).into_string(),
        masthead: native::masthead(cx, Some(place).filter(|_| canonical)),
        main: page.main.into_string(),
        colophon: native::colophon(cx),
        data: serde_json::to_string(&served)
            .map(|json| script_json(&json))
            .unwrap_or_default(),
    };
    let html = app.pages.page.fill(&slots);
    let mut response = (status, html).into_response();
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// What the start script says when it cannot start.
fn trouble(cx: Cx) -> Markup {
    html! {
        @for (name, text) in [("start.failed", key::START_FAILED), ("start.old", key::START_OLD)] {
            p data-key=(name) lang=(cx.lang.key()) { (cx.t(text)) }
        }
    }
}

/// The files of the page's program ahead of the script that starts it, and what other programs read.
fn head(at: At<'_>, canonical: bool) -> String {
    let At { app, place, origin } = at;
    let program = match place.address.entry() {
        Entry::App => ["app-js", "app-wasm"],
        Entry::Work => ["work-js", "work-wasm"],
    };
    let [js, wasm] = program.map(|name| app.pages.file(name));
    let words = app.pages.file(&format!("words-{}", place.lang.key()));
    // in the served head: sites that show what is pasted into them run no script
    let oembed = origin
        .filter(|_| canonical)
        .and_then(|origin| oembed::discovery(app, origin, place));
    let head = html! {
        link rel="preload" as="fetch" crossorigin href=(words);
        link rel="modulepreload" crossorigin href=(js);
        link rel="preload" as="fetch" type="application/wasm" crossorigin href=(wasm);
        @if canonical { (shell::links(place)) } @else { (shell::robots(place.set)) }
        @if let Some(href) = oembed { link rel="alternate" type="application/json+oembed" href=(href); }
    };
    head.into_string()
}
