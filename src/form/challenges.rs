//! Section 3: what stood in the way.

use super::ReportForm;
use super::sections::{Section, section as in_section};
use leptos::prelude::*;
use words::key;

pub fn section(form: ReportForm) -> AnyView {
    let (cx, fields) = (form.cx, form.fields);
    let none = fields.challenges_none;
    let text = fields.challenges.text;
    let tick = move || {
        text.with(|text| text.trim().is_empty()).then(|| {
            view! {
                <label class="choice" for="challenges-none">
                    <input
                        class="choice__input"
                        type="checkbox"
                        id="challenges-none"
                        prop:checked=move || none.get()
                        on:change:target=move |event| {
                            none.set(event.target().checked());
                            form.edited();
                        }
                    />
                    <span>{cx.t(key::FORM_CHALLENGES_NONE)}</span>
                </label>
            }
        })
    };
    let body = view! { {fields.challenges.field(form, cx.say(key::FORM_CHALLENGES).into(), Some(cx.say(key::FORM_CHALLENGES_HINT).into()), true)} {tick} };
    in_section(form, Section::Challenges, body.into_any())
}
