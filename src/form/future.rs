//! Section 4: what is needed next, and whether it is planned.

use super::Section;
use super::actions::NotSent;
use super::field::{Choices, One, Text, use_form};
use super::taken::Passages;
use crate::i18n::use_cx;
use crate::labels;
use crate::ui::choice::{Choice, Look, choices, offered};
use leptos::prelude::*;
use report::body::flowing;
use report::field::{Field, YES};
use report::synthesis::Target;
use report::vocabulary::{Action, Planned as Plan};
use words::key;

#[component]
pub fn Future() -> impl IntoView {
    let (cx, form) = (use_cx(), use_form());
    let all = Memo::new(move |_| {
        form.read_section(Section::Future, |body| {
            let future = &body.future;
            offered(
                &Action::ALL,
                future.actions.keys().chain(future.unticked.keys()).copied(),
            )
        })
    });
    let choices = Signal::derive(move || all.with(|all| choices(all, Action::key, labels::action)));
    let none = Choice {
        value: YES,
        label: key::FORM_FUTURE_NONE.into(),
    };
    let ticked = Memo::new(move |_| {
        form.read(&Field::Future, |body| {
            body.future.actions.keys().copied().collect::<Vec<Action>>()
        })
    });
    let is_needed = Memo::new(move |_| ticked.with(|all| !all.is_empty()));
    view! {
        <Choices field=Field::Future legend=cx.t(key::FORM_FUTURE) hint=Some(cx.t(key::FORM_FUTURE_HINT)) choices/>
        <One field=Field::NoFuture id="future-none" choice=none/>
        <For each=move || ticked.get() key=|action| *action let(action)>
            <Ticked action/>
        </For>
        <For each=move || all.get() key=|action| *action let(action)>
            <Waiting action/>
        </For>
        {move || is_needed.get().then(|| view! { <Planned/> })}
    }
}

#[component]
fn Ticked(action: Action) -> impl IntoView {
    let cx = use_cx();
    let label = cx.fill(
        key::FORM_FUTURE_TEXT,
        &[("action", cx.say(labels::action(action)))],
    );
    view! {
        <div class="stack" id=format!("future-{}", action.key())>
            <Text field=Field::Narrative(Target::Future(action)) label long=true/>
            <Passages target=Target::Future(action)/>
        </div>
    }
}

#[component]
fn Waiting(action: Action) -> impl IntoView {
    let form = use_form();
    let text = Memo::new(move |_| {
        form.read(&Field::Unticked(action), |body| {
            let waiting = body.future.unticked.get(&action);
            waiting
                .map(|text| flowing(&text.entries))
                .unwrap_or_default()
        })
    });
    view! { <NotSent place="future" action text/> }
}

#[component]
fn Planned() -> impl IntoView {
    const LISTED: [Plan; 3] = [Plan::Yes, Plan::Partly, Plan::No];
    let (cx, form) = (use_cx(), use_form());
    let choices = Signal::derive(move || {
        let now = form.read(&Field::Planned, |body| body.future.planned);
        let all = offered(&LISTED, now.filter(|own| !own.is_listed()));
        choices(&all, Plan::key, labels::planned)
    });
    view! { <Choices field=Field::Planned legend=cx.t(key::FORM_PLANNED) look=Look::One choices/> }
}
