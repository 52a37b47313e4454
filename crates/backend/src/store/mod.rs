//! SQLite: one writer, readers beside it (WAL), every answered write on disk (`synchronous=FULL`).
//! Domain words outside, SQL inside.

mod copies;
mod drafts;
mod published;
mod sessions;

pub use copies::Lease;
pub use drafts::{Change, DraftRow, Stale};
pub use published::{PublishedDocument, PublishedRow};

use crate::clock;
use crate::intake::matched::Matched;
use report::assembly::Assembly;
use report::code::{ResolutionCode, Set};
use report::constituent::Constituent;
use report::documents::{Cycle, Person};
use report::resolution::Resolution;
use rusqlite::{
    Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior, params,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

const SCHEMA: &str = include_str!("schema.sql");

/// The database failed: a full disk, or a fault of ours.
#[derive(Debug)]
pub enum StoreError {
    Full,
    Broken(String),
}

/// For the person at a terminal.
impl From<StoreError> for String {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => "The disk is full. Free some space and run the same command again; nothing was stored.".into(),
            StoreError::Broken(why) => format!("The database failed: {why}"),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            _ => Self::Broken(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

pub type Result<T> = std::result::Result<T, StoreError>;

/// When something came in from outside for the last time.
pub const BROUGHT: &str = "brought";

/// The name of the database within the data folder.
const FILE: &str = "resolution-progress.sqlite";

pub struct Store {
    /// While it is held nobody puts another file in the place of this one.
    _lease: Lease,
    file: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Store {
    /// Errors: a sentence that says what to do.
    pub fn open(folder: &Path) -> std::result::Result<Self, String> {
        std::fs::create_dir_all(folder).map_err(|error| {
            format!(
                "Cannot make the data folder {}: {error}. Choose another with --data.",
                folder.display()
            )
        })?;
        let lease = Lease::shared(folder)?;
        let file = folder.join(FILE);
        let open = || -> rusqlite::Result<Connection> {
            let writer = Connection::open(&file)?;
            configure(&writer)?;
            writer.execute_batch(SCHEMA)?;
            Ok(writer)
        };
        let writer = open().map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => {
                "The disk is full. Free some space, or choose another folder with --data."
                    .to_owned()
            }
            _ => format!(
                "Cannot open the database {}: {error}. Choose another folder with --data.",
                file.display()
            ),
        })?;
        Ok(Self {
            _lease: lease,
            file,
            writer: Mutex::new(writer),
            readers: Mutex::new(vec![]),
        })
    }

    /// What is there; a folder without data is a mistake of typing, more often than a wish.
    /// Errors: a sentence that says what to do.
    pub fn existing(folder: &Path) -> std::result::Result<Self, String> {
        if folder.join(FILE).is_file() {
            return Self::open(folder);
        }
        Err(format!(
            "There is no data in {}. Name its folder with --data; a server that starts there once makes it.",
            folder.display()
        ))
    }

    fn write<T>(&self, deed: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = deed(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    fn read<T>(&self, deed: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = lock(&self.readers).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => {
                let reader = Connection::open_with_flags(
                    &self.file,
                    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
                )?;
                reader.busy_timeout(BUSY)?;
                reader
            }
        };
        let done = deed(&reader);
        lock(&self.readers).push(reader);
        done
    }

    pub fn is_alive(&self) -> bool {
        self.read(|db| Ok(db.query_row("SELECT 1", [], |_| Ok(()))?))
            .is_ok()
    }

    pub fn meta(&self, key: &str) -> Result<Option<String>> {
        self.read(|db| {
            Ok(db
                .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| {
                    row.get(0)
                })
                .optional()?)
        })
    }

    /// Everything in one transaction, so that what breaks off leaves nothing behind.
    pub fn bring(&self, fill: impl FnOnce(&Writer<'_>) -> Result<()>) -> Result<()> {
        self.write(|db| {
            let writer = Writer(db);
            fill(&writer)?;
            writer.meta(BROUGHT, &clock::now())
        })
    }

    /// Rises with every change of what the public sees, by whatever program.
    pub fn changes(&self) -> Result<i64> {
        self.read(|db| Ok(db.query_row("SELECT n FROM changes", [], |row| row.get(0))?))
    }

    pub fn resolution(&self, code: &ResolutionCode) -> Result<Option<Resolution>> {
        self.read(|db| {
            one(
                db,
                "SELECT document FROM resolutions WHERE code = ?1",
                &code.to_string(),
            )
        })
    }

    pub fn resolutions(&self, set: Set) -> Result<Vec<Resolution>> {
        self.read(|db| {
            many(
                db,
                "SELECT document FROM resolutions WHERE set_key = ?1 ORDER BY code",
                set.key(),
            )
        })
    }

    /// The newest first.
    pub fn assemblies(&self, set: Set) -> Result<Vec<Assembly>> {
        let mut all: Vec<Assembly> = self.read(|db| {
            many(
                db,
                "SELECT document FROM assemblies WHERE set_key = ?1",
                set.key(),
            )
        })?;
        all.sort_by_key(|assembly| std::cmp::Reverse(assembly.held));
        Ok(all)
    }

    /// In the order of time.
    pub fn cycles(&self, set: Set) -> Result<Vec<Cycle>> {
        self.read(|db| {
            many(
                db,
                "SELECT document FROM cycles WHERE set_key = ?1 ORDER BY year",
                set.key(),
            )
        })
    }

    pub fn constituent(&self, id: &str) -> Result<Option<Constituent>> {
        self.read(|db| one(db, "SELECT document FROM constituents WHERE id = ?1", id))
    }

    pub fn constituents(&self, set: Set) -> Result<Vec<Constituent>> {
        self.read(|db| {
            many(
                db,
                "SELECT document FROM constituents WHERE set_key = ?1 ORDER BY id",
                set.key(),
            )
        })
    }

    /// How printed names came to their Constituents.
    pub fn matches(&self) -> Result<Vec<Matched>> {
        self.read(|db| {
            many(
                db,
                "SELECT document FROM matches WHERE ?1 = ?1 ORDER BY printed",
                "",
            )
        })
    }

    pub fn decisions(&self) -> Result<BTreeMap<String, String>> {
        self.read(|db| {
            let mut statement = db.prepare_cached("SELECT printed, id FROM decisions")?;
            Ok(statement
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?)
        })
    }

    pub fn people(&self) -> Result<Vec<StoredPerson>> {
        self.read(|db| {
            many(
                db,
                "SELECT document FROM people WHERE ?1 = ?1 ORDER BY rowid",
                "",
            )
        })
    }

    pub fn person(&self, id: &str) -> Result<Option<StoredPerson>> {
        self.read(|db| one(db, "SELECT document FROM people WHERE id = ?1", id))
    }
}

/// A person with their description in three languages.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct StoredPerson {
    pub id: String,
    pub name: String,
    pub about: report::language::Translated,
    pub roles: Vec<report::access::Role>,
}

impl StoredPerson {
    pub fn shown(&self, lang: report::Language, constituents: Vec<Constituent>) -> Person {
        let about = self
            .about
            .best(lang)
            .map(|(_, text)| text.to_owned())
            .unwrap_or_default();
        Person {
            id: self.id.clone(),
            name: self.name.clone(),
            about,
            roles: self.roles.clone(),
            constituents,
        }
    }
}

/// Writes what comes from outside: a demonstration, imported pages, spreadsheets. What is there
/// under the same key is replaced.
pub struct Writer<'a>(&'a Transaction<'a>);

impl Writer<'_> {
    pub fn meta(&self, key: &str, value: &str) -> Result<()> {
        self.0
            .execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [key, value])?;
        Ok(())
    }

    pub fn resolution(&self, resolution: &Resolution) -> Result<()> {
        let code = &resolution.code;
        self.0.execute(
            "INSERT OR REPLACE INTO resolutions VALUES (?1, ?2, ?3)",
            params![code.to_string(), code.set().key(), json(resolution)?],
        )?;
        Ok(())
    }

    pub fn assembly(&self, set: Set, assembly: &Assembly) -> Result<()> {
        self.0.execute(
            "INSERT OR REPLACE INTO assemblies VALUES (?1, ?2, ?3)",
            params![assembly.key, set.key(), json(assembly)?],
        )?;
        Ok(())
    }

    pub fn cycle(&self, set: Set, cycle: &Cycle) -> Result<()> {
        self.0.execute(
            "INSERT OR REPLACE INTO cycles VALUES (?1, ?2, ?3)",
            params![cycle.year, set.key(), json(cycle)?],
        )?;
        Ok(())
    }

    pub fn constituent(&self, set: Set, constituent: &Constituent) -> Result<()> {
        self.0.execute(
            "INSERT OR REPLACE INTO constituents VALUES (?1, ?2, ?3)",
            params![constituent.id, set.key(), json(constituent)?],
        )?;
        Ok(())
    }

    pub fn person(&self, person: &StoredPerson) -> Result<()> {
        self.0.execute(
            "INSERT OR REPLACE INTO people VALUES (?1, ?2)",
            params![person.id, json(person)?],
        )?;
        Ok(())
    }

    pub fn matched(&self, matched: &Matched) -> Result<()> {
        self.0.execute(
            "INSERT OR REPLACE INTO matches VALUES (?1, ?2)",
            params![matched.key(), json(matched)?],
        )?;
        Ok(())
    }

    /// What a person says a printed line stands for; `None` forgets it. An empty id asks for a
    /// Constituent of its own.
    pub fn decide(&self, printed: &str, id: Option<&str>) -> Result<()> {
        match id {
            Some(id) => self.0.execute(
                "INSERT OR REPLACE INTO decisions VALUES (?1, ?2)",
                [printed, id],
            )?,
            None => self
                .0
                .execute("DELETE FROM decisions WHERE printed = ?1", [printed])?,
        };
        Ok(())
    }

    pub fn draft(&self, draft: &DraftRow) -> Result<()> {
        drafts::insert(self.0, draft, "seeded")
    }

    pub fn published(&self, row: &PublishedRow) -> Result<()> {
        published::insert(self.0, row)
    }
}

const BUSY: Duration = Duration::from_secs(5);

fn configure(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(BUSY)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)
}

/// A panic while the lock was held left no half transaction: SQLite rolled it back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn json<T: Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

fn one<T: DeserializeOwned>(db: &Connection, sql: &str, key: &str) -> Result<Option<T>> {
    let text: Option<String> = db
        .prepare_cached(sql)?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

fn many<T: DeserializeOwned>(db: &Connection, sql: &str, key: &str) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let texts = statement.query_map([key], |row| row.get::<_, String>(0))?;
    texts
        .map(|text| Ok(serde_json::from_str(&text?)?))
        .collect()
}
