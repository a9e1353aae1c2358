"""An append, written down and ready to store, and the one question that decides about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.errors import Conflict, JournalError
from server.game.entries import Entry, WorkshopEnded
from server.journal.codec import Written, encode
from server.table.ports import Person, StoredReply


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """What one caller asks to have stored."""

    workshop: str
    after: int
    owner_epoch: int
    entries: tuple[Written, ...]
    replies: tuple[StoredReply, ...]
    people: tuple[Person, ...]
    at_ms: int
    #: Whether the workshop ends with it, so that its code may be given to another.
    ends: bool

    @property
    def version(self) -> int:
        """The workshop's version once this is stored."""
        return self.after + len(self.entries)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a workshop stands in the store."""

    version: int
    owner_epoch: int


def write_down(
    workshop: str,
    after: int,
    owner_epoch: int,
    entries: Sequence[Entry],
    replies: Sequence[StoredReply],
    people: Sequence[Person],
    at_ms: int,
) -> Append:
    """Return the append with its entries encoded."""
    return Append(
        workshop=workshop,
        after=after,
        owner_epoch=owner_epoch,
        entries=tuple(encode(entry) for entry in entries),
        replies=tuple(replies),
        people=tuple(people),
        at_ms=at_ms,
        ends=any(isinstance(entry, WorkshopEnded) for entry in entries),
    )


def objection(append: Append, head: Head | None) -> JournalError | None:
    """Return why *append* cannot follow *head*, or ``None`` if it can."""
    if head is None:
        return JournalError(f"Workshop {append.workshop} was never opened.")
    if append.owner_epoch != head.owner_epoch:
        return Conflict(f"Workshop {append.workshop} has a newer owner.")
    if append.after != head.version:
        return Conflict(
            f"Workshop {append.workshop} is at version {head.version}, not {append.after}."
        )
    return None
