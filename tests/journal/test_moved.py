"""A file that is moved, deleted or replaced while the server runs takes nothing with it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

import pytest

from server.errors import JournalError
from server.journal.sqlite import SqliteJournal
from tests.journal.samples import NOON, Owner, at, closed, entries_of

MOVED = "was moved or deleted while the server was running: put it back, or restart the server"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path):
    journal = SqliteJournal(path)
    yield journal
    journal.close()


@pytest.fixture
def owner(journal):
    owner = Owner(journal)
    owner.append(closed(1))
    return owner


def beside(path, ending):
    return path.with_name(path.name + ending)


def delete(path):
    path.unlink()


def move(path):
    path.rename(beside(path, ".moved"))


def move_the_folder(path):
    path.parent.rename(path.parent.with_name("elsewhere"))


def replace_by_a_copy(path):
    copy = beside(path, ".copy")
    shutil.copy(path, copy)
    copy.replace(path)


@pytest.mark.parametrize("lose", [delete, move, move_the_folder, replace_by_a_copy])
def test_nothing_is_acknowledged_into_a_file_that_has_gone(path, owner, lose):
    lose(path)
    with pytest.raises(JournalError, match=MOVED):
        owner.append(closed(2))


@pytest.mark.parametrize(
    "ask",
    [
        lambda journal: journal.read("w1"),
        lambda journal: journal.find("code-w1"),
        lambda journal: journal.claim("w1"),
        lambda journal: journal.open(at("w2"), at_ms=NOON),
        lambda journal: journal.idle(before_ms=NOON + 1),
        lambda journal: journal.named(before_ms=NOON + 1),
        lambda journal: journal.forget("w1"),
        lambda journal: journal.probe(),
    ],
)
def test_a_file_that_has_gone_answers_nothing(path, owner, journal, ask):
    delete(path)
    with pytest.raises(JournalError, match=MOVED):
        ask(journal)


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_what_lies_beside_the_file_is_missed_as_well(path, owner, ending):
    delete(beside(path, ending))
    with pytest.raises(JournalError, match=rf"journal\.db{ending} {MOVED}"):
        owner.append(closed(2))


def test_play_goes_on_when_the_file_is_back(path, owner, journal):
    move(path)
    with pytest.raises(JournalError):
        owner.append(closed(2))
    beside(path, ".moved").rename(path)
    assert entries_of(journal) == (closed(1),)
    owner.append(closed(2))
    assert entries_of(journal) == (closed(1), closed(2))


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_a_restart_keeps_everything_when_what_lies_beside_the_file_was_deleted(path, ending):
    journal = SqliteJournal(path)
    Owner(journal).append(closed(1))
    delete(beside(path, ending))
    journal.close()
    again = SqliteJournal(path)
    assert entries_of(again) == (closed(1),)
    again.close()


def test_a_file_that_was_moved_alone_is_whole_once_the_server_has_stopped(path):
    journal = SqliteJournal(path)
    Owner(journal).append(closed(1))
    move(path)
    journal.close()
    moved = SqliteJournal(beside(path, ".moved"))
    assert entries_of(moved) == (closed(1),)
    moved.close()


def test_a_folder_that_was_moved_is_whole_once_the_server_has_stopped(path):
    journal = SqliteJournal(path)
    Owner(journal).append(closed(1))
    move_the_folder(path)
    journal.close()
    moved = SqliteJournal(path.parent.with_name("elsewhere") / path.name)
    assert entries_of(moved) == (closed(1),)
    moved.close()


#: A server on the file; it stops when its input ends, as one that is told to stop.
SERVER = """
import sys
from server.journal.sqlite import SqliteJournal
from tests.journal.samples import Owner, closed
journal = SqliteJournal(sys.argv[1])
Owner(journal).append(closed(1))
print("stored", flush=True)
sys.stdin.read()
journal.close()
"""


def test_a_backup_put_in_place_while_the_server_runs_keeps_its_own_log(path, tmp_path):
    backup = tmp_path / "backup"
    killed = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(backup / path.name)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with killed:
        assert killed.stdout.readline()
        killed.send_signal(signal.SIGKILL)
    assert beside(backup / path.name, "-wal").stat().st_size
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as stopped:
        assert stopped.stdout.readline()
        for file in sorted(path.parent.iterdir()):
            file.unlink()
        for file in sorted(backup.iterdir()):
            os.rename(file, path.parent / file.name)
        stopped.stdin.close()
    again = SqliteJournal(path)
    assert entries_of(again) == (closed(1),)
    again.close()
