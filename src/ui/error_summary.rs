//! What must be changed, above everything else: grouped, each entry a link to its field. It takes
//! the focus once, when it comes; while the person mends, nothing moves: an entry that is mended is
//! struck through until the next check.

use crate::browser::go_to_field;
use crate::i18n::use_cx;
use leptos::prelude::*;
use words::key;

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub field_id: String,
    pub text: Signal<String>,
    pub section: &'static str,
    pub is_mended: Signal<bool>,
}

#[component]
pub fn ErrorSummary(entries: Vec<Entry>) -> impl IntoView {
    let cx = use_cx();
    let entry = move |entry: Entry| {
        let (id, is_mended) = (entry.field_id.clone(), entry.is_mended);
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            go_to_field(&id);
        };
        let mended = move || {
            is_mended.get().then(|| {
                view! { <span class="visually-hidden">" (" {cx.t(key::ERROR_FIXED)} ")"</span> }
            })
        };
        view! {
            <li>
                <a href=format!("#{}", entry.field_id) rel="external" class:error-summary__fixed=is_mended on:click=go>{entry.text}</a>
                {mended}
            </li>
        }
    };
    let group = move |group: &[Entry]| {
        let problems = cx.count(key::SECTIONS_PROBLEMS, group.len());
        let values = [("section", group[0].section), ("problems", &*problems)];
        view! {
            <div>
                <h3 class="error-summary__section">{cx.fill(key::ERROR_SECTION, &values)}</h3>
                <ul class="error-summary__list">{group.iter().cloned().map(entry).collect_view()}</ul>
            </div>
        }
    };
    let groups = entries.chunk_by(|one, next| one.section == next.section);
    view! {
        <div class="error-summary" tabindex="-1">
            <div role="alert" class="stack">
                <h2 class="error-summary__title">{cx.t(key::ERROR_TITLE)}</h2>
                {groups.map(group).collect_view()}
            </div>
        </div>
    }
}
