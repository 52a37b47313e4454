//! The sections, five of an Activity Report and six of a Progress Report: their names, the form as
//! a whole, the list beside it with the state of each, and the error summary grouped by them.

use super::{Form, actions, additional, challenges, field_id, future, status, who};
use crate::ui::error_summary::{Entry, error_summary};
use maud::{Markup, html};
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
    fn heading(self) -> String {
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

impl Form {
    /// What stands in the element of a section.
    pub fn section(&self, section: Section) -> Markup {
        html! {
            h2 class="form__heading" id=(section.heading()) tabindex="-1" { (self.cx.t(section.name())) }
            @match section {
                Section::Who => (who::section(self)),
                Section::Actions => (actions::section(self)),
                Section::Challenges => (challenges::section(self)),
                Section::Future => (future::section(self)),
                Section::Status => (status::section(self)),
                Section::Additional => (additional::section(self)),
            }
        }
    }
}

/// All sections, below each other, and their list beside them: what `live` keeps as it should be
/// from then on.
pub fn view(form: &Form) -> Markup {
    html! {
        div class="form" {
            nav class="form__beside" id="sections-beside" aria-label=(form.cx.say(key::SECTIONS_LABEL)) { (section_list(form)) }
            details class="form__fold" { summary { (form.cx.t(key::SECTIONS_FOLD)) } " " div id="sections-fold" { (section_list(form)) } }
            form class="form__body" novalidate {
                @for section in Section::of_kind(form.kind) {
                    section class="form__section stack stack--wide" id=(section.id()) aria-labelledby=(section.heading()) { (form.section(section)) }
                }
            }
        }
    }
}

/// The same list beside the form and, on the phone, folded above it.
pub fn section_list(form: &Form) -> Markup {
    let cx = form.cx;
    let was_checked = !form.asked.is_empty();
    html! {
        ol class="sections" {
            @for (at, section) in Section::of_kind(form.kind).enumerate() {
                @let problems = form.found.iter().filter(|problem| problem.blocks_submit() && Section::of(&problem.pointer) == section).count();
                @let state = match problems {
                    0 if section.is_blank(&form.body) => cx.say(key::SECTIONS_BLANK).to_owned(),
                    0 if was_checked => cx.say(key::SECTIONS_CLEAN).to_owned(),
                    0 => cx.say(key::SECTIONS_OPEN).to_owned(),
                    n => cx.count(key::SECTIONS_PROBLEMS, n),
                };
                li class="sections__item" {
                    a class="sections__link" href={ "#" (section.heading()) } rel="external" {
                        span class="sections__number" aria-hidden="true" { (at + 1) } " "
                        span class="sections__name" { (cx.t(section.name())) } " "
                        span .sections__state .sections__state--wrong[problems > 0] { (state) }
                    }
                }
            }
        }
    }
}

/// The error summary of a check.
pub fn summary(form: &Form, found: &[Problem]) -> Markup {
    let entry = |problem: &Problem| Entry {
        field_id: field_id(&problem.pointer),
        text: form.message(problem),
        section: form.cx.say(Section::of(&problem.pointer).name()),
        mended: form.at(&problem.pointer, true).is_none(),
    };
    error_summary(form.cx, &found.iter().map(entry).collect::<Vec<_>>())
}
