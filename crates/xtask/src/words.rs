//! The words of each language as files beside a page that trunk has just built, and their names in
//! it. A name changes with its content: words are told by their line, so those of another build
//! would be wrong ones.

use crate::build::hash;
use crate::shell::Done;
use std::path::PathBuf;
use std::{env, fs};

/// A hook of trunk: where the page is, it says itself.
pub fn words() -> Done {
    let told = |name: &str| {
        env::var(name).map_err(|_| format!("{name} is not set: trunk runs this, not a person."))
    };
    let folder = PathBuf::from(told("TRUNK_STAGING_DIR")?);
    let base = told("TRUNK_PUBLIC_URL")?;
    let mut names = String::new();
    for lang in ["en", "fr", "es"] {
        let text = words::file(lang);
        let name = format!("words.{lang}.{}.txt", &hash(text.as_bytes())[..16]);
        fs::write(folder.join(&name), text)
            .map_err(|error| format!("Cannot write {name}: {error}"))?;
        names.push_str(&format!(" data-words-{lang}=\"{base}{name}\""));
    }
    let page = folder.join("index.html");
    let cannot = |error| format!("Cannot name the words in {}: {error}", page.display());
    let html = fs::read_to_string(&page).map_err(cannot)?;
    fs::write(
        &page,
        html.replacen(" data-site=", &format!("{names} data-site="), 1),
    )
    .map_err(cannot)
}
