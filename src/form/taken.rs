//! Passages that were taken over from Activity Reports: each an entry under its source, to be
//! changed, moved, joined or given back.

use super::{Form, field_id};
use crate::ui::text_field::TextField;
use maud::{Markup, html};
use report::body::Entry;
use report::synthesis::{Target, joins, taken};
use words::{Msg, key};

/// Nothing where none was.
pub fn passages(form: &Form, target: Target) -> Markup {
    let Some(entries) = target.entries(&form.body) else {
        return html! {};
    };
    let all = taken(entries);
    let last = all.len().saturating_sub(1);
    html! {
        @for (at, (id, entry)) in all.iter().enumerate() {
            (passage(form, target, id, entry, (at > 0, at < last, joins(entries, id).is_some())))
        }
    }
}

/// `can`: go up, go down, be joined with the text above.
fn passage(
    form: &Form,
    target: Target,
    id: &str,
    entry: &Entry,
    can: (bool, bool, bool),
) -> Markup {
    let (cx, section) = (form.cx, target.pointer());
    let pointer = format!("{section}/entries/{id}");
    let source = entry.source.as_ref();
    let name = source
        .map(|source| form.name_of(&source.constituent))
        .unwrap_or_default();
    let year = source
        .map(|source| source.year.as_str())
        .unwrap_or_default();
    let msg = if source.is_some_and(|source| source.adapted) {
        key::SOURCE_ADAPTED
    } else {
        key::SOURCE
    };
    let label = cx.fill(msg, &[("name", &name), ("year", year)]);
    let button = |deed: &str, word: Msg| {
        html! {
            button class="button button--quiet" type="button" id={ (deed) "-" (field_id(&pointer)) } data-do=(deed) data-section=(section) data-id=(id) {
                (cx.t(word)) span class="visually-hidden" { ": " (label) }
            } " "
        }
    };
    html! {
        div class="taken" id={ "taken-" (field_id(&pointer)) } {
            (form.field(&pointer, &TextField { label: &label, long: true, lang: entry.lang.map(report::Language::key), ..TextField::default() }))
            div class="taken__foot" {
                span class="buttons" {
                    @if can.0 { (button("up", key::TAKEN_UP)) }
                    @if can.1 { (button("down", key::TAKEN_DOWN)) }
                    @if can.2 { (button("join", key::TAKEN_JOIN)) }
                    (button("give-back", key::TAKEN_BACK))
                }
            }
        }
    }
}
