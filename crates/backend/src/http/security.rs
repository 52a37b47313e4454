//! The layers around every route: headers, refusal of other sites' writes, compression, request
//! ids, panics caught.

use super::fault::{Fault, REQUEST_ID, request_id};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resolution_progress::ui::picture;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
/// Nothing of the device is asked for, by pages and widgets alike.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), \
    fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
    payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";
const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

pub fn around(router: Router) -> Router {
    router
        .layer(CsrfLayer::new().with_rejection_response(|_| Fault::Csrf.into_response()))
        .layer(CatchPanicLayer::custom(
            |panic: Box<dyn std::any::Any + Send>| {
                let why = panic
                    .downcast_ref::<String>()
                    .cloned()
                    .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                Fault::Internal(format!("panic: {}", why.unwrap_or_default())).into_response()
            },
        ))
        .layer(from_fn(headers))
        .layer(CompressionLayer::new().br(true))
}

/// A block of style or script as a policy names it.
pub fn hash(block: &str) -> String {
    format!(
        "'sha256-{}'",
        STANDARD.encode(Sha256::digest(block.as_bytes()))
    )
}

/// A picture has one style block, always the same.
fn picture_policy() -> &'static str {
    static POLICY: LazyLock<String> = LazyLock::new(|| {
        format!(
            "default-src 'none'; style-src {}; sandbox",
            hash(&picture::style())
        )
    });
    &POLICY
}

async fn headers(request: Request, next: Next) -> Response {
    let is_widget = request.uri().path().starts_with("/e/");
    let mut response = next.run(request).await;
    let is_kind = |kind: &[u8]| {
        response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|own| own.as_bytes().starts_with(kind))
    };
    let (is_page, is_picture) = (is_kind(b"text/html"), is_kind(b"image/svg"));
    let policy = match (is_page, is_picture) {
        (true, _) => PAGE_POLICY,
        (_, true) => picture_policy(),
        _ => API_POLICY,
    };
    let headers = response.headers_mut();
    let has_own_policy = is_widget && is_page && headers.contains_key(CONTENT_SECURITY_POLICY);
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if is_widget {
        // made to stand in other sites: a document says its own policy, no frame-ancestors since
        // Chromium refuses any inside sandboxed hosts
        set(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        set(REFERRER_POLICY, "no-referrer");
        set(
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        );
        set(
            HeaderName::from_static("cross-origin-embedder-policy"),
            "require-corp",
        );
    } else {
        set(REFERRER_POLICY, "same-origin");
        set(
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        );
    }
    if !has_own_policy {
        set(CONTENT_SECURITY_POLICY, policy);
    }
    if is_page && !has_own_policy {
        set(X_FRAME_OPTIONS, "DENY");
        set(
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        );
    }
    if !headers.contains_key(&REQUEST_ID)
        && let Ok(id) = HeaderValue::from_str(&request_id())
    {
        headers.insert(REQUEST_ID, id);
    }
    response
}
