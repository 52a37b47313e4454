//! The only code that speaks HTTP: a function or an address for each operation of api/openapi.json,
//! one error type.

pub mod operations;

#[cfg(feature = "csr")]
mod calls;
#[cfg(feature = "csr")]
mod client;
#[cfg(feature = "csr")]
mod error;
#[cfg(feature = "csr")]
pub mod json;

#[cfg(feature = "csr")]
pub use calls::*;
#[cfg(feature = "csr")]
pub use client::set_api_base;
#[cfg(feature = "csr")]
pub use error::{ApiError, problems};
#[cfg(feature = "csr")]
pub use json::from_str as read;
