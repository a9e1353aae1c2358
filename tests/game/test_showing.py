"""Showing an answer: what is kept, who was placed, what is announced."""

import pytest

from server.game.settings import Mode, Pattern
from tests.game.moves import CARD, PLAN, dealt, seated
from tests.game.play import Play, table


def test_a_mark_on_a_fact_that_the_event_shows_is_kept():
    assert table().called("clear-e1").marked(1, 0).shown().result(1).kept == 0


def test_a_mark_on_any_of_the_facts_shown_is_kept():
    card = ("clear-3", *CARD[1:])
    play = Play(*seated(1), dealt(1, card)).called("clear-e2").marked(1, 0).shown()
    assert play.result(1).kept == 0


def test_a_mark_on_another_fact_of_the_stage_is_lifted():
    assert table().called("clear-e1").marked(1, 6).shown().result(1).kept is None


def test_a_lifted_mark_costs_nothing():
    play = table().called("clear-e1").right(1).marked(1, 6).right(2).shown()
    assert play.points(1) == play.points(2)


def test_none_on_my_card_keeps_nothing():
    assert table().called("clear-e1").marked(1, None).shown().result(1).kept is None


def test_a_mark_is_kept_though_the_stage_was_wrong():
    assert table().called("clear-e1").wrong(1).marked(1, 0).shown().result(1).kept == 0


def test_a_kept_mark_alone_earns_nothing():
    assert table().called("clear-e1").marked(1, 0).shown().points(1).total == 0


def test_only_those_who_answered_or_marked_have_a_result():
    play = table(players=3).called().right(1).marked(2, 0).shown()
    assert [result.seat for result in play.journal[-1].results] == [1, 2]


def test_an_answer_is_shown_to_a_room_that_said_nothing():
    assert table().called().shown().journal[-1].results == ()


def test_the_first_three_right_answers_are_placed():
    play = table(players=4).called()
    for seat in (1, 2, 3, 4):
        play.right(seat, after=1_000 * seat)
    play.shown()
    assert [play.points(seat).placement for seat in (1, 2, 3, 4)] == [100, 60, 30, 0]


def test_a_wrong_answer_takes_no_place():
    play = table().called().wrong(1, after=1_000).right(2, after=9_000).shown()
    assert (play.result(1).rank, play.result(2).rank) == (None, 1)


def test_who_ties_for_first_gets_all_of_the_first_place():
    play = table(players=3).called().right(1, 1_000).right(2, 1_100).right(3, 2_000).shown()
    assert [play.points(seat).placement for seat in (1, 2, 3)] == [100, 100, 30]


@pytest.mark.parametrize("mode", [Mode.STEADY, Mode.RELAXED])
def test_without_a_race_nobody_is_placed(mode):
    play = table(mode=mode).called().right(1).shown()
    assert (play.result(1).rank, play.points(1).placement) == (None, 0)


def test_a_completed_line_is_announced_with_the_answer_that_completes_it():
    play = table().played(*PLAN[:3], seats=[1])
    assert play.result(1).completed == ("line:row-1",)


def test_a_line_is_announced_once():
    play = table().played(*PLAN[:4], seats=[1])
    assert play.result(1).completed == ()


def test_everybody_who_completes_a_line_gets_its_prize():
    play = table(players=3).played(*PLAN[:3], seats=[1, 2, 3])
    assert [play.points(seat).patterns for seat in (1, 2, 3)] == [300, 300, 300]


def test_a_line_is_a_prize_and_does_not_end_the_round():
    assert not table().played(*PLAN[:3], seats=[1]).round.ended


def short_of_a_line(players=2, **settings):
    """Return a play with the third call of the top row open: a mark on it completes a line."""
    seats = range(1, players + 1)
    return table(players, **settings).played(*PLAN[:2], seats=seats).called("sow-e1")


def test_the_rounds_first_line_earns_200_more():
    play = short_of_a_line().right(1).marked_well(1).shown()
    assert play.points(1).first_line == 200


def test_the_200_go_to_the_first_group_of_those_who_complete_it():
    play = short_of_a_line(3)
    for seat, after in ((1, 5_000), (2, 5_100), (3, 5_101)):
        play.right(seat, after).marked_well(seat)
    play.shown()
    assert [play.points(seat).first_line for seat in (1, 2, 3)] == [200, 200, 0]


def test_a_faster_player_without_the_line_does_not_take_the_200():
    play = short_of_a_line(2).right(1, 1_000).right(2, 9_000).marked_well(2).shown()
    assert (play.points(1).first_line, play.points(2).first_line) == (0, 200)


def test_a_pause_takes_the_placement_and_leaves_the_200():
    play = short_of_a_line().right(1).marked_well(1).paused(after=9_000).resumed(90_000).shown()
    assert (play.result(1).rank, play.points(1).first_line) == (None, 200)


def test_the_200_take_the_right_stage():
    play = short_of_a_line(2).wrong(1, 1_000).marked_well(1).right(2, 9_000).marked_well(2).shown()
    assert (play.points(1).first_line, play.points(2).first_line) == (0, 200)


def test_a_line_completed_with_the_wrong_stage_still_earns_its_300():
    play = short_of_a_line().wrong(1).marked_well(1).shown()
    assert play.points(1).patterns == 300


def test_a_first_line_with_the_wrong_stage_leaves_the_200_to_nobody():
    play = short_of_a_line(2).wrong(1).marked_well(1).shown()
    play.played("water-e1", "clear-e4", seats=[1, 2])
    assert sum(r.points.first_line for c in play.round.calls for r in c.results.values()) == 0


def test_another_pattern_earns_no_200():
    play = table(patterns=(Pattern.LINE, Pattern.CORNERS))
    play.played("clear-e1", "sow-e1", "clear-e4", "sow-e4", seats=[1])
    assert (play.result(1).completed, play.points(1).first_line) == (("corners",), 0)


def test_only_the_rounds_first_line_earns_the_200():
    play = table().played(*PLAN[:3], seats=[1]).played(*PLAN[3:], seats=[1])
    assert (play.result(1).completed, play.points(1).first_line) == (("line:row-2",), 0)


@pytest.mark.parametrize("mode", [Mode.STEADY, Mode.RELAXED])
def test_without_a_race_the_first_line_earns_no_200(mode):
    play = short_of_a_line(mode=mode).right(1).marked_well(1).shown()
    assert (play.points(1).patterns, play.points(1).first_line) == (300, 0)


def test_nothing_of_a_call_is_told_before_its_answer_is_shown():
    assert table().called().right(1).marked(1, 0).closed().call.results is None
