"""The open database file, lent only while it lies in its place and nothing about it is in doubt."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from server.errors import JournalError
from server.journal.database import connect, empty_log, roll_back
from server.journal.faults import FAILURES, fault, leaves_doubt


class WatchedFile:
    """The journal's file and its connection; for one thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = connect(path)
        #: The journal, its log and the log's index: while it is open, none of them may change.
        self._files = {
            file: _identity(file)
            for file in (
                path,
                path.with_name(f"{path.name}-wal"),
                path.with_name(f"{path.name}-shm"),
            )
        }
        self._doubtful = False

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection; raise ``JournalError`` for whatever goes wrong with it.

        What was begun and not committed is undone.
        """
        try:
            self._find()
            self._settle()
            try:
                yield self._db
            finally:
                roll_back(self._db)
        except FAILURES as error:
            self._doubtful = self._doubtful or leaves_doubt(error)
            raise fault(error, self.path) from error

    def close(self) -> None:
        """Let go of the file."""
        if self._lost() is not None:
            # Where it has moved, SQLite would leave it without its log.
            with suppress(sqlite3.Error):
                empty_log(self._db)
        self._db.close()

    def _find(self) -> None:
        """Refuse a file that is not where it was: what is stored in it would be lost with it."""
        lost = self._lost()
        if lost is not None:
            raise JournalError(
                f"The journal {lost} was moved or deleted while the server was running:"
                " put it back, or restart the server."
            )

    def _lost(self) -> Path | None:
        return next((file for file, was in self._files.items() if _identity(file) != was), None)

    def _settle(self) -> None:
        """After a commit of which nobody knows whether it is on the disk: see to it that it is not.

        This connection sees nothing of it, but after a crash the log would be read from the disk,
        and bring it back. The next commit takes its place there. Until one succeeds, nothing is
        read, so that what is read after a failure stays true.
        """
        if self._doubtful:
            roll_back(self._db)
            probe(self._db)
            self._doubtful = False


def probe(db: sqlite3.Connection) -> float:
    """Commit as much as an ordinary append does; return how long that took, in ms."""
    began_ns = time.perf_counter_ns()
    db.execute(_PROBE)
    return (time.perf_counter_ns() - began_ns) / 1_000_000


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # For each commit, and several times as quick as ``file.stat()``.
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


#: Four pages, as one answer takes: its entry, its reply, its workshop, and what holds these.
_PROBE = """
    INSERT INTO probe VALUES (1, randomblob(16000))
    ON CONFLICT DO UPDATE SET room = excluded.room
"""
