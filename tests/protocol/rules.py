"""The points of a round in *Race* on a 3 x 3 card, worked out from the rules of play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

LINES = [
    *({row * 3, row * 3 + 1, row * 3 + 2} for row in range(3)),
    *({column, column + 3, column + 6} for column in range(3)),
    {0, 4, 8},
    {2, 4, 6},
]
PLACEMENT = {1: 100, 2: 60, 3: 30}


@dataclass
class Card:
    """What one player has, by our own count."""

    squares: Sequence[str]
    kept: set[int] = field(default_factory=set)
    lines: int = 0

    def mark(self, square: int | None, shown: Sequence[str]) -> int:
        """Keep the mark if the event shows its fact; return how many lines that completes."""
        if square is not None and self.squares[square] in shown:
            self.kept.add(square)
        new = sum(line <= self.kept for line in LINES) - self.lines
        self.lines += new
        return new


def pattern_points(lines_before: int, new: int) -> int:
    """300 for each of the first three lines."""
    return 300 * (min(lines_before + new, 3) - min(lines_before, 3))


def recognise_points(elapsed_ms: int, text: str, window_s: int = 15) -> int:
    """700 and up to 200 for speed."""
    reading = min(max(250 * len(text.split()), 2_000), 8_000)
    end = reading + window_s * 1_000
    return 700 + 200 * (end - min(max(elapsed_ms, reading), end)) // (end - reading)
