//! Two versions of some answers, side by side; typing goes on meanwhile, in these answers too: mine
//! is what stands in the form at that moment.

use super::saver::Saver;
use crate::browser::focus_soon;
use crate::form::{Form, Section, field_id, use_form};
use crate::i18n::{Label, use_cx};
use crate::labels;
use leptos::prelude::*;
use replica::{Clash, Leaf, Side};
use report::body::action_of;
use report::field::joined;
use report::question::Question;
use report::vocabulary::{Action, ActionStatus, ListAnswer, Planned, Status, YesNo};
use serde_json::Value;
use words::{Msg, key};

/// The id of the heading, which the bar links to.
pub const TITLE: &str = "conflict-title";

#[component]
pub fn Conflicts(saver: Saver) -> impl IntoView {
    let cx = use_cx();
    let clashes = move || {
        let clashes = saver.conflict.with(|conflict| {
            let all = conflict.iter().flat_map(|open| &open.clashes);
            all.cloned().collect::<Vec<_>>()
        });
        clashes.into_iter()
    };
    let head = Memo::new(move |_| {
        saver.conflict.with(|conflict| {
            let open = conflict.as_ref()?;
            let joined = (open.joined > 0).then(|| cx.count(key::CONFLICT_JOINED, open.joined));
            Some((cx.fill(key::CONFLICT_LEAD, &[("name", &open.by)]), joined))
        })
    });
    let is_there = Memo::new(move |_| head.with(Option::is_some));
    let lead = move || head.get().map(|(lead, _)| lead);
    let joined = move || {
        let joined = head.get().and_then(|(_, joined)| joined);
        joined.map(|joined| view! { <p>{joined}</p> })
    };
    move || {
        is_there.get().then(|| {
            view! {
                <section class="notice notice--warn notice--wide" aria-labelledby=TITLE>
                    // said once: below, mine follows each key
                    <div class="stack" role="alert">
                        <h2 class="notice__title" id=TITLE tabindex="-1">{cx.t(key::CONFLICT_TITLE)}</h2>
                        <p>{lead}</p>
                        {joined}
                    </div>
                    <For each=clashes key=|clash| (clash.pointer.clone(), format!("{:?}", clash.theirs)) let(clash)>
                        <One saver clash/>
                    </For>
                </section>
            }
        })
    }
}

/// What the person chooses to stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Mine,
    Theirs,
    Both,
}

fn decide(form: Form, saver: Saver, clash: &Clash, choice: Choice) {
    match choice {
        Choice::Mine => {}
        Choice::Theirs => take(form, clash),
        Choice::Both => {
            let texts = [own(form, clash), clash.theirs.clone()].map(|side| text_of(&side));
            let both = joined(texts.iter().map(String::as_str));
            form.set_leaves(&[(clash.pointer.clone(), Some(both.into()))]);
        }
    }
    saver.decided(&clash.pointer);
    // the pressed button is gone: the next question, else the answer that stands now
    focus_soon([TITLE.to_owned(), field_id(&clash.pointer)]);
}

/// Theirs stands. Where they say "none", what I wrote is laid aside.
fn take(form: Form, clash: &Clash) {
    let says_none = |question: &Question| {
        clash.theirs.iter().any(|(pointer, leaf)| {
            pointer == question.none_pointer()
                && leaf.as_ref().is_some_and(|leaf| {
                    *leaf == Value::Bool(true) || *leaf == ListAnswer::None.key()
                })
        })
    };
    match Question::ALL.iter().find(|question| says_none(question)) {
        Some(question) => form.change(|body| {
            question.say_none(body);
        }),
        None => form.set_leaves(&clash.theirs),
    }
}

/// My side as it stands in the form now.
fn own(form: Form, clash: &Clash) -> Side {
    let body = form.as_json();
    let now = |(pointer, _): &Leaf| (pointer.clone(), replica::leaf(&body, pointer));
    clash.mine.iter().map(now).collect()
}

fn text_of(side: &Side) -> String {
    let texts = side.iter().filter_map(|(_, leaf)| leaf.as_ref()?.as_str());
    texts.collect::<Vec<_>>().join("\n\n")
}

#[component]
fn One(saver: Saver, clash: Clash) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let pointer = clash.pointer.clone();
    let kept = StoredValue::new(clash.clone());
    // mine is what stands there now
    let mine = Memo::new(move |_| {
        form.with(|_| ());
        kept.with_value(|clash| own(form, clash))
    });
    let is_text = Memo::new(move |_| {
        mine.with(|mine| {
            [mine, &clash.theirs].into_iter().all(|side| {
                matches!(&side[..], [(pointer, Some(Value::String(_)))] if is_narrative(pointer))
            })
        })
    });
    let press = move |choice| kept.with_value(|clash| decide(form, saver, clash, choice));
    let theirs = kept.with_value(|clash| words_of(form, &clash.theirs));
    view! {
        <div class="clash stack" id=format!("clash{pointer}")>
            <h3>{label(form, &pointer)}</h3>
            <div class="versions">
                <div class="version">
                    <h4>{cx.t(key::CONFLICT_MINE)}</h4>
                    " "
                    <p class="version__text">{move || mine.with(|mine| words_of(form, mine))}</p>
                    " "
                    <button class="button" type="button" on:click=move |_| press(Choice::Mine)>{cx.t(key::CONFLICT_KEEP_MINE)}</button>
                </div>
                <div class="version">
                    <h4>{cx.t(key::CONFLICT_THEIRS)}</h4>
                    " "
                    <p class="version__text">{theirs}</p>
                    " "
                    <button class="button" type="button" on:click=move |_| press(Choice::Theirs)>{cx.t(key::CONFLICT_KEEP_THEIRS)}</button>
                </div>
            </div>
            {move || is_text.get().then(|| view! {
                <button class="button" type="button" on:click=move |_| press(Choice::Both)>{cx.t(key::CONFLICT_BOTH)}</button>
            })}
        </div>
    }
}

/// Two of them one after the other make sense; two dates, addresses or choices do not.
fn is_narrative(pointer: &str) -> bool {
    pointer.ends_with("/text") || matches!(pointer, "/involved/others" | "/status/note")
}

fn words_of(form: Form, side: &Side) -> String {
    let words: Vec<String> = side
        .iter()
        .filter_map(|(pointer, leaf)| leaf.as_ref().map(|leaf| leaf_words(form, pointer, leaf)))
        .filter(|words| !words.is_empty())
        .collect();
    if words.is_empty() {
        form.cx.say(key::CONFLICT_BLANK).to_owned()
    } else {
        words.join("\n")
    }
}

fn leaf_words(form: Form, pointer: &str, leaf: &Value) -> String {
    let cx = form.cx;
    let answer = Question::ALL
        .into_iter()
        .find(|question| question.none_pointer() == pointer);
    match (answer, leaf) {
        (Some(question), Value::Bool(_)) => cx.say(none_words(question)).to_owned(),
        (Some(question), Value::String(key)) => match ListAnswer::from_key(key) {
            Some(ListAnswer::None) => cx.say(none_words(question)).to_owned(),
            _ => cx.say(key::ANSWER_DO_NOT_KNOW).to_owned(),
        },
        (None, Value::Bool(yes)) => {
            let word = if *yes {
                key::ANSWER_YES
            } else {
                key::ANSWER_NO
            };
            cx.say(word).to_owned()
        }
        (None, Value::String(word)) => {
            choice(pointer, word).map_or_else(|| word.clone(), |label| cx.say(label).to_owned())
        }
        (_, Value::Object(members)) => {
            let words = members.iter().map(|(name, value)| match value {
                // a set of names or actions
                Value::Bool(_) => match Action::from_key(name) {
                    Some(action) if pointer == "/actions" => {
                        cx.say(labels::action(action)).to_owned()
                    }
                    _ => form.name_of(name),
                },
                Value::Object(inner) => match inner.get("text") {
                    Some(Value::String(text)) => text.clone(),
                    _ => leaf_words(form, pointer, value),
                },
                _ => String::new(),
            });
            words
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        }
        _ => String::new(),
    }
}

/// The label of what is chosen from a list.
fn choice(pointer: &str, word: &str) -> Option<Label> {
    match pointer {
        "/status/value" => Status::from_key(word).map(labels::status),
        "/involved/secretariat" => YesNo::from_key(word).map(labels::yes_no),
        "/future/planned" => Planned::from_key(word).map(labels::planned),
        _ if pointer.starts_with("/results/") && pointer.ends_with("/status") => {
            ActionStatus::from_key(word).map(labels::action_status)
        }
        _ => None,
    }
}

fn none_words(question: Question) -> Msg {
    match question {
        Question::Members => key::FORM_MEMBERS_NONE,
        Question::Commissions => key::FORM_COMMISSIONS_NONE,
        Question::Actions => key::FORM_NOTHING_DONE,
        Question::Challenges => key::FORM_CHALLENGES_NONE,
        Question::Future => key::FORM_FUTURE_NONE,
    }
}

/// The section, and the action where there is one.
fn label(form: Form, pointer: &str) -> String {
    let cx = form.cx;
    let section = cx.say(Section::of(pointer).name());
    match action_of(pointer) {
        Some(action) => cx.fill(
            key::PAIR,
            &[
                ("first", section),
                ("second", cx.say(labels::action(action))),
            ],
        ),
        None => section.to_owned(),
    }
}
