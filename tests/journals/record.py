"""Record a workshop, once; or write down afresh what the screens of every recording show.

    python -m tests.journals.record NAME
    python -m tests.journals.record --views

README.md tells when the second is right, and what to do instead of recording again.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from server.journal.codec import encode
from tests.journals.comparing import unlike
from tests.journals.crowd import Moment
from tests.journals.recording import HERE, Kept, Recording, all_recordings
from tests.journals.screens import Screens, views_of
from tests.journals.scripts import SCRIPTS


def record(name: str, folder: Path) -> Recording:
    """Play the script of that name and write it down in *folder*, which must not be there yet."""
    crowd = SCRIPTS[name]()
    recording = Recording(folder)
    recording.write_entries(map(encode, crowd.room.stored()))
    show(recording, crowd.moments)
    return recording


def show(recording: Recording, moments: Iterable[Moment]) -> None:
    """Write down what the screens of *recording* show; at *moments* whole."""
    at = {moment.version: moment for moment in moments}
    screens, digests = Screens(), []
    kept: list[Kept] = []
    for entry, workshop in recording.replay():
        digests.append(screens.follow(workshop, entry))
        if moment := at.get(workshop.version):
            kept += [
                Kept(moment.version, moment.when, view, screens.show(view, workshop))
                for view in views_of(moment.seats)
                # It never changes, and is large.
                if view != "events" or not kept
            ]
    recording.write_views(digests, kept)


def moments_of(recording: Recording) -> list[Moment]:
    """Return when views of *recording* were kept whole."""
    seats: dict[tuple[int, str], list[int]] = {}
    for kept in recording.kept:
        own = seats.setdefault((kept.version, kept.when), [])
        name, _, seat = kept.view.partition(" ")
        if name == "me":
            own.append(int(seat))
    return [Moment(*moment, tuple(own)) for moment, own in seats.items()]


def main() -> None:
    """Do what the command line asks."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = asked.add_mutually_exclusive_group(required=True)
    what.add_argument("name", nargs="?", choices=sorted(SCRIPTS), metavar="NAME")
    what.add_argument("--views", action="store_true")
    given = asked.parse_args()
    if given.views:
        for recording in all_recordings():
            for difference in unlike(recording):
                print(difference)
            show(recording, moments_of(recording))
        return
    try:
        record(given.name, HERE / given.name)
    except FileExistsError:
        asked.error(f"{given.name} was recorded already. A recording is for ever: see README.md.")


if __name__ == "__main__":
    main()
