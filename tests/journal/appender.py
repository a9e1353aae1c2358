"""Append to four workshops at once until killed, and print what was acknowledged.

python -m tests.journal.appender PATH
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from server.journal.sqlite import SqliteJournal
from tests.journal.samples import Owner, closed, reply

WORKSHOPS = ("w1", "w2", "w3", "w4")


def main() -> None:
    journal = SqliteJournal(sys.argv[1])
    owners = [
        Owner(journal, workshop, opens=journal.read(workshop) is None) for workshop in WORKSHOPS
    ]
    with ThreadPoolExecutor(len(owners)) as threads:
        list(threads.map(append_for_ever, owners))


def append_for_ever(owner: Owner) -> None:
    while True:
        call = owner.version + 1
        owner.append(closed(call), replies=(reply(f"c{call}"),))
        # One write to the pipe, so that a line is there whole or not at all.
        os.write(1, f"{owner.workshop} {owner.version}\n".encode())


if __name__ == "__main__":
    main()
