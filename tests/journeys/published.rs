//! A copy of the public pages as files, served by a server that knows nothing: read, searched, and
//! quiet in the console.

use crate::reading::{found, rows};
use anyhow::{Context, Result, ensure};
use journeys::{Copy, Person};
use serde_json::json;

/// What the browser asked for and did not get, and what went wrong in the page.
const FAULTS: &str = "return performance.getEntriesByType('resource').filter((e) => e.responseStatus >= 400).map((e) => e.name)";

#[tokio::test(flavor = "multi_thread")]
async fn facts_are_read_from_files() -> Result<()> {
    let copy = Copy::of("facts", 20).await?;
    let reader = Person::at(&copy.origin()).await?;
    reader.opens("/").await?;
    reader.clicks("English").await?;
    reader.sees_the_app().await?;
    reader
        .reads("Resolutions on file have been reported on")
        .await?;
    ensure!(
        !reader.all_words().await?.contains("Sign in"),
        "there is nobody to sign in to"
    );
    reader.clicks("Resolutions").await?;
    reader.sees_the_app().await?;
    reader
        .types("Search title or number", "2020 res 040")
        .await?;
    reader.reads("1 of ").await?;
    reader
        .clicks("Implementing international efforts to combat")
        .await?;
    reader.title_has("WCC 2020 Res 040").await?;
    reader.opens("/en/resolutions/WCC-2020-Res-040/").await?;
    reader.sees_the_app().await?;
    reader.clicks("Progress Report 2022").await?;
    reader
        .reads("Declared by the Focal Point; nobody has assessed it.")
        .await?;
    ensure!(reader.script(FAULTS, vec![]).await? == json!([]));
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_resolutions_of_the_demonstration_are_searched_without_a_server() -> Result<()> {
    let copy = Copy::of("demo", 20).await?;
    for (file, words) in [
        ("en/resolutions/list.csv", ",Demonstration"),
        ("fr/members/list.csv", ",Démonstration"),
        ("en/changes/list.json", "\"Demonstration\""),
        (
            "en/resolutions/DEMO-2024-Res-001/asks.svg",
            "Demonstration. Resolution Progress",
        ),
    ] {
        ensure!(
            copy.reads(file)?.contains(words),
            "{file} says that it is invented"
        );
    }
    let widget = copy.reads("e/v1/congress/fr/demo-2024/index.html")?;
    ensure!(
        widget.contains("http-equiv=\"Content-Security-Policy\"")
            && widget.contains("<table")
            && copy
                .reads("e/v1/congress/fr/demo-2024.svg")?
                .contains("<svg")
    );
    let reader = Person::at(&copy.origin()).await?;
    // the page that makes snippets knows by what address the copy is read
    reader
        .opens("/en/embed/?kind=resolution&scope=DEMO-2024-Res-001")
        .await?;
    reader.sees_the_app().await?;
    let widget = format!("{}/e/v1/resolution/en/DEMO-2024-Res-001\"", copy.origin());
    reader
        .until_that("the address of the copy", async || {
            Ok(reader.value_of("Simple frame").await?.contains(&widget))
        })
        .await?;
    reader.reads("has our own colours").await?;
    // an address with a filter is what it says, though the file holds the whole list
    reader.opens("/en/resolutions/?status=underway").await?;
    reader.sees_the_app().await?;
    reader.reads(" of 20 Resolutions on file").await?;
    reader
        .until_that("fewer than all", async || Ok(found(&reader).await?.0 < 20))
        .await?;
    reader.clicks("Clear all").await?;
    reader.reads("20 of 20 Resolutions on file").await?;
    reader.types("Search title or number", "night").await?;
    reader
        .until_that("those with the word", async || {
            Ok(rows(&reader).await?.texts("listitem").await?.len() < 20)
        })
        .await?;
    reader.opens("/fr/").await?;
    reader.sees_the_app().await?;
    reader.reads("Démonstration").await?;
    ensure!(reader.script(FAULTS, vec![]).await? == json!([]));
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "reading the console needs Chromium: WebDriver has no log in Firefox"]
async fn a_copy_is_quiet_in_the_console() -> Result<()> {
    let copy = Copy::of("demo", 20).await?;
    let reader = Person::at(&copy.origin()).await?;
    for path in [
        "/en/embed/?kind=resolution&scope=DEMO-2024-Res-001",
        "/en/resolutions/?status=underway",
        "/fr/",
    ] {
        reader.opens(path).await?;
        reader.sees_the_app().await?;
    }
    reader.opens("/en/resolutions/").await?;
    reader.sees_the_app().await?;
    reader.types("Search title or number", "night").await?;
    reader.reads(" of 20 Resolutions on file").await?;
    let errors = reader.console_errors().await.context("the console")?;
    ensure!(errors.is_empty(), "{errors:?}");
    reader.leaves().await
}
