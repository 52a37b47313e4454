//! The rules of the house that no compiler knows: who may import whom, module heads, names in
//! ARCHITECTURE.md that exist, raw colours in one file, no markup from strings, tests that find
//! things as people do.

use crate::build::all_files;
use crate::shell::{Done, root};
use crate::styles;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Module of src/, and what it may import of src/. The arrows of ARCHITECTURE.md.
const ARROWS: [(&str, &[&str]); 34] = [
    ("filter", &[]),
    ("embedding", &["html"]),
    ("address", &["embedding", "filter"]),
    ("config", &[]),
    ("html", &[]),
    ("labels", &["i18n"]),
    ("browser", &[]),
    ("i18n", &["address", "config"]),
    ("api", &["address", "embedding"]),
    ("state", &["address"]),
    ("ui", &["address", "browser", "i18n", "typing"]),
    (
        "shell",
        &[
            "address", "browser", "filter", "i18n", "state", "swap", "ui",
        ],
    ),
    ("head", &["browser", "i18n", "shell", "state"]),
    ("route", &["address", "browser", "i18n", "state"]),
    ("listing", &["address", "i18n", "labels", "ui"]),
    ("reading", &["address", "i18n", "labels", "listing", "ui"]),
    ("live", &["browser"]),
    ("typing", &["browser"]),
    ("swap", &["browser", "typing"]),
    ("session", &["address", "api", "browser", "i18n", "state"]),
    ("failure", &["address", "api", "browser", "i18n", "ui"]),
    ("document", &["api", "browser", "failure", "i18n", "ui"]),
    ("load", &["address", "api", "browser", "failure", "i18n"]),
    (
        "form",
        &[
            "address", "api", "browser", "i18n", "labels", "listing", "typing", "ui",
        ],
    ),
    (
        "drafts",
        &[
            "address", "api", "browser", "form", "i18n", "labels", "session", "ui",
        ],
    ),
    (
        "synthesis",
        &["address", "api", "browser", "form", "i18n", "labels"],
    ),
    (
        "pages",
        &["address", "form", "head", "i18n", "session", "ui"],
    ),
    (
        "widgets",
        &[
            "address",
            "embedding",
            "filter",
            "html",
            "i18n",
            "listing",
            "pages/public",
            "ui",
        ],
    ),
    (
        "pages/public",
        &[
            "address",
            "config",
            "embedding",
            "filter",
            "head",
            "i18n",
            "labels",
            "listing",
            "reading",
            "ui",
        ],
    ),
    (
        "pages/work",
        &[
            "address",
            "api",
            "browser",
            "config",
            "document",
            "drafts",
            "failure",
            "form",
            "head",
            "i18n",
            "labels",
            "listing",
            "pages",
            "reading",
            "route",
            "session",
            "synthesis",
            "ui",
        ],
    ),
    (
        "text",
        &[
            "address",
            "api",
            "browser",
            "config",
            "embedding",
            "filter",
            "i18n",
            "live",
            "load",
            "pages",
            "pages/public",
            "shell",
        ],
    ),
    (
        "app",
        &[
            "address",
            "browser",
            "i18n",
            "pages/public",
            "route",
            "shell",
            "text",
        ],
    ),
    ("work", &["address", "i18n", "pages", "pages/work", "route"]),
    (
        "native",
        &[
            "address", "app", "form", "head", "i18n", "reading", "session", "shell", "state",
            "text", "work",
        ],
    ),
];

/// Workspace crates, and the workspace crates that their manifests may name.
const CRATES: [(&str, &[&str]); 4] = [
    ("report", &[]),
    ("words", &[]),
    ("replica", &[]),
    ("charts", &[]),
];

pub fn tidy() -> Done {
    let mut faults = Vec::new();
    arrows(&mut faults);
    manifests(&mut faults);
    heads(&mut faults);
    named_files(&mut faults);
    sheets(&mut faults);
    forbidden(&mut faults);
    found_as_people_do(&mut faults);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\n{} faults", faults.join("\n"), faults.len()))
    }
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    all_files(&root().join(folder))
        .into_iter()
        .filter(|file| file.extension().is_some_and(|end| end == "rs"))
        .collect()
}

fn shown(file: &Path) -> String {
    file.strip_prefix(root())
        .unwrap_or(file)
        .display()
        .to_string()
}

/// `pages/public` for src/pages/public/overview.rs, `api` for src/api/client.rs and `app` for
/// src/app.rs.
fn module_of(file: &Path) -> String {
    let path = shown(file);
    let steps: Vec<&str> = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .collect();
    if steps.first() == Some(&"pages") && steps.len() > 2 {
        steps[..2].join("/")
    } else {
        steps[0].to_owned()
    }
}

fn arrows(faults: &mut Vec<String>) {
    for file in rust_files("src") {
        let module = module_of(&file);
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            continue;
        };
        let text = fs::read_to_string(&file).unwrap_or_default();
        for (number, line) in text.lines().enumerate() {
            for import in imports(line) {
                if import != module && !allowed.contains(&import.as_str()) {
                    faults.push(format!(
                        "{}:{}: {module} may not import {import}",
                        shown(&file),
                        number + 1
                    ));
                }
            }
        }
    }
}

/// The modules that a line names behind `crate::`; also of a list in braces.
fn imports(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in line.split("crate::").skip(1) {
        let names: Vec<&str> = match part.strip_prefix('{') {
            Some(list) => list
                .split('}')
                .next()
                .unwrap_or_default()
                .split(',')
                .map(str::trim)
                .collect(),
            None => vec![part],
        };
        for name in names {
            let steps: Vec<String> = name
                .split("::")
                .take(2)
                .map(|step| {
                    step.chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect()
                })
                .collect();
            match &steps[..] {
                [first, second]
                    if first == "pages" && matches!(second.as_str(), "public" | "work") =>
                {
                    found.push(format!("pages/{second}"))
                }
                [first, ..]
                    if !first.is_empty()
                        && first.chars().next().is_some_and(char::is_lowercase) =>
                {
                    found.push(first.clone())
                }
                _ => {}
            }
        }
    }
    found
}

fn manifests(faults: &mut Vec<String>) {
    let ours: BTreeSet<&str> = [
        "report",
        "words",
        "replica",
        "charts",
        "backend",
        "resolution-progress",
        "xtask",
        "journeys",
    ]
    .into();
    for (name, allowed) in CRATES {
        let manifest = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml"))
            .unwrap_or_default();
        let dependencies = manifest
            .split("[dependencies]")
            .nth(1)
            .unwrap_or_default()
            .split("\n[")
            .next()
            .unwrap_or_default();
        for line in dependencies.lines() {
            let dependency = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if ours.contains(dependency) && !allowed.contains(&dependency) {
                faults.push(format!(
                    "crates/{name}/Cargo.toml: {name} may not depend on {dependency}"
                ));
            }
        }
    }
}

fn heads(faults: &mut Vec<String>) {
    for file in ["src", "crates", "tests"]
        .iter()
        .flat_map(|folder| rust_files(folder))
    {
        let first = fs::read_to_string(&file)
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        if !first.starts_with("//!") {
            faults.push(format!(
                "{}: a module opens with //! and what it is for",
                shown(&file)
            ));
        }
    }
}

/// Paths in backticks: `src/form/answer.rs`.
fn named_files(faults: &mut Vec<String>) {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let Ok(text) = fs::read_to_string(root().join(document)) else {
            faults.push(format!("{document} is missing"));
            continue;
        };
        for name in text.split('`').skip(1).step_by(2) {
            // a first step that the checkout has: `pages/public` is the name of a module
            let first = name.split('/').next().unwrap_or_default();
            let is_path = name.contains('/')
                && root().join(first).is_dir()
                && !name.contains([' ', '{', '*', '<', ':', '$', '?'])
                && !name.starts_with('/')
                && !name.starts_with("target/");
            if is_path && !root().join(name).exists() {
                faults.push(format!("{document} names {name}, which does not exist"));
            }
        }
    }
}

fn sheets(faults: &mut Vec<String>) {
    let known: BTreeSet<&str> = styles::known().into_iter().collect();
    for file in all_files(&root().join("style")) {
        let name = shown(&file).trim_start_matches("style/").to_owned();
        if !known.contains(name.as_str()) {
            faults.push(format!(
                "style/{name} belongs to no entry: name it in crates/xtask/src/styles.rs"
            ));
        }
        let text = fs::read_to_string(&file).unwrap_or_default();
        for (number, line) in text.lines().enumerate() {
            if name != "tokens.css" && has_raw_colour(line) {
                faults.push(format!(
                    "style/{name}:{}: raw colours stand in tokens.css only",
                    number + 1
                ));
            }
        }
    }
}

fn has_raw_colour(line: &str) -> bool {
    line.split('#').skip(1).any(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        matches!(digits, 3 | 6 | 8)
            && !rest
                .as_bytes()
                .get(digits)
                .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-')
    }) && line.contains(':')
        && !line.contains("--paper: #fff")
}

/// Strings that must not stand in the SPA: markup from strings, styles that the policy refuses,
/// other senders of requests.
fn forbidden(faults: &mut Vec<String>) {
    for file in rust_files("src") {
        let path = shown(&file);
        let text = fs::read_to_string(&file).unwrap_or_default();
        for (number, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            // `maud` escapes all but `PreEscaped`, and one module puts what it wrote into the page
            for (word, place) in [
                ("PreEscaped", ""),
                ("inner_html", "src/live.rs"),
                (" style=", ""),
                ("gloo_net", "src/api/"),
                ("js_sys::eval", ""),
            ] {
                if line.contains(word) && (place.is_empty() || !path.starts_with(place)) {
                    faults.push(format!("{path}:{}: {word} has no place here", number + 1));
                }
            }
            if line
                .split_once("class=")
                .is_some_and(|(_, rest)| rest.contains("\" .") || rest.contains(") ."))
                && line.contains("[")
                && line.trim_end().ends_with('{')
            {
                faults.push(format!("{path}:{}: class= beside .class[…] makes two attributes, and the browser drops one: write .class .class[…]", number + 1));
            }
        }
    }
}

/// Words of tests that are no selector of ours: the one sign that the app has taken over, and what
/// belongs to sites of others, which `embed.rs` plays.
const NOT_OURS: [(&str, &str); 6] = [
    ("tests/support/person.rs", "hasAttribute('data-live')"),
    ("tests/standalone/drawn.rs", "hasAttribute('data-live')"),
    ("tests/standalone/faults.rs", "hasAttribute('data-live')"),
    ("tests/journeys/embed.rs", "documentElement.dataset.theme"),
    ("tests/journeys/embed.rs", "frame.dataset.secret"),
    (
        "tests/journeys/embed.rs",
        "frame.classList.remove('clipped')",
    ),
];

/// Views are written anew, and the tests hold them to what people meet: a test finds things by
/// role, name and label (`within`, `finds`, `clicks` of tests/support), never by class, id or
/// `data-` word.
fn found_as_people_do(faults: &mut Vec<String>) {
    for file in all_files(&root().join("tests")) {
        let path = shown(&file);
        if !(path.ends_with(".rs") || path.ends_with(".js")) {
            continue;
        }
        let mut text = fs::read_to_string(&file).unwrap_or_default();
        for (_, words) in NOT_OURS.iter().filter(|(own, _)| *own == path) {
            text = text.replace(words, "");
        }
        for (number, line) in text.lines().enumerate() {
            if let Some(word) = selector(line) {
                faults.push(format!(
                    "{path}:{}: {word} finds things by how the page is written: find them by role and name",
                    number + 1
                ));
            }
        }
    }
}

/// What in a line looks for a class, an id or a `data-` word.
fn selector(line: &str) -> Option<&'static str> {
    const WORDS: [&str; 9] = [
        "getElementById",
        "getElementsByClassName",
        "classList",
        "className",
        "dataset",
        "Attribute('data-",
        "attr(\"data-",
        "activeElement?.id",
        "By::",
    ];
    const QUERIES: [&str; 4] = [
        "querySelector(",
        "querySelectorAll(",
        "closest(",
        "matches(",
    ];
    let by_word = WORDS.into_iter().find(|word| line.contains(word));
    by_word.or_else(|| {
        QUERIES.into_iter().find(|query| {
            line.split(query).skip(1).any(|rest| {
                let quote = rest.chars().next().unwrap_or_default();
                let selector = rest.split(quote).nth(1).unwrap_or_default();
                "'\"`".contains(quote)
                    && (selector.contains(['.', '#']) || selector.contains("[data-"))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_looks_for_a_class_an_id_or_a_data_word_is_found() {
        for line in [
            "\"return document.querySelectorAll('.taken').length === 1\",",
            "document.querySelector('main #rows > li')",
            "document.querySelector('[data-do=browse]').click()",
            "document.getElementById('view')",
            "document.activeElement?.dataset.do === 'take'",
            "person.driver.find(By::Css(\"h1 a\")).await?",
            "e.closest(`.taken`)",
        ] {
            assert!(selector(line).is_some(), "{line}");
        }
        for line in [
            "document.querySelectorAll('h1, svg, table').length > 2",
            "document.querySelector('link[type=\\\"application/json+oembed\\\"]').href",
            "person.clicks(\"Take over\").await?; // matches(it)",
        ] {
            assert_eq!(selector(line), None, "{line}");
        }
    }

    #[test]
    fn imports_are_found_in_every_form() {
        assert_eq!(imports("use crate::api::{self, ApiError};"), ["api"]);
        assert_eq!(
            imports("use crate::{api, load::Load, work};"),
            ["api", "load", "work"]
        );
        assert_eq!(
            imports("use crate::pages::public::not_found::not_found;"),
            ["pages/public"]
        );
        assert_eq!(imports("    crate::browser::soon(|| {"), ["browser"]);
        assert_eq!(imports("// nothing"), Vec::<String>::new());
    }

    #[test]
    fn raw_colours_are_seen() {
        assert!(has_raw_colour("color: #ffd23f;"));
        assert!(!has_raw_colour("fill: url(#pattern-underway);"));
        assert!(!has_raw_colour(".x { color: var(--ink); }"));
    }
}
