//! The backend in process: requests as people make them, every answer held to api/openapi.json.

use crate::day;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use backend::store::Store;
use backend::{App, SAVES_A_MINUTE, Settings, http, seed};
use http_body_util::BodyExt;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use tower::ServiceExt;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the workspace")
        .to_path_buf()
}

pub type Peer = ConnectInfo<SocketAddr>;

/// As a server learns from the connection who asks.
pub fn peer(address: impl Into<IpAddr>) -> Peer {
    ConnectInfo(SocketAddr::new(address.into(), 50_000))
}

pub fn contract() -> Value {
    serde_json::from_str(
        &std::fs::read_to_string(root().join("api/openapi.json")).expect("the contract"),
    )
    .expect("JSON")
}

/// A part of the contract that several places share.
pub fn shared<'v>(contract: &'v Value, part: &'v Value) -> &'v Value {
    match part["$ref"].as_str() {
        Some(path) => contract
            .pointer(path.trim_start_matches('#'))
            .unwrap_or_else(|| panic!("{path} is there")),
        None => part,
    }
}

/// Slug and status of each kind of refusal, as the contract lists them.
pub fn problem_types(contract: &Value) -> BTreeSet<(String, u16)> {
    contract["components"]["schemas"]["Problem"]["x-problem-types"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|kind| {
            let status = kind["status"].as_u64().expect("a status");
            let slug = kind["slug"].as_str().expect("a slug");
            (slug.to_owned(), u16::try_from(status).expect("a status"))
        })
        .collect()
}

/// A database with the demonstration, filled once for all tests.
fn seeded() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("rp-seeded-{}", std::process::id()));
        let store = Store::open(&folder, day::clock()).expect("opens");
        seed::load_once(&store, &root().join("demo")).expect("seeds");
        let copy = folder.with_extension("sqlite");
        let _ = std::fs::remove_file(&copy);
        Store::copy_of(&folder, &copy).expect("copied");
        drop(store);
        let _ = std::fs::remove_dir_all(folder);
        copy
    })
}

pub struct Server {
    pub app: Arc<App>,
    pub router: Router,
    contract: Value,
    /// Operation and status of each answer so far.
    pub seen: RefCell<BTreeSet<(String, u16)>>,
    pub folder: PathBuf,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
    /// Of the body as it was sent.
    pub bytes: usize,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn slug(&self) -> String {
        self.json()["type"]
            .as_str()
            .and_then(|kind| kind.rsplit('/').next())
            .unwrap_or_default()
            .to_owned()
    }
}

/// The sheets that xtask puts together, comments and all: widgets are at most smaller.
fn widget_style() -> String {
    let files = [
        "tokens.css",
        "base.css",
        "controls/glyph.css",
        "charts.css",
        "widget.css",
    ];
    files
        .map(|file| std::fs::read_to_string(root().join("style").join(file)).expect("a sheet"))
        .concat()
}

/// The page before trunk has put the programs into it, with their names as trunk writes them.
pub fn page() -> String {
    let names = [
        "app-js",
        "app-wasm",
        "work-js",
        "work-wasm",
        "words-en",
        "words-fr",
        "words-es",
    ];
    let names = names
        .map(|name| format!(" data-{name}=\"/{name}\""))
        .concat();
    let html = std::fs::read_to_string(root().join("index.html")).expect("the page");
    html.replace(
        "</head>",
        &format!("<script type=\"module\"{names}></script></head>"),
    )
}

/// A session, or nobody.
#[derive(Clone, Default)]
pub struct Visitor {
    cookie: String,
    csrf: String,
}

impl Server {
    /// With demonstration data. The pages are templates without an app: the API needs no build.
    pub fn new() -> Self {
        Self::with(|_| ())
    }

    /// On a day of its own, whatever the others' is.
    pub fn on(now: &str) -> Self {
        Self::with(|app| app.store.clock = now.parse().expect("a time"))
    }

    /// With a setting that a demonstration has not.
    pub fn with(setting: impl FnOnce(&mut App)) -> Self {
        let folder = std::env::temp_dir().join(format!("rp-{}", uuid::Uuid::new_v4()));
        let dist = folder.join("dist");
        std::fs::create_dir_all(&dist).expect("a folder");
        std::fs::write(dist.join("widget.css"), widget_style()).expect("written");
        std::fs::write(dist.join("index.html"), page()).expect("written");
        let data = folder.join("data");
        std::fs::create_dir_all(&data).expect("a folder");
        std::fs::copy(seeded(), data.join("resolution-progress.sqlite")).expect("copied");
        let settings = Settings {
            dist,
            data,
            demo: true,
            address: ([127, 0, 0, 1], 8080).into(),
            saves_a_minute: SAVES_A_MINUTE,
            clock: day::clock(),
        };
        let mut app = App::open(settings).expect("opens");
        setting(&mut app);
        let app = Arc::new(app);
        Self {
            router: http::router(Arc::clone(&app)),
            app,
            contract: contract(),
            seen: RefCell::default(),
            folder,
        }
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        if request.extensions().get::<Peer>().is_none() {
            request.extensions_mut().insert(peer([127, 0, 0, 1]));
        }
        let (method, path) = (
            request.method().to_string(),
            request.uri().path().to_owned(),
        );
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("infallible");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.len(),
        };
        self.hold_to_contract(&method, &path, &answer);
        answer
    }

    /// Anything under /v1 answers as the contract says: status, content type, schema.
    fn hold_to_contract(&self, method: &str, path: &str, answer: &Answer) {
        let Some((template, item)) = self.contract["paths"]
            .as_object()
            .expect("paths")
            .iter()
            .find(|(template, _)| fits(template, path))
        else {
            return;
        };
        let operation = &item[method.to_lowercase()];
        if operation.is_null() {
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {template}"
            );
            return;
        }
        let status = answer.status.as_u16();
        let declared = shared(&self.contract, &operation["responses"][status.to_string()]);
        assert!(
            !declared.is_null(),
            "{method} {template} answers {status}, which the contract does not name: {}",
            answer.text
        );
        self.seen.borrow_mut().insert((
            operation["operationId"].as_str().expect("an id").to_owned(),
            status,
        ));
        assert!(
            answer.headers.contains_key("request-id"),
            "{method} {template}"
        );
        for (name, header) in declared["headers"].as_object().into_iter().flatten() {
            assert!(
                header["required"] != true || answer.headers.contains_key(name.as_str()),
                "{method} {template} {status} has {name}"
            );
        }
        let Some(content) = declared["content"].as_object() else {
            assert_eq!(answer.text, "", "{method} {template} {status}");
            return;
        };
        let kind = answer.headers["content-type"].to_str().expect("text");
        let media = content
            .get(kind)
            .unwrap_or_else(|| panic!("{method} {template} {status} is {kind}"));
        if answer.status.as_u16() >= 400 {
            let listed = problem_types(&self.contract);
            assert!(
                listed.contains(&(answer.slug(), status)),
                "{method} {template}: {} {status} is not listed",
                answer.slug()
            );
        }
        let validator = self.validator(media["schema"]["$ref"].as_str().expect("a name"));
        let problems: Vec<String> = validator
            .iter_errors(&answer.json())
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(
            problems.is_empty(),
            "{method} {template} {status}: {problems:#?}\n{}",
            answer.text
        );
    }

    /// Made once for all tests: a walk asks for thousands of documents.
    fn validator(&self, name: &str) -> Arc<Validator> {
        static MADE: Mutex<BTreeMap<String, Arc<Validator>>> = Mutex::new(BTreeMap::new());
        let mut made = MADE
            .lock()
            .expect("never poisoned: a schema is read or the tests end");
        let one = made.entry(name.to_owned()).or_insert_with(|| {
            let schema = json!({ "$ref": name, "components": self.contract["components"] });
            Arc::new(jsonschema::validator_for(&schema).expect("a schema"))
        });
        Arc::clone(one)
    }

    pub async fn get(&self, path: &str, visitor: &Visitor) -> Answer {
        self.send(
            visitor
                .request("GET", path)
                .body(Body::empty())
                .expect("a request"),
        )
        .await
    }

    pub async fn sign_in(&self, person: &str) -> Visitor {
        let answer = self
            .post(
                "/v1/session/demo",
                &Visitor::default(),
                &json!({ "person": person }),
            )
            .await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
        let cookie = answer.headers["set-cookie"]
            .to_str()
            .expect("text")
            .split(';')
            .next()
            .expect("a pair")
            .to_owned();
        let session = self
            .get(
                "/v1/session",
                &Visitor {
                    cookie: cookie.clone(),
                    csrf: String::new(),
                },
            )
            .await
            .json();
        Visitor {
            cookie,
            csrf: session["csrf"].as_str().expect("a value").to_owned(),
        }
    }

    pub async fn post(&self, path: &str, visitor: &Visitor, body: &Value) -> Answer {
        self.write(
            "POST",
            path,
            visitor,
            &[("content-type", "application/json")],
            &body.to_string(),
        )
        .await
    }

    pub async fn write(
        &self,
        method: &str,
        path: &str,
        visitor: &Visitor,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = visitor.request(method, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(
            request
                .body(Body::from(body.to_owned()))
                .expect("a request"),
        )
        .await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Visitor {
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1:8080")
            .header("connection", "keep-alive");
        let request = if self.cookie.is_empty() {
            request
        } else {
            request.header("cookie", &self.cookie)
        };
        if self.csrf.is_empty() {
            request
        } else {
            request.header("x-csrf", &self.csrf)
        }
    }

    /// As another site could make a browser send it.
    pub fn without_csrf(&self) -> Self {
        Self {
            csrf: String::new(),
            ..self.clone()
        }
    }
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) =
        (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template
            .iter()
            .zip(&path)
            .all(|(step, given)| step.starts_with('{') || step == given)
}
