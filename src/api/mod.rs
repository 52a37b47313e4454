//! The only code that speaks HTTP: a function or an address for each operation of api/openapi.json,
//! one error type.

pub mod operations;

mod calls;
mod client;
mod error;
pub mod json;

pub use calls::*;
pub use client::set_api_base;
pub use error::{ApiError, problems};
pub use json::from_str as read;
