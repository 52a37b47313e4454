//! The reference backend: implements api/openapi.json over SQLite, serves the SPA and writes its
//! public pages as HTML. So that anyone can run the whole at once; the SPA depends on nothing but
//! the contract.

pub mod app;
pub mod command;
pub mod figures;
pub mod files;
pub mod http;
pub mod index;
pub mod intake;
pub mod oembed;
pub mod pages;
pub mod seed;
pub mod sitemap;
pub mod store;
pub mod widgets;

mod clock;
mod language;
mod strict;

pub use app::{App, SAVES_A_MINUTE, Settings};
