//! HTML as lines: an element or a text each, indented. What no reader notices is left out: comments,
//! scripts, hashes in names of files, the order of attributes and of classes, white space that a
//! browser does not show.

use regex::Regex;
use scraper::node::{Element, Node};
use scraper::{ElementRef, Html, Selector};
use std::fmt::Write;
use std::sync::LazyLock;

/// A document in its parts.
pub struct Document {
    /// Title, description, and what the head says to search engines and other sites.
    pub head: String,
    /// What stands around `main`; pages have it in common.
    pub frame: String,
    /// Drawings that pages refer to.
    pub sprite: String,
    pub main: String,
}

impl Document {
    pub fn read(html: &str) -> Self {
        let html = Html::parse_document(&settled(html));
        let lang = html.root_element().attr("lang").unwrap_or_default();
        let mut head = format!("lang {lang}\n");
        let mut frame = String::new();
        let mut main = String::new();
        let mut languages = vec![];
        for node in all(&html, "head > *") {
            let line = line_of(node.value());
            match node.value().name() {
                "title" => {
                    let _ = writeln!(head, "title {:?}", node.text().collect::<String>());
                }
                "meta" if matches!(node.attr("name"), Some("description" | "robots")) => {
                    let _ = writeln!(head, "{line}");
                }
                "link" if matches!(node.attr("rel"), Some("canonical" | "alternate")) => {
                    let _ = writeln!(head, "{line}");
                    languages.extend(node.attr("href").zip(node.attr("hreflang")));
                }
                // how the app is got
                "script" => {}
                "link" if matches!(node.attr("rel"), Some("preload" | "modulepreload")) => {}
                _ => {
                    let _ = writeln!(frame, "{line}");
                }
            }
        }
        for body in all(&html, "body") {
            let _ = writeln!(frame, "{}", line_of(body.value()));
            lines(body, 1, &mut frame, &|element| {
                element.name() == "main" || element.classes().any(|class| class == "sprite")
            });
        }
        // the same links as in the head, so that the frame is the same for all pages
        for (href, lang) in languages {
            frame = frame.replace(
                &format!("href={href:?} hreflang={lang:?}"),
                &format!("href=\"as in the head\" hreflang={lang:?}"),
            );
        }
        let mut sprite = String::new();
        for node in all(&html, ".sprite") {
            lines(node, 0, &mut sprite, &|_| false);
        }
        for node in all(&html, "main") {
            lines(node, 0, &mut main, &|_| false);
        }
        Self {
            head,
            frame,
            sprite,
            main,
        }
    }
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(selector).map_or_else(|_| vec![], |selector| html.select(&selector).collect())
}

/// Without what changes from build to build and from run to run.
pub fn settled(text: &str) -> String {
    static CHANGING: LazyLock<[(Regex, &str); 3]> = LazyLock::new(|| {
        [
            // `app-1a2b3c4d5e6f7a8b.css`
            (r"[-._][0-9a-f]{16}\b", "-HASH"),
            (r"sha(256|384|512)-[A-Za-z0-9+/_-]+=*", "sha-HASH"),
            (r"(127\.0\.0\.1|localhost)(:|%3A)[0-9]+", "HOST"),
        ]
        .map(|(pattern, word)| (Regex::new(pattern).expect("a pattern"), word))
    });
    CHANGING
        .iter()
        .fold(text.to_owned(), |text, (pattern, word)| {
            pattern.replace_all(&text, *word).into_owned()
        })
}

/// A child as a browser meets it.
enum Child<'a> {
    Text(String),
    Element(ElementRef<'a>),
}

/// What flows with the text around it.
const INLINE: [&str; 29] = [
    "a", "abbr", "b", "bdi", "br", "button", "cite", "code", "dfn", "em", "i", "iframe", "img",
    "input", "kbd", "label", "mark", "meter", "q", "s", "select", "small", "span", "strong", "sub",
    "sup", "svg", "textarea", "time",
];

fn is_inline(element: &Element) -> bool {
    INLINE.contains(&element.name())
}

/// The children of a node; texts that only a comment parts are one.
fn children(node: ElementRef<'_>) -> Vec<Child<'_>> {
    let mut found: Vec<Child<'_>> = vec![];
    for child in node.children() {
        match child.value() {
            Node::Text(text) => match found.last_mut() {
                Some(Child::Text(before)) => before.push_str(text),
                _ => found.push(Child::Text(text.to_string())),
            },
            Node::Element(element) if element.name() != "script" => {
                found.extend(ElementRef::wrap(child).map(Child::Element));
            }
            _ => {}
        }
    }
    if matches!(node.value().name(), "pre" | "textarea") {
        return found;
    }
    let flows = is_inline(node.value());
    // whether what stands there flows with the text; the edge of the parent does as the parent does
    let beside = |at: Option<usize>| match at.and_then(|at| found.get(at)) {
        Some(Child::Element(element)) => is_inline(element.value()),
        _ => flows,
    };
    let edges: Vec<(bool, bool)> = (0..found.len())
        .map(|at| (beside(at.checked_sub(1)), beside(Some(at + 1))))
        .collect();
    for (child, (before, after)) in found.iter_mut().zip(edges) {
        if let Child::Text(text) = child {
            *text = shown(text, before, after);
        }
    }
    found.retain(|child| !matches!(child, Child::Text(text) if text.is_empty()));
    found
}

/// White space as it is shown: one blank, and none at the edge of a block.
fn shown(text: &str, before: bool, after: bool) -> String {
    static WHITE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[ \t\r\n\x0c]+").expect("a pattern"));
    let mut text = &*WHITE.replace_all(text, " ");
    if !before {
        text = text.trim_start_matches(' ');
    }
    if !after {
        text = text.trim_end_matches(' ');
    }
    text.to_owned()
}

/// Of a list that is longer, only the first lines and the last are told; of the others how many
/// there are, and a number that changes with them.
const LONG: usize = 24;
const TOLD: usize = 6;

/// What stands in a node. `left_out` is named without what stands in it.
fn lines(
    node: ElementRef<'_>,
    depth: usize,
    out: &mut String,
    left_out: &dyn Fn(&Element) -> bool,
) {
    let found = children(node)
        .into_iter()
        .map(|child| told(child, depth, left_out))
        .collect();
    out.push_str(&folded(found, depth));
}

/// The parts of something, with the middle of a long list folded.
pub fn folded(parts: Vec<String>, depth: usize) -> String {
    if parts.len() <= LONG {
        return parts.concat();
    }
    let middle = TOLD..parts.len() - 1;
    let (count, number) = (middle.len(), number_of(&parts[middle.clone()].concat()));
    let line = format!("{}… {count} more, {number:016x}\n", "  ".repeat(depth));
    [
        &parts[..middle.start].concat(),
        &line,
        &parts[middle.end..].concat(),
    ]
    .map(String::as_str)
    .concat()
}

/// FNV-1a: the same on every machine and in every version of Rust.
fn number_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn told(child: Child<'_>, depth: usize, left_out: &dyn Fn(&Element) -> bool) -> String {
    let indent = "  ".repeat(depth);
    let own = match child {
        Child::Text(text) => return format!("{indent}{text:?}\n"),
        // the style is the affair of style/
        Child::Element(own) if own.value().name() == "style" => return format!("{indent}style\n"),
        Child::Element(own) => own,
    };
    let line = format!("{indent}{}", line_of(own.value()));
    if left_out(own.value()) {
        return format!("{line}\n");
    }
    if let [Child::Text(text)] = &children(own)[..] {
        return format!("{line} {text:?}\n");
    }
    let mut all = format!("{line}\n");
    lines(own, depth + 1, &mut all, left_out);
    all
}

/// `a#id.class.other href="/en/"`: attributes and classes by the alphabet.
fn line_of(element: &Element) -> String {
    let mut line = element.name().to_owned();
    if let Some(id) = element.id() {
        let _ = write!(line, "#{id}");
    }
    let mut classes: Vec<&str> = element.classes().collect();
    classes.sort_unstable();
    classes.dedup();
    classes.iter().for_each(|class| {
        let _ = write!(line, ".{class}");
    });
    let mut attributes: Vec<(&str, &str)> = element
        .attrs()
        .filter(|(name, _)| !matches!(*name, "id" | "class" | "nonce" | "integrity"))
        .collect();
    attributes.sort_unstable();
    for (name, value) in attributes {
        let _ = match value {
            "" => write!(line, " {name}"),
            value => write!(line, " {name}={value:?}"),
        };
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main_of(html: &str) -> String {
        Document::read(&format!(
            "<!doctype html><html lang=\"en\"><main>{html}</main>"
        ))
        .main
    }

    #[test]
    fn what_no_reader_notices_is_no_difference() {
        assert_eq!(
            main_of(
                "<p class=\"b a\" id=x lang=fr>One <b>two</b> three</p>\n<!-- drawn --><ul>\n<li>(3)</li>\n</ul><script>1</script>"
            ),
            main_of(
                "<p lang=\"fr\" id=\"x\" class=\"a  b\">\n  One\n <b>two</b> <!---->three </p><ul><li>(<!---->3<!---->)</li></ul>"
            ),
        );
        assert_eq!(
            settled("/app-0123456789abcdef.css http://127.0.0.1:4711/ sha256-abc/d+e="),
            settled("/app-fedcba9876543210.css http://127.0.0.1:999/ sha256-xyz=")
        );
    }

    #[test]
    fn what_a_reader_notices_is_a_difference() {
        let own = main_of("<p>One <a href=\"/en/\">two</a> three</p>");
        for other in [
            "<p>One <a href=\"/en/\">too</a> three</p>",
            "<p>One<a href=\"/en/\">two</a> three</p>",
            "<p>One <a href=\"/fr/\">two</a> three</p>",
            "<p>One <a href=\"/en/\" aria-label=\"2\">two</a> three</p>",
            "<p>One <b>two</b> three</p>",
            "<div>One <a href=\"/en/\">two</a> three</div>",
        ] {
            assert_ne!(own, main_of(other), "{other}");
        }
        assert_eq!(
            own,
            "p\n  \"One \"\n  a href=\"/en/\" \"two\"\n  \" three\"\n"
        );
    }

    #[test]
    fn a_change_in_the_middle_of_a_long_list_is_seen() {
        let list = |word: &str| {
            let items: String = (0..40)
                .map(|n| match n {
                    20 => format!("<li>{word}</li>"),
                    n => format!("<li>{n}</li>"),
                })
                .collect();
            main_of(&format!("<ul>{items}</ul>"))
        };
        let own = list("a word");
        assert_eq!(own.lines().count(), 1 + TOLD + 1 + 1);
        assert!(own.contains("… 33 more, "), "{own}");
        assert_ne!(own, list("another"));
    }

    #[test]
    fn a_document_has_head_frame_and_main() {
        let document = Document::read(
            "<!doctype html><html lang=fr><head><title>A &amp; B</title><link rel=preload href=x><link rel=stylesheet href=/app-0123456789abcdef.css></head>\
             <body><header>H</header><main id=main><p>M</p></main><footer>F</footer></body></html>",
        );
        assert_eq!(document.head, "lang fr\ntitle \"A & B\"\n");
        assert_eq!(
            document.frame,
            "link href=\"/app-HASH.css\" rel=\"stylesheet\"\nbody\n  header \"H\"\n  main#main\n  footer \"F\"\n"
        );
        assert_eq!(document.main, "p \"M\"\n");
    }
}
