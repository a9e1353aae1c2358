"""Who has a screen open, and who has been without one for too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class Presence:
    """Counts the open screens of a workshop's seats. Times are ms of the game clock."""

    def __init__(self, now_ms: int) -> None:
        self._screens: Counter[int] = Counter()
        #: When a player without a screen is taken as away, by seat.
        self._leaving: dict[int, int] = {}
        self._last_ms = now_ms

    def opened(self, seat: int) -> None:
        """Count one more screen of *seat*."""
        self._screens[seat] += 1
        self._leaving.pop(seat, None)

    def closed(self, seat: int, *, now_ms: int, away_at_ms: int) -> None:
        """Count one screen of *seat* less; without another by *away_at_ms* it is away."""
        self._last_ms = now_ms
        self._screens[seat] -= 1
        if self._screens[seat] <= 0:
            del self._screens[seat]
            self._leaving[seat] = away_at_ms

    def expect(self, seats: Iterable[int], *, away_at_ms: int) -> None:
        """Take *seats* as away unless they open a screen by *away_at_ms*."""
        self._leaving |= dict.fromkeys(seats, away_at_ms)

    def overdue(self, now_ms: int) -> list[int]:
        """Return, once, the seats that are away now."""
        gone = [seat for seat, at_ms in self._leaving.items() if at_ms <= now_ms]
        for seat in gone:
            del self._leaving[seat]
        return gone

    def screens(self, seat: int) -> int:
        """Return how many screens *seat* has open."""
        return self._screens[seat]

    def deserted_ms(self, now_ms: int) -> int:
        """Return for how long nobody has had a screen open; 0 while somebody has."""
        return 0 if self._screens else now_ms - self._last_ms
