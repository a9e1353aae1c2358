"""Chance that comes out the same everywhere: from a seed, on every machine and Python version."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Dice thrown from a seed.

    Rests on two promises of :mod:`random` alone: seeding with an integer, and ``random()``. (Its
    ``shuffle`` and ``sample`` may change between versions of Python.)

    >>> Dice("round 1", 7).shuffled("abcde")
    ['c', 'e', 'b', 'd', 'a']
    """

    def __init__(self, *seed: str | int) -> None:
        digest = hashlib.sha256("\x1f".join(map(str, seed)).encode()).digest()
        self._random = random.Random(int.from_bytes(digest))

    def below(self, end: int) -> int:
        """Return a whole number from 0 to *end* - 1."""
        return int(self._random.random() * end)

    def choice(self, items: Sequence[T]) -> T:
        """Return one of *items*."""
        return items[self.below(len(items))]

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """Return *items* in any order (Fisher and Yates)."""
        deck = list(items)
        for last in range(len(deck) - 1, 0, -1):
            other = self.below(last + 1)
            deck[last], deck[other] = deck[other], deck[last]
        return deck
