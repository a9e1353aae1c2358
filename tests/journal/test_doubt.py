"""A commit that failed, of which nobody knows whether it is on the disk: the next read decides."""

from __future__ import annotations

import shutil

import pytest

from server.errors import JournalError
from server.journal.sqlite import SqliteJournal
from tests.journal.failing import POSSIBLE, Disk
from tests.journal.samples import NOON, Owner, at, closed, entries_of, person, reply

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="only Linux refuses to sync when asked to")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


@pytest.fixture
def disk():
    disk = Disk()
    yield disk
    disk.stop()


@pytest.fixture
def journal(path, disk):
    journal = SqliteJournal(path, disk)
    yield journal
    disk.failing = False
    journal.close()


@pytest.fixture
def owner(journal):
    owner = Owner(journal)
    owner.append(closed(1))
    return owner


def after_a_crash(path, tmp_path):
    """What a server finds that starts now on what is on the disk."""
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(path.with_name(path.name + ending), crashed)
    journal = SqliteJournal(crashed / path.name)
    found = journal.read("w1")
    journal.close()
    shutil.rmtree(crashed)
    return found


def fail(owner, disk):
    """Try to append while the disk fails; it is told, and the disk is sound again."""
    disk.failing = True
    with pytest.raises(JournalError, match="The disk fails: look at the system's log"):
        owner.append(closed(2), replies=(reply("c2"),), people=(person(2, "Bob"),))
    disk.failing = False


def test_a_failed_commit_may_be_on_the_disk_all_the_same(owner, disk, path, tmp_path):
    # The danger that the tests below are about.
    fail(owner, disk)
    assert after_a_crash(path, tmp_path).entries == (closed(1), closed(2))


def test_what_is_read_after_a_failed_commit_is_what_a_crash_leaves(owner, disk, path, tmp_path):
    fail(owner, disk)
    read = owner.journal.read("w1")
    assert read.entries == (closed(1),)
    assert after_a_crash(path, tmp_path) == read


def test_nothing_is_read_while_a_commit_is_in_doubt(owner, disk):
    fail(owner, disk)
    disk.failing = True
    for _ in range(2):
        with pytest.raises(JournalError, match="The disk fails"):
            owner.journal.read("w1")
    disk.failing = False
    assert entries_of(owner.journal) == (closed(1),)


def test_what_is_stored_next_takes_the_place_of_what_failed(owner, disk, path, tmp_path):
    fail(owner, disk)
    owner.append(closed(3))
    assert entries_of(owner.journal) == (closed(1), closed(3))
    assert after_a_crash(path, tmp_path).entries == (closed(1), closed(3))


def test_what_failed_may_be_tried_again(owner, disk, path, tmp_path):
    fail(owner, disk)
    owner.append(closed(2), replies=(reply("c2"),), people=(person(2, "Bob"),))
    recorded = after_a_crash(path, tmp_path)
    assert recorded == owner.journal.read("w1")
    assert recorded.replies == (reply("c2"),)
    assert recorded.people == (person(2, "Bob"),)


def test_a_workshop_whose_opening_failed_is_not_there_after_a_crash(owner, disk, path, tmp_path):
    disk.failing = True
    with pytest.raises(JournalError):
        owner.journal.open(at("w2"), at_ms=NOON)
    disk.failing = False
    assert owner.journal.find("code-w2") is None
    owner.journal.open(at("w2"), at_ms=NOON)


def test_a_claim_that_failed_leaves_the_owner_as_it_is(owner, disk):
    disk.failing = True
    with pytest.raises(JournalError):
        owner.journal.claim("w1")
    disk.failing = False
    owner.append(closed(2))
    assert entries_of(owner.journal) == (closed(1), closed(2))


def test_reading_needs_no_sync_while_nothing_is_in_doubt(owner, disk):
    disk.failing = True
    assert entries_of(owner.journal) == (closed(1),)
