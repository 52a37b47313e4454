//! Where one is, by the router's address.

use crate::address::{Address, Place, site};
use crate::browser::arrive;
use crate::i18n::Cx;
use crate::state::Here;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Below which every address of a language lies: `/en`, or `/sub/en`.
pub fn base(cx: Cx) -> String {
    format!("{}/{}", site(), cx.lang.key())
}

/// What the address says now; woken by it in a view.
fn place() -> Option<Place> {
    let location = use_location();
    Place::parse(&format!(
        "{}?{}",
        location.pathname.get(),
        location.search.get().trim_start_matches('?')
    ))
}

/// The address that a route was taken for.
pub fn asked() -> Option<Address> {
    untrack(place).map(|place| place.address)
}

/// `Here` follows the address. Whoever went on from a page is led to the heading of the next, if that is drawn at once.
#[component]
pub fn Follow(is_drawn: fn(Option<&Place>) -> bool) -> impl IntoView {
    let here = expect_context::<Here>().0;
    Effect::new(move |before: Option<Option<Place>>| {
        let place = place();
        here.set(place.clone());
        if is_drawn(place.as_ref()) && before.is_some_and(|before| before != place) {
            arrive();
        }
        place
    });
}
