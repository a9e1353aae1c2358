"""Perfect play by trying everything: slow and plain, to check the quick way."""

from __future__ import annotations

from server.game.lines import complete


def reachable(pack, card, plan) -> set[frozenset[int]]:
    """Return every set of squares that the marks of one play of *plan* can end as."""
    ends: set[frozenset[int]] = {frozenset()}
    for event in plan:
        fits = [at for at, fact in enumerate(card) if fact in pack.event[event].facts]
        ends |= {end | {at} for end in ends for at in fits}
    return ends


def faults(pack, card, plan, settings) -> tuple[bool, bool, bool]:
    """Return whether a pattern is out of reach, marks are few, and marks are long in coming."""
    ends = reachable(pack, card, plan)
    fewer = max(len(end) for end in ends) < 3
    return not _won(pack, card, ends, settings), fewer, longest_wait(pack, card, plan) >= 5


def longest_wait(pack, card, plan) -> int:
    """Return the longest run of calls that show nothing on *card*."""
    shows = "".join("x" if set(pack.event[event].facts) & set(card) else "." for event in plan)
    return max(len(run) for run in shows.split("x"))


def _won(pack, card, ends, settings) -> bool:
    stages = [fact and pack.fact[fact].stage for fact in card]
    for end in ends:
        done = complete(settings.grid, settings.patterns, stages, end)
        if {name.split(":")[0] for name in done} == set(settings.patterns):
            return True
    return False
