"""The disk that keeps the journal: this computer's own, and quick enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.disk import (
    TRIES,
    TRYING_MS,
    Mount,
    concern,
    in_mount_list,
    in_mountinfo,
    measure,
    mounts,
    over_network,
    require_local,
)
from server.errors import JournalError, JournalFull, SettingsError

# Which file system

LINUX = r"""
24 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
25 24 0:22 / /proc rw,nosuid - proc proc rw
30 24 0:40 / /home rw shared:5 - nfs4 server:/export/home rw,vers=4.2
31 30 8:2 / /home/ada/local rw - xfs /dev/sdb1 rw
32 24 0:41 / /mnt/team\040share rw - cifs //server/share rw
33 24 0:41 /journey /srv/journey rw - cifs //server/share rw
34 24 0:42 / /media/laptop rw - fuse.sshfs ada@laptop:/ rw
35 24 0:43 / /media/dav rw - fuse https://dav.example.org rw
36 24 8:3 / /media/stick rw - fuseblk /dev/sdc1 rw
37 24 0:44 / /auto rw - autofs systemd-1 rw
38 37 0:45 / /auto rw - nfs server:/auto rw
39 24 0:46 / /hidden rw - nfs server:/old rw
40 24 8:4 / /hidden rw - btrfs /dev/sdd1 rw
41 24 0:47 / /mnt/c rw - 9p C:\134 rw
42 24 0:48 / /new rw - bcachefs /dev/sde rw
43 24 0:49 / /volume rw master:3 propagate_from:2 - ceph mon:/ rw
""".strip()
MACOS = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
//ada@server._smb._tcp.local/Team (old) on /Volumes/Team (old) (smbfs, nodev, mounted by ada)
server:/export on /Volumes/export (nfs, asynchronous)
afp_0Tq on /Volumes/Archive (afpfs, nodev, nosuid, mounted by ada)
https://dav.example.org/ on /Volumes/dav (webdav, nodev, noexec)
""".strip()


@pytest.mark.parametrize(
    "place, kind",
    [
        ("/var/lib/journey/journal.db", None),
        ("/home/ada/journal.db", "nfs4"),
        ("/home/ada/local/journal.db", None),
        ("/home/ada/locally/journal.db", "nfs4"),
        ("/homes/journal.db", None),
        ("/mnt/team share/journal.db", "cifs"),
        ("/srv/journey/journal.db", "cifs"),
        ("/media/laptop/journal.db", "fuse.sshfs"),
        ("/media/dav/journal.db", "fuse"),
        ("/media/stick/journal.db", None),
        ("/auto/journal.db", "nfs"),
        ("/hidden/journal.db", None),
        ("/mnt/c/journal.db", "9p"),
        ("/new/journal.db", None),
        ("/volume/journal.db", "ceph"),
    ],
)
def test_on_linux(place, kind):
    found = over_network(place, in_mountinfo(LINUX))
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    "place, kind",
    [
        ("/Users/ada/journal.db", None),
        ("/Volumes/Team (old)/journal.db", "smbfs"),
        ("/Volumes/export/journal.db", "nfs"),
        ("/Volumes/Archive/journal.db", "afpfs"),
        ("/Volumes/dav/journal.db", "webdav"),
        ("/Volumes/Elsewhere/journal.db", None),
    ],
)
def test_on_macos(place, kind):
    found = over_network(place, in_mount_list(MACOS))
    assert (found and found.kind) == kind


def test_a_windows_share_is_known_by_its_name():
    assert over_network("\\\\server\\share\\journal.db", [])


def test_where_nothing_is_known_the_file_is_let_in():
    assert over_network("/srv/journal.db", []) is None


def test_this_computer_tells_what_holds_this_file():
    assert any(Path(mount.point) in Path(__file__).resolve().parents for mount in mounts())


@pytest.fixture
def share(tmp_path, monkeypatch):
    """A folder that this computer says is mounted from another."""
    share = tmp_path / "share"
    share.mkdir()
    mount = Mount(point=str(share.resolve()), kind="nfs4", source="server:/share")
    monkeypatch.setattr("server.disk.mounts", lambda: [mount])
    return share


def test_a_database_on_another_computer_is_refused_with_the_reason_and_the_remedy(share):
    with pytest.raises(SettingsError) as refused:
        require_local(share / "data" / "journal.db")
    told = str(refused.value)
    assert f"(nfs4, at {share})" in told
    assert "write-ahead log" in told
    assert "Choose a file on a disk of this computer: --database FILE" in told


def test_a_link_to_another_computer_is_followed(share, tmp_path):
    (tmp_path / "data").symlink_to(share)
    with pytest.raises(SettingsError):
        require_local(tmp_path / "data" / "journal.db")


def test_a_link_away_from_another_computer_is_followed(share, tmp_path):
    (share / "data").symlink_to(tmp_path)
    require_local(share / "data" / "journal.db")


def test_a_relative_path_is_taken_from_here(share, monkeypatch):
    monkeypatch.chdir(share)
    with pytest.raises(SettingsError):
        require_local(Path("journal.db"))


# How quick it is


def test_the_median_and_the_worst_of_many_tries_are_told():
    took_ms = iter([300.0] + [2.0] * (TRIES - 1))
    speed = measure(lambda: next(took_ms))
    assert (speed.median_ms, speed.worst_ms, speed.tries) == (2.0, 300.0, TRIES)


def test_a_very_slow_disk_is_not_tried_for_long(monkeypatch):
    now_ns = 0

    def probe():
        nonlocal now_ns
        now_ns += 200_000_000
        return 200.0

    monkeypatch.setattr("time.monotonic_ns", lambda: now_ns)
    assert measure(probe).tries == 3
    assert now_ns <= (TRYING_MS + 200) * 1_000_000


@pytest.mark.parametrize("commit_ms", [0.3, 5.0, 25.0])
def test_a_disk_that_confirms_an_answer_within_50_ms_is_no_concern(commit_ms):
    assert concern(lambda: commit_ms) == ""


def test_a_slow_disk_is_told_with_what_it_means_and_how_to_mend_it():
    told = concern(lambda: 84.0)
    assert "it took 84 ms to store an answer" in told
    assert "confirmed within 168 ms" in told
    assert "solid-state disk" in told


def test_one_slow_commit_among_many_is_no_concern():
    took_ms = iter([400.0] + [2.0] * (TRIES - 1))
    assert concern(lambda: next(took_ms)) == ""


@pytest.mark.parametrize("error", [JournalFull("make room"), JournalError("the disk fails")])
def test_a_disk_that_takes_nothing_is_told(error):
    def probe():
        raise error

    assert concern(probe) == f"Nothing can be stored. {error}"
