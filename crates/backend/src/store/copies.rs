//! Whole copies of the database file, made while it is written to, and put back.

use super::{FILE, Store};
use crate::clock::Clock;
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The right to use a data folder: shared by programs that read and write its database, alone for
/// the one that puts another in its place.
pub struct Lease {
    folder: PathBuf,
    _lock: File,
}

impl Lease {
    /// Errors: a sentence that says what to do.
    pub fn shared(folder: &Path) -> Result<Self, String> {
        Self::take(
            folder,
            File::try_lock_shared,
            "is being restored by another program. Wait until it is done and run the same command again.",
        )
    }

    /// Errors: a sentence that says what to do.
    pub fn alone(folder: &Path) -> Result<Self, String> {
        std::fs::create_dir_all(folder).map_err(|error| {
            format!("Cannot make the data folder {}: {error}", folder.display())
        })?;
        Self::take(
            folder,
            File::try_lock,
            "is in use. Stop the server (Ctrl-C) and run the same command again.",
        )
    }

    fn take(
        folder: &Path,
        lock: fn(&File) -> Result<(), TryLockError>,
        taken: &str,
    ) -> Result<Self, String> {
        let name = folder.join("in-use.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&name);
        let file = file.map_err(|error| {
            format!(
                "Cannot write into {}: {error}. Choose another folder with --data.",
                folder.display()
            )
        })?;
        match lock(&file) {
            Ok(()) => Ok(Self {
                folder: folder.to_path_buf(),
                _lock: file,
            }),
            Err(TryLockError::WouldBlock) => {
                Err(format!("The data folder {} {taken}", folder.display()))
            }
            Err(TryLockError::Error(error)) => {
                Err(format!("Cannot lock {}: {error}", name.display()))
            }
        }
    }
}

impl Store {
    /// A whole copy at one moment, checked. Answers what is in it.
    /// Errors: a sentence that says what to do; no half copy stays.
    pub fn copy_of(folder: &Path, to: &Path) -> Result<String, String> {
        let file = folder.join(FILE);
        let from = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(
            |error| {
                format!(
                    "Cannot open the database {}: {error}. Choose its folder with --data.",
                    file.display()
                )
            },
        )?;
        if to.is_file() {
            return Err(format!(
                "{} is there already. Name a new file: an older copy is never overwritten.",
                to.display()
            ));
        }
        if to.is_dir()
            || to
                .parent()
                .is_some_and(|parent| parent != Path::new("") && !parent.is_dir())
        {
            return Err(format!(
                "{} is no file that can be written: name a file in a folder that is there.",
                to.display()
            ));
        }
        // written aside, so that whoever collects copies never takes a half one
        let half = to.with_extension("half");
        let _ = std::fs::remove_file(&half);
        let copied = from
            .execute("VACUUM INTO ?1", [half.to_string_lossy()])
            .map_err(|error| format!("The copy could not be written: {error}"))
            .and_then(|_| whole(&half));
        let copied = copied.and_then(|count| {
            File::open(&half)
                .and_then(|file| file.sync_all())
                .and_then(|()| std::fs::rename(&half, to))
                .map_err(|error| format!("Cannot write {}: {error}", to.display()))?;
            Ok(count)
        });
        if copied.is_err() {
            let _ = std::fs::remove_file(&half);
        }
        copied
    }

    /// Puts a copy in the place of the data; what was there is kept aside. Answers what is in it,
    /// and where the old file is. Errors: a sentence; the data is as it was.
    pub fn put_back(
        lease: &Lease,
        copy: &Path,
        clock: Clock,
    ) -> Result<(String, Option<PathBuf>), String> {
        let count = whole(copy)?;
        let file = lease.folder.join(FILE);
        let fresh = lease.folder.join("restoring.sqlite");
        std::fs::copy(copy, &fresh)
            .and_then(|_| File::open(&fresh)?.sync_all())
            .map_err(|error| format!("Cannot write {}: {error}", fresh.display()))?;
        let aside = if file.exists() {
            let time = clock.now().replace(':', "-");
            let name = |n: u32| {
                lease.folder.join(if n == 1 {
                    format!("before-restore-{time}.sqlite")
                } else {
                    format!("before-restore-{time}-{n}.sqlite")
                })
            };
            let aside = (1..)
                .map(name)
                .find(|path| !path.exists())
                .unwrap_or_else(|| name(1));
            // what waits in the write-ahead log belongs to the old file
            let old = Connection::open(&file)
                .map_err(|error| format!("Cannot open {}: {error}", file.display()))?;
            old.pragma_update(None, "wal_checkpoint", "TRUNCATE")
                .map_err(|error| error.to_string())?;
            drop(old);
            std::fs::rename(&file, &aside)
                .map_err(|error| format!("Cannot move {}: {error}", file.display()))?;
            Some(aside)
        } else {
            None
        };
        for rest in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(lease.folder.join(format!("{FILE}{rest}")));
        }
        std::fs::rename(&fresh, &file)
            .map_err(|error| format!("Cannot put the copy at {}: {error}", file.display()))?;
        Ok((count, aside))
    }
}

/// How much is in a database file that is whole and ours.
fn whole(file: &Path) -> Result<String, String> {
    let wrong = |error: rusqlite::Error| format!("{} is no whole copy: {error}", file.display());
    if !file.is_file() {
        return Err(format!("There is no file {}", file.display()));
    }
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(wrong)?;
    let verdict: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .map_err(wrong)?;
    if verdict != "ok" {
        return Err(format!("{} is damaged: {verdict}", file.display()));
    }
    let count = |table: &str| {
        db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get::<_, i64>(0)
        })
        .map_err(wrong)
    };
    Ok(format!(
        "{} Resolutions, {} drafts, {} published copies",
        count("resolutions")?,
        count("drafts")?,
        count("published")?
    ))
}
