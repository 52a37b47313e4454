//! Dates as the language writes them, as precise as they are known.

use super::{Lang, Msg, Words, key};

const MONTHS: [Msg; 12] = [
    key::MONTH_1,
    key::MONTH_2,
    key::MONTH_3,
    key::MONTH_4,
    key::MONTH_5,
    key::MONTH_6,
    key::MONTH_7,
    key::MONTH_8,
    key::MONTH_9,
    key::MONTH_10,
    key::MONTH_11,
    key::MONTH_12,
];

pub(super) fn long(words: &Words, iso: &str) -> String {
    let day_part = iso.split('T').next().unwrap_or_default();
    let parts: Vec<&str> = day_part.split('-').collect();
    let month = parts
        .get(1)
        .and_then(|m| m.parse::<usize>().ok())
        .and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    let Some(month) = month.map(|month| words.text(*month)) else {
        return day_part.to_owned();
    };
    let year = parts[0];
    let day = parts.get(2).map(|day| day.trim_start_matches('0'));
    match (words.lang, day) {
        (Lang::Fr, Some("1")) => format!("1er {month} {year}"),
        (Lang::En | Lang::Fr, Some(day)) => format!("{day} {month} {year}"),
        (Lang::Es, Some(day)) => format!("{day} de {month} de {year}"),
        (Lang::En | Lang::Fr, None) => format!("{month} {year}"),
        (Lang::Es, None) => format!("{month} de {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_precise_as_it_is_known() {
        let english = Words::built_in("en");
        assert_eq!(english.date("2026-11-24T09:41:00Z"), "24 November 2026");
        assert_eq!(english.date("2026-11"), "November 2026");
        assert_eq!(english.date("2026"), "2026");
        assert_eq!(english.date("spring"), "spring");
        assert_eq!(english.date("2026-13-01"), "2026-13-01");
    }
}
