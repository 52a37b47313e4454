//! The files of the built SPA, read once: each with its brotli copy where there is one.

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::path::Path;

pub struct Assets(HashMap<String, Asset>);

struct Asset {
    plain: Vec<u8>,
    brotli: Option<Vec<u8>>,
    kind: &'static str,
    /// The name changes with the content.
    hashed: bool,
}

impl Assets {
    /// Errors: a sentence, when the folder is not a built SPA.
    pub fn read(dist: &Path) -> Result<Self, String> {
        let missing = |error: std::io::Error| {
            format!(
                "Cannot read the built app in {}: {error}. Build it with: cargo xtask build",
                dist.display()
            )
        };
        let mut files = HashMap::new();
        for entry in std::fs::read_dir(dist).map_err(missing)? {
            let path = entry.map_err(missing)?.path();
            let Some(name) = path
                .file_name()
                .and_then(|name| name.to_str())
                .map(str::to_owned)
            else {
                continue;
            };
            if path.is_file() {
                files.insert(name, std::fs::read(&path).map_err(missing)?);
            }
        }
        let mut assets = HashMap::new();
        for (name, plain) in &files {
            if let Some(kind) = kind(name) {
                let brotli = files.get(&format!("{name}.br")).cloned();
                assets.insert(
                    name.clone(),
                    Asset {
                        plain: plain.clone(),
                        brotli,
                        kind,
                        hashed: is_hashed(name),
                    },
                );
            }
        }
        Ok(Self(assets))
    }

    pub fn text(&self, name: &str) -> Option<String> {
        self.0
            .get(name)
            .and_then(|asset| String::from_utf8(asset.plain.clone()).ok())
    }

    /// The name of the file that begins and ends so: `words.en.` and `.txt`.
    pub fn named(&self, begin: &str, end: &str) -> Option<&str> {
        self.0
            .keys()
            .map(String::as_str)
            .find(|name| name.starts_with(begin) && name.ends_with(end))
    }

    /// The templates of pages are no files of their own.
    pub fn serve(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let asset = self
            .0
            .get(path.strip_prefix('/')?)
            .filter(|asset| asset.kind != HTML)?;
        Some(kept(
            &asset.plain,
            asset.brotli.as_deref(),
            asset.kind,
            asset.hashed,
            headers,
        ))
    }
}

/// A file as it is, or its brotli copy for who takes it. `hashed`: the name changes with the
/// content.
pub fn kept(
    plain: &[u8],
    brotli: Option<&[u8]>,
    kind: &'static str,
    hashed: bool,
    headers: &HeaderMap,
) -> Response {
    let takes_brotli = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|one| one.trim() == "br"));
    let brotli = brotli.filter(|_| takes_brotli);
    let mut response = Body::from(brotli.unwrap_or(plain).to_vec()).into_response();
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    out.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let cache = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    out.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    if brotli.is_some() {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}

const HTML: &str = "text/html; charset=utf-8";

fn kind(name: &str) -> Option<&'static str> {
    Some(match name.rsplit('.').next()? {
        "html" => HTML,
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "png" => "image/png",
        _ => return None,
    })
}

/// trunk writes `app-1a2b3c4d5e6f7a8b.js`, xtask `words.en.1a2b3c4d5e6f7a8b.txt`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '.', '_'])
        .any(|part| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}
