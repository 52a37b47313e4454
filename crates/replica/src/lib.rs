//! The pure core of "nothing typed is lost": a change as a JSON merge patch, and three versions of
//! a report compared by leaf. No I/O, no clock. Works on trees, so that a field added to the report
//! needs nothing here.

mod merge;
mod patch;
mod tree;
mod write;

pub use merge::{Clash, Merged, merge, set};
pub use patch::{apply, diff};
pub use tree::{Members, Tree};
pub use write::tree;
