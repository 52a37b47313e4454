//! What a corrected report says otherwise than the version before: each answer with what stood
//! there and what stands there now.

use crate::i18n::Cx;
use crate::labels;
use maud::{Markup, html};
use report::body::action_of;
use report::documents::{Change, PublishedReport};
use report::vocabulary::{Action, ListAnswer, Planned, Scope, Status, YesNo};
use words::{Msg, key};

/// Nothing where nothing changed, or nothing that a reader would see.
pub fn corrections(cx: Cx, report: &PublishedReport) -> Markup {
    let shown: Vec<_> = report
        .changed
        .iter()
        .filter(|change| is_shown(change))
        .collect();
    let before = report.head.version.saturating_sub(1).to_string();
    html! {
        @if !shown.is_empty() {
            details class="corrections" {
                summary { (cx.count(key::CORRECTIONS_TITLE, shown.len())) }
                p class="note" { (cx.fill(key::CORRECTIONS_LEAD, &[("n", &before)])) }
                dl class="facts" {
                    @for change in shown {
                        dt { (name_of(cx, &change.pointer)) }
                        dd {
                            @if let Some(value) = &change.before { del { span class="visually-hidden" { (cx.t(key::CORRECTIONS_BEFORE)) ": " } (words_of(cx, report, &change.pointer, value)) } }
                            " "
                            @if let Some(value) = &change.after { ins { span class="visually-hidden" { (cx.t(key::CORRECTIONS_AFTER)) ": " } (words_of(cx, report, &change.pointer, value)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Order, language and source of a passage are no answers.
fn is_shown(change: &Change) -> bool {
    !["/order", "/lang", "/adapted"]
        .iter()
        .any(|end| change.pointer.ends_with(end))
        && !change.pointer.contains("/source/")
}

/// The field, and the action where there is one.
fn name_of(cx: Cx, pointer: &str) -> String {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let field = cx.say(field_of(&steps));
    match action_of(pointer).filter(|_| steps[0] != "actions") {
        Some(action) => cx.fill(
            key::PAIR,
            &[("first", field), ("second", cx.say(labels::action(action)))],
        ),
        None => field.to_owned(),
    }
}

fn field_of(steps: &[&str]) -> Msg {
    match steps {
        ["period", ..] => key::FIELD_PERIOD,
        ["scope", ..] => key::FIELD_SCOPE,
        ["involved", "members" | "membersAnswer", ..] => key::FIELD_MEMBERS,
        ["involved", "commissions" | "commissionsAnswer", ..] => key::FIELD_COMMISSIONS,
        ["involved", "secretariat"] => key::FIELD_SECRETARIAT,
        ["involved", ..] => key::FIELD_OTHERS,
        ["actions", ..] | ["nothingDone"] => key::CHAPTER_ACTIONS,
        ["results", ..] => key::CONTENTS_RESULTS,
        ["challenges", ..] => key::CONTENTS_CHALLENGES,
        ["future", "planned"] => key::FIELD_PLANNED,
        ["future", ..] => key::CONTENTS_FUTURE,
        ["status", ..] => key::CHAPTER_STATUS,
        _ => key::CHAPTER_MORE,
    }
}

/// The word for a key, the name for an id; texts as they are.
fn words_of(cx: Cx, report: &PublishedReport, pointer: &str, value: &str) -> String {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    let msg = match pointer.split('/').skip(1).collect::<Vec<_>>()[..] {
        ["involved", "members" | "commissions" | "external", id] => {
            return report.constituents.get(id).map_or_else(
                || id.to_owned(),
                report::constituent::Constituent::full_name,
            );
        }
        ["actions", _] => Some(labels::action(Action::named(last))),
        ["scope", _] => Some(labels::scope(Scope::named(last))),
        ["status", "value"] => Some(labels::status(Status::named(value))),
        ["future", "planned"] => Some(labels::planned(Planned::named(value))),
        ["involved", "secretariat"] => Some(labels::yes_no(YesNo::named(value))),
        ["involved", "membersAnswer" | "commissionsAnswer"] => {
            Some(labels::list_answer(ListAnswer::named(value)))
        }
        ["nothingDone"] => Some(key::NOTHING_DONE.into()),
        [.., "none"] => Some(key::NONE_NAMED.into()),
        _ => None,
    };
    msg.map_or_else(|| value.to_owned(), |msg| cx.say(msg).to_owned())
}
