"""One-word builders, so that a test of a store reads like a story."""

from __future__ import annotations

from server.game.commands import Role
from server.game.entries import CallClosed, Entry
from server.table.ports import Address, Journal, Person, StoredReply

NOON = 1_790_000_000_000


def at(workshop: str, code: str = "") -> Address:
    return Address(workshop=workshop, code=code or f"code-{workshop}")


def closed(call: int) -> CallClosed:
    """An entry that can be told from others by its number."""
    return CallClosed(call=call, at_ms=1000 * call)


def reply(command_id: str, body: bytes = b"\x00ok\xff", seat: int = 1) -> StoredReply:
    return StoredReply(seat=seat, command_id=command_id, body=body)


def person(seat: int, name: str, token_hash: str = "a" * 64, code: str = "") -> Person:
    return Person(seat=seat, role=Role.PLAYER, name=name, token_hash=token_hash, code=code)


class Owner:
    """Who owns a workshop: opens or claims it, and knows how far it has come."""

    def __init__(self, journal: Journal, workshop: str = "w1", *, opens: bool = True) -> None:
        if opens:
            journal.open(at(workshop), at_ms=NOON)
        self.journal = journal
        self.workshop = workshop
        self.epoch = journal.claim(workshop)
        self.version = len(entries_of(journal, workshop))

    def append(
        self,
        *entries: Entry,
        replies: tuple[StoredReply, ...] = (),
        people: tuple[Person, ...] = (),
        at_ms: int = NOON,
    ) -> None:
        self.journal.append(
            self.workshop,
            after=self.version,
            owner_epoch=self.epoch,
            entries=entries,
            replies=replies,
            people=people,
            at_ms=at_ms,
        )
        self.version += len(entries)


def entries_of(journal: Journal, workshop: str = "w1") -> tuple[Entry, ...]:
    recorded = journal.read(workshop)
    assert recorded is not None
    return recorded.entries


def replies_of(journal: Journal, workshop: str = "w1") -> int:
    recorded = journal.read(workshop)
    assert recorded is not None
    return len(recorded.replies)


def names_in(journal: Journal, workshop: str = "w1") -> list[str]:
    recorded = journal.read(workshop)
    assert recorded is not None
    return [person.name for person in recorded.people]
