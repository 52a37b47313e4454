//! `serve`: until Ctrl-C. Binds loopback only.

use super::arguments::Arguments;
use crate::http::demo_sign_in::is_loopback_address;
use crate::{App, SAVES_A_MINUTE, Settings, http, seed};
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

pub async fn run(arguments: Arguments) -> Result<(), String> {
    arguments.no_files()?;
    let demo = arguments.get("demo").map(PathBuf::from);
    let origin = arguments
        .get("origin")
        .map(|origin| origin.trim_end_matches('/').to_owned());
    if let Some(origin) = origin.as_deref().filter(|_| demo.is_some())
        && !is_loopback_address(origin)
    {
        return Err(format!(
            "--demo is for this machine alone: whoever reaches the server may sign in as anybody, the administrator too, and --origin {origin} says that it is reached from elsewhere. Leave one of the two out. To show the demonstration to others, write its pages as files: publish --set demo."
        ));
    }
    let port = match arguments.get("port") {
        Some(text) => text
            .parse()
            .map_err(|_| format!("--port {text} is no port number (0 to 65535)"))?,
        None => 8080,
    };
    let saves_a_minute = arguments
        .number("saves-a-minute")?
        .unwrap_or(SAVES_A_MINUTE);
    let clock = arguments.clock()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("Port {port} is in use by another program. Choose another with --port, or --port 0 for a free one."),
        _ => format!("Cannot listen on {address}: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let (dist, data) = (
        arguments.path("dist", "dist"),
        arguments.path("data", "data"),
    );
    let mut app = App::open(Settings {
        dist,
        data,
        demo: demo.is_some(),
        address,
        saves_a_minute,
        clock,
    })?;
    app.origin = origin;
    let app = Arc::new(app);
    if let Some(demo) = demo {
        seed::load_once(&app.store, &demo)?;
    }
    println!("ready http://{address}");
    let _ = std::io::stdout().flush();
    axum::serve(listener, http::service(app))
        .with_graceful_shutdown(stopped())
        .await
        .map_err(|error| error.to_string())
}

async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = terminate.recv() => {}, _ = tokio::signal::ctrl_c() => {} }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
