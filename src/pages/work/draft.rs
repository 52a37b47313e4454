//! One report that is not public yet: the form for those who may write it, the text for those who
//! read it.

use super::{editor, person, review, show};
use crate::api;
use crate::config::Capability;
use crate::i18n::Cx;
use crate::load::cannot_show;
use crate::session::Account;
use report::vocabulary::ReportKind;
use words::key;

pub async fn open(cx: Cx, account: Account, id: String) {
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
