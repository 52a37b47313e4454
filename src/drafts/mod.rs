//! Carries typed text to the server: a second after the last key, two after the first at the
//! latest, at once when the page may go. Says what is true about it. Nothing is ever overwritten: a
//! clash is shown with both texts, and every fault keeps what was typed.

mod bar;
mod conflict;
mod saver;

pub use bar::Told;
pub use conflict::Conflicts;
pub use saver::{Conflict, Saver};
