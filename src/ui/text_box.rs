//! A text field: label, hint, the one message, the control, advice below. The control is the browser's: it is written to
//! only when its text comes from elsewhere, and so that undo lives.

use crate::browser::has_focus;
use crate::i18n::{Said, use_cx};
use crate::typing::{after_press, follow, is_put};
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use words::key;

/// What a text field tells whoever owns its text.
#[derive(Clone, Copy)]
pub struct Hears {
    pub typed: Callback<String>,
    pub entered: Callback<()>,
    /// Not while a pointer is down: what comes of it may move what is being pressed.
    pub left: Callback<()>,
}

impl Hears {
    /// Of a field whose owner wants to know the text alone.
    pub fn text(typed: impl Fn(String) + Send + Sync + 'static) -> Self {
        Self {
            typed: Callback::new(typed),
            entered: Callback::new(|()| ()),
            left: Callback::new(|()| ()),
        }
    }

    fn on_text(self, text: String) {
        if !is_put() {
            self.typed.try_run(text);
        }
    }

    fn on_focus(self) {
        if !is_put() {
            self.entered.try_run(());
        }
    }

    fn on_blur(self, event: &web_sys::FocusEvent) {
        let control = event.target();
        if !is_put() {
            after_press(move || {
                // a press may have led back to it
                if !has_focus(control.as_ref()) {
                    self.left.try_run(());
                }
            });
        }
    }
}

#[component]
pub fn TextBox(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    /// What the heading above says already, for who hears the label alone.
    #[prop(optional, into)]
    of: String,
    #[prop(into)] text: Signal<String>,
    hears: Hears,
    /// Of the answer in what is sent.
    #[prop(optional, into)]
    name: String,
    #[prop(optional)] optional: bool,
    #[prop(default = None)] hint: Option<Said>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] advice: Signal<Option<String>>,
    /// Several lines.
    #[prop(optional)]
    long: bool,
    /// Of what stands in it, where that is another than the page's.
    #[prop(default = None)]
    lang: Option<&'static str>,
    /// To write at the caret from outside.
    #[prop(optional)]
    area: NodeRef<Textarea>,
) -> impl IntoView {
    let is_wrong = Memo::new(move |_| problem.with(Option::is_some));
    let is_advised = Memo::new(move |_| advice.with(Option::is_some));
    let cx = use_cx();
    let (own, has_hint) = (id.clone(), hint.is_some());
    let described = move || {
        let parts = [
            ("hint", has_hint),
            ("problem", is_wrong.get()),
            ("advice", is_advised.get()),
        ];
        let ids: Vec<String> = parts
            .into_iter()
            .filter(|(_, there)| *there)
            .map(|(part, _)| format!("{own}-{part}"))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    let invalid = move || is_wrong.get().then_some("true");
    let control = if long {
        follow(area, text);
        // a parser drops the first line break; in the browser the effect writes what stands there
        let served = cfg!(feature = "ssr").then(|| format!("\n{}", text.get_untracked()));
        view! {
            <textarea class="field__input field__input--text" id=id.clone() name=name lang=lang node_ref=area
                aria-describedby=described aria-invalid=invalid
                on:input:target=move |event| hears.on_text(event.target().value())
                on:change:target=move |event| hears.on_text(event.target().value())
                on:focus=move |_| hears.on_focus() on:blur=move |event| hears.on_blur(&event)>{served}</textarea>
        }
        .into_any()
    } else {
        let line = NodeRef::<Input>::new();
        follow(line, text);
        view! {
            <input class="field__input" id=id.clone() name=name type="text" autocomplete="off" node_ref=line
                aria-describedby=described aria-invalid=invalid
                on:input:target=move |event| hears.on_text(event.target().value())
                on:change:target=move |event| hears.on_text(event.target().value())
                on:focus=move |_| hears.on_focus() on:blur=move |event| hears.on_blur(&event)/>
        }
        .into_any()
    };
    let of = (!of.is_empty()).then(|| {
        let of = cx.fill(key::PAIR, &[("first", ""), ("second", &of)]);
        view! { <span class="visually-hidden">{of}</span> }
    });
    let hint_id = format!("{id}-hint");
    let advice_id = format!("{id}-advice");
    view! {
        <div class="field" class:field--wrong=is_wrong>
            <label class="field__label" for=id.clone()>{label} {optional.then(|| view! { " " <Optional/> })} {of}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <ProblemLine id problem/>
            {control}
            <For each=move || advice.get() key=String::clone let(advice)>
                <p class="field__hint field__advice" id=advice_id.clone()>{advice}</p>
            </For>
        </div>
    }
    .into_any()
}

#[component]
pub fn Optional() -> impl IntoView {
    view! { <span class="field__optional">{use_cx().t(key::FORM_OPTIONAL)}</span> }
}

/// `id`: of the control.
#[component]
pub fn ProblemLine(id: String, #[prop(into)] problem: Signal<Option<String>>) -> impl IntoView {
    let cx = use_cx();
    let id = format!("{id}-problem");
    view! {
        <For each=move || problem.get() key=String::clone let(text)>
            <p class="field__problem" id=id.clone()>
                <span class="visually-hidden">{cx.t(key::ERROR_PREFIX)} " "</span>
                " "
                {text}
            </p>
        </For>
    }
}
