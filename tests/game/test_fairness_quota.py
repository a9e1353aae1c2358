"""What a player may be allowed in all: a quota, spent by answers, refilled by round trips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game import timing
from server.game.entries import AnswerShown, Grant
from server.game.rejections import Rejected
from server.game.settings import Mode
from tests.game.play import table

#: Round trips that refill nothing but the least: what a screen takes.
NOTHING = dict.fromkeys(range(1, 10), 0)


def with_quota(left, **settings):
    """Return a play at which player 1 has *left* ms in a call that has just opened."""
    play = table(**settings).called()
    play.right(1, 6_000, claimed=6_000 - (540 - left)).shown(trips=NOTHING).called()
    assert play.quota(1) == left
    return play


def test_everybody_begins_with_500_ms():
    assert [table().called().quota(seat) for seat in (1, 2)] == [500, 500]


def test_an_answer_spends_what_it_was_allowed():
    play = table().called().right(1, 3_300, claimed=3_000).shown(trips=NOTHING)
    assert play.quota(1) == 500 - 300 + 40


def test_the_next_answer_is_allowed_what_is_left():
    play = with_quota(100).right(1, 3_300, claimed=3_000)
    assert (play.time(1), play.call.answers[1].allowance_ms) == (3_200, 100)


def test_without_a_quota_the_server_tells_the_time():
    play = table().called().right(1, 5_000, claimed=0)
    play.take(AnswerShown(call=1, results=())).called()
    assert play.quota(1) == 0
    assert play.right(1, 3_300, claimed=3_000).time(1) == 3_300


def test_a_wrong_answer_costs_as_much_as_a_right_one():
    right = table().called().right(1, 3_300, claimed=3_000).shown(trips=NOTHING)
    wrong = table().called().wrong(1, 3_300, claimed=3_000).shown(trips=NOTHING)
    assert right.quota(1) == wrong.quota(1)


def test_one_players_answer_costs_another_nothing():
    play = table().called().right(1, 3_300, claimed=3_000).shown(trips=NOTHING)
    assert play.quota(2) == 540


# What does not count costs nothing


@pytest.mark.parametrize(("after", "claimed"), [(-1, 0), (10_300, 10_100), (11_000, 0)])
def test_an_answer_that_is_early_or_late_costs_nothing(after, claimed):
    play = table().called().closed(after=10_000)
    with pytest.raises(Rejected):
        play.right(1, after, claimed)
    assert play.shown(trips=NOTHING).quota(1) == 540


def test_an_answer_that_was_replaced_costs_nothing():
    play = table(mode=Mode.STEADY).called().wrong(1, 3_400, claimed=3_000)
    play.right(1, 5_100, claimed=5_000).shown(trips=NOTHING)
    assert play.quota(1) == 500 - 100 + 40


def test_an_answer_that_replaces_another_has_the_whole_quota():
    play = table(mode=Mode.STEADY).called().wrong(1, 3_400, claimed=0)
    assert play.right(1, 5_450, claimed=5_000).time(1) == 5_000


def test_tapping_the_same_stage_again_costs_nothing():
    play = table(mode=Mode.STEADY).called().right(1, 3_100, claimed=3_000)
    assert play.right(1, 5_400, claimed=5_000).shown(trips=NOTHING).quota(1) == 500 - 100 + 40


@pytest.mark.parametrize("shown", [False, True])
def test_an_answer_that_is_taken_back_costs_nothing(shown):
    play = table().called().right(1, 3_400, claimed=3_000)
    if shown:
        play.shown()
    assert play.undone().called().quota(1) == 500


def test_undo_takes_back_what_the_call_added_too():
    play = table().called().shown(trips=NOTHING).called().shown(trips={1: 9_000}).undone()
    assert play.quota(1) == 540


# How it refills


@pytest.mark.parametrize(
    ("trip", "ms"),
    [(None, 100), (0, 40), (1, 41), (109, 149), (110, 150), (111, 150), (10**9, 150), (-50, 40)],
)
def test_a_call_adds_the_round_trip_and_40_ms_up_to_150(trip, ms):
    assert timing.grant(trip) == ms


def test_what_a_call_adds_is_in_the_journal():
    play = table().called().shown(trips={1: 30})
    assert play.journal[-1].grants == (Grant(seat=1, ms=70), Grant(seat=2, ms=100))


def test_a_call_adds_to_everybodys_who_answered_and_who_did_not():
    play = table().called().right(1, 3_000).shown(trips={1: 30, 2: 30})
    assert (play.quota(1), play.quota(2)) == (570, 570)


def test_nothing_is_added_before_the_answer_is_shown():
    assert table().called().right(1, 3_000).closed().quota(1) == 500


def test_no_more_than_1000_ms_are_saved_up():
    play = table()
    left = []
    for _ in range(5):
        left.append(play.called().shown(trips={1: 9_000}).quota(1))
    assert left == [650, 800, 950, 1_000, 1_000]


def test_what_is_left_is_carried_into_the_next_round():
    play = table().called().right(1, 3_300, claimed=3_000).shown(trips=NOTHING)
    assert play.ended().started().called().quota(1) == 240


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(-10, 400)), max_size=6))
def test_a_quota_is_never_less_than_nothing_nor_more_than_1000_ms(calls):
    play = table()
    for way, trip in calls:
        play.called().right(1, 3_000 + way, claimed=3_000)
        assert 0 <= play.quota(1) <= 1_000
        play.shown(trips={1: trip})
    assert 0 <= play.quota(1) <= 1_000
