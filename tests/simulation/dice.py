"""Everything random: streams that come from the seed, one for each purpose.

So that more of one thing, a message say, does not change what happens elsewhere.
"""

from __future__ import annotations

import random


class Dice:
    """The streams of one run."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def stream(self, purpose: str) -> random.Random:
        """Return the stream for *purpose*."""
        return random.Random(f"{self.seed}/{purpose}")


class SeededChance:
    """The ``Chance`` of ``server.table.ports``."""

    def __init__(self, stream: random.Random) -> None:
        self._stream = stream

    def token(self) -> str:
        """Return what nobody in the run can guess."""
        return f"{self._stream.getrandbits(256):064x}"

    def below(self, bound: int) -> int:
        """Return a number from 0 to *bound* - 1."""
        return self._stream.randrange(bound)
