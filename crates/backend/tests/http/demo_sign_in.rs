//! Signing in by choosing a person: for a browser on the server's own machine, and never through a
//! proxy, Debian's nginx at its defaults among them.

use crate::support::{Peer, Server, Visitor, peer};
use axum::body::Body;
use axum::http::{Request, StatusCode, Version, request};
use backend::{command, http};
use serde_json::json;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What a browser on this machine sends; `None` leaves a header out.
fn request(method: &str, path: &str, changed: &[(&str, Option<&str>)]) -> request::Builder {
    let mut headers = vec![
        ("host", "127.0.0.1:8080"),
        ("connection", "keep-alive"),
        ("referer", "http://127.0.0.1:8080/en/sign-in"),
        ("content-type", "application/json"),
    ];
    if method == "POST" {
        headers.push(("origin", "http://127.0.0.1:8080"));
    }
    headers.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
    headers.extend(
        changed
            .iter()
            .filter_map(|(name, to)| Some((*name, (*to)?))),
    );
    headers.into_iter().fold(
        Request::builder().method(method).uri(path),
        |request, (name, value)| request.header(name, value),
    )
}

/// The list, the word of the session and the deed say the same.
async fn is_offered(
    server: &Server,
    changed: &[(&str, Option<&str>)],
    way: impl Fn(request::Builder) -> request::Builder,
) -> bool {
    let session = request("GET", "/v1/session", changed);
    let session = server.send(way(session).body(Body::empty()).unwrap()).await;
    let people = request("GET", "/v1/session/demo", changed);
    let people = server.send(way(people).body(Body::empty()).unwrap()).await;
    let deed = request("POST", "/v1/session/demo", changed);
    let person = Body::from(r#"{"person":"grace"}"#);
    let deed = server.send(way(deed).body(person).unwrap()).await;
    let offered = session.json()["demoSignIn"] == true;
    assert_eq!(offered, people.status == StatusCode::OK, "{changed:?}");
    assert_eq!(
        offered,
        deed.status == StatusCode::NO_CONTENT,
        "{changed:?}"
    );
    assert_eq!(offered, deed.headers.contains_key("set-cookie"));
    offered
}

fn straight(request: request::Builder) -> request::Builder {
    request
}

#[tokio::test]
async fn one_sign_of_another_machine_is_enough_to_refuse() {
    let server = Server::new();
    for host in [
        "127.0.0.1:8080",
        "localhost:8080",
        "[::1]:8080",
        "localhost",
    ] {
        let origin = format!("http://{host}");
        let own = [
            ("host", Some(host)),
            ("origin", Some(origin.as_str())),
            ("referer", Some(origin.as_str())),
        ];
        assert!(is_offered(&server, &own, straight).await, "{host}");
        let bare = [("host", Some(host)), ("referer", None), ("origin", None)];
        assert!(is_offered(&server, &bare, straight).await, "{host}");
    }
    for sign in [
        ("host", "example.org"),
        ("host", "127.0.0.1.example.org:8080"),
        ("host", "grace@127.0.0.1"),
        ("host", ""),
        ("referer", "https://reports.public.example/en/"),
        ("connection", "close"),
        ("connection", "keep-alive, x-forwarded-for"),
        ("forwarded", "for=192.0.2.60"),
        ("via", "1.1 proxy"),
        ("x-forwarded-for", "127.0.0.1"),
        ("x-forwarded-host", "localhost"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-server", "proxy"),
        ("x-real-ip", "127.0.0.1"),
        ("x-original-forwarded-for", "192.0.2.60"),
        ("x-envoy-external-address", "192.0.2.60"),
        ("cf-connecting-ip", "192.0.2.60"),
        ("true-client-ip", "192.0.2.60"),
        ("x-client-ip", "192.0.2.60"),
        ("cdn-loop", "x"),
    ] {
        let changed = [(sign.0, Some(sign.1))];
        assert!(!is_offered(&server, &changed, straight).await, "{sign:?}");
    }
    for absent in ["host", "connection"] {
        let changed = [(absent, None)];
        assert!(!is_offered(&server, &changed, straight).await, "{absent}");
    }
    let old = |request: request::Builder| request.version(Version::HTTP_10);
    assert!(!is_offered(&server, &[], old).await);
    let from = |peer: Peer| move |request: request::Builder| request.extension(peer);
    assert!(!is_offered(&server, &[], from(peer([192, 0, 2, 60]))).await);
    assert!(is_offered(&server, &[], from(peer(std::net::Ipv6Addr::LOCALHOST))).await);
    let mapped = Ipv4Addr::LOCALHOST.to_ipv6_mapped();
    assert!(is_offered(&server, &[], from(peer(mapped))).await);
}

/// Only the deed has an origin in a browser; another one is refused by the layer before, or here.
#[tokio::test]
async fn another_origin_is_refused() {
    let server = Server::new();
    for origin in [
        "https://reports.public.example",
        "null",
        "http://192.0.2.60:8080",
    ] {
        for site in [None, Some("same-origin"), Some("cross-site")] {
            let changed = [("origin", Some(origin)), ("sec-fetch-site", site)];
            let deed = request("POST", "/v1/session/demo", &changed)
                .body(Body::from(r#"{"person":"grace"}"#))
                .unwrap();
            let answer = server.send(deed).await;
            assert!(answer.status.is_client_error(), "{origin} {site:?}");
            assert!(!answer.headers.contains_key("set-cookie"));
        }
    }
}

#[tokio::test]
async fn a_server_that_is_reached_from_elsewhere_offers_it_to_nobody() {
    for (origin, is_ours) in [
        ("https://reports.public.example", false),
        ("http://localhost.example", false),
        ("http://localhost:8080", true),
        ("http://127.0.0.1:8080", true),
    ] {
        let server = Server::with(|app| app.origin = Some(origin.to_owned()));
        assert_eq!(
            is_offered(&server, &[], straight).await,
            is_ours,
            "{origin}"
        );
    }
    let server = Server::with(|app| app.address = ([192, 0, 2, 1], 8080).into());
    assert!(!is_offered(&server, &[], straight).await);
    let server = Server::with(|app| app.demo = false);
    assert!(!is_offered(&server, &[], straight).await);
}

#[tokio::test]
async fn serve_does_not_start_a_demonstration_under_a_public_origin() {
    let serve = async |origin: &str| {
        // a port that is none: nothing is left running where the origin is let through
        let words = [
            "serve", "--demo", "demo", "--origin", origin, "--port", "none",
        ];
        command::run(words.map(str::to_owned).to_vec())
            .await
            .unwrap_err()
    };
    let refusal = serve("https://reports.public.example/").await;
    assert!(
        refusal.contains("--origin https://reports.public.example")
            && refusal.contains("Leave one of the two out"),
        "{refusal}"
    );
    assert!(
        serve("http://localhost:8080")
            .await
            .starts_with("--port none")
    );
}

/// Ways to put nginx before a server, by the name under which each is asked.
const WAYS: [(&str, &str); 5] = [
    ("defaults.example", ""),
    // as its defaults are since 1.29.7
    (
        "newer.example",
        "proxy_http_version 1.1; proxy_set_header Connection \"\";",
    ),
    ("closing.example", "proxy_http_version 1.1;"),
    (
        "telling.example",
        "proxy_http_version 1.1; proxy_set_header Connection keep-alive; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
    ),
    (
        "naming.example",
        "proxy_http_version 1.1; proxy_set_header Connection keep-alive; proxy_set_header Host $host;",
    ),
];

struct Nginx {
    process: Child,
    folder: PathBuf,
    port: u16,
}

impl Nginx {
    /// Of Debian, with a configuration of nothing but `proxy_pass` and the ways above.
    fn before(server: SocketAddr, folder: &Path) -> Self {
        let folder = folder.join("nginx");
        std::fs::create_dir_all(&folder).unwrap();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|free| free.local_addr())
            .unwrap()
            .port();
        let servers: String = WAYS
            .iter()
            .map(|(name, way)| format!("server {{ listen 127.0.0.1:{port}; server_name {name}; location / {{ proxy_pass http://{server}; {way} }} }}\n"))
            .collect();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {name};\n"))
            .concat();
        let configuration = format!(
            "daemon off;\nmaster_process off;\npid nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{servers}}}\n"
        );
        std::fs::write(folder.join("nginx.conf"), configuration).unwrap();
        let program = std::env::var_os("PATH")
            .iter()
            .flat_map(std::env::split_paths)
            .chain([PathBuf::from("/usr/sbin")])
            .map(|folder| folder.join("nginx"))
            .find(|file| file.is_file())
            .expect("nginx is missing. Install it: apt-get install -y --no-install-recommends nginx-light (or let `cargo xtask test tools` do it)");
        let process = Command::new(program)
            .arg("-p")
            .arg(&folder)
            .args(["-c", "nginx.conf", "-e", "stderr"])
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let nginx = Self {
            process,
            folder,
            port,
        };
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(20), "nginx listens");
            std::thread::yield_now();
        }
        nginx
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Asks over a connection of its own, as no browser but anybody can: the whole answer.
fn answer(port: u16, host: &str, method: &str, path: &str, more: &str) -> String {
    let body = if method == "POST" {
        r#"{"person":"grace"}"#
    } else {
        ""
    };
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: keep-alive\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{more}\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut text = String::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer).unwrap();
        text.push_str(&String::from_utf8_lossy(&buffer[..read]));
        let is_whole = |(head, body): (&str, &str)| {
            let length = head.lines().find_map(|line| {
                line.to_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse()
                    .ok()
            });
            length.map_or(head.contains(" 204 "), |length: usize| body.len() >= length)
        };
        if read == 0 || text.split_once("\r\n\r\n").is_some_and(is_whole) {
            return text;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_signs_in_through_nginx() {
    let server = Server::new();
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .unwrap();
    let address = listener.local_addr().unwrap();
    let serving =
        tokio::spawn(axum::serve(listener, http::service(server.app.clone())).into_future());
    let nginx = Nginx::before(address, &server.folder);
    let own = address.to_string();
    // a browser that asks the server itself
    let origin = format!("Origin: http://{own}\r\nSec-Fetch-Site: same-origin\r\n");
    let direct = answer(address.port(), &own, "POST", "/v1/session/demo", &origin);
    assert!(
        direct.starts_with("HTTP/1.1 204") && direct.contains("set-cookie"),
        "{direct}"
    );
    let session = answer(address.port(), &own, "GET", "/v1/session", "");
    assert!(session.contains("\"demoSignIn\":true"), "{session}");
    for (name, _) in WAYS {
        // a browser, whatever tells where it stands left out; and who claims to stand here
        for more in [
            "",
            &format!("Origin: https://{name}\r\nSec-Fetch-Site: same-origin\r\n"),
            &origin,
        ] {
            let through = answer(nginx.port, name, "POST", "/v1/session/demo", more);
            assert!(
                (through.starts_with("HTTP/1.1 404") || through.starts_with("HTTP/1.1 403"))
                    && through.contains("application/problem+json")
                    && !through.to_lowercase().contains("set-cookie"),
                "{name}: {through}"
            );
            let session = answer(nginx.port, name, "GET", "/v1/session", "");
            assert!(
                session.contains("\"demoSignIn\":false"),
                "{name}: {session}"
            );
        }
    }
    serving.abort();
    // the same server asked in process: the test's own requests are what the server takes
    let answer = server
        .post(
            "/v1/session/demo",
            &Visitor::default(),
            &json!({ "person": "grace" }),
        )
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
}
