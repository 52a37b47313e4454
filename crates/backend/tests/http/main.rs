//! The backend over HTTP, in process: the contract, and the pages.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by panicking"
)]

mod contract;
mod honesty;
mod pages;
mod released;
mod schemas;
mod support;
mod unknown;
mod walk;
mod widgets;
