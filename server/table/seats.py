"""Who sits at a table: people, their tokens and their codes."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from server.game.commands import Role
from server.table.codes import REJOIN, new_code
from server.table.ports import Chance, Person

#: The seat of whoever opened the workshop; players' seats count up from 1, those of further
#: facilitators down from here.
FACILITATOR_SEAT = 0


def hashed(secret: str) -> str:
    """Return what is stored of a token or recovery code: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


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
        self._by_code: dict[str, Person] = {}
        #: Every player's name, by seat.
        self.names: dict[int, str] = {}
        for person in people:
            self.put(person)

    def put(self, person: Person) -> None:
        """Seat *person*, or change who sits there and how they prove it."""
        if before := self._people.get(person.seat):
            self._by_token.pop(before.token_hash, None)
            self._by_code.pop(before.code, None)
        self._people[person.seat] = person
        self._by_token[person.token_hash] = person
        if person.code:
            self._by_code[person.code] = person
        if person.role is Role.PLAYER:
            self.names[person.seat] = person.name

    def at(self, seat: int) -> Person | None:
        """Return who sits there."""
        return self._people.get(seat)

    def holder(self, token: str) -> Person | None:
        """Return who holds *token*."""
        return self.of_token(hashed(token))

    def of_token(self, token_hash: str) -> Person | None:
        """Return who holds the token that has this hash."""
        return self._by_token.get(token_hash)

    def token_of(self, *attempt: str) -> str:
        """Return the token of an attempt to get a seat: only who knows all of it can ask for it.

        No two attempts have the same, and after a restart it is what it was. Its secret, what is
        stored of the first facilitator's token, never changes and leaves the server in no way.
        """
        secret = self._people[FACILITATOR_SEAT].token_hash
        return hmac.new(secret.encode(), "\n".join(attempt).encode(), hashlib.sha256).hexdigest()

    def of_code(self, code: str) -> Person | None:
        """Return whose place *code* stands for, a player's as it is or a recovery code's hash."""
        return self._by_code.get(code)

    def free_code(self, chance: Chance) -> str:
        """Return a rejoin code that nobody here has."""
        while (code := new_code(chance, REJOIN)) in self._by_code:
            pass
        return code

    def next_facilitator(self) -> int:
        """Return the next free seat of a facilitator."""
        return min(self._people, default=FACILITATOR_SEAT) - 1
