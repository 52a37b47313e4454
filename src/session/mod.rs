//! Who is signed in and what they may do. Asked once when a page of work starts, and again when a
//! 401 says that it changed.

use crate::api::{self, ApiError};
use crate::i18n::Cx;
use crate::reactive::*;
use crate::shell::Who;
use report::documents::Session;

#[derive(Clone, Copy)]
pub struct Account {
    cx: Cx,
    who: RwSignal<Who>,
}

impl Account {
    pub fn new(cx: Cx) -> Self {
        Self {
            cx,
            who: RwSignal::new(Who::Unknown),
        }
    }

    /// What the masthead says.
    pub fn who(self) -> RwSignal<Who> {
        self.who
    }

    pub async fn session(self) -> Result<Session, ApiError> {
        let session = api::get_session(self.cx.lang).await?;
        self.who.set(
            session
                .person
                .as_ref()
                .map_or(Who::Nobody, |person| Who::Person(person.name.clone())),
        );
        Ok(session)
    }

    /// Whether somebody is signed in now; an unanswered question changes nothing.
    pub async fn refresh(self) -> bool {
        self.session()
            .await
            .is_ok_and(|session| session.person.is_some())
    }
}
