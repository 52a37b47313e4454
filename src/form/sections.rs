//! The five sections: their names, the list beside the form with the state of each, and the error summary grouped by them.

use super::ReportForm;
use super::answer::field_id;
use crate::browser::go_to_field;
use crate::i18n::Cx;
use crate::ui::error_summary::{Entry, error_summary};
use leptos::prelude::*;
use report::Body;
use report::rules::Problem;
use words::{Msg, key};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Who,
    Actions,
    Challenges,
    Future,
    Additional,
}

impl Section {
    pub const ALL: [Self; 5] = [Self::Who, Self::Actions, Self::Challenges, Self::Future, Self::Additional];

    pub fn name(self) -> Msg {
        match self {
            Self::Who => key::SECTION_WHO,
            Self::Actions => key::SECTION_ACTIONS,
            Self::Challenges => key::SECTION_CHALLENGES,
            Self::Future => key::SECTION_FUTURE,
            Self::Additional => key::SECTION_ADDITIONAL,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Who => "section-who",
            Self::Actions => "section-actions",
            Self::Challenges => "section-challenges",
            Self::Future => "section-future",
            Self::Additional => "section-additional",
        }
    }

    /// By the first step of the pointer.
    pub fn of(pointer: &str) -> Self {
        match pointer.split('/').nth(1).unwrap_or_default() {
            "actions" | "results" | "nothingDone" => Self::Actions,
            "challenges" => Self::Challenges,
            "future" => Self::Future,
            "additional" => Self::Additional,
            _ => Self::Who,
        }
    }

    fn is_blank(self, body: &Body) -> bool {
        match self {
            Self::Who => body.period == Default::default() && body.scope.is_empty() && body.involved == Default::default(),
            Self::Actions => body.actions.is_empty() && body.results.is_empty() && !body.nothing_done,
            Self::Challenges => body.challenges == Default::default(),
            Self::Future => body.future == Default::default(),
            Self::Additional => body.additional == Default::default(),
        }
    }
}

pub fn section(form: ReportForm, which: Section, body: AnyView) -> AnyView {
    let id = which.id();
    view! {
        <section class="form__section stack stack--wide" aria-labelledby=id>
            <h2 class="form__heading" id=id tabindex="-1">{form.cx.t(which.name())}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// The same list beside the form and, on the phone, folded above it.
pub fn section_list(form: ReportForm) -> AnyView {
    let cx = form.cx;
    view! {
        <nav class="form__beside" aria-label=cx.say(key::SECTIONS_LABEL)>{list(form)}</nav>
        <details class="form__fold"><summary>{cx.t(key::SECTIONS_FOLD)}</summary> {list(form)}</details>
    }
    .into_any()
}

fn list(form: ReportForm) -> impl IntoView {
    // a section's state changes seldom; the body is only looked at between deeds
    let blanks = Memo::new(move |_| {
        form.edits.track();
        let body = form.body();
        Section::ALL.map(|section| section.is_blank(&body))
    });
    let items: Vec<_> = Section::ALL.into_iter().enumerate().map(|(at, section)| item(form, at, section, blanks)).collect();
    view! { <ol class="sections">{items}</ol> }
}

fn item(form: ReportForm, at: usize, section: Section, blanks: Memo<[bool; 5]>) -> impl IntoView {
    let cx = form.cx;
    let problems = move || {
        if form.was_checked() { form.live.with(|live| live.iter().filter(|p| p.blocks_submit() && Section::of(&p.pointer) == section).count()) } else { 0 }
    };
    let state = move || match problems() {
        0 if blanks.with(|blanks| blanks[at]) => cx.say(key::SECTIONS_BLANK).to_owned(),
        0 if form.was_checked() => cx.say(key::SECTIONS_CLEAN).to_owned(),
        0 => cx.say(key::SECTIONS_OPEN).to_owned(),
        n => cx.count(key::SECTIONS_PROBLEMS, n),
    };
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        go_to_field(section.id());
    };
    view! {
        <li class="sections__item">
            <a class="sections__link" href=format!("#{}", section.id()) rel="external" on:click=go>
                <span class="sections__number" aria-hidden="true">{at + 1}</span>
                <span class="sections__name">{cx.t(section.name())}</span>
                " "
                <span class="sections__state" class:sections__state--wrong=move || { problems() > 0 }>{state}</span>
            </a>
        </li>
    }
}

/// The error summary of a check.
pub fn summary(cx: Cx, form: ReportForm, found: &[Problem]) -> AnyView {
    let entry = |problem: &Problem| {
        let pointer = problem.pointer.clone();
        Entry {
            field_id: field_id(&pointer),
            text: form.message(problem),
            section: cx.say(Section::of(&pointer).name()).to_owned(),
            mended: Memo::new(move |_| form.asked_for(&pointer).is_none()).into(),
        }
    };
    error_summary(cx, found.iter().map(entry).collect())
}
