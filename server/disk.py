"""The disk that keeps the journal: whether it is this computer's own, and whether it is quick."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from statistics import median

from server.errors import JournalError, SettingsError

# Which file system


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A file system, and where it hangs in the tree."""

    point: str
    #: As the operating system names it.
    kind: str
    source: str


#: What reaches its files over a network, or leaves that to a program. Others are let in.
NETWORK = {
    *("9p", "afpfs", "afs", "beegfs", "blobfuse2", "ceph", "ceph-fuse", "cifs", "coda"),
    *("curlftpfs", "davfs", "davfs2", "ftp", "gcsfuse", "glusterfs", "goofys", "gpfs"),
    *("gvfsd-fuse", "juicefs", "lustre", "mfs", "ncpfs", "nfs", "nfs3", "nfs4", "orangefs"),
    *("pvfs2", "rclone", "s3fs", "smb2", "smb3", "smbfs", "smbnetfs", "sshfs", "vboxsf", "webdav"),
}


def require_local(database: Path) -> None:
    """Raise ``SettingsError`` if *database* would lie on a network file system."""
    place = os.path.realpath(database)
    mount = over_network(place, mounts())
    if mount is not None:
        raise SettingsError(
            f"The database {database} would lie on a network file system ({mount.kind}, at"
            f" {mount.point}), where SQLite's write-ahead log does not work: answers could be lost."
            " Choose a file on a disk of this computer: --database FILE."
        )


def over_network(place: str, table: Iterable[Mount]) -> Mount | None:
    """Return the network file system of *table* that holds *place*, if one does.

    *place* is free of links. Of several mounts on its way the longest counts, and of two at the
    same point the later, which hides the other.
    """
    if place.startswith("\\\\"):
        return Mount(point=place, kind="a Windows share", source=place)
    above = {str(folder) for folder in (PurePath(place), *PurePath(place).parents)}
    holder: Mount | None = None
    for mount in table:
        if mount.point in above and (holder is None or len(mount.point) >= len(holder.point)):
            holder = mount
    if holder is None:
        return None
    remote = holder.kind.removeprefix("fuse.") in NETWORK or "://" in holder.source
    return holder if remote else None


def mounts() -> list[Mount]:
    """Return the mounts of this computer; none where it does not tell."""
    try:
        return in_mountinfo(Path("/proc/self/mountinfo").read_text(errors="surrogateescape"))
    except OSError:
        pass
    try:
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return []
    return in_mount_list(told.stdout)


def in_mountinfo(text: str) -> list[Mount]:
    """Return the mounts in Linux's ``/proc/self/mountinfo``.

    >>> in_mountinfo("36 35 0:31 / /mnt/a\\\\040b rw,noatime shared:1 - nfs4 host:/share rw")
    [Mount(point='/mnt/a b', kind='nfs4', source='host:/share')]
    """
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        kind, source = after.split(" ")[:2]
        found.append(Mount(point=_plain(before.split(" ")[4]), kind=kind, source=_plain(source)))
    return found


def in_mount_list(text: str) -> list[Mount]:
    """Return the mounts that ``mount`` prints on macOS.

    >>> in_mount_list("//ada@host/share on /Volumes/share (smbfs, nodev, mounted by ada)")
    [Mount(point='/Volumes/share', kind='smbfs', source='//ada@host/share')]
    """
    pattern = r"^(?P<source>.*) on (?P<point>/.*) \((?P<kind>[^,)]+)[^()]*\)$"
    return [Mount(**match.groupdict()) for match in re.finditer(pattern, text, re.MULTILINE)]


def _plain(text: str) -> str:
    """Return *text* with the characters that are written as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


# How quick it is

#: Commits to try, and how long all of them together may take, in ms.
TRIES, TRYING_MS = 20, 500

#: What nobody notices, in ms.
SOON_MS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How long commits took, in ms."""

    median_ms: float
    worst_ms: float
    tries: int

    @property
    def confirmed_ms(self) -> float:
        """What nearly all answers of one workshop wait for the disk at most.

        An answer comes in during the commit of those before it, waits for its end, and then for its
        own commit, together with all others that came meanwhile. So for a commit time of T it waits
        between T and 2 T; the 95th percentile is 1.95 T.
        """
        return 2 * self.median_ms


def measure(probe: Callable[[], float]) -> Speed:
    """Return how long commits take now; raise what *probe* raises."""
    until_ns = time.monotonic_ns() + TRYING_MS * 1_000_000
    took_ms = [probe()]
    while len(took_ms) < TRIES and time.monotonic_ns() < until_ns:
        took_ms.append(probe())
    return Speed(median_ms=median(took_ms), worst_ms=max(took_ms), tries=len(took_ms))


def concern(probe: Callable[[], float]) -> str:
    """Return what the operator should know of the disk before people come; empty if all is well."""
    try:
        speed = measure(probe)
    except JournalError as error:
        return f"Nothing can be stored. {error}"
    if speed.confirmed_ms <= SOON_MS:
        return ""
    return (
        f"The disk is slow: it took {speed.median_ms:.0f} ms to store an answer"
        f" (at worst {speed.worst_ms:.0f} ms, in {_tries(speed.tries)}). In a workshop, nearly all"
        f" taps will be confirmed within {speed.confirmed_ms:.0f} ms while answers come one by one,"
        " later when a whole room answers at once. Nobody loses points by it."
        " To mend it, keep the database on this computer's own solid-state disk, not on a memory"
        " card or a USB stick: --database FILE."
    )


def _tries(number: int) -> str:
    return "1 try" if number == 1 else f"{number} tries"
