//! A report as its readers meet it: the fields in IUCN's order, references and sources at the outer edge. What the public pages
//! write as text yet stands in pages/public/chapters.rs.

use crate::address::{Address, Entry as Program};
use crate::i18n::{Cx, Label, use_cx};
use crate::labels;
use crate::listing::{People, Status};
use crate::ui::icon::Icon;
use leptos::prelude::*;
use report::Language;
use report::body::{Body, Entries, Entry, in_order, typed};
use report::code::ResolutionCode;
use report::constituent::Constituent;
use report::documents::{Draft, PublishedReport};
use report::question::Question;
use report::sorted::{SortedMap, SortedSet};
use report::text::{Inline, inline, link_is_sound, paragraphs, without_references};
use report::vocabulary::{Action, ListAnswer, ReportKind};
use words::{Msg, key};

/// What the chapters draw on.
#[derive(Clone, Debug)]
pub struct Reading {
    pub kind: ReportKind,
    pub code: ResolutionCode,
    pub body: Body,
    pub names: SortedMap<String, Constituent>,
    /// Members that a page names by an internal number only.
    pub unmatched: u32,
    /// Countries as an imported page prints them.
    pub countries: Vec<String>,
}

impl Reading {
    pub fn of(report: &PublishedReport) -> Self {
        Self {
            kind: report.head.kind,
            code: report.head.code.clone(),
            body: report.body.clone(),
            names: report.constituents.clone(),
            unmatched: report.unmatched,
            countries: report.countries.clone(),
        }
    }

    /// What of a draft is sent.
    pub fn of_draft(draft: &Draft) -> Self {
        Self {
            kind: draft.kind,
            code: draft.code.clone(),
            body: draft.body.sent(),
            names: draft.constituents.clone(),
            unmatched: 0,
            countries: vec![],
        }
    }

    pub fn named(&self, ids: &SortedSet<String>) -> Vec<Constituent> {
        ids.iter()
            .filter_map(|id| self.names.get(id).cloned())
            .collect()
    }

    /// Who took part besides Members, when and where: each with its term, where anything is said.
    pub fn facts(&self, cx: Cx) -> Vec<(Msg, String)> {
        let (body, involved) = (&self.body, &self.body.involved);
        let scopes = body
            .scope
            .iter()
            .map(|scope| cx.say(labels::scope(*scope)).to_owned());
        let scope: Vec<String> = scopes.chain(self.countries.iter().cloned()).collect();
        let commissions = self.named(&involved.commissions);
        let commissions = if commissions.is_empty() {
            cx.say(list_answer(involved.commissions_answer)).to_owned()
        } else {
            let names: Vec<String> = commissions.iter().map(commission_name).collect();
            names.join(", ")
        };
        let secretariat = involved
            .secretariat
            .map_or(key::NOT_STATED.into(), labels::yes_no);
        let external = self.named(&involved.external);
        let external: Vec<String> = external.iter().map(Constituent::full_name).collect();
        let others = [external.join(", "), involved.others.clone()];
        let others: Vec<String> = others.into_iter().filter(|text| !text.is_empty()).collect();
        let facts = [
            (key::FIELD_COMMISSIONS, commissions),
            (key::FIELD_SECRETARIAT, cx.say(secretariat).to_owned()),
            (key::FIELD_OTHERS, others.join("; ")),
            (key::FIELD_PERIOD, period(cx, body)),
            (key::FIELD_SCOPE, cx.words.list(&scope)),
        ];
        let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
        said.collect()
    }

    /// The actions that are listed, and whether each was carried out. "Other" is only shown where it was: nobody reports its
    /// absence.
    pub fn actions(&self) -> Vec<(Action, bool)> {
        let done = &self.body.actions;
        let unlisted = done.iter().filter(|action| !Action::ALL.contains(action));
        let shown = Action::ALL
            .iter()
            .filter(|action| **action != Action::Other || done.contains(action))
            .chain(unlisted);
        shown
            .map(|action| (*action, done.contains(action)))
            .collect()
    }

    /// From whom a passage was taken over.
    pub fn source(&self, cx: Cx, entry: &Entry) -> Option<String> {
        let source = entry.source.as_ref()?;
        let name = self.names.get(&source.constituent);
        let name = name.map_or_else(|| source.constituent.clone(), Constituent::full_name);
        let msg = if source.adapted {
            key::SOURCE_ADAPTED
        } else {
            key::SOURCE
        };
        Some(cx.fill(msg, &[("name", &name), ("year", &source.year)]))
    }
}

pub fn list_answer(answer: Option<ListAnswer>) -> Label {
    answer.map_or(key::NOT_STATED.into(), labels::list_answer)
}

fn period(cx: Cx, body: &Body) -> String {
    let (from, to) = (cx.date(&body.period.from), cx.date(&body.period.to));
    match (from.is_empty(), to.is_empty()) {
        (true, true) => String::new(),
        (false, false) if from == to => from,
        (false, false) => format!("{from} – {to}"),
        (false, true) => cx.fill(key::PERIOD_FROM, &[("date", &from)]),
        (true, false) => cx.fill(key::PERIOD_TO, &[("date", &to)]),
    }
}

fn commission_name(commission: &Constituent) -> String {
    match &commission.term {
        Some(term) => format!("{}, {term}", commission.full_name()),
        None => commission.full_name(),
    }
}

/// Other sites learn nothing from a reader, and gain nothing from being named.
const OUTSIDE: &str = "noopener noreferrer nofollow ugc";

/// In work the router is told that it is none of its links.
pub fn outside(cx: Cx) -> String {
    match cx.entry {
        Program::App => OUTSIDE.into(),
        Program::Work => format!("{OUTSIDE} external"),
    }
}

/// The whole report, chapter below chapter.
#[component]
pub fn Chapters(reading: Reading) -> impl IntoView {
    let chapters = [
        ("general", key::CHAPTER_GENERAL, Some(general(&reading))),
        ("actions", key::CHAPTER_ACTIONS, Some(actions(&reading))),
        ("results", key::CHAPTER_RESULTS, Some(results(&reading))),
        (
            "challenges",
            key::CHAPTER_CHALLENGES,
            Some(challenges(&reading)),
        ),
        ("future", key::CHAPTER_FUTURE, Some(future(&reading))),
        ("status", key::CHAPTER_STATUS, declared(&reading)),
        ("more", key::CHAPTER_MORE, additional(&reading)),
    ];
    let chapter = |(id, name, text): (&'static str, Msg, Option<AnyView>)| {
        text.map(|text| view! { <Chapter id name>{text}</Chapter> })
    };
    chapters.map(chapter).collect_view()
}

#[component]
fn Chapter(id: &'static str, name: Msg, children: Children) -> impl IntoView {
    let cx = use_cx();
    view! {
        <section class="chapter" aria-labelledby=id>
            <h2 class="chapter__name" id=id>{cx.t(name)}</h2>
            <div class="chapter__body">{children()}</div>
        </section>
    }
}

fn general(reading: &Reading) -> AnyView {
    let (cx, involved) = (use_cx(), &reading.body.involved);
    let nobody = involved.members.is_empty() && reading.unmatched == 0;
    let fact = |(term, value): (Msg, String)| view! { <dt>{cx.t(term)}</dt> " " <dd>{value}</dd> };
    view! {
        <h3>{cx.t(key::FIELD_INVOLVED)}</h3>
        <h4>{cx.t(key::FIELD_MEMBERS)}</h4>
        <People members=reading.named(&involved.members) unmatched=reading.unmatched/>
        {nobody.then(|| view! { <p>{cx.t(list_answer(involved.members_answer))}</p> })}
        <dl class="facts">{reading.facts(cx).into_iter().map(fact).collect_view()}</dl>
    }
    .into_any()
}

fn actions(reading: &Reading) -> AnyView {
    let (cx, body) = (use_cx(), &reading.body);
    let item = |(action, is_done): (Action, bool)| {
        let not = (!is_done).then(|| view! { " " <span class="visually-hidden">{cx.t(key::ACTION_NOT_CARRIED_OUT)}</span> });
        view! {
            <li class="done-list__item" class:done-list__item--not=!is_done>
                <Icon name=if is_done { "check" } else { "not" }/>
                " "
                <span>{cx.t(labels::action(action))} {not}</span>
            </li>
        }
    };
    if body.nothing_done && !Question::Actions.is_answered(body) {
        paragraph(key::NOTHING_DONE)
    } else if body.actions.is_empty() {
        paragraph(key::NOT_STATED)
    } else {
        view! { <ul class="done-list">{reading.actions().into_iter().map(item).collect_view()}</ul> }.into_any()
    }
}

fn paragraph(msg: Msg) -> AnyView {
    view! { <p>{use_cx().t(msg)}</p> }.into_any()
}

fn results(reading: &Reading) -> AnyView {
    let (cx, body) = (use_cx(), &reading.body);
    let told = body
        .results
        .iter()
        .filter(|(action, _)| body.actions.contains(action));
    let told = told.map(|(action, results)| {
        let status = results
            .status
            .map(|status| view! { <p class="note">{cx.t(labels::action_status(status))}</p> });
        view! {
            <h3>{cx.t(labels::action(*action))}</h3>
            {status}
            {passages(reading, &results.entries)}
        }
    });
    let silent = body
        .actions
        .iter()
        .filter(|action| !body.results.contains_key(action));
    let silent = silent.map(|action| {
        view! {
            <h3>{cx.t(labels::action(*action))}</h3>
            <p class="note">{cx.t(key::NO_TEXT_FOR_ACTION)}</p>
        }
    });
    let is_blank = body.results.is_empty() && body.unsorted.is_empty() && body.actions.is_empty();
    view! {
        {passages(reading, &body.unsorted)}
        {told.collect_view()}
        {silent.collect_view()}
        {is_blank.then(|| paragraph(key::NOT_STATED))}
    }
    .into_any()
}

/// Imported and older reports may say both: what was written is never hidden.
fn challenges(reading: &Reading) -> AnyView {
    let challenges = &reading.body.challenges;
    if challenges.none && !Question::Challenges.is_answered(&reading.body) {
        paragraph(key::CHALLENGES_NONE)
    } else if challenges.entries.is_empty() {
        paragraph(key::NOT_STATED)
    } else {
        passages(reading, &challenges.entries)
    }
}

fn future(reading: &Reading) -> AnyView {
    let (cx, future) = (use_cx(), &reading.body.future);
    if future.none && !Question::Future.is_answered(&reading.body) {
        return paragraph(key::FUTURE_NONE);
    }
    let action = |(action, future): (&Action, &report::body::FutureAction)| {
        view! {
            <h3>{cx.t(labels::action(*action))}</h3>
            {passages(reading, &future.entries)}
        }
    };
    let planned = future
        .planned
        .map_or(key::NOT_STATED.into(), labels::planned);
    view! {
        {passages(reading, &future.unsorted)}
        {future.actions.iter().map(action).collect_view()}
        <dl class="facts">
            <dt>{cx.t(key::FIELD_PLANNED)}</dt>
            " "
            <dd>{cx.t(planned)}</dd>
        </dl>
    }
    .into_any()
}

/// Of a Progress Report only.
fn declared(reading: &Reading) -> Option<AnyView> {
    if reading.kind != ReportKind::Progress {
        return None;
    }
    let (cx, status) = (use_cx(), &reading.body.status);
    let note = status.note.clone();
    let note = (!note.is_empty()).then(|| view! { <p class="note">{note}</p> });
    let declared = match status.value {
        Some(value) => {
            let meaning =
                labels::status_meaning(value).map(|meaning| view! { ". " {cx.t(meaning)} });
            view! {
                <p><Status value/> {meaning}</p>
                {note}
            }
            .into_any()
        }
        None if status.printed.is_empty() => paragraph(key::STATUS_NOT_LEGIBLE),
        None => view! { <p>{status.printed.clone()}</p> }.into_any(),
    };
    Some(declared)
}

fn additional(reading: &Reading) -> Option<AnyView> {
    let (cx, additional) = (use_cx(), &reading.body.additional);
    let links: Vec<_> = additional
        .links
        .values()
        .filter(|link| link_is_sound(&link.url))
        .collect();
    let has_text = !additional.text.trim().is_empty();
    if !has_text && links.is_empty() {
        return None;
    }
    let link = |link: &report::body::Link| {
        let title = if link.title.is_empty() {
            link.url.clone()
        } else {
            link.title.clone()
        };
        view! { <li><a href=link.url.clone() rel=outside(cx)>{title}</a></li> }
    };
    let text = has_text.then(|| passages(reading, &typed(additional.text.clone())));
    let more = view! {
        {text}
        <ul>{links.into_iter().map(link).collect_view()}</ul>
    };
    Some(more.into_any())
}

/// One passage a paragraph; at its edge the Operative Paragraphs it cites and where it was taken
/// from.
fn passages(reading: &Reading, entries: &Entries) -> AnyView {
    let entries = in_order(entries).into_iter();
    let passages = entries.flat_map(|(_, entry)| {
        let texts = paragraphs(&entry.text);
        let last = texts.len().saturating_sub(1);
        let source = |at| (at == last).then_some(entry);
        let passage = |(at, text): (usize, _)| passage(reading, entry, text, source(at));
        texts
            .iter()
            .copied()
            .enumerate()
            .map(passage)
            .collect::<Vec<_>>()
    });
    passages.collect_view().into_any()
}

fn passage(reading: &Reading, entry: &Entry, text: &str, source: Option<&Entry>) -> AnyView {
    let cx = use_cx();
    let lang = entry.lang.or(reading.body.lang).map(Language::key);
    let (words, cited) = without_references(text);
    let resolution = Address::Resolution(reading.code.clone());
    let reference = |path: &String| {
        let href = format!("{}#op{path}", cx.href(&resolution));
        view! { <a class="op" href=href rel=cx.rel(&resolution)>"OP" {path.clone()}</a> " " }
    };
    let source = source
        .and_then(|entry| reading.source(cx, entry))
        .map(|source| view! { <span>{source}</span> });
    view! {
        <div class="passage">
            <p class="passage__text" lang=lang>{pieces(cx, &words)}</p>
            <p class="passage__edge">
                {cited.iter().map(reference).collect_view()}
                {source}
            </p>
        </div>
    }
    .into_any()
}

fn pieces(cx: Cx, text: &str) -> AnyView {
    let piece = |piece: Inline| match piece {
        Inline::Text(text) => text.into_any(),
        Inline::Link(url) => {
            let href = url.clone();
            view! { <a href=href rel=outside(cx)>{url}</a> }.into_any()
        }
        Inline::Break => view! { <br/> }.into_any(),
    };
    inline(text)
        .into_iter()
        .map(piece)
        .collect_view()
        .into_any()
}
