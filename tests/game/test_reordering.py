"""The facilitator may reorder the plan and skip events."""

import pytest

from server.game.plan import insert
from server.game.rejections import Reason
from tests.game.given import given
from tests.game.moves import (
    PACK,
    PLAN,
    call,
    called,
    opened,
    reorder,
    reordered,
    seated,
    skip,
    skipped,
)
from tests.game.play import Play, table
from tests.packs.small import small_pack


def test_the_coming_events_are_put_into_another_order():
    given(*seated()).when(reorder(*PLAN[::-1])).then(reordered(*PLAN[::-1]))


def test_the_same_order_changes_nothing():
    given(*seated()).when(reorder(*PLAN)).then()


@pytest.mark.parametrize("events", [PLAN[1:], (*PLAN, "dig-e2"), (*PLAN[:5], "dig-e2"), ()])
def test_events_are_put_in_and_taken_out(events):
    given(*seated()).when(reorder(*events)).then(reordered(*events))


def test_no_event_comes_twice():
    given(*seated()).when(reorder(*PLAN, PLAN[0])).then_rejected(Reason.BAD_PLAN)


def test_only_events_of_the_pack_come():
    given(*seated()).when(reorder(*PLAN, "of-another")).then_rejected(Reason.UNKNOWN_EVENT)


def test_a_round_grows_to_24_calls_and_no_further():
    events = tuple(event.id for event in PACK.events)
    given(*seated()).when(reorder(*events[:24])).then(reordered(*events[:24]))
    given(*seated()).when(reorder(*events[:25])).then_rejected(Reason.BAD_PLAN)
    given(*seated(), called(events[0])).when(reorder(*events[1:25])).then_rejected(Reason.BAD_PLAN)


def test_an_event_already_called_does_not_come_again():
    given(*seated(), called()).when(reorder(*PLAN)).then_rejected(Reason.ALREADY_CALLED)


def test_an_event_taken_back_has_been_heard():
    play = table().called().undone()
    given(*play.journal).when(reorder("clear-e1")).then_rejected(Reason.ALREADY_CALLED)


def test_what_was_taken_out_does_not_come_back_by_itself():
    play = table().do(reorder(*PLAN[1:])).called().undone()
    assert "clear-e1" not in play.round.coming


def test_what_was_skipped_and_put_back_is_not_skipped():
    play = table().do(skip("clear-e1")).do(reorder(*PLAN))
    assert play.round.skipped == {"clear-e4"}


def test_the_new_order_is_the_one_called():
    given(*seated(), reordered(*PLAN[::-1])).when(call()).then(
        called("pick-e1", coming=PLAN[-2::-1])
    )


def test_the_cards_stay_when_the_plan_is_reordered():
    play = Play().opened().joined(2).started()
    before = play.cards
    assert play.do(reorder(*reversed(play.round.coming))).cards == before


def test_a_skipped_event_makes_room_for_another_of_its_stage_and_deck():
    given(*seated()).when(skip("dig-e1")).then(skipped("dig-e1", "clear-e1", "dig-e4", *PLAN[2:]))


def test_a_skipped_event_is_not_called():
    play = table().do(skip("clear-e1")).called()
    assert play.call.event.id == "clear-e4"


def test_an_event_already_called_takes_no_skipped_ones_place():
    play = table().played("dig-e4").do(skip("dig-e1"))
    assert "dig-e5" in play.round.coming


def test_only_coming_events_are_skipped():
    given(*seated(), called()).when(skip("clear-e1")).then_rejected(Reason.BAD_PLAN)


def test_an_event_outside_the_plan_cannot_be_skipped():
    given(*seated()).when(skip("dig-e2")).then_rejected(Reason.BAD_PLAN)


def test_without_another_event_skipping_makes_the_round_shorter():
    play = Play().opened(small_pack(events=1)).started()
    first, *rest = play.round.coming
    given(*play.journal).when(skip(first)).then(skipped(first, *rest))


def test_a_skipped_event_may_be_called_by_name():
    assert table().do(skip("clear-e1")).called("clear-e1").call.event.id == "clear-e1"


@pytest.mark.parametrize("command", [reorder(*PLAN), skip("dig-e1")])
def test_without_a_round_there_is_no_plan(command):
    given(opened()).when(command).then_rejected(Reason.NO_ROUND)


@pytest.mark.parametrize(
    ("coming", "last", "result"),
    [
        ((), None, ("dig-e2",)),
        ((), "dig-e1", ("dig-e2",)),
        (("clear-e1", "sow-e1"), None, ("clear-e1", "sow-e1", "dig-e2")),
        (("clear-e1", "dig-e1"), None, ("dig-e2", "clear-e1", "dig-e1")),
        (("clear-e1", "sow-e1", "dig-e1"), None, ("clear-e1", "dig-e2", "sow-e1", "dig-e1")),
        (("clear-e1", "dig-e1"), "dig-e3", ("clear-e1", "dig-e1", "dig-e2")),
    ],
)
def test_an_event_is_put_in_as_late_as_its_stage_can_stand(coming, last, result):
    assert insert(PACK, coming, "dig-e2", last) == result


def test_an_event_skipped_before_takes_no_skipped_ones_place():
    play = table().do(skip("clear-e1"), skip("clear-e4"))
    assert "clear-e1" not in play.round.coming


def test_an_event_skipped_before_takes_no_undone_ones_place():
    play = table().do(skip("clear-e1")).called().undone()
    assert "clear-e1" not in play.round.coming
