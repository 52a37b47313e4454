//! Nothing unknown takes a page down: words of vocabularies and members that the application does
//! not know are shown or passed over, and inside a body they survive.

use crate::faults::{begins, draft_of, impatient, stage};
use crate::server::{Fault, Site};
use anyhow::{Context, Result};
use axum::http::Method;
use journeys::{Backend, Browser, Person};
use serde_json::{Value, json};

/// C5, in public documents. The page, what it asks, what is changed in the answer, and words that
/// stand there all the same: what is beside the unknown, and the unknown where it can be shown.
type Case = (
    &'static str,
    &'static str,
    fn(&mut Value),
    &'static [&'static str],
);

const PUBLIC: [Case; 13] = [
    (
        "/en/",
        "/files/*",
        |catalogue| catalogue["latest"][0]["kind"] = json!("mission"),
        &["Published last"],
    ),
    (
        "/en/resolutions",
        "/files/*",
        |catalogue| catalogue["latest"][0]["kind"] = json!("mission"),
        &["Dark nights for migrating birds"],
    ),
    (
        "/en/resolutions",
        "/files/*",
        |catalogue| catalogue["latest"][0]["code"] = json!("WCC-2025-Mot-001"),
        &["Dark nights for migrating birds"],
    ),
    (
        "/en/resolutions",
        "/files/*",
        |catalogue| {
            catalogue["latest"][0]["constituent"] = json!({ "id": "x-1", "kind": "youth", "name": "Youth of the Poles", "region": "antarctica" });
        },
        &["Dark nights for migrating birds"],
    ),
    (
        "/en/resolutions",
        "/files/*",
        |catalogue| catalogue["houseColour"] = json!("green"),
        &["Dark nights for migrating birds"],
    ),
    (
        "/en/members",
        "/v1/constituents",
        |all| all["items"][0]["kind"] = json!("youth"),
        &["Lark and Heron Society"],
    ),
    (
        "/en/members",
        "/v1/constituents",
        |all| {
            for one in all["items"].as_array_mut().into_iter().flatten() {
                one["region"] = json!("antarctica");
                one["category"] = json!("E");
                one["houseNumber"] = json!(7);
            }
        },
        &["Lark and Heron Society"],
    ),
    (
        "/en/changes",
        "/v1/reports",
        |reports| reports["items"][0]["status"] = json!("paused"),
        &["Progress Report 2026"],
    ),
    (
        "/en/changes",
        "/v1/reports",
        |reports| reports["items"][0]["kind"] = json!("mission"),
        &["Progress Report 2026"],
    ),
    (
        "/en/resolutions/DEMO-2024-Res-001",
        "/v1/resolutions/*",
        |document| {
            document["cycles"][0]["absence"] = json!("on_strike");
            document["cycles"][1]["status"] = json!("paused");
            document["reports"][0]["status"] = json!("paused");
            document["involved"][0]["kind"] = json!("youth");
        },
        &["switch off or dim"],
    ),
    (
        "/en/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
        "/v1/resolutions/*",
        |report| {
            report["body"]["lang"] = json!("pt");
            report["body"]["scope"]["antarctica"] = json!(true);
            report["body"]["actions"]["lobbying"] = json!(true);
            report["body"]["results"]["lobbying"] = json!({ "status": "paused", "entries": { "a": { "text": "Members of parliament were visited." } } });
            report["body"]["future"]["planned"] = json!("perhaps");
            report["body"]["houseNote"] = json!({ "a": "b" });
        },
        &["140 volunteers", "Members of parliament were visited."],
    ),
    (
        "/en/resolutions/DEMO-2024-Res-001/progress/2025",
        "/v1/resolutions/*",
        |report| {
            report["body"]["status"]["value"] = json!("paused");
            report["head"]["status"] = json!("paused");
        },
        &["paused", "Fear of crime"],
    ),
    (
        "/en/countries/GB",
        "/v1/countries/GB",
        |country| country["region"] = json!("antarctica"),
        &["United Kingdom"],
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_word_takes_no_public_page_down() -> Result<()> {
    let (_backend, site) = stage().await?;
    let reader = impatient(&site.origin()).await?;
    let mut found = vec![];
    for (path, api, change, words) in PUBLIC {
        site.faults.order(Method::GET, api, Fault::Changed(change));
        reader.opens(path).await?;
        reader.sees_the_app().await?;
        for word in words {
            if let Err(error) = reader.reads(word).await {
                found.push(format!("{path}: {error}"));
            }
        }
        site.faults.end();
    }
    assert!(found.is_empty(), "{}\n{}", found.len(), found.join("\n"));
    reader.leaves().await
}

/// C5: a role that nobody knows stands beside one that everybody knows.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_role_leaves_the_others_as_they_are() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    begins(&member, "amina", "DEMO-2024-Res-003").await?;
    site.faults.order(
        Method::GET,
        "/v1/session",
        Fault::Changed(|session| {
            if let Some(roles) = session["person"]["roles"].as_array_mut() {
                roles.insert(0, json!({ "role": "auditor", "of": "everything" }));
            }
            session["person"]["badge"] = json!("gold");
            session["theme"] = json!("night");
        }),
    );
    member.opens("/en/work").await?;
    member.reads("DEMO 2024 Res 003").await?;
    member.opens("/en/members").await?;
    member.sees_the_app().await?;
    member.reads("Amina Sample").await?;
    member.leaves().await
}

/// C4 and C5: one draft of many is in a state, of a kind, or has steps that nobody knows.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_state_takes_no_list_and_no_draft_down() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    begins(&member, "amina", "DEMO-2024-Res-004").await?;
    site.faults.order(
        Method::GET,
        "/v1/workspace",
        Fault::Changed(|workspace| {
            workspace["own"][0]["state"] = json!("translated");
            workspace["own"][0]["head"]["kind"] = json!("mission");
            workspace["mine"] = json!([1]);
        }),
    );
    member.opens("/en/work").await?;
    member.reads("DEMO 2024 Res 003").await?;
    member.reads("DEMO 2024 Res 004").await?;
    site.faults.order(
        Method::GET,
        "/v1/drafts/*",
        Fault::Changed(|draft| {
            draft["steps"] = json!(["submit", "translate"]);
            draft["resolution"]["house"] = json!("x");
        }),
    );
    member.opens(&format!("/en/work/reports/{id}")).await?;
    member.reads("Nothing to save yet").await?;
    site.faults.end();
    site.faults.order(
        Method::GET,
        "/v1/drafts/*",
        Fault::Changed(|draft| {
            draft["state"] = json!("translated");
            draft["mayWrite"] = json!(false);
        }),
    );
    member.opens(&format!("/en/work/reports/{id}")).await?;
    member.sees_the_app().await?;
    member.reads("DEMO 2024 Res 003").await?;
    member.reads_no_more("Loading").await?;
    member.leaves().await
}

const CHALLENGES: &str = "Challenges, and how they were overcome";

/// Words and members of a body that the application does not know are in no change that it sends,
/// so that the backend keeps them.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_unknown_inside_a_body_survives_every_save() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    site.faults.order(Method::GET, "/v1/drafts/*", Fault::Changed(|draft| {
        let body = &mut draft["body"];
        body["actions"] = json!({ "field": true, "lobbying": true });
        body["results"] = json!({ "lobbying": { "status": "paused", "entries": { "a": { "text": "Members of parliament were visited.", "tone": "warm" } } } });
        body["scope"] = json!({ "antarctica": true });
        body["houseNote"] = json!({ "a": "b" });
        body["involved"] = json!({ "secretariat": "perhaps", "youth": { "y-1": true } });
    }));
    member.opens(&format!("/en/work/reports/{id}")).await?;
    member.reads("Nothing to save yet").await?;
    site.faults.came();
    member
        .types(CHALLENGES, "Beside what nobody knows.")
        .await?;
    member.ticks("Policy influencing/advocacy").await?;
    member.clicks("Save").await?;
    member.is_told_saved().await?;
    let changes: Vec<String> = site
        .faults
        .came()
        .into_iter()
        .filter(|seen| seen.method == Method::PATCH)
        .map(|seen| seen.body)
        .collect();
    assert!(
        changes
            .iter()
            .any(|change| change.contains("Beside what nobody knows.")),
        "{changes:?}"
    );
    for word in [
        "lobbying",
        "antarctica",
        "houseNote",
        "perhaps",
        "youth",
        "paused",
        "warm",
    ] {
        assert!(
            changes.iter().all(|change| !change.contains(word)),
            "{word}: {changes:?}"
        );
    }
    site.faults.end();
    assert!(
        draft_of(&member, &id)
            .await?
            .to_string()
            .contains("Beside what nobody knows.")
    );
    member.leaves().await
}

/// Another team does not debug blind: the console names the member that could not be read.
#[tokio::test(flavor = "multi_thread")]
async fn the_console_names_the_member_that_cannot_be_read() -> Result<()> {
    if Browser::chosen() != Browser::Chromium {
        println!("not run: only Chromium's driver gives the console");
        return Ok(());
    }
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    begins(&member, "amina", "DEMO-2024-Res-003").await?;
    type Broken = (&'static str, &'static str, fn(&mut Value), &'static str);
    let cases: [Broken; 3] = [
        (
            "/en/work",
            "/v1/workspace",
            |workspace| workspace["own"][0]["savedAt"] = json!(7),
            "savedAt",
        ),
        (
            "/en/members",
            "/v1/constituents",
            |all| all["items"][0]["name"] = json!({ "en": "x" }),
            "name",
        ),
        (
            "/en/resolutions/DEMO-2024-Res-001",
            "/v1/resolutions/*",
            |document| document["coverage"]["cited"] = json!("all"),
            "cited",
        ),
    ];
    for (path, api, change, member_name) in cases {
        site.faults.order(Method::GET, api, Fault::Changed(change));
        member.driver.get_log("browser").await?;
        member.opens(path).await?;
        member.sees_the_app().await?;
        member.reads("Try again").await?;
        let log = member.driver.get_log("browser").await?;
        let said: Vec<String> = log.into_iter().map(|entry| entry.message).collect();
        assert!(
            said.iter().any(|line| line.contains(member_name)),
            "{path}: {member_name} in {said:?}"
        );
        site.faults.end();
    }
    member.leaves().await
}

/// A configuration that is broken or holds what nobody knows is the defaults, and the console says
/// which member it was.
#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_of_another_shape_is_the_defaults() -> Result<()> {
    let backend = Backend::started().await?;
    for config in [
        json!({}),
        json!({ "house": "x", "capabilities": ["files", "telepathy"], "sets": ["facts", "dreams"] }),
        json!({ "apiBase": 7, "sets": "all" }),
        json!("no configuration"),
    ] {
        let site = Site::before(&backend.origin(), &config).await?;
        let reader = Person::at(&site.origin()).await?;
        reader.opens("/en/resolutions/WCC-2020-Res-040").await?;
        reader.sees_the_app().await?;
        reader
            .reads("WCC 2020 Res 040")
            .await
            .with_context(|| config.to_string())?;
        if Browser::chosen() == Browser::Chromium && config["apiBase"] == 7 {
            let log = reader.driver.get_log("browser").await?;
            assert!(
                log.iter().any(|entry| entry.message.contains("apiBase")),
                "{log:?}"
            );
        }
        reader.leaves().await?;
    }
    Ok(())
}
