//! Pages behind the sign-in.

pub mod draft;
mod editor;
pub mod mine;
pub mod report_on;
mod review;
pub mod sign_in;
mod step;
