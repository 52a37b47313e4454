//! The only clock of the backend. Times are RFC 3339 in UTC, to the second.

use std::time::SystemTime;

pub fn now() -> String {
    humantime::format_rfc3339_seconds(SystemTime::now()).to_string()
}

/// `2026-11-24`
pub fn today() -> String {
    now()[..10].to_owned()
}

pub fn this_year() -> u16 {
    now()[..4].parse().unwrap_or(u16::MAX - 1)
}

/// Seconds since 1970.
pub fn seconds() -> i64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok())
        .unwrap_or_default()
}
