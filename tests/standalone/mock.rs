//! Before a mock that prism makes of api/openapi.json: each page shows a value of its example.

use crate::server::{Gateway, Site};
use anyhow::{Context, Result};
use journeys::{Browser, Person, root};
use serde_json::{Value, json};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// `npx @stoplight/prism-cli mock`, ended when it goes out of scope.
struct Mock {
    port: u16,
    _process: Child,
}

impl Mock {
    async fn started() -> Result<Self> {
        let program = root().join("target/tools/node_modules/@stoplight/prism-cli/dist/index.js");
        let port = journeys::free_port()?;
        let process = Command::new("node")
            .arg(program)
            .args(["mock", "--host", "127.0.0.1", "--port", &port.to_string()])
            .arg(root().join("api/openapi.json"))
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("node is not there")?;
        let mock = Self {
            port,
            _process: process,
        };
        let began = Instant::now();
        while reqwest::get(format!("{}/healthz", mock.origin()))
            .await
            .is_err()
        {
            anyhow::ensure!(
                began.elapsed() < Duration::from_secs(240),
                "prism does not start: cargo xtask test tools installs it"
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(mock)
    }

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

fn example(schema: &str, pointer: &str) -> Result<String> {
    let contract: Value =
        serde_json::from_str(&std::fs::read_to_string(root().join("api/openapi.json"))?)?;
    contract["components"]["schemas"][schema]["examples"][0]
        .pointer(pointer)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .with_context(|| format!("the example of {schema} has {pointer}"))
}

/// A page, and the values of examples that stand on it.
type Shown = (&'static str, &'static [(&'static str, &'static str)]);

const PAGES: [Shown; 15] = [
    ("/en/", &[("Catalogue", "/latest/0/title")]),
    (
        "/en/resolutions",
        &[("Catalogue", "/title/0"), ("Catalogue", "/title/2")],
    ),
    (
        "/en/congresses/demo-2024",
        &[
            ("Catalogue", "/assemblies/0/name"),
            ("Catalogue", "/title/1"),
        ],
    ),
    ("/en/members", &[("Constituents", "/items/1/name")]),
    (
        "/en/countries/GB",
        &[
            ("CountryDocument", "/name"),
            ("CountryDocument", "/members/0/name"),
        ],
    ),
    ("/en/changes", &[("Reports", "/items/1/constituent/name")]),
    (
        "/en/members/m-lark-heron",
        &[("ConstituentDocument", "/constituent/name")],
    ),
    (
        "/en/resolutions/DEMO-2024-Res-001",
        &[
            ("ResolutionDocument", "/resolution/title/en"),
            ("ResolutionDocument", "/involved/3/name"),
        ],
    ),
    (
        "/fr/resolutions/DEMO-2024-Res-001",
        &[("ResolutionDocument", "/resolution/title/fr")],
    ),
    ("/en/resolutions/DEMO-2024-Res-001/progress/2025", &[]),
    (
        "/en/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
        &[
            ("PublishedReport", "/head/constituent/name"),
            ("PublishedReport", "/body/involved/others"),
        ],
    ),
    (
        "/en/work",
        &[
            ("Workspace", "/own/0/head/title"),
            ("Session", "/person/name"),
        ],
    ),
    (
        "/en/work/report-on/DEMO-2024-Res-001",
        // it leads on to the draft
        &[("Draft", "/resolution/title/en")],
    ),
    (
        "/en/work/reports/256304b4-d209-5ac6-9ac6-2f417391a9d7",
        &[
            ("Draft", "/resolution/title/en"),
            ("Draft", "/body/results/field/entries/a/text"),
        ],
    ),
    ("/en/work/sign-in", &[("Session", "/person/name")]),
];

/// Texts, and what stands in fields.
const SAID: &str = "const fields = [...document.querySelectorAll('textarea, input')].map((field) => field.value);
    return [document.querySelector('header')?.innerText ?? '', document.querySelector('main')?.innerText ?? '', ...fields].join('\\n').replace(/\\s+/g, ' ').includes(arguments[0])";

#[tokio::test(flavor = "multi_thread")]
async fn over_a_mock_of_the_contract_each_page_shows_its_example() -> Result<()> {
    let mock = Mock::started().await?;
    let config = json!({ "session": true, "sets": ["facts", "demo"], "defaultSet": "demo", "capabilities": ["received", "revisions"] });
    let site = Site::before_with(&mock.origin(), &config, Gateway::Mock).await?;
    let reader = Person::at(&site.origin()).await?;
    for (path, values) in PAGES {
        reader.opens(path).await?;
        reader.sees_the_app().await?;
        for (schema, pointer) in values {
            let value = example(schema, pointer)?;
            reader
                .until(
                    &format!("{path} to show {value:?}"),
                    SAID,
                    vec![json!(value)],
                )
                .await?;
        }
        if path.contains("/progress/") {
            reader.reads("Fear of crime and accidents").await?;
        }
        if Browser::chosen() == Browser::Chromium {
            assert_eq!(
                reader.console_errors().await?,
                Vec::<String>::new(),
                "{path}"
            );
        }
    }
    reader.leaves().await
}
