"""Who sits at a table: people and their tokens."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable

from server.game.commands import Role
from server.table.ports import Person

#: The facilitator's seat; players' seats count from 1.
FACILITATOR_SEAT = 0

#: Displays have no seat; their screens are counted under this.
DISPLAY_SEAT = -1


def new_token() -> str:
    """Return 256 bits that nobody can guess, as text."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Return what is stored of a token: its SHA-256, hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(role: Role, code: str, *, secure: bool) -> str:
    """Return the name of the cookie that holds a seat's token.

    >>> cookie_name(Role.PLAYER, "482913", secure=True)
    '__Host-jb_player_482913'
    """
    return f"{'__Host-' if secure else ''}jb_{role.value}_{code}"


class Seats:
    """The people of one workshop. Only its table changes it."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._people: dict[int, Person] = {}
        self._by_token: dict[str, Person] = {}
        #: Every player's name, by seat.
        self.names: dict[int, str] = {}
        for person in people:
            self.put(person)

    def put(self, person: Person) -> None:
        """Seat *person*, or change who sits there."""
        if before := self._people.get(person.seat):
            self._by_token.pop(before.token_hash, None)
        self._people[person.seat] = person
        self._by_token[person.token_hash] = person
        if person.role is Role.PLAYER:
            self.names[person.seat] = person.name

    def holder(self, token: str) -> Person | None:
        """Return who holds *token*."""
        return self._by_token.get(hashed(token))
