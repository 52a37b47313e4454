//! Signing in and out, and the page that opens a report for whoever signed in.

use crate::backend;
use crate::trees::Watch;
use anyhow::Result;

const PAGE: &str = "/en/work/sign-in";
const FAILED: &str = "This could not be loaded";

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_is_said_as_it_was() -> Result<()> {
    let backend = backend().await?;
    let mut at = Watch::of("sign-in", &backend).await?;
    persons(&mut at).await?;
    faults(&mut at).await?;
    report_on(&mut at).await?;
    for lang in ["fr", "es"] {
        at.turns_to(lang);
        at.driver.delete_all_cookies().await?;
        at.opens(&format!("/{lang}/work/sign-in")).await?;
        at.reads("Amina Sample").await?;
        at.notes("nobody").await?;
    }
    at.ends().await
}

async fn persons(at: &mut Watch) -> Result<()> {
    at.turns_to("persons");
    at.opens(PAGE).await?;
    at.reads("Sign in as Amina Sample").await?;
    at.notes("nobody").await?;
    at.opens("/en/work/report-on/DEMO-2024-Res-003").await?;
    at.reads("Sign in as Amina Sample").await?;
    at.notes("nobody, with a way back").await?;
    at.becomes("Amina Sample", "/en/work").await?;
    at.opens(PAGE).await?;
    at.reads("You are signed in as").await?;
    at.notes("somebody").await?;
    at.opens("/en/work/sign-in?back=/en/work/report-on/DEMO-2024-Res-003")
        .await?;
    at.reads("You are signed in as").await?;
    at.notes("somebody, with a way back").await?;
    at.clicks("Sign out").await?;
    at.reads("Sign in as Amina Sample").await?;
    at.notes("signed out").await
}

async fn faults(at: &mut Watch) -> Result<()> {
    at.turns_to("faults");
    at.cuts_off(&["/v1/session*"]).await?;
    at.opens(PAGE).await?;
    at.reads(FAILED).await?;
    at.notes("the session cannot be asked for").await?;
    at.cuts_off(&["/v1/session/demo*"]).await?;
    at.opens(PAGE).await?;
    at.reads(FAILED).await?;
    at.notes("the persons cannot be asked for").await?;
    at.cuts_off(&[]).await?;
    at.opens(PAGE).await?;
    at.reads("Sign in as Amina Sample").await?;
    at.cuts_off(&["/v1/session/demo*"]).await?;
    at.clicks("Sign in as Amina Sample").await?;
    at.notes("signing in fails").await?;
    at.cuts_off(&[]).await
}

async fn report_on(at: &mut Watch) -> Result<()> {
    at.turns_to("report-on");
    at.becomes("Grace Sample", "/en/work/report-on/DEMO-2024-Res-003")
        .await?;
    at.reads("You write for no Constituent").await?;
    at.notes("whoever writes for nobody").await?;
    at.becomes("Bruno Example", "/en/work/report-on/DEMO-2024-Res-900")
        .await?;
    at.reads("There is nothing at this address").await?;
    at.notes("of a Resolution that is not there").await
}
