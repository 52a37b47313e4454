//! Reads locales/*.json and writes a constant for each key of English. A key or a placeholder that
//! another language has and English has not stops the build; a key that is missing there is marked
//! `untranslated` and shown in English.

use serde_json::{Map, Value};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Stands before a line that is English for want of a translation.
const UNTRANSLATED: char = '\u{1}';

fn main() {
    let locales =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let english = messages(&locales, "en");
    let mut code = String::from(
        "/// Keys of locales/en.json; the texts are lines of the language's file.\npub mod key {\n    use super::{Msg, Plural};\n",
    );
    for (line, name) in english.keys().enumerate() {
        if let Some(stem) = name.strip_suffix(".one") {
            let other = english
                .keys()
                .position(|other| *other == format!("{stem}.other"))
                .unwrap_or_else(|| panic!("locales/en.json: {stem}.other is missing"));
            let _ = writeln!(
                code,
                "    pub const {}: Plural = Plural {{ one: Msg({line}), other: Msg({other}) }};",
                constant(stem)
            );
        } else if !name
            .strip_suffix(".other")
            .is_some_and(|stem| english.contains_key(&format!("{stem}.one")))
        {
            let _ = writeln!(code, "    pub const {}: Msg = Msg({line});", constant(name));
        }
    }
    code.push_str("}\n");
    let _ = writeln!(code, "pub const COUNT: usize = {};", english.len());
    let names: Vec<String> = english.keys().map(|name| format!("{name:?}")).collect();
    let _ = writeln!(
        code,
        "#[cfg(feature = \"texts\")]\npub const NAMES: &[&str] = &[{}];",
        names.join(",")
    );
    for lang in ["en", "fr", "es"] {
        let lines = lines(&english, &messages(&locales, lang), lang);
        let _ = writeln!(
            code,
            "#[cfg(feature = \"texts\")]\npub const {}: &str = {lines:?};",
            lang.to_uppercase()
        );
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("messages.rs");
    fs::write(out, code).expect("OUT_DIR is writable");
}

fn messages(locales: &Path, lang: &str) -> Map<String, Value> {
    let file = locales.join(format!("{lang}.json"));
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn lines(english: &Map<String, Value>, other: &Map<String, Value>, lang: &str) -> String {
    for (name, text) in other {
        let Some(original) = english.get(name) else {
            panic!("locales/{lang}.json: {name} is no key of en.json")
        };
        // the singular may say "one" in words
        let fewer_allowed = name.ends_with(".one");
        let (own, wanted) = (placeholders(text), placeholders(original));
        assert!(
            own == wanted || (fewer_allowed && own.iter().all(|p| wanted.contains(p) || p == "n")),
            "locales/{lang}.json: {name} has the placeholders {own:?}, en.json {wanted:?}"
        );
    }
    let mut lines = Vec::new();
    for (name, original) in english {
        let text = other.get(name).and_then(Value::as_str);
        let line = text.map_or_else(
            || format!("{UNTRANSLATED}{}", original.as_str().unwrap_or_default()),
            str::to_owned,
        );
        assert!(
            !line.contains('\n') && !line.is_empty(),
            "locales/{lang}.json: {name} is a message of one line"
        );
        lines.push(line);
    }
    lines.join("\n")
}

fn placeholders(text: &Value) -> Vec<String> {
    let mut found: Vec<String> = text
        .as_str()
        .unwrap_or_default()
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn constant(name: &str) -> String {
    name.replace(['.', '-'], "_").to_uppercase()
}
