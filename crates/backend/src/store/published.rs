//! Published copies: immutable versions of what readers see. They name organisations, never
//! persons.

use super::drafts::parsed;
use super::{Result, Store, json};
use report::Body;
use report::code::{ResolutionCode, Set};
use report::vocabulary::ReportKind;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug)]
pub struct PublishedRow {
    pub id: String,
    pub version: u32,
    pub kind: ReportKind,
    pub code: ResolutionCode,
    pub year: String,
    /// Empty for a Progress Report.
    pub constituent: String,
    /// Absent for facts read from elsewhere.
    pub at: Option<String>,
    /// The reason, if an administrator took it back.
    pub withdrawn: Option<String>,
    pub document: PublishedDocument,
}

/// What was frozen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PublishedDocument {
    pub body: Body,
    /// Constituent and year of the Activity Reports it was made from.
    pub sources: Vec<(String, String)>,
    pub source: Option<String>,
    pub summarised: bool,
    pub unmatched: u32,
    /// Paragraphs that an imported page cites in another style than `[OP4.b]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cited: Vec<String>,
    /// Countries of an imported Activity Report, as printed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
}

impl Store {
    /// All versions of one report, the newest first.
    pub fn versions(&self, id: &str) -> Result<Vec<PublishedRow>> {
        self.published(
            "SELECT * FROM published WHERE id = ?1 ORDER BY version DESC",
            id,
        )
    }

    /// The newest version of each report on a Resolution, withdrawn ones left out; newest year
    /// first.
    pub fn published_on(&self, code: &ResolutionCode) -> Result<Vec<PublishedRow>> {
        self.published(
            "SELECT * FROM published p WHERE code = ?1 AND withdrawn IS NULL
             AND version = (SELECT max(version) FROM published WHERE id = p.id) ORDER BY year LIKE 'undated%', year DESC, kind DESC, at DESC",
            &code.to_string(),
        )
    }

    /// The same of a whole set, the last published first.
    pub fn published_in(&self, set: Set) -> Result<Vec<PublishedRow>> {
        self.published(
            "SELECT * FROM published p WHERE set_key = ?1 AND withdrawn IS NULL
             AND version = (SELECT max(version) FROM published WHERE id = p.id) ORDER BY at DESC, year LIKE 'undated%', year DESC, code",
            set.key(),
        )
    }

    fn published(&self, sql: &str, key: &str) -> Result<Vec<PublishedRow>> {
        self.read(|db| {
            let mut statement = db.prepare_cached(sql)?;
            Ok(statement
                .query_map([key], read)?
                .collect::<rusqlite::Result<_>>()?)
        })
    }
}

pub(super) fn insert(db: &Connection, row: &PublishedRow) -> Result<()> {
    db.execute(
        "INSERT INTO published VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            row.id,
            row.version,
            row.kind.key(),
            row.code.to_string(),
            row.code.set().key(),
            row.year,
            row.constituent,
            row.at,
            row.withdrawn,
            json(&row.document)?
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<PublishedRow> {
    let document: String = row.get("document")?;
    Ok(PublishedRow {
        id: row.get("id")?,
        version: row.get("version")?,
        kind: ReportKind::named(&row.get::<_, String>("kind")?),
        code: ResolutionCode::named(&row.get::<_, String>("code")?),
        year: row.get("year")?,
        constituent: row.get("constituent")?,
        at: row.get("at")?,
        withdrawn: row.get("withdrawn")?,
        document: parsed(&document)?,
    })
}
