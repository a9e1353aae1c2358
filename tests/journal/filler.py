"""Fill a disk, start again on the full disk, make room, and print what the journal said.

python -m tests.journal.filler FOLDER limit|disk

With ``limit`` the operating system lets no file of this process grow; with ``disk`` the folder lies
on a small disk of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from server.errors import JournalError
from server.game.entries import CardDealt
from server.journal.sqlite import SqliteJournal
from tests.journal.samples import Owner, entries_of, person, reply

LIMIT = 300_000


class Limit:
    """No file may grow beyond 300 KB; at the worst, not beyond 1 KB."""

    def __init__(self, folder: Path) -> None:
        self.tighten(LIMIT)

    def tighten(self, limit: int = 1_000) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def make_room(self) -> None:
        self.tighten(resource.RLIM_INFINITY)


class Disk:
    """A small disk; at the worst a ballast takes its last byte."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def tighten(self) -> None:
        with (self._folder / "ballast").open("wb", buffering=0) as file:
            for size in (4096, 1):
                with suppress(OSError):
                    while file.write(b"x" * size) == size:
                        pass

    def make_room(self) -> None:
        subprocess.run(["mount", "-o", "remount,size=8m", self._folder], check=True)


def main() -> None:
    folder, disk = Path(sys.argv[1]), {"limit": Limit, "disk": Disk}[sys.argv[2]]
    path = folder / "journal.db"
    journal = SqliteJournal(path)
    owner = Owner(journal)
    full = disk(folder)
    print(objection(lambda: fill(owner)))
    print("stored whole", stored_whole(owner))
    print(objection(journal.probe))
    journal.close()
    # The index beside the log has to be made anew, but there is no room for it.
    path.with_name("journal.db-shm").unlink(missing_ok=True)
    full.tighten()
    owner.journal = journal = SqliteJournal(path)
    print("started; stored whole", stored_whole(owner))
    print(objection(journal.probe))
    full.make_room()
    print(objection(journal.probe))
    append(owner)
    print("stored whole", stored_whole(owner))
    journal.close()


def objection(act):
    """What the journal objects to *act*."""
    try:
        act()
    except JournalError as error:
        return f"{type(error).__name__} {error}"
    return "fine"


def stored_whole(owner: Owner) -> bool:
    """Whether there is every entry that was acknowledged, with its reply and its person."""
    recorded = owner.journal.read(owner.workshop)
    assert recorded is not None
    counts = {len(recorded.entries), len(recorded.replies), len(recorded.people)}
    return counts == {owner.version} and len(entries_of(owner.journal)) == owner.version


def fill(owner: Owner) -> None:
    while True:
        append(owner)


def append(owner: Owner) -> None:
    number = owner.version + 1
    owner.append(
        CardDealt(seat=number, squares=("dig-1",) * 500),
        replies=(reply(f"c{number}"),),
        people=(person(number, "Ada"),),
    )


if __name__ == "__main__":
    main()
