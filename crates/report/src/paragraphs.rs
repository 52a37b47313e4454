//! Operative Paragraphs written as text, one a line with its number, into a tree: "1. CALLS ON …",
//! "a. …" or "(a) …", "i. …". A line without a number goes on with the one before.

use crate::language::{Language, Translated};
use crate::resolution::Paragraph;

/// Why a text is no list of paragraphs. `line` counts from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotParagraphs {
    pub line: usize,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The first line has no number.
    NoNumber,
    /// The same number twice.
    Twice,
    /// A letter before the first number.
    NoParent,
}

/// Id and text of each, in order: `4.b`.
pub fn read(text: &str) -> Result<Vec<(String, String)>, NotParagraphs> {
    let mut all: Vec<(String, String)> = vec![];
    for (at, line) in text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty())
    {
        let last = all.last().map(|(id, _)| id.clone());
        match numbered(line, last.as_deref()) {
            Some((id, rest)) => {
                if !id.starts_with(|c: char| c.is_ascii_digit()) {
                    return Err(NotParagraphs {
                        line: at,
                        why: Why::NoParent,
                    });
                }
                if all.iter().any(|(known, _)| *known == id) {
                    return Err(NotParagraphs {
                        line: at,
                        why: Why::Twice,
                    });
                }
                all.push((id, rest.to_owned()));
            }
            None => match all.last_mut() {
                Some((_, text)) => {
                    text.push(' ');
                    text.push_str(line);
                }
                None => {
                    return Err(NotParagraphs {
                        line: at,
                        why: Why::NoNumber,
                    });
                }
            },
        }
    }
    Ok(all)
}

/// The id that the number of a line gives after the paragraph before it, and the rest of the line.
fn numbered<'a>(line: &'a str, last: Option<&str>) -> Option<(String, &'a str)> {
    let (number, rest) = line.split_once([' ', '\t', '\u{a0}'])?;
    let bare = number.strip_prefix('(').unwrap_or(number);
    let bare = bare
        .strip_suffix(['.', ')'])
        .filter(|bare| !bare.is_empty())?;
    let rest = rest.trim();
    if bare.bytes().all(|b| b.is_ascii_digit()) && bare.len() <= 3 {
        return Some((bare.to_owned(), rest));
    }
    // "4.b." names all of it
    if bare.contains('.') && bare.starts_with(|c: char| c.is_ascii_digit()) {
        let id = crate::reference::paragraph(&format!("OP{bare}"))?;
        return Some((id, rest));
    }
    if bare.len() > 5 || !bare.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let steps: Vec<&str> = last
        .map(|last| last.split('.').collect())
        .unwrap_or_default();
    let is_roman = bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let letter = steps.get(1).copied();
    let follows = |before: &str| {
        bare.len() == 1
            && before.len() == 1
            && before.as_bytes()[0].wrapping_add(1) == bare.as_bytes()[0]
    };
    let depth = match letter {
        None => 1,
        // after h comes i, which is a roman number elsewhere
        Some(letter) if is_roman && !follows(letter) => 2,
        Some(_) => 1,
    };
    let parent = steps
        .get(..depth)
        .map(|steps| steps.join("."))
        .unwrap_or_default();
    Some((format!("{parent}.{bare}"), rest))
}

/// One tree from the texts of up to three languages. `Err` is the first paragraph that one language
/// has and another has not.
pub fn tree(texts: &[(Language, Vec<(String, String)>)]) -> Result<Vec<Paragraph>, String> {
    let Some((_, first)) = texts.first() else {
        return Ok(vec![]);
    };
    for (_, other) in texts {
        let missing = first
            .iter()
            .find(|(id, _)| other.iter().all(|(own, _)| own != id))
            .or_else(|| {
                other
                    .iter()
                    .find(|(id, _)| first.iter().all(|(own, _)| own != id))
            });
        if let Some((id, _)) = missing {
            return Err(id.clone());
        }
    }
    let text = |id: &str| {
        let mut all = Translated::default();
        for (lang, list) in texts {
            let own = list
                .iter()
                .find(|(own, _)| own == id)
                .map(|(_, text)| text.clone());
            match lang {
                Language::En => all.en = own,
                Language::Fr => all.fr = own,
                Language::Es => all.es = own,
                Language::Unlisted(_) => {}
            }
        }
        all
    };
    let mut roots: Vec<Paragraph> = vec![];
    for (id, _) in first {
        let new = Paragraph {
            id: id.clone(),
            text: text(id),
            parts: vec![],
        };
        place(&mut roots, new);
    }
    Ok(roots)
}

fn place(tree: &mut Vec<Paragraph>, new: Paragraph) {
    match tree.iter_mut().find(|one| {
        new.id
            .strip_prefix(one.id.as_str())
            .is_some_and(|rest| rest.starts_with('.'))
    }) {
        Some(parent) => place(&mut parent.parts, new),
        None => tree.push(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        read(text)
            .expect("paragraphs")
            .into_iter()
            .map(|(id, _)| id)
            .collect()
    }

    #[test]
    fn numbers_letters_and_roman_numbers_make_a_tree() {
        assert_eq!(
            ids(
                "1. CALLS ON Members to:\na. look;\n(b) listen;\ni. to birds;\nii) to frogs;\nc. wait\n2. ASKS"
            ),
            ["1", "1.a", "1.b", "1.b.i", "1.b.ii", "1.c", "2"]
        );
        assert_eq!(
            ids("4.b. text\n4.c text"),
            ["4.b"],
            "a number ends in a mark"
        );
        let letters: String = ('a'..='k').map(|c| format!("{c}. x\n")).collect();
        assert_eq!(
            ids(&format!("1. y\n{letters}")).last().map(String::as_str),
            Some("1.k"),
            "i after h is a letter"
        );
    }

    #[test]
    fn a_line_without_a_number_goes_on() {
        assert_eq!(
            read("1. CALLS ON Members\nto look"),
            Ok(vec![("1".into(), "CALLS ON Members to look".into())])
        );
    }

    #[test]
    fn what_is_no_list_says_where() {
        assert_eq!(
            read("Hello\n1. x"),
            Err(NotParagraphs {
                line: 1,
                why: Why::NoNumber
            })
        );
        assert_eq!(
            read("1. x\n1. y"),
            Err(NotParagraphs {
                line: 2,
                why: Why::Twice
            })
        );
        assert_eq!(
            read("a. x"),
            Err(NotParagraphs {
                line: 1,
                why: Why::NoParent
            })
        );
    }

    #[test]
    fn languages_must_have_the_same_paragraphs() {
        let (en, fr) = (
            read("1. x\na. y").expect("en"),
            read("1. u\na. v").expect("fr"),
        );
        let tree = tree(&[(Language::En, en.clone()), (Language::Fr, fr)]).expect("a tree");
        assert_eq!(
            (tree.len(), tree[0].parts[0].text.fr.as_deref()),
            (1, Some("v"))
        );
        assert_eq!(
            super::tree(&[
                (Language::En, en),
                (Language::Es, read("1. x").expect("es"))
            ]),
            Err("1.a".into())
        );
    }
}
