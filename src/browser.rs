//! The edges to the browser: title, focus, the polite region, the clock on the wall, storage. One
//! function each, no state of ours.

use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, EventInit, FormData, HtmlAnchorElement, HtmlElement, HtmlFormElement,
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MouseEvent,
    ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition, UrlSearchParams,
};

pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into().ok())
}

pub fn select(css: &str) -> Option<HtmlElement> {
    document()
        .query_selector(css)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into().ok())
}

/// How much of the lower edge of the screen is covered, in CSS pixels: what takes the focus is
/// scrolled clear of it.
pub fn keep_clear(pixels: i32) {
    let root = document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        put_length(&root, "--covered", pixels);
    }
}

/// In CSS pixels.
pub fn screen_height() -> i32 {
    let height = window().inner_height().ok();
    height
        .and_then(|height| height.as_f64())
        .unwrap_or_default() as i32
}

/// Tells the size of an element when it is seen first and each time that it changes, until the owner goes.
pub fn on_resize(element: &Element, tell: impl Fn() + 'static) {
    let told = Closure::<dyn Fn()>::new(tell);
    let Ok(observer) = ResizeObserver::new(told.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, told));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}

/// Tells each time that an element comes to a line across the screen, so many hundredths of its height from the top, until
/// the owner goes.
pub fn on_line(element: &Element, hundredths: u8, tell: impl Fn() + 'static) {
    let told = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
        if last.is_ok_and(|last| last.is_intersecting()) {
            tell();
        }
    });
    let line = IntersectionObserverInit::new();
    line.set_root_margin(&format!("-{hundredths}% 0px -{}% 0px", 99 - hundredths));
    let told_of = told.as_ref().unchecked_ref();
    let Ok(observer) = IntersectionObserver::new_with_options(told_of, &line) else {
        return;
    };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, told));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}

/// A length that the style of an element goes by, in CSS pixels.
pub fn put_length(element: &HtmlElement, name: &str, pixels: i32) {
    let _ = element.style().set_property(name, &format!("{pixels}px"));
}

pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Title, description and links of the page that is shown now; what the page before had there
/// goes.
pub fn set_head(title: &str, description: &str, links: &str) {
    set_title(title);
    if let Some(own) = select("meta[name=description]") {
        let _ = own.set_attribute("content", description);
    }
    let old = document().query_selector_all(
        "link[rel=canonical], link[hreflang], meta[name=robots], link[type=\"application/json+oembed\"]",
    );
    if let Ok(old) = old {
        for at in 0..old.length() {
            if let Some(one) = old.item(at).and_then(|one| one.dyn_into::<Element>().ok()) {
                one.remove();
            }
        }
    }
    if let Some(head) = document().head() {
        let _ = head.insert_adjacent_html("beforeend", links);
    }
}

/// The same page under another address.
pub fn rename(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Another page under its address, with a step back to this one.
pub fn push(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

thread_local! {
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
}

/// Whoever has gone on is led to the heading of the next page, and the menu that one came by goes.
pub fn arrive() {
    ARRIVED.set(true);
    if let Some(menu) = by_id("menu") {
        let _ = menu.hide_popover();
    }
    focus_heading();
}

/// Whether one came to this page from another without a page load.
pub fn has_arrived() -> bool {
    ARRIVED.get()
}

/// To where the address points within the page, which the browser looked for before it was drawn.
pub fn go_to_hash() {
    soon(|| {
        let hash = window().location().hash().unwrap_or_default();
        if let Some(target) = by_id(hash.trim_start_matches('#')) {
            target.scroll_into_view();
            if !target.has_attribute("tabindex") {
                target.set_tab_index(-1);
            }
            focus_here(&target);
        }
    });
}

/// For the people who run the site: what was not as it should be, and what was done instead.
pub fn warn(words: &str) {
    web_sys::console::warn_1(&JsValue::from_str(words));
}

/// What the start script left for the program.
pub fn told(name: &str) -> String {
    js_sys::Reflect::get(&window(), &JsValue::from_str(name))
        .ok()
        .and_then(|told| told.as_string())
        .unwrap_or_default()
}

/// What a form would send, as a query.
pub fn form_query(form: &HtmlFormElement) -> String {
    let data = FormData::new_with_form(form)
        .and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data));
    data.map(|query| String::from(query.to_string()))
        .unwrap_or_default()
}

/// After the view that was asked for is in the page.
pub fn soon(deed: impl FnOnce() + 'static) {
    set_timeout(deed, Duration::ZERO);
}

/// Waits without holding anything up.
pub async fn pause(wait: Duration) {
    let waited = js_sys::Promise::new(&mut |done, _| {
        set_timeout(
            move || {
                let _ = done.call0(&JsValue::NULL);
            },
            wait,
        );
    });
    let _ = wasm_bindgen_futures::JsFuture::from(waited).await;
}

/// A screen reader then reads the heading of the page that was gone to.
pub fn focus_heading() {
    soon(|| {
        if let Some(heading) = select("main h1") {
            focus_here(&heading);
        }
    });
}

pub fn focus_here(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls no more than is needed.
pub fn bring_into_view(id: &str) {
    if let Some(element) = by_id(id) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Brings the label or legend of a field into view, then focuses the field without a second scroll.
pub fn go_to_field(id: &str) {
    let Some(field) = by_id(id) else { return };
    let label = select(&format!("label[for=\"{id}\"], #{id}-label")).or_else(|| {
        field
            .closest("fieldset")
            .ok()
            .flatten()
            .and_then(|set| set.dyn_into().ok())
    });
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    label
        .as_ref()
        .unwrap_or(&field)
        .scroll_into_view_with_scroll_into_view_options(&options);
    focus_here(&field);
}

/// Asked later, whether the person is still where she is now. What comes of a press after a while takes
/// the focus only then: else her next letters would go there.
pub fn presence() -> impl Fn() -> bool {
    let before = document().active_element();
    move || {
        // an element that went leaves the focus to the body
        document().active_element() == before || is_nowhere()
    }
}

/// The link that a click follows in this window, and by nothing but the click.
pub fn followed(click: &MouseEvent) -> Option<HtmlAnchorElement> {
    let other_window = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || other_window || click.button() != 0 {
        return None;
    }
    let target: Element = click.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let stays = !link.target().is_empty() || link.has_attribute("download");
    (!stays).then_some(link)
}

pub fn has_focus(control: Option<&web_sys::EventTarget>) -> bool {
    let now = document().active_element();
    now.is_some_and(|now| control.is_some_and(|control| *control == **now))
}

/// The focus is where one writes a text.
pub fn is_writing() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| {
        active
            .matches("textarea, input[type=text]")
            .unwrap_or_default()
    })
}

/// The page goes up by so many CSS pixels.
pub fn scroll_by(pixels: i32) {
    window().scroll_by_with_x_and_y(0.0, pixels.into());
}

/// Does something that the browser would scroll for; the page stays where it is.
pub fn in_place<T>(deed: impl FnOnce() -> T) -> T {
    let at = |scroll: Result<f64, _>| scroll.unwrap_or_default();
    let (left, top) = (at(window().scroll_x()), at(window().scroll_y()));
    let done = deed();
    window().scroll_to_with_x_and_y(left, top);
    done
}

/// An event as the browser would send it.
pub fn tell(control: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
        let _ = control.dispatch_event(&event);
    }
}

/// Whether the focus is on nothing.
pub fn is_nowhere() -> bool {
    let now = document().active_element();
    now.is_none_or(|element| element.tag_name() == "BODY")
}

/// Says something politely: one region for the whole page, late enough not to be swallowed by a
/// change of focus.
pub fn announce(text: String) {
    set_timeout(
        move || {
            if let Some(region) = by_id("polite") {
                region.set_text_content(Some(&text));
            }
        },
        Duration::from_millis(500),
    );
}

/// "14:03" on the clock of the person.
pub fn wall_clock(iso: &str) -> String {
    let date = js_sys::Date::new(&iso.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Milliseconds, for intervals.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// By the clock of the device: only where no server said the time.
pub fn this_year() -> u16 {
    u16::try_from(js_sys::Date::new_0().get_full_year()).unwrap_or(u16::MAX - 1)
}

pub fn path_and_query() -> String {
    let location = window().location();
    format!(
        "{}{}",
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default()
    )
}

/// Scheme, host and port of this page.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Text as a part of an address.
pub fn encode(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}

/// A page load.
pub fn go(address: &str) {
    let _ = window().location().set_href(address);
}

/// A page load that leaves no step back to where one is.
pub fn go_instead(address: &str) {
    let _ = window().location().replace(address);
}

pub fn reload() {
    let _ = window().location().reload();
}

/// The appearance that was chosen; blank for that of the device.
pub fn theme() -> String {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-theme"))
        .unwrap_or_default()
}

/// The first of these that is there takes the focus, once it stands.
pub fn focus_soon<const N: usize>(ids: [String; N]) {
    soon(move || {
        if let Some(element) = ids.iter().find_map(|id| by_id(id)) {
            let _ = element.focus();
        }
    });
}

/// When the page has been drawn and nobody waits for it.
pub fn at_rest(deed: impl FnOnce() + 'static) {
    set_timeout(deed, Duration::from_secs(1));
}

/// The element that an event is about; nothing for the window.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The error summary takes the focus when it comes.
pub fn focus_summary() {
    soon(|| {
        if let Some(summary) = select(".error-summary") {
            summary.scroll_into_view();
            let _ = summary.focus();
        }
    });
}
