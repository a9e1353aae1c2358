"""Twenty seconds more, where a timer closes the call."""

import pytest

from server.game.rejections import Reason, Rejected
from tests.game.moves import extend
from tests.game.play import table


def refused(play, command):
    with pytest.raises(Rejected) as caught:
        play.do(command)
    return caught.value.reason


def timed():
    """Return a play with a call under way that a timer closes."""
    return table(2, timer_s=5).called()


def test_the_timer_closes_the_call_twenty_seconds_later():
    play = timed()
    before = play.call.closes_at_ms
    play.do(extend(play.call.opens_at_ms + 1_000))
    assert play.screen().call.closes_at_ms == before + 20_000


def test_an_answer_in_the_time_added_counts():
    play = timed()
    late = play.call.closes_at_ms - play.call.opens_at_ms + 1_000
    play.do(extend(play.call.opens_at_ms + 1_000)).right(1, after=late).shown()
    assert play.result(1).right


def test_speed_points_run_down_as_before():
    points = {
        extended: (play.do(extend(play.call.opens_at_ms)) if extended else play)
        .right(1, after=4_000)
        .shown()
        .points(1)
        .recognise
        for extended in (False, True)
        for play in [timed()]
    }
    assert points[False] == points[True]


def test_it_may_be_extended_again():
    play = timed()
    before = play.call.closes_at_ms
    for _ in range(2):
        play.do(extend(play.call.opens_at_ms))
    assert play.call.closes_at_ms == before + 40_000


def test_a_timer_that_has_run_out_is_not_extended():
    play = timed()
    assert refused(play, extend(play.call.closes_at_ms)) is Reason.NO_OPEN_CALL


def test_without_a_timer_there_is_nothing_to_extend():
    play = table().called()
    assert refused(play, extend(play.now)) is Reason.NO_TIMER


def test_a_closed_call_is_not_extended():
    play = timed().closed(1_000)
    assert refused(play, extend(play.now + 2_000)) is Reason.NO_OPEN_CALL
