//! The Focal Point's desk: twenty Activity Reports become a Progress Report.

use crate::backend;
use crate::trees::Watch;
use anyhow::Result;

const VIEWS: &str = "Passages shown";

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_is_said_as_it_was() -> Result<()> {
    let backend = backend().await?;
    let mut at = Watch::of("desk", &backend).await?;
    at.turns_to("desk");
    at.becomes("Farid", "/en/work/report-on/DEMO-2024-Res-004")
        .await?;
    at.reads("20 Activity Reports came in").await?;
    at.notes("opened").await?;
    at.clicks("Take over").await?;
    at.reads("19 reports are not used at all").await?;
    at.notes("a passage is taken over").await?;
    at.clicks("Take over").await?;
    at.reads("18 reports are not used at all").await?;
    at.clicks("Take over").await?;
    at.reads("17 reports are not used at all").await?;
    at.notes("three are").await?;
    at.clicks("Move down").await?;
    at.notes("the first is moved down").await?;
    at.clicks("Give back").await?;
    at.reads("18 reports are not used at all").await?;
    at.notes("the first is given back").await?;
    at.types(
        "Results and achievements: Capacity-building",
        "Our own sentence.",
    )
    .await?;
    at.clicks("Join with the text above").await?;
    at.reads("adapted from").await?;
    at.notes("own words are joined with a passage").await?;
    at.clicks("Add the ").await?;
    at.reads("All of them are in the report").await?;
    at.notes("all who are named are added").await?;
    at.picks(VIEWS, "All").await?;
    at.reads("Taken over").await?;
    at.notes("all passages").await?;
    at.picks(VIEWS, "Challenges").await?;
    at.reads_no_more("Taken over").await?;
    at.notes("passages on challenges").await?;
    at.picks(VIEWS, "Progress Report 2025").await?;
    at.reads("Still true: take over").await?;
    at.notes("the report of last year").await?;
    at.clicks("Still true: take over").await?;
    at.notes("a passage of last year is taken over").await?;
    at.clicks("Read the reports whole").await?;
    at.notes("the list of reports is opened").await?;
    at.clicks("Publish").await?;
    at.reads("Choose the status of implementation").await?;
    at.notes("published with problems").await?;
    at.ticks("On-going").await?;
    at.ticks("No future actions are needed").await?;
    at.clicks("Publish").await?;
    at.reads("Press “Publish” again").await?;
    at.notes("published with reports that are not used").await?;
    at.ends().await
}
