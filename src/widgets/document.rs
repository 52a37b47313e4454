//! The document of a widget: views, their style, the drawings they use, one script. It says its own
//! policy, so that a copy on any server has it too.

use crate::embedding::{Look, Theme};
use crate::html::escape;
use maud::Markup;
use report::language::Language;

/// Tells the host how high the document is. Nothing else goes to it.
pub const SCRIPT: &str = include_str!("frame.js");

/// What the host's page loads once, so that frames grow with what stands in them.
pub const LOADER: &str = include_str!("loader.js");

/// What a document is made of.
pub struct Parts<'a> {
    pub lang: Language,
    pub title: &'a str,
    pub look: Look,
    /// Style of all widgets, and `Look::style`: what `policy` was made of.
    pub style: &'a str,
    /// Content Security Policy, with the hashes of style and script.
    pub policy: &'a str,
    /// The sprite of the pages.
    pub sprite: &'a str,
    pub main: Markup,
}

pub fn document(parts: Parts<'_>) -> String {
    let Parts {
        lang,
        title,
        look,
        style,
        policy,
        sprite,
        main,
    } = parts;
    let main = main.into_string();
    let theme = (look.theme != Theme::Auto).then(|| look.theme.key());
    // a root whose scheme differs from the host's gets a ground painted below it
    let (root, body) = match theme {
        Some(theme) if look.transparent => (String::new(), format!(" theme-{theme}")),
        Some(theme) => (format!(" data-theme=\"{theme}\""), String::new()),
        None => Default::default(),
    };
    let ground = if look.transparent {
        " data-ground=\"none\""
    } else {
        ""
    };
    // every link leaves the frame
    format!(
        "<!DOCTYPE html><html lang=\"{}\"{root}{ground}><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"referrer\" content=\"no-referrer\"><meta name=\"robots\" content=\"noindex\"><title>{}</title><base target=\"_blank\">\
         <style>{style}</style></head><body class=\"widget{body}\">{}<main class=\"widget__main\">{main}</main><script>{SCRIPT}</script></body></html>",
        lang.key(),
        escape(policy),
        escape(title),
        used(sprite, &main),
    )
}

/// Of the sprite, the drawings that the markup uses.
fn used(sprite: &str, markup: &str) -> String {
    let mut out = String::from("<svg class=\"sprite\" aria-hidden=\"true\">");
    let mut rest = sprite;
    while let Some(at) = rest.find("id=\"") {
        let from = rest[..at].rfind('<').unwrap_or_default();
        let id = rest[at + 4..].split('"').next().unwrap_or_default();
        let end = ["</symbol>", "</pattern>"]
            .iter()
            .filter_map(|end| rest[at..].find(end).map(|own| at + own + end.len()))
            .min();
        let Some(end) = end else { break };
        // a pattern is used by the class of a segment
        let by_class = id
            .strip_prefix("pattern-")
            .map(|name| format!("segment--{name}\""));
        if markup.contains(&format!("#{id}\""))
            || by_class.is_some_and(|class| markup.contains(&class))
        {
            out.push_str(&rest[from..end]);
        }
        rest = &rest[end..];
    }
    out + "</svg>"
}

#[cfg(test)]
mod tests {
    use super::used;

    #[test]
    fn only_drawings_that_are_used_come_along() {
        let sprite = "<svg><symbol id=\"glyph-a\"><path/></symbol>\n<symbol id=\"glyph-b\"></symbol><pattern id=\"pattern-c\"></pattern></svg>";
        let out = used(
            sprite,
            "<use href=\"#glyph-b\"></use><rect class=\"segment segment--c\">",
        );
        assert_eq!(
            out,
            "<svg class=\"sprite\" aria-hidden=\"true\"><symbol id=\"glyph-b\"></symbol><pattern id=\"pattern-c\"></pattern></svg>"
        );
    }
}
