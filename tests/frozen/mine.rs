//! My reports: what each person finds there.

use crate::backend;
use crate::trees::Watch;
use anyhow::Result;

const DELETE: &str = "Delete the draft on DEMO 2024 Res 003";

#[tokio::test(flavor = "multi_thread")]
async fn my_reports_are_said_as_they_were() -> Result<()> {
    let backend = backend().await?;
    let mut at = Watch::of("my-reports", &backend).await?;
    persons(&mut at).await?;
    drafts(&mut at).await?;
    faults(&mut at).await?;
    at.turns_to("fr");
    at.opens("/fr/work").await?;
    at.reads("Rapport d").await?;
    at.notes("many, as Focal Point").await?;
    at.ends().await
}

async fn persons(at: &mut Watch) -> Result<()> {
    for (file, name, words) in [
        ("administrator", "Grace Sample", "No drafts."),
        (
            "contributor",
            "Bruno Example",
            "Dark nights for migrating birds",
        ),
        (
            "approver",
            "Amina Sample",
            "Dark nights for migrating birds",
        ),
        ("commission", "Elena Muestra", "Submitted"),
        ("returned", "Diego Ejemplo", "Came back to you"),
        ("focal-point", "Farid", "Progress Reports to make"),
    ] {
        at.turns_to(file);
        at.becomes(name, "/en/work").await?;
        at.reads(words).await?;
        at.notes(&format!("as {name}")).await?;
    }
    Ok(())
}

async fn drafts(at: &mut Watch) -> Result<()> {
    at.turns_to("drafts");
    at.becomes("Amina Sample", "/en/work/report-on/DEMO-2024-Res-003")
        .await?;
    at.reads("Nothing to save yet").await?;
    at.opens("/en/work").await?;
    at.reads("DEMO 2024 Res 003").await?;
    at.notes("a draft").await?;
    at.clicks(DELETE).await?;
    at.reads("Delete this draft?").await?;
    at.notes("asked to delete it").await?;
    at.clicks("Keep it").await?;
    at.reads_no_more("Delete this draft?").await?;
    at.notes("kept").await?;
    at.clicks(DELETE).await?;
    at.cuts_off(&["/v1/drafts/*"]).await?;
    at.clicks("Delete for good").await?;
    at.reads("Drafts").await?;
    at.notes("deleting fails").await?;
    at.cuts_off(&[]).await?;
    at.opens("/en/work").await?;
    at.clicks(DELETE).await?;
    at.clicks("Delete for good").await?;
    at.reads("No drafts.").await?;
    at.notes("deleted").await
}

async fn faults(at: &mut Watch) -> Result<()> {
    at.turns_to("faults");
    at.becomes("Farid", "/en/work").await?;
    at.reads("Progress Reports to make").await?;
    at.cuts_off(&["/v1/workspace*"]).await?;
    at.opens("/en/work").await?;
    at.reads("This could not be loaded").await?;
    at.notes("the server does not answer").await?;
    at.clicks("Try again").await?;
    at.reads("This could not be loaded").await?;
    at.notes("nor when it is asked again").await?;
    at.cuts_off(&[]).await?;
    at.clicks("Try again").await?;
    at.reads("Progress Reports to make").await?;
    at.notes("it is back").await
}
