//! What was laid aside when "none" was said: folded, with the way back.

use super::field::{field_id, use_form};
use crate::browser::focus_soon;
use crate::i18n::use_cx;
use leptos::prelude::*;
use report::body::flowing;
use report::field::Field;
use report::question::Question;
use report::sorted::SortedSet;
use words::key;

/// Nothing where nothing was laid aside. The texts of actions wait under their actions.
#[component]
pub fn Aside(question: Question) -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let names = move |ids: &SortedSet<String>| {
        let names: Vec<String> = ids.iter().map(|id| form.name_of(id)).collect();
        names.join("\n")
    };
    let text = Memo::new(move |_| {
        form.read(&Field::Aside(question), |body| match question {
            Question::Members => names(&body.involved.members_aside),
            Question::Commissions => names(&body.involved.commissions_aside),
            Question::Challenges => flowing(&body.challenges.aside),
            Question::Actions | Question::Future => String::new(),
        })
    });
    let name = match question {
        Question::Members => key::FIELD_MEMBERS,
        Question::Commissions => key::FIELD_COMMISSIONS,
        Question::Challenges | Question::Actions | Question::Future => key::CONTENTS_CHALLENGES,
    };
    let there = Memo::new(move |_| text.with(|text| !text.is_empty()));
    let id = field_id(question.pointer());
    let back = {
        let id = id.clone();
        move || {
            form.change(|body| question.bring_back(body));
            focus_soon([id.clone()]);
        }
    };
    let back = Callback::new(move |()| back());
    move || {
        there.get().then(|| {
            view! {
                <details class="not-sent" id=format!("aside-{id}")>
                    <summary>{cx.fill(key::FORM_ASIDE, &[("question", cx.say(name))])}</summary>
                    <p class="field__hint">{cx.t(key::FORM_ASIDE_HINT)}</p>
                    <p class="not-sent__text">{text}</p>
                    <p>
                        <button class="button button--quiet" type="button" on:click=move |_| back.run(())>{cx.t(key::FORM_ASIDE_BACK)}</button>
                    </p>
                </details>
            }
        })
    }
}
