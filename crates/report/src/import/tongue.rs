//! In which of the three languages a text is written, by its small words. French headings stand
//! over English text.

use crate::language::Language;

const SMALL: [(Language, [&str; 12]); 3] = [
    (
        Language::En,
        [
            "the", "and", "of", "to", "in", "with", "was", "were", "has", "by", "is", "that",
        ],
    ),
    (
        Language::Fr,
        [
            "le", "les", "des", "et", "du", "dans", "une", "est", "pour", "avec", "sont", "été",
        ],
    ),
    (
        Language::Es,
        [
            "el", "los", "las", "y", "del", "en", "una", "para", "con", "se", "que", "por",
        ],
    ),
];

/// `None` for a few words, or where two languages are mixed.
pub fn language_of(text: &str) -> Option<Language> {
    let mut counts = [0_usize; 3];
    for word in text.split_whitespace().take(4000) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        if word.len() > 5 {
            continue;
        }
        let word = word.to_lowercase();
        for (count, (_, small)) in counts.iter_mut().zip(&SMALL) {
            *count += usize::from(small.contains(&word.as_str()));
        }
    }
    let best = (0..3).max_by_key(|at| counts[*at])?;
    let others: usize = counts.iter().sum::<usize>() - counts[best];
    (counts[best] >= 3 && counts[best] > 2 * others).then_some(SMALL[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_the_language() {
        assert_eq!(
            language_of("The wardens of the bay were trained, and the count is done by hand."),
            Some(Language::En)
        );
        assert_eq!(
            language_of(
                "Les gardes de la baie ont été formés et les relevés sont faits dans une barque."
            ),
            Some(Language::Fr)
        );
        assert_eq!(
            language_of(
                "Los guardas de la bahía cuentan las aves y se reúnen en el puerto para el informe."
            ),
            Some(Language::Es)
        );
        assert_eq!(language_of("42"), None);
    }
}
