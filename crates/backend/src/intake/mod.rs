//! What comes from outside into the store: saved report pages, and spreadsheets of Resolutions and
//! Members. Read, matched with what is on file, shown as a difference, and applied only when asked.

pub mod difference;
pub mod directory;
mod likeness;
pub mod matched;
pub mod pages;
pub mod sheets;
pub mod source;
