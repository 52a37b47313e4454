//! The served page becomes the app without a jump.

use anyhow::Result;
use journeys::{Backend, Browser, Person};
use serde_json::json;

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
async fn what_was_typed_before_the_form_is_live_is_taken_up() -> Result<()> {
    if Browser::chosen() != Browser::Chromium {
        println!("not run: slowing the network needs Chromium's protocol");
        return Ok(());
    }
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
    let live = person
        .script(
            "return document.documentElement.hasAttribute('data-live')",
            vec![],
        )
        .await?;
    assert_eq!(live, false, "the form is used before it is live");
    network(&person, -1).await?;
    person.sees_the_app().await?;
    // what follows from the answers is there now
    person
        .types("Results and achievements: Field activities", "And more")
        .await?;
    assert_eq!(person.value_of(CHALLENGES).await?, "Typed early");
    person.reads_no_more("There were no challenges").await?;
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn scroll_focus_and_text_stay_when_the_app_takes_over() -> Result<()> {
    if Browser::chosen() != Browser::Chromium {
        println!("not run: slowing the network needs Chromium's protocol");
        return Ok(());
    }
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
    reader
        .until(
            "the served text",
            "return document.querySelector('#future') !== null",
            vec![],
        )
        .await?;
    let before = reader
        .script(
            "const link = [...document.querySelectorAll('main a.op')].at(-3); scrollTo(0, 1500); link.focus({ preventScroll: true });
             return { app: document.documentElement.hasAttribute('data-live'), text: document.querySelector('main').innerText, y: scrollY, link: link.innerText, href: link.href }",
            vec![],
        )
        .await?;
    assert_eq!(
        before["app"], false,
        "the page is looked at before the app is there"
    );
    network(&reader, -1).await?;
    reader.sees_the_app().await?;
    let after = reader
        .script(
            "const a = document.activeElement; return { app: true, text: document.querySelector('main').innerText, y: scrollY, link: a.innerText, href: a.href, shift: window.__shift, mains: document.querySelectorAll('main').length }",
            vec![],
        )
        .await?;
    for part in ["text", "y", "link", "href"] {
        assert_eq!(before[part], after[part], "{part}");
    }
    assert_eq!(after["mains"], 1);
    assert!(
        after["shift"].as_f64().unwrap_or(1.0) <= 0.02,
        "layout shift {}",
        after["shift"]
    );
    reader.leaves().await
}
