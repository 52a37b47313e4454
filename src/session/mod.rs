//! Who is signed in and what they may do. Asked once an entry starts, and again when a 401 says that it changed.

use crate::api;
use crate::i18n::Cx;
use leptos::prelude::*;
use leptos::task::spawn_local;
use report::documents::{Person, Session};

/// The signal lives as long as the entry.
#[derive(Clone, Copy)]
pub struct Account {
    cx: Cx,
    session: RwSignal<Option<Session>>,
}

/// `asks` is off on a static host, where nobody can sign in.
pub fn account(cx: Cx, asks: bool) -> Account {
    let account = Account { cx, session: RwSignal::new(None) };
    if asks {
        account.ask();
    }
    account
}

impl Account {
    pub fn ask(self) {
        spawn_local(async move {
            self.refresh().await;
        });
    }

    /// Answers whether somebody is signed in now; an unanswered question changes nothing.
    pub async fn refresh(self) -> bool {
        if let Ok(session) = api::get_session(self.cx.lang).await {
            self.session.try_set(Some(session));
        }
        self.session.try_with_untracked(|session| session.as_ref().is_some_and(|session| session.person.is_some())).unwrap_or_default()
    }

    /// Nothing until the first answer.
    pub fn session(self) -> Option<Session> {
        self.session.get()
    }

    pub fn person(self) -> Option<Person> {
        self.session.with(|session| session.as_ref()?.person.clone())
    }

    pub fn name(self) -> Option<String> {
        self.session.with(|session| session.as_ref()?.person.as_ref().map(|person| person.name.clone()))
    }
}
