"""The ways back to a place from another device: rejoin, pairing and recovery codes.

A rejoin code moves a player's seat: the token that held it before is void. A pairing code, which
works once and soon, and the recovery code seat one more facilitator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from server.errors import JournalError
from server.game.commands import Role
from server.game.rejections import Reason, Rejected
from server.table.codes import PAIRING, RECOVERY, UnknownCode, new_code, typed
from server.table.ports import Chance, Clock, Person
from server.table.requests import Seating
from server.table.seats import FACILITATOR_SEAT, Seats, hashed

#: How long a pairing code works.
PAIRING_MS = 10 * 60 * 1_000

#: Facilitators of one workshop, and pairing codes that wait at once: more than any team has.
FACILITATORS, PAIRINGS = 50, 20


@dataclass(slots=True)
class _Pairing:
    """A pairing code that waits."""

    ends_ms: int
    #: The hash of the token that it was last tried with: the code is used once that one has a seat.
    token_hash: str = ""


class Reentry:
    """The codes of one table. Raises ``JournalError`` where a change could not be stored."""

    def __init__(
        self,
        seats: Callable[[], Seats],
        seat: Callable[[Seating], Person | None],
        ended: Callable[[], bool],
        clock: Clock,
        chance: Chance,
    ) -> None:
        self._seats = seats
        self._seat = seat
        self._ended = ended
        self._clock = clock
        self._chance = chance
        #: By the hash of their codes. Not worth storing: another is made in a second.
        self._pairings: dict[str, _Pairing] = {}

    def token(self, attempt: str | None, *to: str) -> str:
        """Return the token for a seat that is asked for.

        One *attempt* *to* do the same always gets the same token, so that it can be made again when
        its answer was lost: whoever holds that token by then is seated already. Nothing is kept for
        it: the token is made of the attempt and a secret of the workshop.
        """
        return self._seats().token_of(attempt, *to) if attempt else self._chance.token()

    def rejoin(self, code: str, attempt: str | None = None) -> tuple[Person, str]:
        """Move the seat that *code* stands for to whoever holds the new token that is returned."""
        wanted = typed(code)
        token = self.token(attempt, "rejoin", wanted)

        def move(seats: Seats) -> Person | None:
            person = seats.of_code(wanted)
            if person is None or person.role is not Role.PLAYER:
                return None
            return replace(person, token_hash=hashed(token), code=seats.free_code(self._chance))

        return self._seated(token, move), token

    def renew(self, seat: int) -> Person:
        """Give the player at *seat* a fresh rejoin code; the earlier one is void.

        Raises ``Rejected`` where the workshop has ended: codes that were deleted stay so.
        """
        if self._ended():
            raise Rejected(Reason.WORKSHOP_ENDED)

        def fresh(seats: Seats) -> Person | None:
            person = seats.at(seat)
            if person is None or person.role is not Role.PLAYER:
                return None
            return replace(person, code=seats.free_code(self._chance))

        return _found(self._seat(fresh))

    def pair(self) -> str:
        """Return a code that seats one more facilitator, once."""
        now_ms = self._clock.now_ms()
        waiting = {
            at: pairing for at, pairing in self._pairings.items() if pairing.ends_ms > now_ms
        }
        self._pairings = dict(list(waiting.items())[-(PAIRINGS - 1) :])
        code = new_code(self._chance, PAIRING)
        self._pairings[hashed(code)] = _Pairing(now_ms + PAIRING_MS)
        return code

    def steer(self, code: str, attempt: str | None = None) -> tuple[Person, str]:
        """Seat a facilitator who has a pairing code or the recovery code; return their token."""
        wanted = typed(code)
        token, secret = self.token(attempt, "steer", wanted), hashed(wanted)

        def admit(seats: Seats) -> Person | None:
            seat = seats.next_facilitator()
            if FACILITATOR_SEAT - seat >= FACILITATORS:
                return None
            if not self._pairs(seats, secret, hashed(token)) and not _recovers(seats, secret):
                return None
            return Person(seat=seat, role=Role.FACILITATOR, name="", token_hash=hashed(token))

        return self._seated(token, admit), token

    def renew_recovery(self) -> str:
        """Return a fresh recovery code; the earlier one is void."""
        code = new_code(self._chance, RECOVERY)

        def keep(seats: Seats) -> Person | None:
            owner = seats.at(FACILITATOR_SEAT)
            return replace(owner, code=hashed(code)) if owner else None

        _found(self._seat(keep))
        return code

    def code_of(self, seat: int) -> str:
        """Return a player's rejoin code; empty where there is none.

        Who comes from an older version of the game gets one as soon as it can be stored.
        """
        person = self._seats().at(seat)
        if person is None or person.role is not Role.PLAYER:
            return ""
        try:
            return person.code or self.renew(seat).code
        except (Rejected, JournalError):
            return ""

    def _seated(self, token: str, seating: Seating) -> Person:
        """Carry out *seating*, unless whoever holds *token* was seated by it before."""
        seated = self._seat(lambda seats: seats.holder(token) or seating(seats))
        return _found(seated)

    def _pairs(self, seats: Seats, secret: str, token_hash: str) -> bool:
        """Return whether a pairing code may seat a token, and note that it does."""
        pairing = self._pairings.get(secret)
        if pairing is None or pairing.ends_ms <= self._clock.now_ms():
            return False
        # Of many who come together with one code, one is let in; who could not be stored is not.
        if pairing.token_hash and seats.of_token(pairing.token_hash):
            return False
        pairing.token_hash = token_hash
        return True


def _recovers(seats: Seats, secret: str) -> bool:
    owner = seats.of_code(secret)
    return owner is not None and owner.role is Role.FACILITATOR


def _found(person: Person | None) -> Person:
    if person is None:
        raise UnknownCode
    return person
