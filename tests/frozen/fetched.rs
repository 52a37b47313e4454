//! What the server answers, without a browser.

use crate::normal::settled;
use anyhow::{Context, Result, ensure};
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Method};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub struct Server {
    client: Client,
    origin: String,
}

pub struct Answer {
    pub status: u16,
    /// One a line, by the alphabet.
    pub headers: String,
    to: Option<String>,
    pub body: String,
}

impl Server {
    pub fn at(origin: String) -> Result<Self> {
        // where it sends the reader is looked at, not followed
        let client = Client::builder().redirect(Policy::none()).build()?;
        Ok(Self { client, origin })
    }

    pub async fn page(&self, path: &str) -> Result<Answer> {
        let answer = self
            .client
            .get(format!("{}{path}", self.origin))
            .header("accept-language", "en")
            .send()
            .await?;
        Ok(Answer {
            status: answer.status().as_u16(),
            headers: headers(answer.headers()),
            to: answer
                .headers()
                .get("location")
                .and_then(|to| to.to_str().ok())
                .map(str::to_owned),
            body: answer.text().await?,
        })
    }

    pub async fn document<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let mut answer = self.page(path).await?;
        if let Some(to) = answer.to.take() {
            answer = self.page(&to).await?;
        }
        ensure!(answer.status == 200, "{path}: {}", answer.status);
        serde_json::from_str(&answer.body).with_context(|| path.to_owned())
    }

    /// A person of the demonstration, signed in.
    pub async fn person(&self, id: &str) -> Result<Caller<'_>> {
        let answer = self
            .client
            .post(format!("{}/v1/session/demo", self.origin))
            .header("content-type", "application/json")
            // as browsers do, and proxies do not: signing in so is for browsers on this machine
            .header("connection", "keep-alive")
            .body(json!({ "person": id }).to_string())
            .send()
            .await?;
        let cookie = answer
            .headers()
            .get("set-cookie")
            .and_then(|value| value.to_str().ok()?.split(';').next())
            .with_context(|| format!("{id} signs in: {}", answer.status()))?
            .to_owned();
        let mut caller = Caller {
            server: self,
            cookie,
            csrf: String::new(),
        };
        let session = caller.asks("/v1/session").await?;
        caller.csrf = session["csrf"].as_str().context("a session")?.to_owned();
        Ok(caller)
    }
}

/// Headers that change from run to run, or with the length of what is sent.
const LEFT_OUT: [&str; 5] = [
    "connection",
    "content-length",
    "date",
    "request-id",
    "transfer-encoding",
];

fn headers(all: &HeaderMap) -> String {
    let mut lines: Vec<String> = all
        .iter()
        .filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()))
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            format!("{name}: {}\n", settled(&value))
        })
        .collect();
    lines.sort();
    lines.concat()
}

pub struct Caller<'a> {
    server: &'a Server,
    cookie: String,
    csrf: String,
}

impl Caller<'_> {
    async fn send(
        &self,
        method: Method,
        path: &str,
        based_on: &Value,
        body: Value,
    ) -> Result<Value> {
        let kind = if method == Method::PATCH {
            "application/merge-patch+json"
        } else {
            "application/json"
        };
        let mut request = self
            .server
            .client
            .request(method, format!("{}{path}", self.server.origin))
            .header("cookie", &self.cookie)
            .header("x-csrf", &self.csrf)
            .header("content-type", kind);
        if let Some(version) = based_on.as_u64() {
            request = request
                .header("if-match", format!("\"{version}\""))
                .body(body.to_string());
        }
        let answer = request.send().await?;
        let (status, text) = (answer.status(), answer.text().await?);
        ensure!(status.is_success(), "{path}: {status} {text}");
        Ok(serde_json::from_str(&text)?)
    }

    pub async fn asks(&self, path: &str) -> Result<Value> {
        self.send(Method::GET, path, &Value::Null, Value::Null)
            .await
    }

    /// `change` is a merge patch of the body.
    pub async fn changes(&self, id: &str, change: Value) -> Result<()> {
        let path = format!("/v1/drafts/{id}");
        let draft = self.asks(&path).await?;
        self.send(Method::PATCH, &path, &draft["version"], change)
            .await?;
        Ok(())
    }

    pub async fn takes(&self, id: &str, step: &str, note: Value) -> Result<()> {
        let draft = self.asks(&format!("/v1/drafts/{id}")).await?;
        let body = if note.is_null() {
            json!({ "step": step })
        } else {
            json!({ "step": step, "note": note })
        };
        self.send(
            Method::POST,
            &format!("/v1/drafts/{id}/steps"),
            &draft["version"],
            body,
        )
        .await?;
        Ok(())
    }
}
