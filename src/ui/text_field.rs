//! A labelled text input or text area: label, hint, problem, control, what stands below, in this order. Knows no report.

use crate::i18n::Cx;
use leptos::prelude::*;
use words::key;

/// Called with the text after the deed.
pub type OnText = Callback<(String,)>;

pub struct TextField {
    /// Also the anchor that the error summary links to.
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    pub value: RwSignal<String>,
    /// The one message to show, with the word "Error" before it for those who do not see the bar.
    pub problem: Signal<Option<String>>,
    /// Said quietly; stops nobody.
    pub advice: Signal<Option<String>>,
    pub long: bool,
    pub on_focus: OnText,
    pub on_input: OnText,
    pub on_blur: OnText,
}

pub fn text_field(cx: Cx, field: TextField) -> AnyView {
    let TextField { id, label, hint, value, problem, advice, long, on_focus, on_input, on_blur } = field;
    let (hint_id, problem_id, advice_id) = (format!("{id}-hint"), format!("{id}-problem"), format!("{id}-advice"));
    let has_hint = hint.is_some();
    let described = {
        let (hint_id, problem_id, advice_id) = (hint_id.clone(), problem_id.clone(), advice_id.clone());
        // a hidden element that is named here would be read all the same
        move || {
            let parts = [(has_hint, &hint_id), (problem.with(Option::is_some), &problem_id), (advice.with(Option::is_some), &advice_id)];
            let ids: Vec<&str> = parts.into_iter().filter(|(shown, _)| *shown).map(|(_, id)| id.as_str()).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let invalid = move || problem.with(Option::is_some).then_some("true");
    let control = if long {
        view! {
            <textarea
                class="field__input field__input--text"
                id=id.clone()
                aria-describedby=described
                aria-invalid=invalid
                prop:value=move || value.get()
                on:focus=move |_| on_focus.run((value.get_untracked(),))
                on:input:target=move |event| {
                    let text = event.target().value();
                    value.set(text.clone());
                    on_input.run((text,));
                }
                on:blur=move |_| on_blur.run((value.get_untracked(),))
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="field__input"
                id=id.clone()
                type="text"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=move || value.get()
                on:focus=move |_| on_focus.run((value.get_untracked(),))
                on:input:target=move |event| {
                    let text = event.target().value();
                    value.set(text.clone());
                    on_input.run((text,));
                }
                on:blur=move |_| on_blur.run((value.get_untracked(),))
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:field--wrong=move || problem.with(Option::is_some)>
            <label class="field__label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            {move || problem.get().map(|text| problem_line(cx, problem_id.clone(), text))}
            {control}
            {move || advice.get().map(|text| view! { <p class="field__hint field__advice" id=advice_id.clone()>{text}</p> })}
        </div>
    }
    .into_any()
}

pub fn problem_line(cx: Cx, id: String, text: String) -> impl IntoView {
    view! { <p class="field__problem" id=id><span class="visually-hidden">{cx.t(key::ERROR_PREFIX)} " "</span> {text}</p> }
}
