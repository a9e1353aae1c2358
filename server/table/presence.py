"""Who has a screen open, and who has been without one for too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from server.table.seats import FACILITATOR_SEAT


class Presence:
    """Counts the open screens of a workshop's seats, displays' under ``None``.

    Times are ms of the game clock.
    """

    def __init__(self, now_ms: int) -> None:
        self._screens: Counter[int | None] = Counter()
        #: Players whose return is to be noted.
        self._arrived: set[int] = set()
        #: When a player without a screen is taken as away, by seat.
        self._leaving: dict[int, int] = {}
        self._facilitator_until_ms = now_ms
        self._last_ms = now_ms

    def opened(self, seat: int | None) -> None:
        """Count one more screen of *seat*."""
        self._screens[seat] += 1
        if seat is not None and _is_players(seat):
            self._leaving.pop(seat, None)
            self._arrived.add(seat)

    def closed(self, seat: int | None, *, now_ms: int, away_at_ms: int) -> None:
        """Count one screen of *seat* less; without another by *away_at_ms* it is away."""
        self._last_ms = now_ms
        self._screens[seat] -= 1
        if self._screens[seat] > 0:
            return
        del self._screens[seat]
        if seat is None:
            return
        if _is_players(seat):
            self._arrived.discard(seat)
            self._leaving[seat] = away_at_ms
        else:
            self._facilitator_until_ms = away_at_ms

    def expect(self, seats: Iterable[int], *, away_at_ms: int) -> None:
        """Take *seats* as away unless they open a screen by *away_at_ms*."""
        self._leaving |= dict.fromkeys(seats, away_at_ms)

    def expect_facilitator(self, *, away_at_ms: int) -> None:
        """Take the facilitator as here until *away_at_ms*, screen or none."""
        self._facilitator_until_ms = away_at_ms

    def take_arrivals(self) -> list[int]:
        """Return, once, the players who have opened a screen."""
        arrived, self._arrived = sorted(self._arrived), set()
        return arrived

    def take_overdue(self, now_ms: int) -> list[int]:
        """Return, once, the players who are away now."""
        gone = [seat for seat, at_ms in self._leaving.items() if at_ms <= now_ms]
        for seat in gone:
            del self._leaving[seat]
        return gone

    def arrived_again(self, seat: int) -> None:
        """Keep *seat*'s return in mind: it could not be noted yet."""
        self._arrived.add(seat)

    def screens(self, seat: int | None) -> int:
        """Return how many screens *seat* has open."""
        return self._screens[seat]

    def facilitator_here(self, now_ms: int) -> bool:
        """Tell whether a facilitator has a screen open, or had one a moment ago."""
        steering = any(seat is not None and not _is_players(seat) for seat in self._screens)
        return steering or now_ms < self._facilitator_until_ms

    def deserted_ms(self, now_ms: int) -> int:
        """Return for how long nobody has had a screen open; 0 while somebody has."""
        return 0 if self._screens else now_ms - self._last_ms


def _is_players(seat: int) -> bool:
    return seat > FACILITATOR_SEAT
