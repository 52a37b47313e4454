//! Live parts of a page: what a function writes is put into an element so that what stands there
//! already is kept: elements, focus, caret, what is open. The same text comes from the server, so a
//! served page needs no drawing to become live.

use crate::browser::{by_id, target};
use leptos::prelude::*;
use maud::Markup;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node,
};

/// Hears an event anywhere in the page, for as long as the page stands.
pub fn hear(kind: &'static str, deed: Box<dyn Fn(Event)>) {
    window_event_listener_untyped(kind, deed);
}

/// What a person asked for by a click, and on which element.
pub type Deed = Box<dyn Fn(&str, &HtmlElement)>;

/// Hears clicks on elements with `data-do`: the deed and the element, whose other data say on what.
pub fn on_deed(deed: Deed) {
    hear(
        "click",
        Box::new(move |event| {
            if let Some(element) =
                target(&event).and_then(|element| element.closest("[data-do]").ok().flatten())
                && let (Some(name), Some(element)) =
                    (element.get_attribute("data-do"), element.dyn_ref())
            {
                deed(&name, element);
            }
        }),
    );
}

/// A value that the view wrote into a `data-` attribute.
pub fn data(element: &Element, name: &str) -> String {
    element
        .get_attribute(&format!("data-{name}"))
        .unwrap_or_default()
}

/// Writes an element anew: nothing of what stood in it stays.
pub fn replace(element: &Element, markup: &Markup) {
    element.set_inner_html(&markup.0);
}

/// Makes the children of an element be this markup, keeping those that are alike.
pub fn put(element: &Element, markup: &Markup) {
    walk(element, markup, false);
}

/// The same, but what can be folded stays as it is: who types waits for what is seen. `put` must
/// follow.
pub fn put_in_sight(element: &Element, markup: &Markup) {
    walk(element, markup, true);
}

#[derive(Clone, Copy)]
struct Walk {
    /// There are text areas, whose values are not in the markup.
    has_texts: bool,
    /// What can be folded is left as it is.
    leaves_folds: bool,
}

fn walk(element: &Element, markup: &Markup, leaves_folds: bool) {
    let Ok(wanted) = element.clone_node() else {
        return;
    };
    let wanted: Element = wanted.unchecked_into();
    replace(&wanted, markup);
    let has_texts = element.query_selector("textarea").ok().flatten().is_some();
    children(
        element,
        &wanted,
        Walk {
            has_texts,
            leaves_folds,
        },
    );
}

/// Walks both lists. A wanted node meets the one that stands at its place if they are alike; if
/// not, one with its id further on; else it comes in new. What nobody wanted goes. Each question to
/// the browser costs more than the answer, so the commonest comes first: is it the same already?
fn children(there: &Node, wanted: &Node, walk: Walk) {
    let mut at = there.first_child();
    let mut next = wanted.first_child();
    while let Some(want) = next {
        next = want.next_sibling();
        if let Some(own) = at.as_ref().filter(|own| own.is_equal_node(Some(&want))) {
            if walk.has_texts {
                values(own, &want);
            }
            at = own.next_sibling();
            continue;
        }
        match meet(at.as_ref(), &want) {
            Some(found) => {
                while let Some(between) = at.take().filter(|node| *node != found) {
                    at = between.next_sibling();
                    let _ = there.remove_child(&between);
                }
                at = found.next_sibling();
                same(&found, &want, walk);
            }
            None => {
                let _ = there.insert_before(&want, at.as_ref());
            }
        }
    }
    while let Some(node) = at {
        at = node.next_sibling();
        let _ = there.remove_child(&node);
    }
}

fn meet(at: Option<&Node>, want: &Node) -> Option<Node> {
    let at = at?;
    if alike(at, want) {
        return Some(at.clone());
    }
    // further on among the same children, by one question instead of one to each of them
    let own = by_id(&id(want)).map(Node::from)?;
    let is_later = own.parent_node() == at.parent_node()
        && at.compare_document_position(&own) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
    (is_later && alike(&own, want)).then_some(own)
}

fn alike(one: &Node, other: &Node) -> bool {
    one.node_name() == other.node_name() && id(one) == id(other)
}

fn id(node: &Node) -> String {
    node.dyn_ref::<Element>()
        .map(Element::id)
        .unwrap_or_default()
}

/// Of two that are alike and not the same.
fn same(there: &Node, wanted: &Node, walk: Walk) {
    match (there.dyn_ref::<Element>(), wanted.dyn_ref::<Element>()) {
        (Some(there), Some(wanted)) => {
            let name = wanted.tag_name();
            if walk.leaves_folds && name == "DETAILS" {
                return;
            }
            attributes(there, wanted);
            if matches!(name.as_str(), "INPUT" | "SELECT" | "TEXTAREA") {
                control(there, wanted);
            }
            // a text area says its value, not its children: to change them too would lay it out
            // twice
            if name != "TEXTAREA" && !wanted.has_attribute(PART) {
                children(there, wanted, walk);
            }
        }
        _ => there.set_node_value(wanted.node_value().as_deref()),
    }
}

/// Nodes may be equal and say another thing: a text area keeps what was typed into it apart from
/// its children.
fn values(there: &Node, wanted: &Node) {
    let (Some(there), Some(wanted)) = (there.dyn_ref::<Element>(), wanted.dyn_ref::<Element>())
    else {
        return;
    };
    control(there, wanted);
    let all = |element: &Element| element.query_selector_all("textarea").ok();
    let (Some(own), Some(other)) = (all(there), all(wanted)) else {
        return;
    };
    for at in 0..own.length() {
        if let (Some(own), Some(other)) = (own.item(at), other.item(at)) {
            control(own.unchecked_ref(), other.unchecked_ref());
        }
    }
}

/// On an element that another part writes: a key in it then parses that part only, not all that
/// stands around it.
const PART: &str = "data-part";

/// What the person opened stays open.
const OWN: &str = "open";

fn attributes(there: &Element, wanted: &Element) {
    // without their children: three questions instead of two for each attribute
    if let (Ok(own), Ok(other)) = (there.clone_node(), wanted.clone_node())
        && own.is_equal_node(Some(&other))
    {
        return;
    }
    for name in wanted.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        let value = wanted.get_attribute(&name).unwrap_or_default();
        if there.get_attribute(&name).as_ref() != Some(&value) {
            let _ = there.set_attribute(&name, &value);
        }
    }
    for name in there.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        if name != OWN && !wanted.has_attribute(&name) {
            let _ = there.remove_attribute(&name);
        }
    }
}

/// A control that was used listens to its properties, no more to its attributes. One that is right
/// already is not touched: the caret would jump.
fn control(there: &Element, wanted: &Element) {
    if let (Some(there), Some(wanted)) = (
        there.dyn_ref::<HtmlInputElement>(),
        wanted.dyn_ref::<HtmlInputElement>(),
    ) {
        there.set_checked(wanted.checked());
        if there.value() != wanted.value() {
            there.set_value(&wanted.value());
        }
    }
    if let (Some(there), Some(wanted)) = (
        there.dyn_ref::<HtmlTextAreaElement>(),
        wanted.dyn_ref::<HtmlTextAreaElement>(),
    ) && there.value() != wanted.value()
    {
        there.set_value(&wanted.value());
    }
    if let (Some(there), Some(wanted)) = (
        there.dyn_ref::<HtmlSelectElement>(),
        wanted.dyn_ref::<HtmlSelectElement>(),
    ) && there.value() != wanted.value()
    {
        there.set_value(&wanted.value());
    }
}

/// The page can be used from now on.
pub fn ready() {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("data-live", "");
    }
}
