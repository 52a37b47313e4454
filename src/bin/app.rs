//! The public pages.

fn main() {
    resolution_progress::start::app();
}
