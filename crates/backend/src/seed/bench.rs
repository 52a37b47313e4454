//! The rows of the bench's dashboards (bench/peers): the same rows as the peers show, as fictitious
//! Resolutions, for measurements.

use super::made::IN_ONE_ASSEMBLY;
use super::{SEEDED, in_words, is_empty, json};
use crate::store::{PublishedDocument, PublishedRow, Store};
use report::assembly::Assembly;
use report::body::{Body, Declared, Results, typed};
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::documents::Cycle;
use report::id::report_id;
use report::language::Translated;
use report::resolution::Resolution;
use report::vocabulary::{Action, ConstituentKind, Planned, ReportKind, Status, TextKind, YesNo};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize)]
struct Row {
    title: String,
    status: String,
    categories: Vec<String>,
    updated: String,
    report: Report,
}

#[derive(Deserialize)]
struct Report {
    year: u16,
    members: usize,
    secretariat: bool,
    planned: bool,
    summary: String,
    challenges: String,
}

/// Loads the rows into an empty store. Answers what was made.
/// Errors: a sentence that names the file.
pub fn rows(store: &Store, file: &Path) -> Result<String, String> {
    is_empty(store)?;
    let rows: Vec<Row> = json(file).map_err(|error| error.to_string())?;
    let members: Vec<Constituent> = (1..=20)
        .map(|n| {
            Constituent::new(
                format!("m-bench-{n}"),
                ConstituentKind::Member,
                format!("Bench Member {n} (example)"),
            )
        })
        .collect();
    let written = store.bring(|writer| {
        members
            .iter()
            .try_for_each(|member| writer.constituent(Set::Demo, member))?;
        let years: BTreeSet<u16> = rows.iter().map(|row| row.report.year).collect();
        for year in years {
            writer.cycle(
                Set::Demo,
                &Cycle {
                    year: year.to_string(),
                    opens: format!("{year}-09-01"),
                    due: format!("{year}-12-15"),
                    synthetic: true,
                },
            )?;
        }
        for (at, row) in rows.iter().enumerate() {
            let year = 2024 - u16::try_from(at / IN_ONE_ASSEMBLY).unwrap_or_default();
            let key = format!("demo-{year}");
            let number = u16::try_from(at % IN_ONE_ASSEMBLY + 1).unwrap_or(1);
            let Some(code) = ResolutionCode::of(&key, TextKind::Resolution, number) else {
                continue;
            };
            if number == 1 {
                let place = Translated {
                    en: Some(format!("Bench {year}")),
                    ..Translated::default()
                };
                writer.assembly(
                    Set::Demo,
                    &Assembly {
                        key,
                        session: None,
                        held: year,
                        place,
                        synthetic: true,
                    },
                )?;
            }
            let title = Translated {
                en: Some(row.title.clone()),
                ..Translated::default()
            };
            writer.resolution(&Resolution {
                code: code.clone(),
                title,
                archived: None,
                paragraphs: None,
                synthetic: true,
                source: None,
            })?;
            writer.published(&published(row, code))?;
        }
        writer.meta(SEEDED, "1")
    });
    written.map_err(in_words)?;
    Ok(format!("{} Resolutions with a report each", rows.len()))
}

fn published(row: &Row, code: ResolutionCode) -> PublishedRow {
    let report = &row.report;
    let mut body = Body::default();
    body.involved.members = (1..=report.members.min(20))
        .map(|n| format!("m-bench-{n}"))
        .collect();
    body.involved.secretariat = Some(if report.secretariat {
        YesNo::Yes
    } else {
        YesNo::No
    });
    // the bench says "convene" for convening, and has a status that is none of ours
    let action = |key: &String| Action::from_key(if key == "convene" { "convening" } else { key });
    body.actions = row.categories.iter().filter_map(action).collect();
    let first = body.actions.iter().next().copied().unwrap_or(Action::Other);
    body.results.insert(
        first,
        Results {
            status: None,
            entries: typed(report.summary.clone()),
        },
    );
    body.challenges.entries = typed(report.challenges.clone());
    body.future.planned = Some(if report.planned {
        Planned::Yes
    } else {
        Planned::No
    });
    body.status = Declared {
        value: Status::from_key(&row.status),
        printed: row.status.clone(),
        note: String::new(),
    };
    let year = report.year.to_string();
    let id = report_id(ReportKind::Progress, &code, &year, "").to_string();
    let at = Some(format!("{}T12:00:00Z", row.updated));
    let document = PublishedDocument {
        body,
        ..PublishedDocument::default()
    };
    PublishedRow {
        id,
        version: 1,
        kind: ReportKind::Progress,
        code,
        year,
        constituent: String::new(),
        at,
        withdrawn: None,
        document,
    }
}
