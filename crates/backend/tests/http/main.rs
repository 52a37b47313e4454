//! The backend over HTTP, in process: the contract, and the pages.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by panicking"
)]

mod contract;
#[path = "../given/day.rs"]
mod day;
mod demo_sign_in;
mod history;
mod honesty;
mod limits;
mod pages;
mod released;
mod schemas;
mod sessions;
mod sets;
mod support;
mod unknown;
mod walk;
mod widgets;
mod workspace;
