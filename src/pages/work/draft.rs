//! One report that is not public yet: the form for those who may write it, the text for those who read it.

use super::{editor, for_person, review};
use crate::api;
use crate::i18n::Cx;
use crate::load::Loading;
use crate::session::Account;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub fn page(cx: Cx, account: Account) -> AnyView {
    let id = StoredValue::new(use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default());
    for_person(cx, account, move || {
        let loading = Loading::of(None, move || {
            let id = id.get_value();
            async move { api::get_draft(&id, cx.lang).await }
        });
        // the set of the page follows from the report
        loading.view(cx, move |draft| {
            let cx = Cx { set: draft.code.set(), ..cx };
            if draft.may_write { editor::editor(cx, account, &draft) } else { review::review(cx, &draft, loading) }
        })
    })
}
