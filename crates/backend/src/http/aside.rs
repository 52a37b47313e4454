//! Where requests are handled. Handlers block: they judge reports, write pages and wait for SQLite.
//! So every one of them runs on a thread that may be blocked, by this one layer, and the few threads
//! that carry everybody's bytes stay free.

use super::fault::Fault;
use super::input::Whole;
use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::panic::resume_unwind;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn aside(request: Request, next: Next) -> Response {
    // the whole body first: a slow client keeps no thread waiting
    let (parts, body) = request.into_parts();
    let whole = Whole::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let request = match whole {
        Ok(Whole(bytes)) => Request::from_parts(parts, Body::from(bytes)),
        Err(fault) => return fault.into_response(),
    };
    let runtime = Handle::current();
    let handled = spawn_blocking(move || runtime.block_on(next.run(request)));
    match handled.await.map_err(|error| error.try_into_panic()) {
        Ok(response) => response,
        // the layer around this one answers
        Err(Ok(panic)) => resume_unwind(panic),
        Err(Err(stopped)) => Fault::Internal(stopped.to_string()).into_response(),
    }
}
