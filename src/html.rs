//! The page that trunk built, whole and in English, and its marked parts, which backend and publish
//! replace by what the views write. What they give makes it quicker and is never needed. Values are
//! put in as they are; only `escape` makes text safe, and views escape by themselves.

/// The built page, and where its marked parts lie.
#[derive(Clone, Debug)]
pub struct Template {
    html: String,
    /// In their order in the page: which part, from where, up to where.
    marks: Vec<(Part, usize, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Lang,
    Title,
    Description,
    Head,
    Skip,
    Masthead,
    Trouble,
    Main,
    Colophon,
    Data,
}

/// What stands before and behind each part: things of the page itself where one stands alone there.
const MARKS: [(Part, &str, &str); 10] = [
    (Part::Lang, "<html lang=\"", "\""),
    (Part::Title, "<title>", "</title>"),
    (
        Part::Description,
        "<meta name=\"description\" content=\"",
        "\"",
    ),
    (Part::Head, "<!--head-->", "<!--/head-->"),
    (
        Part::Skip,
        "<a class=\"skip\" href=\"#main\" target=\"_self\">",
        "</a>",
    ),
    (Part::Masthead, "id=\"masthead\">", "</header>"),
    (Part::Trouble, "<!--trouble-->", "<!--/trouble-->"),
    (Part::Main, "<!--main-->", "<!--/main-->"),
    (Part::Colophon, "id=\"colophon\">", "</footer>"),
    (Part::Data, "id=\"served\">", "</script>"),
];

/// What the parts become, all of it HTML.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    pub lang: String,
    pub title: String,
    pub description: String,
    /// Links to the other languages, preloads.
    pub head: String,
    pub skip: String,
    pub masthead: String,
    /// What the start script says when it cannot start, hidden until then.
    pub trouble: String,
    pub main: String,
    pub colophon: String,
    /// The data block.
    pub data: String,
}

impl Template {
    /// Errors: a sentence, when a part is not marked, or more than once.
    pub fn new(html: String) -> Result<Self, String> {
        let mut marks = vec![];
        for (part, before, behind) in MARKS {
            let from = html.find(before).map(|at| at + before.len());
            let found = from.and_then(|from| Some((from, from + html[from..].find(behind)?)));
            match found {
                Some((from, to)) if !html[from..].contains(before) => marks.push((part, from, to)),
                _ => {
                    return Err(format!(
                        "The built page must have {before} … {behind} once: it is where a page gets its {part:?}. Build it anew with: cargo xtask build"
                    ));
                }
            }
        }
        marks.sort_unstable_by_key(|(_, from, _)| *from);
        Ok(Self { html, marks })
    }

    /// An address of a file of the build, as the script element names it: `app-js`, `words-fr`.
    pub fn file(&self, name: &str) -> Result<&str, String> {
        let mark = format!(" data-{name}=\"");
        self.html
            .split_once(&mark)
            .and_then(|(_, rest)| rest.split('"').next())
            .ok_or_else(|| {
                format!(
                    "The built page does not name{mark}…\". Build it anew with: cargo xtask build"
                )
            })
    }

    pub fn html(&self) -> &str {
        &self.html
    }

    pub fn fill(&self, slots: &Slots) -> String {
        let mut out =
            String::with_capacity(self.html.len() + slots.main.len() + slots.data.len() + 4096);
        let mut end = 0;
        for (part, from, to) in &self.marks {
            out.push_str(&self.html[end..*from]);
            out.push_str(match part {
                Part::Lang => &slots.lang,
                Part::Title => &slots.title,
                Part::Description => &slots.description,
                Part::Head => &slots.head,
                Part::Skip => &slots.skip,
                Part::Masthead => &slots.masthead,
                Part::Trouble => &slots.trouble,
                Part::Main => &slots.main,
                Part::Colophon => &slots.colophon,
                Part::Data => &slots.data,
            });
            end = *to;
        }
        out.push_str(&self.html[end..]);
        out
    }
}

/// A page without the scripts of the application.
pub fn without_app(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<script type=\"module\"") {
        out.push_str(before);
        rest = after
            .split_once("</script>")
            .map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// Text for HTML and for attributes in double quotes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// JSON that may stand in a script element: no `<`, no line separators of JavaScript.
pub fn script_json(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const PAGE: &str = include_str!("../index.html");

    #[test]
    fn a_value_that_looks_like_a_mark_stays_text() {
        let filled = Template::new(PAGE.into()).unwrap().fill(&Slots {
            lang: "fr".into(),
            main: "<!--/main--> <title> <!--head-->".into(),
            data: "{\"a\":1}".into(),
            ..Slots::default()
        });
        assert!(filled.contains("<html lang=\"fr\">"));
        assert!(filled.contains("<!--main--><!--/main--> <title> <!--head--><!--/main--></div>"));
        assert!(filled.contains("id=\"served\">{\"a\":1}</script>"));
        assert!(!filled.contains("Loading"), "what stood there is gone");
    }

    #[test]
    fn a_page_without_a_mark_or_with_one_twice_is_refused_with_a_sentence() {
        for (_, before, _) in MARKS {
            let without = Template::new(PAGE.replacen(before, "", 1)).unwrap_err();
            assert!(without.contains(before), "{without}");
            let twice = Template::new(PAGE.replacen(before, &format!("{before}{before}"), 1));
            assert!(twice.is_err(), "{before}");
        }
        let built = Template::new(PAGE.into()).unwrap();
        assert!(
            built
                .file("words-fr")
                .unwrap_err()
                .contains("data-words-fr")
        );
    }

    #[test]
    fn both_programs_have_the_same_page() {
        let work = PAGE.replace("data-bin=\"app\"", "data-bin=\"work\"");
        assert_eq!(work, include_str!("../work.html"));
    }

    #[test]
    fn what_the_page_says_before_the_words_are_there_stands_in_the_locales() {
        let locales = [
            ("en", include_str!("../locales/en.json")),
            ("fr", include_str!("../locales/fr.json")),
            ("es", include_str!("../locales/es.json")),
        ]
        .map(|(lang, text)| (lang, serde_json::from_str::<Value>(text).unwrap()));
        for (lang, words) in &locales {
            for key in [
                "start.failed",
                "start.old",
                "start.noscript",
                "start.late",
                "load.loading",
            ] {
                let text = words[key].as_str().unwrap();
                let said = PAGE
                    .split(&format!("data-key=\"{key}\" lang=\"{lang}\""))
                    .nth(1)
                    .and_then(|rest| rest.split(['>', '<']).nth(1));
                assert_eq!(said, Some(text), "{key} in {lang}");
            }
        }
        let english = &locales[0].1;
        for key in ["name", "about.lead", "skip.link", "colophon.independent"] {
            let text = english[key].as_str().unwrap();
            assert!(PAGE.contains(text), "{key}: {text}");
        }
    }

    #[test]
    fn a_script_cannot_be_closed_from_within() {
        assert_eq!(
            script_json("{\"a\":\"</script>\"}"),
            "{\"a\":\"\\u003c/script>\"}"
        );
        assert_eq!(
            escape("<a href=\"x\">&"),
            "&lt;a href=&quot;x&quot;&gt;&amp;"
        );
    }
}
