//! The browser's own text controls, written to from outside so that undo lives, and what must wait while somebody types or
//! presses.

use crate::browser::{focus_here, has_focus, in_place, tell};
use leptos::html::ElementType;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

thread_local! {
    /// A control is being written to: its events are not a person's.
    static PUTS: Cell<bool> = const { Cell::new(false) };
    /// The number of the press under way; 0 where none is.
    static PRESSES: Cell<u32> = const { Cell::new(0) };
    static COMPOSES: Cell<bool> = const { Cell::new(false) };
    /// Controls that were gone into since the page came.
    static USED: RefCell<Option<js_sys::WeakSet>> = const { RefCell::new(None) };
}

/// How often what must wait looks again.
const TURN: Duration = Duration::from_millis(20);
/// A click comes this long after the end of its press at the latest.
const CLICK: Duration = Duration::from_millis(100);

/// Once, at the start.
pub fn hear() {
    USED.set(Some(js_sys::WeakSet::new()));
    on("pointerdown", || PRESSES.set(PRESSES.get() + 1));
    for end in ["pointerup", "pointercancel"] {
        on(end, || {
            let press = PRESSES.get();
            let is_over = move || {
                if PRESSES.get() == press {
                    PRESSES.set(0);
                }
            };
            set_timeout(is_over, CLICK);
        });
    }
    on("compositionstart", || COMPOSES.set(true));
    on("compositionend", || COMPOSES.set(false));
    // what ends elsewhere tells nobody
    on("keydown", || PRESSES.set(0));
    on("focusout", || COMPOSES.set(false));
    on("blur", || {
        PRESSES.set(0);
        COMPOSES.set(false);
    });
    std::mem::forget(window_event_listener_untyped("focusin", |event| {
        let element = event.target().and_then(|target| target.dyn_into().ok());
        USED.with_borrow(|used| {
            if let (Some(used), Some(element)) = (used, element) {
                used.add(js_sys::Object::unchecked_from_js_ref(&element));
            }
        });
    }));
}

fn on(kind: &'static str, deed: fn()) {
    std::mem::forget(window_event_listener_untyped(kind, move |_| deed()));
}

fn is_used(element: &HtmlElement) -> bool {
    USED.with_borrow(|used| {
        used.as_ref()
            .is_some_and(|used| used.has(js_sys::Object::unchecked_from_js_ref(element)))
    })
}

/// Whether an event comes of our own writing.
pub fn is_put() -> bool {
    PUTS.get()
}

/// At once, or after the click that the press under way becomes: what moves the page would take its target away.
pub fn after_press(act: impl FnOnce() + 'static) {
    if PRESSES.get() != 0 {
        set_timeout(move || after_press(act), TURN);
    } else {
        act();
    }
}

/// A control with a text.
pub trait Written: Clone + JsCast + 'static {
    fn text(&self) -> String;
    fn set_text(&self, text: &str);
    fn select_all(&self);
    /// From where to where; the caret is at the end.
    fn selected(&self) -> Option<(u32, u32)>;
    /// At the end where the text is shorter.
    fn put_selected(&self, selected: (u32, u32));
}

/// The browser has the same words for both.
macro_rules! written {
    ($($control:ty),+) => {
        $(impl Written for $control {
            fn text(&self) -> String {
                self.value()
            }

            fn set_text(&self, text: &str) {
                self.set_value(text);
            }

            fn select_all(&self) {
                self.select();
            }

            fn selected(&self) -> Option<(u32, u32)> {
                Some((self.selection_start().ok()??, self.selection_end().ok()??))
            }

            fn put_selected(&self, (start, end): (u32, u32)) {
                let _ = self.set_selection_range(start, end);
            }
        })+
    };
}

written!(HtmlInputElement, HtmlTextAreaElement);

/// A control says a text for as long as it is there.
pub fn follow<E>(control: NodeRef<E>, text: Signal<String>)
where
    E: ElementType + 'static,
    E::Output: Written,
{
    Effect::new(move || {
        text.track();
        if let Some(control) = control.get() {
            put(&control, move || text.try_get_untracked());
        }
    });
}

/// Makes a control say a text that came from elsewhere. `now` is asked again where it must wait: for the end of a word that is
/// being composed.
fn put<C: Written>(control: &C, now: impl Fn() -> Option<String> + 'static) {
    let element: &HtmlElement = control.unchecked_ref();
    // what it belongs to may have gone meanwhile
    let Some(text) = now().filter(|text| control.text() != *text) else {
        return;
    };
    if !is_used(element) {
        // nothing to undo, and nobody is taken from where they are
        return control.set_text(&text);
    }
    if COMPOSES.get() {
        let control = control.clone();
        return set_timeout(move || put(&control, now), TURN);
    }
    let before = document().active_element();
    let before = before.and_then(|before| before.dyn_into::<HtmlElement>().ok());
    PUTS.set(true);
    focus_here(element);
    // what is folded away takes no focus, and the text would go elsewhere
    let is_there = has_focus(Some(element));
    let (selected, scrolled) = (control.selected(), element.scroll_top());
    // the browser brings into sight what is typed
    in_place(|| {
        if is_there {
            control.select_all();
        }
        if !is_there || !type_in(&text) || control.text() != text {
            control.set_text(&text);
        }
        if let Some((_, caret)) = selected {
            control.put_selected((caret, caret));
        }
        element.set_scroll_top(scrolled);
    });
    match before.filter(|before| before != element) {
        Some(before) if before.tag_name() != "BODY" => focus_here(&before),
        Some(_) => drop(element.blur()),
        None => {}
    }
    PUTS.set(false);
}

/// Types where the caret stands, as the person would: undo takes it back.
fn type_in(text: &str) -> bool {
    let page: HtmlDocument = document().unchecked_into();
    let command = if text.is_empty() {
        "delete"
    } else {
        "insertText"
    };
    page.exec_command_with_show_ui_and_value(command, false, text) == Ok(true)
}

/// At the caret, with the blank that the sentence needs; at the end where nobody has been in the text yet. The focus goes
/// there.
pub fn insert(area: &HtmlTextAreaElement, text: &str) {
    let value = area.value();
    let end = u32::try_from(value.encode_utf16().count()).unwrap_or(u32::MAX);
    let caret = if is_used(area) {
        area.selection_end().ok().flatten().unwrap_or(end)
    } else {
        end
    };
    // browsers count UTF-16 units
    let before = value.encode_utf16().take(caret as usize).last();
    let is_blank = |unit: u16| char::from_u32(unit.into()).is_some_and(char::is_whitespace);
    let blank = if before.is_none_or(is_blank) { "" } else { " " };
    let text = format!("{blank}{text}");
    let _ = area.focus();
    let _ = area.set_selection_range(caret, caret);
    if !type_in(&text) {
        let _ = area.set_range_text_with_start_and_end_and_mode(&text, caret, caret, "end");
        tell(area, "input");
    }
}
