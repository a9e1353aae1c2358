"""What was acknowledged is kept: through a kill, a torn file, a full disk."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from server.journal.sqlite import SqliteJournal
from tests.journal.appender import WORKSHOPS
from tests.journal.samples import Owner, closed, entries_of, replies_of


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


def appended_until_killed(path, acknowledgements):
    """Run the appender, kill it -9 after so many acknowledgements, and return all it printed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journal.appender", str(path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(acknowledgements)]
        process.kill()
        # What it printed between our last look and its death was acknowledged as well.
        lines += process.stdout.readlines()
    versions = dict.fromkeys(WORKSHOPS, 0)
    for line in lines:
        workshop, version = line.decode().split()
        versions[workshop] = int(version)
    return versions


def test_what_was_acknowledged_survives_every_kill(path):
    for acknowledgements in (1, 2, 17, 150):
        acknowledged = appended_until_killed(path, acknowledgements)
        journal = SqliteJournal(path)
        for workshop, version in acknowledged.items():
            if version:
                entries = entries_of(journal, workshop)
                assert len(entries) >= version
                assert entries == tuple(closed(call) for call in range(1, len(entries) + 1))
                assert replies_of(journal, workshop) == len(entries)
        journal.close()


def test_an_append_is_in_the_file_when_it_returns_wherever_the_rest_is_torn(path, tmp_path):
    journal, log = SqliteJournal(path), path.with_name("journal.db-wal")
    owner = Owner(journal)
    sizes = []
    for call in range(1, 9):
        owner.append(closed(call))
        sizes.append(log.stat().st_size)
    torn = tmp_path / "torn.db"
    frame = 4096 + 24
    for cut in {size + at for size in sizes for at in (0, 1, frame - 1, frame, frame + 1)}:
        shutil.copy(path, torn)
        torn.with_name("torn.db-wal").write_bytes(log.read_bytes()[:cut])
        copy = SqliteJournal(torn)
        stored = len(entries_of(copy))
        assert stored >= sum(size <= cut for size in sizes)
        assert entries_of(copy) == tuple(closed(call) for call in range(1, stored + 1))
        copy.close()
    journal.close()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a journal says while its disk is full, and once there is room again, line by line."""
    path = tmp_path_factory.mktemp("full") / "journal.db"
    return subprocess.run(
        [sys.executable, "-m", "tests.journal.filler", str(path)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()


def test_a_full_disk_is_told(told):
    assert told[0].startswith("JournalFull The disk took no more for the journal /")


def test_a_full_disk_leaves_nothing_half_stored(told):
    assert told[1] == "stored whole True"


def test_a_full_disk_is_not_writable(told):
    assert told[2] == "writable False"


def test_play_goes_on_once_there_is_room(told):
    assert told[3:] == ["writable True", "stored whole True"]
