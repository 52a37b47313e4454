//! The period as pages print it: "2022", "September 2021 – May 2025", "2021-2022", "past 4 years".

use super::printed::squeeze;
use crate::body::Period;
use crate::date::PartialDate;

const MONTHS: [[&str; 3]; 12] = [
    ["january", "janvier", "enero"],
    ["february", "fevrier", "febrero"],
    ["march", "mars", "marzo"],
    ["april", "avril", "abril"],
    ["may", "mai", "mayo"],
    ["june", "juin", "junio"],
    ["july", "juillet", "julio"],
    ["august", "aout", "agosto"],
    ["september", "septembre", "septiembre"],
    ["october", "octobre", "octubre"],
    ["november", "novembre", "noviembre"],
    ["december", "decembre", "diciembre"],
];

/// `None` where the words name no years.
pub fn period(text: &str) -> Option<Period> {
    let mut dates: Vec<PartialDate> = vec![];
    let mut month = None;
    if let Some(date) = PartialDate::parse(text) {
        dates.push(date);
    } else {
        for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}' | ',' | '/' | '.' | '(' | ')')).take(24) {
            let word = squeeze(word);
            if let Some(at) =
                MONTHS.iter().position(|names| word.len() > 2 && names.iter().any(|name| *name == word || name.get(..3) == Some(&word) && word != "mar"))
            {
                month = u8::try_from(at + 1).ok();
            } else if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
                let year = word.parse().ok().filter(|year| (1948..=2100).contains(year))?;
                dates.push(PartialDate { year, month: month.take(), day: None });
            }
        }
    }
    let (first, last) = (dates.first()?, dates.last()?);
    let ordered = !first.is_after(*last);
    ordered.then(|| Period { from: first.to_string(), to: last.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_periods_that_were_seen() {
        let read = |text: &str| period(text).map(|period| (period.from, period.to));
        let pair = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(read("2022"), pair("2022", "2022"));
        assert_eq!(read("September 2021 – May 2025"), pair("2021-09", "2025-05"));
        assert_eq!(read("de septiembre de 2021 a mayo de 2025"), pair("2021-09", "2025-05"));
        assert_eq!(read("2021-2022"), pair("2021", "2022"));
        assert_eq!(read("past 4 years"), None);
        assert_eq!(read("2025 - 2021"), None);
    }
}
