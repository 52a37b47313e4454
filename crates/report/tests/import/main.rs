//! The importer: whole pages in every layout and language with texts of our own, each irregularity
//! that stored pages show, and what must hold for any text at all.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by panicking"
)]

mod irregular;
mod pages;
mod properties;

use report::import::{Imported, RemarkKey, account};

/// Every word of the page stands in the report, in a remark, or is a label.
#[track_caller]
pub fn nothing_is_lost(page: &str, imported: &Imported) {
    let account = account(page, imported);
    assert_eq!(account.lost, Vec::<String>::new());
    assert_eq!(
        account.words,
        account.in_report + account.in_remarks + account.in_labels + account.left_out
    );
}

/// The lines of the remarks with this key.
pub fn lines(imported: &Imported, key: RemarkKey) -> Vec<usize> {
    imported
        .remarks
        .iter()
        .filter(|remark| remark.key == key)
        .map(|remark| remark.line)
        .collect()
}

pub fn keys(imported: &Imported) -> Vec<RemarkKey> {
    imported.remarks.iter().map(|remark| remark.key).collect()
}
