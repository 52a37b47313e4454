//! What a reader or a screen reader meets, stored and compared: the served pages and widgets as
//! text, and the accessibility trees of the pages where people write. Views may be rewritten; what
//! is stored changes only by a commit that says why.

mod deeds;
mod desk;
mod difference;
mod editor;
mod fetched;
mod form;
mod mine;
mod normal;
mod pages;
mod review;
mod sample;
mod sign_in;
mod store;
mod trees;

use anyhow::Result;
use journeys::Backend;

/// A server with the demonstration, on the day on which all that is stored was seen.
async fn backend() -> Result<Backend> {
    Backend::started_at("2026-11-27T10:00:00Z").await
}
