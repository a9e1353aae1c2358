"""The disk: what survives the server, and the journal through which one life of it writes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import eventlet
from eventlet.semaphore import Semaphore

from server.errors import JournalError, JournalFull
from server.game.entries import Entry, RoundPaused
from server.game.evolve import evolve
from server.game.state import Workshop
from server.journal.memory import MemoryJournal
from server.table.ports import Address, Clock, Person, Recorded, StoredReply
from tests.simulation.hub import now

T = TypeVar("T")

#: How long a disk operation takes before and after the moment that counts, in ms: as a rule, and at
#: worst.
USUALLY_MS, AT_WORST_MS = 12, 400


@dataclass(frozen=True)
class Stored:
    """One append, as it reached the disk."""

    at: float
    #: The same by the game clock of its machine, and which clock that is.
    game_ms: int
    clock: str
    after: int
    entries: tuple[Entry, ...]
    replies: tuple[StoredReply, ...]


class Disk:
    """What survives the server."""

    def __init__(self, stream: random.Random) -> None:
        self.kept = MemoryJournal()
        self.full = False
        #: Set to have the next append reported as failed although it was stored.
        self.lies_once = False
        #: Every append, by workshop, and what all of them add up to.
        self.log: dict[str, list[Stored]] = {}
        self.truth: dict[str, Workshop] = {}
        #: Every stored reply, by workshop, seat and command id.
        self.replies: dict[tuple[str, int, str], bytes] = {}
        #: Told what is stored, for whoever follows.
        self.aloud: Callable[[str], None] = lambda text: None
        #: When something was last stored.
        self.last_at = 0.0
        self._stream = stream

    def pause(self) -> None:
        """Take the time that a disk takes."""
        slow = self._stream.random() < 0.02
        most_ms = AT_WORST_MS if slow else USUALLY_MS
        eventlet.sleep(self._stream.uniform(0.1, most_ms) / 1_000)

    def note(self, workshop: str, stored: Stored) -> None:
        """Write down what was stored."""
        self.log.setdefault(workshop, []).append(stored)
        self.last_at = stored.at
        names = " ".join(type(entry).__name__ for entry in stored.entries)
        self.aloud(
            f"disk {workshop[:4]} stores {stored.after} + {names}, {len(stored.replies)} replies"
        )
        truth = self.truth.setdefault(workshop, Workshop())
        for entry in stored.entries:
            evolve(truth, entry)
        for reply in stored.replies:
            self.replies[workshop, reply.seat, reply.command_id] = reply.body

    def holds(self, workshop: str) -> int:
        """Return how many entries of *workshop* are stored."""
        return self.truth[workshop].version if workshop in self.truth else 0


class DiskJournal:
    """The ``Journal`` of one life of the server: one operation at a time, as its one thread does.

    *passing* is told each point of interest; it does not return where the server dies there.
    """

    def __init__(self, disk: Disk, clock: Clock, passing: Callable[[str], None]) -> None:
        self._disk = disk
        self._clock = clock
        self._passing = passing
        self._thread = Semaphore(1)

    def open(self, address: Address, *, at_ms: int) -> None:
        """Make room for a new workshop."""
        self._run(lambda: self._disk.kept.open(address, at_ms=at_ms), writes=True)

    def claim(self, workshop: str) -> int:
        """Return a new ``owner_epoch``."""
        epoch = self._run(lambda: self._disk.kept.claim(workshop), writes=True)
        self._passing("start_up")
        return epoch

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
        """Store it all, or nothing, for good."""
        what: dict[str, Any] = {
            "after": after,
            "owner_epoch": owner_epoch,
            "entries": tuple(entries),
            "replies": tuple(replies),
            "people": tuple(people),
            "at_ms": at_ms,
        }

        def store() -> None:
            self._disk.kept.append(workshop, **what)
            moment = now(), self._clock.now_ms(), self._clock.id
            self._disk.note(workshop, Stored(*moment, after, what["entries"], what["replies"]))

        recovering = len(entries) == 1 and isinstance(entries[0], RoundPaused)
        if recovering:
            self._passing("recovery_before_commit")
        self._passing("before_commit")
        self._run(store, writes=True)
        if self._disk.lies_once:
            self._disk.lies_once = False
            raise JournalError("a fault on the way back from the disk")
        if recovering:
            self._passing("recovery_after_commit")
        self._passing("before_publishing")

    def read(self, workshop: str) -> Recorded | None:
        """Return everything of *workshop*."""
        found = self._run(lambda: self._disk.kept.read(workshop))
        self._passing("start_up")
        return found

    def find(self, code: str) -> Address | None:
        """Return the workshop that *code* leads to."""
        return self._run(lambda: self._disk.kept.find(code))

    def idle(self, *, before_ms: int) -> list[Address]:
        """Return workshops that have not ended and were last touched before *before_ms*."""
        return self._run(lambda: self._disk.kept.idle(before_ms=before_ms))

    def named(self, *, before_ms: int) -> list[Address]:
        """Return workshops that hold names and were last touched before *before_ms*."""
        return self._run(lambda: self._disk.kept.named(before_ms=before_ms))

    def forget(self, workshop: str) -> None:
        """Delete the names and codes of *workshop* for good."""
        self._run(lambda: self._disk.kept.forget(workshop), writes=True)

    def probe(self) -> float:
        """Store a little."""
        began = now()
        self._run(lambda: None, writes=True)
        return (now() - began) * 1_000

    def close(self) -> None:
        """Finish what is under way; what is kept stays."""
        self._run(lambda: None)

    def _run(self, work: Callable[[], T], *, writes: bool = False) -> T:
        with self._thread:
            self._disk.pause()
            if writes and self._disk.full:
                raise JournalFull("no space left on the disk")
            done = work()
            self._disk.pause()
            return done
