//! The sections, five of an Activity Report and six of a Progress Report: their names, the form as
//! a whole, the list beside it with the state of each, and the error summary grouped by them.

use super::actions::Actions;
use super::additional::Additional;
use super::challenges::Challenges;
use super::check::Found;
use super::directory::List;
use super::field::{field_id, use_form};
use super::future::Future;
use super::status::Status;
use super::who::Who;
use crate::browser::{go_to_field, on_line};
use crate::i18n::use_cx;
use crate::ui::changing::Changing;
use crate::ui::error_summary::{Entry, ErrorSummary};
use leptos::html;
use leptos::prelude::*;
use report::Body;
use report::rules::Problem;
use report::vocabulary::ReportKind;
use words::{Msg, key};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Who,
    Actions,
    Challenges,
    Future,
    /// Of a Progress Report only.
    Status,
    Additional,
}

impl Section {
    pub const ALL: [Self; 6] = [
        Self::Who,
        Self::Actions,
        Self::Challenges,
        Self::Future,
        Self::Status,
        Self::Additional,
    ];

    /// Those of a kind of report, in the order of IUCN's pages.
    pub fn of_kind(kind: ReportKind) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(move |section| kind == ReportKind::Progress || *section != Self::Status)
    }

    pub fn name(self) -> Msg {
        match self {
            Self::Who => key::SECTION_WHO,
            Self::Actions => key::SECTION_ACTIONS,
            Self::Challenges => key::SECTION_CHALLENGES,
            Self::Future => key::SECTION_FUTURE,
            Self::Status => key::CHAPTER_STATUS,
            Self::Additional => key::SECTION_ADDITIONAL,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Actions => "actions",
            Self::Challenges => "challenges",
            Self::Future => "future",
            Self::Status => "status",
            Self::Additional => "additional",
        }
    }

    /// The id of its heading.
    pub fn heading(self) -> String {
        format!("section-{}", self.key())
    }

    /// The id of its element.
    pub fn id(self) -> String {
        format!("part-{}", self.key())
    }

    /// By the first step of the pointer.
    pub fn of(pointer: &str) -> Self {
        match pointer.split('/').nth(1).unwrap_or_default() {
            "actions" | "results" | "nothingDone" => Self::Actions,
            "challenges" => Self::Challenges,
            "future" => Self::Future,
            "status" => Self::Status,
            "additional" => Self::Additional,
            _ => Self::Who,
        }
    }

    /// Whether anything of it is another in two bodies.
    pub fn differs(self, one: &Body, other: &Body) -> bool {
        match self {
            Self::Who => {
                one.period != other.period
                    || one.scope != other.scope
                    || one.involved != other.involved
            }
            Self::Actions => {
                one.actions != other.actions
                    || one.results != other.results
                    || one.unsorted != other.unsorted
                    || one.nothing_done != other.nothing_done
            }
            Self::Challenges => one.challenges != other.challenges,
            Self::Future => one.future != other.future,
            Self::Status => one.status != other.status,
            Self::Additional => one.additional != other.additional,
        }
    }

    fn is_blank(self, body: &Body) -> bool {
        match self {
            Self::Who => {
                body.period == Default::default()
                    && body.scope.is_empty()
                    && body.involved == Default::default()
            }
            Self::Actions => {
                body.actions.is_empty() && body.results.is_empty() && !body.nothing_done
            }
            Self::Challenges => body.challenges == Default::default(),
            Self::Future => body.future == Default::default(),
            Self::Status => body.status == Default::default(),
            Self::Additional => body.additional == Default::default(),
        }
    }
}

/// All sections, below each other, and their list beside them.
#[component]
pub fn Sections() -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let all: Vec<Section> = Section::of_kind(form.kind).collect();
    let present = RwSignal::new(Section::Who);
    let number = cx.words.number(all.len());
    let section = |(at, section): (usize, Section)| {
        let values = [("n", &*cx.words.number(at + 1)), ("all", &number)];
        let stamp = cx.fill(key::SECTIONS_STAMP, &values);
        let content = match section {
            Section::Who => view! { <Who/> }.into_any(),
            Section::Actions => view! { <Actions/> }.into_any(),
            Section::Challenges => view! { <Challenges/> }.into_any(),
            Section::Future => view! { <Future/> }.into_any(),
            Section::Status => view! { <Status/> }.into_any(),
            Section::Additional => view! { <Additional/> }.into_any(),
        };
        view! {
            <section class="form__section stack stack--wide" id=section.id() aria-labelledby=section.heading() node_ref=seen(section, present)>
                <div class="form__head">
                    <p class="stamp">{stamp}</p>
                    <h2 class="form__heading" id=section.heading() tabindex="-1">{cx.t(section.name())}</h2>
                </div>
                {content}
            </section>
        }
    };
    view! {
        <div class="form">
            <nav class="form__beside" id="sections-beside" aria-label=cx.say(key::SECTIONS_LABEL)><Listing present/></nav>
            <details class="form__fold">
                <summary>{cx.t(key::SECTIONS_FOLD)}</summary>
                " "
                <div id="sections-fold"><Listing present/></div>
            </details>
            <form class="form__body" novalidate on:submit=|event| event.prevent_default()>
                {all.into_iter().enumerate().map(section).collect_view()}
            </form>
        </div>
    }
    .into_any()
}

/// For the element of a section: it is the present one while it lies at a quarter of the screen's height, where one reads.
fn seen(section: Section, present: RwSignal<Section>) -> NodeRef<html::Section> {
    let element = NodeRef::<html::Section>::new();
    Effect::new(move || {
        if let Some(element) = element.get() {
            on_line(&element, 25, move || {
                present.try_set(section);
            });
        }
    });
    element
}

/// The same list beside the form and, on the phone, folded above it.
#[component]
fn Listing(present: RwSignal<Section>) -> impl IntoView {
    let form = use_form();
    let sections = Section::of_kind(form.kind).enumerate();
    view! {
        <ol class="sections">{sections.map(|(at, section)| view! { <Listed at section present/> }).collect_view()}</ol>
    }
}

#[component]
fn Listed(at: usize, section: Section, present: RwSignal<Section>) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let problems = Memo::new(move |_| form.problems_in(section));
    let is_blank = Memo::new(move |_| form.read_section(section, |body| section.is_blank(body)));
    let state = Signal::derive(move || {
        Some(match problems.get() {
            0 if is_blank.get() => cx.say(key::SECTIONS_BLANK).to_owned(),
            0 if form.is_checked() => cx.say(key::SECTIONS_CLEAN).to_owned(),
            0 => cx.say(key::SECTIONS_OPEN).to_owned(),
            n => cx.count(key::SECTIONS_PROBLEMS, n),
        })
    });
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        go_to_field(&section.heading());
    };
    view! {
        <li class="sections__item">
            <a class="sections__link" href=format!("#{}", section.heading()) rel="external" on:click=go
                aria-current=move || (present.get() == section).then_some("true")>
                <span class="sections__number" aria-hidden="true">{at + 1}</span>
                " "
                <span class="sections__name">{cx.t(section.name())}</span>
                " "
                <span class="sections__state" class:sections__state--wrong=move || problems.get() != 0><Changing text=state/></span>
            </a>
        </li>
    }
}

/// The error summary of a check.
#[component]
pub fn Summary(found: Found) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let entry = |problem: &Problem| {
        let pointer = problem.pointer.clone();
        Entry {
            field_id: field_id(&pointer),
            text: Signal::stored(form.message(problem)),
            section: cx.say(Section::of(&pointer).name()),
            is_mended: Signal::derive(move || form.at(&pointer, true).is_none()),
        }
    };
    let open = |(list, name): &(List, String)| {
        let (list, name) = (*list, name.clone());
        Entry {
            field_id: list.id().to_owned(),
            text: Signal::stored(form.ask_for(&name)),
            section: cx.say(Section::Who.name()),
            is_mended: Signal::derive(move || form.open_name(list).as_ref() != Some(&name)),
        }
    };
    let open = found.names.iter().map(open);
    let entries: Vec<Entry> = open.chain(found.problems.iter().map(entry)).collect();
    view! { <ErrorSummary entries/> }
}
