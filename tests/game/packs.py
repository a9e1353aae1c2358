"""Packs to plan and deal with: made up at random within the rules, or the shipped one."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from server.game.options import unavailable
from server.game.plan import FEWEST_CALLS, most_calls
from server.game.settings import Grid
from server.packs.load import load
from tests.packs.small import small_pack

SHIPPED = load(Path(__file__).parents[2] / "cards" / "information-sharing-journey")


def any_pack(seed: int, stages: int):
    """Return a pack of *stages* in which every stage has 1 to 12 events, each showing any facts."""
    chance = random.Random(seed)
    pack = small_pack(stages=stages, facts=14, events=12)
    fewest = chance.choice((1, 2, 4, 6))
    keep = {stage.id: chance.randint(fewest, 12) for stage in pack.stages}
    events = [e for e in pack.events if int(e.id.split("-e")[1]) <= keep[e.stage]]
    return replace(pack, events=tuple(_showing_any(pack, event, chance) for event in events))


def _showing_any(pack, event, chance):
    facts = [fact.id for fact in pack.facts if fact.stage == event.stage]
    return replace(event, facts=tuple(chance.sample(facts, chance.randint(1, 3))))


@st.composite
def lengths(draw, shipped=False):
    """Draw a pack, a grid that it can give, and a number of calls."""
    seed, stages = draw(st.integers(0, 2**32)), draw(st.integers(4, 8))
    pack = SHIPPED if shipped else any_pack(seed, stages)
    grids = [grid for grid in Grid if not unavailable(pack, grid)]
    if not grids or most_calls(pack) < FEWEST_CALLS:
        return draw(lengths(shipped=True))
    grid = draw(st.sampled_from(grids))
    return pack, grid, draw(st.integers(grid.fewest_calls, most_calls(pack)))
