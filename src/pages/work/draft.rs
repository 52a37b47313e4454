//! One report that is not public yet: the form for those who may write it, the text for those who
//! read it.

use super::{editor, person, review, show};
use crate::address::Address;
use crate::api;
use crate::browser::reload;
use crate::config::Capability;
use crate::head::head_of;
use crate::i18n::{Cx, use_cx};
use crate::live::on_deed;
use crate::load::cannot_show;
use crate::route::asked;
use crate::session::{Account, use_account};
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::vocabulary::ReportKind;
use words::key;

/// Editor and review are text yet, written over what stands here until they are.
#[component]
pub fn DraftPage() -> impl IntoView {
    let (cx, account, asked) = (use_cx(), use_account(), asked());
    head_of(200, key::MINE_TITLE, key::MINE_LEAD);
    if let Some(Address::Draft(id)) = asked {
        Effect::new(move || {
            on_deed(Box::new(|deed, _| {
                if deed == "again" {
                    reload();
                }
            }));
            spawn_local(open(cx, account, id.clone()));
        });
    }
    view! {
        <PageHead title=cx.t(key::MINE_TITLE) lead=cx.t(key::MINE_LEAD)/>
        <Skeleton/>
    }
}

async fn open(cx: Cx, account: Account, id: String) {
    let Some(person) = person(cx, account).await else {
        return;
    };
    match api::get_draft(&id, cx.lang).await {
        Ok(opened) => {
            let draft = &opened.draft;
            // the set of the page follows from the report
            let cx = Cx {
                set: draft.code.set(),
                ..cx
            };
            if !draft.may_write {
                return review::open(cx, draft);
            }
            // a Progress Report is made of what came in; it can be written without
            let received = match draft.kind {
                ReportKind::Progress if cx.has(Capability::Received) => {
                    Some(api::get_received(&id, cx.lang).await)
                }
                _ => None,
            };
            editor::open(cx, account, &person, &opened, received);
        }
        Err(error) => show(cx, cx.say(key::LOAD_FAILED), &cannot_show(cx, &error)),
    }
}
