//! demo/demo: the invented Resolutions, organisations, people and reports.

use super::{BadFile, json};
use crate::store::{DraftRow, PublishedDocument, PublishedRow, Result, Seeder, StoredPerson};
use report::Body;
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::documents::Note;
use report::id::report_id;
use report::language::Translated;
use report::resolution::{Paragraph, Paragraphs, Resolution};
use report::state::State;
use report::vocabulary::ReportKind;
use serde::Deserialize;
use std::path::Path;

pub struct Invented {
    resolutions: Vec<DemoResolution>,
    constituents: Vec<Constituent>,
    people: Vec<StoredPerson>,
    activity: Vec<DemoReport>,
    progress: Vec<DemoReport>,
}

#[derive(Deserialize)]
struct DemoResolution {
    code: ResolutionCode,
    title: Translated,
    archived: bool,
    paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
struct DemoReport {
    resolution: ResolutionCode,
    year: String,
    #[serde(default)]
    constituent: String,
    lang: report::Language,
    state: Option<State>,
    at: String,
    note: Option<Note>,
    #[serde(default)]
    sources: Vec<DemoSource>,
    body: Body,
}

#[derive(Deserialize)]
struct DemoSource {
    constituent: String,
    year: String,
}

pub fn read(folder: &Path) -> std::result::Result<Invented, BadFile> {
    Ok(Invented {
        resolutions: json(&folder.join("resolutions.json"))?,
        constituents: json(&folder.join("constituents.json"))?,
        people: json(&folder.join("people.json"))?,
        activity: json(&folder.join("activity.json"))?,
        progress: json(&folder.join("progress.json"))?,
    })
}

impl Invented {
    pub fn write(self, seeder: &Seeder<'_>) -> Result<()> {
        for one in self.resolutions {
            let paragraphs = Some(Paragraphs { complete: true, tree: one.paragraphs });
            seeder.resolution(&Resolution { code: one.code, title: one.title, archived: Some(one.archived), paragraphs, synthetic: true, source: None })?;
        }
        for constituent in &self.constituents {
            seeder.constituent(Set::Demo, constituent)?;
        }
        for person in &self.people {
            seeder.person(person)?;
        }
        let writer = |constituent: &str| {
            let writes = |person: &&StoredPerson| report::access::writes_for(&person.roles, constituent);
            self.people.iter().find(writes).map_or_else(|| "Example Person".to_owned(), |person| person.name.clone())
        };
        for report in &self.activity {
            report.write(seeder, ReportKind::Activity, writer(&report.constituent))?;
        }
        for report in &self.progress {
            report.write(seeder, ReportKind::Progress, "Example Focal Point".to_owned())?;
        }
        Ok(())
    }
}

impl DemoReport {
    fn write(&self, seeder: &Seeder<'_>, kind: ReportKind, saved_by: String) -> Result<()> {
        let id = report_id(kind, &self.resolution, &self.year, &self.constituent).to_string();
        let state = self.state.unwrap_or(State::Published);
        let body = Body { lang: self.body.lang.or(Some(self.lang)), ..self.body.clone() };
        let published = state == State::Published;
        seeder.draft(&DraftRow {
            id: id.clone(),
            kind,
            code: self.resolution.clone(),
            year: self.year.clone(),
            constituent: self.constituent.clone(),
            state,
            version: 1,
            body: body.clone(),
            saved_at: self.at.clone(),
            saved_by,
            note: self.note.clone(),
            ever_submitted: state != State::Draft,
            published_version: published.then_some(1),
        })?;
        if !published {
            return Ok(());
        }
        let sources = self.sources.iter().map(|source| (source.constituent.clone(), source.year.clone())).collect();
        seeder.published(&PublishedRow {
            id,
            version: 1,
            kind,
            code: self.resolution.clone(),
            year: self.year.clone(),
            constituent: self.constituent.clone(),
            at: Some(self.at.clone()),
            withdrawn: None,
            document: PublishedDocument { body: body.sent(), sources, ..PublishedDocument::default() },
        })
    }
}
