//! Public pages as HTML, without any browser: content, language, status, headers.

use crate::support::{Server, Visitor};
use axum::http::StatusCode;

#[tokio::test]
async fn a_page_is_readable_without_scripts() {
    let server = Server::new();
    let page = server
        .get(
            "/en/resolutions/WCC-2020-Res-040/progress/2022",
            &Visitor::default(),
        )
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "<html lang=\"en\">",
        "International Fund for Animal Welfare",
        "OP4.b",
        "hreflang=\"fr\"",
        "<title>Progress Report 2022, WCC 2020 Res 040",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval'")
            && !policy.contains("unsafe-inline")
    );
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn another_spelling_moves_and_what_is_not_there_is_404() {
    let server = Server::new();
    let nobody = Visitor::default();
    let moved = server.get("/en/resolutions/wcc-2020-res-40", &nobody).await;
    assert_eq!(
        (moved.status, moved.headers["location"].to_str().unwrap()),
        (
            StatusCode::MOVED_PERMANENTLY,
            "/en/resolutions/WCC-2020-Res-040"
        )
    );
    for path in [
        "/en/nowhere",
        "/en/resolutions/WCC-2020-Res-999",
        "/fr/resolutions/WCC-2020-Res-040/progress/1999",
    ] {
        assert_eq!(
            server.get(path, &nobody).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let to = server
        .send(
            Visitor::default()
                .request("GET", "/")
                .header("accept-language", "fr-CH,en;q=0.5")
                .body(axum::body::Body::empty())
                .unwrap(),
        )
        .await;
    assert_eq!(to.headers["location"], "/fr/");
}

/// Everything shown of what is invented says so, in each language.
#[tokio::test]
async fn what_is_invented_says_so() {
    let server = Server::new();
    for (lang, word) in [
        ("en", "Demonstration"),
        ("fr", "Démonstration"),
        ("es", "Demostración"),
    ] {
        for path in [
            "",
            "congresses/demo-2024",
            "resolutions/DEMO-2024-Res-001",
            "resolutions/DEMO-2024-Res-001/progress/2025",
            "resolutions/DEMO-2024-Res-001/activity/2025/m-lark-heron",
        ] {
            let page = server
                .get(&format!("/{lang}/{path}"), &Visitor::default())
                .await
                .text;
            let title = page
                .split("<title>")
                .nth(1)
                .and_then(|rest| rest.split("</title>").next())
                .unwrap()
                .to_owned();
            let main = page
                .split("<main")
                .nth(1)
                .and_then(|rest| rest.split("</main>").next())
                .unwrap();
            assert!(
                title.contains(word) && main.contains(word),
                "/{lang}/{path}: {title}"
            );
        }
    }
    let facts = server.get("/en/?set=facts", &Visitor::default()).await.text;
    assert!(
        !facts.contains("DEMO-2024"),
        "the sets are never in one list"
    );
}

/// A narrative is text: markup in it is shown, not run.
#[tokio::test]
async fn text_is_escaped() {
    let server = Server::new();
    let amina = server.sign_in("amina").await;
    let farid = server.sign_in("farid").await;
    let id = report::id::report_id(
        report::vocabulary::ReportKind::Activity,
        &"DEMO-2024-Res-005".parse().unwrap(),
        "2026",
        "m-lark-heron",
    );
    let path = format!("/v1/drafts/{id}");
    let body = serde_json::json!({
        "involved": { "membersAnswer": "none", "commissionsAnswer": "none", "secretariat": "no" },
        "nothingDone": true,
        "challenges": { "entries": { "a": { "text": "</script><img src=x onerror=alert(1)> javascript:alert(1) https://example.org/<b>" } } },
        "future": { "none": true }
    });
    let new = serde_json::json!({ "kind": "activity", "code": "DEMO-2024-Res-005", "year": "2026", "constituent": "m-lark-heron", "body": body });
    let json = ("content-type", "application/json");
    server
        .write(
            "PUT",
            &path,
            &amina,
            &[json, ("if-none-match", "*")],
            &new.to_string(),
        )
        .await;
    for (who, version, step) in [(&amina, "\"1\"", "submit"), (&farid, "\"2\"", "publish")] {
        let answer = server
            .write(
                "POST",
                &format!("{path}/steps"),
                who,
                &[json, ("if-match", version)],
                &format!("{{\"step\":\"{step}\"}}"),
            )
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let page = server
        .get(
            "/en/resolutions/DEMO-2024-Res-005/activity/2026/m-lark-heron",
            &Visitor::default(),
        )
        .await
        .text;
    assert!(page.contains("&lt;img src=x"), "shown as text");
    assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("href=\"javascript"));
    let harmless = server.get("/en/about", &Visitor::default()).await.text;
    let scripts = |page: &str| page.matches("</script>").count();
    assert_eq!(
        scripts(&page),
        scripts(&harmless),
        "the data block cannot be closed from within"
    );
}

/// The list without any script: what the address asks for, counted as the catalogue says, and a
/// facet's own choice does not empty it.
#[tokio::test]
async fn a_list_is_narrowed_by_its_address() {
    let server = Server::new();
    let nobody = Visitor::default();
    let moved = server.get("/v1/catalogue?set=demo", &nobody).await;
    let catalogue = server
        .get(moved.headers["location"].to_str().unwrap(), &nobody)
        .await
        .json();
    let status = catalogue["status"].as_str().unwrap();
    let declared = |letter: char| status.chars().filter(|own| *own == letter).count();
    let page = server
        .get("/en/resolutions?status=underway", &nobody)
        .await
        .text;
    assert!(
        page.contains(&format!(">{} of 1,600 Resolutions on file<", declared('u'))),
        "rows"
    );
    let beside = |page: &str, id: &str| {
        page.split(&format!("id=\"{id}\""))
            .nth(1)
            .and_then(|rest| rest.split("choice__count\">").nth(1))
            .and_then(|rest| rest.split('<').next())
            .map(str::to_owned)
    };
    assert_eq!(
        beside(&page, "status-completed"),
        Some(declared('c').to_string()),
        "what one would find besides"
    );
    assert_eq!(
        page.matches("class=\"entry\"").count(),
        20,
        "a page of rows"
    );
    // two facets: each counts what fits the other
    let archived = catalogue["archived"].as_str().unwrap();
    let both = status
        .chars()
        .zip(archived.chars())
        .filter(|(status, archived)| *status == 'u' && *archived == 'y')
        .count();
    let page = server
        .get("/en/resolutions?status=underway&archived=no", &nobody)
        .await
        .text;
    assert_eq!(beside(&page, "archived-yes"), Some(both.to_string()));
    // as a form sends it, and with keys of nobody
    let sent = server
        .get(
            "/en/resolutions?q=&status=underway&status=completed&status=%3Cscript%3E&page=2",
            &nobody,
        )
        .await;
    assert!(
        sent.status == StatusCode::OK && !sent.text.contains("<script>"),
        "{}",
        sent.status
    );
    assert!(sent.text.contains(&format!(
        ">{} of 1,600 Resolutions on file<",
        declared('u') + declared('c')
    )));
    let none = server
        .get("/fr/resolutions?q=zzzz&set=facts", &nobody)
        .await
        .text;
    assert!(
        none.contains("0 Résolution répertoriée sur") && !none.contains("DEMO-"),
        "the sets are never in one list"
    );
}
