"""Points, in whole numbers, so that a replay is exact. Times are whole milliseconds."""

from __future__ import annotations

from server.game.settings import Mode, Pace, RoundSettings

RECOGNISED = 700
FULL_SPEED = 200
RELAXED = 900
#: Wrong at the first vote, right at the second.
SECOND_VOTE = 350

PLACEMENT = {1: 100, 2: 60, 3: 30}

PATTERN = 300
FIRST_LINE = 200
#: Lines of one player that earn points.
MOST_LINES = 3

#: Reading takes this long a word (238 words a minute), within these bounds.
WORD_MS, SHORTEST_MS, LONGEST_MS = 250, 2_000, 8_000


def reading_ms(text: str) -> int:
    """Return the time that reading *text* takes: full speed points inside it.

    >>> reading_ms("At 9.14 on Monday, Lena sends the first real request.")
    2500
    """
    return min(max(WORD_MS * len(text.split()), SHORTEST_MS), LONGEST_MS)


def speed(elapsed_ms: int, reading: int, window_s: int, half_factors: int = 2) -> int:
    """Return the speed points: full inside the reading time, none when the window is over.

    *half_factors* is twice the personal time factor (1, 1.5, 2), so that it is a whole number.

    >>> [speed(elapsed, 5_000, 15) for elapsed in (0, 5_000, 12_500, 20_000, 90_000)]
    [200, 200, 100, 0, 0]
    >>> speed(10_000, 5_000, 15, half_factors=4)
    200
    """
    end = reading + window_s * 1_000
    time = min(max(2 * elapsed_ms // half_factors, reading), end)
    return FULL_SPEED * (end - time) // (end - reading)


def recognised(settings: RoundSettings, elapsed_ms: int, text: str, pace: Pace) -> int:
    """Return the points for the right stage at the first vote."""
    if settings.mode is Mode.RELAXED:
        return RELAXED
    if pace.half_factors is None:
        return RECOGNISED + FULL_SPEED
    window_s = settings.window_s
    return RECOGNISED + speed(elapsed_ms, reading_ms(text), window_s, pace.half_factors)


def placement(rank: int | None) -> int:
    """Return the points for a place among right first answers (*Race*)."""
    return PLACEMENT.get(rank or 0, 0)


def patterns(lines_before: int, new_lines: int, others: int) -> int:
    """Return the points for patterns completed with one answer.

    *lines_before* are lines of the player's that were completed by earlier answers.

    >>> patterns(lines_before=2, new_lines=2, others=1)
    600
    """
    with_a_prize = min(lines_before + new_lines, MOST_LINES) - min(lines_before, MOST_LINES)
    return PATTERN * (with_a_prize + others)
