//! demo/facts: facts read from public pages of IUCN, each with its source, and the report on Res
//! 040 through the importer.

use super::{BadFile, json_lines, text};
use crate::intake::directory::Directory;
use crate::intake::pages::document_of;
use crate::store::{PublishedDocument, PublishedRow, Result, Writer};
use report::assembly::assemblies;
use report::code::{ResolutionCode, Set};
use report::constituent::FormerName;
use report::id::report_id;
use report::import::{self, Imported, MemberLine, commission_line, import};
use report::language::{Language, Translated};
use report::resolution::{Paragraphs, Resolution};
use report::vocabulary::{ListAnswer, Planned, ReportKind, YesNo};
use report::{Body, body};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// The report that is kept as a page in the layout of the portal: its node and its year of
/// reporting are not printed on it.
const PAGE: &str = "wcc-2020-res-040.txt";
const PAGE_YEAR: &str = "2022";
const PAGE_SOURCE: &str = "https://portals.iucn.org/library/node/50105";
/// The paragraphs that this report proves.
const PAGE_PARAGRAPHS: [&str; 7] = ["1.a", "1.b", "2", "4.a", "4.b", "4.d", "8"];

pub struct Facts {
    renames: Vec<Rename>,
    resolutions: Vec<FactResolution>,
    reports: Vec<FactReport>,
    members: Vec<FactMember>,
    page: Imported,
}

#[derive(Deserialize)]
struct FactResolution {
    code: ResolutionCode,
    title_en: Option<String>,
    title_fr: Option<String>,
    title_es: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct FactMember {
    name: String,
    acronym: Option<String>,
    country: Option<String>,
    #[serde(rename = "countryPrinted")]
    country_printed: Option<String>,
}

/// One organisation that stands under two names on pages of the same report.
#[derive(Deserialize)]
struct Rename {
    name: String,
    country: String,
    former: String,
    former_acronym: Option<String>,
}

#[derive(Deserialize)]
struct FactReport {
    resolution: ResolutionCode,
    node: u32,
    /// Inferred from the series; absent is unknown.
    reported: Option<u16>,
    members: Vec<FactMember>,
    commissions: Vec<String>,
    secretariat: Option<bool>,
    other_orgs: Vec<String>,
    actions: Vec<String>,
    planned: Option<bool>,
    status: Option<String>,
    source: String,
    #[serde(default)]
    none: Vec<String>,
    #[serde(default)]
    guid: Vec<String>,
}

pub fn read(folder: &Path) -> std::result::Result<Facts, BadFile> {
    Ok(Facts {
        renames: json_lines(&folder.join("renames.jsonl"))?,
        resolutions: json_lines(&folder.join("resolutions.jsonl"))?,
        reports: json_lines(&folder.join("reports.jsonl"))?,
        members: json_lines(&folder.join("members.jsonl"))?,
        page: import(&text(&folder.join(PAGE))?, None),
    })
}

impl Facts {
    pub fn write(self, writer: &Writer<'_>) -> Result<()> {
        assemblies()
            .iter()
            .try_for_each(|assembly| writer.assembly(Set::Facts, assembly))?;
        let mut directory = Directory::default();
        for one in &self.renames {
            let id = directory.member(&MemberLine {
                name: one.name.clone(),
                acronym: None,
                country: Some(one.country.clone()),
            });
            directory.renamed(
                &id,
                FormerName {
                    name: one.former.clone(),
                    acronym: one.former_acronym.clone(),
                    until: None,
                },
            );
        }
        for member in &self.members {
            directory.member(&member.line());
        }
        let mut published = Vec::new();
        let mut codes = BTreeSet::new();
        for fact in &self.resolutions {
            codes.insert(fact.code.clone());
            writer.resolution(&fact.resolution())?;
        }
        for report in &self.reports {
            if codes.insert(report.resolution.clone()) {
                writer.resolution(&Resolution::untitled(
                    report.resolution.clone(),
                    Some(report.source.clone()),
                ))?;
            }
            published.push(report.row(&mut directory));
        }
        published.extend(page_row(self.page, &mut directory));
        directory
            .changed()
            .try_for_each(|constituent| writer.constituent(Set::Facts, constituent))?;
        directory
            .matched()
            .try_for_each(|matched| writer.matched(matched))?;
        published.iter().try_for_each(|row| writer.published(row))
    }
}

impl FactMember {
    fn line(&self) -> MemberLine {
        MemberLine {
            name: self.name.clone(),
            acronym: self.acronym.clone(),
            country: self
                .country_printed
                .clone()
                .or_else(|| self.country.clone()),
        }
    }
}

impl FactResolution {
    fn resolution(&self) -> Resolution {
        let title = Translated {
            en: self.title_en.clone(),
            fr: self.title_fr.clone(),
            es: self.title_es.clone(),
        };
        let paragraphs = (self.code.to_string() == "WCC-2020-Res-040")
            .then(|| Paragraphs::skeleton(&PAGE_PARAGRAPHS));
        Resolution {
            code: self.code.clone(),
            title,
            archived: None,
            paragraphs,
            synthetic: false,
            source: self.source.clone(),
        }
    }
}

impl FactReport {
    fn row(&self, directory: &mut Directory) -> PublishedRow {
        let mut body = Body::default();
        body.involved.members = self
            .members
            .iter()
            .map(|member| directory.member(&member.line()))
            .collect();
        body.involved.commissions = self
            .commissions
            .iter()
            .map(|line| directory.commission(&commission_line(line)))
            .collect();
        let none = |list: &str| {
            self.none
                .iter()
                .any(|one| one == list)
                .then_some(ListAnswer::None)
        };
        body.involved.members_answer = none("members");
        body.involved.commissions_answer = none("commissions");
        body.involved.secretariat = self
            .secretariat
            .map(|yes| if yes { YesNo::Yes } else { YesNo::No });
        body.involved.others = self.other_orgs.join("; ");
        body.actions = self
            .actions
            .iter()
            .filter_map(|label| import::action(label))
            .collect();
        body.future.planned = self
            .planned
            .map(|yes| if yes { Planned::Yes } else { Planned::No });
        if let Some(label) = &self.status {
            body.status = body::Declared {
                value: import::status(label),
                printed: label.clone(),
                note: String::new(),
            };
        }
        let year = self
            .reported
            .map_or_else(|| format!("undated-{}", self.node), |year| year.to_string());
        let unmatched = u32::from(self.guid.iter().any(|list| list == "members"));
        let document = PublishedDocument {
            body,
            source: Some(self.source.clone()),
            unmatched,
            ..PublishedDocument::default()
        };
        fact_row(self.resolution.clone(), year, document)
    }
}

fn fact_row(code: ResolutionCode, year: String, document: PublishedDocument) -> PublishedRow {
    let id = report_id(ReportKind::Progress, &code, &year, "").to_string();
    PublishedRow {
        id,
        version: 1,
        kind: ReportKind::Progress,
        code,
        year,
        constituent: String::new(),
        at: None,
        withdrawn: None,
        document,
    }
}

fn page_row(page: Imported, directory: &mut Directory) -> Option<PublishedRow> {
    let mut document = PublishedDocument {
        summarised: true,
        ..document_of(&page, directory, Some(PAGE_SOURCE.into()))
    };
    document.body.lang = Some(Language::En);
    Some(fact_row(page.code?, PAGE_YEAR.into(), document))
}
