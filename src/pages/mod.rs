//! One file per route. A page composes; it does not compute.

pub mod public;
pub mod try_form;
#[cfg(feature = "csr")]
pub mod work;
