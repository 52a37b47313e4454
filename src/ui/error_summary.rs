//! What must be changed, above everything else: grouped, each entry a link to its field. It takes
//! the focus once, when it comes; while the person mends, nothing moves: an entry that is mended is
//! struck through until the next check.

use crate::i18n::Cx;
use maud::{Markup, html};
use words::key;

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub field_id: String,
    pub text: String,
    pub section: &'static str,
    pub mended: bool,
}

pub fn error_summary(cx: Cx, entries: &[Entry]) -> Markup {
    html! {
        div class="error-summary" tabindex="-1" {
            div role="alert" class="stack" {
                h2 class="error-summary__title" { (cx.t(key::ERROR_TITLE)) }
                @for group in entries.chunk_by(|one, next| one.section == next.section) {
                    @let problems = cx.count(key::SECTIONS_PROBLEMS, group.len());
                    div {
                        h3 class="error-summary__section" { (cx.fill(key::ERROR_SECTION, &[("section", group[0].section), ("problems", &problems)])) }
                        ul class="error-summary__list" {
                            @for entry in group {
                                li {
                                    a href={ "#" (entry.field_id) } rel="external" .error-summary__fixed[entry.mended] { (entry.text) }
                                    @if entry.mended { span class="visually-hidden" { " (" (cx.t(key::ERROR_FIXED)) ")" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
