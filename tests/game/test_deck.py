"""The deck: which facts the cards of a round are dealt from."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game.deck import make_deck, shares, too_few_facts
from server.game.dice import Dice
from server.game.plan import make_plan
from server.game.settings import Grid
from tests.game.moves import PACK, PLAN
from tests.game.packs import lengths
from tests.packs.small import small_pack

SIZES = {Grid.THREE: 24, Grid.FOUR: 30, Grid.FIVE: 48}


def a_fact_of_each_event_is_in(pack, plan, deck):
    return all(set(pack.event[event].facts) & set(deck) for event in plan)


def shares_are_right(pack, plan, deck, grid):
    """Tell whether stages share evenly, those called most having the odd facts."""
    has = Counter(pack.fact[fact].stage for fact in deck)
    called = Counter(pack.event[event].stage for event in plan)
    each, odd = divmod(SIZES[grid], len(pack.stages))
    more = [stage.id for stage in pack.stages if has[stage.id] == each + 1]
    even = [stage.id for stage in pack.stages if has[stage.id] == each]
    return (
        len(more) == odd
        and len(more) + len(even) == len(pack.stages)
        and all(called[one] >= called[other] for one in more for other in even)
    )


def made(length, seed):
    pack, grid, calls = length
    plan = make_plan(pack, calls, Dice("plan", seed))
    return pack, plan, make_deck(pack, plan, grid, Dice("deck", seed)), grid


@given(lengths(), st.integers())
def test_a_deck_has_the_size_of_its_grid_each_fact_once(length, seed):
    _, _, deck, grid = made(length, seed)
    assert len(deck) == len(set(deck)) == SIZES[grid]


@given(lengths(), st.integers())
def test_stages_share_the_deck_and_those_called_most_get_the_odd_ones(length, seed):
    pack, plan, deck, grid = made(length, seed)
    assert shares_are_right(pack, plan, deck, grid)


@given(lengths(), st.integers())
def test_every_planned_event_shows_a_fact_of_the_deck(length, seed):
    pack, plan, deck, _ = made(length, seed)
    assert a_fact_of_each_event_is_in(pack, plan, deck)


@given(lengths(), st.integers())
def test_facts_that_no_planned_event_shows_come_last(length, seed):
    pack, plan, deck, _ = made(length, seed)
    shown = {fact for event in plan for fact in pack.event[event].facts}
    filled = {pack.fact[fact].stage for fact in deck if fact not in shown}
    assert {fact for fact in shown if pack.fact[fact].stage in filled} <= set(deck)


def of(stage, deck):
    return [fact for fact in deck if fact.startswith(stage)]


def test_each_event_first_puts_in_one_fact_then_its_others_in_plan_order():
    plan = (*PLAN[1:], "clear-e3", "clear-e2", "clear-e6")
    deck = make_deck(PACK, plan, Grid.THREE, Dice("any"))
    assert of("clear", deck) == ["clear-4", "clear-2", "clear-10", "clear-5"]


def test_an_event_puts_no_first_fact_in_if_one_is_already_there():
    plan = ("clear-e8", "clear-e1", "clear-e9", "clear-e3")
    deck = make_deck(PACK, plan, Grid.THREE, Dice("any"))
    assert of("clear", deck) == ["clear-14", "clear-1", "clear-2", "clear-4"]


def test_an_events_other_facts_leave_when_the_share_is_full():
    plan = ("clear-e3", "clear-e6")
    deck = make_deck(PACK, plan, Grid.THREE, Dice("any"))
    assert of("clear", deck) == ["clear-4", "clear-10", "clear-5", "clear-6"]


def test_facts_that_fill_up_are_drawn_by_chance():
    decks = {make_deck(PACK, PLAN, Grid.THREE, Dice(seed)) for seed in range(20)}
    assert len(decks) == 20


@pytest.mark.parametrize("stages", [4, 5, 6, 7, 8])
@pytest.mark.parametrize("grid", Grid)
def test_shares_add_up_to_the_deck(stages, grid):
    pack = small_pack(stages)
    assert sum(shares(pack, [], grid).values()) == SIZES[grid]


def test_the_stage_called_most_gets_the_odd_fact():
    pack = small_pack(stages=5)
    plan = [event.id for event in pack.events if event.stage != "dig"]
    assert [stage for stage, share in shares(pack, plan, Grid.THREE).items() if share == 4] == [
        "dig"
    ]


@pytest.mark.parametrize(("facts", "enough"), [(7, False), (8, True)])
def test_a_stage_needs_a_fact_for_its_largest_share(facts, enough):
    assert (too_few_facts(small_pack(facts=facts), Grid.FIVE) == "") is enough
