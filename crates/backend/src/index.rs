//! What lists, counts and the catalogue are made from: a set in memory, without the texts, read
//! anew when something changed.

use crate::clock;
use crate::language::country;
use crate::store::{BROUGHT, PublishedRow, Store, StoreError};
use report::assembly::Assembly;
use report::catalogue::{
    AssemblyRows, Catalogue, archived_letter, kind_letter, language_letter, small, status_letter,
};
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::coverage::coverage;
use report::documents::{Cycle, ReportHead};
use report::language::{Language, Translated};
use report::resolution::{Paragraphs, Resolution};
use report::vocabulary::{Action, ConstituentKind, Region, ReportKind, Status};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A published report without its texts.
pub struct Light {
    pub kind: ReportKind,
    pub code: ResolutionCode,
    pub year: String,
    pub constituent: String,
    pub at: Option<String>,
    pub version: u32,
    pub status: Option<Status>,
    pub source: Option<String>,
    /// Members, Commissions and others that it names.
    pub named: Vec<String>,
    /// The status that the Progress Report before it declared, where that was another.
    moved_from: Option<Status>,
    actions: u16,
    /// Paragraphs of its Resolution that it cites.
    cited: Vec<String>,
}

pub struct Index {
    pub set: Set,
    pub resolutions: BTreeMap<ResolutionCode, Facts>,
    pub constituents: HashMap<String, Constituent>,
    /// The newest first.
    pub assemblies: Vec<Assembly>,
    pub cycles: Vec<Cycle>,
    /// The last published first.
    pub reports: Vec<Light>,
    /// When facts without a time of their own came in.
    brought: String,
}

/// A Resolution without its paragraphs.
pub struct Facts {
    pub title: Translated,
    pub archived: Option<bool>,
    /// How many paragraphs without parts are on file; 0 is not known.
    known: u16,
}

impl Index {
    pub fn read(store: &Store, set: Set) -> Result<Self, StoreError> {
        let resolutions = store.resolutions(set)?;
        let trees: HashMap<&ResolutionCode, &Paragraphs> = resolutions
            .iter()
            .filter_map(|one| Some((&one.code, one.paragraphs.as_ref()?)))
            .collect();
        let mut reports: Vec<Light> = store
            .published_in(set)?
            .into_iter()
            .map(|row| Light::of(row, &trees))
            .collect();
        drop(trees);
        tell_moves(&mut reports);
        Ok(Self {
            set,
            resolutions: resolutions
                .into_iter()
                .map(|one| (one.code.clone(), Facts::of(one)))
                .collect(),
            constituents: store
                .constituents(set)?
                .into_iter()
                .map(|one| (one.id.clone(), one))
                .collect(),
            assemblies: store.assemblies(set)?,
            cycles: store.cycles(set)?,
            reports,
            brought: store.meta(BROUGHT)?.unwrap_or_default(),
        })
    }

    pub fn head(&self, report: &Light, lang: Language) -> ReportHead {
        let title = self
            .resolutions
            .get(&report.code)
            .and_then(|facts| facts.title.best(lang));
        ReportHead {
            kind: report.kind,
            code: report.code.clone(),
            title: title.map(|(_, text)| text.to_owned()),
            title_lang: title.map(|(lang, _)| lang),
            year: report.year.clone(),
            constituent: self
                .constituents
                .get(&report.constituent)
                .map(|one| in_language(one.clone(), lang)),
            status: report.status,
            published_at: report.at.clone(),
            version: report.version,
            synthetic: self.set == Set::Demo,
            source: report.source.clone(),
            moved_from: report.moved_from,
        }
    }

    pub fn catalogue(&self, lang: Language) -> Catalogue {
        let mut on: HashMap<&ResolutionCode, Vec<&Light>> = HashMap::new();
        self.reports
            .iter()
            .for_each(|report| on.entry(&report.code).or_default().push(report));
        let cycles = self.last_cycles();
        let mut all = Catalogue {
            set: self.set,
            lang,
            synthetic: self.set == Set::Demo,
            as_of: self
                .reports
                .iter()
                .filter_map(|report| report.at.clone())
                .max()
                .unwrap_or_else(|| self.brought.clone()),
            made: clock::today(),
            cycle: cycles.iter().map(|_| String::new()).collect(),
            due: cycles.iter().map(|year| self.due(year)).collect(),
            cycles,
            commission_names: self.commissions(),
            members_in_all: self
                .reports
                .iter()
                .flat_map(|report| self.members_of(report))
                .collect::<BTreeSet<_>>()
                .len(),
            latest: self
                .reports
                .iter()
                .take(10)
                .map(|report| self.head(report, lang))
                .collect(),
            ..Catalogue::default()
        };
        let mut keys: Vec<(u16, String)> = self
            .resolutions
            .keys()
            .map(|code| (code.year(), code.assembly_key()))
            .collect();
        keys.sort();
        keys.dedup();
        for (_, key) in keys.into_iter().rev() {
            let own: Vec<_> = self
                .resolutions
                .iter()
                .filter(|(code, _)| code.assembly_key() == key)
                .collect();
            all.assemblies.push(AssemblyRows {
                name: self.name_of(&key, lang),
                held: self.held(&key),
                key,
                rows: own.len(),
            });
            for (code, facts) in own {
                let reports = on.get(code).map(Vec::as_slice).unwrap_or_default();
                self.push(&mut all, code, facts, reports, lang);
            }
        }
        all
    }

    fn push(
        &self,
        all: &mut Catalogue,
        code: &ResolutionCode,
        facts: &Facts,
        reports: &[&Light],
        lang: Language,
    ) {
        all.kind.push(kind_letter(code.kind()));
        all.number.push(code.number());
        let title = facts.title.best(lang);
        all.title
            .push(title.map(|(_, text)| text.to_owned()).unwrap_or_default());
        all.title_lang
            .push(language_letter(title.map(|(lang, _)| lang)));
        all.archived.push(archived_letter(facts.archived));
        let declared = |report: Option<&&Light>| {
            status_letter(report.map(|report| report.status.unwrap_or(Status::Unknown)))
        };
        let progress = || {
            reports
                .iter()
                .filter(|report| report.kind == ReportKind::Progress)
        };
        for (column, year) in all.cycle.iter_mut().zip(&all.cycles) {
            column.push(declared(progress().find(|report| report.year == *year)));
        }
        let dated = |report: &&&Light| !report.year.starts_with("undated");
        let newest = progress()
            .filter(dated)
            .max_by(|a, b| a.year.cmp(&b.year))
            .or_else(|| progress().next());
        // an Activity Report declares no status of the Resolution, but somebody reported
        let status = if newest.is_none() && !reports.is_empty() {
            status_letter(Some(Status::Unknown))
        } else {
            declared(newest)
        };
        all.status.push(status);
        all.year.push(
            reports
                .iter()
                .filter(dated)
                .filter_map(|report| report.year.parse().ok())
                .max()
                .unwrap_or_default(),
        );
        all.reports.push(small(reports.len()));
        let members: BTreeSet<&str> = reports
            .iter()
            .flat_map(|report| self.members_of(report))
            .collect();
        all.members.push(small(members.len()));
        all.actions
            .push(reports.iter().fold(0, |bits, report| bits | report.actions));
        let regions = members
            .iter()
            .filter_map(|id| self.constituents.get(*id)?.region);
        all.regions
            .push(regions.fold(0, |bits, region| bits | bit_of(&region, &Region::ALL)));
        let named = || {
            reports
                .iter()
                .flat_map(|report| &report.named)
                .chain(reports.iter().map(|report| &report.constituent))
                .filter_map(|id| self.constituents.get(id))
        };
        let commissions = named().filter(|one| one.kind == ConstituentKind::Commission);
        let commissions = commissions.fold(0, |bits, one| {
            bits | bit_of(&one.name, &all.commission_names)
        });
        all.commissions.push(commissions);
        all.reporters.push(named().fold(0, |bits, one| {
            bits | bit_of(&one.kind, &ConstituentKind::ALL)
        }));
        let cited: BTreeSet<&String> = reports.iter().flat_map(|report| &report.cited).collect();
        all.cited.push(small(cited.len()));
        all.known.push(facts.known);
    }

    pub fn members_of<'a>(&'a self, report: &'a Light) -> impl Iterator<Item = &'a str> {
        let is_member = |id: &&String| {
            self.constituents
                .get(*id)
                .is_some_and(|one| one.kind == ConstituentKind::Member)
        };
        report
            .named
            .iter()
            .chain((!report.constituent.is_empty()).then_some(&report.constituent))
            .filter(is_member)
            .map(String::as_str)
    }

    /// When the reports of a cycle are due; empty where that is not known.
    pub fn due(&self, year: &str) -> String {
        self.cycles
            .iter()
            .find(|cycle| cycle.year == *year)
            .map(|cycle| cycle.due.clone())
            .unwrap_or_default()
    }

    /// The year in which an assembly met; 0 where it is not on file.
    pub fn held(&self, key: &str) -> u16 {
        self.assemblies
            .iter()
            .find(|one| one.key == *key)
            .map_or(0, |one| one.held)
    }

    /// The last five cycles on file, else the newest years that reports have.
    pub fn last_cycles(&self) -> Vec<String> {
        let on_file = self.cycles.iter().map(|cycle| cycle.year.clone());
        let years: BTreeSet<String> = if self.cycles.is_empty() {
            self.reports
                .iter()
                .map(|report| report.year.clone())
                .filter(|year| !year.starts_with("undated"))
                .collect()
        } else {
            on_file.collect()
        };
        let skip = years.len().saturating_sub(5);
        years.into_iter().skip(skip).collect()
    }

    /// Names of Commissions, whatever their term; sixteen bits are room for twice as many as there
    /// are.
    fn commissions(&self) -> Vec<String> {
        let names: BTreeSet<&String> = self
            .constituents
            .values()
            .filter(|one| one.kind == ConstituentKind::Commission)
            .map(|one| &one.name)
            .collect();
        names.into_iter().take(16).cloned().collect()
    }

    /// "Marseille 2020 (2021)": the year of the codes, and the year it met where that is another.
    pub fn name_of(&self, key: &str, lang: Language) -> String {
        let year = key.rsplit('-').next().unwrap_or_default();
        match self
            .assemblies
            .iter()
            .find(|one| one.key == key)
            .and_then(|one| Some((one, one.place.best(lang)?)))
        {
            Some((one, (_, place))) if one.held.to_string() != year => {
                format!("{place} {year} ({})", one.held)
            }
            Some((_, (_, place))) if place.ends_with(year) => place.to_owned(),
            Some((_, (_, place))) => format!("{place} {year}"),
            None => key.to_ascii_uppercase().replace('-', " "),
        }
    }
}

pub fn in_language(mut constituent: Constituent, lang: Language) -> Constituent {
    if let Some(name) = constituent
        .country
        .as_deref()
        .and_then(|code| country(code, lang))
    {
        constituent.country_name = Some(name.to_owned());
    }
    constituent
}

impl Facts {
    fn of(resolution: Resolution) -> Self {
        let known = resolution
            .paragraphs
            .as_ref()
            .filter(|paragraphs| paragraphs.complete)
            .map_or(0, |paragraphs| small(paragraphs.leaves().len()));
        Self {
            title: resolution.title,
            archived: resolution.archived,
            known,
        }
    }
}

impl Light {
    fn of(row: PublishedRow, trees: &HashMap<&ResolutionCode, &Paragraphs>) -> Self {
        let body = row.document.body;
        let tree = trees.get(&row.code).copied();
        let involved = &body.involved;
        Self {
            status: body.status.value,
            moved_from: None,
            named: involved
                .members
                .iter()
                .chain(&involved.commissions)
                .chain(&involved.external)
                .cloned()
                .collect(),
            actions: body
                .actions
                .iter()
                .fold(0, |bits, action| bits | bit_of(action, &Action::ALL)),
            cited: coverage([&body].into_iter(), row.document.cited.iter(), tree).cited,
            kind: row.kind,
            code: row.code,
            year: row.year,
            constituent: row.constituent,
            at: row.at,
            version: row.version,
            source: row.document.source,
        }
    }
}

/// What each Progress Report moved its Resolution from, against the one before it.
fn tell_moves(reports: &mut [Light]) {
    let mut declared: BTreeMap<(ResolutionCode, String), Option<Status>> = BTreeMap::new();
    for report in reports
        .iter()
        .filter(|report| report.kind == ReportKind::Progress)
    {
        declared.insert((report.code.clone(), report.year.clone()), report.status);
    }
    for report in reports.iter_mut().filter(|report| report.status.is_some()) {
        let own = (report.code.clone(), report.year.clone());
        let before = declared
            .range(..&own)
            .next_back()
            .filter(|((code, _), _)| *code == report.code)
            .and_then(|(_, status)| *status);
        report.moved_from = before.filter(|before| Some(*before) != report.status);
    }
}

/// One bit, in the order of all; none for what has no place among sixteen.
fn bit_of<T: PartialEq>(one: &T, all: &[T]) -> u16 {
    all.iter()
        .take(16)
        .position(|own| own == one)
        .map_or(0, |at| 1 << at)
}
