"""The database file: opening it, transactions, and one place that says what went wrong with it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from server.errors import Conflict, JournalError, JournalFull
from server.journal import schema

#: What SQLite, the file system and the binding of values can raise.
FAILURES = (sqlite3.Error, OSError, ValueError, OverflowError)


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the journal at *path*, which is created if it is not there."""
    with faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # It holds names: nobody else's business. Files beside it get the same rights.
        path.touch(mode=0o600)
        # The caller sees to it that one thread uses it at a time, not that it is always the same.
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        with faults(path):
            _prepare(db, path)
    except JournalError:
        db.close()
        raise
    return db


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


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong with the file at *path* into one of our errors."""
    try:
        yield
    except FAILURES as error:
        raise fault(error, path) from error


def fault(error: Exception, path: Path) -> JournalError:
    """Return what *error* means for the journal at *path*, and what to do about it."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _FULL or (isinstance(error, OSError) and error.errno in _NO_ROOM):
        return JournalFull(f"The disk took no more for the journal {path}: make room.")
    if code in _TAKEN:
        return Conflict(f"The journal {path} holds that already: {error}.")
    remedy = _REMEDIES.get(code & 0xFF, "")
    return JournalError(f"The journal {path} cannot be used: {error}. {remedy}".rstrip())


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
    (version,) = db.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone() or (None,)
    if version != schema.VERSION:
        raise JournalError(
            f"The journal {path} has schema version {version}, this server knows {schema.VERSION}:"
            " run the server that wrote it, or a newer one."
        )
    # Tells a read-only file now; nothing is written, so that a server starts on a full disk.
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("UPDATE meta SET value = value WHERE name = 'schema'")
    finally:
        roll_back(db)


#: A write that was refused is a full disk, a used-up quota or a limit on the file's size.
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TAKEN = {sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE}
_REMEDIES = {
    sqlite3.SQLITE_NOTADB: "Choose another file, or move this one away.",
    sqlite3.SQLITE_CORRUPT: "Stop the server and put the last backup in its place.",
    sqlite3.SQLITE_READONLY: "Let the server's user write the file and its folder.",
    sqlite3.SQLITE_CANTOPEN: "Let the server's user write the file and its folder.",
    sqlite3.SQLITE_BUSY: "Another program holds it: stop that program.",
    sqlite3.SQLITE_IOERR: "The disk fails: look at the system's log.",
}
