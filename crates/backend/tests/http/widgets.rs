//! Widgets as other sites get them: whole, small, strict, and never broken by what an address says.

use crate::support::{Answer, Server, Visitor};
use axum::body::Body;
use axum::http::StatusCode;
use base64::Engine;
use report::id::report_id;
use report::vocabulary::ReportKind;
use serde_json::json;
use sha2::{Digest, Sha256};

const ALL: [(&str, &str); 6] = [
    ("resolution", "DEMO-2024-Res-001"),
    ("resolution", "WCC-2020-Res-040"),
    ("member", "m-lark-heron"),
    ("congress", "demo-2024"),
    ("counter", "demo"),
    ("counter", "facts"),
];

async fn get(server: &Server, path: &str) -> Answer {
    server.get(path, &Visitor::default()).await
}

fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    text.split_once(begin)
        .and_then(|(_, rest)| rest.split_once(end))
        .map_or("", |(inner, _)| inner)
}

/// Without tags.
fn plain(html: &str) -> String {
    html.split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn every_widget_is_whole_in_every_language() {
    let server = Server::new();
    for (kind, scope) in ALL {
        for (lang, new_tab) in [
            ("en", "Links open in a new tab."),
            ("fr", "Les liens s’ouvrent"),
            ("es", "Los enlaces se abren"),
        ] {
            let path = format!("/e/v1/{kind}/{lang}/{scope}");
            let answer = get(&server, &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let html = &answer.text;
            for part in [
                &*format!("<html lang=\"{lang}\""),
                "<h1",
                "<svg",
                "<table",
                "<base target=\"_blank\">",
                "figure__source",
                "widget__foot",
                new_tab,
            ] {
                assert!(html.contains(part), "{path} has no {part}");
            }
            assert_eq!(html.matches("<h1").count(), 1, "{path}");
            assert!(!html.contains("untranslated"), "{path}");
            // everything in one answer, and every reference is a link of ours
            for asks in [
                "<link",
                "<img",
                "src=",
                "@import",
                "url(http",
                "fetch(",
                "localStorage",
                "cookie",
            ] {
                assert!(!html.contains(asks), "{path}: {asks}");
            }
            for link in html
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .filter(|link| link.starts_with('/'))
            {
                let status = get(&server, &link.replace("&amp;", "&")).await.status;
                assert_eq!(status, StatusCode::OK, "{path} leads to {link}");
            }
            let invented = scope.to_lowercase().contains("demo") || kind == "member";
            assert_eq!(
                plain(html).contains(match lang {
                    "fr" => "Démonstration",
                    "es" => "Demostración",
                    _ => "Demonstration",
                }),
                invented,
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn its_headers_let_any_site_show_it_and_nothing_else() {
    let server = Server::new();
    for (kind, scope) in ALL {
        for path in [
            format!("/e/v1/{kind}/en/{scope}?accent=0a5c36"),
            format!("/e/v1/{kind}/en/{scope}.svg"),
        ] {
            let answer = get(&server, &path).await;
            let header = |name: &str| {
                answer
                    .headers
                    .get(name)
                    .map(|value| value.to_str().unwrap().to_owned())
                    .unwrap_or_default()
            };
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(header("access-control-allow-origin"), "*");
            assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
            assert_eq!(header("cross-origin-embedder-policy"), "require-corp");
            assert_eq!(header("referrer-policy"), "no-referrer");
            assert_eq!(
                header("cache-control"),
                "no-cache",
                "what is withdrawn leaves at once"
            );
            assert!(
                !answer.headers.contains_key("set-cookie")
                    && !answer.headers.contains_key("x-frame-options"),
                "{path}"
            );
            let policy = header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'")
                    && !policy.contains("frame-ancestors")
                    && !policy.contains("unsafe")
                    && !policy.contains('*'),
                "{policy}"
            );
            if path.contains(".svg") {
                assert!(
                    policy.contains(&hash(between(&answer.text, "<style>", "</style>"))),
                    "{policy}"
                );
            } else {
                assert!(!policy.contains("frame-ancestors"));
                assert_eq!(
                    policy,
                    between(
                        &answer.text,
                        "http-equiv=\"Content-Security-Policy\" content=\"",
                        "\""
                    ),
                    "a copy is as strict"
                );
                assert!(
                    policy.contains(&hash(between(&answer.text, "<style>", "</style>"))),
                    "{policy}"
                );
                assert!(
                    policy.contains(&hash(between(&answer.text, "<script>", "</script>"))),
                    "{policy}"
                );
                assert!(
                    !answer.text.contains(" style=\""),
                    "no style that the policy does not know"
                );
            }
        }
    }
    // whatever else stands under /e/ is a widget too, never a page of the app
    for path in [
        "/e/x",
        "/e/v1/",
        "/e/v1/resolution/en",
        "/e/v1/resolution/en/a/b",
    ] {
        let answer = get(&server, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            answer.headers["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("style-src 'sha256-")
                && answer.text.contains("widget__nothing"),
            "{path}"
        );
    }
    // pages stay in no frame
    let page = get(&server, "/en/resolutions/DEMO-2024-Res-001").await;
    assert_eq!(page.headers["x-frame-options"], "DENY");
}

fn hash(text: &str) -> String {
    format!(
        "'sha256-{}'",
        base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

/// Twelve kilobytes a document, two the loader, as they are sent.
#[tokio::test]
async fn it_is_light() {
    let server = Server::new();
    let catalogue = get(&server, "/v1/constituents?set=demo").await.json();
    let members = catalogue["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["kind"] == "member")
        .take(40)
        .map(|one| format!("member/en/{}", one["id"].as_str().unwrap()));
    let reports = get(&server, "/v1/reports?set=demo&limit=40").await.json();
    let resolutions = reports["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("resolution/fr/{}", one["code"].as_str().unwrap()));
    let others = ALL.map(|(kind, scope)| format!("{kind}/es/{scope}"));
    let mut most = (0, String::new());
    for path in members.chain(resolutions).chain(others) {
        let request = Visitor::default()
            .request("GET", &format!("/e/v1/{path}"))
            .header("accept-encoding", "br")
            .body(Body::empty())
            .unwrap();
        let answer = server.send(request).await;
        assert_eq!(
            (
                answer.status,
                answer.headers["content-encoding"].to_str().unwrap()
            ),
            (StatusCode::OK, "br"),
            "{path}"
        );
        most = most.max((answer.bytes, path));
    }
    println!("the largest of 86 widgets: {} bytes, {}", most.0, most.1);
    assert!(most.0 <= 12_000, "{most:?}");
    let request = Visitor::default()
        .request("GET", "/e/v1/loader.js")
        .header("accept-encoding", "br")
        .body(Body::empty())
        .unwrap();
    let loader = server.send(request).await;
    println!("the loader: {} bytes", loader.bytes);
    assert!(loader.bytes <= 2_000, "{}", loader.bytes);
    assert_eq!(
        loader.headers["cache-control"],
        "public, max-age=3600, stale-while-revalidate=604800"
    );
}

#[tokio::test]
async fn whatever_stands_in_the_address_it_is_shown() {
    let server = Server::new();
    let usual = get(&server, "/e/v1/resolution/en/DEMO-2024-Res-001")
        .await
        .text;
    let long = format!("{}&theme=dark", "x".repeat(1100));
    for query in [
        "accent=red;}",
        "accent=</style><script>",
        "theme=%22onload=",
        "bg=url(x)",
        "utm_source=mail&x[]=1",
        "%",
        &long,
    ] {
        let request = format!(
            "/e/v1/resolution/en/DEMO-2024-Res-001?{}",
            query.replace('<', "%3C").replace('>', "%3E")
        );
        let answer = get(&server, &request).await;
        assert!(
            answer.status == StatusCode::OK && answer.text == usual,
            "{query}"
        );
    }
    let dark = get(
        &server,
        "/e/v1/resolution/en/DEMO-2024-Res-001?theme=dark&accent=ffff00",
    )
    .await
    .text;
    assert!(
        dark.contains("data-theme=\"dark\"") && dark.contains("--link:light-dark(#"),
        "asked for"
    );
    assert!(
        !dark.contains("light-dark(#ffff00"),
        "yellow on white cannot be read: it was moved"
    );
    let through = get(&server, "/e/v1/counter/en/demo?bg=transparent&theme=dark")
        .await
        .text;
    assert!(
        through.contains("data-ground=\"none\"")
            && through.contains("class=\"widget theme-dark\"")
            && !between(&through, "<html", ">").contains("data-theme")
    );
    // a code in another spelling is the same Resolution
    assert_eq!(
        get(&server, "/e/v1/resolution/en/wcc%202020%20res%20040")
            .await
            .text,
        get(&server, "/e/v1/resolution/en/WCC-2020-Res-040")
            .await
            .text
    );
    // as a form writes it, and in a language that is not spoken here
    assert_eq!(
        get(&server, "/e/v1/resolution?scope=DEMO-2024-Res-001&lang=en")
            .await
            .text,
        usual
    );
    assert_eq!(
        get(&server, "/e/v1/resolution/de/DEMO-2024-Res-001")
            .await
            .text,
        usual
    );
    assert_eq!(
        get(&server, "/e/v1/resolution/en/DEMO-2024-Res-001/")
            .await
            .text,
        usual,
        "as static copies write it"
    );
}

#[tokio::test]
async fn what_is_not_there_says_so_and_leads_to_the_search() {
    let server = Server::new();
    for (path, search) in [
        ("/e/v1/resolution/en/WCC-2020-Res-999", "/en/resolutions"),
        ("/e/v1/resolution/fr/nonsense", "/fr/resolutions"),
        ("/e/v1/member/es/m-nobody", "/es/members"),
        ("/e/v1/congress/en/demo-1900", "/en/resolutions"),
        ("/e/v1/counter/en/everything", "/en/resolutions"),
        ("/e/v1/weather/en/today", "/en/resolutions"),
    ] {
        let answer = get(&server, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            answer.text.contains("widget__nothing")
                && answer.text.contains(&format!("href=\"{search}")),
            "{path}: {}",
            plain(&answer.text)
        );
    }
    assert_eq!(
        get(&server, "/e/v1/resolution/en/WCC-2020-Res-999.svg")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_kind_that_is_given_up_shows_its_last_document() {
    let server = Server::new();
    let last = get(&server, "/e/v1/counter/en/demo")
        .await
        .text
        .replace("counter", "board");
    let folder = server.folder.join("data/given-up/e/v1/board/en/demo");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), &last).unwrap();
    let answer = get(&server, "/e/v1/board/en/demo").await;
    assert_eq!((answer.status, &answer.text), (StatusCode::OK, &last));
    assert!(
        answer.headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("style-src 'sha256-")
    );
    std::fs::write(folder.with_extension("svg"), "<svg/>").unwrap();
    assert_eq!(get(&server, "/e/v1/board/en/demo.svg").await.text, "<svg/>");
    assert_eq!(
        get(&server, "/e/v1/board/en/..%2F..%2Fdemo").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_withdrawn_report_leaves_every_widget_at_once() {
    let server = Server::new();
    const CODE: &str = "DEMO-2024-Res-007";
    let (amina, farid, grace) = (
        server.sign_in("amina").await,
        server.sign_in("farid").await,
        server.sign_in("grace").await,
    );
    let id = report_id(
        ReportKind::Activity,
        &CODE.parse().unwrap(),
        "2026",
        "m-lark-heron",
    )
    .to_string();
    let body = json!({ "involved": { "membersAnswer": "none", "commissionsAnswer": "none", "secretariat": "no" }, "nothingDone": true, "challenges": { "none": true }, "future": { "none": true } });
    let new = json!({ "kind": "activity", "code": CODE, "year": "2026", "constituent": "m-lark-heron", "body": body });
    let json = ("content-type", "application/json");
    server
        .write(
            "PUT",
            &format!("/v1/drafts/{id}"),
            &amina,
            &[json, ("if-none-match", "*")],
            &new.to_string(),
        )
        .await;
    let widgets = || async {
        [
            get(&server, "/e/v1/member/en/m-lark-heron").await.text,
            get(&server, &format!("/e/v1/resolution/en/{CODE}"))
                .await
                .text,
        ]
    };
    let before = widgets().await;
    for (who, version, deed) in [(&amina, 1, "submit"), (&farid, 2, "publish")] {
        let answer = server
            .write(
                "POST",
                &format!("/v1/drafts/{id}/steps"),
                who,
                &[json, ("if-match", &format!("\"{version}\""))],
                &format!("{{\"step\":\"{deed}\"}}"),
            )
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let there = widgets().await;
    assert!(
        there[0] != before[0] && there[0].contains(&format!("{CODE}/activity/2026/m-lark-heron")),
        "{}",
        plain(&there[0])
    );
    assert_ne!(there[1], before[1]);
    let note = json!({ "step": "withdraw", "note": { "pointer": "", "text": "filed twice" } });
    let answer = server
        .write(
            "POST",
            &format!("/v1/drafts/{id}/steps"),
            &grace,
            &[json, ("if-match", "\"3\"")],
            &note.to_string(),
        )
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(widgets().await, before);
}

#[tokio::test]
async fn an_address_of_ours_is_answered_to_oembed_and_no_other() {
    let server = Server::new();
    let origin = "http://127.0.0.1:8080";
    for page in [
        "/en/resolutions/DEMO-2024-Res-001",
        "/fr/members/m-lark-heron",
        "/es/congresses/demo-2024",
        "/en/",
    ] {
        // found as WordPress finds it: in the served head
        let head = get(&server, page).await.text;
        let href =
            between(&head, "type=\"application/json+oembed\" href=\"", "\"").replace("&amp;", "&");
        let answer = get(
            &server,
            href.strip_prefix(origin)
                .unwrap_or_else(|| panic!("{page}: {href}")),
        )
        .await;
        assert_eq!(
            (
                answer.status,
                answer.headers["access-control-allow-origin"]
                    .to_str()
                    .unwrap()
            ),
            (StatusCode::OK, "*"),
            "{page}"
        );
        let json = answer.json();
        assert_eq!(
            (&json["version"], &json["type"]),
            (&json!("1.0"), &json!("rich"))
        );
        assert!(
            json["width"].is_u64() && json["height"].is_u64(),
            "null broke those who read it"
        );
        let html = json["html"].as_str().unwrap();
        assert!(
            html.starts_with("<blockquote><a href=\"http")
                && html.contains("</blockquote><iframe src=\"http://127.0.0.1:8080/e/v1/")
                && html.ends_with("></iframe>"),
            "{html}"
        );
        let src = between(html, "<iframe src=\"http://127.0.0.1:8080", "\"");
        assert_eq!(get(&server, src).await.status, StatusCode::OK, "{src}");
        let title = between(html, "title=\"", "\"");
        assert!(
            title.len() > 5
                && get(&server, src)
                    .await
                    .text
                    .contains(&format!("<title>{title}</title>")),
            "{title}"
        );
    }
    let small = get(
        &server,
        "/oembed?url=http%3A%2F%2F127.0.0.1%3A8080%2Fen%2F&maxwidth=320&maxheight=200",
    )
    .await
    .json();
    assert_eq!(
        (&small["width"], &small["height"]),
        (&json!(320), &json!(200))
    );
    assert_eq!(
        get(
            &server,
            "/oembed?url=http%3A%2F%2F127.0.0.1%3A8080%2Fen%2F&format=xml"
        )
        .await
        .status,
        StatusCode::NOT_IMPLEMENTED
    );
    let long = format!(
        "http%3A%2F%2F127.0.0.1%3A8080%2Fen%2F{}",
        "a".repeat(10_000)
    );
    for url in [
        "http%3A%2F%2Fexample.org%2Fen%2F",
        "file%3A%2F%2F%2Fetc%2Fpasswd",
        "http%3A%2F%2F127.0.0.1%2Fen%2F",
        "http%3A%2F%2F127.0.0.1%3A8080.evil.org%2Fen%2F",
        "http%3A%2F%2F127.0.0.1%3A8080%2Fen%2Fabout",
        "http%3A%2F%2F127.0.0.1%3A8080%2Fen%2Fmembers%2Fc-night",
        "",
        &long,
    ] {
        assert_eq!(
            get(&server, &format!("/oembed?url={url}")).await.status,
            StatusCode::NOT_FOUND,
            "{url}"
        );
    }
}
