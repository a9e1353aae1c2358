"""Calling scenario events."""

import pytest

from server.game.rejections import Reason
from tests.game.given import given
from tests.game.moves import (
    CLOCK,
    PLAN,
    call,
    called,
    close,
    closed,
    opened,
    pause,
    seated,
    show,
)
from tests.game.play import Play, table


def test_the_next_event_of_the_plan_is_called():
    given(*seated()).when(call()).then(called("clear-e1"))


def test_a_call_opens_after_its_lead():
    given(*seated()).when(call(at=5_000, lead=1_000)).then(called("clear-e1", opens=6_000))


def test_the_facilitator_may_call_any_coming_event():
    coming = ("clear-e1", "dig-e1", "water-e1", "weed-e1", "pick-e1")
    given(*seated()).when(call("sow-e1")).then(called("sow-e1", coming=coming))


def test_an_event_from_outside_the_plan_takes_the_place_of_the_last():
    given(*seated()).when(call("dig-e7")).then(called("dig-e7", coming=PLAN[:-1]))


def test_the_room_may_go_on_after_the_plan():
    play = table().played(*PLAN)
    assert play.called("dig-e7").call.number == 7


def test_an_event_that_the_pack_does_not_have_is_refused():
    given(*seated()).when(call("dig-e99")).then_rejected(Reason.UNKNOWN_EVENT)


def test_a_scenario_event_is_called_only_once():
    play = table().played("clear-e1")
    given(*play.journal).when(call("clear-e1")).then_rejected(Reason.ALREADY_CALLED)


def test_calls_are_numbered_through_the_whole_workshop():
    play = table().played(*PLAN).ended().started().called()
    assert play.call.number == 7


def test_the_next_call_waits_for_the_answer():
    given(*seated(), called()).when(call()).then_rejected(Reason.CALL_STILL_OPEN)


def test_a_closed_call_still_waits_for_its_answer():
    given(*seated(), called(), closed()).when(call()).then_rejected(Reason.CALL_STILL_OPEN)


def test_when_the_plan_is_over_nothing_is_next():
    play = table().played(*PLAN)
    given(*play.journal).when(call()).then_rejected(Reason.NO_MORE_EVENTS)


@pytest.mark.parametrize("command", [call(), close(), show(), pause(0)])
def test_nothing_is_steered_before_a_round(command):
    given(opened()).when(command).then_rejected(Reason.NO_ROUND)


@pytest.mark.parametrize("command", [call(), close(), show(), pause(0)])
def test_nothing_is_steered_after_a_round(command):
    play = table().ended()
    given(*play.journal).when(command).then_rejected(Reason.ROUND_ENDED)


def test_nothing_closes_by_itself_by_default():
    assert table().called().call.closes_at_ms is None


def test_a_timer_runs_from_the_end_of_the_reading_time():
    text = "On day 1 of clear week, the whole of Mill Street turns up."
    play = Play(*seated(timer_s=30)).do(call(at=1_000, lead=500))
    assert play.call.event.text == text
    assert play.call.closes_at_ms == 1_500 + 250 * 13 + 30_000


def test_the_length_of_a_round_stays_when_an_outside_event_is_called():
    play = table().called("dig-e7")
    assert play.round.length == 6


def test_the_call_names_its_clock():
    assert table().called().call.clock == CLOCK
