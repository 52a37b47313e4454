//! Words and countries in the three languages, loaded once.

use report::language::Language;
use report::vocabulary::Region;
use std::collections::HashMap;
use std::sync::LazyLock;
use words::Words;

static WORDS: LazyLock<[Words; 3]> =
    LazyLock::new(|| Language::ALL.map(|lang| Words::built_in(lang.key())));

static COUNTRIES: LazyLock<HashMap<&str, [&str; 3]>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, [cells.next()?, cells.next()?, cells.next()?]))
    };
    words::COUNTRIES.lines().filter_map(row).collect()
});

static CODES: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let names = words::COUNTRIES.lines().flat_map(|line| {
        let mut cells = line.split('\t');
        let code = cells.next().unwrap_or_default();
        cells.map(move |name| (name, code))
    });
    let spellings = words::COUNTRY_SPELLINGS
        .lines()
        .filter_map(|line| line.split_once('\t'));
    names
        .chain(spellings)
        .map(|(name, code)| (letters(name), code))
        .collect()
});

static REGIONS: LazyLock<HashMap<&str, Region>> = LazyLock::new(|| {
    words::REGIONS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(code, key)| Some((code, Region::from_key(key)?)))
        .collect()
});

fn at(lang: Language) -> usize {
    match lang {
        Language::En | Language::Unlisted(_) => 0,
        Language::Fr => 1,
        Language::Es => 2,
    }
}

pub fn words(lang: Language) -> &'static Words {
    &WORDS[at(lang)]
}

/// The name of a country by its ISO code.
pub fn country(code: &str, lang: Language) -> Option<&'static str> {
    COUNTRIES.get(code).map(|names| names[at(lang)])
}

/// The ISO code of a country in any spelling that is known: "Tanzania, United Republic of" and
/// "Iran (Islamic Republic of)" by their first words, where the whole is not on the list.
pub fn country_code(printed: &str) -> Option<&'static str> {
    let known = |text: &str| CODES.get(&letters(text)).copied();
    known(printed).or_else(|| {
        let head = printed.split(['(', ',']).next().unwrap_or_default();
        (head.len() < printed.len()).then(|| known(head)).flatten()
    })
}

pub fn region(code: &str) -> Option<Region> {
    REGIONS.get(code).copied()
}

/// Letters and digits without case and accents: what spellings of one name have in common.
pub fn letters(text: &str) -> String {
    words::fold(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
