"""Dealing: what is true of every card, over many seeds, grids and packs."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.game.card import TRIES, Dealer
from server.game.deck import make_deck
from server.game.dice import Dice
from server.game.lines import lines
from server.game.plan import make_plan
from server.game.play import PerfectPlay
from server.game.settings import Grid, Pattern, RoundSettings
from tests.game.moves import CARD, PACK, PLAN
from tests.game.odds import faults
from tests.game.packs import SHIPPED, lengths
from tests.packs.small import small_pack

LINE = (Pattern.LINE,)
SEEDS = st.integers(0, 2**32)


def dealer(pack, grid, calls, seed, patterns=LINE):
    plan = make_plan(pack, calls, Dice("plan", seed))
    deck = make_deck(pack, plan, grid, Dice("deck", seed))
    return Dealer(pack, RoundSettings(grid=grid, patterns=patterns), plan, deck, str(seed)), deck


def hand(length, seed, seats=16):
    """Return the pack, grid and deck of a round, with the cards of its first *seats*."""
    pack, grid, calls = length
    deal, deck = dealer(pack, grid, calls, seed)
    cards: list[tuple[str | None, ...]] = []
    for seat in range(1, seats + 1):
        cards.append(deal.deal(seat, cards))
    return pack, grid, deck, cards


def stages_of(pack, card):
    return Counter(pack.fact[fact].stage for fact in card if fact)


@given(lengths(), SEEDS)
def test_a_card_holds_facts_of_the_deck_each_once(length, seed):
    _, grid, deck, cards = hand(length, seed)
    for card in cards:
        facts = [fact for fact in card if fact]
        assert set(facts) <= set(deck)
        assert len(set(facts)) == len(facts) == {"3x3": 9, "4x4": 16, "5x5": 24}[grid]


@given(lengths(), SEEDS)
def test_only_five_by_five_has_a_free_centre(length, seed):
    _, grid, _, cards = hand(length, seed, seats=3)
    free = [12] if grid is Grid.FIVE else []
    assert all([at for at, fact in enumerate(card) if fact is None] == free for card in cards)


@given(lengths(), SEEDS)
def test_a_card_has_as_many_facts_of_every_stage_give_or_take_one(length, seed):
    pack, _, _, cards = hand(length, seed)
    for card in cards:
        has = stages_of(pack, card)
        counts = [has[stage.id] for stage in pack.stages]
        assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize(("grid", "calls"), [(Grid.THREE, 12), (Grid.FOUR, 18), (Grid.FIVE, 24)])
def test_the_cards_of_1000_rounds_keep_every_rule(grid, calls):
    for seed in range(1_000):
        pack, _, deck, cards = hand((SHIPPED, grid, calls), seed, seats=3)
        assert len(set(cards)) == 3
        for card in cards:
            counts = stages_of(pack, card).values()
            assert len(counts) == 6 and max(counts) - min(counts) <= 1
            assert set(card) - {None} <= set(deck)
            assert not any(one_stage(pack, card, line) for line in lines(grid).values())


def one_stage(pack, card, line):
    return len({pack.fact[card[at]].stage for at in line}) == 1


@given(lengths(), SEEDS)
def test_the_odd_facts_rotate_over_seats(length, seed):
    pack, _, _, cards = hand(length, seed, seats=8)
    turn = cards[: len(pack.stages)]
    over_a_turn = Counter(pack.fact[fact].stage for card in turn for fact in card if fact)
    assert len(set(over_a_turn.values())) == 1


@given(lengths(), SEEDS)
def test_no_row_column_or_diagonal_is_all_of_one_stage(length, seed):
    pack, grid, _, cards = hand(length, seed)
    for card in cards:
        assert not any(one_stage(pack, card, line) for line in lines(grid).values())


@given(lengths(), SEEDS)
def test_no_two_cards_are_identical(length, seed):
    *_, cards = hand(length, seed, seats=30)
    assert len(set(cards)) == 30


@pytest.mark.parametrize(("grid", "calls"), [(Grid.THREE, 6), (Grid.FOUR, 16), (Grid.FIVE, 24)])
def test_not_even_500_cards_hold_two_that_are_identical(grid, calls):
    *_, cards = hand((SHIPPED, grid, calls), 7, seats=500)
    assert len(set(cards)) == 500


def test_a_card_that_is_taken_is_never_dealt_again():
    deal, _ = dealer(PACK, Grid.THREE, 12, "seed")
    first = deal.deal(1)
    assert deal.deal(1, {first}) != first


PATTERNS = [
    (),
    LINE,
    (Pattern.CORNERS,),
    (Pattern.LINE, Pattern.CORNERS),
    (Pattern.JOURNEY,),
    (Pattern.LINE, Pattern.JOURNEY),
    (Pattern.CORNERS, Pattern.JOURNEY),
    (Pattern.FULL_CARD,),
    tuple(Pattern),
]


@settings(max_examples=150)
@given(SEEDS, st.integers(1, 40), st.sampled_from(PATTERNS), st.integers(6, 14))
def test_a_card_is_free_of_faults_or_the_best_of_fifty(seed, seat, patterns, calls):
    plan = make_plan(SHIPPED, calls, Dice("plan", seed))
    deck = make_deck(SHIPPED, plan, Grid.THREE, Dice("deck", seed))
    chosen = RoundSettings(patterns=patterns)
    deal = Dealer(SHIPPED, chosen, plan, deck, str(seed))
    found = faults(SHIPPED, deal.deal(seat), plan, chosen)
    if any(found):
        tries = [deal._draw(seat, Dice(str(seed), "card", seat, at), ()) for at in range(TRIES)]
        assert found == min(faults(SHIPPED, card, plan, chosen) for card in tries)


@pytest.mark.parametrize(("grid", "calls"), [(Grid.THREE, 12), (Grid.FOUR, 18), (Grid.FIVE, 24)])
def test_in_a_usual_round_of_the_shipped_pack_every_card_is_free_of_faults(grid, calls):
    for seed in range(6):
        deal, _ = dealer(SHIPPED, grid, calls, seed)
        assert not any(any(deal.faults(deal.deal(seat))) for seat in range(1, 31))


def test_a_card_is_redrawn_at_most_fifty_times():
    assert TRIES == 50


@pytest.mark.parametrize("patterns", PATTERNS)
def test_every_pattern_that_is_on_can_be_completed_by_perfect_play(patterns):
    deal, _ = dealer(PACK, Grid.THREE, 24, "seed", patterns)
    assert not any(deal.faults(deal.deal(seat))[0] for seat in range(1, 31))


@pytest.mark.parametrize(("plan", "wins"), [(PLAN, True), (PLAN[1:], False)])
def test_a_card_with_a_stage_that_is_not_called_cannot_win_a_journey(plan, wins):
    journey = RoundSettings(patterns=(Pattern.JOURNEY,))
    assert PerfectPlay(PACK, plan).wins(CARD, journey) is wins


def test_a_full_card_cannot_be_had_where_a_stage_has_too_few_events():
    deal, _ = dealer(small_pack(events=1), Grid.THREE, 6, "seed", (Pattern.FULL_CARD,))
    assert deal.impossible()


def test_what_all_stages_can_give_is_possible():
    deal, _ = dealer(PACK, Grid.THREE, 24, "seed", (Pattern.FULL_CARD,))
    assert deal.impossible() == ""


def test_lower_seats_are_dealt_first():
    *_, few = hand((PACK, Grid.THREE, 12), "seed", seats=5)
    *_, many = hand((PACK, Grid.THREE, 12), "seed", seats=9)
    assert many[:5] == few


def test_another_seed_gives_other_cards():
    one, other = (hand((PACK, Grid.THREE, 12), seed)[3] for seed in (1, 2))
    assert not set(one) & set(other)


#: Dealt once, and the same ever since: on every machine and every version of Python.
GOLDEN = {
    (Grid.THREE, 6, "spring", 1): (
        "clear-6 sow-4 pick-2 pick-3 water-6 weed-4 weed-12 dig-5 water-5"
    ),
    (Grid.THREE, 12, "spring", 1): (
        "clear-6 sow-3 pick-2 pick-8 water-8 weed-4 weed-6 dig-7 water-5"
    ),
    (Grid.THREE, 12, "spring", 2): (
        "sow-2 water-8 pick-3 clear-6 dig-7 clear-4 dig-5 weed-5 sow-4"
    ),
    (Grid.THREE, 12, "spring", 500): (
        "dig-4 weed-7 clear-5 sow-3 pick-8 sow-2 water-8 dig-5 clear-6"
    ),
    (Grid.FOUR, 18, "summer", 7): (
        "sow-14 pick-6 weed-3 weed-1 clear-1 pick-3 water-2 dig-13 clear-2 water-8 dig-9 "
        "pick-7 dig-2 weed-14 sow-2 clear-4"
    ),
    (Grid.FIVE, 24, "autumn", 3): (
        "sow-9 weed-9 pick-8 weed-2 weed-6 dig-8 water-5 dig-7 dig-6 pick-3 weed-4 clear-9 "
        "free pick-4 dig-4 water-8 pick-2 water-10 water-4 sow-5 clear-2 clear-8 sow-8 sow-7 "
        "clear-3"
    ),
}


@pytest.mark.parametrize("key", GOLDEN, ids=str)
def test_the_same_seed_and_seat_give_the_same_card(key):
    grid, calls, seed, seat = key
    deal, _ = dealer(small_pack(), grid, calls, seed)
    assert " ".join(fact or "free" for fact in deal.deal(seat)) == GOLDEN[key]


def test_dice_come_out_the_same_everywhere():
    dice = Dice("seed", 1)
    assert [dice.below(1_000) for _ in range(6)] == [581, 13, 918, 707, 879, 374]


def test_every_fact_of_a_stage_is_dealt_equally_often():
    drawn: Counter[str] = Counter()
    deal, deck = dealer(PACK, Grid.THREE, 12, "seed", patterns=())
    for seat in range(100_000):
        drawn.update(deal._draw(seat, Dice("frequency", seat), ()))
    mean = 100_000 * 9 / len(deck)
    # 24 facts: chi-square with 23 degrees of freedom passes 53 once in 2,500 times.
    assert sum((drawn[fact] - mean) ** 2 / mean for fact in deck) < 53


def test_every_square_gets_every_stage_about_equally_often():
    drawn: Counter[tuple[int, str]] = Counter()
    deal, _ = dealer(PACK, Grid.THREE, 12, "seed", patterns=())
    for seat in range(12_000):
        card = deal._draw(seat, Dice("places", seat), ())
        drawn.update((at, PACK.fact[fact].stage) for at, fact in enumerate(card) if fact)
    assert all(abs(count - 2_000) < 200 for count in drawn.values())
