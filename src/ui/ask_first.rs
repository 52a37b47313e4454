//! A button for what cannot be undone: a press asks, and the answer that keeps everything has the focus.

use crate::browser::soon;
use crate::i18n::Said;
use leptos::html::Button;
use leptos::prelude::*;

#[component]
pub fn AskFirst(
    #[prop(into)] is_asked: Signal<bool>,
    /// To ask, or to keep everything after all.
    ask: Callback<bool>,
    act: Callback<()>,
    #[prop(into)] button: Said,
    /// Of the button, where many say the same.
    #[prop(default = None)]
    name: Option<String>,
    /// Names the question and its answers together.
    group: &'static str,
    #[prop(into)] question: Said,
    #[prop(into)] sure: Said,
    #[prop(into)] keep: Said,
) -> impl IntoView {
    let (kept, asks) = (NodeRef::<Button>::new(), NodeRef::<Button>::new());
    // each time: where the button that asked has gone, and a second press of it does nothing
    Effect::new(move || {
        if let Some(kept) = kept.get() {
            let _ = kept.focus();
        }
    });
    let keeps = move |_| {
        ask.run(false);
        soon(move || {
            if let Some(asks) = asks.get_untracked() {
                let _ = asks.focus();
            }
        });
    };
    move || {
        if is_asked.get() {
            view! {
                <p class="buttons" role="group" aria-label=group>
                    <span>{question.clone()}</span>
                    " "
                    <button class="button" type="button" on:click=move |_| act.run(())>{sure.clone()}</button>
                    " "
                    <button class="button button--quiet" type="button" node_ref=kept on:click=keeps>{keep.clone()}</button>
                </p>
            }
            .into_any()
        } else {
            view! {
                <p>
                    <button class="button button--quiet" type="button" aria-label=name.clone() node_ref=asks on:click=move |_| ask.run(true)>
                        {button.clone()}
                    </button>
                </p>
            }
            .into_any()
        }
    }
}
