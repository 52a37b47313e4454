//! Narratives as readers meet them: plain text in paragraphs, with links and references found in
//! it. Counts that browser and backend must agree on.

use crate::reference::{each_once, references};

/// A piece of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    /// An address that was typed, http or https only.
    Link(String),
    /// A line break inside a paragraph.
    Break,
}

/// Paragraphs are separated by blank lines; a single line break stays a break.
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n")
        .map(|part| part.trim_matches(['\n', ' ']))
        .filter(|part| !part.is_empty())
        .collect()
}

/// A paragraph without its references, and the paragraphs they name: readers find them at the outer
/// edge.
pub fn without_references(paragraph: &str) -> (String, Vec<String>) {
    let mut rest = String::new();
    let mut cited = Vec::new();
    let mut from = 0;
    for reference in references(paragraph).found {
        rest.push_str(paragraph[from..reference.at.start].trim_end_matches([' ', '\u{a0}']));
        from = reference.at.end;
        cited.extend(reference.paragraphs);
    }
    let cited = each_once(cited.into_iter());
    rest.push_str(&paragraph[from..]);
    // "… cybercrime. [OP2; OP4.b]." leaves two full stops where the bracket stood
    let tidy = rest.trim().replace("..", ".");
    (
        if rest.contains("...") {
            rest.trim().to_owned()
        } else {
            tidy
        },
        cited,
    )
}

pub fn inline(paragraph: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    for (n, line) in paragraph.split('\n').enumerate() {
        if n > 0 {
            pieces.push(Inline::Break);
        }
        let mut rest = line;
        while let Some((start, end)) = next_link(rest) {
            if start > 0 {
                pieces.push(Inline::Text(rest[..start].to_owned()));
            }
            pieces.push(Inline::Link(rest[start..end].to_owned()));
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            pieces.push(Inline::Text(rest.to_owned()));
        }
    }
    pieces
}

fn next_link(text: &str) -> Option<(usize, usize)> {
    let is_scheme = |at: usize| {
        let rest = &text[at..];
        rest.starts_with("https://") || rest.starts_with("http://")
    };
    let mut starts = text.match_indices("http").map(|(at, _)| at);
    let start = starts.find(|at| is_scheme(*at))?;
    let length = text[start..]
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
        .unwrap_or(text.len() - start);
    let link = text[start..start + length]
        .trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '\u{bb}', '\u{201d}']);
    link_is_sound(link).then_some((start, start + link.len()))
}

/// http or https with a host; nothing else is ever linked.
pub fn link_is_sound(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    url.len() <= 2000
        && !url.contains(char::is_whitespace)
        && host.is_some_and(|host| {
            host.split('.').filter(|part| !part.is_empty()).count() >= 2 && !host.contains('@')
        })
}

/// What a person counts as characters, near enough to advise on length: marks, joined emoji and
/// skin tones count with what they stand on. The tables that make it exact would be five kilobytes
/// of WASM.
pub fn characters(text: &str) -> usize {
    let mut joined = false;
    let mut count = 0;
    for c in text.chars() {
        let rides = matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20d0}'..='\u{20ff}');
        count += usize::from(!rides && !joined);
        joined = c == '\u{200d}';
    }
    count
}

pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Control characters (line break and tab apart) and the bidi overrides that can make a text read
/// as what it is not.
pub fn has_unsafe_characters(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_people_count() {
        for (text, count) in [("cat😹", 4), ("cafȩ́", 4), ("👩🏻‍🚀", 1), ("a\nb", 3), ("", 0)]
        {
            assert_eq!(characters(text), count, "{text}");
        }
    }

    #[test]
    fn references_move_to_the_edge_and_leave_a_clean_sentence() {
        let (text, cited) = without_references("Officers learnt it. [OP2; OP4.b].");
        assert_eq!(
            (text.as_str(), cited),
            (
                "Officers learnt it.",
                vec!["2".to_owned(), "4.b".to_owned()]
            )
        );
        assert_eq!(
            without_references("Done [OP8], and more.").0,
            "Done, and more."
        );
        assert_eq!(without_references("Wait ... [OP8]").0, "Wait ...");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(
            inline("See https://example.org/a, or javascript:alert(1)"),
            [
                Inline::Text("See ".into()),
                Inline::Link("https://example.org/a".into()),
                Inline::Text(", or javascript:alert(1)".into())
            ]
        );
        for bad in [
            "ftp://example.org",
            "https://",
            "https://nohost",
            "https://a b.org",
            "https://user@example.org",
            "javascript://example.org",
        ] {
            assert!(!link_is_sound(bad), "{bad}");
        }
    }

    #[test]
    fn bidi_overrides_and_controls_are_seen() {
        assert!(has_unsafe_characters("a\u{202e}b") && has_unsafe_characters("a\u{0}b"));
        assert!(!has_unsafe_characters("a\tb\nc\u{200f}"));
    }
}
