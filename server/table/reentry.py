"""The ways back to a place from another device: rejoin, pairing and recovery codes.

A rejoin code moves a player's seat: the token that held it before is void. A pairing code, which
works once and soon, and the recovery code seat one more facilitator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from server.game.commands import Role
from server.table.codes import PAIRING, RECOVERY, new_code, typed
from server.table.ports import Chance, Clock, Person
from server.table.requests import Seating
from server.table.seats import FACILITATOR_SEAT, Seats, hashed

#: How long a pairing code works.
PAIRING_MS = 10 * 60 * 1_000

#: Facilitators of one workshop, and pairing codes that wait at once: more than any team has.
FACILITATORS, PAIRINGS = 50, 20


class UnknownCode(Exception):
    """The code leads nowhere: mistyped, used already, or replaced by a fresh one."""


class Reentry:
    """The codes of one table. Raises ``JournalError`` where a change could not be stored."""

    def __init__(
        self,
        seats: Callable[[], Seats],
        seat: Callable[[Seating], Person | None],
        clock: Clock,
        chance: Chance,
    ) -> None:
        self._seats = seats
        self._seat = seat
        self._clock = clock
        self._chance = chance
        #: When each pairing code ends, by its hash. Not worth storing: another is made in a second.
        self._pairings: dict[str, int] = {}

    def rejoin(self, code: str) -> tuple[Person, str]:
        """Move the seat that *code* stands for to whoever holds the new token that is returned."""
        token, wanted = self._chance.token(), typed(code)

        def move(seats: Seats) -> Person | None:
            person = seats.of_code(wanted)
            if person is None or person.role is not Role.PLAYER:
                return None
            return replace(person, token_hash=hashed(token), code=seats.free_code(self._chance))

        return _found(self._seat(move)), token

    def renew(self, seat: int) -> Person:
        """Give the player at *seat* a fresh rejoin code; the earlier one is void."""

        def fresh(seats: Seats) -> Person | None:
            person = seats.at(seat)
            if person is None or person.role is not Role.PLAYER:
                return None
            return replace(person, code=seats.free_code(self._chance))

        return _found(self._seat(fresh))

    def pair(self) -> str:
        """Return a code that seats one more facilitator, once."""
        now_ms = self._clock.now_ms()
        waiting = {at: ends_ms for at, ends_ms in self._pairings.items() if ends_ms > now_ms}
        self._pairings = dict(list(waiting.items())[-(PAIRINGS - 1) :])
        code = new_code(self._chance, PAIRING)
        self._pairings[hashed(code)] = now_ms + PAIRING_MS
        return code

    def steer(self, code: str) -> tuple[Person, str]:
        """Seat a facilitator who has a pairing code or the recovery code; return their token."""
        token, secret = self._chance.token(), hashed(typed(code))

        def admit(seats: Seats) -> Person | None:
            seat = seats.next_facilitator()
            if FACILITATOR_SEAT - seat >= FACILITATORS:
                return None
            # Gone at once: of many who come together with one pairing code, one is let in.
            ends_ms = self._pairings.pop(secret, 0)
            if ends_ms <= self._clock.now_ms() and not _recovers(seats, secret):
                return None
            return Person(seat=seat, role=Role.FACILITATOR, name="", token_hash=hashed(token))

        return _found(self._seat(admit)), token

    def renew_recovery(self) -> str:
        """Return a fresh recovery code; the earlier one is void."""
        code = new_code(self._chance, RECOVERY)

        def keep(seats: Seats) -> Person | None:
            owner = seats.at(FACILITATOR_SEAT)
            return replace(owner, code=hashed(code)) if owner else None

        _found(self._seat(keep))
        return code

    def code_of(self, seat: int) -> str:
        """Return a player's rejoin code; who comes from an older version of the game gets one."""
        person = self._seats().at(seat)
        if person is None or person.role is not Role.PLAYER:
            return ""
        return person.code or self.renew(seat).code


def _recovers(seats: Seats, secret: str) -> bool:
    owner = seats.of_code(secret)
    return owner is not None and owner.role is Role.FACILITATOR


def _found(person: Person | None) -> Person:
    if person is None:
        raise UnknownCode
    return person
