//! A static copy of the public pages, and the plainest server of files there is.

use crate::server::free_port;
use crate::{now, root};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;

pub struct Copy {
    port: u16,
    folder: TempDir,
}

impl Copy {
    /// Of one set, with so many Resolutions of the demonstration.
    pub async fn of(set: &str, resolutions: usize) -> Result<Self> {
        let folder = TempDir::new()?;
        let (data, out) = (folder.path().join("data"), folder.path().join("out"));
        let program = std::env::var("BACKEND")
            .map_or_else(|_| root().join("target/debug/backend"), Into::into);
        let demo = root().join("demo");
        let count = resolutions.to_string();
        runs(
            Command::new(&program)
                .arg("demo")
                .arg("--data")
                .arg(&data)
                .arg("--demo")
                .arg(demo)
                .args(["--resolutions", &count, "--reports", "100", "--now", &now()]),
        )
        .await?;
        runs(
            Command::new(&program)
                .arg("publish")
                .arg("--data")
                .arg(&data)
                .arg("--dist")
                .arg(root().join("dist"))
                .arg("--out")
                .arg(&out)
                .args(["--set", set, "--now", &now()]),
        )
        .await?;
        let port = free_port()?;
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let out = out.clone();
                tokio::spawn(async move { serve(stream, &out).await });
            }
        });
        Ok(Self { port, folder })
    }

    /// A file of the copy as text.
    pub fn reads(&self, path: &str) -> Result<String> {
        std::fs::read_to_string(self.folder.path().join("out").join(path))
            .with_context(|| path.to_owned())
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

async fn runs(command: &mut Command) -> Result<()> {
    let done = command.output().await?;
    ensure!(
        done.status.success(),
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(())
}

/// One request a connection: the file, or the index of the folder.
async fn serve(mut stream: TcpStream, out: &Path) -> Result<()> {
    let mut request = vec![0; 16 * 1024];
    let read = stream.read(&mut request).await?;
    let text = String::from_utf8_lossy(&request[..read]).into_owned();
    let path = text
        .split(' ')
        .nth(1)
        .and_then(|path| path.split('?').next())
        .context("a path")?;
    let (status, body, kind) = match file(&out.join(path.trim_start_matches('/'))) {
        Some(file) => ("200 OK", std::fs::read(&file)?, kind(&file)),
        None => (
            "404 Not Found",
            std::fs::read(out.join("404.html"))?,
            "text/html",
        ),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await?;
    Ok(stream.shutdown().await?)
}

fn file(path: &Path) -> Option<PathBuf> {
    [path.to_path_buf(), path.join("index.html")]
        .into_iter()
        .find(|file| file.is_file())
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("txt" | "csv") => "text/plain; charset=utf-8",
        _ => "text/html",
    }
}
