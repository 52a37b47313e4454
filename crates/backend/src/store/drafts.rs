//! Drafts: one row each, with its history by SPEC.md section 9. A write names the version it was
//! made from; another one is refused.

use super::{PublishedRow, Result, Store, StoredPerson, json, published};
use report::Body;
use report::access::Object;
use report::code::ResolutionCode;
use report::documents::Note;
use report::state::State;
use report::vocabulary::ReportKind;
use rusqlite::{Connection, OptionalExtension, Row, params};

#[derive(Clone, Debug)]
pub struct DraftRow {
    pub id: String,
    pub kind: ReportKind,
    pub code: ResolutionCode,
    pub year: String,
    /// Empty for a Progress Report.
    pub constituent: String,
    pub state: State,
    pub version: u32,
    pub body: Body,
    pub saved_at: String,
    /// The name of the person. Never published.
    pub saved_by: String,
    pub note: Option<Note>,
    pub ever_submitted: bool,
    pub published_version: Option<u32>,
}

impl DraftRow {
    pub fn object(&self) -> Object<'_> {
        Object {
            kind: self.kind,
            code: &self.code,
            constituent: &self.constituent,
            state: self.state,
            ever_submitted: self.ever_submitted,
        }
    }
}

/// The draft is at another version by now. Nothing was written.
#[derive(Debug)]
pub struct Stale;

/// What a write makes of a draft.
pub struct Change {
    /// `SAVE`, or the key of a step.
    pub deed: &'static str,
    pub by: StoredPerson,
    pub draft: DraftRow,
    pub publish: Option<PublishedRow>,
    /// The reason for taking all its published versions back.
    pub withdraw: Option<String>,
}

impl Store {
    pub fn draft(&self, id: &str) -> Result<Option<DraftRow>> {
        self.read(|db| {
            Ok(db
                .prepare_cached("SELECT * FROM drafts WHERE id = ?1")?
                .query_row([id], read)
                .optional()?)
        })
    }

    pub fn drafts_of(&self, constituent: &str) -> Result<Vec<DraftRow>> {
        self.read(|db| {
            let mut statement = db.prepare_cached("SELECT * FROM drafts WHERE constituent = ?1 AND constituent <> '' ORDER BY saved_at DESC, id")?;
            Ok(statement.query_map([constituent], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    pub fn submitted(&self) -> Result<Vec<DraftRow>> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT * FROM drafts WHERE state = 'submitted' ORDER BY saved_at, id",
            )?;
            Ok(statement
                .query_map([], read)?
                .collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Activity Reports of a Resolution and year that came in: submitted, published, and what went
    /// back for a change.
    pub fn received(&self, code: &ResolutionCode, year: &str) -> Result<Vec<DraftRow>> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT * FROM drafts WHERE kind = 'activity' AND code = ?1 AND year = ?2 AND state IN ('submitted', 'published', 'returned')",
            )?;
            Ok(statement.query_map([&code.to_string(), year], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// How many of them each Resolution has, by year from `year` on; the last year first, of a year
    /// those with most.
    pub fn received_since(&self, year: &str) -> Result<Vec<(ResolutionCode, String, u16)>> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT code, year, count(*) AS n FROM drafts WHERE kind = 'activity' AND year >= ?1 AND state IN ('submitted', 'published')
                 GROUP BY code, year ORDER BY year DESC, n DESC, code",
            )?;
            let rows = statement.query_map([year], |row| Ok((ResolutionCode::named(&row.get::<_, String>("code")?), row.get("year")?, row.get("n")?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// All Progress Reports that are written here, and those of a year that are published; the last
    /// saved first.
    pub fn progress_drafts(&self, year: &str) -> Result<Vec<DraftRow>> {
        self.read(|db| {
            let mut statement =
                db.prepare_cached("SELECT * FROM drafts WHERE kind = 'progress' AND (state <> 'published' OR year = ?1) ORDER BY saved_at DESC, id")?;
            Ok(statement.query_map([year], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// `Stale` if the id is taken already.
    pub fn create_draft(
        &self,
        draft: &DraftRow,
        by: &StoredPerson,
    ) -> Result<std::result::Result<(), Stale>> {
        self.write(|db| {
            let taken: Option<u32> = db
                .query_row(
                    "SELECT version FROM drafts WHERE id = ?1",
                    [&draft.id],
                    |row| row.get(0),
                )
                .optional()?;
            if taken.is_some() {
                return Ok(Err(Stale));
            }
            insert(db, draft, "created", Some(by))?;
            Ok(Ok(()))
        })
    }

    /// Writes the draft as version n+1 if it still is at `change.draft.version`, with its published
    /// copy in the same transaction. Answers the new version and its time.
    pub fn change_draft(&self, mut change: Change) -> Result<std::result::Result<DraftRow, Stale>> {
        self.write(|db| {
            let draft = &mut change.draft;
            let before = draft.version;
            draft.version += 1;
            draft.saved_at = self.clock.now();
            let note = draft.note.as_ref().map(json).transpose()?;
            let changed = db.execute(
                "UPDATE drafts SET state = ?3, version = ?4, body = ?5, saved_at = ?6, saved_by = ?7, note = ?8, ever_submitted = ?9,
                 published_version = ?10 WHERE id = ?1 AND version = ?2",
                params![
                    draft.id,
                    before,
                    draft.state.key(),
                    draft.version,
                    json(&draft.body)?,
                    draft.saved_at,
                    draft.saved_by,
                    note,
                    draft.ever_submitted,
                    draft.published_version
                ],
            )?;
            if changed == 0 {
                return Ok(Err(Stale));
            }
            let saved = (change.deed == SAVE).then(|| self.clock.seconds());
            history(db, draft, change.deed, Some(&change.by), saved)?;
            if let Some(copy) = &change.publish {
                published::insert(db, copy)?;
            }
            if let Some(reason) = &change.withdraw {
                db.execute("UPDATE published SET withdrawn = ?2 WHERE id = ?1", [&change.draft.id, reason])?;
            }
            Ok(Ok(change.draft))
        })
    }

    pub fn delete_draft(&self, id: &str, version: u32) -> Result<std::result::Result<(), Stale>> {
        self.write(|db| {
            let gone = db.execute(
                "DELETE FROM drafts WHERE id = ?1 AND version = ?2",
                params![id, version],
            )?;
            if gone == 0 {
                return Ok(Err(Stale));
            }
            db.execute("DELETE FROM revisions WHERE draft = ?1", [id])?;
            Ok(Ok(()))
        })
    }
}

/// `by` is nobody where a draft comes from outside.
pub(super) fn insert(
    db: &Connection,
    draft: &DraftRow,
    deed: &str,
    by: Option<&StoredPerson>,
) -> Result<()> {
    db.execute(
        "INSERT INTO drafts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            draft.id,
            draft.kind.key(),
            draft.code.to_string(),
            draft.year,
            draft.constituent,
            draft.state.key(),
            draft.version,
            json(&draft.body)?,
            draft.saved_at,
            draft.saved_by,
            draft.note.as_ref().map(json).transpose()?,
            draft.ever_submitted,
            draft.published_version
        ],
    )?;
    history(db, draft, deed, by, None)
}

/// The deed that may share an entry of the history with others.
pub const SAVE: &str = "save";

/// Saves of one person within so many seconds of the first share an entry.
const SHARED_SECONDS: i64 = 30;

/// `saved` is the time of a save, and absent for any other deed: what has none is never written
/// over. A save follows the entry of the version before, since every deed ends one.
fn history(
    db: &Connection,
    draft: &DraftRow,
    deed: &str,
    by: Option<&StoredPerson>,
    saved: Option<i64>,
) -> Result<()> {
    let (body, person) = (json(&draft.body)?, by.map(|person| &person.id));
    if let Some(now) = saved {
        let shared = db.execute(
            "UPDATE revisions SET version = ?3, at = ?4, body = ?5
             WHERE draft = ?1 AND version = ?2 AND person_id = ?6 AND began BETWEEN ?7 AND ?8",
            params![
                draft.id,
                draft.version - 1,
                draft.version,
                draft.saved_at,
                body,
                person,
                now - SHARED_SECONDS + 1,
                now
            ],
        )?;
        if shared > 0 {
            return Ok(());
        }
    }
    db.execute(
        "INSERT INTO revisions (draft, version, deed, at, person, body, person_id, began)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            draft.id,
            draft.version,
            deed,
            draft.saved_at,
            by.map_or(&draft.saved_by, |person| &person.name),
            body,
            person,
            saved
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<DraftRow> {
    let body: String = row.get("body")?;
    let note: Option<String> = row.get("note")?;
    Ok(DraftRow {
        id: row.get("id")?,
        kind: ReportKind::named(&row.get::<_, String>("kind")?),
        code: ResolutionCode::named(&row.get::<_, String>("code")?),
        year: row.get("year")?,
        constituent: row.get("constituent")?,
        state: State::named(&row.get::<_, String>("state")?),
        version: row.get("version")?,
        body: parsed(&body)?,
        saved_at: row.get("saved_at")?,
        saved_by: row.get("saved_by")?,
        note: note.as_deref().map(parsed).transpose()?,
        ever_submitted: row.get("ever_submitted")?,
        published_version: row.get("published_version")?,
    })
}

pub(super) fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}
