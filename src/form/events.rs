//! What a person does in the form: keys, choices, leaving a field. Heard at the page, by the names
//! that the views gave.

use super::directory::List;
use super::{Form, Section, actions, field_id, section_list};
use crate::api;
use crate::browser::{announce, bring_into_view, by_id, focus_summary, go_to_field, pause, soon};
use crate::live::{data, hear, live, on_deed, target};
use crate::ui::combobox::Pressed;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::rules::Problem;
use report::synthesis::{self, Target};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};
use words::Msg;

const PAUSE: Duration = Duration::from_secs(1);

/// From now on the form is live. `edited` is called after every change of the report.
pub fn listen(form: RwSignal<Form>, edited: impl Fn() + Copy + 'static) {
    for section in Section::ALL {
        live(
            &section.id(),
            Box::new(move || form.with(|form| form.section(section))),
        );
    }
    for action in form.with_untracked(|form| actions::all(&form.body)) {
        live(
            &actions::part_id(action),
            Box::new(move || form.with(|form| actions::chosen(form, action))),
        );
    }
    for list in ["sections-beside", "sections-fold"] {
        live(list, Box::new(move || form.with(section_list)));
    }
    hear("submit", Box::new(|event| event.prevent_default()));
    hear(
        "input",
        Box::new(move |event| {
            let Some((element, text)) =
                target(&event).and_then(|element| Some((element.clone(), typed_text(&element)?)))
            else {
                return;
            };
            match input_of(&element) {
                Some(list) => then_say(form, |form| Some(form.search(list, text))),
                None => {
                    typed(
                        form,
                        element.get_attribute("name").unwrap_or_default(),
                        text,
                    );
                    edited();
                }
            }
        }),
    );
    hear(
        "change",
        Box::new(move |event| {
            let Some(input) = target(&event)
                .and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
                .filter(is_choice)
            else {
                return;
            };
            let mut said = None;
            form.update(|form| {
                said = form.choose(&input.name(), &input.value(), input.checked());
            });
            said.into_iter().for_each(announce);
            edited();
        }),
    );
    hear(
        "focusin",
        Box::new(move |event| focused(form, target(&event))),
    );
    hear(
        "focusout",
        Box::new(move |event| left(form, target(&event))),
    );
    hear(
        "keydown",
        Box::new(move |event| pressed(form, event.unchecked_ref(), edited)),
    );
    // a list of names, one a line: not one long name
    hear(
        "paste",
        Box::new(move |event| {
            let list = target(&event).as_ref().and_then(input_of);
            let text = event
                .dyn_ref::<ClipboardEvent>()
                .and_then(|event| event.clipboard_data()?.get_data("text").ok());
            if let (Some(list), Some(text)) =
                (list, text.filter(|text| text.trim().contains(['\n', ';'])))
            {
                event.prevent_default();
                spawn_local(async move {
                    // names are compared with the list, which may be on its way
                    while form.with_untracked(Form::is_waiting) {
                        pause(Duration::from_millis(100)).await;
                    }
                    then_say(form, |form| Some(form.paste(list, &text)));
                    edited();
                });
            }
        }),
    );
    // the input keeps the focus while an option is chosen
    hear(
        "mousedown",
        Box::new(|event| {
            if target(&event)
                .is_some_and(|element| element.closest("[role=option]").ok().flatten().is_some())
            {
                event.prevent_default();
            }
        }),
    );
    hear(
        "click",
        Box::new(move |event| {
            let Some(element) = target(&event) else {
                return;
            };
            if let Some(list) = input_of(&element) {
                form.update(|form| form.open(list));
            }
            if let Ok(Some(link)) = element.closest(".sections__link, .error-summary a") {
                event.prevent_default();
                go_to_field(
                    link.get_attribute("href")
                        .unwrap_or_default()
                        .trim_start_matches('#'),
                );
            }
        }),
    );
    on_deed(Box::new(move |deed, element| {
        let (list, at) = (
            list_of(element),
            data(element, "at").parse().unwrap_or_default(),
        );
        match (deed, list) {
            ("choose", Some(list)) => then_say(form, |form| form.choose_option(list, at)),
            ("browse", Some(list)) => {
                want_directory(form);
                form.update(|form| form.browse(list));
                return;
            }
            ("tick", Some(list)) => {
                then_say(form, |form| Some(form.tick(list, &data(element, "id"))))
            }
            ("mean", Some(list)) => {
                form.update(|form| form.mean(list, at, &data(element, "id")));
                focus_soon(list.id().to_owned());
            }
            ("unchoose", Some(list)) => unchoose(form, list, at),
            ("cite", _) => cite(form, &data(element, "field"), &data(element, "id")),
            ("up" | "down" | "join" | "give-back", _) => {
                let (section, id) = (data(element, "section"), data(element, "id"));
                let Some(target) = Target::from_pointer(&section) else {
                    return;
                };
                form.update(|form| {
                    form.change(|body| match deed {
                        "join" => synthesis::join(body, target, &id),
                        "give-back" => synthesis::give_back(body, target, &id),
                        _ => synthesis::shift(body, target, &id, deed == "down"),
                    });
                });
                announce(element.text_content().unwrap_or_default());
                // the same button, to press it again; where it is gone, the passage, or what stands
                // above it
                focus_first([
                    element.id(),
                    field_id(&format!("{section}/entries/{id}")),
                    field_id(&section),
                ]);
            }
            ("bring-back", _) => {
                let pointer = data(element, "field");
                form.update(|form| form.bring_back(&pointer));
                focus_soon(field_id(&pointer));
            }
            ("add-link", _) => form.update(Form::add_link),
            ("remove-link", _) => form.update(|form| form.remove_link(&data(element, "id"))),
            _ => return,
        }
        edited();
    }));
}

/// Checks, says so where nothing stops submitting, and leads to what does. Answers whether nothing
/// does.
pub fn check(form: RwSignal<Form>, checked: RwSignal<Option<Vec<Problem>>>, clean: Msg) -> bool {
    let mut stops = vec![];
    form.update(|form| stops = form.check());
    let is_clean = stops.is_empty();
    checked.set(Some(stops));
    if is_clean {
        announce(form.with_untracked(|form| form.cx.say(clean).to_owned()));
    } else {
        focus_summary();
    }
    is_clean
}

/// What was typed into the served page before it was live, or what the browser kept over a reload,
/// is not lost.
pub fn take_up(form: RwSignal<Form>) {
    let Ok(controls) = document().query_selector_all("form [name]") else {
        return;
    };
    for control in
        (0..controls.length()).filter_map(|at| controls.item(at)?.dyn_into::<Element>().ok())
    {
        let name = control.get_attribute("name").unwrap_or_default();
        match typed_text(&control) {
            Some(text) if !text.is_empty() => typed(form, name, text),
            Some(_) => {}
            None => {
                if let Some(input) = control
                    .dyn_ref::<HtmlInputElement>()
                    .filter(|input| input.checked())
                {
                    form.update(|form| {
                        form.choose(&name, &input.value(), true);
                    });
                }
            }
        }
    }
}

fn is_choice(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "checkbox" | "radio") && input.name().starts_with('/')
}

/// Of a text field or a combobox of the form.
fn typed_text(element: &Element) -> Option<String> {
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        return area.name().starts_with('/').then(|| area.value());
    }
    let input = element.dyn_ref::<HtmlInputElement>()?;
    (input.type_() == "text" && (input.name().starts_with('/') || input_of(element).is_some()))
        .then(|| input.value())
}

/// Which combobox an element belongs to.
fn list_of(element: &Element) -> Option<List> {
    List::from_key(&element.get_attribute("data-box")?)
}

/// Of which combobox an element is the input.
fn input_of(element: &Element) -> Option<List> {
    list_of(element).filter(|_| element.tag_name() == "INPUT")
}

/// The pointer of a text field.
fn pointer_of(element: &Element) -> Option<String> {
    typed_text(element)?;
    element.get_attribute("name")
}

fn typed(form: RwSignal<Form>, pointer: String, text: String) {
    let mut looks_again = None;
    form.update(|form| looks_again = form.typed(&pointer, text));
    if let Some(key) = looks_again {
        set_timeout(
            move || form.update(|form| form.rested(&pointer, key)),
            PAUSE,
        );
    }
}

fn focused(form: RwSignal<Form>, element: Option<Element>) {
    let Some(element) = element else { return };
    if input_of(&element).is_some() {
        want_directory(form);
    } else if let Some(pointer) = pointer_of(&element) {
        form.update_untracked(|form| form.focused(&pointer));
    }
}

fn left(form: RwSignal<Form>, element: Option<Element>) {
    let Some(element) = element else { return };
    if let Some(list) = input_of(&element) {
        form.update(|form| form.close(list));
    } else if let Some(pointer) = pointer_of(&element) {
        // one error at a time, and focus stays where the person put it
        then_say(form, |form| form.left(&pointer));
    }
}

fn want_directory(form: RwSignal<Form>) {
    let (mut wanted, cx) = (false, form.with_untracked(|form| form.cx));
    form.update_untracked(|form| wanted = form.wants_directory());
    if !wanted {
        return;
    }
    spawn_local(async move {
        let answer = api::list_constituents(cx.set, cx.lang).await;
        form.update(|form| form.directory_came(answer.ok().map(|all| all.items)));
    });
}

/// Changes the form, then says what the change answers. Nothing to say: nothing to be seen changed.
fn then_say(form: RwSignal<Form>, change: impl FnOnce(&mut Form) -> Option<String>) {
    let mut said = None;
    form.maybe_update(|form| {
        said = change(form);
        said.is_some()
    });
    said.into_iter().for_each(announce);
}

fn pressed(form: RwSignal<Form>, event: &KeyboardEvent, edited: impl Fn()) {
    let Some(list) = target(event).as_ref().and_then(input_of) else {
        return;
    };
    let mut done = Pressed::Nothing;
    // a letter is the input's own, and what it changes comes with the input event: no part is
    // written for the key
    form.maybe_update(|form| {
        done = form.pressed(list, &event.key());
        done != Pressed::Nothing
    });
    match done {
        Pressed::Nothing => return,
        Pressed::Moved => show_active(form, list),
        Pressed::Chose(at) => {
            then_say(form, |form| form.choose_option(list, at));
            edited();
        }
    }
    event.prevent_default();
}

fn show_active(form: RwSignal<Form>, list: List) {
    let Some(id) = form.with_untracked(|form| form.active_option(list)) else {
        return;
    };
    soon(move || bring_into_view(&id));
}

fn unchoose(form: RwSignal<Form>, list: List, at: usize) {
    let mut next = String::new();
    then_say(form, |form| {
        let (said, focus) = form.unchoose(list, at);
        next = focus;
        Some(said)
    });
    focus_soon(next);
}

fn focus_soon(id: String) {
    focus_first([id]);
}

/// The first of these that is there.
fn focus_first<const N: usize>(ids: [String; N]) {
    soon(move || {
        if let Some(element) = ids.iter().find_map(|id| by_id(id)) {
            let _ = element.focus();
        }
    });
}

/// At the caret, with the blank that the sentence needs; the caret stands behind it, and focus goes
/// back to the text.
fn cite(form: RwSignal<Form>, pointer: &str, id: &str) {
    let Some(area) =
        by_id(&field_id(pointer)).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok())
    else {
        return;
    };
    // browsers count UTF-16 units
    let caret = area.selection_end().ok().flatten().unwrap_or_default();
    let before = area.value().encode_utf16().take(caret as usize).last();
    let is_blank = |unit: u16| char::from_u32(unit.into()).is_some_and(char::is_whitespace);
    let blank = if before.is_none_or(is_blank) { "" } else { " " };
    let _ = area.set_range_text_with_start_and_end_and_mode(
        &format!("{blank}[OP{id}]"),
        caret,
        caret,
        "end",
    );
    let _ = area.focus();
    typed(form, pointer.to_owned(), area.value());
}
