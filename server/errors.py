"""What can be broken. (A *rejection* is an ordinary answer: see ``server.game.rejections``.)

::

    BingoError
    ├── SettingsError        an option or environment variable cannot be used
    ├── PackError            a pack has mistakes; carries every one of them
    ├── Interrupted          work was stopped in the middle: nobody knows what became of it
    └── JournalError         the journal cannot do what it promises
        ├── Conflict         somebody else has appended, or owns the workshop now
        └── JournalFull      the disk took no more; nothing was written
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

__all__ = [
    "BingoError",
    "Conflict",
    "Interrupted",
    "JournalError",
    "JournalFull",
    "PackError",
    "SettingsError",
]


class BingoError(Exception):
    """The root of every error of ours."""


class SettingsError(BingoError):
    """An option or environment variable cannot be used; the message says how to mend it."""


class Mistake(Protocol):
    """One thing wrong in a pack, able to say itself in one line."""

    def __str__(self) -> str: ...


class PackError(BingoError):
    """A pack has mistakes."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


class Interrupted(BingoError):
    """Work was stopped in the middle: nobody knows what became of it."""


class JournalError(BingoError):
    """The journal cannot do what it promises."""


class Conflict(JournalError):
    """*after* is not the last version, or the owner's epoch is old: nothing was written."""


class JournalFull(JournalError):
    """The disk took no more; nothing was written."""
