//! What was acknowledged is on disk: the real program killed while it saves, copied while it is
//! written to, restored, refused where it would harm.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by panicking"
)]

#[path = "../given/day.rs"]
mod day;
mod server;

use serde_json::Value;
use server::{Person, Server, run, temporary};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Signs the writers in, opens a report for each, and lets them save until told to stop. Answers
/// the last version and text that each was told is saved.
fn write_until(
    origin: &str,
    stop: &AtomicBool,
    reports: &[(&'static str, String)],
    before: &BTreeMap<String, (u64, String)>,
) -> BTreeMap<String, (u64, String)> {
    thread::scope(|scope| {
        let writers: Vec<_> = reports
            .iter()
            .map(|(person, id)| {
                scope.spawn(move || {
                    let mut acknowledged = before.get(id).cloned().unwrap_or((1, String::new()));
                    let Some(person) = Person::signed_in(origin, person) else {
                        return (id.clone(), acknowledged);
                    };
                    // a save whose answer was cut may be there or not: go on from what is there
                    if let Some(now) = person.draft(id) {
                        acknowledged.0 = acknowledged.0.max(now["version"].as_u64().unwrap());
                        acknowledged.1 = text(&now);
                    }
                    for n in 0.. {
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let words = format!("{} {n} {}", acknowledged.0, "word ".repeat(n % 40));
                        match person.save(id, acknowledged.0, &words) {
                            Some(version) => acknowledged = (version, words),
                            None => break,
                        }
                    }
                    (id.clone(), acknowledged)
                })
            })
            .collect();
        writers
            .into_iter()
            .map(|writer| writer.join().unwrap())
            .collect()
    })
}

fn text(draft: &Value) -> String {
    draft["body"]["challenges"]["entries"]["a"]["text"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

const WRITERS: [(&str, &str); 4] = [
    ("amina", "m-lark-heron"),
    ("chloe", "m-nuit-claire"),
    ("diego", "m-cactus-desierto"),
    ("elena", "c-night"),
];

fn open_reports(server: &Server) -> Vec<(&'static str, String)> {
    WRITERS
        .iter()
        .map(|(person, constituent)| {
            (
                *person,
                Person::signed_in(&server.origin, person)
                    .unwrap()
                    .open("DEMO-2024-Res-005", constituent),
            )
        })
        .collect()
}

/// Waits until each report has this version, or a minute has passed.
fn until_all_have(server: &Server, reports: &[(&'static str, String)], version: u64) {
    let began = Instant::now();
    let grace = Person::signed_in(&server.origin, "grace");
    let has = |id: &str| Some(grace.as_ref()?.draft(id)?["version"].as_u64()? >= version);
    while reports.iter().any(|(_, id)| has(id) != Some(true))
        && began.elapsed() < Duration::from_secs(60)
    {
        thread::sleep(Duration::from_millis(10));
    }
}

/// A hundred times: writers save as fast as they can, the program is killed at some moment, and is
/// started again on what is there.
#[test]
fn no_acknowledged_save_is_lost_in_a_hundred_kills() {
    let folder = temporary();
    let server = Server::started(&folder);
    let reports = open_reports(&server);
    drop(server);
    let mut acknowledged: BTreeMap<String, (u64, String)> = BTreeMap::new();
    let saves = AtomicU32::new(0);
    for round in 0..100_u64 {
        let mut server = Server::started(&folder);
        let person = Person::signed_in(&server.origin, "grace").unwrap();
        for (id, (version, words)) in &acknowledged {
            let now = person
                .draft(id)
                .unwrap_or_else(|| panic!("round {round}: {id} is there"));
            let there = now["version"].as_u64().unwrap();
            // one save more may have reached the disk before its answer was cut
            assert!(
                there == *version || there == version + 1,
                "round {round}: version {there}, acknowledged {version}"
            );
            assert!(
                there > *version || text(&now) == *words,
                "round {round}: the text of version {version}"
            );
        }
        let stop = AtomicBool::new(false);
        let before = acknowledged.clone();
        let after = thread::scope(|scope| {
            let origin = server.origin.clone();
            let (stop, reports, before) = (&stop, &reports, &before);
            let writing = scope.spawn(move || write_until(&origin, stop, reports, before));
            thread::sleep(Duration::from_millis(40 + round * 37 % 160));
            server.kill();
            stop.store(true, Ordering::Relaxed);
            writing.join().unwrap()
        });
        let written: u64 = after
            .iter()
            .map(|(id, (version, _))| version - before.get(id).map_or(1, |(version, _)| *version))
            .sum();
        saves.fetch_add(u32::try_from(written).unwrap(), Ordering::Relaxed);
        acknowledged = after;
    }
    let integrity: String = rusqlite::Connection::open(folder.join("resolution-progress.sqlite"))
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(integrity, "ok");
    println!(
        "{} acknowledged saves in 100 kills",
        saves.load(Ordering::Relaxed)
    );
    assert!(
        saves.load(Ordering::Relaxed) > 200,
        "the writers were at work"
    );
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_backup_while_it_is_written_to_is_whole_and_restores() {
    let folder = temporary();
    let server = Server::started(&folder);
    let reports = open_reports(&server);
    let copy = folder.with_extension("copy.sqlite");
    let stop = AtomicBool::new(false);
    let saved = thread::scope(|scope| {
        let writing =
            scope.spawn(|| write_until(&server.origin, &stop, &reports, &BTreeMap::new()));
        until_all_have(&server, &reports, 2);
        let said = run(&[
            "backup",
            "--data",
            folder.to_str().unwrap(),
            "--to",
            copy.to_str().unwrap(),
        ]);
        until_all_have(&server, &reports, 7);
        stop.store(true, Ordering::Relaxed);
        let saved = writing.join().unwrap();
        let said = said.unwrap();
        assert!(
            said.contains("checked whole") && said.contains(" Resolutions, "),
            "{said}"
        );
        saved
    });
    assert!(
        saved.values().all(|(version, _)| *version > 5),
        "writing went on meanwhile: {saved:?}"
    );

    // a copy is never overwritten, and nothing is restored under a server that runs
    let again = run(&[
        "backup",
        "--data",
        folder.to_str().unwrap(),
        "--to",
        copy.to_str().unwrap(),
    ])
    .unwrap_err();
    assert!(again.contains("there already"), "{again}");
    let refused = run(&[
        "restore",
        "--data",
        folder.to_str().unwrap(),
        "--from",
        copy.to_str().unwrap(),
    ])
    .unwrap_err();
    assert!(
        refused.contains("is in use") && refused.contains("Stop the server"),
        "{refused}"
    );
    drop(server);

    // damaged copies are refused, and the data stays
    let damaged = folder.with_extension("damaged.sqlite");
    let mut bytes = std::fs::read(&copy).unwrap();
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&damaged, bytes).unwrap();
    let refused = run(&[
        "restore",
        "--data",
        folder.to_str().unwrap(),
        "--from",
        damaged.to_str().unwrap(),
    ])
    .unwrap_err();
    assert!(
        refused.contains("no whole copy") || refused.contains("is damaged"),
        "{refused}"
    );

    let nowhere = folder.join("no-folder/a.sqlite");
    let refused = run(&[
        "backup",
        "--data",
        folder.to_str().unwrap(),
        "--to",
        nowhere.to_str().unwrap(),
    ])
    .unwrap_err();
    assert!(refused.contains("in a folder that is there"), "{refused}");

    let restored = run(&[
        "restore",
        "--data",
        folder.to_str().unwrap(),
        "--from",
        copy.to_str().unwrap(),
    ])
    .unwrap();
    assert!(restored.contains("kept as"), "{restored}");
    // twice in a second: what is kept aside is never written over
    run(&[
        "restore",
        "--data",
        folder.to_str().unwrap(),
        "--from",
        copy.to_str().unwrap(),
    ])
    .unwrap();
    let aside = std::fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .filter(|entry| {
            entry
                .file_name()
                .to_string_lossy()
                .starts_with("before-restore-")
        })
        .count();
    assert_eq!(aside, 2);
    let server = Server::started(&folder);
    let grace = Person::signed_in(&server.origin, "grace").unwrap();
    for (id, (last, _)) in &saved {
        let now = grace.draft(id).unwrap();
        let version = now["version"].as_u64().unwrap();
        assert!(
            (2..=*last).contains(&version),
            "a state between the first and the last save: {version} of {last}"
        );
        assert!(
            text(&now).starts_with(&format!("{} ", version - 1)),
            "the text of that very version"
        );
    }
    // and it is written to again
    let amina = Person::signed_in(&server.origin, "amina").unwrap();
    let id = &reports[0].1;
    let version = amina.draft(id).unwrap()["version"].as_u64().unwrap();
    assert_eq!(
        amina.save(id, version, "after the restore"),
        Some(version + 1)
    );
    drop(server);
    for file in [copy, damaged] {
        let _ = std::fs::remove_file(file);
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_command_says_what_is_wrong_and_what_to_do() {
    let folder = temporary();
    let data = folder.to_str().unwrap();
    for (given, said) in [
        (
            vec!["restore", "--data", data, "--from", "nowhere.sqlite"],
            "There is no file nowhere.sqlite",
        ),
        (vec!["backup", "--data", data], "--to FILE"),
        (vec!["import", "--data", data], "Name at least one file"),
        (
            vec!["import", "--data", data, "nowhere.txt"],
            "Cannot read nowhere.txt",
        ),
        (vec!["bring-in", "--data", data], "--resolutions FILE.csv"),
        (
            vec!["bring-in", "--data", data, "--members", "nowhere.csv"],
            "There is no data in",
        ),
        (
            vec!["import", "--review", "--data", data],
            "There is no data in",
        ),
        (vec!["fly"], "fly is no command"),
        (vec!["import", "--fast"], "--fast is not known here"),
    ] {
        let words = run(&given).unwrap_err();
        assert!(words.contains(said), "{given:?}: {words}");
    }
    let _ = std::fs::remove_dir_all(folder);
}
