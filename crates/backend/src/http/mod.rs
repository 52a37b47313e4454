//! The HTTP side: one table of routes, the layers around them, and the files and pages of the SPA.

mod aside;
pub mod assets;
mod caller;
pub mod demo_sign_in;
pub mod documents;
mod drafts;
pub mod fault;
mod input;
pub mod public;
pub mod reports;
pub mod security;
mod session;
mod sets;
mod steps;
mod vocabularies;
mod widgets;
mod workspace;

use crate::app::App;
use crate::{oembed, pages};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use axum::middleware::from_fn;
use axum::routing::{MethodRouter, delete, get, patch, post, put};
use fault::Fault;
use std::net::SocketAddr;
use std::sync::Arc;

pub type Shared = Arc<App>;

/// Bodies that are no report.
const SMALL_BODY: usize = 16 * 1024;
/// A report's texts and the JSON around them.
const REPORT_BODY: usize = report::rules::REPORT_LIMIT + 128 * 1024;

/// Method, path, handler: what api/openapi.json names, and nothing else under /v1. A test compares
/// the two.
pub fn routes() -> Vec<(&'static str, &'static str, MethodRouter<Shared>)> {
    let report = || DefaultBodyLimit::max(REPORT_BODY);
    vec![
        ("GET", "/v1/catalogue", get(public::catalogue)),
        ("GET", "/files/{name}", get(public::file)),
        ("GET", "/v1/assemblies", get(public::assemblies)),
        ("GET", "/v1/cycles", get(public::cycles)),
        ("GET", "/v1/reports", get(reports::reports)),
        ("GET", "/v1/resolutions/{code}", get(public::resolution)),
        (
            "GET",
            "/v1/resolutions/{code}/progress/{year}",
            get(public::progress_report),
        ),
        (
            "GET",
            "/v1/resolutions/{code}/activity/{year}/{constituent}",
            get(public::activity_report),
        ),
        ("GET", "/v1/constituents", get(public::constituents)),
        ("GET", "/v1/constituents/{id}", get(public::constituent)),
        ("GET", "/v1/countries/{country}", get(public::country)),
        ("GET", "/v1/vocabularies", get(vocabularies::vocabularies)),
        ("GET", "/v1/session", get(session::session)),
        ("DELETE", "/v1/session", delete(session::sign_out)),
        ("GET", "/v1/session/demo", get(demo_sign_in::people)),
        ("POST", "/v1/session/demo", post(demo_sign_in::sign_in)),
        ("GET", "/v1/workspace", get(workspace::workspace)),
        ("GET", "/v1/drafts/{id}", get(drafts::draft)),
        (
            "PUT",
            "/v1/drafts/{id}",
            put(drafts::create).layer(report()),
        ),
        (
            "PATCH",
            "/v1/drafts/{id}",
            patch(drafts::change).layer(report()),
        ),
        ("DELETE", "/v1/drafts/{id}", delete(drafts::delete)),
        ("GET", "/v1/drafts/{id}/received", get(drafts::received)),
        ("POST", "/v1/drafts/{id}/steps", post(steps::take)),
        ("GET", "/healthz", get(public::health)),
        ("GET", "/config.json", get(pages::config)),
    ]
}

/// The router as `axum::serve` takes it: who asks whence is asked of the connection.
pub fn service(app: Shared) -> IntoMakeServiceWithConnectInfo<Router, SocketAddr> {
    router(app).into_make_service_with_connect_info()
}

pub fn router(app: Shared) -> Router {
    let mut router = Router::new();
    for (_, path, handler) in routes() {
        router = router.route(path, handler);
    }
    let router = router
        .route("/robots.txt", get(pages::robots))
        .route("/sitemap.xml", get(pages::sitemap))
        .route("/oembed", get(oembed::oembed))
        .route("/e/v1/loader.js", get(widgets::loader))
        .route("/e/v1/{kind}", get(widgets::by_query))
        .route("/e/v1/{kind}/{lang}/{scope}", get(widgets::widget))
        .route("/e/v1/{kind}/{lang}/{scope}/", get(widgets::widget))
        .route("/e/{*rest}", get(widgets::nowhere))
        .route("/v1/{*rest}", axum::routing::any(async || Fault::NotFound))
        .fallback(pages::page_or_file)
        .method_not_allowed_fallback(async || Fault::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(SMALL_BODY))
        .layer(from_fn(aside::aside))
        // what it reads at all; the layer and the routes within it allow less
        .layer(DefaultBodyLimit::max(REPORT_BODY))
        .with_state(app);
    security::around(router)
}
