"""The journal on disk: what it promises beyond the contract."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

import pytest

from server.errors import Conflict, JournalError
from server.game.entries import WorkshopOpened
from server.journal.sqlite import SqliteJournal
from tests.journal.contract import JournalContract
from tests.journal.people import PeopleContract
from tests.journal.samples import NOON, Owner, at, closed, entries_of, names_in, person, reply
from tests.packs.small import small_pack


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path):
    journal = SqliteJournal(path)
    yield journal
    journal.close()


class TestSqliteJournal(JournalContract, PeopleContract):
    @pytest.fixture
    def journal(self, journal):
        return journal


# Reopening, and two servers


def test_everything_is_there_after_reopening(path):
    first = SqliteJournal(path)
    Owner(first).append(
        WorkshopOpened(pack=small_pack()), replies=(reply("c1"),), people=(person(1, "Ada"),)
    )
    before = first.read("w1")
    first.close()
    second = SqliteJournal(path)
    assert second.read("w1") == before
    second.close()


def test_claims_go_on_counting_after_reopening(path):
    first = SqliteJournal(path)
    epoch = Owner(first).epoch
    first.close()
    second = SqliteJournal(path)
    assert second.claim("w1") > epoch
    second.close()


def test_an_owner_in_another_process_is_replaced_by_a_claim(path, journal):
    older = Owner(journal)
    other = SqliteJournal(path)
    newer = Owner(other, opens=False)
    with pytest.raises(Conflict):
        older.append(closed(1))
    newer.append(closed(1))
    assert entries_of(journal) == (closed(1),)
    other.close()


def test_only_the_owner_of_the_file_may_read_it(path, journal):
    assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}


def test_everything_runs_in_the_offload_given(path):
    with ThreadPoolExecutor(1) as pool:
        pieces = []

        def offload(work):
            pieces.append(work)
            return pool.submit(work).result()

        journal = SqliteJournal(path, offload)
        Owner(journal).append(closed(1))
        journal.close()
    # Connect, open, claim, read, append, close.
    assert len(pieces) == 6


def test_two_workshops_with_one_pack_store_it_once(path, journal):
    for workshop in ("w1", "w2"):
        Owner(journal, workshop).append(WorkshopOpened(pack=small_pack()))
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM content").fetchone() == (1,)
    db.close()


# Forgetting


def canary(seat, times):
    """Somebody whose name and code would be found in any file."""
    return person(seat, "CANARY" * times, code="CANARIES" * times)


def singing(folder):
    return {file.name for file in folder.iterdir() if b"CANAR" in file.read_bytes()}


def test_a_forgotten_name_or_code_is_in_no_byte_of_any_file(path, journal):
    # Seats in disorder and names of many lengths split pages and leave old copies behind.
    sizes = cycle((1, 40, 7, 120, 3))
    for workshop in ("w1", "w2"):
        owner = Owner(journal, workshop)
        for seat in sorted(range(300), key=lambda seat: seat * 7919 % 300):
            owner.append(people=(canary(seat, next(sizes)),))
        owner.append(people=tuple(canary(seat, next(sizes)) for seat in range(300)))
    journal.forget("w1")
    journal.forget("w2")
    assert singing(path.parent) == set()


def test_forgetting_one_workshop_leaves_no_copy_of_its_names(path, journal):
    first, second = Owner(journal, "w1"), Owner(journal, "w2")
    for seat in sorted(range(300), key=lambda seat: seat * 7919 % 300):
        first.append(people=(canary(seat, 1),))
        second.append(people=(person(seat, "Bob"),))
    journal.forget("w1")
    assert singing(path.parent) == set()


def test_a_name_that_another_program_still_sees_is_told(path, journal):
    Owner(journal).append(people=(person(1, "Ada"),))
    with sqlite3.connect(path) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM person").fetchall()
        with pytest.raises(JournalError, match="forget w1 again"):
            journal.forget("w1")
        assert journal.named(before_ms=NOON + 1) == [at("w1")]
    reader.close()
    journal.forget("w1")
    assert names_in(journal) == [""]


# Files that cannot be used


def test_a_folder_that_cannot_be_made_is_told_by_its_path(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError, match=r"file/journal\.db cannot be used"):
        SqliteJournal(tmp_path / "file" / "journal.db")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    with pytest.raises(JournalError, match="Let the server's user write"):
        SqliteJournal(tmp_path)


def test_a_file_that_is_no_database_is_told(path):
    path.parent.mkdir()
    path.write_bytes(b"Dear diary, today we played bingo. " * 100)
    with pytest.raises(JournalError, match=r"journal\.db cannot be used: .* Choose another file"):
        SqliteJournal(path)


def test_a_database_of_another_program_is_told(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    with pytest.raises(JournalError, match="belongs to another program"):
        SqliteJournal(path)


def test_a_database_of_another_program_is_left_as_it_is(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(JournalError):
        SqliteJournal(path)
    assert path.read_bytes() == before


def test_a_journal_that_cannot_be_written_is_told(path):
    SqliteJournal(path).close()
    content = bytearray(path.read_bytes())
    # A write version that SQLite does not know makes the file read-only, for root as well.
    content[18] = 9
    path.write_bytes(content)
    with pytest.raises(JournalError, match="Let the server's user write the file and its folder"):
        SqliteJournal(path)


def test_a_journal_of_a_newer_server_is_told(path):
    SqliteJournal(path).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = 99 WHERE name = 'schema'")
    db.close()
    with pytest.raises(JournalError, match=r"schema version 99, .* run the server that wrote it"):
        SqliteJournal(path)


def test_a_missing_entry_is_told(path, journal):
    Owner(journal).append(closed(1), closed(2))
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM entry WHERE number = 1")
    db.close()
    with pytest.raises(JournalError, match="has 1 entries where 2 were stored"):
        journal.read("w1")


def test_a_journal_held_by_another_program_takes_no_writes(path, journal):
    journal.open(at("w1"), at_ms=NOON)
    journal._query("PRAGMA busy_timeout = 0")
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="Another program holds it"):
            journal.probe()
        other.execute("ROLLBACK")
    other.close()


def test_the_log_of_a_journal_that_has_gone_is_left_for_its_return(path):
    path.parent.mkdir()
    log = path.with_name("journal.db-wal")
    log.write_bytes(b"what was stored last")
    with pytest.raises(JournalError, match=r"is missing, but journal\.db-wal is there"):
        SqliteJournal(path)
    assert log.read_bytes() == b"what was stored last"


# How long a commit takes


def test_a_probe_writes_as_much_as_an_answer(path, journal):
    log = path.with_name("journal.db-wal")

    def written(store):
        before = log.stat().st_size
        store()
        return log.stat().st_size - before

    owner = Owner(journal)
    owner.append(closed(1), replies=(reply("c1"),))
    journal.probe()
    answer = written(lambda: owner.append(closed(2), replies=(reply("c2"),)))
    assert written(journal.probe) == answer
