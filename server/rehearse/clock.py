"""The server's game clock, as one screen knows it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

#: Samples taken after every connection, how far apart, in seconds, and how many are enough.
SAMPLES, APART_S, ENOUGH = 8, 0.15, 3


class Clock:
    """Known by the sample that travelled fastest. Times are ms, one's own by ``own_ms``."""

    def __init__(self) -> None:
        self._name = ""
        #: Of each sample the round trip, and the game clock less one's own.
        self._samples: list[tuple[float, float]] = []

    @property
    def known(self) -> bool:
        """Whether there are samples enough."""
        return len(self._samples) >= ENOUGH

    def note(self, sent_ms: float, told: Mapping[str, Any], came_ms: float) -> None:
        """Take in an answer to ``sync``; what another clock has told before counts no more."""
        if told["clock"] != self._name:
            self._name, self._samples = told["clock"], []
        trip_ms = (came_ms - sent_ms) - (told["t2"] - told["t1"])
        ahead_ms = ((told["t1"] - sent_ms) + (told["t2"] - came_ms)) / 2
        self._samples = [*self._samples, (trip_ms, ahead_ms)][-SAMPLES:]

    def own(self, game_ms: float) -> float:
        """Return when it is *game_ms*, by one's own clock."""
        return game_ms - min(self._samples)[1]


def own_ms() -> float:
    """Return one's own clock: it only goes forward."""
    return time.monotonic() * 1_000
