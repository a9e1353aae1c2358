"""The journal on disk: one SQLite file in WAL mode, one connection, one native thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from server.errors import JournalError
from server.game.commands import Role
from server.game.entries import Entry
from server.journal.appending import store
from server.journal.codec import decode
from server.journal.database import empty_log, transaction
from server.journal.request import Append, write_down
from server.journal.watched import WatchedFile, probe
from server.table.ports import Address, Offload, Person, Recorded, StoredReply
from server.turns import Turns

T = TypeVar("T")


class SqliteJournal:
    """Everything that touches the file runs inside *offload*, one piece at a time.

    Two servers may have the file open while one hands over to the other: whoever claimed a workshop
    last owns it. Not for longer: before 3.51.3, SQLite has a rare fault with two writers.
    """

    def __init__(self, path: Path | str, offload: Offload | None = None) -> None:
        # Costs nothing until it is used.
        self._thread = _OneThread()
        self._offload = offload or self._thread
        try:
            self._file = self._offload(lambda: WatchedFile(Path(path).absolute()))
        except JournalError:
            self._thread.stop()
            raise
        #: Group commit: a commit waits for the disk once, whether it holds one append or a hundred.
        self._commits = Turns(self._store)

    def open(self, address: Address, *, at_ms: int) -> None:
        """Make room for a new workshop."""
        self._query(
            "INSERT INTO workshop (id, code, touched_ms) VALUES (?, ?, ?)",
            address.workshop,
            address.code,
            at_ms,
        )

    def claim(self, workshop: str) -> int:
        """Return a new ``owner_epoch``."""
        found = self._query(
            "UPDATE workshop SET owner_epoch = owner_epoch + 1 WHERE id = ? RETURNING owner_epoch",
            workshop,
        )
        if not found:
            raise JournalError(f"Workshop {workshop} was never opened.")
        return int(found[0][0])

    def append(
        self,
        workshop: str,
        *,
        after: int,
        owner_epoch: int,
        entries: Sequence[Entry],
        replies: Sequence[StoredReply] = (),
        people: Sequence[Person] = (),
        at_ms: int,
    ) -> None:
        """Store it all, or nothing, for good."""
        failure = self._commits.take(
            write_down(workshop, after, owner_epoch, entries, replies, people, at_ms)
        )
        if failure is not None:
            raise failure

    def read(self, workshop: str) -> Recorded | None:
        """Return everything of *workshop*."""
        return self._run(lambda db: _read(db, workshop))

    def find(self, code: str) -> Address | None:
        """Return the workshop that *code* leads to: the live one, else the one touched last."""
        found = self._addresses("WHERE code = ? ORDER BY live DESC, touched_ms DESC LIMIT 1", code)
        return found[0] if found else None

    def idle(self, *, before_ms: int) -> list[Address]:
        """Return workshops that have not ended and were last touched before *before_ms*."""
        return self._addresses("WHERE live AND touched_ms < ? ORDER BY touched_ms, id", before_ms)

    def named(self, *, before_ms: int) -> list[Address]:
        """Return workshops that hold names or codes, last touched before *before_ms*."""
        return self._addresses(
            "WHERE touched_ms < ? AND EXISTS"
            " (SELECT 1 FROM person WHERE workshop = id AND name || code <> '')"
            " ORDER BY touched_ms, id",
            before_ms,
        )

    def forget(self, workshop: str) -> None:
        """Delete the names and codes of *workshop* from every byte of all files."""
        self._run(lambda db: _forget(db, self._file.path, workshop))

    def probe(self) -> float:
        """Store a little, as an append does, and return how long that took, in ms."""
        return self._run(probe)

    def close(self) -> None:
        """Finish what is under way and close."""
        self._offload(self._file.close)
        self._thread.stop()

    def _store(self, group: Sequence[Append]) -> list[JournalError | None]:
        return self._offload(lambda: store(self._file, group))

    def _addresses(self, where: str, value: str | int) -> list[Address]:
        found = self._query(f"SELECT id, code FROM workshop {where}", value)
        return [Address(workshop=workshop, code=code) for workshop, code in found]

    def _query(self, sql: str, *values: str | int) -> list[Any]:
        # Rows come out of the offload, never the cursor: to let go of one is to use the connection.
        return self._run(lambda db: db.execute(sql, values).fetchall())

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        def lent() -> T:
            with self._file.lent() as db:
                return work(db)

        return self._offload(lent)


def _read(db: sqlite3.Connection, workshop: str) -> Recorded | None:
    # One transaction, so that all of it is of the same moment.
    with transaction(db, "DEFERRED"):
        head = db.execute(
            "SELECT code, version, touched_ms FROM workshop WHERE id = ?", (workshop,)
        ).fetchone()
        if head is None:
            return None
        entries, replies, people = (
            db.execute(
                f"SELECT {columns} WHERE workshop = ? ORDER BY {key}", (workshop,)
            ).fetchall()
            for columns, key in (
                ("name, body FROM entry", "number"),
                ("seat, command_id, body FROM reply", "seat, command_id"),
                ("seat, role, name, token_hash, code FROM person", "seat"),
            )
        )
        own_code, version, touched_ms = head
        if len(entries) != version:
            raise JournalError(
                f"Workshop {workshop} has {len(entries)} entries where {version} were stored:"
                " put the last backup in place."
            )
        return Recorded(
            address=Address(workshop=workshop, code=own_code),
            entries=tuple(
                decode(name, body, lambda digest: _content(db, digest)) for name, body in entries
            ),
            replies=tuple(
                StoredReply(seat=seat, command_id=command_id, body=body)
                for seat, command_id, body in replies
            ),
            people=tuple(
                Person(seat=seat, role=Role(role), name=name, token_hash=token_hash, code=code)
                for seat, role, name, token_hash, code in people
            ),
            touched_ms=touched_ms,
        )


def _content(db: sqlite3.Connection, digest: str) -> str | None:
    found = db.execute("SELECT body FROM content WHERE hash = ?", (digest,)).fetchone()
    return None if found is None else str(found[0])


def _forget(db: sqlite3.Connection, path: Path, workshop: str) -> None:
    # Tried before as well: what cannot be done to the end is not begun.
    _empty_log(db, path, workshop)
    # All people are written again: where pages were split, old copies of a name may lie in unused
    # parts of a page, and only emptying the table overwrites those as well.
    with transaction(db):
        people = db.execute(
            """
            SELECT workshop, seat, role, iif(workshop = ?1, '', name), token_hash,
                iif(workshop = ?1, '', code) FROM person
            """,
            (workshop,),
        ).fetchall()
        db.execute("DELETE FROM person")
        db.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", people)
    # The write-ahead log still holds them, until it has been brought home and emptied.
    _empty_log(db, path, workshop)


def _empty_log(db: sqlite3.Connection, path: Path, workshop: str) -> None:
    if not empty_log(db):
        raise JournalError(
            f"Another program reads {path}: forget {workshop} again when it has ended."
        )


class _OneThread:
    """One native thread of the journal's own."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")

    def __call__(self, work: Callable[[], T]) -> T:
        return self._pool.submit(work).result()

    def stop(self) -> None:
        self._pool.shutdown()
