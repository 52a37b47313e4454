//! Widgets in the sites of others: real cross-site frames, in hosts that are strict, hostile, dark,
//! hidden, or have no script.

use anyhow::{Context, Result, ensure};
use journeys::{Backend, Host, HostPage, Person, root};
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

fn page(body: &str) -> HostPage {
    HostPage {
        headers: String::new(),
        html: format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A site of others</title><body>{body}</body></html>"
        ),
    }
}

fn frame(origin: &str, path: &str, attributes: &str) -> String {
    format!(
        "<iframe src=\"{origin}/e/v1/{path}\" title=\"Progress\" width=\"100%\" height=\"100\" {attributes}></iframe>"
    )
}

fn loader(origin: &str) -> String {
    format!("<script async src=\"{origin}/e/v1/loader.js\"></script>")
}

const RESOLUTION: &str = "resolution/en/DEMO-2024-Res-001";

/// What stands in the n-th frame, asked as a person with a debugger would.
async fn inside(person: &Person, at: u16, script: &str) -> Result<Value> {
    person.driver.enter_frame(at).await?;
    let answer = person.script(script, vec![]).await;
    person.driver.enter_default_frame().await?;
    answer
}

/// Of a frame in its host.
const HEIGHT: &str = "return document.querySelectorAll('iframe')[arguments[0]].clientHeight";

const HEARD: &str = "window.heard = false;
    addEventListener('message', ({ data }) => { if (data === 'after that') requestAnimationFrame(() => requestAnimationFrame(() => { window.heard = true })) })";

/// Whatever the frame said to its host is heard and drawn: what it says now comes after it.
async fn host_has_heard(person: &Person, frame: u16) -> Result<()> {
    person.script(HEARD, vec![]).await?;
    inside(person, frame, "parent.postMessage('after that', '*')").await?;
    person
        .until("the host to have heard", "return window.heard", vec![])
        .await
}

/// The other way round.
async fn frame_has_heard(person: &Person, frame: u16) -> Result<()> {
    inside(person, frame, HEARD).await?;
    let says = "frames[arguments[0]].postMessage('after that', '*')";
    person.script(says, vec![json!(frame)]).await?;
    person
        .until_that("the frame to have heard", async || {
            Ok(inside(person, frame, "return window.heard").await? == true)
        })
        .await
}

/// Each frame is as high as what stands in it.
async fn grows(person: &Person, frames: u16) -> Result<()> {
    for at in 0..frames {
        let mut both = (0, 0);
        let grown = person
            .until_that("the frame to grow", async || {
                let own = inside(
                    person,
                    at,
                    "return Math.ceil(document.body.getBoundingClientRect().height)",
                )
                .await?;
                let given = person.script(HEIGHT, vec![json!(at)]).await?;
                both = (
                    own.as_i64().unwrap_or_default(),
                    given.as_i64().unwrap_or_default(),
                );
                Ok(both.0 > 200 && (both.0 - both.1).abs() <= 1)
            })
            .await;
        grown.with_context(|| format!("frame {at} is {} high, its content {}", both.1, both.0))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_grows_in_plain_strict_sandboxed_and_late_hosts() -> Result<()> {
    let backend = Backend::started().await?;
    let ours = backend.origin();
    let both = format!("{}{}", frame(&ours, RESOLUTION, ""), loader(&ours));
    let strict = format!(
        "Content-Security-Policy: default-src 'none'; frame-src {ours}; script-src {ours}/e/v1/loader.js; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'\r\n"
    );
    let ten: String = (0..10)
        .map(|n| {
            frame(
                &ours,
                &format!(
                    "resolution/{}/DEMO-2024-Res-{:03}",
                    ["en", "fr"][n / 5],
                    n % 5 + 1
                ),
                "",
            )
        })
        .collect();
    let host = Host::of(vec![
        ("/plain", page(&both)),
        ("/strict", HostPage { headers: strict, ..page(&both) }),
        ("/sandboxed", page(&format!("{}{}", frame(&ours, RESOLUTION, "sandbox=\"allow-scripts\""), loader(&ours)))),
        ("/reset", page(&format!("<style>* {{ box-sizing: border-box }}</style>{both}"))),
        ("/isolated", HostPage { headers: "Cross-Origin-Embedder-Policy: require-corp\r\nCross-Origin-Opener-Policy: same-origin\r\n".into(), ..page(&both) }),
        ("/first", page(&format!("{0}{0}{1}", loader(&ours), frame(&ours, "member/en/m-lark-heron", "")))),
        ("/hidden", page(&format!("<div hidden>{}</div>{}", frame(&ours, RESOLUTION, ""), loader(&ours)))),
        ("/ten", page(&format!("{ten}{}", loader(&ours)))),
    ])
    .await?;
    let person = Person::at(&host.origin()).await?;
    for path in [
        "/plain",
        "/strict",
        "/sandboxed",
        "/reset",
        "/isolated",
        "/first",
    ] {
        person.opens(path).await?;
        grows(&person, 1).await.with_context(|| path.to_owned())?;
        if path == "/sandboxed" {
            let storage = inside(
                &person,
                0,
                "try { return localStorage.length } catch (error) { return error.name }",
            )
            .await?;
            ensure!(
                storage == json!("SecurityError"),
                "storage is blocked here, and nothing misses it: {storage}"
            );
        }
    }
    // hidden, then shown; and one that comes later still
    person.opens("/hidden").await?;
    host_has_heard(&person, 0).await?;
    person
        .script("document.body.firstElementChild.hidden = false", vec![])
        .await?;
    grows(&person, 1).await.context("shown later")?;
    person.script("const late = document.querySelector('iframe').cloneNode(); late.style.height = ''; document.body.append(late)", vec![]).await?;
    grows(&person, 2).await.context("added later")?;
    person.opens("/ten").await?;
    grows(&person, 10).await.context("ten on a page")?;
    // what the host asked for because of us: ten documents and one script, and the documents
    // nothing
    let asked = person
        .script(
            "return performance.getEntriesByType('resource').map((e) => e.name)",
            vec![],
        )
        .await?;
    let asked: Vec<&str> = asked
        .as_array()
        .context("a list")?
        .iter()
        .filter_map(Value::as_str)
        .collect();
    ensure!(
        asked
            .iter()
            .filter(|address| address.starts_with(&ours))
            .count()
            == 11,
        "ten widgets ask for {asked:?}"
    );
    ensure!(
        asked
            .iter()
            .all(|address| address.starts_with(&ours) || address.starts_with(&host.origin())),
        "{asked:?}"
    );
    for at in 0..10 {
        ensure!(
            inside(
                &person,
                at,
                "return performance.getEntriesByType('resource').length"
            )
            .await?
                == json!(0)
        );
    }
    person.leaves().await
}

/// A host whose clock stands until it is put forward.
const CLOCK: &str = "<script>window.clock = 0; performance.now = () => window.clock</script>";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_kept_and_nothing_that_a_host_says_breaks_it() -> Result<()> {
    let backend = Backend::started().await?;
    let ours = backend.origin();
    let host = Host::of(vec![
        ("/", page(&format!("{CLOCK}{}{}", frame(&ours, RESOLUTION, ""), loader(&ours)))),
        ("/stranger", page(&format!("{}<iframe src=\"/liar\"></iframe>{}", frame(&ours, RESOLUTION, ""), loader(&ours)))),
        ("/liar", page("<script>setInterval(() => parent.postMessage({ rw: 1, type: 'size', h: 3000 }, '*'), 20)</script>")),
    ])
    .await?;
    let person = Person::at(&host.origin()).await?;
    person.opens("/").await?;
    grows(&person, 1).await?;
    let kept = "const asked = typeof indexedDB.databases === 'function' ? indexedDB.databases() : Promise.resolve([]);
        return asked.then(async (databases) => [document.cookie, localStorage.length, sessionStorage.length, databases.length, (await (globalThis.caches?.keys() ?? [])).length])";
    ensure!(
        inside(&person, 0, kept).await? == json!(["", 0, 0, 0, 0]),
        "something is kept"
    );
    // wrong shapes from the frame: the height stays one that it may have
    let height = async || person.script(HEIGHT, vec![json!(0)]).await;
    let before = height().await?;
    inside(&person, 0, "for (const h of [NaN, '12px', null, {}, 1.5, Infinity]) parent.postMessage({ rw: 1, type: 'size', h }, '*'); parent.postMessage('rw', '*'); parent.postMessage(null, '*')").await?;
    host_has_heard(&person, 0).await?;
    ensure!(height().await? == before, "a height that is none was taken");
    inside(
        &person,
        0,
        "parent.postMessage({ rw: 1, type: 'size', h: 1e9 }, '*')",
    )
    .await?;
    person
        .until(
            "at most 4,000",
            "return document.querySelector('iframe').clientHeight === 4000",
            vec![],
        )
        .await?;
    inside(
        &person,
        0,
        "parent.postMessage({ rw: 1, type: 'size', h: -1 }, '*')",
    )
    .await?;
    person
        .until(
            "at least 80",
            "return document.querySelector('iframe').clientHeight === 80",
            vec![],
        )
        .await?;
    // a frame that never comes to rest is left alone after twenty changes
    person.script("window.clock += 3000; window.seen = new Set(); new MutationObserver(() => seen.add(document.querySelector('iframe').style.height)).observe(document.querySelector('iframe'), { attributes: true })", vec![]).await?;
    inside(&person, 0, "window.said = 0; const again = () => { parent.postMessage({ rw: 1, type: 'size', h: 200 + ++window.said * 5 }, '*'); if (window.said < 90) requestAnimationFrame(again); }; again()").await?;
    person
        .until_that("ninety heights to be said", async || {
            Ok(inside(&person, 0, "return window.said").await? == 90)
        })
        .await?;
    host_has_heard(&person, 0).await?;
    let changes = person
        .script("return seen.size", vec![])
        .await?
        .as_u64()
        .context("a number")?;
    ensure!((2..=22).contains(&changes), "{changes} heights of ninety");
    // for good, also when the two seconds are over in which they are counted, until it has another
    // width
    person.script("window.clock += 3000", vec![]).await?;
    inside(
        &person,
        0,
        "parent.postMessage({ rw: 1, type: 'size', h: 777 }, '*')",
    )
    .await?;
    host_has_heard(&person, 0).await?;
    ensure!(height().await? != json!(777), "left alone");
    person
        .script("document.querySelector('iframe').width = '420'", vec![])
        .await?;
    grows(&person, 1).await.context("another width")?;
    // what the host, and a third window, say to the frame: another's words, wrong values, and a
    // thousand times
    let looks = "return [getComputedStyle(document.documentElement).backgroundColor, document.querySelectorAll('h1').length]";
    let before = inside(&person, 0, looks).await?;
    person.script(
        "const to = document.querySelector('iframe').contentWindow;
         for (const data of [null, 'hello', { rw: 2 }, { rw: 1, type: 'hello', theme: '<b>' }, { rw: 1, type: 'run', code: 'alert(1)' }, { message: 'ready', secret: 'x' }]) to.postMessage(data, '*');
         const third = document.body.appendChild(document.createElement('iframe')).contentWindow;
         third.eval(`parent.frames[0].postMessage({ rw: 1, type: 'hello', theme: 'dark' }, '*')`);
         for (let n = 0; n < 1000; n++) to.postMessage({ rw: 1, type: 'hello', theme: 'purple' }, '*')",
        vec![],
    )
    .await?;
    frame_has_heard(&person, 0).await?;
    ensure!(inside(&person, 0, looks).await? == before);
    ensure!(before[1] == 1);
    // a frame of somebody else speaks for itself only
    person.opens("/stranger").await?;
    grows(&person, 1).await?;
    lies(&person, 1).await?;
    let strangers = person.script(HEIGHT, vec![json!(1)]).await?;
    ensure!(strangers.as_u64() < Some(1000), "{strangers}");
    // and one of ours that went elsewhere speaks for us no more: what stands in it is not ours,
    // whatever its address was
    person
        .script(
            "document.querySelector('iframe').contentWindow.location = arguments[0]",
            vec![json!(format!("{}/liar", host.origin()))],
        )
        .await?;
    lies(&person, 0).await?;
    ensure!(
        height().await? != json!(3000),
        "a stranger in our frame was heard"
    );
    person.leaves().await
}

/// Waits until the page `/liar` has asked for its height from this frame, again and again.
async fn lies(person: &Person, frame: u16) -> Result<()> {
    let count = "window.lies = 0; const liar = frames[arguments[0]];
        addEventListener('message', ({ source, data }) => { if (source === liar && data?.h === 3000) window.lies++ })";
    person.script(count, vec![json!(frame)]).await?;
    person
        .until("lies", "return window.lies > 5", vec![])
        .await?;
    host_has_heard(person, frame).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_widget_is_dark_where_the_host_is_and_whole_without_a_script() -> Result<()> {
    let backend = Backend::started().await?;
    let ours = backend.origin();
    let dark = page(&format!(
        "{}{}{}{}",
        frame(&ours, RESOLUTION, ""),
        frame(&ours, &format!("{RESOLUTION}?theme=light"), ""),
        frame(&ours, &format!("{RESOLUTION}?bg=transparent"), ""),
        loader(&ours)
    ));
    let host = Host::of(vec![
        (
            "/dark",
            HostPage {
                html: dark.html.replace(
                    "<html lang=\"en\">",
                    "<html lang=\"en\" data-theme=\"dark\">",
                ),
                ..dark
            },
        ),
        (
            "/no-script",
            page(&frame(&ours, "congress/fr/demo-2024", "sandbox=\"\"")),
        ),
    ])
    .await?;
    let person = Person::at(&host.origin()).await?;
    person.opens("/dark").await?;
    grows(&person, 3).await?;
    let ink = "return [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]";
    ensure!(
        inside(&person, 2, ink).await? == json!(["rgba(0, 0, 0, 0)", "rgb(236, 239, 234)"]),
        "light ink on the ground of the host"
    );
    let ground = "return getComputedStyle(document.documentElement).backgroundColor";
    ensure!(
        inside(&person, 0, ground).await? == json!("rgb(16, 23, 24)"),
        "as the host"
    );
    ensure!(
        inside(&person, 1, ground).await? == json!("rgb(250, 248, 243)"),
        "as its address says"
    );
    person
        .script("document.documentElement.dataset.theme = 'light'", vec![])
        .await?;
    person
        .until_that("to be as the host chooses later", async || {
            Ok(inside(&person, 0, ground).await? == "rgb(250, 248, 243)")
        })
        .await?;

    person.opens("/no-script").await?;
    person.driver.enter_frame(0).await?;
    let words = person.within("main", "").words().await?;
    ensure!(
        words.contains("Démonstration")
            && words.contains("Resolution Progress")
            && words.contains("Les liens s’ouvrent"),
        "{words}"
    );
    ensure!(!person.has("table", "").await?);
    person.clicks("Tableau").await?;
    ensure!(
        person.has("table", "").await?,
        "the table opens without a script"
    );
    person.leaves().await
}

/// To the page, in a window of its own: also out of a sandbox as docs/embedding.md gives it.
#[tokio::test(flavor = "multi_thread")]
async fn links_leave_the_frame() -> Result<()> {
    let backend = Backend::started().await?;
    let ours = backend.origin();
    let sandbox = "sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"";
    let host = Host::of(vec![
        ("/plain", page(&frame(&ours, RESOLUTION, ""))),
        ("/sandboxed", page(&frame(&ours, RESOLUTION, sandbox))),
    ])
    .await?;
    let person = Person::at(&host.origin()).await?;
    for path in ["/plain", "/sandboxed"] {
        person.opens(path).await?;
        let own = person.driver.window().await?;
        person.driver.enter_frame(0).await?;
        person.clicks("Dark nights for migrating birds").await?;
        let mut windows = vec![];
        person
            .until_that("a second window", async || {
                windows = person.driver.windows().await?;
                Ok(windows.len() == 2)
            })
            .await?;
        let opened = windows
            .into_iter()
            .find(|window| *window != own)
            .with_context(|| format!("{path}: no window was opened"))?;
        person.driver.switch_to_window(opened).await?;
        person
            .title_has("Dark nights for migrating birds")
            .await
            .with_context(|| path.to_owned())?;
        person.sees_the_app().await?;
        person.driver.close_window().await?;
        person.driver.switch_to_window(own).await?;
    }
    person.leaves().await
}

/// What webmasters pasted: each snippet that was ever given out is kept as it was, and works for
/// ever.
#[tokio::test(flavor = "multi_thread")]
async fn snippets_that_were_given_out_work() -> Result<()> {
    let backend = Backend::started().await?;
    let folder = root().join("tests/journeys/frozen");
    let mut names: Vec<String> = std::fs::read_dir(&folder)?
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    ensure!(!names.is_empty(), "no snippet in {}", folder.display());
    let mut pages = vec![];
    for name in &names {
        let html =
            std::fs::read_to_string(folder.join(name))?.replace("https://HOST", &backend.origin());
        pages.push((format!("/{name}"), html));
    }
    let host = Host::of(
        pages
            .iter()
            .map(|(path, html)| (path.as_str(), page(html)))
            .collect(),
    )
    .await?;
    let person = Person::at(&host.origin()).await?;
    for (path, _) in &pages {
        person.opens(path).await?;
        let frames = person
            .script("return document.querySelectorAll('iframe').length", vec![])
            .await?
            .as_u64()
            .unwrap_or_default();
        for at in 0..frames {
            // frames that are loaded lazily come when they are in sight
            person
                .script(
                    "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()",
                    vec![json!(at)],
                )
                .await?;
            let parts = "return document.querySelectorAll('h1, svg, table').length > 2";
            person
                .until_that(&format!("{path}, frame {at} to be whole"), async || {
                    Ok(inside(&person, at as u16, parts).await? == true)
                })
                .await?;
        }
        let broken =
            person.script("return [...document.querySelectorAll('img')].filter((img) => !(img.complete && img.naturalWidth > 0)).length", vec![]).await?;
        ensure!(broken == json!(0), "{path}: a picture is not there");
        if person
            .script("return document.querySelector('script') !== null", vec![])
            .await?
            == json!(true)
        {
            grows(&person, frames as u16).await.context(path.clone())?;
        }
    }
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_widget_prints_whole() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    person.opens("/e/v1/congress/en/demo-2024").await?;
    let pdf = person.driver.print_page(PrintParameters::default()).await?;
    ensure!(
        pdf.starts_with(b"%PDF") && pdf.len() > 10_000,
        "{} bytes",
        pdf.len()
    );
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "looking at what stands on paper needs Chromium's protocol"]
async fn a_widget_on_paper_has_its_table_and_no_tools() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    person.opens("/e/v1/congress/en/demo-2024").await?;
    ensure!(person.has("link", "CSV").await? && !person.has("table", "").await?);
    person
        .driver
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    let height = async |role: &str| -> Result<f64> {
        Ok(person.finds(role, "").await?.rect().await?.height)
    };
    ensure!(height("table").await? > 100.0, "the table is on paper");
    ensure!(height("img").await? > 20.0, "the bar is on paper");
    ensure!(!person.has("link", "CSV").await?, "the tools are not");
    person.leaves().await
}

/// What WordPress does with an answer (wp_filter_oembed_result, wp-embed.js), written anew: a
/// quotation and a frame are kept, the frame is sandboxed, named by a secret, and clipped until it
/// tells its height.
fn as_wordpress(html: &str, secret: &str) -> String {
    let quote = html
        .split_inclusive("</blockquote>")
        .next()
        .unwrap_or_default();
    let src = html
        .split("<iframe src=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default();
    format!(
        "<style>iframe.clipped {{ position: absolute; clip-path: inset(50%) }}</style>{quote}
         <iframe class=\"clipped\" sandbox=\"allow-scripts\" security=\"restricted\" src=\"{src}#?secret={secret}\" data-secret=\"{secret}\" width=\"600\" height=\"338\"></iframe>
         <script>
           const frame = document.querySelector('iframe');
           addEventListener('message', ({{ data, source }}) => {{
             if (!data || data.secret !== frame.dataset.secret || !/^[a-zA-Z0-9]+$/.test(data.secret) || source !== frame.contentWindow) return;
             frame.classList.remove('clipped');
             if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host && document.activeElement === frame) window.asked = data.value;
             if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, Math.floor(data.value)));
           }});
           addEventListener('load', () => frame.contentWindow.postMessage({{ message: 'ready', secret: frame.dataset.secret }}, '*'));
         </script>"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn wordpress_shows_what_an_address_means() -> Result<()> {
    let backend = Backend::started().await?;
    let asker = Person::at(&backend.origin()).await?;
    asker.opens("/fr/resolutions/DEMO-2024-Res-001").await?;
    let asked = "const href = document.querySelector('link[type=\"application/json+oembed\"]').href; return fetch(href).then((answer) => answer.json())";
    let answer = asker.script(asked, vec![]).await?;
    asker.leaves().await?;
    let html = answer["html"].as_str().context("html")?;
    let host = Host::of(vec![("/", page(&as_wordpress(html, "a1B2c3D4e5")))]).await?;
    let person = Person::at(&host.origin()).await?;
    person.opens("/").await?;
    person
        .until("shown, at its height", "const frame = document.querySelector('iframe'); return getComputedStyle(frame).clipPath === 'none' && frame.clientHeight > 338", vec![])
        .await?;
    let own = inside(&person, 0, "return [document.documentElement.lang, Math.ceil(document.body.getBoundingClientRect().height)]").await?;
    let given = person
        .script(
            "return document.querySelector('iframe').clientHeight",
            vec![],
        )
        .await?;
    ensure!(own[0] == json!("fr"));
    // its sandbox opens no link; the host is asked to
    person.driver.enter_frame(0).await?;
    person.within("heading", "").clicks("").await?;
    person.driver.enter_default_frame().await?;
    person
        .until(
            "the host to be asked",
            "return (window.asked ?? '').endsWith('/fr/resolutions/DEMO-2024-Res-001')",
            vec![],
        )
        .await?;
    ensure!(
        own[1] == given && own[1].as_u64().is_some_and(|height| height <= 1000),
        "every layout lives in 1,000 pixels: {own} in {given}"
    );
    person.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webmaster_chooses_sees_and_copies() -> Result<()> {
    let backend = Backend::started().await?;
    let person = Person::at(&backend.origin()).await?;
    person.opens("/en/resolutions/DEMO-2024-Res-001").await?;
    person.sees_the_app().await?;
    person.clicks("Show this on your site").await?;
    person
        .reads("DEMO 2024 Res 001: Dark nights for migrating birds")
        .await?;
    person
        .until(
            "three previews",
            "return document.querySelectorAll('iframe').length === 3",
            vec![],
        )
        .await?;
    person
        .within("main", "")
        .picks("Appearance", "Dark")
        .await?;
    person.until("dark previews", "return [...document.querySelectorAll('iframe')].every((frame) => frame.src.endsWith('?theme=dark'))", vec![]).await?;
    person
        .until_that("a dark snippet", async || {
            let snippet = person.value_of("Simple frame").await?;
            Ok(snippet.contains("?theme=dark"))
        })
        .await?;
    person.clicks("Copy: Simple frame").await?;
    person.reads("Copied.").await?;
    let snippet = person.value_of("Simple frame").await?;
    ensure!(
        snippet.starts_with(&format!(
            "<iframe src=\"{}/e/v1/resolution/en/DEMO-2024-Res-001?theme=dark\" title=\"",
            backend.origin()
        )),
        "{snippet}"
    );
    person.clicks("A Member’s reports").await?;
    person
        .types("Search name, acronym or country", "lark heron")
        .await?;
    person.clicks("Lark and Heron Society").await?;
    person
        .until(
            "the Member's widget",
            "return document.querySelector('iframe')?.src.includes('/e/v1/member/en/m-lark-heron')",
            vec![],
        )
        .await?;
    person
        .arrives_at("/en/embed?kind=member&scope=m-lark-heron&theme=dark")
        .await?;
    person.leaves().await?;
    // the snippet in another site, as it was copied
    let host = Host::of(vec![("/", page(&snippet))]).await?;
    let visitor = Person::at(&host.origin()).await?;
    visitor.opens("/").await?;
    visitor.driver.enter_frame(0).await?;
    visitor.reads("Dark nights for migrating birds").await?;
    visitor.leaves().await
}
