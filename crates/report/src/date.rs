//! A date as precise as a person knows it: year, month or day. Typed, not picked; what cannot be
//! read stays as typed.

use std::fmt;

/// Ordered by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl PartialDate {
    /// Reads `2025`, `2025-09`, `2025-09-30`, and the same from the day on: `09/2025`,
    /// `30/09/2025`, `30.9.2025`. `None` for anything else, a day that the month has not included.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
        let [year, rest @ ..] = &*year_first(&parts)? else {
            return None;
        };
        let year: u16 = year.parse().ok()?;
        let month = match rest.first() {
            Some(month) => Some(two_digits(month).filter(|m| (1..=12).contains(m))?),
            None => None,
        };
        let day = match rest.get(1) {
            Some(day) => {
                let last = days_in(year, month?);
                Some(two_digits(day).filter(|d| (1..=last).contains(d))?)
            }
            None => None,
        };
        Some(Self { year, month, day })
    }

    /// Whether the whole of `self` lies after the whole of `other`: "2025" is not after "2025-03".
    pub fn is_after(self, other: Self) -> bool {
        let first_day = |date: Self| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
        let last_day = |date: Self| (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31));
        first_day(self) > last_day(other)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Four digits.
pub fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn year_first<'a>(parts: &[&'a str]) -> Option<Vec<&'a str>> {
    let is_year = |part: &&str| is_year(part);
    match parts.len() {
        1..=3 if parts.first().is_some_and(is_year) => Some(parts.to_vec()),
        2..=3 if parts.last().is_some_and(is_year) => Some(parts.iter().rev().copied().collect()),
        _ => None,
    }
}

fn two_digits(part: &str) -> Option<u8> {
    (matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
        .then(|| part.parse().ok())?
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Option<&str>) {
        assert_eq!(
            PartialDate::parse(text)
                .map(|date| date.to_string())
                .as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn iso_and_the_european_order_are_read() {
        reads("2025", Some("2025"));
        reads(" 2025-9 ", Some("2025-09"));
        reads("09/2025", Some("2025-09"));
        reads("30.9.2025", Some("2025-09-30"));
        reads("2024-02-29", Some("2024-02-29"));
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for text in [
            "",
            "last year",
            "25",
            "2025-13",
            "2025-02-29",
            "2025-00",
            "1/2/25",
            "2025-1-1-1",
            "20 25",
            "+2025",
        ] {
            reads(text, None);
        }
    }

    #[test]
    fn a_year_is_not_after_a_month_of_its_own() {
        let date = |text| PartialDate::parse(text).unwrap();
        assert!(!date("2025").is_after(date("2025-03")));
        assert!(date("2025-04").is_after(date("2025-03")));
        assert!(!date("2025-03-01").is_after(date("2025-03")));
    }
}
