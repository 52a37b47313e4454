//! Reports and Constituents as lists name them, and the one order of all lists.

use crate::address::{Address, Listed, default_set};
use crate::i18n::{Cx, use_cx};
use crate::labels;
use crate::ui::glyph::marked;
use crate::ui::icon::Glyph;
use crate::ui::link::Link;
use leptos::prelude::*;
use maud::{Markup, html};
use report::Language;
use report::constituent::Constituent;
use report::documents::{Participation, ReportHead};
use report::vocabulary::{ConstituentKind, ReportKind, Status as Declared};
use words::{Msg, key};

/// "Demonstration" before everything that is invented.
pub fn stamp_of_set(cx: Cx) -> impl IntoView {
    cx.is_invented()
        .then(|| view! { <span class="demo">{cx.t(key::DEMONSTRATION)}</span> " " })
}

/// The same as text.
pub fn demo_stamp(cx: Cx) -> Markup {
    html! { @if cx.is_invented() { span class="demo" { (cx.t(key::DEMONSTRATION)) } " " } }
}

/// The year of a report, or that it has none.
pub fn year_words(cx: Cx, year: &str) -> String {
    if year.starts_with("undated-") {
        cx.say(key::YEAR_NOT_KNOWN).to_owned()
    } else {
        year.to_owned()
    }
}

pub fn report_name(cx: Cx, kind: ReportKind, year: &str) -> String {
    let year = year_words(cx, year);
    match kind {
        ReportKind::Activity => cx.fill(key::ACTIVITY_REPORT_OF, &[("year", &year)]),
        ReportKind::Progress => cx.fill(key::PROGRESS_REPORT_OF, &[("year", &year)]),
        ReportKind::Unlisted(word) => {
            cx.fill(key::PAIR, &[("first", word.as_str()), ("second", &year)])
        }
    }
}

/// Of the newest version, or of one that stood there before.
pub fn report_address(head: &ReportHead, version: Option<u32>) -> Address {
    let (code, year) = (head.code.clone(), head.year.clone());
    match &head.constituent {
        Some(constituent) => Address::Activity {
            code,
            year,
            constituent: constituent.id.clone(),
            version,
        },
        None => Address::Progress {
            code,
            year,
            version,
        },
    }
}

/// `Status` as text.
pub fn status(cx: Cx, status: Declared) -> Markup {
    marked(labels::mark(status), cx.t(labels::status(status)))
}

/// A status with its glyph.
#[component]
pub fn Status(value: Declared) -> impl IntoView {
    let word = use_cx().t(labels::status(value));
    view! {
        <span class="status">
            <Glyph name=labels::mark(value)/>
            " "
            <span class="status__word">{word}</span>
        </span>
    }
}

/// One report in a list. `on_what` says of which Resolution.
pub fn report_line(cx: Cx, head: &ReportHead, on_what: bool) -> Markup {
    let name = report_name(cx, head.kind, &head.year);
    let name = match &head.constituent {
        Some(constituent) => format!("{name}, {}", constituent.name),
        None => name,
    };
    // many Resolutions have a report of that name: their titles tell them apart
    let name = match head.title.as_ref().filter(|_| on_what) {
        Some(title) => {
            html! { (name) ": " span lang=[head.title_lang.map(Language::key)] { (title) } }
        }
        None => html! { (name) },
    };
    let margin = if on_what {
        head.code.spaced()
    } else {
        year_words(cx, &head.year)
    };
    html! {
        li class="entry" {
            p class="entry__margin" { (margin) }
            h3 class="entry__title" { (cx.link(&report_address(head, None), name)) }
            div class="entry__text" {
                p class="entry__facts" {
                    @if let Some(declared) = head.status { (status(cx, declared)) " " }
                    // a fact, no judgement: a later report may be stricter, and by another author
                    @if let Some(before) = head.moved_from { span { (cx.fill(key::STATUS_BEFORE, &[("status", cx.say(labels::status(before)))])) } " " }
                    @if head.version > 1 { span { (cx.fill(key::CORRECTED, &[("n", &head.version.to_string())])) } " " }
                    @if let Some(at) = &head.published_at { span { (cx.fill(key::PUBLISHED_ON, &[("date", &cx.date(at))])) } }
                }
            }
        }
    }
}

fn by_countries(members: &mut Vec<Constituent>) {
    by_words(members, |member| {
        format!(
            "{}\n{}",
            member.country_name.as_deref().unwrap_or_default(),
            member.name
        )
    });
}

/// `People` as text.
pub fn people(cx: Cx, mut members: Vec<Constituent>, unmatched: u32) -> Markup {
    by_countries(&mut members);
    html! {
        @if !members.is_empty() || unmatched > 0 {
            ul class="people" {
                @for member in &members {
                    li { (named(cx, member)) " " span class="people__country" { @if let Some(country) = &member.country_name { (country) } } }
                }
                @for _ in 0..unmatched {
                    li { (cx.t(key::MEMBER_NOT_MATCHED)) " " span class="people__country" { (cx.t(key::MEMBER_BY_NUMBER)) } }
                }
            }
        }
    }
}

/// Names with their countries, in the alphabetical order of countries: no ranking.
#[component]
pub fn People(members: Vec<Constituent>, unmatched: u32) -> impl IntoView {
    let (cx, mut members) = (use_cx(), members);
    by_countries(&mut members);
    let named = |one: Constituent| {
        let name = one.full_name();
        let name = match Listed::of(one.kind) {
            Some(kind) => {
                view! { <Link to=Address::Constituent { kind, id: one.id }>{name}</Link> }
                    .into_any()
            }
            None => name.into_any(),
        };
        view! { <li>{name} " " <span class="people__country">{one.country_name}</span></li> }
    };
    let by_number = move |_| {
        view! { <li>{cx.t(key::MEMBER_NOT_MATCHED)} " " <span class="people__country">{cx.t(key::MEMBER_BY_NUMBER)}</span></li> }
    };
    let is_there = !members.is_empty() || unmatched > 0;
    is_there.then(|| {
        view! {
            <ul class="people">
                {members.into_iter().map(named).collect_view()}
                {(0..unmatched).map(by_number).collect_view()}
            </ul>
        }
    })
}

/// Its full name, leading to its page where it has one.
pub fn named(cx: Cx, one: &Constituent) -> Markup {
    match Listed::of(one.kind) {
        Some(kind) => cx.link(
            &Address::Constituent {
                kind,
                id: one.id.clone(),
            },
            one.full_name(),
        ),
        None => html! { (one.full_name()) },
    }
}

/// "wrote 2, named in 3"
pub fn took_part(cx: Cx, part: Participation) -> String {
    let wrote = (part.wrote > 0).then(|| cx.count(key::WHO_WROTE_N, part.wrote.into()));
    let named = (part.named > 0).then(|| cx.count(key::WHO_NAMED_N, part.named.into()));
    wrote
        .into_iter()
        .chain(named)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Where a list is searched, in its form with the id `finder`; the button is for those without the
/// script.
pub fn search_field(cx: Cx, label: Msg, words: &str) -> Markup {
    html! {
        div class="finder__search" {
            label class="visually-hidden" for="search" { (cx.t(label)) }
            input class="field__input" id="search" type="search" name="q" value=(words) placeholder=(cx.say(label)) autocomplete="off";
            @if cx.set != default_set() { input type="hidden" name="set" value=(cx.set.key()); }
            button class="button" type="submit" { (cx.t(key::FINDER_SHOW)) }
        }
    }
}

/// The rows of a page as a file; JSON stands at the same address with another ending.
pub fn csv_link(cx: Cx, page: &Address) -> Markup {
    html! {
        @if let Some([csv, _]) = cx.files(page, "list") { a href=(csv) rel="external" download { (cx.t(key::FINDER_CSV)) } }
    }
}

/// Sorts by folded words. One sort of one type for all lists: each further type would bring the
/// whole algorithm along.
pub fn by_words<T>(items: &mut Vec<T>, words_of: impl Fn(&T) -> String) {
    let mut order: Vec<(String, usize)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (words::fold(&words_of(item)), at))
        .collect();
    order.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, at)| taken[at].take()));
}

/// Members, Commissions and others apart, as pages list them.
pub fn of_kind(all: &[Constituent], kinds: &[ConstituentKind]) -> Vec<Constituent> {
    all.iter()
        .filter(|one| kinds.contains(&one.kind))
        .cloned()
        .collect()
}
