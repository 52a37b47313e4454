//! All that one signs in for, and the form to try.

fn main() {
    resolution_progress::start::work();
}
