//! Figures as data, and where their marks stand: pure layout without markup, browser or words of
//! its own. One painter puts them into pages and pictures (`src/ui/figure.rs`, `src/ui/picture.rs`
//! of the SPA).

mod bar;
mod figure;
mod share;
mod table;
mod wrap;

pub use bar::{Segment, segments};
pub use figure::{Bar, Cycle, Figure, Grid, GridRow, Marks, Name, Names, Part, Row, step};
pub use share::{are_told, percent, rounded};
pub use table::{Cell, Column, Table};
pub use wrap::wrap;
