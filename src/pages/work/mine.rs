//! My reports: what came back, drafts, what was submitted; for a Focal Point what waits.

use crate::address::Address;
use crate::api::{self, ApiError};
use crate::browser::{announce, focus_heading};
use crate::document::{Shown, document};
use crate::failure::StepFailed;
use crate::head::head_of;
use crate::i18n::{Label, use_cx};
use crate::labels;
use crate::listing::report_name;
use crate::session::use_account;
use crate::ui::ask_first::AskFirst;
use crate::ui::link::Link;
use crate::ui::page_head::PageHead;
use leptos::prelude::*;
use report::Language;
use report::access::Role;
use report::documents::{DraftHead, ToMake, Workspace};
use report::sorted::SortedSet;
use report::state::State;
use report::vocabulary::ReportKind;
use words::{Msg, key};

/// A draft in its version.
type Version = (String, u32);

/// What is deleted is gone, so it is asked first: of one draft at a time.
#[derive(Clone, Copy)]
struct Deleting {
    /// The id of the draft that is asked about.
    asks: RwSignal<Option<String>>,
    delete: Callback<Version>,
}

#[component]
pub fn Mine() -> impl IntoView {
    let (cx, account) = (use_cx(), use_account());
    head_of(200, key::MINE_TITLE, key::MINE_LEAD);
    let work = document(move || async move {
        let person = account.person().await?;
        let reads = person
            .roles
            .iter()
            .any(|role| matches!(role, Role::FocalPoint { .. }));
        Ok((reads, api::get_workspace(cx.lang).await?))
    });
    let delete = Action::new_local(move |(id, version): &Version| {
        let (id, version) = (id.clone(), *version);
        async move {
            let done = api::delete_draft(&id, version).await;
            if done.is_ok() {
                announce(cx.say(key::MINE_DELETED).to_owned());
                focus_heading();
            }
            // else the list is as it was, and why stands above it
            if matches!(
                done,
                Ok(()) | Err(ApiError::Conflict(_) | ApiError::NotFound { .. })
            ) {
                work.again();
            }
            done
        }
    });
    let failed = move || {
        let error = delete.value().get().and_then(Result::err);
        error.map(|error: ApiError| view! { <StepFailed error/> })
    };
    provide_context(Deleting {
        asks: RwSignal::new(None),
        delete: Callback::new(move |version| {
            delete.dispatch(version);
        }),
    });
    view! {
        <PageHead title=cx.t(key::MINE_TITLE) lead=cx.t(key::MINE_LEAD)/>
        {failed}
        <div class="stack stack--wide">
            <Shown document=work let(found)>
                <Lists reads=found.0 work=found.1.clone()/>
            </Shown>
        </div>
    }
}

/// `reads`: what others submitted.
#[component]
fn Lists(reads: bool, work: Workspace) -> impl IntoView {
    let cx = use_cx();
    let of = |state: State| -> Vec<DraftHead> {
        let own = work.own.iter().filter(|head| head.state == state);
        own.cloned().collect()
    };
    let listed: [(&'static str, Label, Vec<DraftHead>, Option<Msg>); 5] = [
        (
            "returned",
            key::MINE_RETURNED.into(),
            of(State::Returned),
            None,
        ),
        (
            "drafts",
            key::MINE_DRAFTS.into(),
            of(State::Draft),
            (!reads).then_some(key::MINE_NO_DRAFTS),
        ),
        (
            "waiting",
            key::MINE_WAITING.into(),
            work.waiting.clone(),
            reads.then_some(key::MINE_NONE_WAITING),
        ),
        (
            "submitted",
            key::MINE_SUBMITTED.into(),
            of(State::Submitted),
            None,
        ),
        (
            "published",
            key::MINE_PUBLISHED.into(),
            of(State::Published),
            None,
        ),
    ];
    // what another backend has more stands under its own word
    let states: SortedSet<State> = work.own.iter().map(|head| head.state).collect();
    let unlisted = states.iter().filter(|state| !state.is_listed());
    let unlisted = unlisted.map(|state| (state.key(), labels::state(*state), of(*state), None));
    let all: Vec<_> = listed.into_iter().chain(unlisted).collect();
    let mut to_make = Some(work.to_make).filter(|all| !all.is_empty());
    let section = |(id, title, heads, empty): (_, _, Vec<_>, Option<Msg>)| {
        let before = if id == "waiting" {
            to_make.take()
        } else {
            None
        };
        let is_shown = !heads.is_empty() || empty.is_some();
        view! {
            {before.map(|all| view! { <Made all/> })}
            {is_shown.then(|| view! { <Drafts id title heads empty/> })}
        }
    };
    view! {
        {all.into_iter().map(section).collect_view()}
        <p class="deeds"><Link to=Address::Overview>{cx.t(key::MINE_FIND)}</Link></p>
    }
}

/// Progress Reports that can be made, with how many reports came in for each.
#[component]
fn Made(all: Vec<ToMake>) -> impl IntoView {
    let cx = use_cx();
    let entry = move |one: ToMake| {
        let name = report_name(cx, ReportKind::Progress, &one.year);
        let code = one.code.spaced();
        let to = match one.draft {
            Some(id) => Address::Draft(id),
            None => Address::ReportOn {
                code: one.code.clone(),
                year: Some(one.year),
            },
        };
        let lang = one.title_lang.map(Language::key);
        let title = one.title.unwrap_or_else(|| code.clone());
        view! {
            <li class="entry">
                <p class="entry__margin">{code}</p>
                <h3 class="entry__title" lang=lang><Link to>{title}</Link></h3>
                <div class="entry__text">
                    <p>{name} ". " {cx.count(key::MINE_RECEIVED, one.received.into())}</p>
                </div>
            </li>
        }
    };
    view! {
        <section class="section" id="list-to-make" aria-labelledby="to-make">
            <h2 id="to-make">{cx.t(key::MINE_TO_MAKE)}</h2>
            <Entries all entry/>
        </section>
    }
}

/// `empty` is said where there is nothing.
#[component]
fn Drafts(
    id: &'static str,
    title: Label,
    heads: Vec<DraftHead>,
    empty: Option<Msg>,
) -> impl IntoView {
    let cx = use_cx();
    let empty = empty.filter(|_| heads.is_empty());
    let waits = id == "waiting";
    view! {
        <section class="section" id=format!("list-{id}") aria-labelledby=id>
            <h2 id=id>{cx.t(title)}</h2>
            {empty.map(|empty| view! { <p>{cx.t(empty)}</p> })}
            <Entries all=heads entry=move |draft| view! { <Line draft waits/> }/>
        </section>
    }
}

/// Of a long list the first ones; the others are folded, where the browser's own search finds them.
#[component]
fn Entries<T, V>(mut all: Vec<T>, entry: impl Fn(T) -> V) -> impl IntoView
where
    T: 'static,
    V: IntoView + 'static,
{
    const FIRST: usize = 10;
    let cx = use_cx();
    let rest = all.split_off(all.len().min(FIRST));
    let more = cx.fill(key::MINE_MORE, &[("n", &cx.words.number(rest.len()))]);
    let rest: Vec<_> = rest.into_iter().map(&entry).collect();
    view! {
        <ol class="entries entries--dense">{all.into_iter().map(&entry).collect_view()}</ol>
        {(!rest.is_empty()).then(|| view! {
            <details class="more">
                <summary>{more}</summary>
                <ol class="entries entries--dense">{rest}</ol>
            </details>
        })}
    }
}

/// By what it differs from its neighbours: a report that waits by who wrote it, one's own by its Resolution.
#[component]
fn Line(draft: DraftHead, waits: bool) -> impl IntoView {
    let cx = use_cx();
    let head = draft.head.clone();
    let name = report_name(cx, head.kind, &head.year);
    let code = head.code.spaced();
    let of = head.constituent.map(|who| who.name);
    let lang = head.title_lang.map(Language::key);
    let saved = [
        ("date", &*cx.date(&draft.saved_at)),
        ("name", &draft.saved_by),
    ];
    let saved = cx.fill(key::MINE_SAVED_BY, &saved);
    let note = draft.note.clone();
    let title = head.title.unwrap_or_else(|| code.clone());
    let to = Address::Draft(draft.id.clone());
    let (title, about) = match of {
        Some(of) if waits => {
            let own = code.clone();
            let link = view! {
                <h3 class="entry__title"><Link to>{of} <span class="visually-hidden">", " {own}</span></Link></h3>
            };
            let about = view! { <p><span lang=lang>{title}</span> ". " {name} "."</p> };
            (link.into_any(), about.into_any())
        }
        of => {
            let link = view! { <h3 class="entry__title" lang=lang><Link to>{title}</Link></h3> };
            let of = of.map(|of| format!(", {of}"));
            let about = view! { <p>{name} {of} "."</p> };
            (link.into_any(), about.into_any())
        }
    };
    view! {
        <li class="entry" id=format!("draft-{}", draft.id)>
            <p class="entry__margin">{code}</p>
            {title}
            <div class="entry__text">
                {about}
                {note.map(|note| view! { <p class="quote">{note.text}</p> })}
                <p>{cx.t(labels::state(draft.state))} ". " {saved} "."</p>
                {draft.may_delete.then(|| view! { <Delete draft=draft.clone()/> })}
            </div>
        </li>
    }
}

#[component]
fn Delete(draft: DraftHead) -> impl IntoView {
    let (cx, Deleting { asks, delete }) = (use_cx(), expect_context());
    let named = cx.fill(
        key::MINE_DELETE_NAMED,
        &[("code", &draft.head.code.spaced())],
    );
    let (id, version) = (draft.id, draft.head.version);
    let (own, asked) = (id.clone(), id.clone());
    let is_asked = Memo::new(move |_| asks.with(|asks| asks.as_ref() == Some(&own)));
    let ask = Callback::new(move |is_asked: bool| asks.set(is_asked.then(|| asked.clone())));
    let act = Callback::new(move |()| delete.run((id.clone(), version)));
    view! {
        <AskFirst is_asked ask act button=cx.t(key::MINE_DELETE) name=Some(named) group=cx.say(key::MINE_DELETE_TITLE)
            question=cx.t(key::MINE_DELETE_TITLE) sure=cx.t(key::MINE_DELETE_SURE) keep=cx.t(key::MINE_DELETE_KEEP)/>
    }
}
