//! One file per route. A page composes; it does not compute.

pub mod not_found;
pub mod public;
pub mod try_form;
pub mod work;
