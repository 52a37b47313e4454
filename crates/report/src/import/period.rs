//! The period as pages print it: "2022", "September 2021 – May 2025", "2021-2022", "past 4 years".

use super::letters::squeeze;
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

/// `None` where the words name no years. A period that is open at its end has no `to`.
pub fn period(text: &str) -> Option<Period> {
    if let Some(date) = PartialDate::parse(text) {
        return Some(Period {
            from: date.to_string(),
            to: date.to_string(),
        });
    }
    let mut dates: Vec<PartialDate> = vec![];
    // months whose year comes behind them: "January to March 2022"
    let mut months: Vec<u8> = vec![];
    let mut open = false;
    for word in text
        .split(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '-' | '\u{2013}' | '\u{2014}' | ',' | '/' | '.' | '(' | ')'
                )
        })
        .filter(|word| !word.is_empty())
        .take(24)
    {
        let word = squeeze(word);
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        if let Some(month) = month(&word) {
            months.push(month);
        } else if word.len() == 4 && digits {
            let year = word
                .parse()
                .ok()
                .filter(|year| (1948..=2100).contains(year))?;
            match months.is_empty() {
                true => dates.push(PartialDate {
                    year,
                    month: None,
                    day: None,
                }),
                false => dates.extend(months.drain(..).map(|month| PartialDate {
                    year,
                    month: Some(month),
                    day: None,
                })),
            }
        } else if word.len() == 2 && digits && months.is_empty() {
            // "2021-22"
            let Some(last) = dates.last().filter(|date| date.month.is_none()) else {
                continue;
            };
            let year = last.year / 100 * 100 + word.parse::<u16>().ok()?;
            dates.push(PartialDate {
                year,
                month: None,
                day: None,
            });
        }
        open |= matches!(
            word.as_str(),
            "since"
                | "present"
                | "today"
                | "now"
                | "depuis"
                | "present,"
                | "desde"
                | "actualidad"
                | "onwards"
        );
    }
    let (first, last) = (dates.first()?, dates.last()?);
    let ordered = !first.is_after(*last);
    ordered.then(|| Period {
        from: first.to_string(),
        to: if open && dates.len() == 1 {
            String::new()
        } else {
            last.to_string()
        },
    })
}

/// By its name, or by three letters of it.
fn month(word: &str) -> Option<u8> {
    let is = |name: &str| name == word || word.len() == 3 && name.starts_with(word);
    let at = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| is(name)))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_periods_that_were_seen() {
        let read = |text: &str| period(text).map(|period| (period.from, period.to));
        let pair = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(read("2022"), pair("2022", "2022"));
        assert_eq!(
            read("September 2021 – May 2025"),
            pair("2021-09", "2025-05")
        );
        assert_eq!(
            read("de septiembre de 2021 a mayo de 2025"),
            pair("2021-09", "2025-05")
        );
        assert_eq!(read("2021-2022"), pair("2021", "2022"));
        assert_eq!(read("January - December 2022"), pair("2022-01", "2022-12"));
        assert_eq!(
            read("1 January to 31 December 2022"),
            pair("2022-01", "2022-12")
        );
        assert_eq!(read("Jan-Mar 2022"), pair("2022-01", "2022-03"));
        assert_eq!(read("2021-22"), pair("2021", "2022"));
        assert_eq!(
            (read("2021 - present"), read("since 2016")),
            (pair("2021", ""), pair("2016", ""))
        );
        assert_eq!(read("past 4 years"), None);
        assert_eq!(read("2025 - 2021"), None);
    }
}
