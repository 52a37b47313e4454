//! The backend that the step `chromium` of `cargo xtask test` built, with demonstration data in a
//! folder that is gone afterwards.

use crate::server::{free_port, start};
use crate::{now, root};
use anyhow::{Context, Result};
use std::process::Stdio;
use tempfile::TempDir;
use tokio::process::{Child, Command};

pub struct Backend {
    data: TempDir,
    now: String,
    port: u16,
    process: Option<Child>,
}

impl Backend {
    pub async fn started() -> Result<Self> {
        Self::started_at(&now()).await
    }

    /// On a day of its own, whatever the others' is.
    pub async fn started_at(now: &str) -> Result<Self> {
        let mut backend = Self {
            data: TempDir::new()?,
            now: now.to_owned(),
            port: free_port()?,
            process: None,
        };
        backend.start().await?;
        Ok(backend)
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// On the same port, with the same data.
    pub async fn start(&mut self) -> Result<()> {
        let binary = std::env::var("BACKEND")
            .map_or_else(|_| root().join("target/debug/backend"), Into::into);
        let mut command = Command::new(binary);
        command
            .args(["--port", &self.port.to_string()])
            .args(["--now", &self.now])
            .arg("--dist")
            .arg(root().join("dist"))
            .arg("--demo")
            .arg(root().join("demo"))
            .arg("--data")
            .arg(self.data.path())
            .stdout(Stdio::null());
        self.process = Some(start(&mut command, self.port).await?);
        Ok(())
    }

    /// As a power cut does: no farewell.
    pub async fn stop(&mut self) -> Result<()> {
        let mut process = self.process.take().context("the backend runs")?;
        process.kill().await?;
        Ok(())
    }
}
