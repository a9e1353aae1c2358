"""The deck of a round: the facts from which its cards are dealt."""

from __future__ import annotations

from collections.abc import Sequence

from server.game.dice import Dice
from server.game.pack import Pack
from server.game.plan import stage_counts
from server.game.settings import Grid


def shares(pack: Pack, plan: Sequence[str], grid: Grid) -> dict[str, int]:
    """Return each stage's number of facts in the deck; the stages called most get the odd ones."""
    each, odd = divmod(grid.deck, len(pack.stages))
    calls = stage_counts(pack, plan)
    by_calls = sorted(calls, key=lambda stage: -calls[stage])
    return {stage: each + (by_calls.index(stage) < odd) for stage in calls}


def too_few_facts(pack: Pack, grid: Grid) -> str:
    """Return why *pack* cannot fill the deck of *grid*, in plain words; empty where it can."""
    need = -(-grid.deck // len(pack.stages))
    for stage in pack.stages:
        have = sum(fact.stage == stage.id for fact in pack.facts)
        if have < need:
            return f"It needs {need} facts for each stage; {stage.name} has {have}."
    return ""


def make_deck(pack: Pack, plan: Sequence[str], grid: Grid, dice: Dice) -> tuple[str, ...]:
    """Return the facts of the deck, so that every planned event shows at least one of them.

    In plan order each event first puts in one fact, unless one is already in; then, in plan order,
    its other facts while the stage's share lasts; then facts that no planned event shows.
    """
    share = shares(pack, plan, grid)
    deck: dict[str, list[str]] = {stage.id: [] for stage in pack.stages}

    def put(stage: str, fact: str) -> None:
        if fact not in deck[stage] and len(deck[stage]) < share[stage]:
            deck[stage].append(fact)

    events = [pack.event[event] for event in plan]
    for event in events:
        if not any(fact in deck[event.stage] for fact in event.facts):
            put(event.stage, event.facts[0])
    for event in events:
        for fact in event.facts:
            put(event.stage, fact)
    for other in dice.shuffled(pack.facts):
        put(other.stage, other.id)
    return tuple(fact for facts in deck.values() for fact in facts)
