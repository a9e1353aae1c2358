"""Round trips to players' screens, as the server measures them: nobody can make theirs shorter."""

from __future__ import annotations

from collections import deque
from statistics import median

#: Of so many the median counts; with fewer than so many it is not known yet.
KEPT, ENOUGH = 9, 3

#: Whatever takes longer is no round trip of a screen that is awake, in ms.
LONGEST_MS = 10_000


class Trips:
    """The last round trips of a workshop's players, in ms."""

    def __init__(self) -> None:
        self._measured: dict[int, deque[float]] = {}
        #: The medians, by seat.
        self._known: dict[int, int] = {}

    def note(self, seat: int, ms: float) -> None:
        """Take in one round trip."""
        if 0 <= ms <= LONGEST_MS:
            measured = self._measured.setdefault(seat, deque(maxlen=KEPT))
            measured.append(ms)
            if len(measured) >= ENOUGH:
                self._known[seat] = round(median(measured))

    def of(self, seat: int) -> int | None:
        """Return the round trip of *seat*; ``None`` while there are too few."""
        return self._known.get(seat)

    @property
    def known(self) -> dict[int, int]:
        """Every player's round trip that is known, by seat."""
        return dict(self._known)
