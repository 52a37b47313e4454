//! A fresh page in place of the served one: what was typed and ticked before the application came, focus, caret, heights and
//! scroll come along.

use crate::browser::{focus_here, in_place, tell};
use crate::typing::Written;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

pub fn swap(served: &Element, fresh: &Element) {
    // asked before it goes: what has left the page has no caret
    let focused = document()
        .active_element()
        .filter(|active| served.contains(Some(active)))
        .and_then(|old| {
            let new = counterpart(&old, served, fresh)?;
            Some((new, selected(&old), old.scroll_top()))
        });
    in_place(|| {
        carry(served, fresh);
        let _ = served.replace_with_with_node_1(fresh);
        if let Some((new, selected, scrolled)) = focused {
            focus_here(new.unchecked_ref());
            if let Some(selected) = selected {
                put_selected(&new, selected);
                new.set_scroll_top(scrolled);
            }
        }
    });
}

fn selected(old: &Element) -> Option<(u32, u32)> {
    match old.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.selected(),
        None => old.dyn_ref::<HtmlInputElement>()?.selected(),
    }
}

fn put_selected(new: &Element, selected: (u32, u32)) {
    if let Some(area) = new.dyn_ref::<HtmlTextAreaElement>() {
        area.put_selected(selected);
    } else if let Some(line) = new.dyn_ref::<HtmlInputElement>() {
        line.put_selected(selected);
    }
}

/// The same thing in the other page: by id, else by name and value, else by address.
fn counterpart(old: &Element, served: &Element, fresh: &Element) -> Option<Element> {
    let by = |name: &str| {
        let value = old.get_attribute(name).filter(|value| !value.is_empty())?;
        Some(format!("[{name}=\"{}\"]", value.replace('"', "\\\"")))
    };
    let mut selector = old.tag_name();
    match (by("id"), by("name"), by("href")) {
        (Some(id), ..) => selector += &id,
        (_, Some(name), _) => {
            selector += &name;
            selector += &by("value")
                .filter(|_| old.has_attribute("type"))
                .unwrap_or_default();
        }
        (_, _, Some(href)) => selector += &href,
        _ => {}
    }
    let before = served.query_selector_all(&selector).ok()?;
    let is_own = |at: &u32| {
        before
            .item(*at)
            .is_some_and(|node| node.is_same_node(Some(old)))
    };
    let at = (0..before.length()).find(is_own)?;
    let after = fresh.query_selector_all(&selector).ok()?;
    after.item(at)?.dyn_into().ok()
}

/// What was typed, ticked or opened before, told to the fresh page as the events that it missed, in the order of the page.
fn carry(served: &Element, fresh: &Element) {
    let Ok(fields) = served.query_selector_all("textarea, input, details") else {
        return;
    };
    for old in (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<Element>().ok()) {
        let Some(new) = counterpart(&old, served, fresh) else {
            continue;
        };
        if let (Some(old), Some(new)) = (old.dyn_ref(), new.dyn_ref()) {
            carry_area(old, new);
        } else if let (Some(old), Some(new)) = (old.dyn_ref(), new.dyn_ref()) {
            carry_input(old, new);
        } else if old.has_attribute("open") {
            let _ = new.set_attribute("open", "");
        }
    }
}

fn carry_area(old: &HtmlTextAreaElement, new: &HtmlTextAreaElement) {
    // by the object model: a style attribute is an inline style, which the policy refuses
    for side in ["height", "width"] {
        if let Ok(size) = HtmlElement::style(old).get_property_value(side) {
            let _ = HtmlElement::style(new).set_property(side, &size);
        }
    }
    if Ok(old.value()) != old.default_value().map_err(drop) {
        new.set_value(&old.value());
        tell(new, "input");
    }
}

fn carry_input(old: &HtmlInputElement, new: &HtmlInputElement) {
    if old.checked() != old.default_checked() {
        new.set_checked(old.checked());
        tell(new, "change");
    }
    let is_text = !matches!(old.type_().as_str(), "checkbox" | "radio");
    if is_text && old.value() != old.default_value() {
        new.set_value(&old.value());
        tell(new, "input");
    }
}
