//! Bytes of a saved page into the lines that the importer reads: encodings, and HTML.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use scraper::{ElementRef, Html, Node};
use std::borrow::Cow;

/// UTF-8, or else Windows-1252, which older copies are in; and UTF-8 that was once read as
/// Windows-1252 ("RÃ©seautage").
pub fn decode(bytes: &[u8]) -> String {
    // "Unicode text" of a spreadsheet is UTF-16
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8)
    {
        return encoding
            .decode(bytes)
            .0
            .lines()
            .collect::<Vec<_>>()
            .join("\n");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // a page of UTF-8 with a few broken letters stays one: its own letters outnumber the faults
        Err(_) => {
            let lossy = String::from_utf8_lossy(bytes);
            let (lost, whole) = (
                lossy.matches('\u{fffd}').count(),
                lossy
                    .chars()
                    .filter(|c| !c.is_ascii() && *c != '\u{fffd}')
                    .count(),
            );
            if whole > lost {
                lossy
            } else {
                WINDOWS_1252.decode_without_bom_handling(bytes).0
            }
        }
    };
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(repair)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A line that is whole UTF-8 when its letters are taken for the bytes of Windows-1252 was read
/// wrongly before.
fn repair(line: &str) -> Cow<'_, str> {
    if !line.contains(['Ã', 'Â', 'â']) {
        return Cow::Borrowed(line);
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(line);
    match std::str::from_utf8(&bytes) {
        Ok(right) if !unmappable && right.len() < line.len() => Cow::Owned(right.to_owned()),
        _ => Cow::Borrowed(line),
    }
}

pub fn is_html(text: &str) -> bool {
    let start = text
        .trim_start()
        .get(..300)
        .unwrap_or(text.trim_start())
        .to_lowercase();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| start.contains(tag))
}

/// What a browser would let one select, a line for each block. Links keep their address behind
/// their words.
pub fn lines_of_html(text: &str) -> String {
    let document = Html::parse_document(text);
    let mut out = String::new();
    walk(document.root_element(), &mut out);
    out.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The node that a saved page names as its own address.
pub fn node_of_html(text: &str) -> Option<u32> {
    let document = Html::parse_document(text);
    let links = scraper::Selector::parse("link[rel=shortlink], link[rel=canonical]").ok()?;
    document
        .select(&links)
        .filter_map(|link| link.value().attr("href"))
        .find_map(node_in)
}

/// "…/node/50105?cookies-complaint=1".
pub fn node_in(address: &str) -> Option<u32> {
    let rest = address
        .rsplit("node/")
        .next()
        .filter(|rest| rest.len() < address.len())?;
    rest.split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

const UNSEEN: [&str; 9] = [
    "script", "style", "head", "nav", "footer", "noscript", "template", "svg", "form",
];
const INLINE: [&str; 14] = [
    "a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "small", "abbr", "font", "cite", "q",
];

fn walk(element: ElementRef<'_>, out: &mut String) {
    for child in element.children() {
        match child.value() {
            // line breaks of the source are spaces of the page
            Node::Text(text) => {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if text.starts_with(char::is_whitespace) && !out.ends_with(['\n', ' ']) {
                    out.push(' ');
                }
                out.push_str(&words);
                if text.ends_with(char::is_whitespace) && !words.is_empty() {
                    out.push(' ');
                }
            }
            Node::Element(tag) if tag.name() == "br" => out.push('\n'),
            Node::Element(tag) if !UNSEEN.contains(&tag.name()) => {
                let Some(element) = ElementRef::wrap(child) else {
                    continue;
                };
                let inline = INLINE.contains(&tag.name());
                if !inline {
                    out.push('\n');
                }
                if tag.name() == "li" {
                    out.push_str("\u{2022} ");
                }
                let begin = out.len();
                walk(element, out);
                if let Some(link) = tag.attr("href").filter(|link| {
                    tag.name() == "a" && link.starts_with("http") && !out[begin..].contains(*link)
                }) {
                    out.push_str(&format!(" {link}"));
                }
                if !inline {
                    out.push('\n');
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_gone_wrong() {
        assert_eq!(decode("Réseautage".as_bytes()), "Réseautage");
        assert_eq!(decode(b"R\xe9seautage, l\x92eau"), "Réseautage, l’eau");
        assert_eq!(
            decode("RÃ©seautage de lâ€™eau".as_bytes()),
            "Réseautage de l’eau"
        );
        assert_eq!(
            decode("Âge et Ãge".as_bytes()),
            "Âge et Ãge",
            "letters that are meant stay"
        );
        assert_eq!(decode("\u{feff}a".as_bytes()), "a");
        assert_eq!(decode(b"\xff\xfec\x00\xe9\x00"), "cé");
        assert_eq!(decode("é è à R\u{fffd}".as_bytes()), "é è à R\u{fffd}");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_become_lines(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..600), tag in "<(p|li|br|a href=\"x|/div|!--|script|table)>?") {
            let text = decode(&bytes);
            let _ = lines_of_html(&format!("<html>{tag}{text}{tag}"));
            let _ = node_of_html(&text);
        }
    }

    #[test]
    fn html_becomes_the_lines_one_sees() {
        let html = "<html><head><title>no</title></head><body><nav>no</nav><h1>A &amp; B</h1><p>one<br>two <a href=\"https://example.org/x\">three</a>,\n four</p><ul><li>five</li></ul><script>no</script></body></html>";
        assert_eq!(
            lines_of_html(html),
            "A & B\none\ntwo three https://example.org/x, four\n\u{2022} five"
        );
        assert!(is_html(html) && !is_html("WCC 2020 Res 040 - Progress Report"));
    }

    #[test]
    fn a_node_is_read_from_an_address() {
        assert_eq!(
            node_in("https://portals.iucn.org/library/es/node/50105?cookies-complaint=1"),
            Some(50_105)
        );
        assert_eq!(node_in("https://example.org/"), None);
        assert_eq!(
            node_of_html("<head><link rel='shortlink' href='/library/node/47481'></head>"),
            Some(47_481)
        );
    }
}
