//! "See the form before you sign in": the real form with the real rules; nothing is sent or kept.
//! Served whole.

use crate::form::{Form, Found, Sections, Summary, check, example};
use crate::head::{Head, head};
use crate::i18n::use_cx;
use crate::session::use_account;
use crate::ui::page_head::PageHead;
use crate::ui::save_bar::SaveBar;
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::key;

#[component]
pub fn Try() -> impl IntoView {
    let (cx, account) = (use_cx(), use_account());
    head(move || Head {
        status: 200,
        title: cx.say(key::TRY_TITLE).into(),
        description: cx.say(key::TRY_LEAD).into(),
    });
    let form = example(cx, account.this_year());
    // who is signed in stands in the masthead only; the server knows the year
    Effect::new(move || {
        spawn_local(async move {
            if let (Ok(_), Some(form)) = (account.session().await, form) {
                form.at_year(account.this_year());
            }
        });
    });
    form.map(|form| view! { <Trying form/> })
}

#[component]
fn Trying(form: Form) -> impl IntoView {
    provide_context(form.cx);
    provide_context(form);
    let cx = form.cx;
    let checked = RwSignal::new(None::<Found>);
    let press = move |_| {
        check(form, checked, key::TRY_DONE);
    };
    view! {
        <div id="result"><Result checked/></div>
        <PageHead title=cx.t(key::TRY_TITLE) lead=cx.t(key::TRY_LEAD)/>
        <Sections/>
        <SaveBar said=view! { <p>{cx.t(key::TRY_LEAD)}</p> }.into_any()>
            <button class="button button--first" type="button" id="check" on:click=press>{cx.t(key::CHECK_BUTTON)}</button>
        </SaveBar>
    }
}

/// What the check found, above everything.
#[component]
fn Result(checked: RwSignal<Option<Found>>) -> impl IntoView {
    let cx = use_cx();
    move || {
        checked.get().map(|found| {
            if found.count() == 0 {
                view! {
                    <div class="notice notice--ok">
                        <h2 class="notice__title">{cx.t(key::TRY_DONE)}</h2>
                        <p>{cx.t(key::TRY_DONE_TEXT)}</p>
                    </div>
                }
                .into_any()
            } else {
                view! { <Summary found/> }.into_any()
            }
        })
    }
}
