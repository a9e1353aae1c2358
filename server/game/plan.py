"""The plan of a round: which scenario events will be called, and in what order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from server.game.dice import Dice
from server.game.pack import Pack, ScenarioEvent

FEWEST_CALLS, MOST_CALLS = 6, 24

#: What one call takes with its talk, and what joining and wrapping up take, in seconds.
CYCLE_S, MARGIN_S = 65, 120


def calls_for(minutes: int) -> int:
    """Return how many calls fit *minutes*.

    >>> [calls_for(minutes) for minutes in (5, 15, 20, 60)]
    [6, 12, 16, 24]
    """
    return min(max((minutes * 60 - MARGIN_S) // CYCLE_S, FEWEST_CALLS), MOST_CALLS)


def most_calls(pack: Pack) -> int:
    """Return the longest round that *pack* has events for, every stage once in each block."""
    counts = [len(_of_stage(pack, stage.id)) for stage in pack.stages]
    blocks = min(counts)
    # A last block of one stage could only repeat the stage before it, so it takes two to begin one.
    spare = sum(count > blocks for count in counts)
    return min(blocks * len(counts) + (spare if spare > 1 else 0), MOST_CALLS)


def make_plan(
    pack: Pack, calls: int, dice: Dice, seen: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """Return the ids of *calls* events: in blocks, shuffled, never one stage twice running.

    Events in *seen* (called in earlier rounds) come only where a stage has no others left.
    """
    piles = {stage.id: _pile(pack, stage.id, dice, seen) for stage in pack.stages}
    plan: list[str] = []
    last = ""
    while len(plan) < calls:
        block = dice.shuffled(stage for stage, pile in piles.items() if pile)
        if block[0] == last:
            block.append(block.pop(0))
        for stage in block[: calls - len(plan)]:
            plan.append(piles[stage].pop())
            last = stage
    return tuple(plan)


def replacement(
    pack: Pack, event: str, deck: Collection[str], used: Collection[str]
) -> ScenarioEvent | None:
    """Return an event in place of *event*: not in *used*; of its stage and deck if possible."""
    stage = pack.event[event].stage

    def fitness(candidate: ScenarioEvent) -> tuple[bool, bool]:
        return candidate.stage == stage, any(fact in deck for fact in candidate.facts)

    free = [candidate for candidate in pack.events if candidate.id not in used]
    return max(free, key=fitness, default=None)


def insert(pack: Pack, coming: Sequence[str], event: str, last: str | None) -> tuple[str, ...]:
    """Return *coming* with *event* as late as it can stand without its stage twice running.

    *last* is the event called before; where no place is free of neighbours of one stage, the end.
    """
    row = [last, *coming]
    stage = pack.event[event].stage

    def clear(neighbour: str | None) -> bool:
        return neighbour is None or pack.event[neighbour].stage != stage

    for place in range(len(row), 0, -1):
        after = row[place] if place < len(row) else None
        if clear(row[place - 1]) and clear(after):
            return (*coming[: place - 1], event, *coming[place - 1 :])
    return (*coming, event)


def stage_counts(pack: Pack, events: Iterable[str]) -> dict[str, int]:
    """Return how often each stage is called, by stage id in journey order."""
    counts = {stage.id: 0 for stage in pack.stages}
    for event in events:
        counts[pack.event[event].stage] += 1
    return counts


def _of_stage(pack: Pack, stage: str) -> list[str]:
    return [event.id for event in pack.events if event.stage == stage]


def _pile(pack: Pack, stage: str, dice: Dice, seen: Collection[str]) -> list[str]:
    """Return the stage's events, the next one to be called last: those not seen come off first."""
    pile = dice.shuffled(_of_stage(pack, stage))
    return sorted(pile, key=lambda event: event not in seen)
