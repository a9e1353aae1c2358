"""What can go wrong with the database file, said in plain words, in one place."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from server.errors import Conflict, JournalError, JournalFull

#: What SQLite, the file system and the binding of values can raise.
FAILURES = (sqlite3.Error, OSError, ValueError, OverflowError)


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong with the file at *path* into one of our errors."""
    try:
        yield
    except FAILURES as error:
        raise fault(error, path) from error


def fault(error: Exception, path: Path) -> JournalError:
    """Return what *error* means for the journal at *path*, and what to do about it."""
    code = _code(error)
    if code in _FULL or (isinstance(error, OSError) and error.errno in _NO_ROOM):
        return JournalFull(f"The disk took no more for the journal {path}: make room.")
    if code in _TAKEN:
        return Conflict(f"The journal {path} holds that already: {error}.")
    if str(error).startswith(_NO_TEXT):
        # Python's words for it quote what was read, which may be a name.
        error, code = ValueError("it holds text that cannot be read"), sqlite3.SQLITE_CORRUPT
    remedy = _REMEDIES.get(code & 0xFF, "")
    return JournalError(f"The journal {path} cannot be used: {error}. {remedy}".rstrip())


def leaves_doubt(error: Exception) -> bool:
    """Return whether what was to be stored may be on the disk all the same.

    A write that was refused leaves none: what completes a commit is written last. A failed
    ``fsync`` does: everything is written, and nobody knows what of it will survive.
    """
    code = _code(error)
    return code & 0xFF == sqlite3.SQLITE_IOERR and code != sqlite3.SQLITE_IOERR_WRITE


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0)


#: A write that was refused is a full disk, a used-up quota or a limit on the file's size.
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TAKEN = {sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE}
_NO_TEXT = "Could not decode to UTF-8"
_REMEDIES = {
    sqlite3.SQLITE_NOTADB: "Choose another file, or move this one away.",
    sqlite3.SQLITE_CORRUPT: "Stop the server and put the last backup in its place.",
    sqlite3.SQLITE_READONLY: "Let the server's user write the file and its folder.",
    sqlite3.SQLITE_CANTOPEN: "Let the server's user write the file and its folder.",
    sqlite3.SQLITE_BUSY: "Another program holds it: stop that program.",
    sqlite3.SQLITE_IOERR: "The disk fails: look at the system's log.",
}
