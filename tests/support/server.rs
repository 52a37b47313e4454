//! A program that serves on a port, ended when it goes out of scope.

use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// Starts it and waits until it answers.
pub async fn start(command: &mut Command, port: u16) -> Result<Child> {
    let name = command
        .as_std()
        .get_program()
        .to_string_lossy()
        .into_owned();
    let mut child = command
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{name} is not there"))?;
    for _ in 0..200 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .is_ok()
        {
            return Ok(child);
        }
        if let Some(status) = child.try_wait()? {
            bail!("{name} ended at once: {status}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("{name} does not answer on port {port}")
}
