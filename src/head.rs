//! What a page says of itself besides its text: title, description, status of the answer. Natively it is noted for whoever
//! asked for the page, in the browser it is set on the document.

use crate::browser::set_head;
use crate::i18n::use_cx;
use crate::shell::{full_title, links, robots};
use crate::state::Here;
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use words::Msg;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Of HTTP.
    pub status: u16,
    pub title: String,
    pub description: String,
}

/// In context where a page is written natively.
#[derive(Clone, Default)]
pub struct Noted(Arc<Mutex<Head>>);

impl Noted {
    pub fn take(&self) -> Head {
        self.0
            .lock()
            .map(|mut head| std::mem::take(&mut *head))
            .unwrap_or_default()
    }
}

/// `head` is asked again when a signal in it changes.
pub fn head(head: impl Fn() -> Head + Send + Sync + 'static) {
    if let Some(noted) = use_context::<Noted>() {
        if let Ok(mut noted) = noted.0.lock() {
            *noted = head();
        }
        return;
    }
    let (cx, here) = (use_cx(), expect_context::<Here>());
    Effect::new(move || {
        let head = head();
        let links = here
            .0
            .with(|place| place.as_ref().map_or_else(|| robots(cx.set), links));
        set_head(&full_title(cx, &head.title), &head.description, &links.0);
    });
}

/// Of a page whose title and lead are messages.
pub fn head_of(status: u16, title: Msg, lead: Msg) {
    let cx = use_cx();
    head(move || Head {
        status,
        title: cx.say(title).into(),
        description: cx.say(lead).into(),
    });
}
