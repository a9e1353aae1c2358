"""What a table needs from outside, and the promises that come with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from server.game.commands import Role
from server.game.entries import Entry

if TYPE_CHECKING:
    from server.table.changes import Changes
    from server.table.table import Table

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who sits in a seat. Kept apart from the journal, so that a name can be deleted."""

    seat: int
    role: Role
    #: Empty once deleted, and for facilitators.
    name: str
    #: SHA-256 of the seat's token, hexadecimal; the token itself is stored nowhere.
    token_hash: str
    #: What moves the seat to another device: a player's rejoin code, or the SHA-256 of the recovery
    #: code at the first facilitator's seat. Empty where there is none, and once names are deleted.
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReply:
    """The reply to a command, remembered so that a repeated command gets it again."""

    seat: int
    command_id: str
    #: The encoded reply, opaque to the journal.
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a workshop is found."""

    workshop: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Everything the journal holds of one workshop."""

    address: Address
    entries: tuple[Entry, ...]
    replies: tuple[StoredReply, ...]
    people: tuple[Person, ...]
    #: The wall clock, in ms since 1970, at the last append; for retention and idle workshops only.
    touched_ms: int


class Journal(Protocol):
    """An append-only store of workshops. Every method may block; each is one atomic step.

    Workshops are named by ids of the caller's making; codes are found through ``find``.
    """

    def open(self, address: Address, *, at_ms: int) -> None:
        """Make room for a new workshop. Raises ``Conflict`` if its code or id is taken."""

    def claim(self, workshop: str) -> int:
        """Return a new ``owner_epoch``, the highest so far: older owners can no longer append."""

    def append(
        self,
        workshop: str,
        *,
        after: int,
        owner_epoch: int,
        entries: Sequence[Entry],
        replies: Sequence[StoredReply] = (),
        people: Sequence[Person] = (),
        at_ms: int,
    ) -> None:
        """Store it all, or nothing, for good: when this returns it survives power loss.

        *after* is the version (number of entries) that the caller has seen. Raises ``Conflict``
        when it is not the last one or *owner_epoch* is not the newest, ``JournalFull`` when the
        disk takes no more, ``JournalError`` when it fails otherwise.
        """

    def read(self, workshop: str) -> Recorded | None:
        """Return everything of *workshop*; ``None`` if there is none."""

    def find(self, code: str) -> Address | None:
        """Return the workshop that *code* leads to, ended ones included."""

    def idle(self, *, before_ms: int) -> list[Address]:
        """Return workshops that have not ended and were last touched before *before_ms*."""

    def named(self, *, before_ms: int) -> list[Address]:
        """Return workshops that hold names or codes and were last touched before *before_ms*."""

    def forget(self, workshop: str) -> None:
        """Delete the names and codes of *workshop* for good; its entries stay."""

    def probe(self) -> float:
        """Store a little, as an append does, and return how long that took, in ms.

        Raises what ``append`` would raise.
        """

    def close(self) -> None:
        """Finish what is under way and close. Nothing may be called afterwards."""


class Offload(Protocol):
    """Run blocking work outside the event loop, and wait for it: one piece at a time, in order."""

    def __call__(self, work: Callable[[], T]) -> T:
        """Return what *work* returns; raise what it raises."""


class Clock(Protocol):
    """The time. ``now_ms`` and ``id`` go together; the wall clock adjudicates nothing."""

    @property
    def id(self) -> str:
        """Names the game clock: one per boot of the machine."""

    def now_ms(self) -> int:
        """Return the game clock: monotonic, whole milliseconds."""

    def wall_ms(self) -> int:
        """Return the wall clock, in ms since 1970."""


class Chance(Protocol):
    """What nobody can guess."""

    def token(self) -> str:
        """Return 256 bits, as text."""

    def below(self, bound: int) -> int:
        """Return a number from 0 to *bound* - 1, each as likely as any other."""


class Publisher(Protocol):
    """Brings changes to the screens. Never waits for a slow one."""

    def publish(self, table: Table, changes: Changes) -> None:
        """Send what changed, now or soon. Called after the journal holds it, never before."""

    def notice(self, table: Table) -> None:
        """Tell every screen how things stand."""

    def place(self, table: Table, seat: int) -> None:
        """Tell the screens of a player's seat their name and code."""

    def moved(self, table: Table, seat: int) -> None:
        """Tell the screens of *seat* that it has moved to another device, and close them."""
