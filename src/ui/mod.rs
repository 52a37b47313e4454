//! Controls and small parts of pages, components or text yet: they know nothing of reports, and hold no state but what a
//! control needs while it is used.

pub mod ask_first;
pub mod changing;
pub mod choice;
pub mod combobox;
pub mod crumbs;
pub mod error_summary;
pub mod figure;
pub mod finder;
pub mod glyph;
pub mod icon;
pub mod link;
pub mod page_head;
pub mod picture;
pub mod save_bar;
pub mod skeleton;
pub mod text_box;
