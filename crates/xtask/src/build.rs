//! The SPA into dist/: two trunk runs, one after the other (a run empties its folder), merged, with
//! the words of each language and brotli beside. The slots for language and content are filled by
//! whoever serves the page.

use crate::machine;
use crate::shell::{Done, quiet, root, step};
use crate::{shrink, styles};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Entry, page, configuration, folder.
const ENTRIES: [(&str, &str, &str, &str); 2] = [
    ("app", "index.html", "Trunk.toml", "target/dist-app"),
    ("work", "work.html", "Trunk.work.toml", "target/dist-work"),
];

/// What the build depends on.
const INPUTS: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "Trunk.work.toml",
    "index.html",
    "work.html",
    "src",
    "style",
    "public",
    "locales",
    "crates/report/src",
    "crates/replica/src",
    "crates/words/src",
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Release,
    Dev,
}

pub fn command(arguments: &[String]) -> Done {
    let mode = if arguments.iter().any(|argument| argument == "--dev") {
        Mode::Dev
    } else {
        Mode::Release
    };
    step(1, 4, "wasm target", machine::wasm_target)?;
    step(2, 4, "trunk", machine::install_trunk)?;
    step(3, 4, "wasm-bindgen", machine::install_wasm_bindgen)?;
    step(4, 4, "app", || build(mode))?;
    note_on_wasm_opt();
    Ok(())
}

pub fn note_on_wasm_opt() {
    match machine::tools().wasm_opt {
        Some(version) => println!("      {version}"),
        None => println!(
            "      wasm-opt is not on PATH: the files work and are about a fifth larger. (npm i -g binaryen, or Debian's binaryen)"
        ),
    }
}

/// Nothing is done when dist/ was made from the same inputs.
pub fn build(mode: Mode) -> Done {
    let dist = root().join("dist");
    let stamp = format!(
        "{} {}",
        inputs_hash()?,
        if mode == Mode::Dev { "dev" } else { "release" }
    );
    if fs::read_to_string(dist.join(".stamp")).ok().as_deref() == Some(&stamp) {
        return Ok(());
    }
    styles::styles()?;
    // trunk's --offline goes on to cargo, and the crates of the browser alone are not here before
    // the first build
    quiet(Command::new("cargo").arg("fetch"))?;
    for (_, page, config, _) in ENTRIES {
        trunk(page, config, mode)?;
    }
    merge(&dist, mode)?;
    // the backend writes it into each widget; no page loads it
    fs::copy(
        root().join("target/style/widget.css"),
        dist.join("widget.css"),
    )
    .map_err(|error| format!("Cannot copy widget.css: {error}"))?;
    write(&dist.join(".stamp"), stamp.as_bytes())
}

fn trunk(page: &str, config: &str, mode: Mode) -> Done {
    let has_wasm_opt = machine::find("wasm-opt").is_some();
    let mut run = machine::command("trunk");
    run.args(["build", "--config", config]);
    if mode == Mode::Release {
        run.arg("--release");
    }
    // trunk fetches what is missing on an ordinary network; with everything here it must not try
    // (with its value: a page named behind it would be taken for one)
    run.arg("--offline=true");
    if has_wasm_opt || mode == Mode::Dev {
        return quiet(&mut run).map(drop);
    }
    let plain = format!(".plain-{page}");
    let html = fs::read_to_string(root().join(page))
        .map_err(|error| format!("Cannot read {page}: {error}"))?;
    write(
        &root().join(&plain),
        html.replace("data-wasm-opt=\"z\"", "data-wasm-opt=\"0\"")
            .as_bytes(),
    )?;
    let done = quiet(run.arg(&plain)).map(drop);
    let _ = fs::remove_file(root().join(&plain));
    done
}

fn merge(dist: &Path, mode: Mode) -> Done {
    let _ = fs::remove_dir_all(dist);
    fs::create_dir_all(dist).map_err(|error| format!("Cannot make {}: {error}", dist.display()))?;
    for (entry, _, _, folder) in ENTRIES {
        for file in files(&root().join(folder)) {
            let name = file
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            let to = if name == "index.html" {
                format!("{entry}.html")
            } else {
                name.to_owned()
            };
            fs::copy(&file, dist.join(to))
                .map_err(|error| format!("Cannot copy {}: {error}", file.display()))?;
        }
    }
    for lang in ["en", "fr", "es"] {
        let text = words::file(lang);
        let name = format!("words.{lang}.{}.txt", &hash(text.as_bytes())[..16]);
        write(&dist.join(name), text.as_bytes())?;
    }
    if mode == Mode::Dev {
        return Ok(());
    }
    for (entry, ..) in ENTRIES {
        shrink::shrink(dist, entry)?;
    }
    let mut precache = Vec::new();
    for file in files(dist) {
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let bytes =
            fs::read(&file).map_err(|error| format!("Cannot read {}: {error}", file.display()))?;
        if matches!(
            file.extension().and_then(|end| end.to_str()),
            Some("js" | "wasm" | "css" | "txt" | "svg")
        ) {
            write(&dist.join(format!("{name}.br")), &brotli11(&bytes)?)?;
            precache.push(format!(
                "{{\"name\":\"/{name}\",\"sha256\":\"{}\"}}",
                hash(&bytes)
            ));
        }
    }
    precache.sort();
    write(
        &dist.join("precache.json"),
        format!("[{}]\n", precache.join(",\n")).as_bytes(),
    )
}

pub fn brotli11(bytes: &[u8]) -> Done<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)
        .map_err(|error| format!("brotli: {error}"))?;
    Ok(out)
}

fn inputs_hash() -> Done<String> {
    let mut sum = Sha256::new();
    for input in INPUTS {
        for file in all_files(&root().join(input)) {
            sum.update(file.to_string_lossy().as_bytes());
            sum.update(
                fs::read(&file)
                    .map_err(|error| format!("Cannot read {}: {error}", file.display()))?,
            );
        }
    }
    sum.update([u8::from(machine::find("wasm-opt").is_some())]);
    Ok(hex(&sum.finalize()))
}

/// A file, or everything below a folder, in a fixed order.
pub fn all_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)
        .map(|all| all.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    entries.sort();
    entries.iter().flat_map(|entry| all_files(entry)).collect()
}

/// The files of one folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(folder)
        .map(|all| {
            all.flatten()
                .map(|entry| entry.path())
                .filter(|path| path.is_file())
                .collect()
        })
        .unwrap_or_default();
    all.sort();
    all
}

fn write(path: &Path, bytes: &[u8]) -> Done {
    fs::write(path, bytes).map_err(|error| format!("Cannot write {}: {error}", path.display()))
}

pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
