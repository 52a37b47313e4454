//! A page that draws itself is the page that our backend serves: words, title and links.

use crate::server::{Site, config_of};
use anyhow::Result;
use journeys::{Backend, Person};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// One address of each kind, some in another language or of the other set.
const PUBLIC: [&str; 30] = [
    "/en/",
    "/fr/?set=facts",
    "/es/",
    "/en/resolutions",
    "/fr/resolutions?q=nuit",
    "/es/resolutions?set=facts&congress=wcc-2020&page=2",
    "/en/congresses/demo-2024",
    "/fr/congresses/wcc-2020",
    "/en/members",
    "/fr/members?q=lark",
    "/es/countries/GB",
    "/en/changes",
    "/fr/changes?since=2026-10-01",
    "/en/members/m-lark-heron",
    "/es/commissions/c-night",
    "/en/resolutions/DEMO-2024-Res-001",
    "/fr/resolutions/WCC-2020-Res-040",
    "/es/resolutions/WCC-2020-Res-040/progress/2022",
    "/en/resolutions/DEMO-2024-Res-001/progress/2025",
    "/en/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
    "/fr/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron?version=1",
    "/en/embed",
    "/en/about",
    "/fr/about?set=facts",
    "/en/data",
    "/es/data-policy",
    "/en/accessibility",
    "/fr/unknown",
    "/en/nowhere",
    "/en/resolutions/WCC-2099-Res-001",
];

const WORK: [&str; 8] = [
    "/en/try",
    "/fr/try",
    "/en/work",
    "/es/work",
    "/en/work/sign-in",
    "/fr/work/sign-in?back=/fr/work",
    "/en/work/report-on/DEMO-2024-Res-001",
    "/en/work/reports/256304b4-d209-5ac6-9ac6-2f417391a9d7",
];

/// What a page says, and where it leads. What names the host is named alike.
const PAGE: &str = "const squeeze = (text) => (text ?? '').replaceAll(location.origin, 'ORIGIN').replaceAll(location.host, 'HOST').replace(/\\s+/g, ' ').trim();
    const links = [...document.querySelectorAll('a[href]')].filter((a) => a.getClientRects().length > 0)
        .map((a) => a.origin === location.origin ? a.pathname + a.search + a.hash : a.href);
    return {
        live: document.documentElement.hasAttribute('data-live'),
        lang: document.documentElement.lang,
        title: document.title,
        masthead: squeeze(document.querySelector('header')?.innerText),
        main: squeeze(document.querySelector('main')?.innerText),
        foot: squeeze(document.querySelector('body > footer')?.innerText),
        links: links.map((link) => squeeze(link)),
    }";

/// What a page says in place of its document.
const LOADING: [&str; 3] = ["Loading", "Chargement", "Cargando"];

/// The page once it is live and two looks at it see the same.
async fn at_rest(person: &Person, origin: &str, path: &str) -> Result<Value> {
    person.driver.goto(format!("{origin}{path}")).await?;
    let (began, mut before) = (Instant::now(), Value::Null);
    loop {
        let now = person.script(PAGE, vec![]).await.unwrap_or_default();
        let main = now["main"].as_str().unwrap_or_default();
        let waits = LOADING.iter().any(|word| main.contains(word));
        let is_drawn = now["live"] == true && !main.is_empty() && !waits;
        if is_drawn && now == before || began.elapsed() > Duration::from_secs(60) {
            return Ok(now);
        }
        before = now;
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
}

fn differences(path: &str, served: &Value, drawn: &Value) -> Vec<String> {
    ["live", "lang", "title", "masthead", "main", "foot", "links"]
        .into_iter()
        .filter(|part| served[part] != drawn[part])
        .map(|part| {
            format!(
                "{path} {part}\n  served {}\n  drawn  {}",
                served[part], drawn[part]
            )
        })
        .collect()
}

/// Looks at all addresses at both origins.
async fn the_same(person: &Person, served: &str, drawn: &str, paths: &[&str]) -> Result<()> {
    let mut found = vec![];
    for path in paths {
        let as_served = at_rest(person, served, path).await?;
        assert_ne!(as_served["main"], "", "{path} is served");
        found.extend(differences(
            path,
            &as_served,
            &at_rest(person, drawn, path).await?,
        ));
    }
    assert!(found.is_empty(), "{}\n{}", found.len(), found.join("\n"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_public_page_draws_itself_as_it_is_served() -> Result<()> {
    let backend = Backend::started().await?;
    let site = Site::before(&backend.origin(), &config_of(&backend.origin()).await?).await?;
    let reader = Person::at(&site.origin()).await?;
    the_same(&reader, &backend.origin(), &site.origin(), &PUBLIC).await?;
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_work_draws_itself_as_it_is_served() -> Result<()> {
    let backend = Backend::started().await?;
    let site = Site::before(&backend.origin(), &config_of(&backend.origin()).await?).await?;
    let member = Person::at(&site.origin()).await?;
    the_same(&member, &backend.origin(), &site.origin(), &WORK).await?;
    // cookies know no ports: who signs in at one of the two is signed in at both
    member.opens("/en/work/sign-in").await?;
    member.signs_in_as("Amina Sample").await?;
    member.title_has("My reports").await?;
    the_same(&member, &backend.origin(), &site.origin(), &WORK).await?;
    member.leaves().await
}

/// Before an API at another origin nothing else changes: it is read, signed in to, and written to.
#[tokio::test(flavor = "multi_thread")]
async fn an_api_on_another_origin_is_read_and_written_to() -> Result<()> {
    let backend = Backend::started().await?;
    let config = config_of(&backend.origin()).await?;
    let (site, api) = Site::apart("127.0.0.1", &backend.origin(), config).await?;
    let member = Person::at(&site.origin()).await?;
    let public: Vec<&str> = PUBLIC.into_iter().step_by(5).collect();
    the_same(&member, &backend.origin(), &site.origin(), &public).await?;
    member.opens("/en/resolutions/DEMO-2024-Res-003").await?;
    member.sees_the_app().await?;
    member.clicks("Report on this").await?;
    member.signs_in_as("Amina Sample").await?;
    member.reads("Nothing to save yet").await?;
    let challenges = "Challenges, and how they were overcome";
    member.types(challenges, "Written across.").await?;
    member.clicks("Save").await?;
    member.is_told_saved().await?;
    member.driver.refresh().await?;
    member.reads("Nothing to save yet").await?;
    assert_eq!(member.value_of(challenges).await?, "Written across.");
    assert!(api.faults.came().iter().any(|seen| seen.method == "PATCH"));
    member.leaves().await
}

/// A browser keeps no cookie of another site, so nobody can sign in there: that is said.
#[tokio::test(flavor = "multi_thread")]
async fn an_api_on_another_site_is_read_and_signing_in_is_refused_in_words() -> Result<()> {
    let backend = Backend::started().await?;
    let config = config_of(&backend.origin()).await?;
    let (site, _api) = Site::apart("localhost", &backend.origin(), config).await?;
    let member = Person::at(&site.origin()).await?;
    member.opens("/en/resolutions/DEMO-2024-Res-003").await?;
    member.sees_the_app().await?;
    member.clicks("Report on this").await?;
    member.clicks("Sign in as Amina Sample").await?;
    member.reads("The sign-in did not hold").await?;
    member.leaves().await
}

/// A server of nothing but files: no configuration, no API. The page is there, in words, with its
/// masthead and foot, and says that what it needs cannot be got.
#[tokio::test(flavor = "multi_thread")]
async fn without_any_backend_a_page_says_so_and_what_needs_none_is_drawn() -> Result<()> {
    let site = Site::of_files(&json!({})).await?;
    let reader = Person::at(&site.origin()).await?;
    for (path, words) in [
        ("/en/about", "demonstration"),
        ("/fr/data-policy", ""),
        ("/es/accessibility", ""),
        ("/en/nowhere", ""),
        ("/en/try", "Challenges, and how they were overcome"),
    ] {
        let page = at_rest(&reader, &site.origin(), path).await?;
        for part in ["title", "masthead", "main", "foot"] {
            let text = page[part].as_str().unwrap_or_default();
            assert!(
                !text.is_empty() && !text.contains('@'),
                "{path} {part}: {text}"
            );
        }
        assert!(
            page["main"]
                .as_str()
                .is_some_and(|main| main.contains(words)),
            "{path}: {page:#}"
        );
    }
    reader.leaves().await
}

/// A served page is read without the program; where there is none to draw a page, it says why.
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_without_webassembly_is_told_so_in_its_language() -> Result<()> {
    let site = Site::of_files(&json!({})).await?;
    let reader = Person::at(&site.origin()).await?;
    let without = json!({ "source": "delete globalThis.WebAssembly" });
    reader
        .driver
        .cdp()
        .send_raw("Page.addScriptToEvaluateOnNewDocument", without)
        .await?;
    for (path, words) in [
        ("/en/resolutions", "Use another browser"),
        ("/fr/work", "Utilisez un autre navigateur"),
        ("/es/try", "Use otro navegador"),
    ] {
        reader.opens(path).await?;
        reader.reads(words).await?;
        for word in LOADING {
            reader.reads_no_more(word).await?;
        }
    }
    reader.leaves().await
}

/// What the configuration does not name is not offered.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_backend_lacks_hides_itself() -> Result<()> {
    let backend = Backend::started().await?;
    let mut config = config_of(&backend.origin()).await?;
    assert_eq!(
        config["capabilities"],
        json!(["files", "widgets", "received", "revisions"]),
        "our own backend has all"
    );
    let paths = [
        "/en/",
        "/en/resolutions",
        "/en/congresses/demo-2024",
        "/en/members",
        "/en/members/m-lark-heron",
        "/en/resolutions/DEMO-2024-Res-001",
        "/en/resolutions/DEMO-2024-Res-001/progress/2025",
        "/en/data",
    ];
    let offers = async |config: &Value| -> Result<[usize; 2]> {
        let site = Site::before(&backend.origin(), config).await?;
        let reader = Person::at(&site.origin()).await?;
        let mut counted = [0, 0];
        for path in paths {
            let page = at_rest(&reader, &site.origin(), path).await?;
            for link in page["links"].as_array().into_iter().flatten() {
                let link = link.as_str().unwrap_or_default();
                let bare = link.split(['?', '#']).next().unwrap_or_default();
                let is_file = [".csv", ".svg", ".json", ".xml"]
                    .iter()
                    .any(|end| bare.ends_with(end));
                counted[0] += usize::from(is_file);
                counted[1] += usize::from(bare.contains("/embed") || bare.contains("/e/v1"));
            }
        }
        reader.leaves().await?;
        Ok(counted)
    };
    let [files, widgets] = offers(&config).await?;
    assert!(files > 0 && widgets > 0, "files {files}, widgets {widgets}");
    config["capabilities"] = json!([]);
    assert_eq!(offers(&config).await?, [0, 0]);
    Ok(())
}

/// Where one signs in is the backend's own page, which brings the person back.
#[tokio::test(flavor = "multi_thread")]
async fn signing_in_leads_to_the_backends_own_page_with_the_way_back() -> Result<()> {
    let backend = Backend::started().await?;
    for (where_it_stands, config) in [
        (
            "config",
            json!({ "session": true, "signIn": "/accounts?return={back}&x=1" }),
        ),
        (
            "session",
            json!({ "session": true, "signIn": "/elsewhere" }),
        ),
        ("nowhere", json!({ "session": true })),
    ] {
        let site = Site::before(&backend.origin(), &config).await?;
        let own: fn(&mut Value) = match where_it_stands {
            "session" => |session| {
                session["demoSignIn"] = json!(false);
                session["signIn"] = json!("/accounts?return={back}&x=1");
            },
            _ => |session| session["demoSignIn"] = json!(false),
        };
        site.faults.order(
            axum::http::Method::GET,
            "/v1/session",
            crate::server::Fault::Changed(own),
        );
        let member = Person::at(&site.origin()).await?;
        member.opens("/en/work/report-on/DEMO-2024-Res-003").await?;
        member.sees_the_app().await?;
        if where_it_stands == "nowhere" {
            member.until("a sentence instead of a way", "return /sign in|signing in/i.test(document.querySelector('main').innerText) && !/Loading/.test(document.querySelector('main').innerText)", vec![]).await?;
        } else {
            let back = format!("{}/en/work/report-on/DEMO-2024-Res-003", site.origin());
            member
                .until(
                    "a link to the page where one signs in",
                    "const wanted = '/accounts?return=' + encodeURIComponent(arguments[0]) + '&x=1';
                     return location.pathname + location.search === wanted || [...document.querySelectorAll('a')].some((a) => a.pathname + a.search === wanted)",
                    vec![json!(back)],
                )
                .await?;
        }
        member.leaves().await?;
    }
    Ok(())
}
