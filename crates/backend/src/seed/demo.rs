//! demo/demo: invented Resolutions, organisations, people and reports, some written by hand and the
//! others made.

use super::made::{self, Size};
use super::reports::{self, Made};
use super::words::{self, Words};
use super::{BadFile, json};
use crate::language::region;
use crate::store::{DraftRow, PublishedDocument, PublishedRow, Result, StoredPerson, Writer};
use report::Body;
use report::assembly::Assembly;
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::documents::{Cycle, Note};
use report::id::report_id;
use report::language::Translated;
use report::resolution::{Paragraph, Paragraphs, Resolution};
use report::state::State;
use report::vocabulary::ReportKind;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

pub struct Invented {
    words: Words,
    assemblies: Vec<Assembly>,
    cycles: Vec<Cycle>,
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
        words: words::read(&folder.join("words"))?,
        assemblies: json(&folder.join("assemblies.json"))?,
        cycles: json(&folder.join("cycles.json"))?,
        resolutions: json(&folder.join("resolutions.json"))?,
        constituents: json(&folder.join("constituents.json"))?,
        people: json(&folder.join("people.json"))?,
        activity: json(&folder.join("activity.json"))?,
        progress: json(&folder.join("progress.json"))?,
    })
}

/// The Resolution that many report on in the open cycle.
const MANY_REPORT_ON: &str = "DEMO-2024-Res-004";

impl Invented {
    pub fn write(self, writer: &Writer<'_>, size: Size) -> Result<()> {
        let assemblies = made::assemblies(&self.assemblies, size.resolutions);
        assemblies
            .iter()
            .try_for_each(|assembly| writer.assembly(Set::Demo, assembly))?;
        self.cycles
            .iter()
            .try_for_each(|cycle| writer.cycle(Set::Demo, cycle))?;

        let by_hand = self.resolutions.into_iter().map(|one| {
            let paragraphs = Some(Paragraphs {
                complete: true,
                tree: one.paragraphs,
            });
            Resolution {
                code: one.code,
                title: one.title,
                archived: Some(one.archived),
                paragraphs,
                synthetic: true,
                source: None,
            }
        });
        let by_hand: Vec<Resolution> = by_hand.collect();
        let resolutions = made::resolutions(
            &self.words,
            &assemblies,
            &by_hand.iter().map(|one| one.code.clone()).collect(),
            size.resolutions,
        );
        by_hand
            .iter()
            .chain(&resolutions)
            .try_for_each(|one| writer.resolution(one))?;

        let mut constituents: Vec<Constituent> = self.constituents;
        for one in &mut constituents {
            one.region = one.country.as_deref().and_then(region);
        }
        constituents.extend(made::organisations(&self.words));
        constituents
            .iter()
            .try_for_each(|one| writer.constituent(Set::Demo, one))?;
        self.people
            .iter()
            .try_for_each(|person| writer.person(person))?;

        let played = self
            .people
            .iter()
            .flat_map(|person| &person.roles)
            .filter_map(|role| role.constituent().map(str::to_owned));
        let played: BTreeSet<String> = played.collect();
        let name_of = |constituent: &str| {
            let writes =
                |person: &&StoredPerson| report::access::writes_for(&person.roles, constituent);
            self.people
                .iter()
                .find(writes)
                .map_or_else(|| "Example Person".to_owned(), |person| person.name.clone())
        };
        for report in &self.activity {
            report.write(writer, ReportKind::Activity, name_of(&report.constituent))?;
        }
        for report in &self.progress {
            report.write(
                writer,
                ReportKind::Progress,
                "Example Focal Point".to_owned(),
            )?;
        }
        for one in by_hand
            .iter()
            .filter(|one| one.code.to_string() == MANY_REPORT_ON)
        {
            reports::twenty(&self.words, one, &constituents, &played)
                .into_iter()
                .map(DemoReport::from)
                .try_for_each(|(report, kind)| {
                    report.write(writer, kind, "Example Person".to_owned())
                })?;
        }
        reports::reports(
            &self.words,
            &resolutions,
            &constituents,
            &played,
            size.reports,
        )
        .into_iter()
        .map(DemoReport::from)
        .try_for_each(|(report, kind)| report.write(writer, kind, "Example Person".to_owned()))
    }
}

impl DemoReport {
    fn from(made: Made) -> (Self, ReportKind) {
        let sources = made
            .sources
            .into_iter()
            .map(|(constituent, year)| DemoSource { constituent, year });
        let report = Self {
            resolution: made.code,
            year: made.year.to_string(),
            constituent: made.constituent,
            lang: made.body.lang.unwrap_or_default(),
            state: Some(made.state),
            at: made.at,
            note: None,
            sources: sources.collect(),
            body: made.body,
        };
        (report, made.kind)
    }

    fn write(&self, writer: &Writer<'_>, kind: ReportKind, saved_by: String) -> Result<()> {
        let id = report_id(kind, &self.resolution, &self.year, &self.constituent).to_string();
        let state = self.state.unwrap_or(State::Published);
        let body = Body {
            lang: self.body.lang.or(Some(self.lang)),
            ..self.body.clone()
        };
        let published = state == State::Published;
        writer.draft(&DraftRow {
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
        let sources = self
            .sources
            .iter()
            .map(|source| (source.constituent.clone(), source.year.clone()))
            .collect();
        writer.published(&PublishedRow {
            id,
            version: 1,
            kind,
            code: self.resolution.clone(),
            year: self.year.clone(),
            constituent: self.constituent.clone(),
            at: Some(self.at.clone()),
            withdrawn: None,
            document: PublishedDocument {
                body: body.sent(),
                sources,
                ..PublishedDocument::default()
            },
        })
    }
}
