//! The SPA as a library: one Leptos application with two entries, drawn in the browser (`csr`) and written natively
//! (`ssr`). Public pages but those of words are still text that both write from the same functions (`text`).

pub mod address;
pub mod api;
pub mod app;
pub mod browser;
pub mod config;
pub mod document;
pub mod drafts;
pub mod embedding;
pub mod failure;
pub mod filter;
pub mod form;
pub mod head;
pub mod html;
pub mod i18n;
pub mod labels;
pub mod listing;
pub mod live;
pub mod load;
#[cfg(feature = "ssr")]
pub mod native;
pub mod pages;
pub mod reading;
pub mod route;
#[cfg(all(test, target_arch = "wasm32"))]
mod sequences;
pub mod session;
pub mod shell;
#[cfg(feature = "csr")]
pub mod start;
pub mod state;
pub mod swap;
pub mod synthesis;
pub mod text;
pub mod typing;
pub mod ui;
pub mod widgets;
pub mod work;
