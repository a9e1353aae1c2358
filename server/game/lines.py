"""Lines and patterns on a card. Positions are 0-based, row by row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from server.game.settings import Grid, Pattern

LINE_PREFIX = "line:"


@cache
def lines(grid: Grid) -> Mapping[str, tuple[int, ...]]:
    """Return every line by its name; a free centre counts as marked and is left out.

    >>> lines(Grid.THREE)["line:column-2"]
    (1, 4, 7)
    >>> lines(Grid.FIVE)["line:diagonal-1"]
    (0, 6, 18, 24)
    """
    side = grid.side
    found = {f"line:row-{row + 1}": range(row * side, (row + 1) * side) for row in range(side)}
    found |= {f"line:column-{col + 1}": range(col, side * side, side) for col in range(side)}
    found["line:diagonal-1"] = range(0, side * side, side + 1)
    found["line:diagonal-2"] = range(side - 1, side * side - 1, side - 1)
    return {name: tuple(at for at in line if at != grid.free) for name, line in found.items()}


@cache
def corners(grid: Grid) -> tuple[int, ...]:
    """Return the four corners.

    >>> corners(Grid.FOUR)
    (0, 3, 12, 15)
    """
    side = grid.side
    return (0, side - 1, side * (side - 1), side * side - 1)


def complete(
    grid: Grid,
    patterns: Collection[Pattern],
    stages: Sequence[str | None],
    marked: Collection[int],
) -> tuple[str, ...]:
    """Return the names of the patterns that *marked* completes, among those that are on.

    *stages* holds each square's stage, ``None`` for the free centre.

    >>> complete(Grid.THREE, [Pattern.LINE, Pattern.CORNERS], "abcabcabc", {0, 1, 2, 6, 8})
    ('line:row-1', 'corners')
    """
    found: list[str] = []
    here = set(marked)
    # The shortest line goes through a free centre.
    if Pattern.LINE in patterns and len(here) >= grid.side - 1:
        found += [name for name, line in lines(grid).items() if here.issuperset(line)]
    if Pattern.CORNERS in patterns and here.issuperset(corners(grid)):
        found.append(Pattern.CORNERS)
    if Pattern.FULL_CARD in patterns and len(here) == grid.facts:
        found.append(Pattern.FULL_CARD)
    if Pattern.JOURNEY in patterns:
        missing = set(stages) - {stages[at] for at in marked} - {None}
        if not missing:
            found.append(Pattern.JOURNEY)
    return tuple(str(name) for name in found)


def is_line(name: str) -> bool:
    """Tell whether a completed pattern's name is a line's."""
    return name.startswith(LINE_PREFIX)


def pattern_of(name: str) -> Pattern:
    """Return the pattern that a completed pattern's name belongs to."""
    return Pattern.LINE if is_line(name) else Pattern(name)
