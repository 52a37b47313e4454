//! Reports that one reads and does not write: by state, and by who reads.

use crate::backend;
use crate::deeds::{activity, progress, withdraws};
use crate::fetched::Server;
use crate::trees::Watch;
use anyhow::Result;
use serde_json::Value;

const NOTE: &str = "What should be changed?";

#[tokio::test(flavor = "multi_thread")]
async fn reports_to_read_are_said_as_they_were() -> Result<()> {
    let backend = backend().await?;
    let server = Server::at(backend.origin())?;
    let mut at = Watch::of("review", &backend).await?;
    submitted(&mut at).await?;
    published(&mut at).await?;
    withdrawn(&mut at, &server).await?;
    steps(&mut at, &server).await?;
    at.ends().await
}

fn address(id: &str) -> String {
    format!("/en/work/reports/{id}")
}

async fn submitted(at: &mut Watch) -> Result<()> {
    at.turns_to("submitted");
    let report = address(&activity("DEMO-2024-Res-001", "2026", "c-night")?);
    for (name, words) in [
        ("Elena Muestra", "Take it back"),
        ("Farid", "Publish"),
        ("Grace Sample", "Submitted"),
        ("Chloé Exemple", "There is nothing at this address"),
    ] {
        at.becomes(name, &report).await?;
        at.reads(words).await?;
        at.notes(&format!("as {name}")).await?;
    }
    Ok(())
}

async fn published(at: &mut Watch) -> Result<()> {
    at.turns_to("published");
    let report = address(&activity("DEMO-2024-Res-001", "2025", "m-lark-heron")?);
    for (name, words) in [
        ("Amina Sample", "Correct this report"),
        ("Bruno Example", "Correct this report"),
        ("Farid", "This report is published."),
        ("Grace Sample", "This report is published."),
    ] {
        at.becomes(name, &report).await?;
        at.reads(words).await?;
        at.notes(&format!("as {name}")).await?;
    }
    at.turns_to("published-progress");
    at.becomes("Farid", &address(&progress("DEMO-2024-Res-002", "2025")?))
        .await?;
    at.reads("Correct this report").await?;
    at.notes("a Progress Report, as its Focal Point").await
}

async fn withdrawn(at: &mut Watch, server: &Server) -> Result<()> {
    at.turns_to("withdrawn");
    let id = activity("DEMO-2024-Res-002", "2025", "m-sauge-bleuet")?;
    withdraws(server, &id).await?;
    for name in ["Farid", "Grace Sample"] {
        at.becomes(name, &address(&id)).await?;
        at.reads("Withdrawn").await?;
        at.notes(&format!("as {name}")).await?;
    }
    Ok(())
}

/// By the Focal Point: sent back, published, and what happens when it went meanwhile.
async fn steps(at: &mut Watch, server: &Server) -> Result<()> {
    at.turns_to("steps");
    let id = activity("DEMO-2024-Res-003", "2026", "m-loutre-roseau")?;
    at.becomes("Farid", &address(&id)).await?;
    at.reads("Publish").await?;
    at.notes("opened").await?;
    at.clicks("Send back").await?;
    at.reads(NOTE).await?;
    at.notes("about to send it back").await?;
    at.finds("button", "Send back").await?.click().await?;
    at.reads("Say what should be changed").await?;
    at.notes("sent back without a word").await?;
    at.picks("Which part?", "Challenges").await?;
    at.types(NOTE, "Say what stood in the way.").await?;
    at.reads_no_more("Say what should be changed").await?;
    at.notes("a note is written").await?;
    at.finds("button", "Send back").await?.click().await?;
    at.reads("Sent back").await?;
    at.notes("sent back").await?;

    let id = activity("DEMO-2024-Res-001", "2026", "c-night")?;
    at.opens(&address(&id)).await?;
    at.reads("Publish").await?;
    server
        .person("elena")
        .await?
        .takes(&id, "recall", Value::Null)
        .await?;
    at.clicks("Publish").await?;
    at.reads("This did not work").await?;
    at.notes("it was taken back meanwhile").await?;
    at.opens("/en/work").await?;
    at.clicks("Jam'iyat as-Sahra wal-Bahr (example)").await?;
    at.reads("Publish").await?;
    at.clicks("Publish").await?;
    at.reads("Read it as the public does").await?;
    at.notes("published").await
}
