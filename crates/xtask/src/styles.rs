//! style/ into one file for every page, and one for widgets, in the order of the layers, without
//! comments.

use crate::shell::{Done, root};
use std::fs;

/// What the pages need, of readers and of work: one file, so that going from one to the other loads
/// none.
const SITE: [&str; 17] = [
    "tokens.css",
    "base.css",
    "controls/sheet.css",
    "controls/button.css",
    "controls/chip.css",
    "controls/colophon.css",
    "controls/glyph.css",
    "controls/masthead.css",
    "controls/notice.css",
    "controls/choice.css",
    "controls/combobox.css",
    "controls/facet.css",
    "controls/field.css",
    "controls/sections.css",
    "charts.css",
    "pages.css",
    "work.css",
];
/// What stands in the frames of other sites.
const WIDGET: [&str; 5] = [
    "tokens.css",
    "base.css",
    "controls/glyph.css",
    "charts.css",
    "widget.css",
];
/// Files of style/ that belong to a later screen; tidy knows them.
pub const WAITING: [&str; 0] = [];

pub fn styles() -> Done {
    let out = root().join("target/style");
    fs::create_dir_all(&out).map_err(|error| format!("Cannot make {}: {error}", out.display()))?;
    for (name, files) in [("site.css", &SITE[..]), ("widget.css", &WIDGET[..])] {
        let mut css = String::new();
        for file in files {
            let path = root().join("style").join(file);
            css.push_str(&squeeze(&fs::read_to_string(&path).map_err(|error| {
                format!("Cannot read {}: {error}", path.display())
            })?));
        }
        let path = out.join(name);
        // trunk watches the file: an unchanged one is not touched
        if fs::read_to_string(&path).ok().as_deref() != Some(&css) {
            fs::write(&path, css)
                .map_err(|error| format!("Cannot write {}: {error}", path.display()))?;
        }
    }
    Ok(())
}

pub fn known() -> Vec<&'static str> {
    SITE.iter()
        .chain(&WIDGET)
        .chain(&WAITING)
        .copied()
        .collect()
}

/// Comments out, white space to single blanks; what brotli cannot do by itself.
fn squeeze(css: &str) -> String {
    let mut rest = css;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    let lines: Vec<String> = out
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_and_indents_go() {
        assert_eq!(
            squeeze("/* a\n b */\n  .x {\n    color: red; /* c */\n  }\n"),
            ".x {\ncolor: red;\n}\n"
        );
    }
}
