//! The pure core of "nothing typed is lost": a change as a JSON merge patch, and three versions of
//! a report compared by leaf. No I/O, no clock. It works on JSON, so that a member added to the
//! report, by us or by another backend, needs nothing here.

mod carry;
mod merge;
mod patch;

pub use carry::{acknowledged, carry};
pub use json_patch::merge as apply;
pub use merge::{Clash, Merged, Side, merge};
pub use patch::{Leaf, diff, leaf, set, set_all};
