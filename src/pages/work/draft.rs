//! One report that is not public yet: the form for those who may write it, the text for those who
//! read it.

use super::editor::Editor;
use super::review::Review;
use crate::address::Address;
use crate::api::{self, ApiError, DraftAnswer};
use crate::browser::{focus_heading, has_arrived, is_nowhere, soon};
use crate::config::Capability;
use crate::document::{Loaded, Shown, document};
use crate::head::{Head, head};
use crate::i18n::{Cx, use_cx};
use crate::pages::not_found::NotFound;
use crate::route::asked;
use crate::session::{Account, use_account};
use crate::ui::page_head::PageHead;
use leptos::prelude::*;
use report::documents::{Person, Received};
use report::vocabulary::ReportKind;
use std::sync::Arc;
use words::key;

/// Everything that the page is made of.
struct Opened {
    person: Person,
    draft: Arc<DraftAnswer>,
    /// Of a Progress Report that one may write, where the backend knows what came in.
    received: Option<Result<Received, ApiError>>,
}

async fn open(cx: Cx, account: Account, id: String) -> Result<Opened, ApiError> {
    let person = account.person().await?;
    let draft = api::get_draft(&id, cx.lang).await?;
    // a Progress Report is made of what came in; it can be written without
    let own = &draft.draft;
    let is_made = own.may_write && own.kind == ReportKind::Progress;
    let received = if is_made && cx.has(Capability::Received) {
        Some(api::get_received(&id, cx.lang).await)
    } else {
        None
    };
    Ok(Opened {
        person,
        draft: Arc::new(draft),
        received,
    })
}

#[component]
pub fn DraftPage() -> impl IntoView {
    match asked() {
        Some(Address::Draft(id)) => view! { <Open id/> }.into_any(),
        _ => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Open(id: String) -> impl IntoView {
    let (cx, account) = (use_cx(), use_account());
    let opened = document(move || open(cx, account, id.clone()));
    // until the report has a name, or cannot be had
    let is_waited = Memo::new(move |_| opened.state.with(|state| matches!(state, Loaded::Loading)));
    let has_failed = Memo::new(move |_| {
        opened
            .state
            .with(|state| matches!(state, Loaded::Failed(_)))
    });
    head(move || Head {
        status: 200,
        title: cx
            .say(if has_failed.get() {
                key::LOAD_FAILED
            } else {
                key::MINE_TITLE
            })
            .into(),
        description: cx.say(key::MINE_LEAD).into(),
    });
    // whoever came here by "Report on this" was led to the heading that waited
    Effect::new(move |before: Option<()>| {
        if !is_waited.get() && before.is_some() {
            soon(|| {
                if has_arrived() && is_nowhere() {
                    focus_heading();
                }
            });
        }
    });
    view! {
        {move || is_waited.get().then(|| view! { <PageHead title=cx.t(key::MINE_TITLE) lead=cx.t(key::MINE_LEAD)/> })}
        <Shown document=opened let(opened)>
            {
                let draft = opened.draft.clone();
                if draft.draft.may_write {
                    view! { <Editor person=opened.person.clone() opened=draft received=opened.received.clone()/> }.into_any()
                } else {
                    view! { <Review draft=draft.draft.clone()/> }.into_any()
                }
            }
        </Shown>
    }
}
