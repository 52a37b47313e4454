//! Accessible controls that know nothing of reports, of the API or of any page.

pub mod glyph;

#[cfg(feature = "csr")]
pub mod choice;
#[cfg(feature = "csr")]
pub mod combobox;
#[cfg(feature = "csr")]
pub mod error_summary;
#[cfg(feature = "csr")]
pub mod text_field;
