//! Who is signed in and what they may do. Asked once when a page of work starts, and again when a
//! 401 says that it changed.

use crate::api::{self, ApiError};
use crate::browser::this_year;
use crate::i18n::Cx;
use crate::reactive::*;
use crate::shell::Who;
use report::documents::Session;

#[derive(Clone, Copy)]
pub struct Account {
    cx: Cx,
    who: RwSignal<Who>,
    /// By the server's clock, once it was asked.
    year: StoredValue<Option<u16>>,
}

impl Account {
    pub fn new(cx: Cx) -> Self {
        Self {
            cx,
            who: RwSignal::new(Who::Unknown),
            year: StoredValue::new(None),
        }
    }

    /// What the masthead says.
    pub fn who(self) -> RwSignal<Who> {
        self.who
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
}
