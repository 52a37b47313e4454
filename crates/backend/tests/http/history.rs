//! The history of a draft by SPEC.md section 9: what shares an entry, and who is named.

use crate::contract::opened;
use crate::day;
use crate::support::Server;
use axum::http::StatusCode;
use backend::Clock;
use backend::store::{Change, DraftRow, SAVE, Store, StoredPerson};
use report::Body;
use report::language::Translated;
use report::state::State;
use report::vocabulary::ReportKind;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A store of its own at a clock that is set by hand.
struct Desk {
    folder: PathBuf,
    store: Store,
    began: SystemTime,
    draft: DraftRow,
}

/// One entry of the history.
#[derive(Debug, PartialEq)]
struct Entry {
    version: u32,
    deed: String,
    name: String,
    person: Option<String>,
    text: String,
    bytes: usize,
}

fn person(id: &str) -> StoredPerson {
    StoredPerson {
        id: id.into(),
        // two may have one name
        name: "Amina Sample".into(),
        about: Translated::default(),
        roles: vec![],
    }
}

fn body(text: &str) -> Body {
    serde_json::from_value(json!({ "challenges": { "entries": { "a": { "text": text } } } }))
        .expect("a body")
}

impl Desk {
    /// Opened by Amina at the first second.
    fn new() -> Self {
        let Clock::Still(began) = day::clock().stopped() else {
            unreachable!("it stands still")
        };
        let folder = std::env::temp_dir().join(format!("rp-history-{}", uuid::Uuid::new_v4()));
        let store = Store::open(&folder, Clock::Still(began)).expect("opens");
        let draft = DraftRow {
            id: "57d7196d-0973-5ec0-be52-9c41341d2216".into(),
            kind: ReportKind::Activity,
            code: "DEMO-2024-Res-001".parse().expect("a code"),
            year: day::year(),
            constituent: "m-lark-heron".into(),
            state: State::Draft,
            version: 1,
            body: body(""),
            saved_at: store.clock.now(),
            saved_by: "Amina Sample".into(),
            note: None,
            ever_submitted: false,
            published_version: None,
        };
        store
            .create_draft(&draft, &person("amina"))
            .expect("stored")
            .expect("new");
        Self {
            folder,
            store,
            began,
            draft,
        }
    }

    fn does(&mut self, deed: &'static str, who: &str, milliseconds: u64, text: &str) {
        self.store.clock = Clock::Still(self.began + Duration::from_millis(milliseconds));
        let change = Change {
            deed,
            by: person(who),
            draft: DraftRow {
                body: body(text),
                ..self.draft.clone()
            },
            publish: None,
            withdraw: None,
        };
        self.draft = self
            .store
            .change_draft(change)
            .expect("stored")
            .expect("current");
    }

    /// Deed, person and text of each entry.
    fn told(&self) -> Vec<(String, String, String)> {
        history(&self.folder, &self.draft.id)
            .into_iter()
            .map(|entry| (entry.deed, entry.person.unwrap_or_default(), entry.text))
            .collect()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn history(data: &Path, draft: &str) -> Vec<Entry> {
    let db = Connection::open(data.join("resolution-progress.sqlite")).expect("opens");
    let mut rows = db
        .prepare("SELECT version, deed, person, person_id, body FROM revisions WHERE draft = ?1 ORDER BY version")
        .expect("a table");
    rows.query_map([draft], |row| {
        let body: String = row.get(4)?;
        let read: Value = serde_json::from_str(&body).expect("JSON");
        Ok(Entry {
            version: row.get(0)?,
            deed: row.get(1)?,
            name: row.get(2)?,
            person: row.get(3)?,
            text: read["challenges"]["entries"]["a"]["text"]
                .as_str()
                .unwrap_or_default()
                .into(),
            bytes: body.len(),
        })
    })
    .expect("rows")
    .collect::<Result<_, _>>()
    .expect("read")
}

fn told(lines: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    lines
        .iter()
        .map(|(deed, who, text)| ((*deed).into(), (*who).into(), (*text).into()))
        .collect()
}

#[test]
fn h2_forty_saves_in_a_minute_leave_the_last_text_of_each_half() {
    let mut desk = Desk::new();
    for n in 0..40 {
        desk.does(SAVE, "amina", n * 1500, &n.to_string());
    }
    assert_eq!(desk.draft.version, 41, "h1: each save is a version");
    assert_eq!(
        desk.told(),
        told(&[
            ("created", "amina", ""),
            ("save", "amina", "19"),
            ("save", "amina", "39")
        ])
    );
    let versions: Vec<u32> = history(&desk.folder, &desk.draft.id)
        .iter()
        .map(|entry| entry.version)
        .collect();
    assert_eq!(versions, [1, 21, 41]);
}

#[test]
fn h2_two_people_never_share_an_entry_though_they_have_one_name() {
    let mut desk = Desk::new();
    for (n, who) in ["amina", "amina", "bruno", "amina", "amina"]
        .into_iter()
        .enumerate()
    {
        desk.does(SAVE, who, 1000 * n as u64, &n.to_string());
    }
    assert_eq!(
        desk.told(),
        told(&[
            ("created", "amina", ""),
            ("save", "amina", "1"),
            ("save", "bruno", "2"),
            ("save", "amina", "4")
        ])
    );
}

#[test]
fn h2_thirty_seconds_count_from_the_first_save_and_a_clock_put_back_begins_anew() {
    let mut desk = Desk::new();
    for (at, text) in [(0, "a"), (29_999, "b"), (30_000, "c"), (10_000, "d")] {
        desk.does(SAVE, "amina", at, text);
    }
    assert_eq!(
        desk.told(),
        told(&[
            ("created", "amina", ""),
            ("save", "amina", "b"),
            ("save", "amina", "c"),
            ("save", "amina", "d")
        ])
    );
}

#[test]
fn h3_a_step_has_an_entry_of_its_own_and_is_never_written_over() {
    let mut desk = Desk::new();
    for (at, deed, text) in [
        (0, SAVE, "a"),
        (1, "submit", "a"),
        (2, "recall", "a"),
        (3, SAVE, "b"),
        (4, SAVE, "c"),
        (5, "submit", "c"),
        (6, "submit", "c"),
    ] {
        desk.does(deed, "amina", at * 1000, text);
    }
    assert_eq!(
        desk.told(),
        told(&[
            ("created", "amina", ""),
            ("save", "amina", "a"),
            ("submit", "amina", "a"),
            ("recall", "amina", "a"),
            ("save", "amina", "c"),
            ("submit", "amina", "c"),
            ("submit", "amina", "c")
        ])
    );
}

/// A save every two seconds costs as much as one every half minute.
#[test]
fn h2_ten_minutes_of_writing_cost_twenty_entries() {
    let mut desk = Desk::new();
    let text = "word ".repeat(2000);
    for n in 0..300 {
        desk.does(SAVE, "amina", n * 2000, &text);
    }
    let entries = history(&desk.folder, &desk.draft.id);
    assert_eq!(entries.len(), 21);
    let bytes: usize = entries.iter().map(|entry| entry.bytes).sum();
    println!("{bytes} bytes of history in ten minutes");
    assert!(bytes < 21 * 10_200, "{bytes}");
}

/// Bruno opens and writes; who took each step is another.
#[tokio::test]
async fn h4_the_history_names_who_took_a_step_and_not_the_last_writer() {
    let server = Server::new();
    let bruno = server.sign_in("bruno").await;
    let id = opened(&server, &bruno).await;
    let whole = json!({
        "nothingDone": true,
        "involved": { "membersAnswer": "none", "commissionsAnswer": "none", "secretariat": "no" },
        "challenges": { "none": true },
        "future": { "none": true }
    });
    let saved = server
        .write(
            "PATCH",
            &format!("/v1/drafts/{id}"),
            &bruno,
            &[
                ("content-type", "application/merge-patch+json"),
                ("if-match", "\"1\""),
            ],
            &whole.to_string(),
        )
        .await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    for (version, who, step) in [
        (2, "amina", json!({ "step": "submit" })),
        (
            3,
            "farid",
            json!({ "step": "return", "note": { "pointer": "", "text": "More, please" } }),
        ),
        (4, "amina", json!({ "step": "submit" })),
        (5, "farid", json!({ "step": "publish" })),
        (
            6,
            "grace",
            json!({ "step": "withdraw", "note": { "pointer": "", "text": "A mistake" } }),
        ),
    ] {
        let visitor = server.sign_in(who).await;
        let done = server
            .write(
                "POST",
                &format!("/v1/drafts/{id}/steps"),
                &visitor,
                &[
                    ("content-type", "application/json"),
                    ("if-match", &format!("\"{version}\"")),
                ],
                &step.to_string(),
            )
            .await;
        assert_eq!(done.status, StatusCode::OK, "{step}: {}", done.text);
    }
    let who: Vec<(String, String, String)> = history(&server.folder.join("data"), &id)
        .into_iter()
        .map(|entry| (entry.deed, entry.person.unwrap_or_default(), entry.name))
        .collect();
    assert_eq!(
        who,
        told(&[
            ("created", "bruno", "Bruno Example"),
            ("save", "bruno", "Bruno Example"),
            ("submit", "amina", "Amina Sample"),
            ("return", "farid", "Farid Modèle"),
            ("submit", "amina", "Amina Sample"),
            ("publish", "farid", "Farid Modèle"),
            ("withdraw", "grace", "Grace Sample"),
        ])
    );
}

#[test]
fn a_file_of_an_earlier_version_gets_the_columns_that_it_lacks() {
    let mut desk = Desk::new();
    desk.does(SAVE, "amina", 0, "a");
    let file = desk.folder.join("resolution-progress.sqlite");
    let db = Connection::open(&file).expect("opens");
    db.execute_batch(
        "ALTER TABLE revisions DROP COLUMN person_id; ALTER TABLE revisions DROP COLUMN began;",
    )
    .expect("as it was");
    drop(db);
    // twice: the second time there is nothing to add
    for _ in 0..2 {
        desk.store = Store::open(&desk.folder, desk.store.clock).expect("opens");
    }
    desk.does(SAVE, "amina", 1000, "b");
    desk.does(SAVE, "amina", 2000, "c");
    assert_eq!(
        desk.told(),
        told(&[
            ("created", "", ""),
            ("save", "", "a"),
            ("save", "amina", "c")
        ]),
        "what was there is kept as it was"
    );
    let first: Option<i64> = Connection::open(&file)
        .and_then(|db| {
            db.query_row("SELECT began FROM revisions WHERE version = 2", [], |row| {
                row.get(0)
            })
            .optional()
        })
        .expect("read")
        .flatten();
    assert_eq!(first, None);
}
