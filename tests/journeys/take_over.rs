//! The served page becomes the app without a jump.

use anyhow::Result;
use journeys::{Backend, Browser, Person};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn scroll_focus_and_text_stay_when_the_app_takes_over() -> Result<()> {
    if Browser::chosen() != Browser::Chromium {
        println!("not run: slowing the network needs Chromium's protocol");
        return Ok(());
    }
    let backend = Backend::started().await?;
    let reader = Person::with(&backend.origin(), Browser::Chromium, 400, 740).await?;
    let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 60_000, "uploadThroughput": 60_000 });
    reader.driver.cdp().send_raw("Network.enable", json!({})).await?;
    reader.driver.cdp().send_raw("Network.emulateNetworkConditions", slow).await?;
    let watch = "window.__shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) window.__shift += e.value; })).observe({ type: 'layout-shift', buffered: true });";
    reader.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch })).await?;
    reader.driver.cdp().send_raw("Page.navigate", json!({ "url": format!("{}/en/resolutions/WCC-2020-Res-040/progress/2022", backend.origin()) })).await?;
    reader.until("the served text", "return document.querySelector('#future') !== null", vec![]).await?;
    let before = reader
        .script(
            "const link = [...document.querySelectorAll('main a.op')].at(-3); scrollTo(0, 1500); link.focus({ preventScroll: true });
             return { app: document.documentElement.hasAttribute('data-live'), text: document.querySelector('main').innerText, y: scrollY, link: link.innerText, href: link.href }",
            vec![],
        )
        .await?;
    assert_eq!(before["app"], false, "the page is looked at before the app is there");
    reader
        .driver
        .cdp()
        .send_raw("Network.emulateNetworkConditions", json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }))
        .await?;
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
    assert!(after["shift"].as_f64().unwrap_or(1.0) <= 0.02, "layout shift {}", after["shift"]);
    reader.leaves().await
}
