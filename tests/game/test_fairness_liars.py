"""What those can gain who cheat: bounded for one call, and bounded in all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.game.rejections import Rejected
from tests.game.moves import PACK
from tests.game.play import table

#: Calls of a long evening.
CALLS = 50


def evening(tap, trip):
    """Return what player 1 was allowed in each call, tapping as *tap* says; *trip* is measured."""
    play, allowed = table(), []
    for event in PACK.events[:CALLS]:
        after, claimed = tap(len(allowed))
        play.called(event.id).right(1, after, claimed)
        allowed.append(play.call.answers[1].allowance_ms)
        play.shown(trips={1: trip})
    return allowed


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 3_000),
            st.none() | st.integers(0, 3_000) | st.just(2**53 - 1),
            st.integers(0, 300) | st.just(10**9),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_lies_gain_no_more_than_the_first_quota_and_what_calls_add(calls):
    play, total, bound = table(), 0, 500
    for event, (after, claimed, trip) in zip(PACK.events, calls, strict=False):
        play.called(event.id).right(1, after, claimed)
        allowed = play.call.answers[1].allowance_ms
        total, bound = total + allowed, bound + min(150, trip + 40)
        play.shown(trips={1: trip})
        assert allowed <= 500
        assert total <= bound
    assert total <= 500 + 150 * len(calls)


def test_who_always_claims_0_gains_a_screen_and_a_round_trip_a_call():
    allowed = evening(lambda _: (5_000, 0), trip=10)
    assert sum(allowed) / CALLS <= 500 / CALLS + 10 + 40
    assert allowed == [500] + [50] * (CALLS - 1)


@pytest.mark.parametrize("trip", [110, 500, 9_000, 10**9])
def test_who_also_delays_the_measurement_gains_150_ms_a_call(trip):
    allowed = evening(lambda _: (5_000, 0), trip)
    assert sum(allowed) / CALLS <= 500 / CALLS + 150
    assert allowed == [500] + [150] * (CALLS - 1)


def test_who_saves_up_and_lies_at_the_end_gains_1000_ms_and_what_calls_add():
    allowed = evening(lambda number: (5_000, 0 if number >= 40 else None), trip=9_000)
    assert allowed[40:44] == [500, 500, 300, 150]


def test_who_was_honest_has_the_whole_allowance_for_a_bad_moment():
    allowed = evening(lambda number: (5_000, 5_000 - (400 if number == 30 else 30)), trip=30)
    assert allowed == [30] * 30 + [400] + [30] * 19


def test_who_spams_taps_before_the_opening_gains_nothing():
    play = table().called()
    for before in range(50, 0, -1):
        with pytest.raises(Rejected):
            play.right(1, -before, claimed=0)
    assert (play.call.answers, play.quota(1)) == ({}, 500)
    assert play.right(1, 1, claimed=0).time(1) == 250


def test_who_guesses_at_once_is_wrong_five_times_in_six():
    play, right = table(), 0
    for event in PACK.events[:CALLS]:
        play.called(event.id).answered(1, "clear", 0, claimed=0).shown()
        right += play.result(1).right
        assert play.result(1).right or play.points(1).total == 0
    assert right == sum(event.stage == "clear" for event in PACK.events[:CALLS])


def test_who_taps_at_once_earns_no_more_speed_than_who_reads():
    play = table().called("clear-e1").right(1, 0, claimed=0).right(2, 3_250, claimed=3_250).shown()
    assert play.points(1).recognise == play.points(2).recognise == 900
