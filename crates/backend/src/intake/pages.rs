//! Saved report pages: copies of one node become one report, which is shown beside what is on file
//! and then stored as the next version of the published copy, with its source. What is on file is
//! never overwritten with less.

use super::difference::{differences, fuller};
use super::directory::Directory;
use super::matched::How;
use super::source::{decode, is_html, lines_of_html, node_in, node_of_html};
use crate::store::{PublishedDocument, PublishedRow, Store, StoreError};
use report::body::Entries;
use report::code::{ResolutionCode, Set};
use report::id::report_id;
use report::import::{Imported, import, merge, year_of};
use report::resolution::Resolution;
use report::spelling::of_numbered;
use report::vocabulary::{ConstituentKind, ListAnswer, ReportKind};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

/// What a person says about the pages that they do not say themselves.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub node: Option<u32>,
    pub year: Option<u16>,
    pub code: Option<ResolutionCode>,
    /// The id of who reports, where a page names them by an identifier only.
    pub constituent: Option<String>,
}

/// One report of one or several files.
#[derive(Clone, Debug)]
pub struct Page {
    pub files: Vec<PathBuf>,
    /// The text of each file, as the importer read it.
    pub texts: Vec<String>,
    pub node: Option<u32>,
    pub imported: Imported,
}

/// What would be stored.
pub struct Planned {
    pub page: Page,
    pub row: PublishedRow,
    /// Against what is on file; empty if that is the same.
    pub differences: Vec<String>,
    /// What the page says and is not taken, and what was told against it.
    pub kept: Vec<String>,
    pub on_file: bool,
    pub resolution: Option<Resolution>,
}

/// A page that cannot be stored, and what to do about it.
#[derive(Debug)]
pub struct Refused {
    pub page: Page,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    NoReport,
    NoCode,
    NoYear,
    NoConstituent,
    Demonstration,
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoReport => "The page is no report.",
            Self::NoCode => "The page names no Resolution that is on file. Say --code CODE, or --node N (the number in its address).",
            Self::NoYear => "The year of reporting is not known. Say --year YYYY, or --node N (the number in its address).",
            Self::NoConstituent => "Who reports is not named. Say --constituent ID, an id of the list of Constituents.",
            Self::Demonstration => "A page of a demonstration is no fact.",
        })
    }
}

/// Reads files; those of one node, or of one Resolution, kind and reporter where no node is known,
/// become one page. Errors: a sentence that names the file.
pub fn read(files: &[PathBuf], told: &Told) -> Result<Vec<Page>, String> {
    let mut pages: Vec<Page> = vec![];
    for file in files {
        let bytes = std::fs::read(file)
            .map_err(|error| format!("Cannot read {}: {error}", file.display()))?;
        let text = decode(&bytes);
        let (text, own_node) = if is_html(&text) {
            (lines_of_html(&text), node_of_html(&text))
        } else {
            (text, None)
        };
        let node = told.node.or(own_node).or_else(|| node_in_name(file));
        let imported = import(&text, node);
        let same = |page: &&mut Page| {
            let other = &page.imported;
            match (page.node, node) {
                (Some(own), Some(node)) => own == node && are_copies(other, &imported),
                (None, None) => {
                    imported.code.is_some()
                        && other.code == imported.code
                        && other.constituent == imported.constituent
                        && are_copies(other, &imported)
                }
                _ => false,
            }
        };
        match pages.iter_mut().find(same) {
            Some(page) => {
                page.imported = merge(std::mem::take(&mut page.imported), imported);
                page.files.push(file.clone());
                page.texts.push(text);
            }
            None => pages.push(Page {
                files: vec![file.clone()],
                texts: vec![text],
                node,
                imported,
            }),
        }
    }
    Ok(pages)
}

/// Nothing that both say is different.
fn are_copies(one: &Imported, other: &Imported) -> bool {
    let agree = |a: Option<String>, b: Option<String>| a.is_none() || b.is_none() || a == b;
    let code = |page: &Imported| page.code.as_ref().map(ToString::to_string);
    let period = |page: &Imported| {
        Some(format!("{} {}", page.body.period.from, page.body.period.to))
            .filter(|text| text.trim() != "")
    };
    let kind = |page: &Imported| page.kind.map(|kind| kind.key().to_owned());
    agree(code(one), code(other))
        && agree(period(one), period(other))
        && agree(kind(one), kind(other))
}

/// "50105.txt", "node-50105-fr.html", or an address written as a name; no part of a longer word.
fn node_in_name(file: &Path) -> Option<u32> {
    let name = file.file_stem()?.to_str()?;
    let digits = |text: &str| {
        text.split(|c: char| !c.is_ascii_alphanumeric())
            .find(|part| part.len() == 5 && part.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|part| part.parse().ok())
    };
    node_in(&file.to_string_lossy())
        .or_else(|| digits(name))
        .filter(|node| (40_000..99_999).contains(node))
}

/// What each page would change. The directory learns the names of the pages on the way.
pub fn plan(
    store: &Store,
    directory: &mut Directory,
    pages: Vec<Page>,
    told: &Told,
) -> Result<Vec<Result<Planned, Refused>>, StoreError> {
    let on_file: Vec<ResolutionCode> = store
        .resolutions(Set::Facts)?
        .into_iter()
        .map(|resolution| resolution.code)
        .collect();
    let mut nodes: BTreeMap<(String, u32), u32> = BTreeMap::new();
    let mut planned = vec![];
    for page in pages {
        planned.push(
            match row(store, directory, &page, told, &on_file, &mut nodes)? {
                Ok((row, before)) => {
                    let tree = |document: &PublishedDocument| {
                        serde_json::to_value(document).unwrap_or_default()
                    };
                    let known = before.as_ref().map(|before| tree(&before.document));
                    let (mut row, mut kept) = (row, told_against(&page, told));
                    if let Some(before) = &before {
                        let on_file = giving_way(&before.document, &row.document);
                        let summaries = on_file.summarised && !on_file.body.narratives().is_empty();
                        let merged = fuller(&tree(&on_file), &tree(&row.document), &mut kept);
                        if let Ok(document) = serde_json::from_value(merged) {
                            row.document = document;
                        }
                        row.document.summarised = summaries;
                        corrected(directory, &page.imported, &mut row.document);
                    }
                    let differences =
                        differences(&known.unwrap_or_else(|| json!({})), &tree(&row.document));
                    let resolution = (!on_file.contains(&row.code)).then(|| {
                        Resolution::untitled(row.code.clone(), row.document.source.clone())
                    });
                    Ok(Planned {
                        page,
                        row,
                        differences,
                        kept,
                        on_file: before.is_some(),
                        resolution,
                    })
                }
                Err(why) => Err(Refused { page, why }),
            },
        );
    }
    Ok(planned)
}

/// What is on file, less the summaries in our words that the page itself replaces.
fn giving_way(on_file: &PublishedDocument, new: &PublishedDocument) -> PublishedDocument {
    let mut old = on_file.clone();
    if old.summarised {
        let says = |entries: &Entries| !entries.is_empty();
        old.body.results.retain(|action, _| {
            !new.body
                .results
                .get(action)
                .is_some_and(|results| says(&results.entries))
        });
        old.body.future.actions.retain(|action, _| {
            !new.body
                .future
                .actions
                .get(action)
                .is_some_and(|future| says(&future.entries))
        });
        if says(&new.body.challenges.entries) {
            old.body.challenges.entries.clear();
        }
        for (ours, theirs) in [
            (&mut old.body.unsorted, &new.body.unsorted),
            (&mut old.body.future.unsorted, &new.body.future.unsorted),
        ] {
            if says(theirs) {
                ours.clear();
            }
        }
        // facts beside the narratives are no summaries
        old.body
            .involved
            .others
            .clone_from(&on_file.body.involved.others);
    }
    old
}

/// A line that stands for another organisation than it did before takes the other's place; and who
/// is named on file is no "none" of a poorer copy.
fn corrected(directory: &Directory, imported: &Imported, document: &mut PublishedDocument) {
    let involved = &mut document.body.involved;
    let now: BTreeSet<String> = imported
        .members
        .iter()
        .filter_map(|line| directory.is_now(line))
        .map(str::to_owned)
        .collect();
    for before in imported
        .members
        .iter()
        .filter_map(|line| directory.before(line))
        .filter(|before| !now.contains(*before))
    {
        involved.members.remove(&before.to_owned());
    }
    involved.members_answer = involved
        .members_answer
        .filter(|answer| *answer != ListAnswer::None || involved.members.is_empty());
    involved.commissions_answer = involved
        .commissions_answer
        .filter(|answer| *answer != ListAnswer::None || involved.commissions.is_empty());
}

/// Where a person says another year than the page.
fn told_against(page: &Page, told: &Told) -> Vec<String> {
    let of_page = page
        .node
        .and_then(year_of)
        .map(|year| year.to_string())
        .or_else(|| page.imported.body.period.to.get(..4).map(str::to_owned));
    match (told.year, of_page) {
        (Some(year), Some(own)) if own != year.to_string() => vec![format!(
            "= the page says {own}, --year says {year}: {year} is taken"
        )],
        _ => vec![],
    }
}

type Row = Result<(PublishedRow, Option<PublishedRow>), Why>;

fn row(
    store: &Store,
    directory: &mut Directory,
    page: &Page,
    told: &Told,
    on_file: &[ResolutionCode],
    nodes: &mut BTreeMap<(String, u32), u32>,
) -> Result<Row, StoreError> {
    let imported = &page.imported;
    let Some(kind) = imported.kind else {
        return Ok(Err(Why::NoReport));
    };
    let code = told
        .code
        .clone()
        .or_else(|| imported.code.clone())
        .or_else(|| {
            imported
                .inferred
                .as_ref()
                .and_then(|numbered| of_numbered(numbered, on_file))
        });
    let Some(code) = code else {
        return Ok(Err(Why::NoCode));
    };
    if code.set() == Set::Demo {
        return Ok(Err(Why::Demonstration));
    }
    let constituent = match kind {
        ReportKind::Progress => String::new(),
        ReportKind::Activity | ReportKind::Unlisted(_) => {
            let named = imported.constituent.as_ref().map(|line| {
                directory.organisation(
                    line,
                    imported.constituent_kind.unwrap_or(ConstituentKind::Member),
                )
            });
            match told.constituent.clone().or(named) {
                Some(id) => id,
                None => return Ok(Err(Why::NoConstituent)),
            }
        }
    };
    let of_period = || {
        imported
            .body
            .period
            .to
            .get(..4)
            .filter(|_| kind == ReportKind::Activity)
            .map(str::to_owned)
    };
    let undated = page.node.map(|node| format!("undated-{node}"));
    let year = told
        .year
        .or_else(|| page.node.and_then(year_of))
        .map(|year| year.to_string())
        .or_else(of_period);
    let Some(mut year) = year.or_else(|| undated.clone()) else {
        return Ok(Err(Why::NoYear));
    };
    let source = page
        .node
        .map(|node| format!("https://portals.iucn.org/library/node/{node}"));
    let version = |year: &str| {
        store
            .versions(&report_id(kind, &code, year, &constituent).to_string())
            .map(|all| all.into_iter().next())
    };
    let mut before = version(&year)?;
    // another page of the same year is another report: it stands beside, as a fact without year
    let others = before.as_ref().is_some_and(|row| {
        row.document.source.is_some()
            && source.is_some()
            && row.document.source.as_deref().and_then(node_in) != page.node
    });
    let taken = page.node.is_some_and(|node| {
        *nodes
            .entry((format!("{code}|{year}|{constituent}"), 0))
            .or_insert(node)
            != node
    });
    if (others || taken)
        && let Some(undated) = undated
    {
        year = undated;
        before = version(&year)?;
    }
    let document = document_of(imported, directory, source);
    let id = report_id(kind, &code, &year, &constituent).to_string();
    let version = before.as_ref().map_or(1, |before| before.version + 1);
    Ok(Ok((
        PublishedRow {
            id,
            version,
            kind,
            code,
            year,
            constituent,
            at: None,
            withdrawn: None,
            document,
        },
        before,
    )))
}

/// What a page says, with its names as the Constituents of the directory.
pub fn document_of(
    imported: &Imported,
    directory: &mut Directory,
    source: Option<String>,
) -> PublishedDocument {
    let mut body = imported.body.clone();
    body.involved.members = imported
        .members
        .iter()
        .map(|line| directory.member(line))
        .collect();
    body.involved.commissions = imported
        .commissions
        .iter()
        .map(|line| directory.commission(line))
        .collect();
    PublishedDocument {
        body,
        source,
        unmatched: imported.identifiers.members,
        cited: imported.cited.clone(),
        countries: imported.countries.clone(),
        ..PublishedDocument::default()
    }
}

/// Stores what differs, in one transaction. Answers how many reports got a new version.
pub fn apply(
    store: &Store,
    directory: &Directory,
    planned: &[Planned],
) -> Result<usize, StoreError> {
    let new: Vec<&Planned> = planned
        .iter()
        .filter(|one| !one.differences.is_empty())
        .collect();
    store.bring(|writer| {
        for one in &new {
            if let Some(resolution) = &one.resolution {
                writer.resolution(resolution)?;
            }
            writer.published(&one.row)?;
        }
        directory
            .changed()
            .try_for_each(|constituent| writer.constituent(Set::Facts, constituent))?;
        // a decision is carried out: from now on the line is this organisation
        for matched in directory
            .matched()
            .filter(|matched| matched.how == How::Decided)
        {
            writer.decide(&matched.key(), Some(&matched.id))?;
        }
        directory
            .matched()
            .try_for_each(|matched| writer.matched(matched))
    })?;
    Ok(new.len())
}
