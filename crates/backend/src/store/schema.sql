-- One JSON text a record and the few columns that queries need. Opened with WAL and full fsync.
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS resolutions (code TEXT PRIMARY KEY, set_key TEXT NOT NULL, document TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS assemblies (key TEXT NOT NULL, set_key TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (set_key, key)) STRICT;
CREATE TABLE IF NOT EXISTS cycles (year TEXT NOT NULL, set_key TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (set_key, year)) STRICT;
CREATE TABLE IF NOT EXISTS constituents (id TEXT PRIMARY KEY, set_key TEXT NOT NULL, document TEXT NOT NULL) STRICT;
-- printed names of imported pages: whom they were taken for, and what a person decided about them
CREATE TABLE IF NOT EXISTS matches (printed TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS decisions (printed TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
-- only the hash of a session's secret is kept
CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, person TEXT NOT NULL, csrf TEXT NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS drafts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, year TEXT NOT NULL, constituent TEXT NOT NULL,
  state TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, saved_at TEXT NOT NULL, saved_by TEXT NOT NULL,
  note TEXT, ever_submitted INTEGER NOT NULL, published_version INTEGER) STRICT;
CREATE INDEX IF NOT EXISTS drafts_by_constituent ON drafts (constituent, state);
-- the history of every draft by SPEC.md section 9: who did what, and the draft after it. `version` and `at` are of the last save
-- of an entry, `began` is when its first was, in seconds, of saves only. The last two columns are newer than some files: `ADDED` in mod.rs
CREATE TABLE IF NOT EXISTS revisions (
  draft TEXT NOT NULL, version INTEGER NOT NULL, deed TEXT NOT NULL, at TEXT NOT NULL, person TEXT NOT NULL, body TEXT NOT NULL,
  person_id TEXT, began INTEGER, PRIMARY KEY (draft, version)) STRICT;
-- append-only but for `withdrawn`: what readers see
CREATE TABLE IF NOT EXISTS published (
  id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, set_key TEXT NOT NULL, year TEXT NOT NULL,
  constituent TEXT NOT NULL, at TEXT, withdrawn TEXT, document TEXT NOT NULL, PRIMARY KEY (id, version)) STRICT;
CREATE INDEX IF NOT EXISTS published_by_code ON published (code);
-- one number that rises with every change of what the public sees, for caches; triggers, so that no program can forget it
CREATE TABLE IF NOT EXISTS changes (n INTEGER NOT NULL) STRICT;
INSERT INTO changes SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM changes);
CREATE TRIGGER IF NOT EXISTS published_is_new AFTER INSERT ON published BEGIN UPDATE changes SET n = n + 1; END;
CREATE TRIGGER IF NOT EXISTS published_changes AFTER UPDATE ON published BEGIN UPDATE changes SET n = n + 1; END;
CREATE TRIGGER IF NOT EXISTS resolutions_change AFTER INSERT ON resolutions BEGIN UPDATE changes SET n = n + 1; END;
CREATE TRIGGER IF NOT EXISTS constituents_change AFTER INSERT ON constituents BEGIN UPDATE changes SET n = n + 1; END;
CREATE TRIGGER IF NOT EXISTS assemblies_change AFTER INSERT ON assemblies BEGIN UPDATE changes SET n = n + 1; END;
CREATE TRIGGER IF NOT EXISTS cycles_change AFTER INSERT ON cycles BEGIN UPDATE changes SET n = n + 1; END;
