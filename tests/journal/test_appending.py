"""A group of appends in one transaction: each has its own fate."""

from __future__ import annotations

import pytest

from server.errors import Conflict, JournalError, JournalFull
from server.game.entries import CardDealt, WorkshopEnded
from server.journal.appending import store
from server.journal.request import write_down
from server.journal.watched import WatchedFile
from tests.journal.samples import NOON, closed, person, reply


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


@pytest.fixture
def file(path):
    file = WatchedFile(path)
    with file.lent() as db:
        for workshop in ("w1", "w2", "w3"):
            db.execute("INSERT INTO workshop VALUES (?, ?, 1, 0, 0, 1)", (workshop, workshop))
    yield file
    file.close()


@pytest.fixture
def db(file):
    with file.lent() as db:
        return db


def append(workshop, *entries, after=0, epoch=1, replies=(), people=()):
    return write_down(workshop, after, epoch, entries, replies, people, NOON)


def fates(file, *group):
    return [type(outcome) for outcome in store(file, group)]


def versions(db):
    """How many entries each workshop holds, and that this is what its version says."""
    counted = db.execute(
        "SELECT id, count(number) FROM workshop LEFT JOIN entry ON workshop = id GROUP BY id"
    ).fetchall()
    assert counted == db.execute("SELECT id, version FROM workshop ORDER BY id").fetchall()
    return dict(counted)


STORED = type(None)


def test_a_group_is_stored_together(file, db):
    group = [append("w1", closed(1)), append("w2", closed(1), closed(2)), append("w3")]
    assert fates(file, *group) == [STORED, STORED, STORED]
    assert versions(db) == {"w1": 1, "w2": 2, "w3": 0}


def test_a_conflict_hurts_nobody_else(file, db):
    group = [append("w1", closed(1)), append("w2", closed(1), after=7), append("w3", closed(1))]
    assert fates(file, *group) == [STORED, Conflict, STORED]
    assert versions(db) == {"w1": 1, "w2": 0, "w3": 1}


def test_an_older_owner_hurts_nobody_else(file, db):
    group = [append("w1", closed(1), epoch=0), append("w2", closed(1))]
    assert fates(file, *group) == [Conflict, STORED]


def test_a_second_reply_hurts_nobody_else(file, db):
    store(file, [append("w2", closed(1), replies=(reply("c1"),))])
    group = [
        append("w1", closed(1)),
        append("w2", closed(2), after=1, replies=(reply("c1"),)),
        append("w3", closed(1)),
    ]
    assert fates(file, *group) == [STORED, Conflict, STORED]
    assert versions(db) == {"w1": 1, "w2": 1, "w3": 1}


def test_what_cannot_be_bound_hurts_nobody_else(file, db):
    half_a_character = person(1, "\ud800")
    group = [append("w1", closed(1)), append("w2", closed(1), people=(half_a_character,))]
    assert fates(file, *group) == [STORED, JournalError]
    assert versions(db) == {"w1": 1, "w2": 0, "w3": 0}


def test_what_finds_no_room_hurts_nobody_else(file, db):
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 2}")
    large = append("w2", CardDealt(seat=1, squares=("dig-1",) * 5000))
    group = [append("w1", closed(1)), large, append("w3", closed(1))]
    assert fates(file, *group) == [STORED, JournalFull, STORED]
    assert versions(db) == {"w1": 1, "w2": 0, "w3": 1}


def test_of_two_appends_after_one_version_the_first_is_stored(file, db):
    assert fates(file, append("w1", closed(1)), append("w1", closed(2))) == [STORED, Conflict]
    assert versions(db)["w1"] == 1


def test_one_append_may_follow_another_in_the_same_group(file, db):
    group = [append("w1", closed(1)), append("w1", closed(2), closed(3), after=1)]
    assert fates(file, *group) == [STORED, STORED]
    assert versions(db)["w1"] == 3


def test_a_workshop_stays_ended_whatever_follows_in_its_group(file, db):
    store(file, [append("w1", WorkshopEnded()), append("w1", after=1, replies=(reply("c1"),))])
    assert db.execute("SELECT live FROM workshop WHERE id = 'w1'").fetchone() == (0,)


def test_a_group_that_cannot_begin_is_refused_whole(path, file, db):
    other = WatchedFile(path)
    db.execute("PRAGMA busy_timeout = 0")
    group = [append("w1", closed(1)), append("w2", closed(1))]
    with other.lent() as held:
        held.execute("BEGIN IMMEDIATE")
        assert fates(file, *group) == [JournalError, JournalError]
    other.close()
