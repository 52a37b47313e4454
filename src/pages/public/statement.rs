//! The pages that are words only: about, data, data policy, accessibility, what we do not know.

use crate::address::{Address, file_of};
use crate::filter::Filter;
use crate::i18n::{Cx, Label, Page};
use crate::labels;
use maud::{Markup, html};
use report::Language;
use report::vocabulary::{Action, ActionStatus, Planned, Scope, Status};
use words::{Msg, key};

/// A heading and the paragraphs under it.
type Chapter = (Msg, &'static [Msg]);

/// `more`: what follows the chapters.
fn statement(cx: Cx, title: Msg, lead: Msg, chapters: &[Chapter], more: Option<Markup>) -> Page {
    let main = html! {
        div class="pagehead pagehead--long" {
            h1 tabindex="-1" { (cx.t(title)) }
            p class="lead" { (cx.t(lead)) }
        }
        @for (heading, paragraphs) in chapters {
            (chapter(cx, *heading, &html! { div class="chapter__body" { @for text in *paragraphs { p class="passage__text" { (cx.t(*text)) } } } }))
        }
        @if let Some(more) = more { (more) }
    };
    Page {
        title: cx.say(title).into(),
        description: cx.say(lead).into(),
        main,
    }
}

fn chapter(cx: Cx, heading: Msg, body: &Markup) -> Markup {
    html! { section class="chapter" { h2 class="chapter__name" { (cx.t(heading)) } (body) } }
}

pub fn about(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (key::ABOUT_WHAT, &[key::ABOUT_WHAT_1, key::ABOUT_WHAT_2]),
        (key::ABOUT_READ, &[key::ABOUT_READ_1, key::ABOUT_READ_2]),
        (key::ABOUT_SETS, &[key::ABOUT_SETS_1, key::ABOUT_SETS_2]),
        (key::ABOUT_WHO, &[key::ABOUT_WHO_1]),
    ];
    statement(cx, key::ABOUT_TITLE, key::ABOUT_LEAD, CHAPTERS, None)
}

pub fn data_policy(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (
            key::POLICY_WHOSE,
            &[key::POLICY_WHOSE_1, key::POLICY_WHOSE_2],
        ),
        (key::POLICY_KEPT, &[key::POLICY_KEPT_1, key::POLICY_KEPT_2]),
        (
            key::POLICY_PERSONAL,
            &[key::POLICY_PERSONAL_1, key::POLICY_PERSONAL_2],
        ),
    ];
    statement(cx, key::POLICY_TITLE, key::POLICY_LEAD, CHAPTERS, None)
}

/// What is here, and how to take it along.
pub fn data(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (key::DATA_WHAT, &[key::DATA_WHAT_1, key::DATA_WHAT_2]),
        (key::DATA_VIEWS, &[key::DATA_VIEWS_1, key::DATA_VIEWS_2]),
        (key::DATA_API, &[key::DATA_API_1, key::DATA_API_2]),
        (key::DATA_CITE, &[key::DATA_CITE_1]),
        (key::POLICY_WHOSE, &[key::POLICY_WHOSE_1]),
    ];
    let list = |kind: &str| {
        file_of(
            &cx.href(&Address::Resolutions(Filter::default())),
            &format!("list.{kind}"),
        )
    };
    let files = ["csv", "json"].map(|kind| (format!("list.{kind}"), list(kind)));
    let figures = ["declared", "assemblies"]
        .into_iter()
        .flat_map(|id| ["csv", "json", "svg"].map(|kind| format!("{id}.{kind}")));
    let figures = figures.map(|name| (name.clone(), file_of(&cx.href(&Address::Overview), &name)));
    let links = html! {
        ul class="chapter__body" { @for (name, href) in files.into_iter().chain(figures) { li { a href=(href) rel="external" { (name) } } } }
    };
    statement(
        cx,
        key::DATA_TITLE,
        key::DATA_LEAD,
        CHAPTERS,
        Some(chapter(cx, key::DATA_FILES, &links)),
    )
}

pub fn accessibility(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (
            key::ACCESSIBILITY_AIM,
            &[key::ACCESSIBILITY_AIM_1, key::ACCESSIBILITY_AIM_2],
        ),
        (
            key::ACCESSIBILITY_CHARTS,
            &[key::ACCESSIBILITY_CHARTS_1, key::ACCESSIBILITY_CHARTS_2],
        ),
        (
            key::ACCESSIBILITY_CHECKED,
            &[key::ACCESSIBILITY_CHECKED_1, key::ACCESSIBILITY_CHECKED_2],
        ),
        (key::ACCESSIBILITY_WEAK, &[key::ACCESSIBILITY_WEAK_1]),
    ];
    statement(
        cx,
        key::ACCESSIBILITY_TITLE,
        key::ACCESSIBILITY_LEAD,
        CHAPTERS,
        None,
    )
}

pub fn unknown(cx: Cx) -> Page {
    const CHAPTERS: &[Chapter] = &[
        (key::UNKNOWN_STATUSES, &[key::UNKNOWN_STATUSES_1]),
        (
            key::UNKNOWN_TERMS,
            &[key::UNKNOWN_TERMS_1, key::UNKNOWN_TERMS_2],
        ),
        (key::UNKNOWN_REQUIRED, &[key::UNKNOWN_REQUIRED_1]),
        (
            key::UNKNOWN_FACTS,
            &[
                key::UNKNOWN_FACTS_1,
                key::UNKNOWN_FACTS_2,
                key::UNKNOWN_FACTS_3,
                key::UNKNOWN_FACTS_4,
            ],
        ),
        (key::UNKNOWN_LICENCE, &[key::UNKNOWN_LICENCE_1]),
    ];
    let labels = html! {
        div class="chapter__body" {
            p class="passage__text" { (cx.t(key::UNKNOWN_LABELS_LEAD)) }
            ul { @for msg in unofficial(cx) { li { (cx.t(msg)) } } }
        }
    };
    statement(
        cx,
        key::UNKNOWN_TITLE,
        key::UNKNOWN_LEAD,
        CHAPTERS,
        Some(chapter(cx, key::UNKNOWN_LABELS, &labels)),
    )
}

/// Labels of vocabularies that were not seen on IUCN's pages: two statuses in English; in French
/// and Spanish all, since only English Progress Reports were seen.
fn unofficial(cx: Cx) -> Vec<Label> {
    let unseen = [Status::NotStarted, Status::Completed].map(labels::status);
    if cx.lang == Language::En {
        return unseen.into();
    }
    let statuses = Status::ALL.iter().map(|one| labels::status(*one));
    let planned = Planned::ALL.iter().map(|one| labels::planned(*one));
    let actions = Action::ALL.iter().map(|one| labels::action(*one));
    let done = ActionStatus::ALL
        .iter()
        .map(|one| labels::action_status(*one));
    statuses
        .chain(planned)
        .chain(actions)
        .chain(done)
        .chain(Scope::ALL.iter().map(|one| labels::scope(*one)))
        .collect()
}
