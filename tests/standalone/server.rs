//! A plain server of files with a fallback, a proxy to an API, and the faults that a test orders of
//! it: real HTTP, as a browser meets it behind other people's machines.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use journeys::root;
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tower::ServiceExt;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::services::{ServeDir, ServeFile};

/// Served as long as the test runs.
pub struct Site {
    port: u16,
    host: &'static str,
    pub faults: Faults,
}

/// The configuration of our backend, as if a person had copied it into the file.
pub async fn config_of(api: &str) -> Result<Value> {
    let text = reqwest::get(format!("{api}/config.json"))
        .await?
        .text()
        .await?;
    Ok(serde_json::from_str(&text)?)
}

impl Site {
    /// `dist` as files with this configuration beside them; every other address is `index.html`.
    pub async fn of_files(config: &Value) -> Result<Self> {
        Self::serves("127.0.0.1", Faults::default(), |_| files(config)).await
    }

    /// The same, and the API behind the same origin.
    pub async fn before(api: &str, config: &Value) -> Result<Self> {
        Self::before_with(api, config, Gateway::Same).await
    }

    pub async fn before_with(api: &str, config: &Value, gateway: Gateway) -> Result<Self> {
        Self::serves("127.0.0.1", Faults::default(), |faults| {
            let proxy = Proxy::to(api, faults, gateway);
            let mut router = files(config);
            for path in ["/v1/{*rest}", "/files/{*rest}", "/e/{*rest}"] {
                router = router.route(path, any(pass).with_state(proxy.clone()));
            }
            router
        })
        .await
    }

    /// `dist` on an origin of its own, whose API is at another one (127.0.0.1): the same site, if the
    /// host is 127.0.0.1 too.
    pub async fn apart(host: &'static str, api: &str, mut config: Value) -> Result<(Self, Self)> {
        let listener = bound().await?;
        let app = format!("http://{host}:{}", listener.local_addr()?.port());
        let api = Self::serves("127.0.0.1", Faults::default(), |faults| {
            let proxy = Proxy::to(api, faults, Gateway::Foreign);
            let origin = HeaderValue::from_str(&app).map(AllowOrigin::exact);
            let cors = CorsLayer::new()
                .allow_origin(origin.unwrap_or_else(|_| AllowOrigin::any()))
                .allow_credentials(true)
                .allow_methods(["GET", "PUT", "PATCH", "POST", "DELETE"].map(method))
                .allow_headers(
                    ["x-csrf", "if-match", "if-none-match", "content-type"]
                        .map(HeaderName::from_static),
                )
                .expose_headers(["etag", "retry-after"].map(HeaderName::from_static));
            Router::new()
                .fallback(any(pass).with_state(proxy))
                .layer(cors)
        })
        .await?;
        config["apiBase"] = json!(api.origin());
        let port = listener.local_addr()?.port();
        tokio::spawn(accept(listener, files(&config)));
        let app = Self {
            port,
            host,
            faults: Faults::default(),
        };
        Ok((app, api))
    }

    async fn serves(
        host: &'static str,
        faults: Faults,
        router: impl FnOnce(Faults) -> Router,
    ) -> Result<Self> {
        let listener = bound().await?;
        let port = listener.local_addr()?.port();
        tokio::spawn(accept(listener, router(faults.clone())));
        Ok(Self { port, host, faults })
    }

    pub fn origin(&self) -> String {
        format!("http://{}:{}", self.host, self.port)
    }
}

fn method(name: &str) -> Method {
    Method::from_bytes(name.as_bytes()).unwrap_or_default()
}

async fn bound() -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .context("a free port")
}

fn files(config: &Value) -> Router {
    let dist = root().join("dist");
    let config = config.to_string();
    Router::new()
        .route(
            "/config.json",
            get(async move || ([(CONTENT_TYPE, "application/json")], config.clone())),
        )
        .fallback_service(ServeDir::new(&dist).fallback(ServeFile::new(dist.join("index.html"))))
}

/// The connection ends without an answer.
#[derive(Clone, Debug)]
struct Dropped;

impl std::fmt::Display for Dropped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("dropped, as ordered")
    }
}

impl std::error::Error for Dropped {}

/// As `axum::serve` does it, which cannot hang up.
async fn accept(listener: TcpListener, router: Router) {
    while let Ok((stream, _)) = listener.accept().await {
        let router = router.clone();
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let answer = router.clone().oneshot(request.map(Body::new));
            async move {
                let answer = answer.await.unwrap_or_else(|never| match never {});
                if answer.extensions().get::<Dropped>().is_some() {
                    return Err(Dropped);
                }
                Ok(answer)
            }
        });
        tokio::spawn(async move {
            // an end that the browser or an order made is no news
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// What the proxy does beside passing on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gateway {
    Same,
    /// Vouches for an application on another origin, which is not asked about again.
    Foreign,
    /// Before a mock of the contract, which wants a session of everybody and tells examples apart
    /// by a header.
    Mock,
}

#[derive(Clone)]
struct Proxy {
    api: String,
    client: reqwest::Client,
    faults: Faults,
    gateway: Gateway,
}

impl Proxy {
    fn to(api: &str, faults: Faults, gateway: Gateway) -> Self {
        // the browser follows, not we
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            api: api.to_owned(),
            client: client.build().unwrap_or_default(),
            faults,
            gateway,
        }
    }

    async fn asks(
        &self,
        method: Method,
        path: &str,
        mut headers: HeaderMap,
        body: Bytes,
    ) -> Response {
        // what was changed must be readable, and its length is another
        for name in [ACCEPT_ENCODING, CONTENT_LENGTH] {
            headers.remove(name);
        }
        match self.gateway {
            Gateway::Same => {}
            Gateway::Foreign => {
                for name in [HOST, ORIGIN, HeaderName::from_static("sec-fetch-site")] {
                    headers.remove(name);
                }
            }
            Gateway::Mock => {
                headers.insert(COOKIE, HeaderValue::from_static("rr_s=anybody"));
                if path.contains("/progress/") {
                    let example = HeaderValue::from_static("example=progress");
                    headers.insert(HeaderName::from_static("prefer"), example);
                }
            }
        }
        let asked = self
            .client
            .request(method, format!("{}{path}", self.api))
            .headers(headers)
            .body(body);
        let answered = async {
            let answer = asked.send().await?;
            let (status, mut headers) = (answer.status(), answer.headers().clone());
            for name in ["transfer-encoding", "connection"] {
                headers.remove(name);
            }
            headers.remove(CONTENT_LENGTH);
            Ok::<_, reqwest::Error>((status, headers, answer.bytes().await?))
        };
        match answered.await {
            Ok((status, mut headers, bytes)) => {
                if self.gateway == Gateway::Foreign {
                    // the API of the reference backend is for its own pages
                    headers.remove("cross-origin-resource-policy");
                }
                (status, headers, bytes).into_response()
            }
            Err(error) => (StatusCode::BAD_GATEWAY, error.to_string()).into_response(),
        }
    }
}

async fn pass(State(proxy): State<Proxy>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.to_string();
    let body = match body.collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    let bare = parts.uri.path();
    let ordered = proxy.faults.ordered(&parts.method, bare, &body);
    let on = || {
        proxy.asks(
            parts.method.clone(),
            &path,
            parts.headers.clone(),
            body.clone(),
        )
    };
    match ordered {
        None => on().await,
        Some(Fault::Answers(status, headers, text)) => {
            let mut answer = (status, text).into_response();
            for (name, value) in headers {
                if let Ok(value) = HeaderValue::from_str(&value) {
                    answer
                        .headers_mut()
                        .insert(HeaderName::from_static(name), value);
                }
            }
            answer
        }
        Some(Fault::Half) => changed(on().await, |bytes| bytes.slice(..bytes.len() / 2)).await,
        Some(Fault::Changed(change)) => {
            changed(on().await, |bytes| {
                let Ok(mut value) = serde_json::from_slice(&bytes) else {
                    return bytes;
                };
                change(&mut value);
                value.to_string().into()
            })
            .await
        }
        Some(Fault::Dropped) => dropped(),
        Some(Fault::DoneThenDropped) => {
            on().await;
            dropped()
        }
        Some(Fault::Late(time)) => {
            tokio::time::sleep(time).await;
            on().await
        }
    }
}

fn dropped() -> Response {
    let mut answer = Response::default();
    answer.extensions_mut().insert(Dropped);
    answer
}

async fn changed(answer: Response, change: impl FnOnce(Bytes) -> Bytes) -> Response {
    let (parts, body) = answer.into_parts();
    let bytes = body.collect().await.map(|body| body.to_bytes());
    Response::from_parts(parts, Body::from(change(bytes.unwrap_or_default())))
}

/// What a test orders instead of the answer.
#[derive(Clone)]
pub enum Fault {
    Answers(StatusCode, Vec<(&'static str, String)>, String),
    /// The first half of the true answer.
    Half,
    /// The true answer, with something that the application does not know.
    Changed(fn(&mut Value)),
    /// No answer: the connection ends.
    Dropped,
    /// The backend does it, and the answer is lost.
    DoneThenDropped,
    Late(Duration),
}

impl Fault {
    /// As the contract has it.
    pub fn problem(status: u16, slug: &str) -> Self {
        Self::document(
            status,
            &json!({ "type": format!("https://api.example.org/problems/{slug}"), "title": slug, "status": status, "instance": "quote-me-4711" }),
        )
    }

    pub fn document(status: u16, document: &Value) -> Self {
        Self::with(
            status,
            "application/problem+json",
            document.to_string(),
            vec![],
        )
    }

    pub fn slow_down(seconds: u32) -> Self {
        let Self::Answers(status, mut headers, text) = Self::problem(429, "slow-down") else {
            unreachable!("a problem is an answer")
        };
        headers.push(("retry-after", seconds.to_string()));
        Self::Answers(status, headers, text)
    }

    /// What stands between says: a page.
    pub fn html(status: u16) -> Self {
        let page = "<!doctype html><title>Front door</title><h1>Something of the house</h1>";
        Self::with(status, "text/html", page.into(), vec![])
    }

    pub fn json(text: &str) -> Self {
        Self::with(200, "application/json", text.into(), vec![])
    }

    fn with(
        status: u16,
        kind: &str,
        text: String,
        mut headers: Vec<(&'static str, String)>,
    ) -> Self {
        headers.push(("content-type", kind.into()));
        headers.push(("cache-control", "no-store".into()));
        Self::Answers(
            StatusCode::from_u16(status).unwrap_or(StatusCode::IM_A_TEAPOT),
            headers,
            text,
        )
    }
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: Method,
    pub path: String,
    pub body: String,
    pub at: Instant,
}

/// What is ordered, and what came.
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<Orders>>);

#[derive(Default)]
struct Orders {
    faults: Vec<(Method, String, Fault)>,
    seen: Vec<Seen>,
}

impl Faults {
    /// From now on requests with this method get it, at this path or, with `*` at its end, at all
    /// that begin so.
    pub fn order(&self, method: Method, path: &str, fault: Fault) {
        self.with(|orders| orders.faults.push((method, path.to_owned(), fault)));
    }

    /// All is well again.
    pub fn end(&self) {
        self.with(|orders| orders.faults.clear());
    }

    /// What came since the last time that a test asked.
    pub fn came(&self) -> Vec<Seen> {
        self.with(|orders| std::mem::take(&mut orders.seen))
    }

    fn ordered(&self, method: &Method, path: &str, body: &Bytes) -> Option<Fault> {
        self.with(|orders| {
            orders.seen.push(Seen {
                method: method.clone(),
                path: path.to_owned(),
                body: String::from_utf8_lossy(body).into_owned(),
                at: Instant::now(),
            });
            let fits = |wanted: &str| match wanted.strip_suffix('*') {
                Some(begin) => path.starts_with(begin),
                None => path == wanted,
            };
            orders
                .faults
                .iter()
                .find(|(own, wanted, _)| own == method && fits(wanted))
                .map(|(.., fault)| fault.clone())
        })
    }

    fn with<T>(&self, deed: impl FnOnce(&mut Orders) -> T) -> T {
        let mut orders = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        deed(&mut orders)
    }
}
