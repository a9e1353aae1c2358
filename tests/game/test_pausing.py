"""A pause stops all game time."""

import pytest

from server.game.entries import Points
from server.game.rejections import Reason
from tests.game.given import given
from tests.game.moves import (
    answer,
    call,
    called,
    close,
    closed,
    opened,
    pause,
    paused,
    resume,
    resumed,
    seated,
    show,
)
from tests.game.play import Play, table

OPEN = (*seated(timer_s=30), called(opens=1_000, closes=40_000))


def test_a_round_pauses():
    given(*OPEN).when(pause(5_000)).then(paused(5_000))


def test_the_text_of_an_open_call_is_hidden_in_a_pause():
    assert table().called().paused().screen().call.text is None


def test_what_has_been_answered_stays_on_the_screens_in_a_pause():
    play = table().called()
    text = play.call.event.text
    assert play.shown().paused().screen().call.text == text


def test_a_paused_round_is_not_paused_again():
    given(*OPEN, paused(5_000)).when(pause(6_000)).then_rejected(Reason.PAUSED)


def test_only_a_paused_round_resumes():
    given(*OPEN).when(resume(5_000)).then_rejected(Reason.NOT_PAUSED)


def test_only_a_round_resumes():
    given(opened()).when(resume(5_000)).then_rejected(Reason.NO_ROUND)


@pytest.mark.parametrize("command", [close(), show(), call()])
def test_nothing_is_closed_shown_or_called_in_a_pause(command):
    given(*OPEN, paused(5_000)).when(command).then_rejected(Reason.PAUSED)


def test_resuming_opens_the_call_again_one_second_ahead():
    given(*seated(), called(), paused(5_000)).when(resume(90_000)).then(resumed(91_000))


def test_the_timer_has_again_what_it_had_left():
    given(*OPEN, paused(5_000)).when(resume(90_000)).then(resumed(91_000, closes=126_000))


def test_a_pause_before_the_opening_leaves_the_timer_whole():
    given(*OPEN, paused(500)).when(resume(90_000)).then(resumed(91_000, closes=130_000))


def test_a_round_without_an_open_call_resumes_too():
    given(*seated(), paused(5_000)).when(resume(90_000)).then(resumed(91_000))


def test_the_pause_does_not_count_in_a_players_time():
    play = table().called().paused(after=4_000).resumed(at=500_000).right(1, after=1_000).shown()
    assert play.result(1).elapsed_ms == 5_000


def test_two_pauses_do_not_count_either():
    play = table().called().paused(after=4_000).resumed(at=500_000).paused(after=2_000)
    play.resumed(at=900_000).right(1, after=1_000).shown()
    assert play.result(1).elapsed_ms == 7_000


def test_a_pause_before_the_opening_adds_no_time():
    play = Play(*seated()).do(call(at=0, lead=1_000), pause(400)).resumed(at=50_000)
    play.right(1, after=1_500).shown()
    assert play.result(1).elapsed_ms == 1_500


def test_answers_before_the_pause_keep_their_time():
    play = table().called().right(1, 3_000).paused(after=4_000).resumed(at=500_000).shown()
    assert play.result(1).elapsed_ms == 3_000


def test_an_answer_before_the_call_opens_again_is_early():
    play = table().called().paused(after=4_000).resumed(at=500_000)
    given(*play.journal).when(answer(1, "dig", at=500_999)).then_rejected(Reason.TOO_EARLY)


def test_a_call_paused_while_open_gives_no_placement():
    play = table().called().right(1).paused(after=4_000).resumed(at=500_000).shown()
    assert play.points(1) == Points(recognise=900)


def test_a_call_paused_before_its_opening_gives_no_placement():
    play = Play(*seated()).do(call(at=0, lead=1_000), pause(999)).resumed(at=50_000)
    assert play.right(1, after=1_500).shown().points(1).placement == 0


def test_a_call_paused_again_before_it_reopens_still_gives_no_placement():
    play = table().called().paused(after=4_000).resumed(at=50_000)
    play.do(pause(50_500)).resumed(at=90_000)
    assert play.right(1, after=1_500).shown().points(1).placement == 0


def test_a_call_paused_after_its_close_keeps_its_placement():
    play = table().called().right(1).closed().paused(after=60_000).resumed(at=500_000).shown()
    assert play.points(1).placement == 100


def test_a_call_after_the_pause_gives_placement():
    play = table().paused().resumed(at=5_000).called().right(1).shown()
    assert play.points(1).placement == 100


def test_a_close_before_the_pause_stays():
    play = table().called().closed(after=3_000).paused(after=4_000).resumed(at=500_000)
    assert not play.call.open


def test_an_answer_is_late_after_a_close_that_follows_a_pause():
    entries = (*seated(), called(), paused(4_000), resumed(91_000), closed(at=95_000))
    given(*entries).when(answer(1, "dig", at=95_000)).then_rejected(Reason.TOO_LATE)


def test_the_events_text_is_hidden_in_a_pause():
    play = table().called().paused(after=500)
    assert play.screen().call.text is None


def test_the_events_text_is_back_after_the_pause():
    play = table().called().paused(after=500).resumed(at=9_000)
    assert play.screen().call.text == play.call.event.text


def test_the_clock_of_a_resumed_call_is_the_one_it_opens_on():
    play = table().called().paused(after=500).do(resume(20, clock="boot-2"))
    assert (play.call.clock, play.call.played_ms) == ("boot-2", 500)


def test_a_paused_round_may_end():
    play = table().called().paused(after=500).ended().reopened()
    assert not play.round.paused


def test_what_a_timer_had_left_is_never_less_than_nothing():
    play = table(timer_s=20).called()
    late = play.call.closes_at_ms - play.call.opens_at_ms + 5_000
    play.paused(after=late).resumed(900_000)
    assert play.call.closes_at_ms == play.call.opens_at_ms
