"""The tables, in SQL."""

from __future__ import annotations

#: Raised with every change to the tables, or to what is stored in them, that an older server
#: would misread; it then refuses the file instead.
VERSION = 2

#: What turns the tables of a version into those of the next; all that a file needs is done in one
#: transaction when it is opened. ``CREATE`` has the newest tables. Add; never change.
UPGRADES: dict[int | None, tuple[str, ...]] = {
    1: ("ALTER TABLE person ADD COLUMN code TEXT NOT NULL DEFAULT ''",),
}

#: How long another process may hold the file before that is an error.
PATIENCE_MS = 5000

#: For every connection. FULL: a commit is on the disk when it returns. ``secure_delete`` overwrites
#: what is deleted, and temporary tables stay off the disk, so that a forgotten name is gone.
PRAGMAS = (
    f"PRAGMA busy_timeout = {PATIENCE_MS}",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)

#: Two servers may start on a new file at once: whatever is there already is left as it is.
CREATE = f"""
BEGIN IMMEDIATE;

CREATE TABLE IF NOT EXISTS meta (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO meta VALUES ('schema', {VERSION});

-- Written again to see whether the disk takes writes, as much as an ordinary append needs.
CREATE TABLE IF NOT EXISTS probe (
    id   INTEGER PRIMARY KEY,
    room BLOB NOT NULL
) STRICT;

-- Packs, each once, however many workshops play it.
CREATE TABLE IF NOT EXISTS content (
    hash TEXT PRIMARY KEY,      -- SHA-256 of body, hexadecimal
    body TEXT NOT NULL          -- canonical JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS workshop (
    id          TEXT PRIMARY KEY,
    code        TEXT NOT NULL,
    owner_epoch INTEGER NOT NULL DEFAULT 0,
    version     INTEGER NOT NULL DEFAULT 0,     -- entries so far
    touched_ms  INTEGER NOT NULL,               -- wall clock
    live        INTEGER NOT NULL DEFAULT 1      -- 0 once it has ended
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS workshop_code ON workshop (code);
CREATE UNIQUE INDEX IF NOT EXISTS workshop_live_code ON workshop (code) WHERE live;

CREATE TABLE IF NOT EXISTS entry (
    workshop TEXT NOT NULL REFERENCES workshop (id),
    number   INTEGER NOT NULL,                  -- from 1, without gaps
    name     TEXT NOT NULL,                     -- see codec.STORED_NAMES
    body     TEXT NOT NULL,                     -- JSON
    PRIMARY KEY (workshop, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS reply (
    workshop   TEXT NOT NULL REFERENCES workshop (id),
    seat       INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    body       BLOB NOT NULL,
    PRIMARY KEY (workshop, seat, command_id)
) STRICT, WITHOUT ROWID;

-- The only table that holds personal data.
CREATE TABLE IF NOT EXISTS person (
    workshop   TEXT NOT NULL REFERENCES workshop (id),
    seat       INTEGER NOT NULL,
    role       TEXT NOT NULL,
    name       TEXT NOT NULL,                   -- empty once forgotten
    token_hash TEXT NOT NULL,
    code       TEXT NOT NULL DEFAULT '',        -- moves the seat; empty once forgotten
    PRIMARY KEY (workshop, seat)
) STRICT, WITHOUT ROWID;

COMMIT;
"""
