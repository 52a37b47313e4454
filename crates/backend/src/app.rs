//! What every request shares: the store, the built SPA, limits.

use crate::files::Files;
use crate::http::assets::Assets;
use crate::pages::Pages;
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
    /// How often one account may save in a minute.
    pub saves_a_minute: NonZeroU32,
}

pub struct App {
    /// Where the database file lies, and the last documents of widgets that are given up.
    pub data: PathBuf,
    pub store: Store,
    pub files: Files,
    pub pages: Pages,
    pub assets: Assets,
    pub saves: DefaultKeyedRateLimiter<String>,
    pub demo: bool,
    /// A Progress Report is published by another person than its last writer. Off in a
    /// demonstration, where one person plays all.
    pub four_eyes: bool,
    pub address: SocketAddr,
    /// Scheme and host by which readers name this server, where a proxy does not hand them on.
    pub origin: Option<String>,
}

/// Autosave needs twelve.
pub const SAVES_A_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("60 is not zero");

impl App {
    /// Errors: a sentence for the person who starts the server.
    pub fn open(settings: Settings) -> Result<Self, String> {
        let Settings {
            dist,
            data,
            demo,
            address,
            saves_a_minute,
        } = settings;
        let store = Store::open(&data)?;
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
            data,
            store,
            files: Files::default(),
            pages,
            assets,
            saves: RateLimiter::keyed(Quota::per_minute(saves_a_minute)),
            demo,
            four_eyes: !demo,
            address,
            origin: None,
        })
    }
}
