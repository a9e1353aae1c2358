"""Fill a disk that takes no more than 300 KB, then make room, and print what the journal said.

python -m tests.journal.filler PATH
"""

from __future__ import annotations

import resource
import sys

from server.errors import JournalError
from server.game.entries import CardDealt
from server.journal.sqlite import SqliteJournal
from tests.journal.samples import Owner, entries_of, person, reply

LIMIT = 300_000


def main() -> None:
    journal = SqliteJournal(sys.argv[1])
    owner = Owner(journal)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, resource.RLIM_INFINITY))
    print(fill(owner))
    print("stored whole", len(entries_of(journal)) == owner.version)
    print("writable", journal.writable())
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print("writable", journal.writable())
    append(owner)
    print("stored whole", len(entries_of(journal)) == owner.version)
    journal.close()


def fill(owner: Owner) -> str:
    """Append until the journal objects, and return its objection."""
    try:
        while True:
            append(owner)
    except JournalError as error:
        return f"{type(error).__name__} {error}"


def append(owner: Owner) -> None:
    number = owner.version + 1
    owner.append(
        CardDealt(seat=number, squares=("dig-1",) * 500),
        replies=(reply(f"c{number}"),),
        people=(person(number, "Ada"),),
    )


if __name__ == "__main__":
    main()
