//! References to Operative Paragraphs as reporters type them: `[OP1.a]`, `[OP2; OP4.b]`. The parser
//! keeps positions, so that a message can point and a reader gets links, and it never fails: what
//! is wrong is part of the answer.

use crate::sorted::ascending;
use std::ops::Range;

/// One bracket: where it stands (bytes), and the paragraphs it names in canonical form (`4.b`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub at: Range<usize>,
    pub paragraphs: Vec<String>,
}

/// What is wrong with a bracket that opens with `[OP`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub at: Range<usize>,
    pub kind: FaultKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// No `]` before the end of the line.
    Unclosed,
    /// Closed, but what stands inside is not a list of paragraphs.
    IllFormed,
}

/// References and faults, each in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    pub found: Vec<Reference>,
    pub faults: Vec<Fault>,
}

pub fn references(text: &str) -> References {
    let mut all = References::default();
    let mut from = 0;
    while let Some(open) = next_opening(text, from) {
        // never further than the bracket itself: one line may hold thousands
        let end = text[open..]
            .find(['\n', ']'])
            .map_or(text.len(), |n| open + n);
        let close = text[end..].starts_with(']').then_some(end + 1);
        match close {
            None => all.faults.push(Fault {
                at: open..end,
                kind: FaultKind::Unclosed,
            }),
            Some(end) => match paragraphs_in(&text[open + 1..end - 1]) {
                Some(paragraphs) => all.found.push(Reference {
                    at: open..end,
                    paragraphs,
                }),
                None => all.faults.push(Fault {
                    at: open..end,
                    kind: FaultKind::IllFormed,
                }),
            },
        }
        from = close.unwrap_or(end);
    }
    all
}

/// Paragraphs cited in a text, in order, each once.
pub fn cited(text: &str) -> Vec<String> {
    let found = references(text).found.into_iter();
    each_once(found.flat_map(|reference| reference.paragraphs))
}

/// Where they stand first.
pub fn each_once(paths: impl Iterator<Item = String>) -> Vec<String> {
    let paths: Vec<String> = paths.collect();
    let order = ascending(paths.len(), &|a, b| paths[a].cmp(&paths[b]));
    let mut is_again = vec![false; paths.len()];
    for pair in order.windows(2) {
        is_again[pair[1]] = paths[pair[0]] == paths[pair[1]];
    }
    let firsts = paths.into_iter().zip(is_again);
    firsts
        .filter_map(|(path, is_again)| (!is_again).then_some(path))
        .collect()
}

fn next_opening(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?
        .match_indices('[')
        .map(|(n, _)| from + n)
        .find(|&open| {
            let after = text[open + 1..].trim_start_matches([' ', '\u{a0}']);
            // "[option]" is a word; "[op2]" is meant as a reference, and "[OP" always is
            after.starts_with("OP")
                || after
                    .get(..2)
                    .is_some_and(|two| two.eq_ignore_ascii_case("op"))
                    && after[2..]
                        .trim_start()
                        .starts_with(|c: char| c.is_ascii_digit())
        })
}

fn paragraphs_in(inside: &str) -> Option<Vec<String>> {
    inside.split([';', ',']).map(paragraph).collect()
}

/// `OP4.b`, `OP 4b` and `OP4(b)` are the paragraph `4.b`; letters and roman numbers in lower case.
pub fn paragraph(text: &str) -> Option<String> {
    let text = text.trim_matches([' ', '\u{a0}']);
    let two = text.get(..2)?;
    if !two.eq_ignore_ascii_case("op") {
        return None;
    }
    let path = text[2..]
        .trim_start_matches([' ', '\u{a0}'])
        .replace('(', ".")
        .replace(')', "")
        .to_ascii_lowercase();
    let digits = path.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = path.split_at(digits);
    if !(1..=3).contains(&digits) {
        return None;
    }
    let mut steps = vec![number];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    if !rest.is_empty() {
        steps.extend(rest.split('.'));
    }
    let well_formed = steps[1..].iter().all(|step| {
        (1..=5).contains(&step.len()) && step.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    well_formed.then(|| steps.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn cites(text: &str, expected: &[&str]) {
        let all = references(text);
        assert_eq!(all.faults, []);
        assert_eq!(cited(text), expected, "{text}");
    }

    #[test]
    fn the_forms_seen_in_reports_are_read() {
        cites("Two ports [OP2; OP4.b]. A page [OP8]", &["2", "4.b", "8"]);
        cites("[OP1.a]", &["1.a"]);
        cites("[OP 4b, op4(d)]", &["4.b", "4.d"]);
        cites("[OP3.b.i] and again [OP3.b.i]", &["3.b.i"]);
        cites("a list [1] and [see annex], an [option]", &[]);
    }

    #[test]
    fn a_bracket_that_is_not_closed_is_a_fault_up_to_its_line() {
        let text = "first [OP2\nsecond [OP8]";
        let all = references(text);
        assert_eq!(
            all.faults,
            [Fault {
                at: 6..10,
                kind: FaultKind::Unclosed
            }]
        );
        assert_eq!(&text[all.found[0].at.clone()], "[OP8]");
    }

    #[test]
    fn what_names_no_paragraph_is_ill_formed() {
        for text in [
            "[OP]",
            "[OPx]",
            "[OP2;]",
            "[OP2 and OP3]",
            "[OP1234]",
            "[OP2..a]",
        ] {
            assert_eq!(
                references(text).faults.first().map(|f| f.kind),
                Some(FaultKind::IllFormed),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_positions_are_its_own(text in "[\\[\\]OPop0-9a-c.;, \\n\u{e9}\u{a0}]{0,60}") {
            let all = references(&text);
            for reference in all.found {
                prop_assert!(text[reference.at.clone()].starts_with('[') && text[reference.at].ends_with(']'));
            }
            for fault in all.faults {
                prop_assert!(text[fault.at].starts_with('['));
            }
        }
    }
}
