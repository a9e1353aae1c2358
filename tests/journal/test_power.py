"""What was acknowledged is kept when the server is killed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from server.journal.sqlite import SqliteJournal
from tests.journal.appender import WORKSHOPS
from tests.journal.samples import closed, entries_of, replies_of


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
