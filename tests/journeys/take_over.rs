//! The served page becomes the app without a jump.

use anyhow::{Context, Result};
use journeys::{Backend, Browser, Person};
use serde_json::{Value, json};

/// Bytes a second; -1 is as fast as it goes.
async fn network(reader: &Person, speed: i32) -> Result<()> {
    let conditions = json!({ "offline": false, "latency": if speed < 0 { 0 } else { 150 }, "downloadThroughput": speed, "uploadThroughput": speed });
    reader
        .driver
        .cdp()
        .send_raw("Network.enable", json!({}))
        .await?;
    reader
        .driver
        .cdp()
        .send_raw("Network.emulateNetworkConditions", conditions)
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "slowing the network needs Chromium's protocol"]
async fn what_was_typed_before_the_form_is_live_is_taken_up() -> Result<()> {
    const CHALLENGES: &str = "Challenges, and how they were overcome";
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    network(&person, 30_000).await?;
    person
        .driver
        .cdp()
        .send_raw(
            "Page.navigate",
            json!({ "url": format!("{}/en/try", backend.origin()) }),
        )
        .await?;
    person.types(CHALLENGES, "Typed early").await?;
    person.ticks("Field activities").await?;
    assert!(
        !person.has_the_app().await?,
        "the form is used before it is live"
    );
    network(&person, -1).await?;
    person.sees_the_app().await?;
    // what follows from the answers is there now
    person
        .types("Results and achievements: Field activities", "And more")
        .await?;
    assert_eq!(person.value_of(CHALLENGES).await?, "Typed early");
    // what was typed early counts as an answer: "none" lays it aside
    person.ticks("There were no challenges").await?;
    person.reads("Laid aside, not sent: Challenges").await?;
    person.leaves().await
}

/// Where a reader is: how far down, on what, and where that leads.
async fn stands(reader: &Person) -> Result<Value> {
    let script = "const on = document.activeElement; return { y: scrollY, link: on.innerText, href: on.href }";
    reader.script(script, vec![]).await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "slowing the network needs Chromium's protocol"]
async fn scroll_focus_and_text_stay_when_the_app_takes_over() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::with(&backend.origin(), Browser::Chromium, 400, 740).await?;
    network(&reader, 60_000).await?;
    let watch = "window.__shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) window.__shift += e.value; })).observe({ type: 'layout-shift', buffered: true });";
    reader
        .driver
        .cdp()
        .send_raw(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": watch }),
        )
        .await?;
    reader.driver.cdp().send_raw("Page.navigate", json!({ "url": format!("{}/en/resolutions/WCC-2020-Res-040/progress/2022", backend.origin()) })).await?;
    let main = reader.within("main", "");
    main.finds("heading", "Future actions").await?;
    reader.finds("link", "What we do not know").await?;
    let paragraphs: Vec<String> = main.names("link").await?;
    let cited = paragraphs
        .iter()
        .rfind(|name| name.starts_with("OP"))
        .context("a paragraph that is cited")?;
    let link = main.finds("link", cited).await?;
    reader
        .script(
            "scrollTo(0, 1500); arguments[0].focus({ preventScroll: true })",
            vec![link.to_json()?],
        )
        .await?;
    let (before, text) = (stands(&reader).await?, main.words().await?);
    assert!(
        !reader.has_the_app().await?,
        "the page is looked at before the app is there"
    );
    network(&reader, -1).await?;
    reader.sees_the_app().await?;
    assert_eq!(stands(&reader).await?, before);
    assert_eq!(before["link"], json!(cited));
    assert_eq!(main.words().await?, text);
    assert_eq!(reader.names("main").await?.len(), 1);
    let shift = reader.script("return window.__shift", vec![]).await?;
    assert!(
        shift.as_f64().unwrap_or(1.0) <= 0.02,
        "layout shift {shift}"
    );
    reader.leaves().await
}
