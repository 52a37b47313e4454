//! The documents of the contract (api/openapi.json), shared by backend and SPA, so that neither can
//! drift alone. Names of members are those of the JSON. Times are RFC 3339 in UTC and made by the
//! server.

mod problem;
mod public;
mod work;

pub use problem::*;
pub use public::*;
pub use work::*;
