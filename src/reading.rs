//! A report as its readers meet it: the fields in IUCN's order, references and sources at the outer edge. Used by the public
//! pages and by the Focal Point who reads what was submitted.

use crate::address::Address;
use crate::i18n::Cx;
use crate::labels;
use crate::ui::glyph::{glyph, icon};
use leptos::prelude::*;
use report::Language;
use report::body::{Body, Entries, Entry, in_order};
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::documents::ReportHead;
use report::text::{Inline, inline, paragraphs, without_references};
use report::vocabulary::{Action, ConstituentKind, ListAnswer, ReportKind};
use std::collections::{BTreeMap, BTreeSet};
use words::{Msg, key};

/// What the chapters draw on.
pub struct Reading<'a> {
    pub kind: ReportKind,
    pub code: &'a ResolutionCode,
    pub body: &'a Body,
    pub names: &'a BTreeMap<String, Constituent>,
    /// Members that a page names by an internal number only.
    pub unmatched: u32,
}

/// "Demonstration" before everything that is invented.
pub fn demo_stamp(cx: Cx) -> impl IntoView {
    (cx.two_sets && cx.set == Set::Demo).then(|| view! { <span class="demo">{cx.t(key::DEMONSTRATION)}</span> " " })
}

/// The year of a report, or that it has none.
pub fn year_words(cx: Cx, year: &str) -> String {
    if year.starts_with("undated-") { cx.say(key::YEAR_NOT_KNOWN).to_owned() } else { year.to_owned() }
}

pub fn report_name(cx: Cx, kind: ReportKind, year: &str) -> String {
    let msg = match kind {
        ReportKind::Activity => key::ACTIVITY_REPORT_OF,
        ReportKind::Progress => key::PROGRESS_REPORT_OF,
    };
    cx.fill(msg, &[("year", &year_words(cx, year))])
}

pub fn report_address(head: &ReportHead) -> Address {
    let (code, year) = (head.code.clone(), head.year.clone());
    match &head.constituent {
        Some(constituent) => Address::Activity { code, year, constituent: constituent.id.clone(), version: None },
        None => Address::Progress { code, year, version: None },
    }
}

/// One report in a list. `on_what` says of which Resolution.
pub fn report_line(cx: Cx, head: &ReportHead, on_what: bool) -> impl IntoView + use<> {
    let address = report_address(head);
    let name = report_name(cx, head.kind, &head.year);
    let name = match &head.constituent {
        Some(constituent) => format!("{name}, {}", constituent.name),
        None => name,
    };
    let when = head.published_at.as_deref().map(|at| cx.fill(key::PUBLISHED_ON, &[("date", &cx.date(at))]));
    let status = head.status.map(|status| {
        view! { <span class="status">{glyph(status.key(), false)} <span class="status__word">{cx.t(labels::status(status))}</span></span> }
    });
    let margin = if on_what { head.code.spaced() } else { year_words(cx, &head.year) };
    let title = on_what.then(|| head.title.clone()).flatten();
    view! {
        <li class="entry">
            <p class="entry__margin">{margin}</p>
            <h3 class="entry__title"><a href=cx.href(&address) rel=cx.rel(&address)>{name}</a></h3>
            <div class="entry__text">
                {title.map(|title| view! { <p lang=head.title_lang.map(Language::key)>{title}</p> })}
                <p>{status} " " {when}</p>
            </div>
        </li>
    }
}

pub fn chapters(cx: Cx, reading: &Reading<'_>) -> impl IntoView + use<> {
    let body = reading.body;
    view! {
        {general(cx, reading)}
        {chapter(cx, "actions", key::CHAPTER_ACTIONS, actions(cx, body))}
        {chapter(cx, "results", key::CHAPTER_RESULTS, results(cx, reading))}
        {chapter(cx, "challenges", key::CHAPTER_CHALLENGES, challenges(cx, reading))}
        {chapter(cx, "future", key::CHAPTER_FUTURE, future(cx, reading))}
        {(reading.kind == ReportKind::Progress).then(|| chapter(cx, "status", key::CHAPTER_STATUS, status(cx, body)))}
        {additional(cx, reading).map(|more| chapter(cx, "more", key::CHAPTER_MORE, more))}
    }
}

/// The contents of a long report, for the phone above all.
pub fn contents(cx: Cx, kind: ReportKind) -> impl IntoView {
    let link = |id: &'static str, name: Msg| view! { <a href=format!("#{id}")>{cx.t(name)}</a> };
    view! {
        <nav class="deeds" aria-label=cx.say(key::CONTENTS)>
            {link("general", key::CHAPTER_GENERAL)} {link("results", key::CONTENTS_RESULTS)} {link("challenges", key::CONTENTS_CHALLENGES)}
            {link("future", key::CONTENTS_FUTURE)} {(kind == ReportKind::Progress).then(|| link("status", key::CONTENTS_STATUS))}
        </nav>
    }
}

fn chapter(cx: Cx, id: &'static str, name: Msg, body: AnyView) -> impl IntoView {
    view! {
        <section class="chapter" aria-labelledby=id>
            <h2 class="chapter__name" id=id>{cx.t(name)}</h2>
            <div class="chapter__body">{body}</div>
        </section>
    }
}

fn general(cx: Cx, reading: &Reading<'_>) -> impl IntoView + use<> {
    let (body, involved) = (reading.body, &reading.body.involved);
    let named = |ids: &BTreeSet<String>| -> Vec<Constituent> { ids.iter().filter_map(|id| reading.names.get(id).cloned()).collect() };
    let fact = |term: Msg, value: String| view! { <dt>{cx.t(term)}</dt> <dd>{value}</dd> };
    let period = (!body.period.from.is_empty() || !body.period.to.is_empty()).then(|| fact(key::FIELD_PERIOD, period(cx, body)));
    let scope: Vec<String> = body.scope.iter().map(|scope| cx.say(labels::scope(*scope)).to_owned()).collect();
    let scope = (!scope.is_empty()).then(|| fact(key::FIELD_SCOPE, cx.words.list(&scope)));
    let commissions = named(&involved.commissions).iter().map(commission_name).collect::<Vec<_>>();
    let commissions = if commissions.is_empty() { list_answer(cx, involved.commissions_answer) } else { commissions.join(", ") };
    let secretariat = involved.secretariat.map_or_else(|| cx.say(key::NOT_STATED).to_owned(), |answer| cx.say(labels::yes_no(answer)).to_owned());
    let others = [named(&involved.external).iter().map(Constituent::full_name).collect::<Vec<_>>().join(", "), involved.others.clone()];
    let others = others.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
    let members = people(cx, named(&involved.members), reading.unmatched);
    let no_members = (involved.members.is_empty() && reading.unmatched == 0).then(|| view! { <p>{list_answer(cx, involved.members_answer)}</p> });
    view! {
        <section class="chapter" aria-labelledby="general">
            <h2 class="chapter__name" id="general">{cx.t(key::CHAPTER_GENERAL)}</h2>
            <div class="chapter__body">
                <h3>{cx.t(key::FIELD_INVOLVED)}</h3>
                <h4>{cx.t(key::FIELD_MEMBERS)}</h4>
                {members}
                {no_members}
                <dl class="facts">
                    {fact(key::FIELD_COMMISSIONS, commissions)}
                    {fact(key::FIELD_SECRETARIAT, secretariat)}
                    {(!others.is_empty()).then(|| fact(key::FIELD_OTHERS, others))}
                    {period}
                    {scope}
                </dl>
            </div>
        </section>
    }
}

fn list_answer(cx: Cx, answer: Option<ListAnswer>) -> String {
    let msg = match answer {
        Some(ListAnswer::None) => key::NONE_NAMED,
        Some(ListAnswer::DoNotKnow) => key::ANSWER_DO_NOT_KNOW,
        None => key::NOT_STATED,
    };
    cx.say(msg).to_owned()
}

fn period(cx: Cx, body: &Body) -> String {
    let (from, to) = (cx.date(&body.period.from), cx.date(&body.period.to));
    match (from.is_empty(), to.is_empty()) {
        (false, false) => format!("{from} – {to}"),
        (false, true) => cx.fill(key::PERIOD_FROM, &[("date", &from)]),
        _ => cx.fill(key::PERIOD_TO, &[("date", &to)]),
    }
}

fn commission_name(commission: &Constituent) -> String {
    match &commission.term {
        Some(term) => format!("{}, {term}", commission.full_name()),
        None => commission.full_name(),
    }
}

/// Names with their countries, in the alphabetical order of countries: no ranking.
pub fn people(cx: Cx, mut members: Vec<Constituent>, unmatched: u32) -> impl IntoView {
    by_words(&mut members, |member| format!("{}\n{}", member.country_name.as_deref().unwrap_or_default(), member.name));
    let item = |member: Constituent| view! { <li>{member.full_name()} " " <span class="people__country">{member.country_name}</span></li> };
    let nameless =
        (0..unmatched).map(move |_| view! { <li>{cx.t(key::MEMBER_NOT_MATCHED)} " " <span class="people__country">{cx.t(key::MEMBER_BY_NUMBER)}</span></li> });
    let any = !members.is_empty() || unmatched > 0;
    any.then(|| view! { <ul class="people">{members.into_iter().map(item).collect_view()} {nameless.collect_view()}</ul> })
}

/// Sorts by folded words. One sort of one type for all lists: each further type would bring the whole algorithm along.
pub fn by_words<T>(items: &mut Vec<T>, words_of: impl Fn(&T) -> String) {
    let mut order: Vec<(String, usize)> = items.iter().enumerate().map(|(at, item)| (words::fold(&words_of(item)), at)).collect();
    order.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, at)| taken[at].take()));
}

fn actions(cx: Cx, body: &Body) -> AnyView {
    if body.nothing_done {
        return view! { <p>{cx.t(key::NOTHING_DONE)}</p> }.into_any();
    }
    if body.actions.is_empty() {
        return view! { <p>{cx.t(key::NOT_STATED)}</p> }.into_any();
    }
    let item = |action: &Action| {
        let done = body.actions.contains(action);
        let word = cx.t(labels::action(*action));
        let not = (!done).then(|| view! { <span class="visually-hidden">{cx.t(key::ACTION_NOT_CARRIED_OUT)}</span> });
        let class = if done { "done-list__item" } else { "done-list__item done-list__item--not" };
        view! { <li class=class>{icon(if done { "check" } else { "not" })} <span>{word} {not}</span></li> }
    };
    // "Other" is only shown where it was carried out: nobody reports its absence
    let shown = Action::ALL.iter().filter(|action| **action != Action::Other || body.actions.contains(action));
    view! { <ul class="done-list">{shown.map(item).collect_view()}</ul> }.into_any()
}

fn results(cx: Cx, reading: &Reading<'_>) -> AnyView {
    let body = reading.body;
    let by_action = body.results.iter().filter(|(action, _)| body.actions.contains(action)).map(|(action, results)| {
        let status = results.status.map(|status| view! { <p class="note">{cx.t(labels::action_status(status))}</p> });
        view! {
            <h3>{cx.t(labels::action(*action))}</h3>
            {status}
            {passages(cx, reading, &results.entries)}
        }
    });
    let silent = body.actions.iter().filter(|action| !body.results.contains_key(action)).map(|action| {
        view! { <h3>{cx.t(labels::action(*action))}</h3> <p class="note">{cx.t(key::NO_TEXT_FOR_ACTION)}</p> }
    });
    let nothing = (body.results.is_empty() && body.unsorted.is_empty() && body.actions.is_empty()).then(|| cx.t(key::NOT_STATED));
    view! { {passages(cx, reading, &body.unsorted)} {by_action.collect_view()} {silent.collect_view()} {nothing} }.into_any()
}

fn challenges(cx: Cx, reading: &Reading<'_>) -> AnyView {
    let challenges = &reading.body.challenges;
    if challenges.none {
        return view! { <p>{cx.t(key::CHALLENGES_NONE)}</p> }.into_any();
    }
    if challenges.entries.is_empty() {
        return view! { <p>{cx.t(key::NOT_STATED)}</p> }.into_any();
    }
    passages(cx, reading, &challenges.entries).into_any()
}

fn future(cx: Cx, reading: &Reading<'_>) -> AnyView {
    let future = &reading.body.future;
    if future.none {
        return view! { <p>{cx.t(key::FUTURE_NONE)}</p> }.into_any();
    }
    let by_action = future.actions.iter().map(|(action, future)| view! { <h3>{cx.t(labels::action(*action))}</h3> {passages(cx, reading, &future.entries)} });
    let planned = future.planned.map(|planned| cx.say(labels::planned(planned))).unwrap_or(cx.say(key::NOT_STATED));
    view! {
        {passages(cx, reading, &future.unsorted)}
        {by_action.collect_view()}
        <dl class="facts"><dt>{cx.t(key::FIELD_PLANNED)}</dt> <dd>{planned}</dd></dl>
    }
    .into_any()
}

fn status(cx: Cx, body: &Body) -> AnyView {
    let Some(status) = body.status.value else {
        let printed = body.status.printed.clone();
        return if printed.is_empty() { view! { <p>{cx.t(key::STATUS_NOT_LEGIBLE)}</p> }.into_any() } else { view! { <p>{printed}</p> }.into_any() };
    };
    let meaning = labels::status_meaning(status).map(|meaning| view! { ". " {cx.t(meaning)} });
    view! {
        <p><span class="status">{glyph(status.key(), false)} <span class="status__word">{cx.t(labels::status(status))}</span></span> {meaning}</p>
        {(!body.status.note.is_empty()).then(|| body.status.note.clone()).map(|note| view! { <p class="note">{note}</p> })}
    }
    .into_any()
}

fn additional(cx: Cx, reading: &Reading<'_>) -> Option<AnyView> {
    let additional = &reading.body.additional;
    if additional.text.trim().is_empty() && additional.links.is_empty() {
        return None;
    }
    let entries = report::body::typed(additional.text.clone());
    let links = additional.links.values().filter(|link| report::text::link_is_sound(&link.url)).map(|link| {
        let words = if link.title.is_empty() { link.url.clone() } else { link.title.clone() };
        view! { <li><a href=link.url.clone() rel=OUTSIDE>{words}</a></li> }
    });
    let text = (!additional.text.trim().is_empty()).then(|| passages(cx, reading, &entries));
    Some(view! { {text} <ul>{links.collect_view()}</ul> }.into_any())
}

/// Other sites learn nothing from a reader, and gain nothing from being named.
const OUTSIDE: &str = "noopener noreferrer nofollow ugc";

/// One passage a paragraph; at its edge the Operative Paragraphs it cites and where it was taken from.
fn passages(cx: Cx, reading: &Reading<'_>, entries: &Entries) -> impl IntoView + use<> {
    let lang = reading.body.lang;
    in_order(entries).into_iter().flat_map(|(_, entry)| passage_views(cx, reading, entry, lang)).collect_view()
}

fn passage_views(cx: Cx, reading: &Reading<'_>, entry: &Entry, lang: Option<Language>) -> Vec<impl IntoView + use<>> {
    let lang = entry.lang.or(lang).map(Language::key);
    let texts = paragraphs(&entry.text);
    let last = texts.len().saturating_sub(1);
    let views = texts.into_iter().enumerate().map(|(n, text)| {
        let (words, cited) = without_references(text);
        let references = cited.into_iter().map(|path| reference(cx, reading.code, &path)).collect_view();
        let source = (n == last).then(|| source(cx, reading, entry)).flatten();
        view! {
            <div class="passage">
                <p class="passage__text" lang=lang>{pieces(&words)}</p>
                <p class="passage__edge">{references} {source}</p>
            </div>
        }
    });
    views.collect()
}

fn pieces(text: &str) -> impl IntoView + use<> {
    let piece = |piece: Inline| match piece {
        Inline::Text(text) => text.into_any(),
        Inline::Link(url) => {
            let words = url.clone();
            view! { <a href=url rel=OUTSIDE>{words}</a> }.into_any()
        }
        Inline::Break => view! { <br /> }.into_any(),
    };
    inline(text).into_iter().map(piece).collect_view()
}

fn reference(cx: Cx, code: &ResolutionCode, path: &str) -> impl IntoView + use<> {
    let address = Address::Resolution(code.clone());
    view! { <a class="op" href=format!("{}#op{path}", cx.href(&address)) rel=cx.rel(&address)>{format!("OP{path}")}</a> " " }
}

fn source(cx: Cx, reading: &Reading<'_>, entry: &Entry) -> Option<impl IntoView + use<>> {
    let source = entry.source.as_ref()?;
    let name = reading.names.get(&source.constituent).map_or_else(|| source.constituent.clone(), Constituent::full_name);
    let msg = if source.adapted { key::SOURCE_ADAPTED } else { key::SOURCE };
    Some(view! { <span>{cx.fill(msg, &[("name", &name), ("year", &source.year)])}</span> })
}

/// Members, Commissions and others apart, as pages list them.
pub fn of_kind(all: &[Constituent], kinds: &[ConstituentKind]) -> Vec<Constituent> {
    all.iter().filter(|one| kinds.contains(&one.kind)).cloned().collect()
}
