//! A person at a browser.

use crate::find::{CHOICE, FIELD, PRESSED};
use crate::server::{free_port, start};
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, FirefoxCapabilities};
use tokio::process::{Child, Command};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    /// Set by `cargo xtask test`; Chromium when a journey is run by hand.
    pub fn chosen() -> Self {
        match std::env::var("BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            _ => Self::Chromium,
        }
    }
}

/// Whoever is cloned sits at the same browser; `within` of `find.rs` looks at a part of the page.
#[derive(Clone)]
pub struct Person {
    pub driver: WebDriver,
    origin: String,
    /// Parts, each inside the one before: role and name.
    pub(crate) scope: Vec<Value>,
    _stage: Arc<(Child, TempDir)>,
}

/// A busy machine is slow, and only a test that fails waits that long.
const PATIENCE: Duration = Duration::from_secs(60);

/// Letters of a page that a red test shows.
const SHOWN: usize = 3000;

impl Person {
    pub async fn at(origin: &str) -> Result<Self> {
        Self::with(origin, Browser::chosen(), 1280, 900).await
    }

    pub async fn with(origin: &str, browser: Browser, width: u32, height: u32) -> Result<Self> {
        let (port, profile) = (free_port()?, TempDir::new()?);
        let program = match browser {
            Browser::Chromium => "chromedriver",
            Browser::Firefox => "geckodriver",
        };
        let mut command = Command::new(program);
        match browser {
            Browser::Chromium => command.arg(format!("--port={port}")),
            Browser::Firefox => command.args(["--port", &port.to_string()]),
        };
        let process = start(command.stdout(Stdio::null()).stderr(Stdio::null()), port).await?;
        let address = format!("http://127.0.0.1:{port}");
        let driver = match browser {
            Browser::Chromium => {
                WebDriver::new(address, chromium(&profile, width, height)?).await?
            }
            Browser::Firefox => WebDriver::new(address, firefox(width, height)?).await?,
        };
        Ok(Self {
            driver,
            origin: origin.to_owned(),
            scope: vec![],
            _stage: Arc::new((process, profile)),
        })
    }

    pub async fn leaves(self) -> Result<()> {
        Ok(self.driver.clone().quit().await?)
    }

    pub async fn opens(&self, path: &str) -> Result<()> {
        Ok(self.driver.goto(format!("{}{path}", self.origin)).await?)
    }

    /// Path, query and anchor of the page.
    pub async fn address(&self) -> Result<String> {
        let address = self
            .script(
                "return location.pathname + location.search + location.hash",
                vec![],
            )
            .await?;
        Ok(address.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page has this address, from its path on.
    pub async fn arrives_at(&self, address: &str) -> Result<()> {
        self.until_that(&format!("to arrive at {address}"), async || {
            Ok(self.address().await? == address)
        })
        .await
    }

    /// Runs a script of the page and gives what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Waits until something holds; this is the only place where a test waits.
    pub async fn until_that(
        &self,
        what: &str,
        mut holds: impl AsyncFnMut() -> Result<bool>,
    ) -> Result<()> {
        let began = Instant::now();
        let mut last = String::new();
        while began.elapsed() < PATIENCE {
            // a page that is just being replaced may refuse to be asked
            match holds().await {
                Ok(true) => return Ok(()),
                Ok(false) => last.clear(),
                Err(error) => last = format!("{error:#}\n"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let words = self.all_words().await.unwrap_or_default();
        bail!(
            "waited in vain: {what}\n{last}{}",
            words.chars().take(SHOWN).collect::<String>()
        )
    }

    /// Waits until a script gives a true value.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<()> {
        self.until_that(what, async || {
            Ok(self.script(script, arguments.clone()).await? == true)
        })
        .await
    }

    /// The whole page, and where it is.
    pub async fn all_words(&self) -> Result<String> {
        let words = self
            .script(
                "return location.pathname + '\\n' + document.body.innerText",
                vec![],
            )
            .await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }

    pub async fn reads(&self, words: &str) -> Result<()> {
        self.until_that(&format!("to read {words:?}"), async || {
            Ok(squeezed(&self.words().await?).contains(words))
        })
        .await
    }

    pub async fn reads_no_more(&self, words: &str) -> Result<()> {
        self.until_that(&format!("{words:?} to go"), async || {
            Ok(!squeezed(&self.words().await?).contains(words))
        })
        .await
    }

    pub async fn title_has(&self, words: &str) -> Result<()> {
        self.until(
            &format!("the title to say {words:?}"),
            "return document.title.includes(arguments[0])",
            vec![json!(words)],
        )
        .await
    }

    /// Whether the served page is live now. `data-live` is the only word of the page that tests know
    /// beside what people meet: it is there when the app has taken over.
    pub async fn has_the_app(&self) -> Result<bool> {
        let live = "return document.documentElement.hasAttribute('data-live')";
        Ok(self.script(live, vec![]).await? == true)
    }

    pub async fn sees_the_app(&self) -> Result<()> {
        self.until_that("the app to take over", async || self.has_the_app().await)
            .await
    }

    /// Into the middle, so that the bar at the foot does not lie over it.
    pub async fn comes_into_view(&self, element: &WebElement) -> Result<()> {
        self.script(
            "arguments[0].scrollIntoView({ block: 'center' })",
            vec![element.to_json()?],
        )
        .await?;
        Ok(())
    }

    async fn press(&self, element: &WebElement) -> Result<()> {
        self.comes_into_view(element).await?;
        Ok(element.click().await?)
    }

    pub async fn clicks(&self, name: &str) -> Result<()> {
        let element = self.finds(PRESSED, name).await?;
        self.press(&element).await
    }

    /// A checkbox or a radio.
    pub async fn ticks(&self, name: &str) -> Result<()> {
        let element = self.finds(CHOICE, name).await?;
        self.press(&element).await
    }

    pub async fn field(&self, label: &str) -> Result<WebElement> {
        self.finds(FIELD, label).await
    }

    pub async fn types(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        self.comes_into_view(&field).await?;
        Ok(field.send_keys(text).await?)
    }

    pub async fn replaces(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        self.comes_into_view(&field).await?;
        field.send_keys(Key::Control + "a").await?;
        Ok(field.send_keys(text).await?)
    }

    /// Keys that go wherever the focus is.
    pub async fn presses(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Goes to a field and clicks into it.
    pub async fn uses(&self, label: &str) -> Result<WebElement> {
        let field = self.field(label).await?;
        self.press(&field).await?;
        Ok(field)
    }

    pub async fn value_of(&self, label: &str) -> Result<String> {
        Ok(self.field(label).await?.value().await?.unwrap_or_default())
    }

    /// Chooses from a combobox by typing and Enter.
    pub async fn chooses(&self, label: &str, typed: &str) -> Result<()> {
        let field = self.uses(label).await?;
        field.send_keys(typed).await?;
        self.until_that(&format!("{typed:?} to be found"), async || {
            Ok(field.attr("aria-expanded").await?.as_deref() == Some("true"))
        })
        .await?;
        field.send_keys(Key::Down + "").await?;
        Ok(field.send_keys(Key::Enter + "").await?)
    }

    /// By choosing from the list of the demonstration; goes on to the page that asked for it.
    pub async fn signs_in_as(&self, name: &str) -> Result<()> {
        self.asks_to_sign_in_as(name).await?;
        self.until(
            "the page that was asked for",
            "return !location.pathname.endsWith('/sign-in')",
            vec![],
        )
        .await
    }

    /// Whatever comes of it.
    pub async fn asks_to_sign_in_as(&self, name: &str) -> Result<()> {
        self.clicks(&format!("Sign in as {name}")).await
    }

    /// Errors in the console, in Chromium.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        let log = self.driver.get_log("browser").await?;
        Ok(log
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message)
            .collect())
    }

    /// What is said of saving, at the foot of the form.
    fn save_state(&self) -> Self {
        self.within("region", "Saving").within("status", "")
    }

    pub async fn is_told_saved(&self) -> Result<()> {
        self.until_that("to be told Saved and the time", async || {
            let said = self.save_state().words().await?;
            let time = said.strip_prefix("Saved ").and_then(|rest| rest.get(..5));
            Ok(time.is_some_and(|time| {
                time.bytes()
                    .zip(*b"00:00")
                    .all(|(own, like)| own == like || (like == b'0' && own.is_ascii_digit()))
            }))
        })
        .await
    }

    pub async fn is_told(&self, words: &str) -> Result<()> {
        self.save_state().reads(words).await
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn chromium(profile: &TempDir, width: u32, height: u32) -> Result<ChromeCapabilities> {
    let mut caps = DesiredCapabilities::chrome();
    let switches = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];
    for switch in switches {
        caps.add_arg(switch)?;
    }
    caps.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    caps.add_arg(&format!("--window-size={width},{height}"))?;
    Ok(caps)
}

fn firefox(width: u32, height: u32) -> Result<FirefoxCapabilities> {
    let mut caps = DesiredCapabilities::firefox();
    caps.add_arg("-headless")?;
    caps.add_arg(&format!("--width={width}"))?;
    caps.add_arg(&format!("--height={height}"))?;
    Ok(caps)
}
