//! The step `contract` of `cargo xtask test`: schemathesis makes requests out of api/openapi.json,
//! sound and broken ones, and holds every answer of a running backend to it.

use crate::machine::{find, tools_folder};
use crate::shell::{Done, loud, quiet, root};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

const SCHEMATHESIS: &str = "schemathesis==4.32.5";
const SECONDS: &str = "120";
/// The same requests at every run, so that a finding stays one; SEED=n tries others.
const SEED: &str = "2026";
/// And on the same day.
const NOW: &str = "2026-11-27T10:00:00Z";
/// The report of the demonstration that the requests may write to: UUIDv5 by SPEC.md, also the
/// example in the contract.
const DRAFT: &str = "DRAFT_ID";

fn python(program: &str) -> PathBuf {
    tools_folder().join("python/bin").join(program)
}

/// With the module that makes environments, which Debian packs apart.
pub fn has_python() -> bool {
    find("python3").is_some()
        && quiet(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_ok()
}

pub fn has_schemathesis() -> bool {
    let wanted = SCHEMATHESIS.rsplit('=').next().unwrap_or_default();
    quiet(Command::new(python("python")).args([
        "-c",
        "import importlib.metadata as m; print(m.version('schemathesis'))",
    ]))
    .is_ok_and(|text| text.trim() == wanted)
}

pub fn install() -> Done {
    let folder = tools_folder().join("python");
    quiet(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
    )?;
    quiet(Command::new(python("pip")).args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        SCHEMATHESIS,
    ]))
    .map(drop)
}

pub fn contract() -> Done {
    let data = root().join("target/contract-data");
    let _ = std::fs::remove_dir_all(&data);
    let (mut server, origin) = serve(&data)?;
    let seed = std::env::var("SEED").unwrap_or_else(|_| SEED.into());
    let done = loud(
        Command::new(python("schemathesis"))
            .arg("--config-file")
            .arg(root().join("api/schemathesis.toml"))
            .arg("run")
            .arg(root().join("api/openapi.json"))
            .args(["--url", &origin, "--max-time", SECONDS, "--seed", &seed])
            .env("SCHEMATHESIS_HOOKS", "schemathesis_session")
            .env("PYTHONPATH", root().join("api"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("BACKEND_ORIGIN", &origin)
            .env(DRAFT, draft_id()?),
    );
    let _ = server.kill();
    let _ = server.wait();
    let _ = std::fs::remove_dir_all(data);
    done
}

/// As the contract has it.
fn draft_id() -> Done<String> {
    let contract = std::fs::read_to_string(root().join("api/openapi.json"))
        .map_err(|error| format!("Cannot read the contract: {error}"))?;
    let rest = contract
        .split("\"/v1/drafts/{id}\"")
        .nth(1)
        .and_then(|rest| rest.split("\"example\": \"").nth(1));
    rest.and_then(|rest| rest.split('"').next())
        .map(str::to_owned)
        .ok_or_else(|| "The contract has no example of a draft's id.".into())
}

fn serve(data: &PathBuf) -> Done<(Child, String)> {
    let mut server = Command::new(root().join("target/debug/backend"))
        .args(["serve", "--port", "0", "--saves-a-minute", "100000"])
        .args(["--now", NOW])
        .arg("--dist")
        .arg(root().join("dist"))
        .arg("--demo")
        .arg(root().join("demo"))
        .arg("--data")
        .arg(data)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("Cannot start the backend: {error}. The step app builds it."))?;
    let lines = server
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufRead::lines)
        .map_while(Result::ok);
    let origin = lines
        .into_iter()
        .find_map(|line| line.strip_prefix("ready ").map(str::to_owned));
    origin
        .map(|origin| (server, origin))
        .ok_or_else(|| "The backend did not start; its words are above.".into())
}
