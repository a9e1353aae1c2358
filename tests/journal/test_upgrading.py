"""A journal of an older server opens, and holds everything."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from server.errors import JournalError
from server.game.entries import Entry, PlayerJoined, WorkshopOpened
from server.journal import schema
from server.journal.codec import encode
from server.journal.sqlite import SqliteJournal
from tests.journal.samples import NOON, Owner, at, closed, person, reply
from tests.packs.small import small_pack

#: As version 0.1.0 made them.
SCHEMA_1 = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('schema', 1);
CREATE TABLE probe (id INTEGER PRIMARY KEY, room BLOB NOT NULL) STRICT;
CREATE TABLE content (hash TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE workshop (
    id          TEXT PRIMARY KEY,
    code        TEXT NOT NULL,
    owner_epoch INTEGER NOT NULL DEFAULT 0,
    version     INTEGER NOT NULL DEFAULT 0,
    touched_ms  INTEGER NOT NULL,
    live        INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX workshop_code ON workshop (code);
CREATE UNIQUE INDEX workshop_live_code ON workshop (code) WHERE live;
CREATE TABLE entry (
    workshop TEXT NOT NULL REFERENCES workshop (id),
    number   INTEGER NOT NULL,
    name     TEXT NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (workshop, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE reply (
    workshop   TEXT NOT NULL REFERENCES workshop (id),
    seat       INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    body       BLOB NOT NULL,
    PRIMARY KEY (workshop, seat, command_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE person (
    workshop   TEXT NOT NULL REFERENCES workshop (id),
    seat       INTEGER NOT NULL,
    role       TEXT NOT NULL,
    name       TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    PRIMARY KEY (workshop, seat)
) STRICT, WITHOUT ROWID;
"""

ENTRIES: tuple[Entry, ...] = (WorkshopOpened(pack=small_pack()), PlayerJoined(seat=1), closed(1))


@pytest.fixture
def path(tmp_path):
    """A journal of version 0.1.0, with a workshop in it."""
    path = tmp_path / "journal.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(SCHEMA_1)
        db.execute("INSERT INTO workshop VALUES ('w1', 'code-w1', 3, 3, ?, 1)", (NOON,))
        db.execute("INSERT INTO reply VALUES ('w1', 1, 'c1', ?)", (reply("c1").body,))
        db.execute("INSERT INTO person VALUES ('w1', 1, 'player', 'Ada', ?)", ("a" * 64,))
        for number, entry in enumerate(ENTRIES, start=1):
            written = encode(entry)
            row = ("w1", number, written.name, written.body)
            db.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)
            if written.content:
                content = (written.content.hash, written.content.body)
                db.execute("INSERT INTO content VALUES (?, ?)", content)
    db.close()
    return path


@pytest.fixture
def journal(path):
    journal = SqliteJournal(path)
    yield journal
    journal.close()


def version_of(path):
    db = sqlite3.connect(path)
    (version,) = db.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    db.close()
    return version


def test_a_journal_of_the_first_version_holds_everything(journal):
    recorded = journal.read("w1")
    assert recorded.address == at("w1")
    assert recorded.entries == ENTRIES
    assert recorded.replies == (reply("c1"),)
    assert recorded.people == (person(1, "Ada"),)
    assert recorded.touched_ms == NOON


def test_play_goes_on_in_a_journal_of_the_first_version(journal):
    owner = Owner(journal, opens=False)
    assert owner.epoch == 4
    owner.append(closed(2), people=(person(1, "Ada", code="K7WQ2M"),))
    assert journal.read("w1").entries == (*ENTRIES, closed(2))
    assert journal.read("w1").people == (person(1, "Ada", code="K7WQ2M"),)


def test_it_then_has_the_tables_of_a_new_journal(path, journal, tmp_path):
    new = tmp_path / "new.db"
    SqliteJournal(new).close()

    def columns(file):
        db = sqlite3.connect(file)
        found = {
            (table, name): (kind, needed, default, key)
            for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            for _, name, kind, needed, default, key in db.execute(f"PRAGMA table_info({table})")
        }
        db.close()
        return found

    assert columns(path) == columns(new)
    assert version_of(path) == version_of(new) == schema.VERSION


def test_two_servers_may_bring_it_up_to_date_at_once(path):
    with ThreadPoolExecutor(8) as threads:
        journals = list(threads.map(SqliteJournal, [path] * 8))
    for journal in journals:
        assert journal.read("w1").entries == ENTRIES
        journal.close()
    assert version_of(path) == schema.VERSION


def test_an_upgrade_is_whole_or_not_at_all(path, monkeypatch):
    broken = {1: (*schema.UPGRADES[1], "ALTER TABLE recipes ADD COLUMN code TEXT")}
    monkeypatch.setattr(schema, "UPGRADES", broken)
    with pytest.raises(JournalError, match="no such table: recipes"):
        SqliteJournal(path)
    monkeypatch.undo()
    assert version_of(path) == 1
    journal = SqliteJournal(path)
    assert journal.read("w1").people == (person(1, "Ada"),)
    journal.close()


def test_every_older_version_has_its_upgrade():
    assert list(schema.UPGRADES) == list(range(1, schema.VERSION))
