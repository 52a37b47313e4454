//! The public pages that are text, in the browser. The router keeps history, clicks and scroll. A first page that was
//! served stays as it is; one that was not is drawn like every other.

use crate::address::{Address, Entry, Listed, Place, site, spelled};
use crate::api::operations::{GET_RESOLUTION, document_of};
use crate::api::{self, ApiError};
use crate::browser::{
    by_id, focus_heading, focus_here, form_query, go_instead, go_to_hash, is_nowhere,
    path_and_query, select, set_head, set_title, soon, target,
};
use crate::config::Capability;
use crate::embedding::Kind;
use crate::filter::{Extent, Filter};
use crate::i18n::{Cx, Page};
use crate::live::{self, data, hear, on_deed, replace};
use crate::load::{self, Load, Question, cannot_show};
use crate::pages::not_found;
use crate::pages::public::embed::Among;
use crate::pages::public::{
    activity_report, changes, congress, constituent, country, embed, members, overview,
    progress_report, resolution, resolutions,
};
use crate::shell::{full_title, links, robots, skeleton};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use maud::Markup;
use report::catalogue::Catalogue;
use report::documents::{ConstituentDocument, Constituents, ResolutionDocument};
use std::cell::RefCell;
use std::mem::{Discriminant, discriminant};
use std::rc::Rc;
use std::time::Duration;
use web_sys::{Element, HtmlDocument, HtmlFormElement, HtmlTextAreaElement};
use words::key;

/// How the first page came to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// With its text.
    Served,
    /// As it was built: it is drawn now.
    Built,
    /// One has gone on to it from a page that was adopted.
    GoneTo,
}

/// Whether a page is text; a page of words is drawn by `App`, as all will be.
pub fn writes(place: Option<&Place>) -> bool {
    !place.is_some_and(|place| {
        matches!(
            place.address,
            Address::About
                | Address::Data
                | Address::DataPolicy
                | Address::Accessibility
                | Address::Unknown
        )
    })
}

/// The list's form is its address: each key leads there, without a step to go back to.
#[component]
pub fn SearchAsOneTypes() -> impl IntoView {
    let navigate = use_navigate();
    Effect::new(move || {
        for kind in ["input", "change", "submit"] {
            search(kind, navigate.clone());
        }
    });
}

fn search(kind: &'static str, navigate: impl Fn(&str, NavigateOptions) + 'static) {
    hear(
        kind,
        Box::new(move |event| {
            let form = target(&event).and_then(|element| element.closest("#finder").ok().flatten());
            let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else {
                return;
            };
            // Enter would load the page anew
            if kind == "submit" {
                event.prevent_default();
            }
            let address = format!("{}?{}", path_of(&form), form_query(&form));
            if let Some(place) = Place::parse(&address) {
                let options = NavigateOptions {
                    resolve: false,
                    replace: true,
                    scroll: false,
                    ..Default::default()
                };
                navigate(&place.path(), options);
            }
        }),
    );
}

fn path_of(form: &HtmlFormElement) -> String {
    let action = form.get_attribute("action").unwrap_or_default();
    action.split('?').next().unwrap_or_default().to_owned()
}

/// The list's file, before the first key asks for it.
fn fetch_ahead(here: RwSignal<Option<Place>>) {
    hear(
        "focusin",
        Box::new(move |event| {
            let in_finder = target(&event)
                .is_some_and(|element| element.closest("#finder").ok().flatten().is_some());
            if let Some(document) = here
                .with_untracked(|here| here.as_ref().filter(|_| in_finder).and_then(document_of))
            {
                load::prepare(document);
            }
        }),
    );
}

/// Shows the page of every address that is gone to, and the first one if it was not served.
pub fn show_pages(cx: Cx, here: RwSignal<Option<Place>>, first: First) {
    let served = first == First::Served;
    let is_drawn = move || here.with_untracked(|here| !writes(here.as_ref()));
    let question = Question::unasked();
    let back = StoredValue::new(None::<String>);
    remember_places(back, here);
    fetch_ahead(here);
    // a static copy serves the whole list whatever the address asks for
    let is_narrowed = |place: &Place| match &place.address {
        Address::Resolutions(filter) => *filter != Filter::default(),
        Address::Members(words) => !words.is_empty(),
        // which knows by what address the copy is read
        Address::Embed(_) => true,
        _ => false,
    };
    if let Some(place) = here
        .get_untracked()
        .filter(|place| served && !cx.session && is_narrowed(place))
        && let Some(document) = document_of(&place)
    {
        question.ask(document);
    }
    // another view of the list that stands there: nothing is loaded, and what has the focus keeps
    // it
    let same_list = StoredValue::new(false);
    // the first runs of the two are the first page
    Effect::watch(
        move || here.get(),
        move |place, before, _| {
            if before.is_some_and(|before| before == place) {
                return;
            }
            same_list.set_value(list(place.as_ref()).is_some_and(|own| {
                before.is_some_and(|before| list(before.as_ref()) == Some(own))
            }));
            if is_drawn() {
                back.set_value(None);
                return question.needless();
            }
            let document = match place {
                Some(place) => document_of(place).filter(|_| is_offered(cx, place)),
                None => spelled(&path_and_query()).map(|(lang, text, _)| {
                    format!("{}?lang={}", GET_RESOLUTION.at(&[&text]), lang.key())
                }),
            };
            match document {
                Some(document) => question.ask(document),
                None => question.needless(),
            }
        },
        !served,
    );
    let is_first = StoredValue::new(first == First::Built && !is_drawn());
    Effect::watch(
        move || question.state.track(),
        move |_, _, _| {
            if is_drawn() {
                return;
            }
            question.state.with_untracked(|state| match state {
                Load::Loading if same_list.get_value() => {}
                Load::Loading => {
                    set_title(&full_title(cx, cx.say(key::LOAD_LOADING)));
                    put(&skeleton(cx));
                }
                Load::Ready(document) => {
                    let extent = if same_list.get_value() {
                        Extent::InSight(rows_in_sight())
                    } else {
                        Extent::Whole
                    };
                    let place = here.get_untracked().filter(|place| is_offered(cx, place));
                    // a code that is none of ours may be another spelling of one
                    let is_unsure = match place.as_ref().map(|place| &place.address) {
                        None => !document.is_empty(),
                        Some(Address::Resolution(code)) => !code.is_listed(),
                        Some(_) => false,
                    };
                    if is_unsure && lead_to_code(document) {
                        return;
                    }
                    match page(cx, place.as_ref(), document, extent) {
                        Some(page) if same_list.get_value() => {
                            renew(cx, &page, live::put_in_sight);
                            fill_up(cx, here, question);
                        }
                        Some(page) => {
                            show(cx, place.as_ref(), &page);
                            arrive(is_first);
                            if let Some(left) = back.try_update_value(Option::take).flatten() {
                                return_to_place(&left);
                            }
                        }
                        None => fail(cx, &ApiError::Unreadable, is_first),
                    }
                }
                Load::Failed(error) => fail(cx, error, is_first),
            })
        },
        !served,
    );
    on_deed(Box::new(move |deed, element| match deed {
        "again" => question.again(),
        "copy" => copy(&data(element, "of")),
        _ => {}
    }));
}

/// The address had a code as people write it, and the backend knew which is meant: a page load
/// leads there, once.
fn lead_to_code(document: &str) -> bool {
    let (Some((lang, text, rest)), Some(found)) = (
        spelled(&path_and_query()),
        api::read::<ResolutionDocument>(document),
    ) else {
        return false;
    };
    let code = found.resolution.code.to_string();
    if code != text {
        go_instead(&format!(
            "{}/{}/resolutions/{code}{rest}",
            site(),
            lang.key()
        ));
    }
    code != text
}

/// What was asked for cannot be shown: what is not there is told as the server tells it.
fn fail(cx: Cx, error: &ApiError, is_first: StoredValue<bool>) {
    match error {
        ApiError::NotFound { suggestions } => {
            show(cx, None, &not_found::not_found(cx, suggestions));
        }
        ApiError::Gone => show(cx, None, &not_found::withdrawn(cx)),
        _ => {
            put(&cannot_show(cx, error));
            let heading = select("main h1").and_then(|heading| heading.text_content());
            set_head(
                &full_title(cx, &heading.unwrap_or_default()),
                "",
                &robots(cx.set).0,
            );
        }
    }
    arrive(is_first);
}

/// The heading gets the focus after one has gone on; the first page leaves it where the browser
/// has it.
fn arrive(is_first: StoredValue<bool>) {
    if is_first.try_update_value(std::mem::take) == Some(true) {
        go_to_hash();
    } else {
        focus_heading();
    }
}

/// The text of a field goes to the clipboard; where the browser does not let us, it stands selected
/// for the person to copy.
fn copy(id: &str) {
    let field = by_id(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let (Some(field), Some(told)) = (field, by_id(&format!("{id}-copied"))) else {
        return;
    };
    focus_here(&field);
    field.select();
    let document: HtmlDocument = document().unchecked_into();
    if document.exec_command("copy") == Ok(true) {
        told.set_text_content(Some(&data(&told, "said")));
    }
}

thread_local! {
    /// Where pages were scrolled to when one went on from them.
    static PLACES: RefCell<Vec<(String, f64)>> = const { RefCell::new(vec![]) };
}

/// Going back leads to where one was: the browser's own memory is of no use, since the page is
/// written after it looked. `back` is told the address that one comes back from.
fn remember_places(back: StoredValue<Option<String>>, here: RwSignal<Option<Place>>) {
    hear(
        "click",
        Box::new(|_| {
            let (path, y) = (path_and_query(), window().scroll_y().unwrap_or_default());
            PLACES.with_borrow_mut(|places| {
                places.retain(|(own, _)| *own != path);
                places.push((path, y));
            });
        }),
    );
    hear(
        "popstate",
        Box::new(move |_| {
            back.set_value(here.with_untracked(|here| here.as_ref().map(Place::path)))
        }),
    );
}

/// To the link that was followed, as it stood.
fn return_to_place(left: &str) {
    let path = path_and_query();
    let y =
        PLACES.with_borrow(|places| places.iter().find(|(own, _)| *own == path).map(|(_, y)| *y));
    let left = left.to_owned();
    soon(move || {
        if let Some(link) = select(&format!("main a[href=\"{left}\"]")) {
            focus_here(&link);
        }
        if let Some(y) = y {
            window().scroll_to_with_x_and_y(0.0, y);
        }
    });
}

/// Which list it is of those that are searched as one types.
fn list(place: Option<&Place>) -> Option<Discriminant<Address>> {
    place
        .map(|place| &place.address)
        .filter(|address| {
            matches!(
                address,
                Address::Resolutions(_) | Address::Members(_) | Address::Embed(_)
            )
        })
        .map(discriminant)
}

/// How many rows reach to the lower edge of the window, if all were as low as a row can be.
fn rows_in_sight() -> usize {
    const LOWEST: f64 = 80.0;
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    let top = by_id("rows").map_or(0.0, |rows| rows.get_bounding_client_rect().top());
    (0..)
        .take_while(|n| top + f64::from(*n) * LOWEST < height)
        .count()
        .max(1)
}

/// The rows that are not in sight and the values of facets come when nobody has typed for a moment.
fn fill_up(cx: Cx, here: RwSignal<Option<Place>>, question: Question) {
    let of = here.get_untracked();
    set_timeout(
        move || {
            let now = here.get_untracked();
            if now != of || list(now.as_ref()).is_none() {
                return;
            }
            question.state.with_untracked(|state| {
                if let Load::Ready(document) = state
                    && let Some(page) = page(cx, now.as_ref(), document, Extent::Whole)
                {
                    renew(cx, &page, live::put);
                }
            });
        },
        Duration::from_millis(300),
    );
}

/// A page of this program, and of what the backend has.
fn is_offered(cx: Cx, place: &Place) -> bool {
    place.address.entry() == Entry::App
        && (cx.has(Capability::Widgets) || !matches!(place.address, Address::Embed(_)))
}

/// Nothing if the document is not what the page is written from.
fn page(cx: Cx, here: Option<&Place>, document: &str, extent: Extent) -> Option<Page> {
    Some(match here.map(|place| &place.address) {
        Some(Address::Overview) => overview::overview(cx, &*catalogue(document)?),
        Some(Address::Resolutions(filter)) => {
            resolutions::resolutions(cx, &*catalogue(document)?, filter, extent)
        }
        Some(Address::Congress(key)) => congress::congress(cx, &*catalogue(document)?, key)
            .unwrap_or_else(|| not_found::not_found(cx, &[])),
        Some(Address::Members(words)) => members::members(cx, api::read(document)?, words, extent),
        Some(Address::Country(_)) => country::country(cx, &api::read(document)?),
        Some(Address::Changes(since)) => {
            changes::changes(cx, &api::read(document)?, since.as_deref())
        }
        Some(Address::Constituent { kind, .. }) => {
            let found: ConstituentDocument = api::read(document)?;
            // a Commission is no Member
            if Listed::of(found.constituent.kind).is_none_or(|own| own == *kind) {
                constituent::constituent(cx, &found)
            } else {
                not_found::not_found(cx, &[])
            }
        }
        Some(Address::Resolution(_)) => resolution::resolution(cx, &api::read(document)?),
        Some(Address::Progress { .. }) => {
            progress_report::progress_report(cx, &api::read(document)?)
        }
        Some(Address::Activity { .. }) => {
            activity_report::activity_report(cx, &api::read(document)?)
        }
        Some(Address::Embed(choice)) => {
            let origin = window().location().origin().unwrap_or_default();
            match choice.kind() {
                Kind::Member => {
                    let all: Constituents = api::read(document)?;
                    embed::embed(cx, choice, Among::Constituents(all.items), &origin)
                }
                _ => embed::embed(
                    cx,
                    choice,
                    Among::Catalogue(&*catalogue(document)?),
                    &origin,
                ),
            }
        }
        // the other entry's, which the router leaves to the browser, and those that are drawn
        Some(
            Address::About
            | Address::Data
            | Address::Accessibility
            | Address::DataPolicy
            | Address::Unknown
            | Address::Try
            | Address::Work
            | Address::SignIn { .. }
            | Address::ReportOn { .. }
            | Address::Draft(_),
        )
        | None => not_found::not_found(cx, &[]),
    })
}

thread_local! {
    /// The catalogue that was read last, and of which text: each key in the list is answered from
    /// it.
    static CATALOGUE: RefCell<(String, Option<Rc<Catalogue>>)> = RefCell::default();
}

fn catalogue(document: &str) -> Option<Rc<Catalogue>> {
    // set, language, day and the time of the newest fact stand at its beginning
    let head = format!(
        "{} {}",
        document.len(),
        document.chars().take(200).collect::<String>()
    );
    CATALOGUE.with_borrow_mut(|(of, kept)| {
        if *of != head || kept.is_none() {
            *kept = api::read(document).map(Rc::new);
            *of = head;
        }
        kept.clone()
    })
}

/// Head and text of another page.
fn show(cx: Cx, place: Option<&Place>, page: &Page) {
    // the menu that one came by lies over the page
    if let Some(menu) = by_id("menu") {
        let _ = menu.hide_popover();
    }
    let links = place.map_or_else(|| robots(cx.set), links);
    set_head(&full_title(cx, &page.title), &page.description, &links.0);
    put(&page.main);
}

/// The same page with other rows.
fn renew(cx: Cx, page: &Page, put: fn(&Element, &Markup)) {
    set_title(&full_title(cx, &page.title));
    if let Some(element) = by_id("page") {
        put(&element, &page.main);
    }
    // a link that took a filter away went with it, and the focus with the link
    if is_nowhere() {
        focus_heading();
    }
}

fn put(main: &Markup) {
    if let Some(element) = by_id("page") {
        replace(&element, main);
    }
}
