"""A journal in memory: every promise of the port but the one about power loss."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from server.errors import Conflict, JournalError
from server.game.entries import Entry
from server.journal.codec import Written, decode
from server.journal.request import Append, Head, objection, write_down
from server.table.ports import Address, Person, Recorded, StoredReply


class MemoryJournal:
    """Keeps entries as they would be stored, so that what cannot be stored fails here too."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workshops: dict[str, _Kept] = {}
        self._content: dict[str, str] = {}

    def open(self, address: Address, *, at_ms: int) -> None:
        """Make room for a new workshop."""
        with self._lock:
            if address.workshop in self._workshops:
                raise Conflict(f"Workshop {address.workshop} is there already.")
            if any(kept.live and kept.address.code == address.code for kept in self._all()):
                raise Conflict(f"The code {address.code} is taken.")
            self._workshops[address.workshop] = _Kept(address, touched_ms=at_ms)

    def claim(self, workshop: str) -> int:
        """Return a new ``owner_epoch``."""
        with self._lock:
            kept = self._workshops.get(workshop)
            if kept is None:
                raise JournalError(f"Workshop {workshop} was never opened.")
            kept.owner_epoch += 1
            return kept.owner_epoch

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
        """Keep it all, or nothing."""
        append = write_down(workshop, after, owner_epoch, entries, replies, people, at_ms)
        with self._lock:
            kept = self._workshops.get(workshop)
            problem = objection(append, None if kept is None else kept.head)
            if problem is not None:
                raise problem
            assert kept is not None, "objection() lets no unknown workshop pass"
            kept.take(append)
            self._content |= {
                entry.content.hash: entry.content.body for entry in append.entries if entry.content
            }

    def read(self, workshop: str) -> Recorded | None:
        """Return everything of *workshop*."""
        with self._lock:
            kept = self._workshops.get(workshop)
            if kept is None:
                return None
            return Recorded(
                address=kept.address,
                entries=tuple(
                    decode(entry.name, entry.body, self._content.get) for entry in kept.entries
                ),
                replies=tuple(reply for _, reply in sorted(kept.replies.items())),
                people=tuple(person for _, person in sorted(kept.people.items())),
                touched_ms=kept.touched_ms,
            )

    def find(self, code: str) -> Address | None:
        """Return the workshop that *code* leads to: the live one, else the one touched last."""
        with self._lock:
            found = [kept for kept in self._all() if kept.address.code == code]
            if not found:
                return None
            return max(found, key=lambda kept: (kept.live, kept.touched_ms)).address

    def idle(self, *, before_ms: int) -> list[Address]:
        """Return workshops that have not ended and were last touched before *before_ms*."""
        with self._lock:
            return _addresses(kept for kept in self._before(before_ms) if kept.live)

    def named(self, *, before_ms: int) -> list[Address]:
        """Return workshops that hold names or codes, last touched before *before_ms*."""
        with self._lock:
            return _addresses(kept for kept in self._before(before_ms) if kept.named)

    def forget(self, workshop: str) -> None:
        """Delete the names and codes of *workshop*."""
        with self._lock:
            kept = self._workshops.get(workshop)
            if kept is not None:
                kept.people = {
                    seat: replace(person, name="", code="") for seat, person in kept.people.items()
                }

    def probe(self) -> float:
        """Take no time: there is room."""
        return 0.0

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._workshops.clear()

    def _all(self) -> list[_Kept]:
        return list(self._workshops.values())

    def _before(self, before_ms: int) -> list[_Kept]:
        return [kept for kept in self._all() if kept.touched_ms < before_ms]


@dataclass(slots=True)
class _Kept:
    """One workshop, as kept."""

    address: Address
    touched_ms: int
    owner_epoch: int = 0
    live: bool = True
    entries: list[Written] = field(default_factory=list)
    replies: dict[tuple[int, str], StoredReply] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)

    @property
    def head(self) -> Head:
        return Head(len(self.entries), self.owner_epoch)

    @property
    def named(self) -> bool:
        return any(person.name or person.code for person in self.people.values())

    def take(self, append: Append) -> None:
        """Store *append*, or raise ``Conflict`` before anything has changed."""
        replies = {(reply.seat, reply.command_id): reply for reply in append.replies}
        if len(replies) < len(append.replies) or replies.keys() & self.replies.keys():
            raise Conflict(f"A command of workshop {append.workshop} has its reply already.")
        self.replies |= replies
        self.people |= {person.seat: person for person in append.people}
        self.entries += append.entries
        self.touched_ms = append.at_ms
        self.live = self.live and not append.ends


def _addresses(found: Iterable[_Kept]) -> list[Address]:
    """Return the addresses of *found*, the one touched longest ago first."""
    ordered = sorted(found, key=lambda kept: (kept.touched_ms, kept.address.workshop))
    return [kept.address for kept in ordered]
