//! The SPA into dist/: two trunk runs, one after the other (a run empties its folder), merged into
//! one folder whose one page knows both programs, with brotli beside.

use crate::machine;
use crate::shell::{Done, quiet, root, step};
use crate::styles;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Page, configuration, folder: of readers, of work.
const RUNS: [(&str, &str, &str); 2] = [
    ("index.html", "Trunk.toml", "target/dist-app"),
    ("work.html", "Trunk.work.toml", "target/dist-work"),
];

/// What the build depends on, besides the crates that the programs are made of.
const INPUTS: [&str; 14] = [
    ".cargo/config.toml",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "Trunk.work.toml",
    "index.html",
    "work.html",
    "sprite.svg",
    "rust-toolchain.toml",
    "src",
    "style",
    "public",
    "locales",
    // what writes the words and the sheets
    "crates/xtask",
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
    let public_url = arguments
        .iter()
        .skip_while(|argument| *argument != "--public-url")
        .nth(1)
        .map_or("/", String::as_str);
    if !(public_url.starts_with('/') && public_url.ends_with('/')) {
        return Err(format!(
            "--public-url {public_url}: a path like /sub/, with a slash at both ends"
        ));
    }
    step(1, 4, "wasm target", machine::wasm_target)?;
    step(2, 4, "trunk", machine::install_trunk)?;
    step(3, 4, "wasm-bindgen", machine::install_wasm_bindgen)?;
    step(4, 4, "app", || build(mode, public_url))?;
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

/// Nothing is done when dist/ was made from the same inputs. `public_url`: where the site will live.
pub fn build(mode: Mode, public_url: &str) -> Done {
    let dist = root().join("dist");
    let stamp = format!(
        "{} {public_url} {}",
        inputs_hash()?,
        if mode == Mode::Dev { "dev" } else { "release" }
    );
    if fs::read_to_string(dist.join(".stamp")).ok().as_deref() == Some(&stamp) {
        return Ok(());
    }
    // trunk looks for the sheets before its hook has written them
    styles::styles()?;
    // trunk's --offline goes on to cargo, and the crates of the browser alone are not here before
    // the first build
    quiet(Command::new("cargo").arg("fetch"))?;
    for (page, config, _) in RUNS {
        trunk(page, config, mode, public_url)?;
    }
    merge(&dist, mode, public_url)?;
    // the backend writes it into each widget; no page loads it
    fs::copy(
        root().join("target/style/widget.css"),
        dist.join("widget.css"),
    )
    .map_err(|error| format!("Cannot copy widget.css: {error}"))?;
    write(&dist.join(".stamp"), stamp.as_bytes())
}

fn trunk(page: &str, config: &str, mode: Mode, public_url: &str) -> Done {
    let has_wasm_opt = machine::find("wasm-opt").is_some();
    let mut run = machine::command("trunk");
    run.args(["build", "--config", config, "--public-url", public_url]);
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

/// Both programs beside each other, and one page that knows both.
fn merge(dist: &Path, mode: Mode, public_url: &str) -> Done {
    let _ = fs::remove_dir_all(dist);
    fs::create_dir_all(dist).map_err(|error| format!("Cannot make {}: {error}", dist.display()))?;
    let mut pages = vec![];
    for (_, _, folder) in RUNS {
        for file in files(&root().join(folder)) {
            let name = file.file_name().unwrap_or_default();
            fs::copy(&file, dist.join(name))
                .map_err(|error| format!("Cannot copy {}: {error}", file.display()))?;
        }
        let page = root().join(folder).join("index.html");
        let html = fs::read_to_string(&page)
            .map_err(|error| format!("Cannot read {}: {error}", page.display()))?;
        pages.push(html);
    }
    let whole = one_page(&pages[0], &pages[1]).ok_or("The page of work names no program.")?;
    write(&dist.join("index.html"), whole.as_bytes())?;
    if mode == Mode::Dev {
        return Ok(());
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
                "{{\"name\":\"{public_url}{name}\",\"sha256\":\"{}\"}}",
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

/// The two pages are the same but for the names of the program's files: the one of readers with
/// those of work besides.
fn one_page(readers: &str, work: &str) -> Option<String> {
    let names = &work[work.find(" data-work-js=")?..];
    let names = names.split('>').next()?;
    Some(readers.replacen(" data-site=", &format!("{names} data-site="), 1))
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
    let inputs = INPUTS.iter().map(|input| root().join(input));
    for input in inputs.chain(own_crates()?) {
        for file in all_files(&input) {
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

/// The folders of the workspace's crates that the programs are made of, as cargo tells.
fn own_crates() -> Done<Vec<PathBuf>> {
    let tree = quiet(Command::new("cargo").args([
        "tree",
        "--package",
        "resolution-progress",
        "--features",
        "csr",
        "--target",
        machine::TARGET,
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]))?;
    let mut folders: Vec<PathBuf> = tree
        .lines()
        .filter_map(|line| {
            let (_, path) = line.split_once(" (/")?;
            Some(PathBuf::from(format!("/{}", path.split(')').next()?)))
        })
        // the root package is named file by file
        .filter(|folder| *folder != root())
        .collect();
    folders.sort();
    folders.dedup();
    if folders.is_empty() {
        return Err("cargo tree names no crate of the workspace.".into());
    }
    Ok(folders)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_page_names_both_programs() {
        let of = |name: &str| {
            format!(
                "<script data-words-en=\"/w.txt\" data-site=\"/\" data-{name}-js=\"/{name}.js\" data-{name}-wasm=\"/{name}.wasm\"></script>"
            )
        };
        let whole = one_page(&of("app"), &of("work")).unwrap();
        for name in ["app", "work"] {
            for file in ["js", "wasm"] {
                assert!(whole.contains(&format!(" data-{name}-{file}=\"/{name}.{file}\"")));
            }
        }
        assert_eq!(whole.matches("data-site=\"/\"").count(), 1);
        assert_eq!(one_page(&of("app"), &of("app")), None);
    }

    #[test]
    fn every_crate_of_the_programs_is_an_input() {
        let folders = own_crates().unwrap();
        for name in ["charts", "report", "replica", "words"] {
            assert!(
                folders.contains(&root().join("crates").join(name)),
                "{name}"
            );
        }
        assert!(!folders.contains(&root().join("crates/backend")));
        for input in INPUTS {
            assert!(root().join(input).exists(), "{input}");
        }
    }
}
