//! Small screens, a phone with its keyboard open, and large text.

use crate::writing::opens_a_report;
use anyhow::{Result, ensure};
use journeys::{Backend, Browser, Person};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const CHALLENGES: &str = "Challenges, and how they were overcome";
const CODE: &str = "DEMO-2024-Res-003";

/// A screen of so many CSS pixels; a window of Firefox has a least size.
async fn has_a_screen_of(person: &Person, width: u32, height: u32) -> Result<()> {
    if Browser::chosen() == Browser::Chromium {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let cdp = person.driver.cdp();
        cdp.send_raw("Emulation.setDeviceMetricsOverride", screen)
            .await?;
    } else {
        // what the browser itself takes of a window
        let own = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let own = person.script(own, vec![]).await?;
        let own = |at: usize| own[at].as_u64().unwrap_or_default() as u32;
        let (width, height) = (width + own(0), height + own(1));
        person.driver.set_window_rect(0, 0, width, height).await?;
    }
    Ok(())
}

async fn has_text_of(person: &Person, size: &str) -> Result<()> {
    let script = "document.documentElement.style.fontSize = arguments[0]";
    person.script(script, vec![size.into()]).await?;
    Ok(())
}

/// The bar as it is drawn, [top, bottom within the screen, height of the screen], in CSS pixels.
const BAR: &str = "const bar = document.querySelector('[role=region][aria-label=\"Saving\"]').getBoundingClientRect();
    return [bar.top, Math.min(bar.bottom, innerHeight), innerHeight, document.documentElement.scrollWidth - innerWidth]";

async fn bar(person: &Person) -> Result<[f64; 4]> {
    let said = person.script(BAR, vec![]).await?;
    Ok([0, 1, 2, 3].map(|at| said[at].as_f64().unwrap_or_default()))
}

/// Where the line ends that is typed: the text has so many lines, each shorter than the area.
const LINE: &str = "const [area, lines] = arguments, style = getComputedStyle(area), px = (name) => parseFloat(style[name]);
    const top = area.getBoundingClientRect().top + px('borderTopWidth') + px('paddingTop') - area.scrollTop;
    return [top + (lines - 1) * px('lineHeight'), top + lines * px('lineHeight')]";

async fn line(person: &Person, area: &WebElement, lines: usize) -> Result<[f64; 2]> {
    let said = person
        .script(LINE, vec![area.to_json()?, lines.into()])
        .await?;
    Ok([0, 1].map(|at| said[at].as_f64().unwrap_or_default()))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_types_is_never_under_the_bar() -> Result<()> {
    let mut backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    opens_a_report(&person, "Amina Sample", CODE).await?;
    let area = person.field(CHALLENGES).await?;
    let mut lines = 1;
    // the sentence that the bar has then is the longest
    for is_offline in [false, true] {
        if is_offline {
            backend.stop().await?;
            person.uses(CHALLENGES).await?.send_keys("x").await?;
            person.reads("Not saved").await?;
        }
        for (width, height, size) in [
            (1280, 800, "100%"),
            (360, 740, "100%"),
            (360, 330, "100%"),
            (320, 256, "100%"),
            (360, 740, "200%"),
        ] {
            has_a_screen_of(&person, width, height).await?;
            has_text_of(&person, size).await?;
            person.uses(CHALLENGES).await?;
            // a click has put the caret where it was
            let to_end = "arguments[0].setSelectionRange(1e6, 1e6)";
            person.script(to_end, vec![area.to_json()?]).await?;
            for _ in 0..3 {
                area.send_keys(Key::Enter + "word").await?;
                lines += 1;
                let what = format!("at {width} x {height}, text {size}, offline {is_offline}");
                // once the page has scrolled
                person
                    .until_that(
                        &format!("the line to be clear of the bar {what}"),
                        async || {
                            let ([top, bottom], [bar, ..]) =
                                (line(&person, &area, lines).await?, bar(&person).await?);
                            Ok(top >= 0.0 && bottom <= bar + 1.0)
                        },
                    )
                    .await?;
            }
            let [top, bottom, screen, sideways] = bar(&person).await?;
            ensure!(
                bottom - top <= screen * 0.34 + 1.0,
                "the bar takes {} of {screen} px at {width} x {height}, text {size}",
                bottom - top
            );
            ensure!(
                sideways <= 0.0,
                "{sideways} px run off at {width} x {height}, text {size}"
            );
        }
        has_text_of(&person, "100%").await?;
    }
    backend.start().await?;
    person.leaves().await
}

/// Whether what has the focus is seen: some of it is on the screen, and not under the bar.
const SEEN: &str = "const active = document.activeElement, own = active.getBoundingClientRect();
    const bar = document.querySelector('[role=region][aria-label=\"Saving\"]');
    const edge = bar.contains(active) ? innerHeight : bar.getBoundingClientRect().top;
    return [own.width === 0 || (own.bottom > 0 && own.top < edge), active === document.body, active.outerHTML.slice(0, 120)]";

#[tokio::test(flavor = "multi_thread")]
async fn what_has_the_focus_is_seen_on_a_small_screen() -> Result<()> {
    let mut backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    opens_a_report(&person, "Amina Sample", CODE).await?;
    person.ticks("Field activities").await?;
    backend.stop().await?;
    person.uses(CHALLENGES).await?.send_keys("x").await?;
    person.reads("Not saved").await?;
    has_a_screen_of(&person, 320, 256).await?;
    // the last thing in the bar is reached and seen too
    let mut has_submit = false;
    for _ in 0..40 {
        person.presses(Key::Tab).await?;
        let seen: Value = person.script(SEEN, vec![]).await?;
        ensure!(seen[0] == true, "hidden: {}", seen[2]);
        has_submit |= person.is_at("button", "Submit").await?;
        if has_submit || seen[1] == true {
            break;
        }
    }
    ensure!(has_submit, "Tab never came to Submit");
    backend.start().await?;
    person.leaves().await
}
