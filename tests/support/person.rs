//! A person at a browser.

use crate::server::{free_port, start};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::process::Stdio;
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

pub struct Person {
    pub driver: WebDriver,
    origin: String,
    _process: Child,
    _profile: TempDir,
}

const PATIENCE: Duration = Duration::from_secs(15);

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
            _process: process,
            _profile: profile,
        })
    }

    pub async fn leaves(self) -> Result<()> {
        Ok(self.driver.clone().quit().await?)
    }

    pub async fn opens(&self, path: &str) -> Result<()> {
        Ok(self.driver.goto(format!("{}{path}", self.origin)).await?)
    }

    /// Runs a script of the page and gives what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Waits until a script gives a true value.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<()> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            // a page that is just being replaced may refuse the script
            if let Ok(Value::Bool(true)) = self.script(script, arguments.clone()).await {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!(
            "waited in vain: {what}\n{}",
            self.all_words().await.unwrap_or_default()
        )
    }

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
        self.until(
            &format!("to read {words:?}"),
            "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])",
            vec![json!(words)],
        )
        .await
    }

    pub async fn reads_no_more(&self, words: &str) -> Result<()> {
        self.until(
            &format!("{words:?} to go"),
            "return !document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])",
            vec![json!(words)],
        )
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

    /// The served page is live now.
    pub async fn sees_the_app(&self) -> Result<()> {
        self.until(
            "the app to take over",
            "return document.documentElement.hasAttribute('data-live')",
            vec![],
        )
        .await
    }

    async fn element(&self, kind: &str, words: &str) -> Result<WebElement> {
        let script = format!(
            "const squeeze = (text) => text.replace(/\\s+/g, ' ').trim(); const shown = (e) => e.getClientRects().length > 0;
             const all = [...document.querySelectorAll('{kind}')].filter(shown);
             return all.find((e) => squeeze(e.innerText || e.textContent) === arguments[0] || e.getAttribute('aria-label') === arguments[0])
                 ?? all.find((e) => squeeze(e.innerText || e.textContent).startsWith(arguments[0])) ?? null"
        );
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Ok(answer) = self
                .driver
                .execute(script.clone(), vec![json!(words)])
                .await
                && let Ok(element) = answer.element()
            {
                return Ok(element);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!(
            "no {kind} says {words:?}\n{}",
            self.all_words().await.unwrap_or_default()
        )
    }

    async fn press(&self, element: &WebElement) -> Result<()> {
        // the sticky bar must not lie over it
        self.driver
            .execute(
                "arguments[0].scrollIntoView({block: 'center'})",
                vec![element.to_json()?],
            )
            .await?;
        Ok(element.click().await?)
    }

    pub async fn clicks(&self, words: &str) -> Result<()> {
        let element = self.element("a, button, summary", words).await?;
        self.press(&element).await
    }

    /// A checkbox or a radio.
    pub async fn ticks(&self, words: &str) -> Result<()> {
        let element = self.element("label.choice", words).await?;
        self.press(&element).await
    }

    pub async fn field(&self, label: &str) -> Result<WebElement> {
        let label_element = self.element("label", label).await?;
        let id = label_element
            .attr("for")
            .await?
            .context("the label names its field")?;
        Ok(self.driver.find(By::Id(id)).await?)
    }

    pub async fn types(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        self.driver
            .execute(
                "arguments[0].scrollIntoView({block: 'center'})",
                vec![field.to_json()?],
            )
            .await?;
        Ok(field.send_keys(text).await?)
    }

    pub async fn replaces(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        self.driver
            .execute(
                "arguments[0].scrollIntoView({block: 'center'})",
                vec![field.to_json()?],
            )
            .await?;
        field.send_keys(Key::Control + "a").await?;
        Ok(field.send_keys(text).await?)
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
        self.until(
            &format!("{typed:?} to be found"),
            "return document.querySelectorAll('[role=option]').length > 0",
            vec![],
        )
        .await?;
        field.send_keys(Key::Down + "").await?;
        Ok(field.send_keys(Key::Enter + "").await?)
    }

    /// By choosing from the list of the demonstration; goes on to the page that asked for it.
    pub async fn signs_in_as(&self, name: &str) -> Result<()> {
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

    /// What the bar says is saved.
    pub async fn save_state(&self) -> Result<String> {
        let state = self
            .script(
                "return document.getElementById('save-state')?.innerText ?? ''",
                vec![],
            )
            .await?;
        Ok(state.as_str().unwrap_or_default().to_owned())
    }

    pub async fn is_told_saved(&self) -> Result<()> {
        self.until("to be told Saved", "return /^Saved \\d\\d:\\d\\d/.test(document.getElementById('save-state')?.innerText ?? '')", vec![]).await
    }

    pub async fn is_told(&self, words: &str) -> Result<()> {
        self.until(
            &format!("to be told {words:?}"),
            "return (document.getElementById('save-state')?.innerText ?? '').includes(arguments[0])",
            vec![json!(words)],
        )
        .await
    }
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
