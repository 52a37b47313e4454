//! What the machine has, and what cargo and rustup can get. A tool of the right version on PATH is
//! used as it is; others are built into target/tools. Never a package manager, never root.

use crate::shell::{Done, quiet, root};
use std::path::PathBuf;
use std::process::Command;

pub const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";

/// Where the tools are, to be put before PATH.
pub struct Tools {
    pub wasm_opt: Option<String>,
}

pub fn tools_folder() -> PathBuf {
    root().join("target/tools")
}

/// PATH with our tools first.
pub fn path() -> String {
    let own = tools_folder().join("bin");
    let node = root().join("target/tools/node_modules/.bin");
    format!(
        "{}:{}:{}",
        own.display(),
        node.display(),
        std::env::var("PATH").unwrap_or_default()
    )
}

pub fn command(program: &str) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.env("PATH", path());
    command
}

/// The first file of that name on our PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    path()
        .split(':')
        .map(|folder| PathBuf::from(folder).join(program))
        .find(|file| file.is_file())
}

pub fn version(program: &str) -> Option<String> {
    find(program)?;
    let text = quiet(command(program).arg("--version")).ok()?;
    text.split_whitespace()
        .find(|word| word.contains(|c: char| c.is_ascii_digit()) && !word.contains("http"))
        .map(str::to_owned)
}

pub fn check_compiler() -> Done {
    if ["cc", "gcc", "clang"]
        .iter()
        .any(|name| find(name).is_some())
    {
        return Ok(());
    }
    Err("There is no C compiler, which SQLite and some tools need. Install one (Debian: apt-get install gcc libc6-dev; macOS: xcode-select --install) and run the same command again.".into())
}

pub fn wasm_target() -> Done {
    let sysroot = quiet(Command::new("rustc").args(["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    quiet(Command::new("rustup").args(["target", "add", TARGET])).map(drop)
}

/// The version of wasm-bindgen in Cargo.lock: the tool must be the same.
pub fn wasm_bindgen_version() -> Done<String> {
    locked("wasm-bindgen").ok_or_else(|| {
        "Cargo.lock names no wasm-bindgen. Restore it with git and run the command again.".into()
    })
}

fn locked(name: &str) -> Option<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).ok()?;
    let mut lines = lock
        .lines()
        .skip_while(|line| *line != format!("name = \"{name}\""));
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

pub fn has(program: &str, wanted: &str) -> bool {
    version(program).as_deref() == Some(wanted)
}

pub fn has_trunk() -> bool {
    has("trunk", TRUNK)
}

/// Unoptimised: it costs a third of the time, and an app build takes some seconds longer.
pub fn install_trunk() -> Done {
    if has_trunk() {
        return Ok(());
    }
    install(&[
        "trunk",
        "--version",
        TRUNK,
        "--locked",
        "--debug",
        "--no-default-features",
        "--features",
        "rustls",
    ])
}

pub fn install_wasm_bindgen() -> Done {
    let wanted = wasm_bindgen_version()?;
    if has("wasm-bindgen", &wanted) {
        return Ok(());
    }
    install(&["wasm-bindgen-cli", "--version", &wanted, "--debug"])
}

/// `cargo install` into target/tools. Debug information is left out: nobody debugs the tools.
pub fn install(arguments: &[&str]) -> Done {
    let folder = tools_folder();
    let shared_target = root().join("target/tools/build");
    quiet(
        Command::new("cargo")
            .arg("install")
            .args(arguments)
            .arg("--root")
            .arg(&folder)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_TARGET_DIR", shared_target),
    )
    .map(drop)
    .map_err(|error| {
        format!(
            "{error}\nTo install it by hand: cargo install {}",
            arguments.join(" ")
        )
    })
}

pub fn tools() -> Tools {
    Tools {
        wasm_opt: find("wasm-opt")
            .and_then(|_| quiet(command("wasm-opt").arg("--version")).ok())
            .map(|text| text.trim().to_owned()),
    }
}
