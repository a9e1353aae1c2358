"""How players' screens are: what they report, what was measured, and who may need help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from server.game.state import Workshop
from server.table.trips import Trips

#: A round trip from which on a player may feel it, in ms.
SLOW_MS = 400

#: How many who may need help are named.
NAMED = 30


class Check(StrEnum):
    """Why a player's screen may need help."""

    #: No screen of theirs is connected, or none has told how it is.
    AWAY = "away"
    #: Its clock is not known well enough yet: calls are shown a little late.
    NOT_SYNCED = "not_synced"
    #: Its screen may go dark by itself.
    MAY_SLEEP = "may_sleep"
    #: Its round trip is long enough to be felt.
    SLOW = "slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a player's screen last reported."""

    synced: bool
    #: Whether it stays on by itself; ``None`` where the browser does not tell.
    awake: bool | None
    #: Whether the player says to be elsewhere than in the room.
    remote: bool
    #: How late it showed the last call, in ms; ``None`` before the first one, and where nobody
    #: looked at it then.
    opened_late_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The players in the room, or those elsewhere."""

    players: int
    #: Round trips in ms: half of them are shorter, and nineteen of twenty; ``None`` while unknown.
    trip_ms: int | None
    slow_trip_ms: int | None
    #: How far apart their screens showed the last call, in ms; ``None`` before the first one.
    spread_ms: int | None
    #: How many screens that counts: those that somebody looked at, and whose clocks are known.
    opened: int
    #: Their share of first places, and of the players, both in percent.
    firsts: int
    share: int


class Checks:
    """The screens of one workshop's players. Lost with the server: every screen reports again."""

    def __init__(self) -> None:
        self.trips = Trips()
        #: Raised with everything that is noted.
        self.version = 0
        self._screens: dict[int, Screen] = {}

    def report(self, seat: int, screen: Screen) -> None:
        """Take in what a screen of *seat* says about itself."""
        if self._screens.get(seat) != screen:
            self._screens[seat] = screen
            self.version += 1

    def measured(self, seat: int, ms: float) -> None:
        """Take in a round trip to a screen of *seat*."""
        before = self.trips.of(seat)
        self.trips.note(seat, ms)
        self.version += self.trips.of(seat) != before

    def of(self, workshop: Workshop, seat: int) -> tuple[Check, ...]:
        """Return what may be wrong with the screen of *seat*, the most pressing first."""
        screen = self._screens.get(seat)
        if not workshop.players[seat].present or screen is None:
            return (Check.AWAY,)
        trip_ms = self.trips.of(seat)
        found = {
            Check.NOT_SYNCED: not screen.synced,
            Check.MAY_SLEEP: screen.awake is False,
            Check.SLOW: trip_ms is not None and trip_ms >= SLOW_MS,
        }
        return tuple(check for check, wrong in found.items() if wrong)

    def side(self, workshop: Workshop, *, remote: bool) -> Side:
        """Return how the game is for the players on one side."""
        seats = [seat for seat in workshop.players if self._is_remote(seat) is remote]
        here = [seat for seat in seats if workshop.players[seat].present]
        trips = sorted(ms for seat in here if (ms := self.trips.of(seat)) is not None)
        lates = [
            screen.opened_late_ms
            for seat in here
            if (screen := self._screens.get(seat)) and screen.opened_late_ms is not None
        ]
        firsts = list(_firsts(workshop))
        won = sum(
            (weight for seat, weight in firsts if self._is_remote(seat) is remote), Fraction()
        )
        everything = sum((weight for _, weight in firsts), Fraction())
        return Side(
            players=len(seats),
            trip_ms=_quantile(trips, 50),
            slow_trip_ms=_quantile(trips, 95),
            spread_ms=max(lates) - min(lates) if lates else None,
            opened=len(lates),
            firsts=_percent(won, everything),
            share=_percent(Fraction(len(seats)), Fraction(len(workshop.players))),
        )

    def _is_remote(self, seat: int) -> bool:
        screen = self._screens.get(seat)
        return screen is not None and screen.remote


def _firsts(workshop: Workshop) -> Iterable[tuple[int, Fraction]]:
    """Yield who was first, and which part of the first place is theirs."""
    for call in (call for current in workshop.rounds for call in current.calls):
        group = [seat for seat, result in (call.results or {}).items() if result.rank == 1]
        yield from ((seat, Fraction(1, len(group))) for seat in group)


def _quantile(ordered: list[int], percent: int) -> int | None:
    """Return the least that *percent* in a hundred do not exceed.

    >>> _quantile([20, 30], 50), _quantile([20, 30], 95), _quantile([], 50)
    (20, 30, None)
    """
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None


def _percent(part: Fraction, whole: Fraction) -> int:
    return round(100 * part / whole) if whole else 0
