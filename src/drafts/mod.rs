//! Carries typed text to the server: five seconds after the last key, or at once when asked. Says
//! what is true about it. Nothing is ever overwritten: a conflict is shown with both texts, and
//! every fault keeps what was typed.

pub mod conflict;
mod saver;

pub use conflict::conflict;
pub use saver::{SaveState, Saver};
