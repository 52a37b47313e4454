//! The part of the demonstration that is made: Resolutions and organisations in any number, out of
//! invented words, the same at every start.

use super::dice::Dice;
use super::words::{Phrase, Words, in_language, translated};
use crate::intake::directory::Directory;
use crate::language::region;
use report::assembly::Assembly;
use report::code::ResolutionCode;
use report::constituent::{Constituent, FormerName};
use report::language::{Language, Translated};
use report::resolution::{Paragraph, Paragraphs, Resolution};
use report::vocabulary::{Category, ConstituentKind, TextKind};
use std::collections::BTreeSet;

/// How large a demonstration is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub resolutions: usize,
    pub reports: usize,
}

/// More Resolutions than any real assembly adopted, as numbers go up to 999: room for measurements.
pub const IN_ONE_ASSEMBLY: usize = 900;

/// The assemblies of a demonstration of that size: those with a name, and as many more as it needs.
pub fn assemblies(named: &[Assembly], resolutions: usize) -> Vec<Assembly> {
    let mut all = named.to_vec();
    let years = (1949..2024)
        .rev()
        .filter(|year| named.iter().all(|one| one.key != format!("demo-{year}")))
        .collect::<Vec<u16>>();
    for year in years {
        if all.len() * IN_ONE_ASSEMBLY >= resolutions {
            break;
        }
        let place = translated(|lang| {
            format!(
                "{} {year}",
                match lang {
                    Language::En | Language::Unlisted(_) => "Example Town",
                    Language::Fr => "Ville-Exemple",
                    Language::Es => "Villa Ejemplo",
                }
            )
        });
        all.push(Assembly {
            key: format!("demo-{year}"),
            session: None,
            held: year,
            place,
            synthetic: true,
        });
    }
    all
}

pub fn organisations(words: &Words) -> Vec<Constituent> {
    let mut directory = Directory::default();
    for one in &words.organisations {
        let kind = ConstituentKind::from_key(&one.kind).unwrap_or(ConstituentKind::External);
        let prefix = if kind == ConstituentKind::Member {
            "m"
        } else {
            "x"
        };
        let name = one.name.trim_end_matches(" (example)");
        let id = directory.free_id(&format!("{prefix}-{name}"));
        let former = one.former.iter().map(|(name, acronym)| FormerName {
            name: name.clone(),
            acronym: acronym.clone(),
            until: Some(2015 + u16::try_from(Dice::of(name).below(10)).unwrap_or_default()),
        });
        directory.put(Constituent {
            acronym: one.acronym.clone(),
            country: Some(one.country.clone()),
            region: region(&one.country),
            category: one.category.as_deref().and_then(Category::from_key),
            former: former.collect(),
            ..Constituent::new(id, kind, one.name.clone())
        });
    }
    directory.changed().cloned().collect()
}

/// As many as asked for, over the assemblies, beside the codes that are taken.
pub fn resolutions(
    words: &Words,
    assemblies: &[Assembly],
    taken: &BTreeSet<ResolutionCode>,
    count: usize,
) -> Vec<Resolution> {
    let numbers: BTreeSet<(String, u16)> = taken
        .iter()
        .map(|code| (code.assembly_key(), code.number()))
        .collect();
    let count = count.saturating_sub(taken.len());
    let mut titles = BTreeSet::new();
    let mut made = Vec::with_capacity(count);
    for (at, assembly) in assemblies.iter().enumerate() {
        // newer assemblies adopted a little more than older ones, but for measurements, where each
        // is nearly full
        let weight = |at: usize| {
            if count > 500 * assemblies.len() {
                1
            } else {
                2 * assemblies.len() - at
            }
        };
        let whole: usize = (0..assemblies.len()).map(weight).sum();
        let before: usize = (0..at).map(weight).sum();
        let own = (before + weight(at)) * count / whole - before * count / whole;
        let free =
            (1..=999_u16).filter(|number| !numbers.contains(&(assembly.key.clone(), *number)));
        for (place, number) in free.take(own).enumerate() {
            let kind = match place * 100 / own.max(1) {
                0..78 => TextKind::Resolution,
                78..97 => TextKind::Recommendation,
                _ => TextKind::Decision,
            };
            let Some(code) = ResolutionCode::of(&assembly.key, kind, number) else {
                continue;
            };
            made.push(resolution(words, code, &mut titles));
        }
    }
    made
}

fn resolution(words: &Words, code: ResolutionCode, titles: &mut BTreeSet<String>) -> Resolution {
    let mut dice = Dice::of(&code.to_string());
    let title = loop {
        let (verb, subject, place) = (
            dice.pick(&words.verbs),
            dice.pick(&words.subjects),
            dice.pick(&words.places),
        );
        let placed = dice.chance(60);
        let title = translated(|lang| {
            let base = format!("{} {}", in_language(verb, lang), in_language(subject, lang));
            if placed {
                format!("{base} {}", in_language(place, lang))
            } else {
                base
            }
        });
        if titles.insert(title.en.clone().unwrap_or_default()) || titles.len() > 100_000 {
            break title;
        }
    };
    // some titles were never translated
    let title = match dice.below(25) {
        0 => Translated {
            fr: None,
            es: None,
            ..title
        },
        1 => Translated { es: None, ..title },
        _ => title,
    };
    let age = 2026_usize.saturating_sub(usize::from(code.year()));
    let archived = match dice.below(100) {
        0..6 => None,
        _ => Some(dice.chance((age * 3).saturating_sub(8).min(92))),
    };
    let paragraphs = match dice.below(100) {
        0..15 => None,
        15..25 => Some(Paragraphs::skeleton(&["1", "2.a", "3"])),
        _ => Some(Paragraphs {
            complete: true,
            tree: tree(words, &mut dice),
        }),
    };
    Resolution {
        code,
        title,
        archived,
        paragraphs,
        synthetic: true,
        source: None,
    }
}

fn tree(words: &Words, dice: &mut Dice) -> Vec<Paragraph> {
    let level = |name: &str| {
        words
            .paragraphs
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default()
    };
    let whole = dice.between(2, 5);
    let mut tree = vec![];
    for number in 1..=whole {
        let last = number == whole;
        let (text, parts) = if dice.chance(55) {
            let count = dice.between(2, 4);
            let parts = (0..count).map(|at| {
                let id = format!(
                    "{number}.{}",
                    char::from(b'a' + u8::try_from(at).unwrap_or_default())
                );
                let text = filled(words, dice, level("part"));
                Paragraph {
                    id,
                    text: ended(text, last && at + 1 == count, at + 2 == count),
                    parts: vec![],
                }
            });
            let parts: Vec<Paragraph> = parts.collect();
            (filled(words, dice, level("lead")), parts)
        } else {
            let text = filled(words, dice, level("single"));
            (ended(text, last, false), vec![])
        };
        tree.push(Paragraph {
            id: number.to_string(),
            text,
            parts,
        });
    }
    tree
}

/// A paragraph out of its table, with a subject in its slot.
fn filled(words: &Words, dice: &mut Dice, from: &[Phrase]) -> Translated {
    let (phrase, subject) = (dice.pick(from), dice.pick(&words.subjects));
    translated(|lang| in_language(phrase, lang).replace("{subject}", in_language(subject, lang)))
}

/// The last ends in a full stop, the one before the last of a list in "and".
fn ended(text: Translated, last: bool, before_last: bool) -> Translated {
    let end = |text: Option<String>, and: &str| {
        text.map(|text| {
            let bare = text
                .trim_end_matches(';')
                .trim_end_matches(['\u{a0}', ' '])
                .to_owned();
            if last {
                bare + "."
            } else if before_last {
                format!("{text} {and}")
            } else {
                text
            }
        })
    };
    Translated {
        en: end(text.en, "and"),
        fr: end(text.fr, "et"),
        es: end(text.es, "y"),
    }
}
