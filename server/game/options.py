"""What a pack can give: which grids, and from how many calls which patterns."""

from __future__ import annotations

from server.game.deck import too_few_facts
from server.game.pack import Pack
from server.game.plan import most_calls
from server.game.settings import Grid, Pattern

#: From this many calls nearly every card dealt can win its four corners beside a line (simulated).
CORNERS_CALLS = 12


def unavailable(pack: Pack, grid: Grid) -> str:
    """Return why *pack* cannot give *grid* at all, in plain words; empty where it can."""
    if why := too_few_facts(pack, grid):
        return why
    most = most_calls(pack)
    if most < grid.fewest_calls:
        return (
            f"It needs a round of {grid.fewest_calls} calls; "
            f"this pack has events for {most} at the most."
        )
    return ""


def fewest_calls(pack: Pack, grid: Grid) -> dict[Pattern, int]:
    """Return the fewest calls for each pattern; one that no round of *pack* can give is left out.

    A journey takes a call of every stage, a full card a call for every fact on it.
    """
    stages = len(pack.stages)
    fewest = {
        Pattern.LINE: grid.fewest_calls,
        Pattern.CORNERS: CORNERS_CALLS,
        Pattern.JOURNEY: stages,
        Pattern.FULL_CARD: stages * -(-grid.facts // stages),
    }
    most = most_calls(pack)
    return {
        pattern: max(calls, grid.fewest_calls) for pattern, calls in fewest.items() if calls <= most
    }
