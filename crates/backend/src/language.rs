//! Words and country names of the three languages, loaded once.

use report::language::Language;
use std::collections::HashMap;
use std::sync::LazyLock;
use words::Words;

static WORDS: LazyLock<[Words; 3]> = LazyLock::new(|| Language::ALL.map(|lang| Words::built_in(lang.key())));

static COUNTRIES: LazyLock<HashMap<&str, [&str; 3]>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, [cells.next()?, cells.next()?, cells.next()?]))
    };
    words::COUNTRIES.lines().filter_map(row).collect()
});

fn at(lang: Language) -> usize {
    match lang {
        Language::En => 0,
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
