"""Answering calls: one stage tap for each player and call."""

import pytest

from server.game.rejections import Reason, Rejected
from server.game.settings import Mode
from tests.game.given import given
from tests.game.moves import (
    answer,
    answered,
    called,
    closed,
    joined,
    left,
    mark,
    paused,
    seated,
    undone,
)
from tests.game.play import table

CHANGING = [Mode.STEADY, Mode.RELAXED]


def test_an_answer_is_taken_with_its_time():
    given(*seated(), called(opens=500)).when(answer(1, "dig", at=2_500)).then(
        answered(1, "dig", at=2_500, elapsed=2_000)
    )


def test_an_answer_needs_an_open_call():
    given(*seated()).when(answer(1, "dig")).then_rejected(Reason.NO_OPEN_CALL)


def test_an_answer_is_about_the_open_call():
    given(*seated(), called()).when(answer(1, "dig", number=2)).then_rejected(Reason.OTHER_CALL)


def test_an_answer_names_a_stage_of_the_pack():
    given(*seated(), called()).when(answer(1, "share")).then_rejected(Reason.UNKNOWN_STAGE)


def test_an_answer_before_the_opening_is_early():
    given(*seated(), called(opens=500)).when(answer(1, "dig", at=499)).then_rejected(
        Reason.TOO_EARLY
    )


def test_an_answer_at_the_opening_is_in_time():
    given(*seated(), called(opens=500)).when(answer(1, "dig", at=500)).then(
        answered(1, "dig", at=500, elapsed=250)
    )


def test_in_race_the_first_answer_stands():
    given(*seated(), called(), answered(1, "dig")).when(answer(1, "clear")).then_rejected(
        Reason.ALREADY_ANSWERED
    )


@pytest.mark.parametrize("mode", Mode)
def test_tapping_the_same_stage_changes_nothing(mode):
    given(*seated(mode=mode), called(), answered(1, "dig", at=1_000)).when(
        answer(1, "dig", at=2_000)
    ).then()


@pytest.mark.parametrize("mode", CHANGING)
def test_without_a_race_an_answer_may_be_changed(mode):
    given(*seated(mode=mode), called(), answered(1, "dig")).when(answer(1, "clear", at=3_000)).then(
        answered(1, "clear", at=3_000)
    )


def test_a_changed_answer_has_the_time_of_the_change():
    play = table(mode=Mode.STEADY).called().wrong(1, after=1_000).right(1, after=9_000).shown()
    assert play.result(1).elapsed_ms == 9_000


def test_a_repeated_tap_keeps_its_first_time():
    play = table(mode=Mode.STEADY).called().right(1, after=1_000).right(1, after=9_000).shown()
    assert play.result(1).elapsed_ms == 1_000


@pytest.mark.parametrize("mode", CHANGING)
def test_an_answer_may_not_be_changed_after_the_close(mode):
    given(*seated(mode=mode), called(), answered(1, "dig"), closed(at=5_000)).when(
        answer(1, "clear", at=5_000)
    ).then_rejected(Reason.TOO_LATE)


def test_everybody_answers_for_themselves():
    play = table().called().answered(1, "dig").answered(2, "clear")
    assert {seat: given.stage for seat, given in play.call.answers.items()} == {
        1: "dig",
        2: "clear",
    }


def test_a_new_call_begins_without_answers():
    assert table().called().right(1).shown().called().call.answers == {}


def test_an_answer_to_a_shown_call_is_late():
    play = table().called().shown()
    given(*play.journal).when(answer(1, "dig")).then_rejected(Reason.TOO_LATE)


@pytest.mark.parametrize("say", [answer(1, "dig", clock="after"), mark(1, 0, clock="after")])
def test_what_comes_after_the_machine_has_started_anew_is_late_for_a_call_that_closed_before(say):
    given(*seated(), called(), closed()).when(say).then_rejected(Reason.TOO_LATE)


def test_an_answer_to_a_call_that_was_taken_back_meets_no_open_call():
    given(*seated(), called(), undone()).when(answer(1, "dig")).then_rejected(Reason.NO_OPEN_CALL)


def test_an_answer_in_a_pause_is_refused():
    given(*seated(), called(), paused(500)).when(answer(1, "dig")).then_rejected(Reason.PAUSED)


@pytest.mark.parametrize("command", [answer(3, "dig"), mark(3, 0)])
def test_who_has_no_card_does_not_play(command):
    given(*seated(), joined(3), called()).when(command).then_rejected(Reason.NO_CARD)


def test_who_seems_away_may_answer():
    given(*seated(), left(1), called()).when(answer(1, "dig")).then(answered(1, "dig"))


def test_an_answer_after_the_timers_end_is_late_even_before_it_has_closed_the_call():
    play = table(timer_s=20).called()
    after = play.call.closes_at_ms - play.call.opens_at_ms
    with pytest.raises(Rejected) as no:
        play.right(1, after=after)
    assert no.value.reason is Reason.TOO_LATE


def test_an_answer_just_before_the_timers_end_counts():
    play = table(timer_s=20).called()
    play.right(1, after=play.call.closes_at_ms - play.call.opens_at_ms - 1)
    assert 1 in play.call.answers
