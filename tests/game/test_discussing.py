"""Talking it over: how the room split, a second vote, and what came of both."""

import pytest

from server.game import views
from server.game.rejections import Reason, Rejected
from server.game.settings import Mode
from server.game.views.shapes import NextStep, Phase
from tests.game.moves import answer, discuss, mark, vote_again
from tests.game.play import table


def talked(**settings):
    """Return a play whose room saw its split: one was right, the other wrong."""
    return table(2, **settings).called("clear-e1").right(1).wrong(2).discussed()


def refused(play, command):
    with pytest.raises(Rejected) as caught:
        play.do(command)
    return caught.value.reason


# How the room split


def test_a_discussion_shows_how_the_room_split_and_not_the_answer():
    screen = talked().screen()
    assert screen.phase is Phase.DISCUSSING
    assert screen.split["clear"] == 1
    assert sum(screen.split.values()) == 2
    assert screen.answer is None


def test_before_the_discussion_nobody_sees_how_the_room_split():
    assert table().called().right(1).closed().screen().split is None


def test_a_discussion_closes_an_open_call():
    play = talked()
    assert refused(play, answer(1, "dig", play.now, play.call.number)) is Reason.TOO_LATE


def test_an_answer_that_may_be_under_way_is_waited_for():
    play = table(2).called().right(1)
    play.do(discuss(play.call.opens_at_ms + 5_000))
    assert play.screen().split is None
    play.wrong(2, after=5_300, claimed=4_900)
    assert sum(views.desk(play.workshop).split.values()) == 2
    play.do(discuss(play.call.promised_ms))
    assert sum(play.screen().split.values()) == 2


def test_where_everybody_has_answered_there_is_nothing_to_wait_for():
    play = table(2).called().right(1).wrong(2)
    play.do(discuss(play.call.opens_at_ms + 5_000))
    assert play.screen().phase is Phase.DISCUSSING


def test_a_discussion_may_take_the_place_of_an_answer_just_asked_for():
    play = table(2).called().asked(5_000)
    play.do(discuss(play.now + 100))
    play.do(discuss(play.call.promised_ms))
    assert play.screen().phase is Phase.DISCUSSING


def test_the_answer_may_take_the_place_of_a_discussion_just_asked_for():
    play = table(2).called()
    play.do(discuss(play.call.opens_at_ms + 5_000))
    play.shown(5_100)
    assert play.screen().phase is Phase.SHOWN


def test_an_answer_may_be_shown_without_a_second_vote():
    assert talked().shown().result(1).points.recognise == 900


def test_nobody_answers_while_the_room_talks():
    play = table(2, mode=Mode.STEADY).called().right(1).discussed()
    number, now = play.call.number, play.now
    assert refused(play, answer(2, "dig", now, number, claimed=0)) is Reason.TOO_LATE
    assert refused(play, mark(2, 0, number, now)) is Reason.TOO_LATE


def test_a_call_is_discussed_once():
    assert refused(talked(), discuss(200_000)) is Reason.ALREADY_DISCUSSED
    assert refused(talked().asked_again(), discuss(900_000)) is Reason.ALREADY_DISCUSSED


def test_without_a_call_there_is_nothing_to_discuss():
    assert refused(table(), discuss()) is Reason.NO_OPEN_CALL
    assert refused(table().called().right(1).shown(), discuss(900_000)) is Reason.NO_OPEN_CALL


def test_a_call_that_has_not_opened_is_not_discussed():
    play = table().called()
    assert refused(play, discuss(play.call.opens_at_ms - 1)) is Reason.NO_OPEN_CALL


# The second vote


def test_a_second_vote_follows_a_discussion_alone():
    assert refused(table().called(), vote_again()) is Reason.NOT_DISCUSSED
    assert refused(table().called().closed(), vote_again()) is Reason.NOT_DISCUSSED
    assert refused(talked().asked_again(), vote_again(900_000)) is Reason.NOT_DISCUSSED


def test_whoever_comes_to_the_right_stage_gets_half():
    play = talked().asked_again().now_right(2).shown()
    assert play.points(2).recognise == 350
    assert play.result(2).second == "clear"


def test_whoever_had_said_nothing_before_gets_half_too():
    play = table(2).called("clear-e1").right(1).discussed().asked_again().now_right(2).shown()
    assert play.points(2).recognise == 350


def test_whoever_was_right_at_first_loses_nothing_by_doubting():
    play = talked().asked_again().now_says(1, "dig").shown()
    assert play.result(1).right
    assert play.points(1).recognise == 900


def test_wrong_twice_is_nothing():
    assert talked().asked_again().now_says(2, "dig").shown().points(2).total == 0


@pytest.mark.parametrize("mode", Mode)
def test_the_second_vote_may_be_changed_in_every_mode(mode):
    play = talked(mode=mode).asked_again().now_says(2, "dig").now_right(2).shown()
    assert play.points(2).recognise == 350


def test_places_go_by_the_first_vote_alone():
    play = talked().asked_again().now_right(2).now_right(1).shown()
    assert (play.result(1).rank, play.result(2).rank) == (1, None)


def test_both_votes_are_kept():
    answer_shown = talked().asked_again().now_right(2).now_right(1).shown().screen().answer
    assert (answer_shown.split["clear"], sum(answer_shown.split.values())) == (1, 2)
    assert answer_shown.second["clear"] == 2


def test_marks_may_be_moved_again():
    play = table(2).called("clear-e1").marked(1, 4).right(1).wrong(2).discussed().asked_again()
    play.marked(1, 0).shown()
    assert play.result(1).kept == 0


def test_a_mark_of_the_first_vote_stands_if_it_is_not_moved():
    play = table(2).called("clear-e1").marked(1, 0).right(1).wrong(2).discussed().asked_again()
    assert play.shown().result(1).kept == 0


def test_what_was_meant_for_the_first_vote_does_not_count_at_the_second():
    play = talked().asked_again()
    late = answer(2, "clear", play.now + 10, play.call.number, vote=1)
    assert refused(play, late) is Reason.TOO_LATE


def test_the_second_vote_closes_like_the_first():
    play = talked().asked_again().closed(5_000)
    late = answer(2, "clear", play.call.opens_at_ms + 5_000, play.call.number, vote=2)
    assert refused(play, late) is Reason.TOO_LATE


def test_the_second_vote_opens_for_all_at_the_same_moment():
    play = talked()
    play.do(vote_again(play.now, lead=1_000))
    early = answer(2, "clear", play.now + 999, play.call.number, vote=2)
    assert refused(play, early) is Reason.TOO_EARLY


def test_a_pause_in_the_second_vote_leaves_the_places_of_the_first():
    play = talked().asked_again().paused(1_000)
    play.resumed(play.now + 60_000).shown()
    assert play.result(1).rank == 1


def test_a_timer_is_for_the_first_vote_alone():
    play = talked(timer_s=5).asked_again()
    assert play.screen().call.closes_at_ms is None


def test_the_second_vote_costs_nobody_their_allowance():
    play = talked()
    before = play.quota(2)
    assert play.asked_again().now_right(2).quota(2) == before


def test_taking_the_call_back_takes_back_both_votes():
    play = talked().asked_again().now_right(2).shown().undone()
    assert play.total(2) == 0
    assert play.screen().taken_back


# What the facilitator is offered


def test_the_primary_button_leads_from_the_discussion_to_the_second_vote():
    play = talked()
    assert views.desk(play.workshop).next_step is NextStep.OPEN_SECOND_VOTE
    assert views.desk(play.asked_again().workshop).next_step is NextStep.SHOW_ANSWER


def test_a_discussion_is_offered_once():
    play = table(2).called()
    assert views.desk(play.workshop).can_discuss
    assert not views.desk(play.right(1).wrong(2).discussed().workshop).can_discuss
    assert not views.desk(play.asked_again().workshop).can_discuss


def test_the_counter_counts_the_second_vote_anew():
    play = talked().asked_again()
    assert views.counts(play.workshop).answered == 0
    assert views.counts(play.now_right(2).workshop).answered == 1


def test_a_player_knows_what_they_said_at_either_vote():
    play = talked().asked_again().now_says(1, "dig")
    mine = views.me(play.workshop, {}, 1, views.private.Common.of(play.workshop)).answer
    assert (mine.stage, mine.second) == ("clear", "dig")
