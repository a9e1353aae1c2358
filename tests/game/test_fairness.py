"""A player's time is their own reaction time, believed as far as their allowance goes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game import timing
from server.game.rejections import Reason, Rejected
from server.game.settings import Mode
from tests.game.given import given as given_entries
from tests.game.moves import answer, answered, called, seated
from tests.game.play import Play, table

#: A call that opened at 10,000 ms.
CALL = Play(*seated(), called(opens=10_000)).call

TAKEN = st.integers(0, 60_000)
CLAIMS = st.none() | st.integers(0, 60_000) | st.integers(0, 2**53 - 1)
QUOTAS = st.integers(0, 1_000)


def time(taken, claimed, quota=500):
    """Return the adjusted time of an answer that arrived *taken* ms after the opening."""
    return timing.adjusted(CALL, CALL.opens_at_ms + taken, claimed, quota)


# Who tells the truth


@given(st.integers(250, 60_000), st.integers(0, 500), QUOTAS)
def test_an_honest_players_time_is_their_reaction_time_inside_the_allowance(reaction, way, quota):
    way = min(way, quota)
    assert time(reaction + way, reaction, quota) == timing.Adjusted(reaction, way)


@pytest.mark.parametrize(
    ("way", "quota", "elapsed"),
    [(0, 500, 3_000), (500, 500, 3_000), (501, 500, 3_001), (500, 499, 3_001), (900, 1_000, 3_400)],
)
def test_a_network_that_takes_longer_than_allowed_costs_what_is_over(way, quota, elapsed):
    assert time(3_000 + way, 3_000, quota).elapsed_ms == elapsed


@given(st.integers(250, 30_000), st.integers(0, 500), st.integers(0, 500))
def test_of_two_equally_fast_players_neither_network_wins(reaction, one, other):
    assert time(reaction + one, reaction).elapsed_ms == time(reaction + other, reaction).elapsed_ms


def test_a_fast_person_on_a_slow_network_beats_a_slow_person_on_a_fast_one():
    play = table().called().right(2, 3_200, claimed=3_190).right(1, 3_400, claimed=3_000).shown()
    assert (play.result(1).rank, play.result(2).rank) == (1, 2)


# Who does not


@given(TAKEN, CLAIMS, QUOTAS)
def test_no_claim_gains_more_than_the_cap_and_the_quota(taken, claimed, quota):
    got = time(taken, claimed, quota)
    assert 0 <= got.allowance_ms <= min(500, quota)
    assert got.elapsed_ms >= taken - got.allowance_ms


@pytest.mark.parametrize(("taken", "elapsed"), [(5_000, 4_500), (750, 250), (749, 250), (751, 251)])
def test_one_answer_is_allowed_500_ms_at_most(taken, elapsed):
    assert time(taken, 0, quota=1_000).elapsed_ms == elapsed


@given(TAKEN, QUOTAS)
def test_who_tells_too_long_a_time_has_the_servers(taken, quota):
    assert time(taken, taken + 1, quota) == time(taken, None, quota) == time(taken, taken, quota)


@given(TAKEN, st.integers(1, 1_000), CLAIMS, QUOTAS)
def test_arriving_later_never_helps(taken, later, claimed, quota):
    sooner, delayed = time(taken, claimed, quota), time(taken + later, claimed, quota)
    assert delayed.elapsed_ms >= sooner.elapsed_ms
    assert delayed.allowance_ms >= sooner.allowance_ms


@given(TAKEN, CLAIMS, QUOTAS)
def test_nobody_is_faster_than_250_ms(taken, claimed, quota):
    assert time(taken, claimed, quota).elapsed_ms >= 250


@pytest.mark.parametrize(("taken", "elapsed"), [(0, 250), (249, 250), (250, 250), (251, 251)])
def test_the_floor_is_250_ms(taken, elapsed):
    assert time(taken, None).elapsed_ms == elapsed


@pytest.mark.parametrize(("taken", "spent"), [(0, 0), (250, 0), (300, 50), (750, 500)])
def test_what_would_buy_nothing_below_the_floor_is_not_spent(taken, spent):
    assert time(taken, 0).allowance_ms == spent


# What is no time

NO_TIMES = [
    *(float("nan"), float("inf"), -float("inf"), -1, -0.001, -(10**400), 10**400, 1e300, 2**53),
    *("3210", "0", "NaN", "", b"0", True, False, None, [0], {"ms": 0}, (), object),
]


@pytest.mark.parametrize("told", NO_TIMES, ids=repr)
def test_what_cannot_be_a_time_is_no_claim(told):
    assert timing.claimed(told) is None


@pytest.mark.parametrize(
    ("told", "claimed"), [(0, 0), (-0.0, 0), (0.4, 0), (3_210.4, 3_210), (2**53 - 1, 2**53 - 1)]
)
def test_a_claim_is_in_whole_ms(told, claimed):
    assert timing.claimed(told) == claimed


@given(st.integers() | st.floats() | st.text() | st.booleans() | st.none())
def test_whatever_is_told_makes_no_more_of_it_than_a_time(told):
    claimed = timing.claimed(told)
    assert claimed is None or (type(claimed) is int and 0 <= claimed < 2**53)


@pytest.mark.parametrize("told", NO_TIMES, ids=repr)
def test_what_cannot_be_a_time_is_allowed_nothing(told):
    play = table().called().right(1, 3_000, claimed=timing.claimed(told))
    assert (play.time(1), play.call.answers[1].allowance_ms) == (3_000, 0)


# All of a call


def test_every_input_is_in_the_journal():
    given_entries(*seated(), called(opens=500)).when(
        answer(1, "dig", at=3_900, claimed=3_200)
    ).then(answered(1, "dig", at=3_900, elapsed=3_200, claimed=3_200, allowance=200))


ANSWERS = st.dictionaries(
    st.integers(1, 5), st.tuples(st.integers(0, 2_000), st.integers(0, 700), st.booleans())
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_decides_nothing(answers, dice):
    rooms = []
    for _ in range(2):
        play, seats = table(players=5).called(), list(answers)
        dice.shuffle(seats)
        for seat in seats:
            reaction, way, honest = answers[seat]
            play.right(seat, reaction + way, claimed=reaction if honest else 0)
        rooms.append(play.shown().journal[-1])
    assert rooms[0] == rooms[1]


@pytest.mark.parametrize(("reaction", "rank"), [(3_100, 1), (3_101, 2)])
def test_a_tie_is_a_matter_of_adjusted_times(reaction, rank):
    play = table().called()
    play.right(1, 3_400, claimed=3_000).right(2, reaction + 20, claimed=reaction).shown()
    assert (play.result(1).rank, play.result(2).rank) == (1, rank)


def test_four_in_a_chain_are_two_groups():
    play = table(players=4).called()
    for seat, reaction in enumerate((3_000, 3_100, 3_200, 3_300), start=1):
        play.right(seat, reaction + 50, claimed=reaction)
    play.shown()
    assert [play.result(seat).rank for seat in (1, 2, 3, 4)] == [1, 1, 3, 3]


@pytest.mark.parametrize("stage", ["clear", "dig"])
def test_in_race_a_second_claim_changes_and_costs_nothing(stage):
    play = table().called("clear-e1").right(1, 3_300, claimed=3_000)
    with suppress(Rejected):
        play.answered(1, stage, 3_400, claimed=0)
    assert (play.time(1), play.shown(trips={1: 0}).quota(1)) == (3_000, 500 - 300 + 40)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("before", [1, 250, 1_000])
def test_a_tap_before_the_opening_is_refused_whatever_it_claims(mode, before):
    play = table(mode=mode).called()
    for claimed in (None, 0, 3_000):
        with pytest.raises(Rejected) as no:
            play.right(1, -before, claimed)
        assert no.value.reason is Reason.TOO_EARLY


def test_a_tap_at_the_opening_counts():
    assert table().called().right(1, 0, claimed=0).time(1) == 250
