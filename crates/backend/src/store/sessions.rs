//! Sessions: a random secret in a cookie, its hash here. Two hours idle, twelve in all.

use super::{Result, Store};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fmt::Write;

const IDLE_SECONDS: i64 = 2 * 60 * 60;
const WHOLE_SECONDS: i64 = 12 * 60 * 60;

/// What a new session hands to the browser.
pub struct Opened {
    /// The value of the cookie.
    pub secret: String,
}

/// Who a secret stands for.
pub struct Known {
    pub person: String,
    pub csrf: String,
}

impl Store {
    pub fn open_session(&self, person: &str) -> Result<Opened> {
        let (secret, csrf, now) = (random(), random(), self.clock.seconds());
        self.write(|db| {
            db.execute(
                "DELETE FROM sessions WHERE created < ?1",
                [now - WHOLE_SECONDS],
            )?;
            db.execute(
                "INSERT INTO sessions VALUES (?1, ?2, ?3, ?4, ?4)",
                params![hash(&secret), person, csrf, now],
            )?;
            Ok(())
        })?;
        Ok(Opened { secret })
    }

    pub fn session(&self, secret: &str) -> Result<Option<Known>> {
        let (hash, now) = (hash(secret), self.clock.seconds());
        let found = self.read(|db| {
            let mut statement = db.prepare_cached("SELECT person, csrf, seen FROM sessions WHERE hash = ?1 AND seen > ?2 AND created > ?3")?;
            let row = statement.query_row(params![hash, now - IDLE_SECONDS, now - WHOLE_SECONDS], |row| {
                Ok((Known { person: row.get(0)?, csrf: row.get(1)? }, row.get::<_, i64>(2)?))
            });
            Ok(row.optional()?)
        })?;
        let Some((known, seen)) = found else {
            return Ok(None);
        };
        // a write a minute is enough to know that somebody is there
        if now - seen > 60 {
            self.write(|db| {
                Ok(db.execute(
                    "UPDATE sessions SET seen = ?2 WHERE hash = ?1",
                    params![hash, now],
                )?)
            })?;
        }
        Ok(Some(known))
    }

    pub fn close_session(&self, secret: &str) -> Result<()> {
        self.write(|db| Ok(db.execute("DELETE FROM sessions WHERE hash = ?1", [hash(secret)])?))?;
        Ok(())
    }
}

fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// 256 random bits.
fn random() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    hex(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
