//! Sites of others: pages on another host name than the backend's, so that frames in them are
//! cross-site.

use crate::server::free_port;
use anyhow::Result;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A page and the headers that its site sends.
pub struct HostPage {
    pub headers: String,
    pub html: String,
}

pub struct Host {
    port: u16,
}

impl Host {
    /// Pages by their paths.
    pub async fn of(pages: Vec<(&str, HostPage)>) -> Result<Self> {
        let port = free_port()?;
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let pages: Arc<HashMap<String, HostPage>> = Arc::new(
            pages
                .into_iter()
                .map(|(path, page)| (path.to_owned(), page))
                .collect(),
        );
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let pages = pages.clone();
                tokio::spawn(async move { serve(stream, &pages).await });
            }
        });
        Ok(Self { port })
    }

    /// The backend answers as 127.0.0.1: another site.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

async fn serve(mut stream: TcpStream, pages: &HashMap<String, HostPage>) -> Result<()> {
    let mut request = vec![0; 16 * 1024];
    let read = stream.read(&mut request).await?;
    let text = String::from_utf8_lossy(&request[..read]).into_owned();
    let path = text.split(' ').nth(1).unwrap_or_default();
    let (status, headers, html) = pages.get(path).map_or(("404 Not Found", "", ""), |page| {
        ("200 OK", &page.headers, &page.html)
    });
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
        html.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(html.as_bytes()).await?;
    Ok(stream.shutdown().await?)
}
