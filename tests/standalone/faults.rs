//! A backend that fails in each way of docs/backend.md: every page and every press ends in a true
//! sentence with a next step, near where one looks; nothing that was typed is lost.

use crate::server::{Fault, Seen, Site, config_of};
use anyhow::{Context, Result};
use axum::http::Method;
use journeys::{Backend, Browser, Person};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const CHALLENGES: &str = "Challenges, and how they were overcome";
/// A rule of the backend's own, told in its own words.
const OWN_RULE: &str = "Reports of this year are closed since Friday.";

/// Each way to fail, by a name for the person who reads a red test.
fn faults() -> Vec<(&'static str, Fault)> {
    let refusal = |errors: Value, detail: Option<&str>| {
        let mut document = json!({ "type": "https://api.example.org/problems/validation", "title": "Refused", "status": 422, "instance": "quote-me-4711" });
        if let Some(detail) = detail {
            document["detail"] = json!(detail);
        }
        if errors != json!([]) {
            document["errors"] = errors;
        }
        Fault::document(422, &document)
    };
    let own_rule = json!([{ "pointer": "/additional/links/a", "key": "link_not_reachable", "rule": "R1000", "severity": "malformed", "detail": OWN_RULE }]);
    vec![
        ("400", Fault::problem(400, "malformed-request")),
        ("401", Fault::problem(401, "not-signed-in")),
        ("403", Fault::problem(403, "not-allowed")),
        ("403 csrf", Fault::problem(403, "csrf")),
        ("404", Fault::problem(404, "not-found")),
        ("405", Fault::problem(405, "method-not-allowed")),
        ("409", Fault::problem(409, "step-not-allowed")),
        ("410", Fault::problem(410, "gone")),
        ("413", Fault::problem(413, "too-large")),
        ("415", Fault::problem(415, "unsupported-type")),
        ("418 of nobody's list", Fault::problem(418, "teapot")),
        ("422 with a key of its own", refusal(own_rule, None)),
        ("422 with detail only", refusal(json!([]), Some(OWN_RULE))),
        ("428", Fault::problem(428, "precondition-missing")),
        ("429", Fault::slow_down(1)),
        ("500", Fault::problem(500, "internal")),
        ("502", Fault::html(502)),
        ("503", Fault::html(503)),
        ("507", Fault::problem(507, "storage-full")),
        ("HTML as 200", Fault::html(200)),
        ("half of a JSON", Fault::Half),
        ("an empty object", Fault::json("{}")),
        ("nothing as 200", Fault::json("")),
        ("dropped", Fault::Dropped),
        ("slow", Fault::Late(Duration::from_secs(8))),
    ]
}

fn is_silent(fault: &str) -> bool {
    matches!(fault, "502" | "503" | "dropped" | "slow")
}

/// What may not be said of it, since it is not so.
fn untrue(fault: &str) -> Vec<&'static str> {
    let mut never = vec!["Loading"];
    if !is_silent(fault) {
        never.extend(["did not answer", "does not answer"]);
    }
    if !matches!(fault, "403" | "403 csrf" | "404") {
        never.push("belongs to another Constituent");
    }
    if matches!(
        fault,
        "400" | "405" | "413" | "415" | "418 of nobody's list" | "428"
    ) || fault.starts_with("422")
    {
        never.push("keep trying");
    }
    never
}

/// What must be there.
fn must_say(fault: &str, is_write: bool) -> Option<&'static str> {
    match fault {
        "401" => Some("ign in"),
        "410" => Some("withdrawn"),
        _ if fault.starts_with("422") && is_write => Some(OWN_RULE),
        _ => None,
    }
}

/// Any time of the application that is longer than ten seconds ends after four: sooner than a fault
/// that is slow, later than the backend under load.
const IMPATIENCE: &str = "const real = window.setTimeout; window.setTimeout = (deed, time, ...rest) => real(deed, time > 10000 ? 4000 : time, ...rest);";

/// Neither waits long nor takes what an earlier case left in the cache.
pub async fn impatient(origin: &str) -> Result<Person> {
    let person = Person::with(origin, Browser::Chromium, 1280, 900).await?;
    for (order, with) in [
        (
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": IMPATIENCE }),
        ),
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({ "cacheDisabled": true })),
    ] {
        person.driver.cdp().send_raw(order, with).await?;
    }
    Ok(person)
}

/// What stands on the page: all of it, what of it is new since `MARK` and in sight, what can be
/// pressed.
const LOOK: &str = "const squeeze = (text) => text.replace(/\\s+/g, ' ').trim();
    const inSight = (box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    const before = window.__before ?? new Set();
    const fresh = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, { acceptNode: (e) => e.matches('p, li, h1, h2, h3, dt, dd, span, [role=status], [role=alert], label') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP });
    while (walk.nextNode()) {
        const text = squeeze(walk.currentNode.innerText ?? '');
        if (text.split(' ').length >= 3 && !before.has(text) && inSight(walk.currentNode.getBoundingClientRect())) fresh.push(text);
    }
    const main = document.querySelector('main');
    return {
        live: document.documentElement.hasAttribute('data-live'),
        title: document.title,
        main: squeeze(main?.innerText ?? ''),
        fresh,
        actions: [...(main?.querySelectorAll('a[href], button') ?? [])].filter((e) => inSight(e.getBoundingClientRect())).map((e) => squeeze(e.innerText || e.getAttribute('aria-label') || '')),
    }";
const MARK: &str = "const squeeze = (text) => text.replace(/\\s+/g, ' ').trim();
    window.__before = new Set([...document.querySelectorAll('p, li, h1, h2, h3, dt, dd, span, [role=status], [role=alert], label')].map((e) => squeeze(e.innerText ?? '')))";

fn text<'v>(page: &'v Value, part: &str) -> &'v str {
    page[part].as_str().unwrap_or_default()
}

fn list(page: &Value, part: &str) -> Vec<String> {
    let all = page[part].as_array().into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A clause that a person can read, and not the name of a thing.
fn is_sentence(text: &str) -> bool {
    text.split_whitespace().count() >= 4 && text.contains(['.', ':', '!', '?'])
}

/// Looks until it is as a person may expect it, for as long as somebody waits.
async fn until(person: &Person, is_so: impl Fn(&Value) -> bool) -> Result<Value> {
    let began = Instant::now();
    loop {
        let page = person.script(LOOK, vec![]).await.unwrap_or_default();
        if is_so(&page) || began.elapsed() > Duration::from_secs(20) {
            return Ok(page);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// A page whose document fails: words, a sentence, a next step. Nothing untrue.
async fn wrong_page(
    person: &Person,
    path: &str,
    fault: &str,
    is_public: bool,
) -> Result<Vec<String>> {
    person.opens(path).await?;
    let told = |page: &Value| {
        page["live"] == true
            && is_sentence(text(page, "main"))
            && !text(page, "main").contains("Loading")
            && !list(page, "actions").is_empty()
    };
    let page = until(person, told).await?;
    let mut wrong = vec![];
    let main = text(&page, "main");
    if !told(&page) {
        wrong.push(format!(
            "no sentence or no next step: {main:?} {:?}",
            list(&page, "actions")
        ));
    }
    let mut never = untrue(fault);
    if is_public {
        never.push("belongs to another Constituent");
    }
    wrong.extend(
        never
            .iter()
            .filter(|never| main.contains(*never))
            .map(|never| format!("says {never:?}")),
    );
    // a public page asks nobody to sign in, and only a report is withdrawn
    let wanted = must_say(fault, false).filter(|_| match fault {
        "410" => path.contains("/activity/"),
        _ => !is_public,
    });
    if let Some(wanted) = wanted.filter(|wanted| !main.contains(*wanted)) {
        wrong.push(format!("does not say {wanted:?}: {main:?}"));
    }
    if text(&page, "title").trim().is_empty() || text(&page, "title").contains('@') {
        wrong.push(format!("the tab says {:?}", text(&page, "title")));
    }
    Ok(wrong)
}

/// What can be mended by asking again is mended so, with the words of the page itself.
async fn comes_back(person: &Person, words: &str) -> Result<Vec<String>> {
    if person.clicks("Try again").await.is_err() {
        return Ok(vec!["there is no way to try again".into()]);
    }
    let page = until(person, |page| text(page, "main").contains(words)).await?;
    Ok(if text(&page, "main").contains(words) {
        vec![]
    } else {
        vec![format!(
            "trying again does not help: {:?}",
            text(&page, "main")
        )]
    })
}

fn is_transient(fault: &str) -> bool {
    is_silent(fault)
        || matches!(
            fault,
            "500"
                | "507"
                | "429"
                | "HTML as 200"
                | "half of a JSON"
                | "an empty object"
                | "nothing as 200"
        )
}

fn complain(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} faults\n{}",
        found.len(),
        found.join("\n")
    );
}

/// Page, what it asks the API for, and words that it has when all is well.
type Document = (&'static str, &'static str, &'static str);

async fn pages_fail(
    site: &Site,
    reader: &Person,
    pages: &[Document],
    is_public: bool,
) -> Result<()> {
    let mut found = vec![];
    for (path, api, words) in pages {
        for (name, fault) in faults() {
            if *api == "/v1/catalogue" && matches!(fault, Fault::Half) {
                // it leads on to the file, and has nothing to be halved
                continue;
            }
            site.faults.order(Method::GET, api, fault);
            let mut wrong = wrong_page(reader, path, name, is_public).await?;
            site.faults.end();
            if wrong.is_empty() && is_transient(name) {
                wrong = comes_back(reader, words).await?;
            }
            found.extend(
                wrong
                    .into_iter()
                    .map(|wrong| format!("{path}, {name}: {wrong}")),
            );
        }
    }
    complain(&found);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_page_without_its_document_says_why_and_what_to_do() -> Result<()> {
    let (_backend, site) = stage().await?;
    let reader = impatient(&site.origin()).await?;
    let pages: [Document; 6] = [
        ("/en/", "/v1/catalogue", "Published last"),
        (
            "/en/resolutions",
            "/files/*",
            "Dark nights for migrating birds",
        ),
        (
            "/en/resolutions/DEMO-2024-Res-001",
            "/v1/resolutions/*",
            "switch off or dim",
        ),
        (
            "/en/resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
            "/v1/resolutions/*",
            "140 volunteers",
        ),
        ("/en/members", "/v1/constituents", "Lark and Heron Society"),
        ("/en/changes", "/v1/reports", "Progress Report 2026"),
    ];
    pages_fail(&site, &reader, &pages, true).await?;
    reader.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_work_without_its_document_says_why_and_what_to_do() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = impatient(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    let draft = format!("/en/work/reports/{id}");
    let draft: &'static str = Box::leak(draft.into_boxed_str());
    let pages: [Document; 3] = [
        ("/en/work", "/v1/workspace", "DEMO 2024 Res 003"),
        (draft, "/v1/drafts/*", CHALLENGES),
        ("/en/work", "/v1/session", "DEMO 2024 Res 003"),
    ];
    pages_fail(&site, &member, &pages, false).await?;
    member.leaves().await
}

/// C8: the tab has not the name of the page before.
#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_page_that_fails_changes_the_title_too() -> Result<()> {
    let (_backend, site) = stage().await?;
    let reader = impatient(&site.origin()).await?;
    let mut found = vec![];
    for (name, fault) in faults() {
        reader.opens("/en/members").await?;
        reader.sees_the_app().await?;
        reader.reads("Lark and Heron Society").await?;
        let before = reader.driver.title().await?;
        site.faults.order(Method::GET, "/v1/reports", fault);
        reader.script(MARK, vec![]).await?;
        reader.clicks("Changes").await?;
        let page = until(&reader, |page| {
            text(page, "title") != before
                && is_sentence(text(page, "main"))
                && !text(page, "main").contains("Loading")
        })
        .await?;
        site.faults.end();
        if text(&page, "title") == before {
            found.push(format!("{name}: the tab still says {before:?}"));
        }
        if text(&page, "main").contains("Loading") || text(&page, "main").is_empty() {
            found.push(format!("{name}: {:?}", text(&page, "main")));
        }
    }
    complain(&found);
    reader.leaves().await
}

/// C11: another spelling of a code is the backend's to read.
#[tokio::test(flavor = "multi_thread")]
async fn another_spelling_of_a_code_leads_to_the_resolution_and_a_wrong_one_to_those_meant()
-> Result<()> {
    let (_backend, site) = stage().await?;
    let reader = Person::at(&site.origin()).await?;
    for spelling in ["7.040", "wcc-2020-res-40", "2020-res-40"] {
        reader.opens(&format!("/en/resolutions/{spelling}")).await?;
        reader.reads("WCC 2020 Res 040").await?;
        reader
            .until(
                "the address of the Resolution",
                "return location.pathname === '/en/resolutions/WCC-2020-Res-040'",
                vec![],
            )
            .await?;
    }
    reader.opens("/en/resolutions/WCC-2022-Res-040").await?;
    reader
        .until("a link to the code that may be meant", "return document.querySelector('main a[href^=\"/en/resolutions/WCC-2020-Res-040\"]') !== null", vec![])
        .await?;
    reader.leaves().await
}

/// What a person presses, and what that asks of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    SignIn,
    SignOut,
    ReportOn,
    Save,
    Submit,
    Delete,
    Publish,
    SendBack,
}

impl Press {
    fn asks(self) -> (Method, &'static str) {
        match self {
            Self::SignIn => (Method::POST, "/v1/session/demo"),
            Self::SignOut => (Method::DELETE, "/v1/session"),
            Self::ReportOn => (Method::PUT, "/v1/drafts/*"),
            Self::Save => (Method::PATCH, "/v1/drafts/*"),
            Self::Submit | Self::Publish | Self::SendBack => (Method::POST, "/v1/drafts/*"),
            Self::Delete => (Method::DELETE, "/v1/drafts/*"),
        }
    }

    /// Up to the moment before.
    async fn gets_ready(self, person: &Person, id: &str) -> Result<()> {
        let draft = format!("/en/work/reports/{id}");
        match self {
            Self::SignIn => {
                person.opens("/en/work/sign-in").await?;
                person.reads("Amina Sample").await
            }
            Self::SignOut => {
                person.opens("/en/work/sign-in").await?;
                person.reads("You are signed in as").await
            }
            Self::ReportOn => {
                person.opens("/en/resolutions/DEMO-2024-Res-004").await?;
                person.sees_the_app().await
            }
            Self::Save | Self::Submit => {
                person.opens(&draft).await?;
                person.reads("Nothing to save yet").await
            }
            Self::Delete => {
                person.opens("/en/work").await?;
                person
                    .clicks("Delete the draft on DEMO 2024 Res 003")
                    .await?;
                person.reads("Delete this draft?").await
            }
            Self::Publish | Self::SendBack => {
                person.opens(&draft).await?;
                person.sees_the_app().await?;
                person.reads("Send back").await
            }
        }
    }

    async fn happens(self, person: &Person) -> Result<()> {
        match self {
            Self::SignIn => person.asks_to_sign_in_as("Amina Sample").await,
            Self::SignOut => person.clicks("Sign out").await,
            Self::ReportOn => person.clicks("Report on this").await,
            Self::Save => person.clicks("Save").await,
            Self::Submit => person.clicks("Submit").await,
            Self::Delete => person.clicks("Delete for good").await,
            Self::Publish => person.clicks("Publish").await,
            // the first of this name has opened the part in which it stands
            Self::SendBack => Ok(person.finds("button", "Send back").await?.click().await?),
        }
    }

    /// These refusals have a meaning of their own for this press, and are no failure.
    fn is_no_fault(self, fault: &str) -> bool {
        // who is signed out already has what was asked for; so has who deletes what is gone
        self == Self::SignOut && fault == "401" || self == Self::Delete && matches!(fault, "404" | "410")
            // an answer without a body is asked for: there is nothing in it to be wrong
            || matches!(self, Self::SignIn | Self::SignOut | Self::Delete)
                && matches!(fault, "HTML as 200" | "half of a JSON" | "an empty object" | "nothing as 200")
            // what is done and half told is a case of its own, below
            || matches!(self, Self::ReportOn | Self::Submit | Self::Publish | Self::SendBack)
                && fault == "half of a JSON"
    }
}

/// After a press: a sentence in sight and something to do, soon.
async fn wrong_press(person: &Person, press: Press, fault: &str) -> Result<Vec<String>> {
    person.script(MARK, vec![]).await?;
    press.happens(person).await?;
    let told = |page: &Value| {
        let fresh = list(page, "fresh");
        fresh.iter().any(|line| is_sentence(line))
            && !fresh.iter().any(|line| line.contains("Loading"))
            && !list(page, "actions").is_empty()
    };
    let wanted = must_say(fault, !matches!(press, Press::SignIn | Press::SignOut))
        .filter(|_| fault != "410");
    let page = until(person, |page| {
        told(page)
            && wanted.is_none_or(|wanted| {
                list(page, "fresh").join(" ").contains(wanted)
                    || list(page, "actions").join(" ").contains(wanted)
            })
    })
    .await?;
    let (fresh, actions) = (list(&page, "fresh"), list(&page, "actions"));
    let mut wrong = vec![];
    if !told(&page) {
        wrong.push(format!(
            "silence: new in sight is {fresh:?}, to press {actions:?}"
        ));
    }
    let said = fresh.join(" ");
    wrong.extend(
        untrue(fault)
            .into_iter()
            .filter(|never| said.contains(never))
            .map(|never| format!("says {never:?}")),
    );
    if let Some(wanted) =
        wanted.filter(|wanted| !said.contains(wanted) && !actions.join(" ").contains(wanted))
    {
        wrong.push(format!("does not say {wanted:?} but {fresh:?}"));
    }
    if said.contains("You can submit") {
        wrong.push("says that one can submit".into());
    }
    Ok(wrong)
}

/// What is slow is last, since it is done in the end: after it nobody can press the same again.
async fn presses_fail(presses: &[Press], who: &str) -> Result<()> {
    let (_backend, site) = stage().await?;
    let person = impatient(&site.origin()).await?;
    let id = begins(&person, "amina", "DEMO-2024-Res-003").await?;
    completes(&person, &id).await?;
    if who == "farid" {
        steps(&person, &id, "submit").await?;
        signs_in(&person, "farid").await?;
    }
    let mut found = vec![];
    for press in presses {
        if *press == Press::SignIn {
            asks(&person, "DELETE", "/v1/session", json!({}), Value::Null).await?;
        }
        for (name, fault) in faults() {
            if press.is_no_fault(name) {
                continue;
            }
            press
                .gets_ready(&person, &id)
                .await
                .with_context(|| format!("{press:?}, {name}"))?;
            if *press == Press::SendBack {
                person.clicks("Send back").await?;
                person
                    .types("What should be changed?", "Which weirs?")
                    .await?;
            }
            let (method, path) = press.asks();
            site.faults.order(method, path, fault);
            let wrong = wrong_press(&person, *press, name).await?;
            site.faults.end();
            found.extend(
                wrong
                    .into_iter()
                    .map(|wrong| format!("{press:?}, {name}: {wrong}")),
            );
        }
        if *press == Press::SignIn {
            signs_in(&person, "amina").await?;
        }
    }
    complain(&found);
    person.leaves().await
}

/// C6 and C8.
#[tokio::test(flavor = "multi_thread")]
async fn signing_in_and_out_and_deleting_are_never_silent() -> Result<()> {
    presses_fail(&[Press::SignIn, Press::SignOut, Press::Delete], "amina").await
}

/// C3 and C8.
#[tokio::test(flavor = "multi_thread")]
async fn opening_and_submitting_a_report_are_never_silent() -> Result<()> {
    presses_fail(&[Press::ReportOn, Press::Submit], "amina").await
}

#[tokio::test(flavor = "multi_thread")]
async fn publishing_is_never_silent() -> Result<()> {
    presses_fail(&[Press::Publish], "farid").await
}

#[tokio::test(flavor = "multi_thread")]
async fn sending_back_is_never_silent() -> Result<()> {
    presses_fail(&[Press::SendBack], "farid").await
}

/// C8, and the first rule of all: what was typed stays, and is stored when the fault is over.
#[tokio::test(flavor = "multi_thread")]
async fn saving_says_why_it_failed_and_stores_the_words_when_the_fault_is_over() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = impatient(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    let mut found = vec![];
    let mut all = faults();
    all.push(("done, then dropped", Fault::DoneThenDropped));
    for (name, fault) in all {
        Press::Save.gets_ready(&member, &id).await?;
        let word = format!("Typed under {name}.");
        member.types(CHALLENGES, &word).await?;
        site.faults.order(Method::PATCH, "/v1/drafts/*", fault);
        let wrong = if name == "done, then dropped" {
            member.clicks("Save").await?;
            vec![]
        } else {
            wrong_press(&member, Press::Save, name).await?
        };
        let stays = member.value_of(CHALLENGES).await?;
        site.faults.end();
        found.extend(wrong.into_iter().map(|wrong| format!("{name}: {wrong}")));
        if !stays.contains(&word) {
            found.push(format!("{name}: the field lost it: {stays:?}"));
        }
        member.clicks("Save").await?;
        if member.is_told_saved().await.is_err() {
            found.push(format!(
                "{name}: not saved afterwards: {:?}",
                member
                    .all_words()
                    .await?
                    .lines()
                    .rev()
                    .take(12)
                    .collect::<Vec<_>>()
            ));
        }
        if !draft_of(&member, &id).await?.to_string().contains(&word) {
            found.push(format!("{name}: the server has not got it"));
        }
    }
    complain(&found);
    member.leaves().await
}

/// The saver waits as long as it is told.
#[tokio::test(flavor = "multi_thread")]
async fn retry_after_is_kept() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    Press::Save.gets_ready(&member, &id).await?;
    site.faults
        .order(Method::PATCH, "/v1/drafts/*", Fault::slow_down(6));
    site.faults.came();
    member.types(CHALLENGES, "Not so fast.").await?;
    member.clicks("Save").await?;
    let mut saves: Vec<Seen> = vec![];
    let began = Instant::now();
    while saves.len() < 2 && began.elapsed() < Duration::from_secs(30) {
        saves.extend(
            site.faults
                .came()
                .into_iter()
                .filter(|seen| seen.method == Method::PATCH),
        );
        if saves.len() == 1 {
            site.faults.end();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let [first, second, ..] = &saves[..] else {
        panic!("the save is tried again: {saves:?}")
    };
    let waited = second.at.duration_since(first.at);
    assert!(waited >= Duration::from_millis(5900), "{waited:?}");
    member.is_told_saved().await?;
    member.leaves().await
}

/// C1: the session was renewed elsewhere, so the value that goes with writes is another one.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_renewed_in_another_tab_saves_on() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    Press::Save.gets_ready(&member, &id).await?;
    asks(&member, "DELETE", "/v1/session", json!({}), Value::Null).await?;
    signs_in(&member, "amina").await?;
    member
        .types(CHALLENGES, "Written with the old value.")
        .await?;
    member.clicks("Save").await?;
    member.is_told_saved().await?;
    member.driver.refresh().await?;
    member.reads("Nothing to save yet").await?;
    assert_eq!(
        member.value_of(CHALLENGES).await?,
        "Written with the old value."
    );
    // deleting and submitting go with the session, too
    asks(&member, "DELETE", "/v1/session", json!({}), Value::Null).await?;
    signs_in(&member, "amina").await?;
    completes(&member, &id).await?;
    member.driver.refresh().await?;
    member.reads("Nothing to save yet").await?;
    asks(&member, "DELETE", "/v1/session", json!({}), Value::Null).await?;
    signs_in(&member, "amina").await?;
    member.clicks("Submit").await?;
    member
        .reads("Your Activity Report is with the Focal Point")
        .await?;
    member.leaves().await
}

/// What becomes of an answer on its way.
type Change = fn(&mut Value);

/// C2: somebody else saved, and the refusal does not say what.
#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_without_a_readable_draft_fetches_it() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    let cases: [(&str, Change); 4] = [
        ("no current", |problem| {
            if let Some(all) = problem.as_object_mut() {
                all.remove("current");
            }
        }),
        ("current is null", |problem| {
            problem["current"] = Value::Null
        }),
        ("current is of another shape", |problem| {
            problem["current"] = json!({ "body": "x" })
        }),
        ("an action that nobody knows", |problem| {
            problem["current"]["body"]["actions"]["lobbying"] = json!(true)
        }),
    ];
    for (name, change) in cases {
        Press::Save.gets_ready(&member, &id).await?;
        let version = draft_of(&member, &id).await?["version"]
            .as_u64()
            .context("a version")?;
        // a colleague's change, of another field
        let other = json!({ "involved": { "others": format!("A school, {name}") } });
        asks(&member, "PATCH", &format!("/v1/drafts/{id}"), json!({ "If-Match": format!("\"{version}\""), "Content-Type": "application/merge-patch+json" }), other).await?;
        site.faults
            .order(Method::PATCH, "/v1/drafts/*", Fault::Changed(change));
        member
            .replaces(CHALLENGES, &format!("Money came late, {name}"))
            .await?;
        member.clicks("Save").await?;
        member.is_told_saved().await.with_context(|| name)?;
        site.faults.end();
        let stored = draft_of(&member, &id).await?.to_string();
        for words in [
            format!("A school, {name}"),
            format!("Money came late, {name}"),
        ] {
            assert!(stored.contains(&words), "{name}: {words}: {stored}");
        }
    }
    member.leaves().await
}

/// C9: a press is a press, however long it takes.
#[tokio::test(flavor = "multi_thread")]
async fn a_slow_submit_says_so_and_is_sent_once() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    completes(&member, &id).await?;
    Press::Submit.gets_ready(&member, &id).await?;
    site.faults.order(
        Method::POST,
        "/v1/drafts/*",
        Fault::Late(Duration::from_millis(2500)),
    );
    site.faults.came();
    member.clicks("Submit").await?;
    let press = "[...document.querySelectorAll('button')].find((e) => e.innerText.trim() === 'Submit')?.click()";
    member.script(press, vec![]).await?;
    member
        .until("to be told that it is under way", "const bar = document.querySelector('[role=region]')?.innerText ?? ''; return !bar.includes('You can submit')", vec![])
        .await?;
    member.script(press, vec![]).await?;
    member
        .reads("Your Activity Report is with the Focal Point")
        .await?;
    let sent = site
        .faults
        .came()
        .into_iter()
        .filter(|seen| seen.method == Method::POST && seen.path.ends_with("/steps"));
    assert_eq!(sent.count(), 1);
    member.leaves().await
}

/// Done, and the answer lost: what is, is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_step_whose_answer_is_lost_is_told_as_what_it_became() -> Result<()> {
    let (_backend, site) = stage().await?;
    let member = Person::at(&site.origin()).await?;
    let id = begins(&member, "amina", "DEMO-2024-Res-003").await?;
    completes(&member, &id).await?;
    for fault in [Fault::DoneThenDropped, Fault::Half] {
        Press::Submit.gets_ready(&member, &id).await?;
        site.faults.order(Method::POST, "/v1/drafts/*", fault);
        member.clicks("Submit").await?;
        member
            .reads("Your Activity Report is with the Focal Point")
            .await?;
        site.faults.end();
        steps(&member, &id, "recall").await?;
    }
    steps(&member, &id, "submit").await?;
    signs_in(&member, "farid").await?;
    Press::Publish.gets_ready(&member, &id).await?;
    site.faults
        .order(Method::POST, "/v1/drafts/*", Fault::DoneThenDropped);
    member.clicks("Publish").await?;
    member.reads("This report is published").await?;
    member.leaves().await
}

pub async fn stage() -> Result<(Backend, Site)> {
    let backend = Backend::started().await?;
    let site = Site::before(&backend.origin(), &config_of(&backend.origin()).await?).await?;
    // it is put together once, and by a slow build for longer than an impatient person waits
    reqwest::get(format!("{}/v1/catalogue", backend.origin())).await?;
    Ok((backend, site))
}

/// A request as the page itself makes it, with the value of the session.
const ASK: &str = "const [method, path, headers, body] = arguments;
    return (async () => {
        const session = await (await fetch('/v1/session')).json();
        const answer = await fetch(path, { method, headers: { 'X-CSRF': session.csrf, ...headers }, body: body === null ? undefined : JSON.stringify(body) });
        const text = await answer.text();
        return { status: answer.status, document: text === '' ? null : JSON.parse(text) };
    })()";

pub async fn asks(
    person: &Person,
    method: &str,
    path: &str,
    headers: Value,
    body: Value,
) -> Result<Value> {
    let answer = person
        .script(ASK, vec![json!(method), json!(path), headers, body])
        .await?;
    anyhow::ensure!(
        answer["status"].as_u64().is_some_and(|status| status < 300),
        "{method} {path}: {answer}"
    );
    Ok(answer["document"].clone())
}

pub async fn signs_in(person: &Person, who: &str) -> Result<()> {
    asks(
        person,
        "POST",
        "/v1/session/demo",
        json!({ "Content-Type": "application/json" }),
        json!({ "person": who }),
    )
    .await?;
    Ok(())
}

/// Signs in and opens the report of this year; its id.
pub async fn begins(person: &Person, who: &str, code: &str) -> Result<String> {
    person.opens("/en/about").await?;
    signs_in(person, who).await?;
    person.opens(&format!("/en/work/report-on/{code}")).await?;
    person.reads("Nothing to save yet").await?;
    let path = person.script("return location.pathname", vec![]).await?;
    let id = path.as_str().and_then(|path| path.rsplit('/').next());
    Ok(id.context("an id")?.to_owned())
}

pub async fn draft_of(person: &Person, id: &str) -> Result<Value> {
    asks(
        person,
        "GET",
        &format!("/v1/drafts/{id}"),
        json!({}),
        Value::Null,
    )
    .await
}

/// All that submitting asks for, written elsewhere.
async fn completes(person: &Person, id: &str) -> Result<()> {
    let body = json!({
        "period": { "from": "2026-01", "to": "2026-10" },
        "involved": { "membersAnswer": "none", "commissionsAnswer": "none", "secretariat": "no" },
        "actions": { "field": true },
        "results": { "field": { "status": "ongoing", "entries": { "a": { "text": "Two old weirs were opened and trout came back within a summer.", "order": "m" } } } },
        "challenges": { "none": true, "entries": null },
        "future": { "none": true },
    });
    let version = draft_of(person, id).await?["version"].clone();
    let headers = json!({ "If-Match": format!("\"{version}\""), "Content-Type": "application/merge-patch+json" });
    asks(person, "PATCH", &format!("/v1/drafts/{id}"), headers, body).await?;
    Ok(())
}

async fn steps(person: &Person, id: &str, step: &str) -> Result<()> {
    let version = draft_of(person, id).await?["version"].clone();
    let headers =
        json!({ "If-Match": format!("\"{version}\""), "Content-Type": "application/json" });
    asks(
        person,
        "POST",
        &format!("/v1/drafts/{id}/steps"),
        headers,
        json!({ "step": step }),
    )
    .await?;
    Ok(())
}
