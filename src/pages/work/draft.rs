//! One report that is not public yet: the form for those who may write it, the text for those who read it.

use super::{editor, person, review, show};
use crate::api;
use crate::i18n::Cx;
use crate::load::cannot_show;
use crate::session::Account;
use words::key;

pub async fn open(cx: Cx, account: Account, id: String) {
    let Some(person) = person(cx, account).await else { return };
    match api::get_draft(&id, cx.lang).await {
        Ok(draft) => {
            // the set of the page follows from the report
            let cx = Cx { set: draft.code.set(), ..cx };
            if draft.may_write { editor::open(cx, account, &person, &draft) } else { review::open(cx, &draft) }
        }
        Err(error) => show(cx, cx.say(key::LOAD_FAILED), &cannot_show(cx, &error)),
    }
}
