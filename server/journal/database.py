"""The database file: opening it, bringing it up to date, and transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from server.errors import JournalError, JournalFull
from server.journal import schema
from server.journal.faults import faults


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the journal at *path*, which is created if it is not there."""
    with faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_a_lone_log(path)
        # It holds names: nobody else's business. Files beside it get the same rights.
        path.touch(mode=0o600)
    try:
        return _connected(path, "NORMAL")
    except JournalFull:
        # The index beside the log takes 32 KB of the disk. Who shares the file with no other
        # server needs none, and what is stored can be read.
        return _connected(path, "EXCLUSIVE")


@contextmanager
def transaction(db: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Do everything inside, or nothing. ``DEFERRED`` is for reading only."""
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.execute("COMMIT")
    finally:
        roll_back(db)


def roll_back(db: sqlite3.Connection) -> None:
    """Undo what is not committed. After some failures SQLite has done so already."""
    if db.in_transaction:
        db.execute("ROLLBACK")


def empty_log(db: sqlite3.Connection) -> bool:
    """Bring the write-ahead log home and empty it; return whether that was possible now.

    Play waits for this, so it does not wait in turn for another process that reads.
    """
    db.execute("PRAGMA busy_timeout = 0")
    try:
        (held, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not held
    finally:
        db.execute(f"PRAGMA busy_timeout = {schema.PATIENCE_MS}")


def _keep_a_lone_log(path: Path) -> None:
    """Refuse to start beside the log of a journal that has gone: SQLite would delete it."""
    log = path.with_name(f"{path.name}-wal")
    if _size(path) == 0 and _size(log) > 0:
        raise JournalError(
            f"The journal {path} is missing, but {log.name} is there, with what was stored last:"
            " put the journal back beside it, or move that file away."
        )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _connected(path: Path, locking: str) -> sqlite3.Connection:
    with faults(path):
        # The caller sees to it that one thread uses it at a time, not that it is always the same.
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        with faults(path):
            db.execute(f"PRAGMA locking_mode = {locking}")
            _prepare(db, path)
    except JournalError:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    for pragma in schema.PRAGMAS:
        db.execute(pragma)
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    if tables and "meta" not in tables:
        raise JournalError(f"{path} belongs to another program: choose another file.")
    (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise JournalError(f"The journal {path} needs a local disk: choose another folder.")
    if not tables:
        db.executescript(schema.CREATE)
    if _version(db) in schema.UPGRADES:
        _upgrade(db)
    if _version(db) != schema.VERSION:
        raise JournalError(
            f"The journal {path} has schema version {_version(db)}, this server knows"
            f" {schema.VERSION}: run the server that wrote it, or a newer one."
        )
    # Tells a read-only file now; nothing is written, so that a server starts on a full disk.
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("UPDATE meta SET value = value WHERE name = 'schema'")
    finally:
        roll_back(db)


def _version(db: sqlite3.Connection) -> int | None:
    found = db.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    return None if found is None else int(found[0])


def _upgrade(db: sqlite3.Connection) -> None:
    """Bring the tables of an older server up to date, all the way or not at all."""
    with transaction(db):
        while (version := _version(db)) in schema.UPGRADES:
            for statement in schema.UPGRADES[version]:
                db.execute(statement)
            db.execute("UPDATE meta SET value = value + 1 WHERE name = 'schema'")
