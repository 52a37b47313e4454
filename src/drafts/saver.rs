//! One draft on its way to the server. At most one request is under way; what is typed meanwhile is
//! the next. Only the answers that somebody else changed too are held back.

use super::bar::words_of;
use super::conflict;
use crate::api::{self, ApiError, DraftAnswer};
use crate::browser::{announce, followed, go, go_to_field, now, pause, presence, wall_clock};
use crate::form::Form;
use crate::session::Account;
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::{Clash, acknowledged, carry, diff, leaf, merge, set, set_all};
use report::question::contradictions;
use report::rules::Problem;
use report::{Body, Language};
use serde_json::{Map, Value};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, MouseEvent};
use words::key;

/// After the last key.
const PAUSE: Duration = Duration::from_secs(1);
/// After the first key that is not saved yet, however long one types on.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_RETRY: u64 = 30;
const SETTLE_PAUSE: Duration = Duration::from_millis(200);
const SETTLE_TRIES: usize = 100;

/// What is true about the words on screen, besides those that a clash holds back.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Nothing was changed since the report was opened.
    Nothing,
    Unsaved,
    Saving,
    /// All of it, at this time of the server.
    Saved(String),
    /// It is tried again by itself.
    Waiting(ApiError),
    /// It is tried again when the person changes something or says so.
    Stuck(ApiError),
    SignedOut,
    /// Somebody else is signed in here by now: their name.
    OtherPerson(String),
    Refused(Vec<Problem>),
}

/// Answers that both changed: who saved last, and how many other leaves were joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub by: String,
    pub joined: usize,
    pub clashes: Vec<Clash>,
}

#[derive(Clone, Copy)]
pub struct Saver {
    pub state: RwSignal<SaveState>,
    pub conflict: RwSignal<Option<Conflict>>,
    form: Form,
    account: Account,
    lang: Language,
    id: StoredValue<String>,
    /// The body as the server has it, with members that this application does not know.
    base: StoredValue<Value>,
    version: StoredValue<u32>,
    /// Bodies that were sent since `base` changed and whose arrival is not known.
    in_doubt: StoredValue<Vec<Value>>,
    under_way: StoredValue<bool>,
    /// When the first key was typed that is not saved yet, in milliseconds.
    unsaved_since: StoredValue<Option<f64>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    failures: StoredValue<u32>,
    /// When the server stored what is on it, if it was stored since the report was opened.
    saved_at: StoredValue<Option<String>>,
}

impl Saver {
    /// Opening is no edit: `edited` tells it of each.
    pub fn new(form: Form, opened: &DraftAnswer, account: Account) -> Self {
        let saver = Self {
            state: RwSignal::new(SaveState::Nothing),
            conflict: RwSignal::new(None),
            form,
            account,
            lang: form.cx.lang,
            id: StoredValue::new(opened.draft.id.clone()),
            base: StoredValue::new(opened.body.clone()),
            version: StoredValue::new(opened.draft.version),
            in_doubt: StoredValue::new(vec![]),
            under_way: StoredValue::new(false),
            unsaved_since: StoredValue::new(None),
            timer: StoredValue::new(None),
            failures: StoredValue::new(0),
            saved_at: StoredValue::new(None),
        };
        saver.listen();
        saver
    }

    fn listen(self) {
        Effect::new(move |before: Option<()>| {
            self.form.edits.track();
            if before.is_some() {
                self.edited();
            }
        });
        hear("beforeunload", move |event| {
            // a name that is not chosen yet is in no report
            if self.has_unsaved() || self.form.has_open_names() {
                event.prevent_default();
            }
        });
        for leaving in ["visibilitychange", "pagehide", "blur"] {
            hear(leaving, move |_| self.flush());
        }
        hear("keydown", move |event| self.on_key(&event));
        hear("click", move |event| self.before_a_link(&event));
        for back in ["online", "focus"] {
            hear(back, move |_| self.retry());
        }
    }

    /// The report as it stands on the screen.
    fn mine(self) -> Value {
        let now = self.form.as_json();
        self.base.with_value(|base| carry(base, &known(base), &now))
    }

    /// The report as it would be saved now: an answer that clashes stays as the server has it, and
    /// so does a question that would have both answers for that.
    fn to_save(self) -> Value {
        let mut body = self.mine();
        self.conflict.with_untracked(|conflict| {
            for clash in conflict.iter().flat_map(|conflict| &conflict.clashes) {
                set_all(&mut body, &clash.theirs);
            }
            if conflict.is_some() {
                for pointer in both_answers(&body)
                    .into_iter()
                    .flat_map(|(_, answers)| answers)
                {
                    let stored = self.base.with_value(|base| leaf(base, &pointer));
                    set(&mut body, &pointer, stored);
                }
            }
        });
        body
    }

    pub fn version(self) -> u32 {
        self.version.get_value()
    }

    pub fn has_unsaved(self) -> bool {
        self.under_way.get_value() || self.base.with_value(|base| *base != self.mine())
    }

    fn edited(self) {
        let state = self.state.get_untracked();
        match state {
            SaveState::SignedOut | SaveState::OtherPerson(_) => return,
            SaveState::Saving => {}
            // the next try is set already, and the server asked for time
            SaveState::Waiting(_) => return,
            _ => self.state.set(SaveState::Unsaved),
        }
        let now = now();
        let since = self.unsaved_since.get_value().unwrap_or(now);
        self.unsaved_since.set_value(Some(since));
        let typed_for = Duration::from_millis((now - since).max(0.0) as u64);
        self.save_in(PAUSE.min(LONGEST_WAIT.saturating_sub(typed_for)));
    }

    fn save_in(self, wait: Duration) {
        self.set_timer(set_timeout_with_handle(move || self.save_now(), wait).ok());
    }

    /// What an earlier key or failure had set goes.
    fn set_timer(self, timer: Option<TimeoutHandle>) {
        let before = self
            .timer
            .try_update_value(|own| std::mem::replace(own, timer));
        if let Some(Some(before)) = before {
            before.clear();
        }
    }

    /// The page may not be there much longer. What was refused is not sent twice, and a server that
    /// asked for time has it.
    fn flush(self) {
        let state = self.state.get_untracked();
        let is_refused = matches!(state, SaveState::Stuck(_) | SaveState::Refused(_));
        if self.has_unsaved() && !is_refused && !asks_for_time(&state) {
            self.save_now();
        }
    }

    /// The connection, the window or the person is back.
    fn retry(self) {
        match self.state.get_untracked() {
            state if asks_for_time(&state) => {}
            // the same would be refused again
            SaveState::Stuck(ApiError::TooLarge | ApiError::Misunderstood { .. }) => {}
            SaveState::Waiting(_) | SaveState::Stuck(_) => self.save_now(),
            SaveState::SignedOut | SaveState::OtherPerson(_) => self.after_signing_in(),
            _ => {}
        }
    }

    /// What saves a document everywhere else saves this one.
    fn on_key(self, event: &web_sys::Event) {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
            return;
        };
        if (key.ctrl_key() || key.meta_key())
            && !key.alt_key()
            && key.key().eq_ignore_ascii_case("s")
        {
            event.prevent_default();
            if !key.repeat() {
                self.save_and_announce(|| false);
            }
        }
    }

    /// What is typed is saved before a link of this page is followed. Where that fails, the browser
    /// asks.
    fn before_a_link(self, event: &web_sys::Event) {
        let leads_away = |link: &HtmlAnchorElement| {
            let href = link.get_attribute("href");
            !href.is_some_and(|href| href.starts_with('#'))
        };
        let click = event.dyn_ref::<MouseEvent>();
        let Some(link) = click.and_then(followed).filter(leads_away) else {
            return;
        };
        let address = link.href();
        if self.has_unsaved() {
            event.prevent_default();
            spawn_local(async move {
                self.settle().await;
                go(&address);
            });
        }
    }

    /// The editor was left while an answer was on its way.
    fn is_gone(self) -> bool {
        self.state.is_disposed()
    }

    pub fn save_now(self) {
        spawn_local(async move {
            self.save().await;
        });
    }

    /// Who presses the button hears what came of it; saving by itself interrupts nobody.
    pub fn save_and_say(self) {
        self.save_and_announce(presence());
    }

    /// `is_here`: whether to be led to what is to be decided.
    fn save_and_announce(self, is_here: impl Fn() -> bool + 'static) {
        spawn_local(async move {
            self.settle().await;
            if !self.is_gone() {
                self.say(is_here());
            }
        });
    }

    /// What is true of the saving, for whoever pressed: an answer that is still to be decided is shown
    /// if she waits for it.
    pub fn say(self, is_here: bool) {
        let cx = self.form.cx;
        let open = self
            .conflict
            .with_untracked(|conflict| conflict.as_ref().map(|open| open.clashes.len()));
        match open {
            Some(clashes) => {
                announce(cx.count(key::SAVE_CLASH, clashes));
                if is_here {
                    go_to_field(conflict::TITLE);
                }
            }
            None => announce(self.state.with_untracked(|state| words_of(cx, state))),
        }
    }

    /// Answers whether everything typed is on the server now.
    pub async fn save(self) -> bool {
        if self.is_gone() || self.under_way.get_value() {
            return false;
        }
        // this is the save that it waits for
        self.set_timer(None);
        let body = self.to_save();
        let Some(change) = self.base.with_value(|base| diff(base, &body)) else {
            self.unsaved_since.set_value(None);
            let saved_at = self.saved_at.get_value();
            self.state
                .set(saved_at.map_or(SaveState::Nothing, |at| SaveState::Saved(wall_clock(&at))));
            return !self.has_unsaved();
        };
        self.under_way.set_value(true);
        self.unsaved_since.set_value(None);
        self.state.set(SaveState::Saving);
        let answer =
            api::change_draft(&self.id.get_value(), &change, self.version(), self.lang).await;
        if self.is_gone() {
            return false;
        }
        match answer {
            Ok(saved) => {
                self.under_way.set_value(false);
                self.failures.set_value(0);
                self.in_doubt.set_value(vec![]);
                self.base.set_value(body);
                self.version.set_value(saved.version);
                self.state
                    .set(SaveState::Saved(wall_clock(&saved.saved_at)));
                self.saved_at.set_value(Some(saved.saved_at));
                let complete = !self.has_unsaved();
                // typed meanwhile
                if self.base.with_value(|base| *base != self.to_save()) {
                    self.edited();
                }
                complete
            }
            Err(error) => {
                self.failed(error, body).await;
                self.under_way.try_set_value(false);
                false
            }
        }
    }

    /// Saves until everything typed is on the server, a save that is under way included. Answers
    /// whether it is; if not, the state says why.
    pub async fn settle(self) -> bool {
        for _ in 0..SETTLE_TRIES {
            if self.save().await {
                return true;
            }
            if self.is_gone() {
                return false;
            }
            let goes_on = self.under_way.get_value()
                || matches!(
                    self.state.get_untracked(),
                    SaveState::Unsaved | SaveState::Saving
                );
            if !goes_on {
                return false;
            }
            pause(SETTLE_PAUSE).await;
        }
        false
    }

    async fn failed(self, error: ApiError, sent: Value) {
        match error {
            error if error.leaves_doubt() => {
                self.in_doubt.update_value(|all| {
                    if all.last() != Some(&sent) {
                        all.push(sent);
                    }
                });
                self.wait(error);
            }
            ApiError::SignedOut => self.state.set(SaveState::SignedOut),
            ApiError::OtherPerson(name) => self.state.set(SaveState::OtherPerson(name)),
            ApiError::Conflict(document) => {
                let current = match api::current(&document) {
                    Some(current) => Ok(current),
                    // what the answer does not carry is asked for
                    None => api::get_draft(&self.id.get_value(), self.lang).await,
                };
                match current {
                    _ if self.is_gone() => {}
                    Ok(theirs) => self.meet(theirs),
                    Err(error) => self.wait(error),
                }
            }
            ApiError::Refused(document) => {
                let problems = api::problems(&document);
                self.form.refuse(&problems);
                self.state.set(SaveState::Refused(problems));
            }
            ApiError::SlowDown { .. } => self.wait(error),
            error => self.state.set(SaveState::Stuck(error)),
        }
    }

    fn wait(self, error: ApiError) {
        self.failures.update_value(|n| *n += 1);
        let asked = match error {
            ApiError::SlowDown { wait } | ApiError::Unavailable { wait } => wait,
            _ => None,
        };
        // nobody waits for longer than that, and timers do not count so far
        let wait = asked
            .map(|asked| u64::from(asked).min(3600))
            .unwrap_or_else(|| {
                2_u64
                    .saturating_pow(self.failures.get_value())
                    .min(LONGEST_RETRY)
            });
        self.state.set(SaveState::Waiting(error));
        self.save_in(Duration::from_secs(wait));
    }

    /// Another version is on the server: what only one side changed is joined by itself, the rest is
    /// asked. What one sent without an answer, and what stands there now, is one's own.
    fn meet(self, theirs: DraftAnswer) {
        let (mine, other) = (self.mine(), theirs.body);
        let mut base = self.base.get_value();
        self.in_doubt.with_value(|all| {
            for sent in all {
                base = acknowledged(&base, sent, &other);
            }
        });
        // what is not decided yet is asked again
        self.conflict.with_untracked(|conflict| {
            for clash in conflict.iter().flat_map(|open| &open.clashes) {
                set_all(&mut base, &clash.was);
            }
        });
        let merged = merge(&base, &mine, &other, both_answers);
        self.in_doubt.set_value(vec![]);
        self.base.set_value(other);
        self.version.set_value(theirs.draft.version);
        self.saved_at.set_value(Some(theirs.draft.saved_at));
        self.failures.set_value(0);
        self.form.know(&theirs.draft.constituents);
        if merged.body != mine
            && let Some(body) = body_of(&merged.body)
        {
            self.form.show(body);
        }
        self.conflict
            .set((!merged.clashes.is_empty()).then_some(Conflict {
                by: theirs.draft.saved_by,
                joined: merged.taken.len(),
                clashes: merged.clashes,
            }));
        self.state.set(SaveState::Unsaved);
        self.save_now();
    }

    /// One clash is decided: the form says what stands from now on.
    pub fn decided(self, pointer: &str) {
        self.conflict.update(|conflict| {
            if let Some(open) = conflict {
                open.clashes.retain(|clash| clash.pointer != pointer);
            }
            if conflict
                .as_ref()
                .is_some_and(|open| open.clashes.is_empty())
            {
                *conflict = None;
            }
        });
        self.state.set(SaveState::Unsaved);
        self.save_now();
    }

    fn after_signing_in(self) {
        spawn_local(async move {
            match self.account.session().await {
                _ if self.is_gone() => {}
                Ok(session) if session.person.is_some() => {
                    self.state.set(SaveState::Unsaved);
                    self.save().await;
                }
                Err(ApiError::OtherPerson(name)) => self.state.set(SaveState::OtherPerson(name)),
                _ => {}
            }
        });
    }
}

/// Until the editor goes.
fn hear(kind: &'static str, deed: impl Fn(web_sys::Event) + 'static) {
    let heard = window_event_listener_untyped(kind, deed);
    on_cleanup(move || heard.remove());
}

/// The server said how long it wants to be left alone.
fn asks_for_time(state: &SaveState) -> bool {
    matches!(
        state,
        SaveState::Waiting(ApiError::SlowDown { .. } | ApiError::Unavailable { wait: Some(_) })
    )
}

/// The questions that have an answer and "none".
fn both_answers(body: &Value) -> Vec<(String, Vec<String>)> {
    body_of(body)
        .map(|body| contradictions(&body))
        .unwrap_or_default()
}

fn body_of(tree: &Value) -> Option<Body> {
    serde_json::from_value(tree.clone()).ok()
}

/// What the application reads of a body.
fn known(body: &Value) -> Value {
    body_of(body).map_or_else(|| body.clone(), |body| json(&body))
}

/// A body is always an object.
fn json(body: &Body) -> Value {
    serde_json::to_value(body).unwrap_or_else(|_| Value::Object(Map::new()))
}
