"""A full disk: told, nothing lost, nothing half stored; play goes on once there is room."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

#: Runs what follows where a small disk may be mounted that nobody else sees.
ALONE = ("unshare", "--map-root-user", "--mount")
SMALL_DISK = 'mount -t tmpfs -o size=1m tmpfs "$1" && shift && exec "$@"'


def mounted(folder, *command):
    return [*ALONE, "sh", "-c", SMALL_DISK, "sh", str(folder), *command]


def may_mount(folder):
    if not shutil.which("unshare"):
        return False
    return not subprocess.run(mounted(folder, "true"), capture_output=True).returncode


@pytest.fixture(scope="module", params=["limit", "disk"])
def told(request, tmp_path_factory):
    """What a journal says while its disk is full, and once there is room again, line by line."""
    folder = tmp_path_factory.mktemp("full")
    # Where nothing may be mounted, a limit on files has to do for both.
    kind = request.param if may_mount(folder) else "limit"
    command = [sys.executable, "-m", "tests.journal.filler", str(folder), kind]
    ran = subprocess.run(
        mounted(folder, *command) if kind == "disk" else command, capture_output=True, text=True
    )
    assert not ran.returncode, ran.stderr
    return ran.stdout.splitlines()


FULL = "JournalFull The disk took no more for the journal /"


def test_a_full_disk_is_told(told):
    assert told[0].startswith(FULL)
    assert told[0].endswith("journal.db: make room.")


def test_a_full_disk_leaves_nothing_half_stored(told):
    assert told[1] == "stored whole True"


def test_a_full_disk_takes_no_probe(told):
    assert told[2].startswith(FULL)


def test_a_server_starts_on_a_full_disk_and_holds_everything(told):
    assert told[3] == "started; stored whole True"
    assert told[4].startswith(FULL)


def test_play_goes_on_once_there_is_room(told):
    assert told[5:] == ["fine", "stored whole True"]
