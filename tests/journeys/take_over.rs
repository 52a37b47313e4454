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
    // as the browser does when somebody drags the corner
    let drag =
        "arguments[0].style.height = '333px'; return arguments[0].getBoundingClientRect().height";
    let area = person.field(CHALLENGES).await?;
    let dragged = person.script(drag, vec![area.to_json()?]).await?;
    assert!(
        !person.has_the_app().await?,
        "the form is used before it is live"
    );
    network(&person, -1).await?;
    person.sees_the_app().await?;
    let area = person.field(CHALLENGES).await?;
    let height = "return arguments[0].getBoundingClientRect().height";
    let height = person.script(height, vec![area.to_json()?]).await?;
    assert_eq!(height, dragged, "a dragged height comes along");
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

/// What a translator and an extension do to a page: every text in a `<font>`, nodes in between, attributes of theirs.
const CHANGED: &str = "window.kept = [];
    const main = document.querySelector('main');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all = [];
    while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest('script')) all.push(texts.currentNode);
    for (const text of all) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(text.data);
        if (main.contains(outer)) window.kept.push(outer);
    }
    for (const place of [document.body, main, main.querySelector('h1')]) {
        const own = document.createElement('aside');
        own.textContent = 'Of an extension';
        place.prepend(own);
        place.setAttribute('spellcheck', 'false');
        window.kept.push(own);
    }";

/// How many of those are in the page no more.
const LOST: &str = "const ours = [document.body, document.querySelector('main'), document.querySelector('h1')];
    return [...window.kept.filter((own) => !own.isConnected), ...ours.filter((own) => own.spellcheck)].length";

async fn a_changed_page_goes_on(reader: &Person) -> Result<()> {
    reader.sees_the_app().await?;
    let lost = reader.script(LOST, vec![]).await?;
    assert_eq!(lost, 0, "what others put into a page that is read stays");
    // on to a page that is drawn as this one is, to one that is text, and back through both
    reader.clicks("What we do not know").await?;
    reader.title_has("What we do not know").await?;
    reader.has_focus("heading", "What we do not know").await?;
    // what the translator does on that page keeps nobody from the next
    reader.script(CHANGED, vec![]).await?;
    reader.clicks("Data").await?;
    reader.title_has("Data").await?;
    reader.has_focus("heading", "Data").await?;
    reader.clicks("Members").await?;
    reader.title_has("Members").await?;
    reader.driver.back().await?;
    reader.title_has("Data").await?;
    reader.driver.back().await?;
    reader.title_has("What we do not know").await?;
    reader.reads("What we do not know").await?;
    reader.driver.back().await?;
    reader.title_has("About Resolution Progress").await?;
    reader.reads("About Resolution Progress").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_others_changed_is_adopted() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    reader.opens("/en/about").await?;
    reader.script(CHANGED, vec![]).await?;
    a_changed_page_goes_on(&reader).await?;
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "slowing the network needs Chromium's protocol"]
async fn a_page_that_others_changed_before_the_app_came_is_adopted() -> Result<()> {
    let backend = Backend::started().await?;
    let reader = Person::at(&backend.origin()).await?;
    network(&reader, 60_000).await?;
    let url = format!("{}/en/about", backend.origin());
    reader
        .driver
        .cdp()
        .send_raw("Page.navigate", json!({ "url": url }))
        .await?;
    reader.reads("About Resolution Progress").await?;
    reader.script(CHANGED, vec![]).await?;
    assert!(
        !reader.has_the_app().await?,
        "the page is changed before the app is there"
    );
    network(&reader, -1).await?;
    a_changed_page_goes_on(&reader).await?;
    reader.leaves().await
}
