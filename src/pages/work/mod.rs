//! Pages behind the sign-in, and the form to try made live.

pub mod draft;
mod editor;
pub mod mine;
pub mod report_on;
mod review;
pub mod sign_in;
mod stage;
mod step;
pub mod trying;

use stage::{person, show};
