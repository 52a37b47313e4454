//! In a browser: whatever is done to the form, to the desk beside it and to the question which of two versions stands, the
//! page is what a page built anew from the same state would be: elements, attributes, texts, and the properties value,
//! checked, selected and open.

use crate::address::Entry as Program;
use crate::api::DraftAnswer;
use crate::browser::{pause, tell};
use crate::drafts::{Conflict, Conflicts, Saver};
use crate::form::{Form, Found, Sections, Summary, blank, check};
use crate::i18n::Cx;
use crate::session::Account;
use crate::state::Who;
use crate::synthesis::{Desk, Sources};
use any_spawner::Executor;
use fastrand::Rng;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::task::tick;
use replica::Clash;
use report::Body;
use report::body::{Entry, Source};
use report::constituent::Constituent;
use report::documents::{LastReport, Received, ReceivedReport};
use report::field::Field;
use report::language::Language;
use report::question::Question;
use report::rules::Problem;
use report::state::State;
use report::synthesis::Target;
use report::vocabulary::{Action, ConstituentKind, ListAnswer, ReportKind};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node,
};
use words::{Words, key};

wasm_bindgen_test_configure!(run_in_browser);

const SEQUENCES: u64 = 500;
const EDITS: usize = 30;

const TEXTS: [&str; 12] = [
    "",
    "2025",
    "2025-09",
    "Summer 2025",
    "Work [OP99",
    "Two weirs were opened [OP1.a] and [OP2; OP4.b].",
    "First.\n\nSecond, with [OP8].",
    "www.example.org",
    "https://example.org/",
    "he",
    "Heron Trust (example)",
    "Nobody on file",
];

fn cx() -> Cx {
    thread_local! {
        static WORDS: &'static Words = Box::leak(Box::new(Words::built_in("en")));
    }
    Cx {
        words: WORDS.with(|words| *words),
        lang: Language::En,
        set: report::code::Set::Demo,
        entry: Program::Work,
        two_sets: true,
        session: true,
        capabilities: Default::default(),
        sign_in: None,
    }
}

fn organisation(id: &str, name: &str, kind: ConstituentKind) -> Constituent {
    let one = serde_json::json!({ "id": id, "name": name, "kind": kind.key() });
    serde_json::from_value(one).expect("an organisation")
}

fn organisations() -> Vec<Constituent> {
    vec![
        organisation(
            "m-lark",
            "Lark and Heron Society (example)",
            ConstituentKind::Member,
        ),
        organisation("m-heron", "Heron Trust (example)", ConstituentKind::Member),
        organisation("m-otter", "Otter League (example)", ConstituentKind::Member),
        organisation(
            "c-law",
            "Commission on Herons (example)",
            ConstituentKind::Commission,
        ),
        organisation("x-bank", "Hedge Bank (example)", ConstituentKind::External),
    ]
}

/// A part of the page with the form in it; the form itself outlives it.
struct Drawn {
    place: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

fn drawn<V: IntoView + 'static>(
    made: Made,
    is_in_page: bool,
    beside: impl FnOnce(Form) -> V + 'static,
) -> Drawn {
    let Made {
        form,
        desk,
        saver,
        checked,
    } = made;
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    if is_in_page {
        document().body().unwrap().append_child(&place).unwrap();
    }
    let handle: UnmountHandle<_> = mount_to(place.clone(), move || {
        provide_context(form.cx);
        provide_context(form);
        let beside = beside(form);
        let summary = move || checked.get().map(|found| view! { <Summary found/> });
        let sources = desk.map(|desk| view! { <Sources desk/> });
        view! {
            {summary}
            <Conflicts saver/>
            {sources}
            <Sections/>
            {beside}
        }
    });
    Drawn {
        place,
        _handle: Box::new(handle),
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// What a page says, line by line.
fn said(node: &Node, path: &str, lines: &mut Vec<String>) {
    if let Some(element) = node.dyn_ref::<Element>() {
        let path = format!("{path}/{}", element.local_name());
        let names = element.get_attribute_names();
        let mut names: Vec<String> = names.iter().filter_map(|name| name.as_string()).collect();
        names.sort();
        // where one reads is of the window, not of the report; no class is no class
        let has_class = element
            .get_attribute("class")
            .is_some_and(|own| !own.is_empty());
        names.retain(|name| name != "aria-current" && (name != "class" || has_class));
        let attributes = names
            .iter()
            .map(|name| format!(" {name}={:?}", element.get_attribute(name)));
        lines.push(format!("{path}{}", attributes.collect::<String>()));
        for property in ["value", "checked", "selected", "open"] {
            let value = js_sys::Reflect::get(element, &property.into()).unwrap();
            if !value.is_undefined() {
                lines.push(format!("{path} .{property}={value:?}"));
            }
        }
        let mut child = element.first_child();
        while let Some(own) = child {
            said(&own, &path, lines);
            child = own.next_sibling();
        }
    } else if node.node_type() == Node::TEXT_NODE {
        // neighbours are one text to whoever reads
        let text = node.text_content().unwrap_or_default();
        let start = format!("{path} text ");
        match lines.last_mut().filter(|last| last.starts_with(&start)) {
            Some(last) => last.push_str(&text),
            None => lines.push(format!("{start}{text}")),
        }
    }
}

/// What differs between the page and one that is built anew from the same state.
async fn stale<V: IntoView + 'static>(
    made: Made,
    page: &Drawn,
    beside: impl FnOnce(Form) -> V + 'static,
) -> Vec<String> {
    tick().await;
    tick().await;
    let fresh = drawn(made, false, beside);
    tick().await;
    tick().await;
    let (mut own, mut anew) = (vec![], vec![]);
    said(&page.place, "", &mut own);
    said(&fresh.place, "", &mut anew);
    let mut differ: Vec<String> = own
        .iter()
        .zip(&anew)
        .filter(|(own, anew)| own != anew)
        .map(|(own, anew)| format!("is     {own}\nwould be {anew}"))
        .collect();
    if own.len() != anew.len() {
        differ.push(format!("{} lines, and would be {}", own.len(), anew.len()));
    }
    differ
}

fn all(place: &HtmlElement, css: &str) -> Vec<HtmlElement> {
    let found = place.query_selector_all(css).unwrap();
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// Something that a person does in the page. Answers what, for a failure to be understood.
fn edit(rng: &mut Rng, page: &Drawn) -> String {
    let controls = all(
        &page.place,
        "input, textarea, select, button, [role=option]",
    );
    let control = &controls[rng.usize(..controls.len())];
    let name = format!("{} {}", control.local_name(), control.id());
    let text = TEXTS[rng.usize(..TEXTS.len())];
    let mut typed = |set: &dyn Fn()| {
        control.focus().unwrap();
        set();
        tell(control, if rng.bool() { "input" } else { "change" });
        if rng.bool() {
            control.blur().unwrap();
        }
        format!("{name} {text:?}")
    };
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return typed(&|| area.set_value(text));
    }
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_selected_index(rng.i32(0..select.length() as i32));
        tell(control, "change");
        return name;
    }
    match control.dyn_ref::<HtmlInputElement>() {
        Some(line) if line.type_() == "text" => typed(&|| line.set_value(text)),
        _ => {
            control.click();
            name
        }
    }
}

fn entry(rng: &mut Rng, is_taken: bool) -> Entry {
    let constituents = ["m-lark", "m-otter", "somebody"];
    let source = is_taken.then(|| Source {
        constituent: constituents[rng.usize(..3)].into(),
        year: "2025".into(),
        adapted: rng.bool(),
    });
    Entry {
        text: TEXTS[rng.usize(..TEXTS.len())].into(),
        order: rng.u8(..).to_string(),
        lang: None,
        source,
    }
}

/// What came from elsewhere: another tab, a merge, what was kept on the device.
fn elsewhere(rng: &mut Rng, form: Form) {
    let mut body = if rng.u8(..4) == 0 {
        Body::default()
    } else {
        form.peek(Body::clone)
    };
    let actions = Action::ALL;
    for _ in 0..rng.usize(1..6) {
        let action = actions[rng.usize(..actions.len())];
        let is_taken = rng.bool();
        let id = if is_taken {
            format!("p{}", rng.u8(..3))
        } else {
            "typed".into()
        };
        let entry = entry(rng, is_taken);
        match rng.u8(..9) {
            0 => drop(body.actions.insert(action)),
            1 => drop(body.actions.remove(&action)),
            2 => {
                body.actions.insert(action);
                let target = Target::Result(action);
                Field::Narrative(target).write(&mut body, entry.text.clone());
                if let Some(entries) = target.existing(&mut body) {
                    entries.insert(id, entry);
                }
            }
            3 => drop(body.challenges.entries.insert(id, entry)),
            4 => body.challenges.none = rng.bool(),
            5 => drop(body.involved.members.insert("m-otter".into())),
            6 => body.involved.members_answer = rng.bool().then_some(ListAnswer::None),
            7 => drop(
                body.additional
                    .links
                    .insert(format!("l{}", rng.u8(1..4)), Default::default()),
            ),
            _ => Question::ALL[rng.usize(..Question::ALL.len())].bring_back(&mut body),
        }
    }
    form.show(body);
}

/// Answers of which somebody else has written another.
fn clash(rng: &mut Rng, made: Made) {
    let fields = [
        Field::Others,
        Field::From,
        Field::Narrative(Target::Challenges),
        Field::Narrative(Target::Result(Action::ALL[0])),
    ];
    let n = rng.usize(..fields.len());
    let clashes = fields[n..].iter().map(|field| {
        let pointer = match field {
            Field::Narrative(target) => format!("{}/entries/typed/text", target.pointer()),
            field => field.pointer(),
        };
        let mut side = || {
            let text = TEXTS[rng.usize(..TEXTS.len())];
            let leaf = (!text.is_empty()).then(|| text.into());
            vec![(pointer.clone(), leaf)]
        };
        Clash {
            mine: side(),
            theirs: side(),
            was: side(),
            pointer: pointer.clone(),
        }
    });
    let clashes = clashes.collect();
    made.saver.conflict.set(Some(Conflict {
        by: "Bruno".into(),
        joined: n,
        clashes,
    }));
}

fn step(rng: &mut Rng, made: Made, page: &Drawn) -> String {
    let form = made.form;
    match rng.u8(..13) {
        0 | 1 => {
            elsewhere(rng, form);
            "a body from elsewhere".into()
        }
        2 => {
            check(form, made.checked, key::CHECK_CLEAN);
            "a check".into()
        }
        3 => {
            let key = report::rules::ProblemKey::UnsafeCharacter;
            form.refuse(&[Problem::new("/challenges", key)]);
            "a refusal".into()
        }
        4 => {
            clash(rng, made);
            "a clash".into()
        }
        _ => edit(rng, page),
    }
}

/// What outlives the pages that are drawn of it.
#[derive(Clone, Copy)]
struct Made {
    form: Form,
    /// Of a Progress Report.
    desk: Option<Desk>,
    saver: Saver,
    checked: RwSignal<Option<Found>>,
}

fn body(rng: &mut Rng) -> Body {
    let mut body = Body::default();
    for action in Action::ALL.into_iter().take(rng.usize(1..4)) {
        body.actions.insert(action);
        Field::Narrative(Target::Result(action)).write(&mut body, TEXTS[6].into());
        Field::Narrative(Target::Future(action)).write(&mut body, TEXTS[5].into());
    }
    body.involved.members.insert("m-otter".into());
    Field::Narrative(Target::Challenges).write(&mut body, TEXTS[6].into());
    body
}

fn received(rng: &mut Rng) -> Received {
    let report = |(at, constituent): (usize, Constituent)| ReceivedReport {
        id: format!("r{at}"),
        constituent,
        state: State::Submitted,
        version: 1,
        saved_at: String::new(),
        body: body(rng),
    };
    let items = organisations().into_iter().take(3).enumerate();
    Received {
        items: items.map(report).collect(),
        last: rng.bool().then(|| LastReport {
            year: "2025".into(),
            body: body(rng),
        }),
        constituents: Default::default(),
    }
}

fn new_page(rng: &mut Rng) -> Made {
    let _ = Executor::init_wasm_bindgen();
    let kind = if rng.bool() {
        ReportKind::Progress
    } else {
        ReportKind::Activity
    };
    let opened = DraftAnswer {
        draft: blank(kind, 2026).expect("the example has a code"),
        body: serde_json::json!({}),
    };
    let form = Form::new(cx(), &opened.draft, 2026);
    form.is_given(organisations());
    let account = Account::new(cx(), RwSignal::new(Who::Nobody));
    Made {
        form,
        desk: (kind == ReportKind::Progress)
            .then(|| Desk::new(form, received(rng), String::new(), "2026".into())),
        saver: Saver::new(form, &opened, account),
        checked: RwSignal::new(None),
    }
}

#[wasm_bindgen_test]
async fn the_page_is_what_one_built_anew_would_be() {
    for seed in 0..SEQUENCES {
        let mut rng = Rng::with_seed(seed);
        let owner = Owner::new();
        let made = owner.with(|| new_page(&mut rng));
        let page = drawn(made, true, |_| ());
        let mut done = vec![];
        // each step of some, the end of all
        let looks_often = seed % 10 == 0;
        for n in 0..EDITS {
            done.push(step(&mut rng, made, &page));
            if looks_often || n + 1 == EDITS {
                let found = stale(made, &page, |_| ()).await;
                assert!(
                    found.is_empty(),
                    "seed {seed}, after {}:\n{}",
                    done.join("; "),
                    found
                        .iter()
                        .take(12)
                        .cloned()
                        .collect::<Vec<_>>()
                        .join("\n")
                );
            }
            tick().await;
        }
        // the driver wants to be answered meanwhile
        pause(Duration::ZERO).await;
    }
    console_log!("{SEQUENCES} sequences of {EDITS}, seeds from 0");
}

/// Three values that are read once: a text, an attribute, a property.
#[component]
fn Stale(form: Form) -> impl IntoView {
    let field = Field::Others;
    let text = form.peek(|body| field.text(body));
    let (title, value) = (text.clone(), text.clone());
    view! { <p title=title>{text}</p> <input type="text" prop:value=value/> }
}

#[wasm_bindgen_test]
async fn a_value_that_was_read_once_is_found() {
    let beside = |form| view! { <Stale form/> };
    let owner = Owner::new();
    let made = owner.with(|| new_page(&mut Rng::with_seed(1)));
    let page = drawn(made, true, beside);
    assert!(stale(made, &page, beside).await.is_empty());
    made.form.write(&Field::Others, "Changed".into());
    let found = stale(made, &page, beside).await;
    for kind in [" title=", ".value=", " text "] {
        let is_found = found.iter().any(|line| line.contains(kind));
        assert!(is_found, "no stale {kind} in {found:?}");
    }
}
