//! How near two names are: pairs of letters, and the words that say something.

use std::collections::BTreeSet;

/// Of a thousand. Below it, in the real lists, are different organisations.
pub const SIMILAR: usize = 820;

/// Pairs of letters that two names share, of a thousand (Dice).
pub fn alike(one: &str, other: &str) -> usize {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters
            .windows(2)
            .map(|two| (two[0], two[1]))
            .collect::<Vec<_>>()
    };
    let (mut ours, theirs) = (pairs(one), pairs(other));
    let whole = ours.len() + theirs.len();
    let shared = theirs
        .iter()
        .filter(|pair| {
            ours.iter()
                .position(|own| own == *pair)
                .map(|at| ours.swap_remove(at))
                .is_some()
        })
        .count();
    (2000 * shared).checked_div(whole).unwrap_or_default()
}

/// Words that half of all organisations have in their names say nothing.
const COMMON: [&str; 34] = [
    "and",
    "the",
    "for",
    "des",
    "les",
    "del",
    "los",
    "las",
    "pour",
    "para",
    "dos",
    "und",
    "van",
    "von",
    "ministere",
    "ministerio",
    "ministry",
    "department",
    "national",
    "nationale",
    "nacional",
    "international",
    "internationale",
    "institute",
    "instituto",
    "institut",
    "society",
    "association",
    "asociacion",
    "foundation",
    "fundacion",
    "fondation",
    "nature",
    "conservation",
];

pub fn significant(name: &str) -> BTreeSet<String> {
    let folded = words::fold(name);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2 && !COMMON.contains(word))
        .map(str::to_owned)
        .collect()
}

/// The words are the same but for their spelling, or one name has words more.
pub fn differ_in_spelling(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (ours, theirs): (Vec<&String>, Vec<&String>) = (
        one.difference(other).collect(),
        other.difference(one).collect(),
    );
    let shared = one.intersection(other).count();
    shared >= 2 && (ours.is_empty() || theirs.is_empty())
        || ours.len() == theirs.len()
            && ours
                .iter()
                .all(|word| theirs.iter().any(|own| alike(word, own) >= 600))
}
