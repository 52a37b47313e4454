//! The program itself in a process of its own, and people who write to it over HTTP.

use crate::day;
use report::id::report_id;
use report::vocabulary::ReportKind;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the workspace")
        .to_path_buf()
}

pub fn temporary() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    std::env::temp_dir().join(format!(
        "rp-durable-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    ))
}

/// Templates without an app: the API needs no build.
fn dist() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = temporary();
        std::fs::create_dir_all(&folder).unwrap();
        let page = std::fs::read_to_string(root().join("index.html")).unwrap();
        let names = [
            "app-js",
            "app-wasm",
            "work-js",
            "work-wasm",
            "words-en",
            "words-fr",
            "words-es",
        ]
        .map(|name| format!(" data-{name}=\"\""))
        .concat();
        let page = page.replace("<body>", &format!("<body{names}>"));
        std::fs::write(folder.join("index.html"), page).unwrap();
        std::fs::write(folder.join("widget.css"), "").unwrap();
        folder
    })
}

/// Runs a command of the program to its end: what it printed, or what it said went wrong.
pub fn run(arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_backend"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(text(&output.stderr))
    }
}

pub struct Server {
    pub origin: String,
    pub process: Option<Child>,
}

impl Server {
    pub fn started(data: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_backend"))
            .args(["serve", "--port", "0", "--saves-a-minute", "1000000"])
            .args(["--now", &day::now()])
            .arg("--dist")
            .arg(dist())
            .arg("--data")
            .arg(data)
            .arg("--demo")
            .arg(root().join("demo"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let origin = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("ready ").map(str::to_owned))
            .expect("it starts on what is there");
        Self {
            origin,
            process: Some(process),
        }
    }

    /// As a power cut does: SIGKILL, no farewell.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

pub struct Person {
    origin: String,
    agent: ureq::Agent,
    cookie: String,
    csrf: String,
}

impl Person {
    /// `None` when the server is gone.
    pub fn signed_in(origin: &str, person: &str) -> Option<Self> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(10)))
            .http_status_as_error(false)
            .build()
            .into();
        let answer = agent
            .post(format!("{origin}/v1/session/demo"))
            .content_type("application/json")
            // as browsers say
            .header("connection", "keep-alive")
            .send(json!({ "person": person }).to_string())
            .ok()?;
        let cookie = answer
            .headers()
            .get("set-cookie")?
            .to_str()
            .ok()?
            .split(';')
            .next()?
            .to_owned();
        let mut session = agent
            .get(format!("{origin}/v1/session"))
            .header("cookie", &cookie)
            .call()
            .ok()?;
        let session: Value =
            serde_json::from_str(&session.body_mut().read_to_string().ok()?).ok()?;
        Some(Self {
            origin: origin.to_owned(),
            agent,
            cookie,
            csrf: session["csrf"].as_str()?.to_owned(),
        })
    }

    /// Opens the report of this year; its id.
    pub fn open(&self, code: &str, constituent: &str) -> String {
        let id = report_id(
            ReportKind::Activity,
            &code.parse().unwrap(),
            "2026",
            constituent,
        )
        .to_string();
        let new =
            json!({ "kind": "activity", "code": code, "year": "2026", "constituent": constituent });
        let address = format!("{}/v1/drafts/{id}", self.origin);
        let request = self
            .agent
            .put(address)
            .header("cookie", &self.cookie)
            .header("x-csrf", &self.csrf)
            .header("if-none-match", "*");
        let answer = request
            .content_type("application/json")
            .send(new.to_string())
            .unwrap();
        assert_eq!(answer.status(), 201);
        id
    }

    pub fn draft(&self, id: &str) -> Option<Value> {
        let mut answer = self
            .agent
            .get(format!("{}/v1/drafts/{id}", self.origin))
            .header("cookie", &self.cookie)
            .call()
            .ok()?;
        (answer.status() == 200)
            .then(|| serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap())
    }

    /// The new version, once the server has said that it is saved. `None` when it did not answer.
    pub fn save(&self, id: &str, based_on: u64, words: &str) -> Option<u64> {
        let change = json!({ "challenges": { "entries": { "a": { "text": words } } } });
        let request = self
            .agent
            .patch(format!("{}/v1/drafts/{id}", self.origin))
            .header("cookie", &self.cookie)
            .header("x-csrf", &self.csrf);
        let request = request
            .header("if-match", format!("\"{based_on}\""))
            .content_type("application/merge-patch+json");
        let mut answer = request.send(change.to_string()).ok()?;
        assert_eq!(
            answer.status(),
            200,
            "{}",
            answer.body_mut().read_to_string().unwrap_or_default()
        );
        let saved: Value = serde_json::from_str(&answer.body_mut().read_to_string().ok()?).ok()?;
        saved["version"].as_u64()
    }
}
