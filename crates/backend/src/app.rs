//! What every request shares: the store, the built SPA, limits.

use crate::clock::Clock;
use crate::files::Files;
use crate::http::assets::Assets;
use crate::pages::Pages;
use crate::seed;
use crate::store::Store;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use report::code::Set;
use resolution_progress::address::set_default_set;
use resolution_progress::config::{Capability, Config};
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

pub struct Settings {
    /// The built SPA.
    pub dist: PathBuf,
    /// Where the database file lies.
    pub data: PathBuf,
    /// Demonstration: two sets, and signing in by choosing a person.
    pub demo: bool,
    pub address: SocketAddr,
    /// How often one person may save one draft in a minute.
    pub saves_a_minute: NonZeroU32,
    pub clock: Clock,
}

pub struct App {
    /// Where the database file lies, and the last documents of widgets that are given up.
    pub data: PathBuf,
    pub store: Store,
    pub files: Files,
    pub pages: Pages,
    pub assets: Assets,
    /// By person and draft.
    pub saves: Saves,
    pub demo: bool,
    /// Its people are those of a demonstration, also where it is served as if it were none.
    pub invented_people: bool,
    /// A Progress Report is published by another person than its last writer. Off in a
    /// demonstration, where one person plays all.
    pub four_eyes: bool,
    pub address: SocketAddr,
    /// Scheme and host by which readers name this server, where a proxy does not hand them on.
    pub origin: Option<String>,
}

pub type Saves = DefaultKeyedRateLimiter<(String, String)>;

/// Autosave needs thirty, and more where someone goes from field to field.
pub const SAVES_A_MINUTE: NonZeroU32 = NonZeroU32::new(240).expect("240 is not zero");

pub fn saves(a_minute: NonZeroU32) -> Saves {
    RateLimiter::keyed(Quota::per_minute(a_minute))
}

impl App {
    /// Errors: a sentence for the person who starts the server.
    pub fn open(settings: Settings) -> Result<Self, String> {
        let Settings {
            dist,
            data,
            demo,
            address,
            saves_a_minute,
            clock,
        } = settings;
        let store = Store::open(&data, clock)?;
        let assets = Assets::read(&dist)?;
        let sets = if demo {
            vec![Set::Facts, Set::Demo]
        } else {
            vec![]
        };
        let default_set = if demo { Set::Demo } else { Set::Facts };
        set_default_set(default_set);
        let pages = Pages::new(
            &assets,
            Config {
                sets,
                default_set,
                capabilities: vec![
                    Capability::Files,
                    Capability::Widgets,
                    Capability::Received,
                    Capability::Revisions,
                ],
                ..Config::default()
            },
        )?;
        Ok(Self {
            invented_people: demo || seed::is_in(&store)?,
            data,
            store,
            files: Files::default(),
            pages,
            assets,
            saves: saves(saves_a_minute),
            demo,
            four_eyes: !demo,
            address,
            origin: None,
        })
    }

    /// The store's, so that what is answered and what is stored are of one time.
    pub fn clock(&self) -> Clock {
        self.store.clock
    }
}
