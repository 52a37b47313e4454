//! What must be changed, above everything else: grouped, each entry a link to its field. It takes the focus once, when it comes;
//! while the person mends, nothing moves: an entry that is mended is struck through until the next check.

use crate::browser::{go_to_field, select};
use crate::i18n::Cx;
use leptos::prelude::*;
use words::key;

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub field_id: String,
    pub text: String,
    pub section: String,
    pub mended: Signal<bool>,
}

pub fn error_summary(cx: Cx, entries: Vec<Entry>) -> AnyView {
    let mut sections: Vec<String> = entries.iter().map(|entry| entry.section.clone()).collect();
    sections.dedup();
    let groups: Vec<_> = sections
        .into_iter()
        .map(|section| {
            let own: Vec<Entry> = entries.iter().filter(|entry| entry.section == section).cloned().collect();
            let problems = cx.count(key::SECTIONS_PROBLEMS, own.len());
            let heading = cx.fill(key::ERROR_SECTION, &[("section", &section), ("problems", &problems)]);
            view! {
                <div>
                    <h3 class="error-summary__section">{heading}</h3>
                    <ul class="error-summary__list">{own.into_iter().map(|entry| line(cx, entry)).collect_view()}</ul>
                </div>
            }
        })
        .collect();
    view! {
        <div class="error-summary" tabindex="-1">
            <div role="alert" class="stack">
                <h2 class="error-summary__title">{cx.t(key::ERROR_TITLE)}</h2>
                {groups}
            </div>
        </div>
    }
    .into_any()
}

fn line(cx: Cx, entry: Entry) -> impl IntoView {
    let Entry { field_id, text, mended, .. } = entry;
    let href = format!("#{field_id}");
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        go_to_field(&field_id);
    };
    let said = move || mended.get().then(|| view! { <span class="visually-hidden">" (" {cx.t(key::ERROR_FIXED)} ")"</span> });
    view! { <li><a href=href rel="external" class:error-summary__fixed=move || mended.get() on:click=go>{text}</a> {said}</li> }
}

pub fn focus() {
    crate::browser::soon(|| {
        if let Some(summary) = select(".error-summary") {
            summary.scroll_into_view();
            let _ = summary.focus();
        }
    });
}
