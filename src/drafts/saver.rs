//! One draft on its way to the server. At most one request is under way; what is typed meanwhile is
//! the next.

use crate::api::{self, ApiError};
use crate::browser::{pause, wall_clock};
use crate::form::Form;
use crate::live::hear;
use crate::reactive::*;
use crate::session::Account;
use replica::{Clash, Tree, diff, merge};
use report::documents::Draft;
use report::rules::Problem;
use report::{Body, Language};
use std::time::Duration;

const AFTER_LAST_KEY: Duration = Duration::from_secs(5);
const LONGEST_WAIT: u64 = 30;
const SETTLE_PAUSE: Duration = Duration::from_millis(200);
const SETTLE_TRIES: usize = 100;

/// What is true about the words on screen.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Nothing was changed since the report was opened.
    Nothing,
    Unsaved,
    Saving,
    /// All of it, at this time of the server.
    Saved(String),
    /// The server does not answer; it is tried again.
    Offline,
    SignedOut,
    /// The state of the report or the person's rights changed.
    Forbidden,
    Refused(Vec<Problem>),
    /// Both changed these leaves; who saved last, and how many other leaves were joined.
    Conflict {
        by: String,
        joined: usize,
        clashes: Vec<Clash>,
    },
}

#[derive(Clone, Copy)]
pub struct Saver {
    pub state: RwSignal<SaveState>,
    form: RwSignal<Form>,
    account: Account,
    lang: Language,
    id: StoredValue<String>,
    /// What the server has, and at which version.
    base: StoredValue<Tree>,
    version: StoredValue<u32>,
    under_way: StoredValue<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
    failures: StoredValue<u32>,
}

impl Saver {
    /// Opening is no edit: `edited` tells it of each.
    pub fn new(form: RwSignal<Form>, draft: &Draft, account: Account) -> Self {
        let saver = Self {
            state: RwSignal::new(SaveState::Nothing),
            form,
            account,
            lang: form.with_untracked(|form| form.cx.lang),
            id: StoredValue::new(draft.id.clone()),
            base: StoredValue::new(json(&draft.body)),
            version: StoredValue::new(draft.version),
            under_way: StoredValue::new(false),
            timer: StoredValue::new(None),
            failures: StoredValue::new(0),
        };
        saver.listen();
        saver
    }

    fn listen(self) {
        hear(
            "beforeunload",
            Box::new(move |event| {
                if self.has_unsaved() {
                    event.prevent_default();
                }
            }),
        );
        hear("online", Box::new(move |_| self.retry()));
        // the person may have signed in in another tab
        hear(
            "focus",
            Box::new(move |_| {
                if self.state.get_untracked() == SaveState::SignedOut {
                    self.after_signing_in();
                }
            }),
        );
    }

    fn body(self) -> Tree {
        self.form.with_untracked(|form| json(&form.body))
    }

    pub fn version(self) -> u32 {
        self.version.get_value()
    }

    pub fn has_unsaved(self) -> bool {
        self.under_way.get_value() || self.change().is_some()
    }

    fn change(self) -> Option<Tree> {
        let now = self.body();
        self.base.with_value(|base| diff(base, &now))
    }

    pub fn edited(self) {
        let holds = matches!(
            self.state.get_untracked(),
            SaveState::Conflict { .. } | SaveState::SignedOut | SaveState::Forbidden
        );
        if holds {
            return;
        }
        if !matches!(
            self.state.get_untracked(),
            SaveState::Saving | SaveState::Offline
        ) {
            self.state.set(SaveState::Unsaved);
        }
        self.save_in(AFTER_LAST_KEY);
    }

    fn save_in(self, wait: Duration) {
        let handle = set_timeout_with_handle(move || self.save_now(), wait).ok();
        if let Some(Some(before)) = self
            .timer
            .try_update_value(|timer| std::mem::replace(timer, handle))
        {
            before.clear();
        }
    }

    fn retry(self) {
        if self.state.get_untracked() == SaveState::Offline {
            self.save_now();
        }
    }

    pub fn save_now(self) {
        spawn_local(async move {
            self.save().await;
        });
    }

    /// Answers whether everything typed is on the server now.
    pub async fn save(self) -> bool {
        if self.under_way.get_value()
            || matches!(self.state.get_untracked(), SaveState::Conflict { .. })
        {
            return false;
        }
        let body = self.body();
        let Some(change) = self.base.with_value(|base| diff(base, &body)) else {
            if !matches!(self.state.get_untracked(), SaveState::Saved(_)) {
                self.state.set(SaveState::Nothing);
            }
            return true;
        };
        self.under_way.set_value(true);
        self.state.set(SaveState::Saving);
        let answer =
            api::change_draft(&self.id.get_value(), &change, self.version(), self.lang).await;
        self.under_way.set_value(false);
        match answer {
            Ok(saved) => {
                self.failures.set_value(0);
                self.base.set_value(body);
                self.version.set_value(saved.version);
                let complete = self.change().is_none();
                self.state.set(if complete {
                    SaveState::Saved(wall_clock(&saved.saved_at))
                } else {
                    SaveState::Unsaved
                });
                if !complete {
                    self.save_in(AFTER_LAST_KEY);
                }
                complete
            }
            Err(error) => {
                self.failed(error);
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
            let goes_on =
                self.under_way.get_value() || self.state.get_untracked() == SaveState::Unsaved;
            if !goes_on {
                return false;
            }
            pause(SETTLE_PAUSE).await;
        }
        false
    }

    fn failed(self, error: ApiError) {
        match error {
            ApiError::SignedOut => self.state.set(SaveState::SignedOut),
            ApiError::Conflict(document) => match api::current(&document) {
                Some(theirs) => self.meet(theirs),
                None => self.state.set(SaveState::Forbidden),
            },
            ApiError::Refused(document) => {
                let problems = api::problems(&document);
                self.form.update(|form| form.refused(&problems));
                self.state.set(SaveState::Refused(problems));
            }
            ApiError::Offline | ApiError::SlowDown | ApiError::Fault { .. } => {
                self.state.set(SaveState::Offline);
                self.failures.update_value(|n| *n += 1);
                let wait = 2_u64
                    .saturating_pow(self.failures.get_value())
                    .min(LONGEST_WAIT);
                self.save_in(Duration::from_secs(wait));
            }
            ApiError::NotAllowed
            | ApiError::NotFound(_)
            | ApiError::Gone
            | ApiError::Exists
            | ApiError::StepNotAllowed => self.state.set(SaveState::Forbidden),
        }
    }

    /// Another version is on the server: what only one side changed is joined by itself, the rest
    /// is asked.
    fn meet(self, theirs: Draft) {
        let other = json(&theirs.body);
        let merged = self
            .base
            .with_value(|base| merge(base, &self.body(), &other));
        self.base.set_value(other);
        self.version.set_value(theirs.version);
        if let Some(body) = body_of(&merged.body) {
            self.form.update(|form| form.show(&body));
        }
        if merged.clashes.is_empty() {
            self.state.set(SaveState::Unsaved);
            self.save_now();
        } else {
            self.state.set(SaveState::Conflict {
                by: theirs.saved_by,
                joined: merged.taken.len(),
                clashes: merged.clashes,
            });
        }
    }

    /// One clash is decided: `text` stands at its leaf from now on. The last one saves.
    pub fn decide(self, pointer: &str, leaf: Option<Tree>) {
        let mut body = self.body();
        replica::set(&mut body, pointer, leaf);
        if let Some(body) = body_of(&body) {
            self.form.update(|form| form.show(&body));
        }
        let mut done = false;
        self.state.update(|state| {
            if let SaveState::Conflict { clashes, .. } = state {
                clashes.retain(|clash| clash.pointer != pointer);
                done = clashes.is_empty();
            }
        });
        if done {
            self.state.set(SaveState::Unsaved);
            self.save_now();
        }
    }

    pub fn after_signing_in(self) {
        spawn_local(async move {
            if self.account.refresh().await && self.state.get_untracked() == SaveState::SignedOut {
                self.state.set(SaveState::Unsaved);
                self.save().await;
            }
        });
    }
}

/// By the one reader of documents there is.
fn body_of(tree: &Tree) -> Option<Body> {
    api::json::from_str(&api::json::to_string(tree))
}

/// A body is always a tree.
fn json(body: &Body) -> Tree {
    replica::tree(body).unwrap_or_default()
}
