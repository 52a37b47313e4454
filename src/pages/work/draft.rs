//! One report that is not public yet: the form for those who may write it, the text for those who
//! read it.

use super::{editor, person, review, show};
use crate::api;
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
        Ok(draft) => {
            // the set of the page follows from the report
            let cx = Cx {
                set: draft.code.set(),
                ..cx
            };
            if !draft.may_write {
                return review::open(cx, &draft);
            }
            // a Progress Report is made of what came in
            let received = match draft.kind {
                ReportKind::Progress => Some(api::get_received(&id, cx.lang).await),
                ReportKind::Activity | ReportKind::Unlisted(_) => None,
            };
            match received {
                Some(Err(error)) => show(cx, cx.say(key::LOAD_FAILED), &cannot_show(cx, &error)),
                Some(Ok(received)) => editor::open(cx, account, &person, &draft, Some(received)),
                None => editor::open(cx, account, &person, &draft, None),
            }
        }
        Err(error) => show(cx, cx.say(key::LOAD_FAILED), &cannot_show(cx, &error)),
    }
}
