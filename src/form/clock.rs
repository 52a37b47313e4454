//! When a malformed answer is told: on leaving the field if its value changed, or a second after the last key once it has shown
//! an error before; gone with the first key that makes it right.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

const PAUSE: Duration = Duration::from_secs(1);

#[derive(Clone, Copy)]
pub struct Clock {
    /// A malformed answer is to be shown now.
    pub shown: RwSignal<bool>,
    ever: StoredValue<bool>,
    at_focus: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Clock {
    pub fn new() -> Self {
        Self { shown: RwSignal::new(false), ever: StoredValue::new(false), at_focus: StoredValue::default(), timer: StoredValue::new(None) }
    }

    pub fn focused(self, text: String) {
        self.at_focus.set_value(text);
    }

    pub fn typed(self, is_wrong: bool) {
        self.stop();
        if !is_wrong {
            self.set(false);
        } else if self.ever.get_value() && !self.shown.get_untracked() {
            let handle = set_timeout_with_handle(move || self.set(true), PAUSE);
            self.timer.set_value(handle.ok());
        }
    }

    pub fn left(self, text: &str, is_wrong: bool) {
        self.stop();
        if is_wrong && self.at_focus.with_value(|before| before != text) {
            self.set(true);
        }
    }

    fn set(self, shown: bool) {
        if shown {
            self.ever.try_set_value(true);
        }
        if self.shown.try_get_untracked().is_some_and(|before| before != shown) {
            self.shown.set(shown);
        }
    }

    fn stop(self) {
        self.timer.update_value(|timer| {
            if let Some(handle) = timer.take() {
                handle.clear();
            }
        });
    }
}
