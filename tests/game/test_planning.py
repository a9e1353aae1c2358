"""The plan: blocks in which every stage comes once, never one stage twice running."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game.deck import make_deck
from server.game.dice import Dice
from server.game.plan import make_plan, most_calls, stage_counts
from server.game.settings import Grid
from tests.game.moves import PACK
from tests.game.packs import SHIPPED, any_pack, lengths
from tests.game.test_deck import a_fact_of_each_event_is_in, shares_are_right
from tests.packs.small import small_pack


def stages_of(pack, plan):
    return [pack.event[event].stage for event in plan]


def blocks(pack, plan):
    size = len(pack.stages)
    stages = stages_of(pack, plan)
    return [stages[at : at + size] for at in range(0, len(plan), size)]


def never_twice_running(pack, plan):
    stages = stages_of(pack, plan)
    return all(one != other for one, other in pairwise(stages))


@given(lengths(), st.integers())
def test_a_plan_has_as_many_events_as_calls_each_once(length, seed):
    pack, _, calls = length
    plan = make_plan(pack, calls, Dice(seed))
    assert len(plan) == len(set(plan)) == calls


@given(lengths(), st.integers())
def test_every_stage_comes_once_in_a_block(length, seed):
    pack, _, calls = length
    *whole, last = blocks(pack, make_plan(pack, calls, Dice(seed)))
    every = {stage.id for stage in pack.stages}
    assert all(set(block) == every for block in whole)
    assert len(set(last)) == len(last)


@given(lengths(), st.integers())
def test_no_stage_comes_twice_running(length, seed):
    pack, _, calls = length
    assert never_twice_running(pack, make_plan(pack, calls, Dice(seed)))


@given(lengths(), st.integers(), st.integers(0, 2**32))
def test_events_called_before_come_only_where_a_stage_has_no_others(length, seed, other):
    pack, _, calls = length
    seen = set(make_plan(pack, calls, Dice(other)))
    plan = make_plan(pack, calls, Dice(seed), seen)
    for stage, called in stage_counts(pack, plan).items():
        fresh = [e.id for e in pack.events if e.stage == stage and e.id not in seen]
        assert len(set(fresh) & set(plan)) == min(len(fresh), called)


def test_blocks_are_shuffled():
    orders = {tuple(stages_of(PACK, make_plan(PACK, 6, Dice(seed)))) for seed in range(200)}
    assert len(orders) > 150


def test_every_event_of_a_stage_may_be_planned():
    planned = {event for seed in range(200) for event in make_plan(PACK, 6, Dice(seed))}
    assert planned == set(PACK.event)


def test_the_same_seed_gives_the_same_plan():
    assert make_plan(PACK, 6, Dice("seed")) == (
        "water-e1", "weed-e8", "pick-e1", "sow-e6", "dig-e9", "clear-e1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stages", "events", "most"), [(6, 12, 24), (6, 2, 12), (4, 5, 20), (8, 1, 8)]
)
def test_a_pack_has_events_for_so_many_calls(stages, events, most):
    assert most_calls(small_pack(stages, events=events)) == most


def test_one_event_to_spare_makes_no_longer_round():
    pack = small_pack(events=3)
    events = [e for e in pack.events if e.stage == "clear" or e.id[-1] != "3"]
    assert most_calls(replace(pack, events=tuple(events))) == 12


@pytest.mark.parametrize("seed", range(40))
def test_the_longest_round_of_any_pack_can_be_planned(seed):
    pack = any_pack(seed, stages=4 + seed % 5)
    assert never_twice_running(pack, make_plan(pack, most_calls(pack), Dice(seed)))


@pytest.mark.parametrize("grid", Grid)
def test_the_shipped_pack_keeps_every_rule_over_1200_plans(grid):
    lengths_of_round = range(grid.fewest_calls, 25)
    for seed in range(1_200):
        calls = lengths_of_round[seed % len(lengths_of_round)]
        plan = make_plan(SHIPPED, calls, Dice("plan", seed))
        deck = make_deck(SHIPPED, plan, grid, Dice("deck", seed))
        assert never_twice_running(SHIPPED, plan)
        assert all(max(Counter(block).values()) == 1 for block in blocks(SHIPPED, plan))
        assert a_fact_of_each_event_is_in(SHIPPED, plan, deck)
        assert shares_are_right(SHIPPED, plan, deck, grid)
