//! References to Operative Paragraphs that are not typed as `[OP4.b]`: "operative sub-paragraph
//! 4b", "§1a and b", "first operative paragraph", "Implementation of 1.c", "CTA #1", "On (a):".
//! What names a paragraph for sure counts as cited; the rest is told.

/// A reference in another style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub printed: String,
    /// In canonical form (`4.b`). Empty where the text does not say which.
    pub paragraphs: Vec<String>,
}

const ORDINALS: [(&str, u8); 30] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("premier", 1),
    ("deuxième", 2),
    ("troisième", 3),
    ("quatrième", 4),
    ("cinquième", 5),
    ("sixième", 6),
    ("septième", 7),
    ("huitième", 8),
    ("neuvième", 9),
    ("dixième", 10),
    ("primer", 1),
    ("segundo", 2),
    ("tercer", 3),
    ("cuarto", 4),
    ("quinto", 5),
    ("sexto", 6),
    ("séptimo", 7),
    ("octavo", 8),
    ("noveno", 9),
    ("décimo", 10),
];

/// What stands before the number of a paragraph, lower case, words by one space.
const SURE: [&str; 16] = [
    "operative sub-paragraph",
    "operative sub-paragraphs",
    "operative subparagraph",
    "operative paragraph",
    "operative paragraphs",
    "implementation of",
    "paragraphe du dispositif",
    "paragraphes du dispositif",
    "paragraphe opérationnel",
    "párrafo dispositivo",
    "párrafos dispositivos",
    "párrafo operativo",
    "op",
    "ops",
    "§",
    "§§",
];

/// A number behind these may be of another document.
const UNSURE: [&str; 5] = [
    "cta",
    "call to action",
    "paragraph",
    "paragraphe",
    "párrafo",
];

pub fn citations(text: &str) -> Vec<Citation> {
    let mut all: Vec<Citation> = vec![];
    for line in text.lines() {
        let words = words(line);
        let low: Vec<String> = words.iter().map(|word| lower(word)).collect();
        all.extend(lone_letter(&words));
        let mut at = 0;
        while at < words.len() {
            match citation(&words, &low, at) {
                Some((citation, next)) => {
                    all.push(citation);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    all
}

/// Split at spaces, "§1a" and "#1" apart from their marks. Words within [OP …] are left to
/// `reference`.
fn words(line: &str) -> Vec<&str> {
    let mut out = vec![];
    let mut bracket = false;
    for word in line.split_whitespace() {
        let opens = word
            .trim_start_matches('(')
            .get(..3)
            .is_some_and(|three| three.eq_ignore_ascii_case("[op"));
        bracket |= opens;
        if bracket {
            bracket = !word.contains(']');
            out.push("");
            continue;
        }
        match word
            .char_indices()
            .find(|(_, c)| !matches!(c, '(' | '\u{ab}' | '"'))
        {
            Some((at, '§')) => {
                let marks = word[at..]
                    .chars()
                    .take_while(|c| *c == '§')
                    .map(char::len_utf8)
                    .sum::<usize>();
                out.push(&word[at..at + marks]);
                out.push(&word[at + marks..]);
            }
            _ => out.push(word),
        }
    }
    out
}

fn lower(word: &str) -> String {
    word.trim_matches(['(', ',', '"', '\u{ab}', '\u{bb}', ';'])
        .to_lowercase()
}

fn citation(words: &[&str], low: &[String], at: usize) -> Option<(Citation, usize)> {
    let first = &low[at];
    if let Some((_, number)) = ORDINALS.iter().find(|(word, _)| *word == *first) {
        let next: Vec<String> = words[at + 1..]
            .iter()
            .take(3)
            .map(|word| lower(word.trim_end_matches(['.', ':', ')'])))
            .collect();
        let length = match next.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["operative", "paragraph", ..]
            | ["paragraphe", "opérationnel", ..]
            | ["párrafo", "dispositivo" | "operativo", ..] => 3,
            ["paragraphe", "du", "dispositif"] => 4,
            _ => return None,
        };
        return Some((
            Citation {
                printed: words[at..at + length].join(" "),
                paragraphs: vec![number.to_string()],
            },
            at + length,
        ));
    }
    // "op4b" is one word
    if let Some(rest) = first
        .strip_prefix("op")
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        let path = path(rest.trim_end_matches(['.', ':', ')']))?;
        return Some((
            Citation {
                printed: words[at].to_owned(),
                paragraphs: vec![path],
            },
            at + 1,
        ));
    }
    let (length, sure) = longest(low, at)?;
    let mut next = at + length;
    let mut paragraphs: Vec<String> = vec![];
    while let Some(word) = words.get(next) {
        let bare = bare(word);
        let joins = matches!(lower(word).as_str(), "and" | "et" | "y" | "&" | "to");
        if joins
            && !paragraphs.is_empty()
            && words
                .get(next + 1)
                .is_some_and(|word| is_step(word, &paragraphs))
        {
            next += 1;
            continue;
        }
        if let Some(path) = path(bare) {
            paragraphs.push(path);
        } else if is_letter(bare)
            && paragraphs.last().is_some_and(|last| last.contains('.'))
            && is_step(word, &paragraphs)
        {
            // "§1a and b": the number goes on
            let number = paragraphs
                .last()
                .and_then(|last| last.split('.').next())
                .unwrap_or_default();
            paragraphs.push(format!("{number}.{bare}"));
        } else if is_letter(bare)
            && word.starts_with('(')
            && paragraphs.len() == 1
            && !paragraphs[0].contains('.')
        {
            // "operative paragraph 4 (b)"
            paragraphs[0] = format!("{}.{bare}", paragraphs[0]);
        } else {
            break;
        }
        next += 1;
        // a full stop ends the list
        if word.ends_with(['.', ':']) {
            break;
        }
    }
    // "implementation of 30 projects" is no reference; "implementation of 1.c" is
    let of = words[at + length - 1].eq_ignore_ascii_case("of");
    if paragraphs.is_empty()
        || of
            && !paragraphs
                .iter()
                .all(|path| path.contains('.') && path.bytes().any(|b| b.is_ascii_alphabetic()))
    {
        return None;
    }
    // "operative paragraph 4 of Resolution 6.069" is another's
    let other = low
        .get(next)
        .is_some_and(|word| matches!(word.as_str(), "of" | "de"))
        && low[next..].iter().skip(1).take(2).any(|word| {
            matches!(
                word.as_str(),
                "resolution" | "recommendation" | "decision" | "résolution" | "resolución"
            )
        });
    let sure = sure
        && !(other
            && low[next..]
                .iter()
                .take(5)
                .any(|word| word.contains(|c: char| c.is_ascii_digit())));
    let printed = words[at..next]
        .join(" ")
        .trim_end_matches(['.', ',', ':', ';'])
        .to_owned();
    Some((
        Citation {
            printed,
            paragraphs: if sure { paragraphs } else { vec![] },
        },
        next,
    ))
}

/// How many words the longest opening at this place has.
fn longest(low: &[String], at: usize) -> Option<(usize, bool)> {
    let table = SURE
        .iter()
        .map(|opening| (*opening, true))
        .chain(UNSURE.iter().map(|opening| (*opening, false)));
    let fits = |opening: &str| {
        let mut words = opening.split(' ').zip(&low[at..]);
        let count = opening.split(' ').count();
        (at + count <= low.len() && words.all(|(wanted, word)| word == wanted)).then_some(count)
    };
    table
        .filter_map(|(opening, sure)| Some((fits(opening)?, sure)))
        .max()
}

/// "On (a): …" at the beginning of a line: a letter without its number.
fn lone_letter(words: &[&str]) -> Option<Citation> {
    let [first, second, ..] = words else {
        return None;
    };
    let inside = second
        .strip_prefix('(')?
        .trim_end_matches(':')
        .strip_suffix(')')?;
    (matches!(first.to_lowercase().as_str(), "on" | "sur" | "sobre" | "re") && is_letter(inside))
        .then(|| Citation {
            printed: format!("{first} ({inside})"),
            paragraphs: vec![],
        })
}

/// Without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(['#', '('])
        .trim_end_matches(['.', ',', ':', ';', ')'])
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase())
}

fn is_step(word: &str, before: &[String]) -> bool {
    let bare = bare(word);
    path(bare).is_some()
        || is_letter(bare)
            && before.last().is_some_and(|last| last.contains('.'))
            && !matches!(bare, "y")
}

/// `4b`, `4.b`, `4(b)`, `4` to `4.b`.
fn path(text: &str) -> Option<String> {
    // "3D" and "5G" are words
    (text.starts_with(|c: char| c.is_ascii_digit())
        && !text.contains(|c: char| c.is_ascii_uppercase()))
    .then(|| crate::reference::paragraph(&format!("OP{text}")))
    .flatten()
    .filter(|path| {
        let number = path.split('.').next().unwrap_or_default();
        // years and quantities are no paragraphs
        number.len() <= 2
            && path
                .split('.')
                .skip(1)
                .all(|step| step.len() <= 4 && step.bytes().all(|b| b.is_ascii_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cites(text: &str, expected: &[&str]) {
        let found: Vec<String> = citations(text)
            .into_iter()
            .flat_map(|citation| citation.paragraphs)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn other_styles_are_read() {
        cites("As operative sub-paragraph 4b asks, we met.", &["4.b"]);
        cites("§1a and b were met", &["1.a", "1.b"]);
        cites("Under the first operative paragraph we met", &["1"]);
        cites("Implementation of 1.c", &["1.c"]);
        cites("operative paragraph 4 (b) and 5", &["4.b", "5"]);
        cites("OP 3 and OP4.a: done", &["3", "4.a"]);
        cites("Selon le premier paragraphe du dispositif", &["1"]);
    }

    #[test]
    fn what_is_not_sure_is_told_without_a_number() {
        for text in [
            "CTA #1 was met",
            "On (a): we met",
            "paragraph 12 of the convention",
            "operative paragraph 4 of Resolution 6.069",
        ] {
            assert_eq!(citations(text).len(), 1, "{text}");
            cites(text, &[]);
        }
    }

    #[test]
    fn plain_words_and_brackets_are_none() {
        for text in [
            "implementation of 30 projects",
            "30 ports",
            "the first meeting",
            "[OP2; OP4.b] done",
            "co-op 4",
            "On a: b",
            "§",
            "op",
            "implementation of 3D mapping",
        ] {
            assert_eq!(citations(text), [], "{text}");
        }
    }
}
