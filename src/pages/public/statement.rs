//! The pages that are words only: about, data, data policy, accessibility, what we do not know.

use crate::address::{Address, file_of};
use crate::config::Capability;
use crate::filter::Filter;
use crate::head::head_of;
use crate::i18n::{Cx, Label, use_cx};
use crate::labels;
use crate::ui::page_head::PageHead;
use leptos::prelude::*;
use report::Language;
use report::vocabulary::{Action, ActionStatus, Planned, Scope, Status};
use words::{Msg, key};

/// A heading and the paragraphs under it.
type Words = (Msg, &'static [Msg]);

/// `children`: what follows the chapters.
#[component]
fn Statement(
    title: Msg,
    lead: Msg,
    #[prop(into)] chapters: Vec<Words>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let cx = use_cx();
    head_of(200, title, lead);
    let paragraph = move |text: &Msg| view! { <p class="passage__text">{cx.t(*text)}</p> };
    view! {
        <PageHead title=cx.t(title) lead=cx.t(lead)/>
        {chapters.into_iter().map(|(heading, paragraphs)| view! {
            <Chapter heading><div class="chapter__body">{paragraphs.iter().map(paragraph).collect_view()}</div></Chapter>
        }).collect_view()}
        {children.map(|children| children())}
    }
}

#[component]
fn Chapter(heading: Msg, children: Children) -> impl IntoView {
    let cx = use_cx();
    view! {
        <section class="chapter">
            <h2 class="chapter__name">{cx.t(heading)}</h2>
            {children()}
        </section>
    }
}

#[component]
pub fn About() -> impl IntoView {
    const CHAPTERS: &[Words] = &[
        (key::ABOUT_WHAT, &[key::ABOUT_WHAT_1, key::ABOUT_WHAT_2]),
        (key::ABOUT_READ, &[key::ABOUT_READ_1, key::ABOUT_READ_2]),
        (key::ABOUT_SETS, &[key::ABOUT_SETS_1, key::ABOUT_SETS_2]),
        (key::ABOUT_WHO, &[key::ABOUT_WHO_1]),
    ];
    view! { <Statement title=key::ABOUT_TITLE lead=key::ABOUT_LEAD chapters=CHAPTERS/> }
}

#[component]
pub fn DataPolicy() -> impl IntoView {
    const CHAPTERS: &[Words] = &[
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
    view! { <Statement title=key::POLICY_TITLE lead=key::POLICY_LEAD chapters=CHAPTERS/> }
}

/// What is here, and how to take it along.
#[component]
pub fn Data() -> impl IntoView {
    let cx = use_cx();
    const CHAPTERS: [Words; 5] = [
        (key::DATA_WHAT, &[key::DATA_WHAT_1, key::DATA_WHAT_2]),
        (key::DATA_VIEWS, &[key::DATA_VIEWS_1, key::DATA_VIEWS_2]),
        (key::DATA_API, &[key::DATA_API_1, key::DATA_API_2]),
        (key::DATA_CITE, &[key::DATA_CITE_1]),
        (key::POLICY_WHOSE, &[key::POLICY_WHOSE_1]),
    ];
    let has_files = cx.has(Capability::Files);
    let chapters: Vec<Words> = CHAPTERS
        .into_iter()
        .filter(|(heading, _)| has_files || *heading != key::DATA_VIEWS)
        .collect();
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
    let link =
        |(name, href): (String, String)| view! { <li><a href=href rel="external">{name}</a></li> };
    let links: Vec<_> = files.into_iter().chain(figures).map(link).collect();
    view! {
        <Statement title=key::DATA_TITLE lead=key::DATA_LEAD chapters>
            {has_files.then(|| view! { <Chapter heading=key::DATA_FILES><ul class="chapter__body">{links}</ul></Chapter> })}
        </Statement>
    }
}

#[component]
pub fn Accessibility() -> impl IntoView {
    const CHAPTERS: &[Words] = &[
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
    view! { <Statement title=key::ACCESSIBILITY_TITLE lead=key::ACCESSIBILITY_LEAD chapters=CHAPTERS/> }
}

#[component]
pub fn Unknown() -> impl IntoView {
    let cx = use_cx();
    const CHAPTERS: &[Words] = &[
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
    let labels = unofficial(cx)
        .into_iter()
        .map(|label| view! { <li>{cx.t(label)}</li> })
        .collect_view();
    view! {
        <Statement title=key::UNKNOWN_TITLE lead=key::UNKNOWN_LEAD chapters=CHAPTERS>
            <Chapter heading=key::UNKNOWN_LABELS>
                <div class="chapter__body">
                    <p class="passage__text">{cx.t(key::UNKNOWN_LABELS_LEAD)}</p>
                    <ul>{labels}</ul>
                </div>
            </Chapter>
        </Statement>
    }
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
