"""What has become different between a recording and the server of today, in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from server.errors import JournalError
from server.journal.codec import Written, decode, encode
from tests.journals.recording import Recording
from tests.journals.screens import Screens


class _Absent:
    def __repr__(self) -> str:
        return "absent"


ABSENT = _Absent()


class Difference(NamedTuple):
    """One value that is not what it was."""

    path: str
    was: Any
    now: Any

    def __str__(self) -> str:
        return f"{self.path} was {self.was!r} and is {self.now!r}"


def unlike(recording: Recording) -> Iterator[str]:
    """Yield where screens first differ from what they showed, and how wherever one was kept."""
    screens, kept, alike = Screens(), recording.kept, True
    for (entry, workshop), digests in zip(recording.replay(), recording.digests, strict=True):
        version = workshop.version
        changed = screens.follow(workshop, entry)
        if alike and changed != digests:
            alike = False
            views = {view for view, _ in changed.items() ^ digests.items()}
            what = f"{type(entry).__name__} no longer shows the same in {', '.join(sorted(views))}"
            yield f"{recording}, from version {version} on: {what}"
        for one in kept:
            if one.version == version:
                shown = screens.show(one.view, workshop)
                for difference in apart(one.body, shown, one.view):
                    yield f"{recording}, version {version}, {one.when}: {difference}"


def unread(written: Written, pack: Callable[[str], str | None]) -> list[str]:
    """Return what of a stored entry cannot be read, or is lost in reading."""
    try:
        again = encode(decode(written.name, written.body, pack))
    except JournalError as error:
        return [str(error)]
    if again.name != written.name:
        return []  # It was turned into a newer shape, which says it in its own way.
    stored, said = json.loads(written.body), json.loads(again.body)
    if again.content:
        # A pack may gain fields, and so another hash: what counts is what it holds.
        stored["pack"] = json.loads(pack(stored["pack"]) or "")
        said["pack"] = json.loads(again.content.body)
    differences = apart(stored, said, written.name)
    # What is new has a default: nothing that was stored is lost by it.
    return [str(difference) for difference in differences if difference.was is not ABSENT]


def apart(kept: Any, shown: Any, path: str) -> Iterator[Difference]:
    """Yield where *shown* is not as *kept*, value by value."""
    if isinstance(kept, dict) and isinstance(shown, dict):
        for key in kept | shown:
            yield from apart(kept.get(key, ABSENT), shown.get(key, ABSENT), f"{path}.{key}")
    elif isinstance(kept, list) and isinstance(shown, list) and len(kept) == len(shown):
        for at, pair in enumerate(zip(kept, shown, strict=True)):
            yield from apart(*pair, f"{path}[{at}]")
    elif kept != shown:
        yield Difference(path, kept, shown)
