//! axe on every route in both themes, no sideways scroll at 320 px, and the form by keyboard alone.

use anyhow::{Context, Result, bail, ensure};
use journeys::{Backend, Browser, Person, root};
use serde_json::json;
use thirtyfour::prelude::*;

const PUBLIC: [&str; 18] = [
    "/en/embed?kind=resolution&scope=DEMO-2024-Res-001",
    "/en/members",
    "/en/countries/KE",
    "/en/changes",
    "/en/data",
    "/en/accessibility",
    "/en/",
    "/en/congresses/demo-2024",
    "/en/members/m-lark-heron",
    "/en/resolutions?q=reef&status=underway,none",
    "/en/?set=facts",
    "/en/resolutions/WCC-2020-Res-040",
    "/en/resolutions/WCC-2020-Res-040/progress/2022",
    "/en/resolutions/DEMO-2024-Res-001",
    "/en/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
    "/en/about",
    "/en/data-policy",
    "/en/unknown",
];
const OTHERS: [&str; 3] = ["/en/nowhere", "/en/resolutions/WCC-2022-Res-040", "/en/try"];
const LANGUAGES: [&str; 3] = ["/fr/", "/es/resolutions/DEMO-2024-Res-001", "/fr/try"];
const SIGNED_IN: [&str; 2] = ["/en/work", "/en/work/sign-in"];

const WIDGETS: [&str; 5] = [
    "/e/v1/resolution/en/DEMO-2024-Res-001",
    "/e/v1/member/fr/m-lark-heron",
    "/e/v1/congress/es/demo-2024",
    "/e/v1/counter/en/facts?accent=ffff00",
    "/e/v1/member/en/m-nobody",
];

async fn axe(person: &Person, what: &str) -> Result<()> {
    let script =
        std::fs::read_to_string(root().join("target/tools/node_modules/axe-core/axe.min.js"))
            .context("axe-core is not installed: cargo xtask test installs it")?;
    person.script(&script, vec![]).await?;
    comes_to_rest(person, what).await?;
    let found = person
        .driver
        .execute_async(
            "const done = arguments[arguments.length - 1]; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
             .then((r) => done(r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target + ' ' + n.html.slice(0, 120)).join(' | ')}`)), (e) => done([String(e)]))",
            vec![],
        )
        .await?
        .json()
        .clone();
    ensure!(found == json!([]), "{what}: {found:#}");
    Ok(())
}

/// As on a device that is light or dark, and asks for no motion.
async fn device(person: &Person, theme: &str) -> Result<()> {
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": theme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]});
    let cdp = person.driver.cdp();
    cdp.send_raw("Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

/// Colours are measured when the letters are there, nothing moves any more, and the page was
/// painted so.
async fn comes_to_rest(person: &Person, what: &str) -> Result<()> {
    let moves = person
        .driver
        .execute_async(
            "const done = arguments[arguments.length - 1];
             const painted = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
             const ended = () => Promise.allSettled(document.getAnimations().map((one) => one.finished));
             document.fonts.ready.then(painted).then(ended).then(painted).then(() => done(document.getAnimations().length))",
            vec![],
        )
        .await?;
    ensure!(moves.json() == 0, "{what} is not at rest: {}", moves.json());
    Ok(())
}

async fn both_themes(person: &Person, what: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        device(person, theme).await?;
        axe(person, &format!("{what} {theme}")).await?;
    }
    device(person, "light").await
}

async fn no_sideways_scroll(person: &Person, what: &str) -> Result<()> {
    let widths = person
        .script(
            "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]",
            vec![],
        )
        .await?;
    ensure!(widths[0] == widths[1], "{what} scrolls sideways: {widths}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_route() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    for path in PUBLIC.iter().chain(&OTHERS) {
        person.opens(path).await?;
        person.sees_the_app().await?;
        both_themes(&person, path).await?;
    }
    for path in LANGUAGES {
        person.opens(path).await?;
        person.sees_the_app().await?;
        axe(&person, path).await?;
    }
    person.opens("/en/work/report-on/DEMO-2024-Res-003").await?;
    person.reads("Sign in as Amina Sample").await?;
    both_themes(&person, "sign-in").await?;
    person.signs_in_as("Amina Sample").await?;
    person.reads("Nothing to save yet").await?;
    person.ticks("Field activities").await?;
    person.clicks("Submit").await?;
    person.reads("There is a problem").await?;
    both_themes(&person, "editor with problems").await?;
    person.uses("IUCN Members you worked with").await?;
    offers_names(&person).await?;
    axe(&person, "combobox open").await?;
    // the open suggestions lie over what comes next
    person.presses(Key::Escape).await?;
    person.clicks("Choose from the whole list").await?;
    let whole = person.within("group", "Choose from the whole list");
    whole
        .until_that("the whole list", async || {
            Ok(whole.names("checkbox").await?.len() > 100)
        })
        .await?;
    axe(&person, "whole list open").await?;
    for path in SIGNED_IN {
        person.opens(path).await?;
        person.sees_the_app().await?;
        person.reads("Amina Sample").await?;
        both_themes(&person, path).await?;
    }
    person.leaves().await
}

async fn offers_names(person: &Person) -> Result<()> {
    let list = person.within("listbox", "Suggestions");
    list.until_that("the list", async || {
        Ok(!list.names("option").await?.is_empty())
    })
    .await
}

/// Chosen at the foot of a page, it is so on the next one too, whatever the device says.
#[tokio::test(flavor = "multi_thread")]
async fn an_appearance_that_was_chosen_stays_and_can_be_read() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    person.opens("/en/").await?;
    person.sees_the_app().await?;
    device(&person, "light").await?;
    let ground = "return getComputedStyle(document.documentElement).backgroundColor";
    let light = person.script(ground, vec![]).await?;
    person.picks("Appearance", "Dark").await?;
    axe(&person, "dark by choice").await?;
    let dark = person.script(ground, vec![]).await?;
    ensure!(light != dark, "{light} {dark}");
    person.opens("/en/resolutions/DEMO-2024-Res-001").await?;
    axe(&person, "dark by choice, the next page").await?;
    ensure!(person.script(ground, vec![]).await? == dark);
    person.sees_the_app().await?;
    person.picks("Appearance", "Light").await?;
    device(&person, "dark").await?;
    axe(&person, "light by choice").await?;
    ensure!(person.script(ground, vec![]).await? == light);
    person.leaves().await
}

/// From the narrowest sidebar to a whole page, with the table open.
#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_widgets_from_280_to_1200_pixels() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    for width in [280, 1200] {
        let frame =
            json!({ "width": width, "height": 640, "deviceScaleFactor": 1, "mobile": false });
        person
            .driver
            .cdp()
            .send_raw("Emulation.setDeviceMetricsOverride", frame)
            .await?;
        for path in WIDGETS {
            person.opens(path).await?;
            person
                .script(
                    "document.querySelectorAll('details').forEach((one) => { one.open = true })",
                    vec![],
                )
                .await?;
            no_sideways_scroll(&person, &format!("{path} at {width}")).await?;
            both_themes(&person, &format!("{path} at {width}")).await?;
        }
    }
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_at_the_desk() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    person.opens("/en/work/report-on/DEMO-2024-Res-004").await?;
    person.signs_in_as("Farid").await?;
    person.reads("20 Activity Reports came in").await?;
    person.clicks("Take over").await?;
    person.counts(1, "button", "Give back: ").await?;
    both_themes(&person, "desk").await?;
    person.leaves().await
}

/// Every page that a reader can come to: each link and control in the order of Tab, always seen,
/// and the skip link first.
#[tokio::test(flavor = "multi_thread")]
async fn every_public_page_is_walked_by_keyboard() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    for path in PUBLIC {
        person.opens(path).await?;
        person.sees_the_app().await?;
        let wanted = person.script("return [...document.querySelectorAll('a[href], button, input, select, summary, textarea, iframe')].filter((e) => e.checkVisibility() && e.type !== 'hidden').length", vec![]).await?;
        let (mut seen, wanted) = (
            std::collections::BTreeSet::new(),
            wanted.as_u64().unwrap_or_default().min(60),
        );
        // a field for a day has a stop for each of its parts, a frame for each of its links
        let frames = person
            .script("return document.querySelectorAll('iframe').length", vec![])
            .await?
            .as_u64()
            .unwrap_or_default();
        for n in 0..wanted + 6 + 12 * frames {
            if seen.len() as u64 == wanted {
                break;
            }
            person.presses(Key::Tab).await?;
            let at = "const e = document.activeElement; const r = e.getBoundingClientRect(); window.walked ??= new Map();
                if (!window.walked.has(e)) window.walked.set(e, window.walked.size);
                return [e === document.body, window.walked.get(e), r.width > 0 && r.bottom > 0 && r.top < innerHeight, e.outerHTML.slice(0, 80)]";
            let at = person.script(at, vec![]).await?;
            ensure!(at[0] == false, "{path}: the focus is lost after {n} steps");
            ensure!(
                at[2] == true,
                "{path}: {} has the focus and is not in sight",
                at[3]
            );
            ensure!(
                n > 0 || person.is_at("link", SKIP).await?,
                "{path}: the skip link comes first"
            );
            seen.insert(at[1].as_u64());
        }
        ensure!(
            seen.len() as u64 == wanted,
            "{path}: {} of {wanted} are reached",
            seen.len()
        );
    }
    person.leaves().await
}

/// Role, name and description of every node that a screen reader meets.
async fn tree(person: &Person) -> Result<Vec<[String; 3]>> {
    person
        .driver
        .cdp()
        .send_raw("Accessibility.enable", json!({}))
        .await?;
    let tree = person
        .driver
        .cdp()
        .send_raw("Accessibility.getFullAXTree", json!({}))
        .await?;
    let text = |node: &serde_json::Value, part: &str| {
        node[part]["value"].as_str().unwrap_or_default().to_owned()
    };
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    Ok(nodes
        .iter()
        .filter(|node| node["ignored"] != true)
        .map(|node| ["role", "name", "description"].map(|part| text(node, part)))
        .collect())
}

/// Each figure has its question as name, its finding, and its numbers as a table or a list with
/// words.
#[tokio::test(flavor = "multi_thread")]
async fn figures_are_read_aloud() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    person.opens("/en/").await?;
    person.sees_the_app().await?;
    let nodes = tree(&person).await?;
    let has = |nodes: &[[String; 3]], role: &str, name: &str| {
        nodes
            .iter()
            .any(|[own, label, _]| own == role && label.contains(name))
    };
    let image = nodes
        .iter()
        .find(|[role, name, _]| role == "image" && name.starts_with("How much is reported"))
        .context("the bar is an image with its question")?;
    ensure!(
        image[2].contains("Declared: Completed"),
        "the finding describes it: {image:?}"
    );
    for (role, name) in [
        ("figure", "Which Congresses’ Resolutions are reported on?"),
        ("link", "Completed"),
        ("link", "Port Example 2024"),
        ("list", "Key"),
    ] {
        ensure!(has(&nodes, role, name), "{role} {name}");
    }
    person.clicks("Table").await?;
    let nodes = tree(&person).await?;
    for (role, name) in [
        ("table", "Resolutions on file by declared status"),
        ("columnheader", "Share"),
        ("rowheader", "On-going"),
    ] {
        ensure!(has(&nodes, role, name), "{role} {name}");
    }

    person.opens("/en/resolutions/DEMO-2024-Res-001").await?;
    person.sees_the_app().await?;
    let nodes = tree(&person).await?;
    for (role, name) in [
        ("figure", "What was said when?"),
        ("figure", "What does it ask, and who speaks of it?"),
        (
            "table",
            "Operative Paragraphs by cycle: how many reports mention each",
        ),
        ("columnheader", "2025"),
        ("rowheader", "OP1.a"),
        ("figure", "Who reported or was named?"),
        ("heading", "IUCN Member"),
    ] {
        ensure!(has(&nodes, role, name), "{role} {name}");
    }
    // a dot is spoken as none
    ensure!(
        nodes
            .iter()
            .any(|[role, name, _]| role == "StaticText" && name == "none"),
        "an empty cell is spoken"
    );
    person.opens("/en/members/m-lark-heron").await?;
    person.sees_the_app().await?;
    person.clicks("Table").await?;
    let nodes = tree(&person).await?;
    for (role, name) in [
        ("figure", "In which years did it report, or was it named?"),
        ("columnheader", "Reports that name it"),
        ("rowheader", "2025"),
    ] {
        ensure!(has(&nodes, role, name), "{role} {name}");
    }
    person.opens("/en/resolutions").await?;
    let nodes = tree(&person).await?;
    ensure!(
        has(
            &nodes,
            "image",
            "Declared status by cycle. 2022 Before reporting began."
        ),
        "the strip is one sentence"
    );
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_scrolls_sideways_at_320_pixels() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    // headless windows are never as narrow as a phone: the device is emulated
    let phone = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    person
        .driver
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", phone)
        .await?;
    for path in PUBLIC.iter().chain(&OTHERS).chain(&LANGUAGES) {
        person.opens(path).await?;
        person.sees_the_app().await?;
        no_sideways_scroll(&person, path).await?;
    }
    person.opens("/en/work/report-on/DEMO-2024-Res-003").await?;
    person.signs_in_as("Amina Sample").await?;
    person.reads("Nothing to save yet").await?;
    person.ticks("Field activities").await?;
    no_sideways_scroll(&person, "editor").await?;
    person.leaves().await
}

const SKIP: &str = "Skip to content";
const MEMBERS: &str = "IUCN Members you worked with";

/// With Tab, in at most eighty steps.
async fn walks_to(person: &Person, role: &str, name: &str) -> Result<()> {
    for _ in 0..80 {
        person.presses(Key::Tab).await?;
        if person.is_at(role, name).await? {
            return Ok(());
        }
    }
    bail!("no way by keyboard to {role} named {name:?}")
}

/// From the skip link to a check of the form, with Tab, Space, arrows and Enter.
#[tokio::test(flavor = "multi_thread")]
async fn the_form_is_filled_by_keyboard_alone() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::with(&backend.origin(), Browser::Chromium, 1280, 900).await?;
    person.opens("/en/try").await?;
    person.sees_the_app().await?;
    person.presses(Key::Tab).await?;
    person.has_focus("link", SKIP).await?;
    walks_to(&person, "combobox", MEMBERS).await?;
    person.presses("lark").await?;
    offers_names(&person).await?;
    person.presses(Key::Down).await?;
    person.presses(Key::Enter).await?;
    person
        .reads("Lark and Heron Society (example) (LHS)")
        .await?;
    ensure!(
        person.is_at("combobox", MEMBERS).await?,
        "the input keeps the focus after a choice"
    );
    let untouched = person
        .script(
            "return document.querySelectorAll('[aria-invalid=true]').length",
            vec![],
        )
        .await?;
    ensure!(untouched == 0, "walking through with Tab makes no error");
    walks_to(&person, "button", "Check").await?;
    person.presses(Key::Enter).await?;
    person.reads("There is a problem").await?;
    person.leaves().await
}
