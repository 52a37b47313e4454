//! The SPA as a library. Public views are plain functions from data and language to a view: the
//! browser draws them live (feature `csr`), the backend writes the very same into the page, so
//! there is no second template.

pub mod address;
pub mod api;
pub mod config;
pub mod embedding;
pub mod filter;
pub mod form;
pub mod html;
pub mod i18n;
pub mod labels;
pub mod listing;
pub mod pages;
pub mod reading;
pub mod shell;
pub mod ui;
pub mod widgets;

#[cfg(feature = "router")]
pub mod app;
#[cfg(feature = "csr")]
pub mod browser;
#[cfg(feature = "csr")]
pub mod drafts;
#[cfg(feature = "csr")]
pub mod failure;
#[cfg(feature = "csr")]
pub mod live;
#[cfg(feature = "csr")]
pub mod load;
#[cfg(feature = "csr")]
pub mod reactive;
#[cfg(feature = "csr")]
pub mod session;
#[cfg(feature = "csr")]
pub mod start;
#[cfg(feature = "csr")]
pub mod synthesis;
#[cfg(feature = "csr")]
pub mod work;
