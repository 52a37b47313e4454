//! Short names between a module and its glue. wasm-bindgen gives each function that the module
//! imports a long name with a hash, which no compressor can take away and which stands in both
//! files; and it writes the glue for people. Three per cent of an entry.

use crate::build::hash;
use crate::shell::Done;
use base64::Engine;
use sha2::{Digest, Sha384};
use std::fs;
use std::path::Path;

/// Of one entry in `dist`: the module, the glue, and the HTML that names them and what they weigh.
pub fn shrink(dist: &Path, entry: &str) -> Done {
    let html_file = dist.join(format!("{entry}.html"));
    let html = read(&html_file)?;
    let html = String::from_utf8(html).map_err(|error| error.to_string())?;
    let old = html
        .split("data-js=\"/")
        .nth(1)
        .and_then(|rest| rest.split(".js\"").next())
        .ok_or("The HTML of trunk names no glue.")?
        .to_owned();
    let (js_file, wasm_file) = (
        dist.join(format!("{old}.js")),
        dist.join(format!("{old}_bg.wasm")),
    );
    let (js, wasm) = (read(&js_file)?, read(&wasm_file)?);
    let (wasm, names) =
        short_imports(&wasm).ok_or("The module has an import section that cannot be read.")?;
    let js = plain(&renamed(
        &String::from_utf8(js).map_err(|error| error.to_string())?,
        &names,
    ));
    // the name says what is in it: it is kept for ever
    let new = format!("{entry}-{}", &hash(&[js.as_bytes(), &wasm].concat())[..16]);
    let js = js.replace(&old, &new);
    let sum = |bytes: &[u8]| {
        format!(
            "sha384-{}",
            base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes))
        )
    };
    let html = html
        .replace(&sum(&read(&js_file)?), &sum(js.as_bytes()))
        .replace(&sum(&read(&wasm_file)?), &sum(&wasm))
        .replace(&old, &new);
    let write = |name: String, bytes: &[u8]| {
        fs::write(dist.join(&name), bytes).map_err(|error| format!("Cannot write {name}: {error}"))
    };
    for file in [&js_file, &wasm_file] {
        fs::remove_file(file)
            .map_err(|error| format!("Cannot remove {}: {error}", file.display()))?;
    }
    write(format!("{new}.js"), js.as_bytes())?;
    write(format!("{new}_bg.wasm"), &wasm)?;
    write(format!("{entry}.html"), html.as_bytes())
}

fn read(file: &Path) -> Done<Vec<u8>> {
    fs::read(file).map_err(|error| format!("Cannot read {}: {error}", file.display()))
}

/// A module with each import renamed `i0`, `i1`, …, and the old names in that order. Nothing if it
/// is no module that can be read.
fn short_imports(wasm: &[u8]) -> Option<(Vec<u8>, Vec<String>)> {
    const IMPORTS: u8 = 2;
    let mut out = wasm.get(..8)?.to_vec();
    let (mut at, mut names) = (8, vec![]);
    while at < wasm.len() {
        let kind = wasm[at];
        let (length, body) = number(wasm, at + 1)?;
        let section = wasm.get(body..body + length)?;
        at = body + length;
        let section = if kind == IMPORTS {
            imports(section, &mut names)?
        } else {
            section.to_vec()
        };
        out.push(kind);
        put(&mut out, section.len());
        out.extend(section);
    }
    Some((out, names))
}

fn imports(section: &[u8], names: &mut Vec<String>) -> Option<Vec<u8>> {
    let mut out = vec![];
    let (count, mut at) = number(section, 0)?;
    put(&mut out, count);
    for _ in 0..count {
        let (length, module) = number(section, at)?;
        out.extend(section.get(at..module + length)?);
        let (length, name) = number(section, module + length)?;
        let short = format!("i{}", names.len());
        names.push(String::from_utf8(section.get(name..name + length)?.to_vec()).ok()?);
        put(&mut out, short.len());
        out.extend(short.as_bytes());
        let from = name + length;
        at = behind(section, from)?;
        out.extend(section.get(from..at)?);
    }
    Some(out)
}

/// The place behind what is imported: a function, a table, a memory, a global or a tag.
fn behind(section: &[u8], at: usize) -> Option<usize> {
    let limits = |at: usize| {
        let (_, next) = number(section, at + 1)?;
        if section.get(at)? & 1 == 1 {
            Some(number(section, next)?.1)
        } else {
            Some(next)
        }
    };
    match section.get(at)? {
        0 => Some(number(section, at + 1)?.1),
        1 => limits(at + 2),
        2 => limits(at + 1),
        3 => Some(at + 3),
        4 => Some(number(section, at + 2)?.1),
        _ => None,
    }
}

/// LEB128, and the place behind it.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
    }
}

fn put(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push(u8::try_from(value & 0x7f).unwrap_or_default() | 0x80);
        value >>= 7;
    }
    out.push(u8::try_from(value).unwrap_or_default());
}

/// The glue with the names that the module asks for: whole words only.
fn renamed(js: &str, names: &[String]) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut out = String::with_capacity(js.len());
    let mut rest = js;
    while let Some(from) = rest.find(is_word) {
        out.push_str(&rest[..from]);
        rest = &rest[from..];
        let word = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
        match names.iter().position(|name| name == word) {
            Some(at) => out.push_str(&format!("i{at}")),
            None => out.push_str(word),
        }
        rest = &rest[word.len()..];
    }
    out.push_str(rest);
    out
}

/// Without indents and comments on lines of their own. Line breaks stay, so that no statement needs
/// a semicolon more.
fn plain(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut is_comment = false;
    for line in js.lines().map(str::trim_start) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.starts_with("//") && !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
        is_comment &= !line.contains("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One type, one imported function `./x.js` `__wbg_log_1a2b`, nothing else.
    fn module() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0]);
        let mut import = vec![1, 6];
        import.extend(b"./x.js");
        import.push(14);
        import.extend(b"__wbg_log_1a2b");
        import.extend([0, 0]);
        wasm.push(2);
        wasm.push(u8::try_from(import.len()).unwrap());
        wasm.extend(import);
        wasm
    }

    #[test]
    fn imports_get_short_names_and_all_else_stays() {
        let (short, names) = short_imports(&module()).unwrap();
        assert_eq!(names, ["__wbg_log_1a2b"]);
        assert_eq!(short.len(), module().len() - 12);
        assert_eq!(short_imports(&short).unwrap().1, ["i0"]);
        assert!(short_imports(b"not a module").is_none());
    }

    #[test]
    fn the_glue_speaks_the_same_names() {
        let js = "/* a\n b */\n    __wbg_log_1a2b: function(x) {\n        // why\n        return __wbg_log_1a2bc;\n    },\n";
        assert_eq!(
            plain(&renamed(js, &["__wbg_log_1a2b".into()])),
            "i0: function(x) {\nreturn __wbg_log_1a2bc;\n},\n"
        );
    }
}
