//! The domain of progress reporting on IUCN Resolutions: what a report is, the rules it must meet,
//! who may do what with it, and how published pages are read in. Pure: no I/O, no clock, no
//! browser. Compiled into the SPA and the backend, so that both judge alike. The rules are numbered
//! in SPEC.md.

pub mod absence;
pub mod access;
pub mod assembly;
pub mod body;
pub mod catalogue;
pub mod code;
pub mod constituent;
pub mod coverage;
pub mod date;
pub mod documents;
pub mod field;
pub mod id;
pub mod import;
pub mod language;
pub mod paragraphs;
pub mod question;
pub mod reference;
pub mod resolution;
pub mod rules;
pub mod sorted;
pub mod spelling;
pub mod state;
pub mod synthesis;
pub mod text;
pub mod vocabulary;
pub mod word;

pub use body::Body;
pub use code::ResolutionCode;
pub use language::Language;
pub use rules::{Problem, problems};
