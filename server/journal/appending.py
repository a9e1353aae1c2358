"""Write a group of appends in one transaction; one that cannot be stored hurts no other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain

from server.errors import JournalError
from server.journal.faults import FAILURES
from server.journal.request import Append, Head, objection
from server.journal.watched import WatchedFile

Row = tuple[object, ...]


def store(file: WatchedFile, group: Sequence[Append]) -> list[JournalError | None]:
    """Store *group*, and return what became of each: ``None`` if it is stored for good."""
    try:
        with file.lent() as db:
            outcomes = _together(db, group)
    except JournalError as error:
        # The disk has failed, not a request: trying each alone could only hide it.
        return [error for _ in group]
    if outcomes is not None:
        return outcomes
    # One of them cannot be stored: each has a transaction of its own.
    return [outcome for append in group for outcome in store(file, [append])]


def _together(db: sqlite3.Connection, group: Sequence[Append]) -> list[JournalError | None] | None:
    """Store *group* in one transaction; return ``None`` if one hinders the others."""
    db.execute("BEGIN IMMEDIATE")
    try:
        outcomes = _write(db, group)
    except FAILURES:
        if len(group) == 1:
            raise
        return None
    db.execute("COMMIT")
    return outcomes


def _write(db: sqlite3.Connection, group: Sequence[Append]) -> list[JournalError | None]:
    heads = _heads(db, {append.workshop for append in group})
    outcomes: list[JournalError | None] = []
    accepted: list[Append] = []
    for append in group:
        outcomes.append(objection(append, heads.get(append.workshop)))
        if outcomes[-1] is None:
            accepted.append(append)
            heads[append.workshop] = Head(append.version, append.owner_epoch)
    for statement, rows in _rows(accepted).items():
        _execute(db, statement, rows)
    return outcomes


def _heads(db: sqlite3.Connection, workshops: set[str]) -> dict[str, Head]:
    marks = ", ".join("?" * len(workshops))
    found = db.execute(
        f"SELECT id, version, owner_epoch FROM workshop WHERE id IN ({marks})", list(workshops)
    ).fetchall()
    return {workshop: Head(version, epoch) for workshop, version, epoch in found}


_CONTENT = "INSERT INTO content VALUES {rows} ON CONFLICT DO NOTHING"
_ENTRY = "INSERT INTO entry VALUES {rows}"
_REPLY = "INSERT INTO reply VALUES {rows}"
_PERSON = """
    INSERT INTO person VALUES {rows} ON CONFLICT DO UPDATE
    SET role = excluded.role, name = excluded.name, token_hash = excluded.token_hash,
        code = excluded.code
"""
_WORKSHOP = """
    UPDATE workshop SET version = column2, touched_ms = column3, live = live AND NOT column4
    FROM (VALUES {rows}) WHERE id = column1
"""


def _rows(accepted: Sequence[Append]) -> dict[str, Iterable[Row]]:
    """Return the rows that each statement takes, for all of *accepted* together."""
    ended = {append.workshop for append in accepted if append.ends}
    return {
        _CONTENT: {
            entry.content.hash: (entry.content.hash, entry.content.body)
            for append in accepted
            for entry in append.entries
            if entry.content
        }.values(),
        _ENTRY: [
            (append.workshop, number, entry.name, entry.body)
            for append in accepted
            for number, entry in enumerate(append.entries, start=append.after + 1)
        ],
        _REPLY: [
            (append.workshop, reply.seat, reply.command_id, reply.body)
            for append in accepted
            for reply in append.replies
        ],
        _PERSON: [
            (
                append.workshop,
                person.seat,
                person.role.value,
                person.name,
                person.token_hash,
                person.code,
            )
            for append in accepted
            for person in append.people
        ],
        # The last append of each workshop says where it stands.
        _WORKSHOP: {
            append.workshop: (
                append.workshop,
                append.version,
                append.at_ms,
                append.workshop in ended,
            )
            for append in accepted
        }.values(),
    }


def _execute(db: sqlite3.Connection, statement: str, rows: Iterable[Row]) -> None:
    """Run *statement* for many rows at once.

    Not ``executemany``: that gives up the interpreter's lock for every row, and on a busy server it
    may take a whole switch interval (5 ms) each time to have it back.
    """
    waiting = list(rows)
    while waiting:
        chunk, waiting = waiting[:_CHUNK], waiting[_CHUNK:]
        marks = f"({', '.join('?' * len(chunk[0]))})"
        sql = statement.format(rows=", ".join([marks] * len(chunk)))
        db.execute(sql, list(chain.from_iterable(chunk)))


#: SQLite takes 32,766 values in one statement.
_CHUNK = 1000
