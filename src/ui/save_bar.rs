//! The bar at the lower edge of the screen. A field that one writes in is never under it: the page
//! scrolls it clear of the bar. Where the bar would take more than a third of the screen (a phone
//! with its keyboard, large text), only what it says stays there; its buttons come when they are
//! reached.

use crate::browser::{is_writing, keep_clear, on_resize, put_length, screen_height, scroll_by};
use crate::i18n::use_cx;
use crate::typing::after_press;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use words::key;

/// Of the height of the screen, the whole bar takes at most one part of so many.
const SHARE: i32 = 3;

/// `said`: what stays in sight. The children are its buttons.
#[component]
pub fn SaveBar(said: AnyView, children: Children) -> impl IntoView {
    let cx = use_cx();
    let (bar, state) = (NodeRef::<Div>::new(), NodeRef::<Div>::new());
    // until the screen is another: its text is smaller then, and the bar with it
    let is_high = RwSignal::new(false);
    // on this screen so far: the bar is higher while something is wrong, and the page is not to go up and down with it
    let most = StoredValue::new(0);
    let fit = move || {
        let (Some(bar), Some(state)) = (bar.get_untracked(), state.get_untracked()) else {
            return;
        };
        let height = bar.offset_height();
        // with the space around it
        let said = state.offset_height() + 2 * state.offset_top();
        if height * SHARE > screen_height() {
            is_high.set(true);
        }
        let hidden = if is_high.get_untracked() {
            (height - said).max(0)
        } else {
            0
        };
        put_length(&bar, "--hidden", hidden);
        let (covered, before) = (height - hidden, most.get_value());
        if covered > before {
            most.set_value(covered);
            keep_clear(covered);
            // what one writes was clear of the bar, and stays so
            if before > 0 && is_writing() {
                after_press(move || scroll_by(covered - before));
            }
        }
    };
    Effect::new(move || {
        let Some(bar) = bar.get() else { return };
        on_resize(&bar, fit);
        let resized = window_event_listener(ev::resize, move |_| {
            most.set_value(0);
            is_high.set(false);
            fit();
        });
        on_cleanup(move || {
            resized.remove();
            keep_clear(0);
        });
    });
    view! {
        <div class="save-bar" class:save-bar--high=is_high node_ref=bar role="region" aria-label=cx.say(key::SAVE_REGION)>
            <div class="save-bar__inner">
                <div class="save-bar__state" node_ref=state>{said}</div>
                " "
                <p class="buttons">{children()}</p>
            </div>
        </div>
    }
}
