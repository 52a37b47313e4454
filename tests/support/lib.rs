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

use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}
