//! The nine rules by which figures say no more than reports do (dashboard study, section 3, as
//! amended): each a test over what is served.

use crate::day;
use crate::support::{Server, Visitor};
use charts::Marks;
use report::absence::Absence;
use report::catalogue::Catalogue;
use report::code::Set;
use report::documents::{CycleReports, Mention, ResolutionDocument};
use report::language::Language;
use report::vocabulary::Status;
use resolution_progress::address::Entry;
use resolution_progress::filter::Filter;
use resolution_progress::i18n::Cx;
use resolution_progress::labels;
use resolution_progress::pages::public::{declared, story};
use std::collections::BTreeSet;
use words::Words;

pub fn cx(lang: Language) -> Cx {
    let words: &'static Words = Box::leak(Box::new(Words::built_in(lang.key())));
    Cx {
        words,
        lang,
        set: Set::Demo,
        entry: Entry::App,
        two_sets: true,
        session: true,
        capabilities: Default::default(),
        sign_in: None,
    }
}

async fn page(path: &str) -> String {
    Server::new().get(path, &Visitor::default()).await.text
}

/// Text without tags, blanks squeezed.
fn plain(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn resolution(code: &str) -> ResolutionDocument {
    resolution_at(&Server::new(), code).await
}

async fn resolution_at(server: &Server, code: &str) -> ResolutionDocument {
    let answer = server
        .get(&format!("/v1/resolutions/{code}"), &Visitor::default())
        .await;
    serde_json::from_str(&answer.text).expect("a Resolution")
}

async fn catalogue(set: &str) -> Catalogue {
    let server = Server::new();
    let moved = server
        .get(&format!("/v1/catalogue?set={set}"), &Visitor::default())
        .await;
    serde_json::from_str(
        &server
            .get(
                moved.headers["location"].to_str().unwrap(),
                &Visitor::default(),
            )
            .await
            .text,
    )
    .expect("a catalogue")
}

#[tokio::test]
async fn rule_1_a_status_says_who_declared_it_and_in_which_report() {
    let text = plain(&page("/en/resolutions/DEMO-2024-Res-001").await);
    assert!(
        text.contains("Declared by the Focal Point in the Progress Report 2025"),
        "{text}"
    );
    let report = plain(&page("/en/resolutions/DEMO-2024-Res-001/progress/2025").await);
    assert!(
        report.contains("Declared by the Focal Point; nobody has assessed it.")
            && report.contains("published 1 December 2025")
    );
    // never a person
    assert!(!report.contains("Farid") && !text.contains("Farid"));
    let strip = page("/en/resolutions").await;
    assert!(
        strip.contains("aria-label=\"Declared status by cycle."),
        "declared is in the accessible name"
    );
    assert!(plain(&strip).contains("Underway declared 2025"));
}

#[tokio::test]
async fn rule_2_no_percent_complete_no_score_no_average_no_ranking() {
    for path in [
        "/en/",
        "/en/members",
        "/en/countries/KE",
        "/en/resolutions/DEMO-2024-Res-001",
        "/en/members/m-lark-heron",
    ] {
        let text = plain(&page(path).await).to_lowercase();
        for word in [
            "per cent complete",
            "percent complete",
            "completion rate",
            "score",
            "average",
            "ranked first",
            "top 10",
            "best",
            "worst",
        ] {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
    // names go by country and alphabet, whatever they reported
    let document = resolution("DEMO-2024-Res-001").await;
    let figure = story::who(cx(Language::En), &document);
    let Marks::Names(groups) = figure.marks else {
        panic!("names")
    };
    let members: Vec<&str> = groups[0]
        .items
        .iter()
        .map(|one| one.country.as_str())
        .collect();
    assert!(members.is_sorted() && members.len() > 3, "{members:?}");
}

#[tokio::test]
async fn rule_3_ongoing_stands_apart_from_the_way_to_completion() {
    let catalogue = catalogue("demo").await;
    let figure = declared::declared(
        cx(Language::En),
        &catalogue.statuses().collect::<Vec<_>>(),
        &Filter::default(),
    );
    let Marks::Bar(bar) = figure.marks else {
        panic!("a bar")
    };
    let apart: Vec<&str> = bar
        .parts
        .iter()
        .filter(|part| part.apart)
        .map(|part| part.key)
        .collect();
    assert_eq!(apart, ["ongoing", "unknown", "notreported"]);
    let order: Vec<&str> = bar.parts.iter().map(|part| part.key).collect();
    assert_eq!(
        order[..4],
        ["completed", "underway", "initiated", "notstarted"]
    );
    // a gap before each that stands apart
    let parts: Vec<_> = bar
        .parts
        .iter()
        .map(|part| (part.key, part.count, part.apart))
        .collect();
    let laid = charts::segments(&parts, 0);
    let number = |text: &str| text.trim_end_matches('%').parse::<f64>().unwrap();
    for pair in laid.windows(2) {
        let gap = number(&pair[1].from) - number(&pair[0].from) - number(&pair[0].width);
        assert_eq!(gap > 0.5, apart.contains(&pair[1].key), "{pair:?}");
    }
}

#[tokio::test]
async fn rule_4_four_absences_have_four_wordings_and_the_fifth_claims_nothing() {
    for lang in Language::ALL {
        let words: BTreeSet<&str> = Absence::ALL
            .iter()
            .map(|absence| cx(lang).say(labels::absence(*absence)))
            .collect();
        assert_eq!(words.len(), Absence::ALL.len(), "{lang:?}");
    }
    // of real Resolutions neither cycles nor archive are known: one wording
    let catalogue = catalogue("facts").await;
    let absences: BTreeSet<String> = catalogue
        .assemblies
        .iter()
        .flat_map(|one| catalogue.rows_of(&one.key))
        .flat_map(|row| catalogue.said(&row))
        .filter_map(|said| {
            if let report::catalogue::Said::Nothing(absence) = said {
                Some(absence.key().to_owned())
            } else {
                None
            }
        })
        .filter(|key| key != "before")
        .collect();
    assert_eq!(absences.into_iter().collect::<Vec<_>>(), ["not_on_file"]);
}

fn of(document: &ResolutionDocument, year: &str) -> CycleReports {
    document
        .cycles
        .iter()
        .find(|cycle| cycle.year == year)
        .expect("a cycle")
        .clone()
}

/// Due on 15 December: until the end of that day nothing is missing, whatever the machine's date.
#[tokio::test]
async fn rule_5_a_report_is_missing_from_the_day_after_it_was_due() {
    for (now, absence) in [
        ("2026-12-15T23:00:00Z", Absence::NotDue),
        ("2026-12-16T00:00:00Z", Absence::NotReceived),
        ("2027-01-01T00:00:00Z", Absence::NotReceived),
        ("2028-02-29T10:00:00Z", Absence::NotReceived),
    ] {
        let server = Server::on(now);
        let document = resolution_at(&server, "DEMO-2024-Res-001").await;
        assert_eq!(of(&document, "2026").absence, Some(absence), "{now}");
        let session = server.get("/v1/session", &Visitor::default()).await.json();
        assert_eq!(
            session["serverTime"].as_str().expect("a time")[..10],
            now[..10]
        );
    }
}

#[tokio::test]
async fn rule_5_a_figure_of_a_year_counts_the_reports_of_that_year_and_an_older_status_fills_no_gap()
 {
    let document = resolution_at(&Server::on(day::NOW), "DEMO-2024-Res-001").await;
    let of = |year: &str| of(&document, year);
    assert_eq!(
        (of("2025").status, of("2025").activity_reports),
        (Some(Status::Underway), 3)
    );
    // declared in 2025, and not carried over
    assert_eq!(
        (of("2026").status, of("2026").absence),
        (None, Some(Absence::NotDue))
    );
    let reports = document
        .reports
        .iter()
        .filter(|head| head.year == "2025" && head.constituent.is_some())
        .count();
    assert_eq!(usize::from(of("2025").activity_reports), reports);
}

/// Activity Reports have no status of implementation: the headline is the Progress Report's, and
/// nothing is drawn from the others.
#[tokio::test]
async fn rule_6_the_headline_is_the_progress_reports() {
    let mut document = resolution("DEMO-2024-Res-001").await;
    let status = document
        .reports
        .iter()
        .find(|head| head.constituent.is_none())
        .and_then(|head| head.status);
    assert_eq!(status, Some(Status::Underway));
    assert!(
        document
            .reports
            .iter()
            .filter(|head| head.constituent.is_some())
            .all(|head| head.status.is_none())
    );
    document.reports.retain(|head| head.constituent.is_some());
    let page =
        resolution_progress::pages::public::resolution::resolution(cx(Language::En), &document);
    let text = plain(&page.main.into_string());
    assert!(
        text.contains("No report on file That does not mean that nothing was done."),
        "{text}"
    );
}

#[tokio::test]
async fn rule_7_a_paragraph_is_mentioned_never_implemented_and_how_many_reports_cite_is_said() {
    let document = resolution("DEMO-2024-Res-001").await;
    for lang in Language::ALL {
        let figure = story::asks(cx(lang), &document);
        let said = format!(
            "{} {} {}",
            figure.question, figure.finding, figure.table.caption
        )
        .to_lowercase();
        for word in ["implement", "mis en œuvre", "aplicad"] {
            assert!(!said.contains(word), "{lang:?}: {said}");
        }
    }
    assert!(
        story::asks(cx(Language::En), &document)
            .source
            .contains("4 of 4 published reports mention paragraphs.")
    );
    // a number counts reports, not mentions
    let most = document
        .mentions
        .iter()
        .map(|mention: &Mention| mention.reports)
        .max();
    assert!(most <= Some(u16::try_from(document.reports.len()).unwrap()));
}

/// Nothing is shared out below the counts themselves, and shares sum to a hundred.
#[tokio::test]
async fn rule_8_shares_stand_behind_counts_and_sum() {
    let catalogue = catalogue("demo").await;
    let statuses: Vec<_> = catalogue.statuses().collect();
    let figure = declared::declared(cx(Language::En), &statuses, &Filter::default());
    let shares: usize = figure
        .table
        .rows
        .iter()
        .map(|row| {
            if let charts::Cell::Share(share) = row[2] {
                share
            } else {
                0
            }
        })
        .sum();
    assert_eq!(shares, 100);
    let html = page("/en/").await;
    let (count, share) = (
        html.find("tally__count").unwrap(),
        html.find("tally__share").unwrap(),
    );
    assert!(count < share, "the count comes first");
    // below ten only counts
    let few = declared::declared(cx(Language::En), &statuses[..6], &Filter::default());
    let painted = resolution_progress::ui::figure::figure(
        cx(Language::En),
        &few,
        &Some([String::new(), String::new()]),
        true,
    )
    .into_string();
    assert!(
        !painted.contains("tally__share"),
        "of six nobody needs a per cent"
    );
}

#[tokio::test]
async fn rule_9_a_status_that_is_another_than_before_is_a_fact_without_judgement() {
    for (path, word) in [
        ("/en/changes", "before:"),
        ("/fr/changes", "auparavant"),
        ("/es/changes", "antes:"),
    ] {
        let text = plain(&page(path).await).to_lowercase();
        assert!(text.contains(word), "{path}");
        // words that titles do not have by chance
        for word in ["worse", "fell behind", "setback", "en recul", "empeor"] {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
    let one = CycleReports {
        year: "2025".into(),
        status: None,
        absence: Some(Absence::NotReceived),
        activity_reports: 0,
    };
    assert_eq!(
        cx(Language::En).say(labels::absence(one.absence.unwrap())),
        "No report received",
        "silence is no failure"
    );
}
