//! The public entry: its pages by their addresses, and how the browser takes over a page that was served.

use crate::address::Place;
use crate::browser::{arrive, by_id, followed, origin, path_and_query, push};
use crate::i18n::{Cx, use_cx};
use crate::pages::public::statement::{About, Accessibility, Data, DataPolicy, Unknown};
use crate::route::{Follow, base};
use crate::shell::draw_frame;
use crate::text::{self, First, SearchAsOneTypes};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, HtmlElement};

#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router base=base(use_cx())>
            <Follow is_drawn=|place| !text::writes(place)/>
            <SearchAsOneTypes/>
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/about") view=|| fresh(About)/>
                <Route path=path!("/data") view=|| fresh(Data)/>
                <Route path=path!("/data-policy") view=|| fresh(DataPolicy)/>
                <Route path=path!("/accessibility") view=|| fresh(Accessibility)/>
                <Route path=path!("/unknown") view=|| fresh(Unknown)/>
            </FlatRoutes>
        </Router>
    }
}

/// A page of the same shape as the one before is built anew too, not written into its nodes: a translator may have replaced
/// them.
fn fresh<V: IntoView + 'static>(page: impl Fn() -> V + Send + 'static) -> impl IntoView {
    move || untrack(|| page().into_any())
}

/// All public pages, live: those that are drawn and those that are text each in an element of their own, one of which is
/// in the page.
pub fn pages(cx: Cx, here: RwSignal<Option<Place>>, first: First) {
    let Some(text) = by_id("page") else { return };
    let Ok(drawn) = text.clone_node() else { return };
    let drawn: HtmlElement = drawn.unchecked_into();
    let routes = drawn.clone();
    Effect::new(move || {
        let is_drawn = here.with(|here| !text::writes(here.as_ref()));
        let (there, wanted) = if is_drawn {
            (&text, &drawn)
        } else {
            (&drawn, &text)
        };
        if there.is_connected() {
            let _ = there.replace_with_with_node_1(wanted);
        }
    });
    text::show_pages(cx, here, first);
    // last: a step back is heard by what is text before the router follows it
    mount_to(routes, App).forget();
}

/// A page that is only read stays as it was served, and whatever others did to it, until one goes on from it.
pub fn adopt(cx: Cx, here: RwSignal<Option<Place>>) {
    let (is_adopted, owner) = (Cell::new(true), Owner::current());
    let heard = window_event_listener(leptos::ev::click, move |event| {
        let is_external =
            |link: &HtmlAnchorElement| link.rel().split_whitespace().any(|own| own == "external");
        let link = followed(&event).filter(|link| is_adopted.get() && !is_external(link));
        let Some(link) = link else {
            return;
        };
        let path = format!("{}{}", link.pathname(), link.search());
        let leads_here = path == path_and_query();
        let is_ours =
            link.origin() == origin() && link.pathname().starts_with(&format!("{}/", base(cx)));
        if is_ours && leads_here && link.hash().is_empty() {
            // it stands here already
            event.prevent_default();
            window().scroll_to_with_x_and_y(0.0, 0.0);
            arrive();
        } else if is_ours && !leads_here {
            is_adopted.set(false);
            event.prevent_default();
            push(&link.href());
            here.set(Place::parse(&path));
            // what is drawn finds the page's context, which a handler has none of
            let draw = move || {
                draw_frame(cx);
                pages(cx, here, First::GoneTo);
            };
            owner.as_ref().map_or_else(draw, |owner| owner.with(draw));
            window().scroll_to_with_x_and_y(0.0, 0.0);
            arrive();
        }
    });
    on_cleanup(move || heard.remove());
}
