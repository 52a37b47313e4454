//! Readers go from figures to names, countries and what was published since a day, and take files
//! along.

use anyhow::{Result, ensure};
use journeys::{Backend, NOW, Person};
use serde_json::json;

async fn gets(person: &Person, path: &str) -> Result<String> {
    let script = "const done = arguments[arguments.length - 1]; fetch(arguments[0]).then((r) => r.text().then((text) => done(r.status + ' ' + text))).catch((e) => done(String(e)))";
    let answer = person
        .driver
        .execute_async(script, vec![json!(path)])
        .await?
        .json()
        .clone();
    Ok(answer.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resolution_tells_when_what_and_who() -> Result<()> {
    // before the cycle of 2026 is due
    let backend = Backend::started_at(NOW).await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/resolutions/DEMO-2024-Res-001").await?;
    reader.sees_the_app().await?;
    reader.reads("2025: Underway; 2026: Not due yet.").await?;
    reader
        .reads("11 of 11 Operative Paragraphs are mentioned in reports.")
        .await?;
    reader
        .reads("6 Members from 5 countries, 1 Commission and 1 other organisation.")
        .await?;
    // each figure as a table and as files, all of which say that this is invented
    reader.clicks("Table").await?;
    for (file, says) in [
        ("cycles.csv", "2025,Underway,3,Demonstration"),
        ("asks.csv", "OP1.a,"),
        ("who.json", "\"Data\": \"Demonstration\""),
        ("asks.svg", "Demonstration. Resolution Progress"),
    ] {
        let text = gets(
            &reader,
            &format!("/en/resolutions/DEMO-2024-Res-001/{file}"),
        )
        .await?;
        ensure!(
            text.starts_with("200") && text.contains(says),
            "{file}: {text}"
        );
    }
    ensure!(
        gets(&reader, "/en/resolutions/DEMO-2024-Res-001/none.csv")
            .await?
            .starts_with("404")
    );

    reader
        .clicks("Lark and Heron Society (example) (LHS)")
        .await?;
    reader
        .reads("This shows reporting, not performance.")
        .await?;
    reader.opens("/en/members").await?;
    reader.sees_the_app().await?;
    reader.clicks("Kenya").await?;
    reader.title_has("Kenya").await?;
    reader.reads("Statutory region: Africa").await?;
    reader.clicks("Africa").await?;
    reader.arrives_at("/en/resolutions?region=africa").await?;
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_published_since_a_day() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/changes?since=2026-11-01").await?;
    reader.sees_the_app().await?;
    reader.reads("published since 1 November 2026").await?;
    reader.reads("before: ").await?;
    reader.opens("/en/changes?since=2999-01-01").await?;
    reader.reads("0 reports published since").await?;
    reader.leaves().await
}
