//! What the product says, in three languages, for browser and server alike: messages of locales/,
//! plurals, numbers and dates without Intl. A message is a line number; the lines of a language are
//! one file. Knows nothing of ours.

mod date;
mod fold;
mod number;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

pub use fold::{fold, slug};

/// A message: its line in the file of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Msg(u16);

/// A message with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    one: Msg,
    other: Msg,
}

const UNTRANSLATED: char = '\u{1}';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lang {
    En,
    Fr,
    Es,
}

/// The messages of one language.
#[derive(Debug)]
pub struct Words {
    lang: Lang,
    lines: Vec<String>,
}

impl Words {
    /// `lang` is `en`, `fr` or `es` (anything else is read as English); `text` the file of that
    /// language.
    pub fn new(lang: &str, text: &str) -> Self {
        let lang = match lang {
            "fr" => Lang::Fr,
            "es" => Lang::Es,
            _ => Lang::En,
        };
        Self {
            lang,
            lines: text.split('\n').map(str::to_owned).collect(),
        }
    }

    #[cfg(feature = "texts")]
    pub fn built_in(lang: &str) -> Self {
        Self::new(lang, file(lang))
    }

    /// Empty if the file is of another build: nothing is shown rather than a wrong word.
    pub fn text(&self, msg: Msg) -> &str {
        self.lines
            .get(usize::from(msg.0))
            .map(|line| line.trim_start_matches(UNTRANSLATED))
            .unwrap_or_default()
    }

    /// Shown in English for want of a translation; the view says so with `lang="en"`.
    pub fn is_untranslated(&self, msg: Msg) -> bool {
        self.lines
            .get(usize::from(msg.0))
            .is_some_and(|line| line.starts_with(UNTRANSLATED))
    }

    pub fn untranslated(&self) -> usize {
        self.lines
            .iter()
            .filter(|line| line.starts_with(UNTRANSLATED))
            .count()
    }

    /// Puts values into `{name}`.
    pub fn fill(&self, msg: Msg, values: &[(&str, &str)]) -> String {
        fill(self.text(msg), values)
    }

    /// `{n}` is the number as the language writes it.
    pub fn count(&self, plural: Plural, n: usize, values: &[(&str, &str)]) -> String {
        let msg = if self.is_one(n) {
            plural.one
        } else {
            plural.other
        };
        let number = self.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        fill(self.text(msg), &all)
    }

    /// French counts nought as one.
    fn is_one(&self, n: usize) -> bool {
        n == 1 || (n == 0 && self.lang == Lang::Fr)
    }

    pub fn number(&self, n: usize) -> String {
        number::grouped(n, self.lang)
    }

    /// "24 November 2026" of an RFC 3339 time or an ISO date of any precision; what is neither
    /// stays as it is.
    pub fn date(&self, iso: &str) -> String {
        date::long(self, iso)
    }

    /// "A, B and C".
    pub fn list(&self, items: &[String]) -> String {
        let and = self.text(key::LIST_AND);
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
        }
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        filled.push_str(before);
        filled.push_str(
            values
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| *value)
                .unwrap_or_default(),
        );
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// The file of a language as the SPA fetches it.
#[cfg(feature = "texts")]
pub fn file(lang: &str) -> &'static str {
    match lang {
        "fr" => FR,
        "es" => ES,
        _ => EN,
    }
}

/// The names of countries: ISO 3166-1 alpha-2, English, French, Spanish, tab-separated.
#[cfg(feature = "texts")]
pub const COUNTRIES: &str = include_str!("../countries.tsv");

/// Spellings of countries that IUCN's pages print and the lists of names have not: spelling, code.
#[cfg(feature = "texts")]
pub const COUNTRY_SPELLINGS: &str = include_str!("../country-spellings.tsv");

/// The statutory region of IUCN that a country or territory lies in: code, key of the region. The
/// assignment is ours, by the Statutes' list as far as it is known to us; territories go by where
/// they lie.
#[cfg(feature = "texts")]
pub const REGIONS: &str = include_str!("../regions.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_line() {
        for lang in ["en", "fr", "es"] {
            assert_eq!(file(lang).split('\n').count(), COUNT, "{lang}");
        }
    }

    #[test]
    fn every_message_is_translated() {
        for lang in ["fr", "es"] {
            let missing: Vec<&str> = file(lang)
                .split('\n')
                .zip(NAMES)
                .filter(|(line, _)| line.starts_with(UNTRANSLATED))
                .map(|(_, name)| *name)
                .collect();
            assert!(missing.is_empty(), "locales/{lang}.json lacks {missing:?}");
        }
    }

    #[test]
    fn a_missing_message_is_english_and_marked() {
        let words = Words::new("fr", "\u{1}Save\nEnvoyer");
        assert_eq!(
            (words.text(Msg(0)), words.is_untranslated(Msg(0))),
            ("Save", true)
        );
        assert_eq!(
            (words.text(Msg(1)), words.is_untranslated(Msg(1))),
            ("Envoyer", false)
        );
        assert_eq!(words.untranslated(), 1);
        assert_eq!(words.text(Msg(9)), "");
    }

    #[test]
    fn nought_is_singular_in_french_only() {
        let plural = Plural {
            one: Msg(0),
            other: Msg(1),
        };
        let file = "{n} report\n{n} reports";
        let says = |lang, n| Words::new(lang, file).count(plural, n, &[]);
        assert_eq!(
            (says("fr", 0), says("en", 0), says("es", 0)),
            ("0 report".into(), "0 reports".into(), "0 reports".into())
        );
        assert_eq!(says("en", 1), "1 report");
    }

    #[test]
    fn values_go_into_their_places() {
        assert_eq!(
            fill("{a} of {b}, {c}", &[("b", "2"), ("a", "1")]),
            "1 of 2, "
        );
        assert_eq!(fill("no { brace", &[]), "no { brace");
    }

    #[test]
    fn every_country_has_a_name_in_three_languages() {
        for line in COUNTRIES.lines() {
            assert_eq!(
                line.split('\t').filter(|name| !name.is_empty()).count(),
                4,
                "{line}"
            );
        }
    }
}
