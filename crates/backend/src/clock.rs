//! The only clock of the backend, given to whoever asks for the time: the machine's, one that began
//! at a given time and ticks on, or one that stands still. Times are RFC 3339 in UTC, to the second.

use std::str::FromStr;
use std::time::{Instant, SystemTime};

#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    #[default]
    Machine,
    /// What it showed, and when that was.
    Given(SystemTime, Instant),
    Still(SystemTime),
}

impl Clock {
    /// Shows for ever what it shows now: what is made in one go is of one day.
    pub fn stopped(self) -> Self {
        Self::Still(self.time())
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn time(self) -> SystemTime {
        match self {
            Self::Machine => SystemTime::now(),
            Self::Given(shown, when) => shown + when.elapsed(),
            Self::Still(shown) => shown,
        }
    }

    pub fn now(self) -> String {
        humantime::format_rfc3339_seconds(self.time()).to_string()
    }

    /// `2026-11-24`
    pub fn today(self) -> String {
        self.now()[..10].to_owned()
    }

    pub fn this_year(self) -> u16 {
        self.now()[..4].parse().unwrap_or(u16::MAX - 1)
    }

    /// Seconds since 1970.
    pub fn seconds(self) -> i64 {
        self.time()
            .duration_since(SystemTime::UNIX_EPOCH)
            .ok()
            .and_then(|since| i64::try_from(since.as_secs()).ok())
            .unwrap_or_default()
    }
}

/// Ticks on from a time like `2026-11-27T10:00:00Z`.
impl FromStr for Clock {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        humantime::parse_rfc3339(text)
            .map(|shown| Self::Given(shown, Instant::now()))
            .map_err(|_| format!("{text} is no time. Write one in UTC, like 2026-11-27T10:00:00Z"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_given_clock_ticks_on_and_a_stopped_one_stands() {
        let shown = SystemTime::UNIX_EPOCH + Duration::from_secs(1_830_297_599);
        let began = Instant::now()
            .checked_sub(Duration::from_secs(1))
            .expect("the machine runs for a second");
        let clock = Clock::Given(shown, began);
        assert_eq!(clock.today(), "2028-01-01");
        assert_eq!(Clock::Still(shown).now(), "2027-12-31T23:59:59Z");
        assert_eq!(Clock::Still(shown).this_year(), 2027);
        assert_eq!(Clock::Still(shown).seconds(), 1_830_297_599);
        let stopped = clock.stopped();
        assert!(matches!(stopped, Clock::Still(_)));
        assert_eq!(stopped.this_year(), 2028);
    }

    #[test]
    fn a_time_is_read_or_refused_in_words() {
        let leap: Clock = "2028-02-29T10:00:00Z".parse().expect("a time");
        assert_eq!(leap.today(), "2028-02-29");
        for text in [
            "",
            "2026-11-27",
            "2027-02-29T10:00:00Z",
            "2026-11-27T10:00:00",
            "2026-11-27T10:00:00+02:00",
            "tomorrow morning, éarly",
        ] {
            let told = text.parse::<Clock>().expect_err(text);
            assert!(told.contains("2026-11-27T10:00:00Z"), "{told}");
        }
    }
}
