//! demo/facts: facts read from public pages of IUCN, each with its source, and the report on Res 040 through the importer.

use super::{BadFile, json_lines, text};
use crate::language::country;
use crate::store::{PublishedDocument, PublishedRow, Result, Seeder};
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::id::report_id;
use report::import::{CommissionLine, Imported, RemarkKey, commission_line, import};
use report::language::{Language, Translated};
use report::resolution::{Paragraphs, Resolution};
use report::vocabulary::{Action, ConstituentKind, ListAnswer, Planned, ReportKind, Status, YesNo};
use report::{Body, body};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The report that is kept as a page in the layout of the portal: its node and its year of reporting are not printed on it.
const PAGE: &str = "wcc-2020-res-040.txt";
const PAGE_YEAR: &str = "2022";
const PAGE_SOURCE: &str = "https://portals.iucn.org/library/node/50105";
/// The paragraphs that this report proves.
const PAGE_PARAGRAPHS: [&str; 7] = ["1.a", "1.b", "2", "4.a", "4.b", "4.d", "8"];

pub struct Facts {
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
        resolutions: json_lines(&folder.join("resolutions.jsonl"))?,
        reports: json_lines(&folder.join("reports.jsonl"))?,
        members: json_lines(&folder.join("members.jsonl"))?,
        page: import(&text(&folder.join(PAGE))?),
    })
}

impl Facts {
    pub fn write(self, seeder: &Seeder<'_>) -> Result<()> {
        let mut directory = Directory::default();
        for member in &self.members {
            directory.member(&member.name, member.acronym.as_deref(), member.country.as_deref(), member.country_printed.as_deref());
        }
        let mut published = Vec::new();
        let mut codes = BTreeSet::new();
        for fact in &self.resolutions {
            codes.insert(fact.code.clone());
            seeder.resolution(&fact.resolution())?;
        }
        for report in &self.reports {
            if codes.insert(report.resolution.clone()) {
                let source = Some(report.source.clone());
                let title = Translated::default();
                seeder.resolution(&Resolution { code: report.resolution.clone(), title, archived: None, paragraphs: None, synthetic: false, source })?;
            }
            published.push(report.row(&mut directory));
        }
        published.extend(page_row(self.page, &mut directory));
        for constituent in directory.all {
            seeder.constituent(Set::Facts, &constituent)?;
        }
        published.iter().try_for_each(|row| seeder.published(row))
    }
}

impl FactResolution {
    fn resolution(&self) -> Resolution {
        let title = Translated { en: self.title_en.clone(), fr: self.title_fr.clone(), es: self.title_es.clone() };
        let paragraphs = (self.code.to_string() == "WCC-2020-Res-040").then(|| Paragraphs::skeleton(&PAGE_PARAGRAPHS));
        Resolution { code: self.code.clone(), title, archived: None, paragraphs, synthetic: false, source: self.source.clone() }
    }
}

impl FactReport {
    fn row(&self, directory: &mut Directory) -> PublishedRow {
        let mut body = Body::default();
        let members = self.members.iter().map(|m| directory.member(&m.name, m.acronym.as_deref(), m.country.as_deref(), m.country_printed.as_deref()));
        body.involved.members = members.collect();
        body.involved.commissions = self.commissions.iter().map(|line| directory.commission(&commission_line(line))).collect();
        let none = |list: &str| self.none.iter().any(|one| one == list).then_some(ListAnswer::None);
        body.involved.members_answer = none("members");
        body.involved.commissions_answer = none("commissions");
        body.involved.secretariat = self.secretariat.map(|yes| if yes { YesNo::Yes } else { YesNo::No });
        body.involved.others = self.other_orgs.join("; ");
        body.actions = self.actions.iter().filter_map(|label| Action::from_printed(label)).collect();
        body.future.planned = self.planned.map(|yes| if yes { Planned::Yes } else { Planned::No });
        if let Some(label) = &self.status {
            body.status = body::Declared { value: Status::from_printed(label), printed: label.clone(), note: String::new() };
        }
        let year = self.reported.map_or_else(|| format!("undated-{}", self.node), |year| year.to_string());
        let unmatched = u32::from(self.guid.iter().any(|list| list == "members"));
        let document = PublishedDocument { body, source: Some(self.source.clone()), unmatched, ..PublishedDocument::default() };
        fact_row(self.resolution.clone(), year, document)
    }
}

fn fact_row(code: ResolutionCode, year: String, document: PublishedDocument) -> PublishedRow {
    let id = report_id(ReportKind::Progress, &code, &year, "").to_string();
    PublishedRow { id, version: 1, kind: ReportKind::Progress, code, year, constituent: String::new(), at: None, withdrawn: None, document }
}

fn page_row(page: Imported, directory: &mut Directory) -> Option<PublishedRow> {
    let mut body = page.body;
    body.lang = Some(Language::En);
    body.involved.members = page.members.iter().map(|m| directory.member(&m.name, m.acronym.as_deref(), None, m.country.as_deref())).collect();
    body.involved.commissions = page.commissions.iter().map(|line| directory.commission(line)).collect();
    let unmatched = page.remarks.iter().filter(|remark| remark.key == RemarkKey::IdentifierOnly).count().try_into().unwrap_or_default();
    let document = PublishedDocument { body, source: Some(PAGE_SOURCE.into()), summarised: true, unmatched, ..PublishedDocument::default() };
    Some(fact_row(page.code?, PAGE_YEAR.into(), document))
}

/// Organisations by id, made from their names: the same name is the same organisation.
#[derive(Default)]
struct Directory {
    all: Vec<Constituent>,
    by_name: BTreeMap<String, String>,
    ids: BTreeSet<String>,
}

impl Directory {
    fn member(&mut self, name: &str, acronym: Option<&str>, code: Option<&str>, printed: Option<&str>) -> String {
        let name_of_country = code.and_then(|code| country(code, Language::En)).or(printed).map(str::to_owned);
        self.find_or_add(name, ConstituentKind::Member, |id| Constituent {
            id,
            kind: ConstituentKind::Member,
            name: name.to_owned(),
            acronym: acronym.map(str::to_owned),
            country: code.map(str::to_owned),
            country_name: name_of_country,
            term: None,
            former: vec![],
        })
    }

    /// A Commission is another one each term: its members are.
    fn commission(&mut self, line: &CommissionLine) -> String {
        let key = format!("{} {}", line.name, line.term.as_deref().unwrap_or_default());
        self.find_or_add(&key, ConstituentKind::Commission, |id| Constituent {
            id,
            kind: ConstituentKind::Commission,
            name: line.name.clone(),
            acronym: line.acronym.clone(),
            country: None,
            country_name: None,
            term: line.term.clone(),
            former: vec![],
        })
    }

    fn find_or_add(&mut self, name: &str, kind: ConstituentKind, make: impl FnOnce(String) -> Constituent) -> String {
        let key = format!("{}|{}", kind.key(), words::fold(name));
        if let Some(id) = self.by_name.get(&key) {
            return id.clone();
        }
        let id = self.free_id(name);
        self.by_name.insert(key, id.clone());
        self.all.push(make(id.clone()));
        id
    }

    /// `[a-z0-9-]`, at most 36 characters.
    fn free_id(&mut self, name: &str) -> String {
        let letters: String = words::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let slug = letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let stem = slug.chars().take(32).collect::<String>().trim_end_matches('-').to_owned();
        let mut id = stem.clone();
        let mut n = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{stem}-{n}");
            n += 1;
        }
        id
    }
}
