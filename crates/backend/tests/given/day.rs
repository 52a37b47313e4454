//! The one day on which all tests of this package are, whatever the machine's date. `RP_NOW` names
//! another; a test that is about a day of its own pins that day.

#![allow(dead_code, reason = "each test program uses a part of it")]

use backend::Clock;

/// The cycle of 2026 of the demonstration is open, and due in some weeks.
pub const NOW: &str = "2026-11-27T10:00:00Z";

pub fn now() -> String {
    std::env::var("RP_NOW").unwrap_or_else(|_| NOW.into())
}

/// Ticks on from the given time.
pub fn clock() -> Clock {
    now().parse().expect("RP_NOW is a time")
}

/// The year of reporting.
pub fn year() -> String {
    now()[..4].into()
}
