"""Points added up, and places."""

from __future__ import annotations

from collections.abc import Mapping

from server.game.lines import is_line
from server.game.state import Round, Workshop


def points(workshop: Workshop) -> dict[int, int]:
    """Return every player's points, of this round and of those whose scores carried over."""
    total = dict.fromkeys(workshop.players, 0)
    for past in _counting(workshop):
        for call in past.calls:
            for result in (call.results or {}).values():
                total[result.seat] += result.points.total
    return total


def lines(current: Round) -> dict[int, int]:
    """Return how many lines each player has completed in *current*, those without any left out."""
    found: dict[int, int] = {}
    for call in current.calls:
        for result in (call.results or {}).values():
            if new := sum(map(is_line, result.completed)):
                found[result.seat] = found.get(result.seat, 0) + new
    return found


def places(points: Mapping[int, int]) -> dict[int, int]:
    """Return every player's place, ordered by it; equal points share one (1, 1, 3).

    >>> places({1: 700, 2: 900, 3: 900})
    {2: 1, 3: 1, 1: 3}
    """
    place: dict[int, int] = {}
    ahead, last = 0, None
    for count, seat in enumerate(sorted(points, key=lambda seat: (-points[seat], seat))):
        if points[seat] != last:
            ahead, last = count, points[seat]
        place[seat] = ahead + 1
    return place


def _counting(workshop: Workshop) -> list[Round]:
    """Return the present round and, as far back as scores carried over, those before it."""
    counting: list[Round] = []
    for past in reversed(workshop.rounds):
        counting.append(past)
        if not past.settings.carry_scores:
            break
    return counting
