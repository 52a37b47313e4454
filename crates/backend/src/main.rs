//! `backend --dist DIR --data DIR [--demo DIR] [--port N]`: serves until Ctrl-C. Binds loopback only.

use backend::{App, Settings, http, seed};
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

struct Arguments {
    dist: PathBuf,
    data: PathBuf,
    demo: Option<PathBuf>,
    port: u16,
}

fn arguments() -> Result<Arguments, String> {
    let mut read = Arguments { dist: "dist".into(), data: "data".into(), demo: None, port: 8080 };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let value = given.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--dist" => read.dist = value.into(),
            "--data" => read.data = value.into(),
            "--demo" => read.demo = Some(value.into()),
            "--port" => read.port = value.parse().map_err(|_| format!("--port {value} is no port number (0 to 65535)"))?,
            _ => return Err(format!("{name} is not known. Usage: backend --dist DIR --data DIR [--demo DIR] [--port N]")),
        }
    }
    Ok(read)
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    let Arguments { dist, data, demo, port } = arguments()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("Port {port} is in use by another program. Choose another with --port, or --port 0 for a free one."),
        _ => format!("Cannot listen on {address}: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let app = Arc::new(App::open(Settings { dist, data, demo: demo.is_some(), address })?);
    if let Some(demo) = demo {
        seed::load_once(&app.store, &demo)?;
    }
    println!("ready http://{address}");
    let _ = std::io::stdout().flush();
    axum::serve(listener, http::router(app)).with_graceful_shutdown(stopped()).await.map_err(|error| error.to_string())
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
