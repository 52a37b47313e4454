//! Two people write one report.

use crate::writing::opens_a_report;
use anyhow::Result;
use journeys::{Backend, Person};

#[tokio::test(flavor = "multi_thread")]
async fn two_browsers_and_one_draft_lose_nothing() -> Result<()> {
    let backend = Backend::started().await?;
    let (amina, bruno) = (
        Person::at(&backend.origin()).await?,
        Person::at(&backend.origin()).await?,
    );
    opens_a_report(&amina, "Amina Sample", "DEMO-2024-Res-003").await?;
    opens_a_report(&bruno, "Bruno Example", "DEMO-2024-Res-003").await?;

    let challenges = "Challenges, and how they were overcome";
    amina.types(challenges, "Money came late.").await?;
    amina.types("From", "2026-02").await?;
    amina.clicks("Save").await?;
    amina.is_told_saved().await?;

    bruno.types(challenges, "The river was high.").await?;
    bruno.types("To", "2026-09").await?;
    bruno.clicks("Save").await?;
    bruno.is_told("Both versions are kept").await?;
    bruno
        .reads("Two versions of some answers, both kept")
        .await?;
    bruno.reads("Money came late.").await?;
    // what only one of them wrote is joined by itself, and typing goes on
    assert_eq!(bruno.value_of("From").await?, "2026-02");
    bruno
        .types("Other organisations, in your words", "A school")
        .await?;
    bruno.clicks("Put both one after the other").await?;
    bruno.is_told_saved().await?;
    assert_eq!(
        bruno.value_of(challenges).await?,
        "The river was high.\n\nMoney came late."
    );

    amina.driver.refresh().await?;
    amina.reads("Nothing to save yet").await?;
    assert_eq!(
        amina.value_of(challenges).await?,
        "The river was high.\n\nMoney came late."
    );
    assert_eq!(amina.value_of("To").await?, "2026-09");
    assert_eq!(
        amina.value_of("Other organisations, in your words").await?,
        "A school"
    );
    amina.leaves().await?;
    bruno.leaves().await
}

/// A slow network: what came of the press arrives when the person writes elsewhere.
const SLOW: &str = "const own = window.fetch;
    window.fetch = (...request) => new Promise((done) => setTimeout(done, 700)).then(() => own(...request));";

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_of_saving_takes_the_focus_from_nobody_who_writes_on() -> Result<()> {
    let backend = Backend::started().await?;
    let (amina, bruno) = (
        Person::at(&backend.origin()).await?,
        Person::at(&backend.origin()).await?,
    );
    opens_a_report(&amina, "Amina Sample", "DEMO-2024-Res-003").await?;
    opens_a_report(&bruno, "Bruno Example", "DEMO-2024-Res-003").await?;
    let (challenges, others) = (
        "Challenges, and how they were overcome",
        "Other organisations, in your words",
    );
    amina.types(challenges, "Money came late.").await?;
    amina.clicks("Save").await?;
    amina.is_told_saved().await?;

    bruno.script(SLOW, vec![]).await?;
    bruno.types(challenges, "The river was high.").await?;
    bruno.clicks("Save").await?;
    bruno.uses(others).await?;
    bruno.presses("A school").await?;
    // the bar says it, and then whoever pressed hears it
    bruno
        .until_that("to hear what came of it", async || {
            let told = bruno.texts("status").await?;
            let of_saving = told
                .iter()
                .filter(|text| text.contains("1 answer is not saved"));
            Ok(of_saving.count() == 2)
        })
        .await?;
    bruno.presses(" by the lake").await?;
    assert_eq!(bruno.value_of(others).await?, "A school by the lake");
    // who waits is led to what is to be decided
    bruno.clicks("Save").await?;
    bruno
        .has_focus("heading", "Two versions of some answers, both kept")
        .await?;
    amina.leaves().await?;
    bruno.leaves().await
}
