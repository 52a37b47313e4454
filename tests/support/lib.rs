//! The stage for journeys: a real backend on a port and folder of its own, and people at real
//! browsers. Things are found by role, name and label; never by class, id or test id.

mod backend;
mod copy;
mod find;
mod host;
mod person;
mod server;

pub use backend::Backend;
pub use copy::Copy;
pub use find::{CHOICE, FIELD, PRESSED};
pub use host::{Host, HostPage};
pub use person::{Browser, Person};
pub use server::free_port;

use std::path::{Path, PathBuf};

/// The one day on which all journeys are, whatever the machine's date: the cycle of 2026 of the
/// demonstration is open, and due in some weeks. `RP_NOW` names another.
pub const NOW: &str = "2026-11-27T10:00:00Z";

pub fn now() -> String {
    std::env::var("RP_NOW").unwrap_or_else(|_| NOW.into())
}

/// The year of reporting.
pub fn year() -> String {
    now()[..4].into()
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}
