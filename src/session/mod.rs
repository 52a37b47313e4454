//! Who is signed in and what they may do. Asked when a page of work asks for its document, and again when a
//! 401 says that it changed.

use crate::address::{Address, Place};
use crate::api::{self, ApiError};
use crate::browser::{go, path_and_query, this_year};
use crate::i18n::Cx;
use crate::state::Who;
use leptos::prelude::*;
use report::documents::{Person, Session};

#[derive(Clone, Copy)]
pub struct Account {
    cx: Cx,
    who: RwSignal<Who>,
    /// By the server's clock, once it was asked.
    year: StoredValue<Option<u16>>,
}

impl Account {
    /// `who`: what the masthead says.
    pub fn new(cx: Cx, who: RwSignal<Who>) -> Self {
        Self {
            cx,
            who,
            year: StoredValue::new(None),
        }
    }

    /// By a clock that is known.
    pub fn tell_year(self, year: u16) {
        self.year.set_value(Some(year));
    }

    /// The year of reporting now: by the server's clock, or by that of the device where no server
    /// said the time.
    pub fn this_year(self) -> u16 {
        self.year.get_value().unwrap_or_else(this_year)
    }

    pub async fn session(self) -> Result<Session, ApiError> {
        let session = api::get_session(self.cx.lang).await?;
        let year = session.server_time.get(..4);
        self.year.set_value(year.and_then(|year| year.parse().ok()));
        self.who.set(
            session
                .person
                .as_ref()
                .map_or(Who::Nobody, |person| Who::Person(person.name.clone())),
        );
        Ok(session)
    }

    /// The person whose page it is. Nobody is led to the sign-in, and back here afterwards.
    pub async fn person(self) -> Result<Person, ApiError> {
        match self.session().await?.person {
            Some(person) => Ok(person),
            None => {
                let back = path_and_query();
                go(&self.cx.href(&Address::SignIn {
                    back: Place::parse(&back).is_some().then_some(back),
                }));
                // the browser leaves this page
                std::future::pending().await
            }
        }
    }
}

/// Of whom the pages of work are.
pub fn use_account() -> Account {
    expect_context()
}
