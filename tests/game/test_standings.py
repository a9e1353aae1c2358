"""Standings: the top five, never a bottom list."""

from server.game import standings
from server.game.views import me
from server.game.views import standings as standings_view
from server.game.views.private import Common
from tests.game.moves import PLAN
from tests.game.play import table


def room(right, wrong=0, **settings):
    """Return a play in which *right* players were right one after another, and *wrong* were not."""
    play = table(right + wrong, **settings).called()
    for seat in range(1, right + 1):
        play.right(seat, after=4_000 + 1_000 * seat)
    return play.shown()


def top(play):
    return standings_view(play.workshop, {}).top


def mine(play, seat):
    return me(play.workshop, {}, seat, Common.of(play.workshop))


def test_points_of_all_answers_are_added_up():
    assert table().played(*PLAN[:2], seats=[1]).total(1) == 2_000


def test_everybody_has_points_from_the_start():
    assert standings.points(table(players=2).workshop) == {1: 0, 2: 0}


def test_equal_points_share_a_place():
    assert standings.places({1: 700, 2: 900, 3: 900, 4: 100}) == {2: 1, 3: 1, 1: 3, 4: 4}


def test_the_standings_are_the_top_five():
    assert [line.name for line in top(room(7))] == [f"Player {seat}" for seat in (1, 2, 3, 4, 5)]


def test_the_standings_are_ordered_by_points():
    points = [line.points for line in top(room(5))]
    assert points == sorted(points, reverse=True)


def test_who_has_no_points_is_not_listed():
    assert len(top(room(2, wrong=3))) == 2


def test_the_standings_never_say_who_is_last():
    view = standings_view(room(7, wrong=2).workshop, {})
    assert len(view.top) == 5


def test_the_standings_tell_each_ones_lines():
    play = table().played(*PLAN[:3], seats=[1])
    assert [line.lines for line in top(play)] == [1]


def test_who_has_no_line_has_0_lines():
    assert [line.lines for line in top(room(1))] == [0]


def test_lines_are_counted_over_the_round():
    play = table().played(*PLAN, seats=[1])
    assert standings.lines(play.round) == {1: 2}


def test_players_are_shown_by_their_names():
    assert standings_view(room(1).workshop, {1: "Asha"}).top[0].name == "Asha"


def test_ones_own_rank_is_told_on_ones_own_screen():
    assert [mine(room(7), seat).rank for seat in (1, 6, 7)] == [1, 6, 7]


def test_ones_own_points_are_told_on_ones_own_screen():
    assert mine(room(2), 2).points == 700 + 200 * (18_250 - 6_000) // 15_000 + 60


def test_without_points_nobody_is_told_a_rank():
    assert mine(room(1, wrong=1), 2).rank is None


def test_before_the_first_round_nobody_has_a_rank():
    play = table()
    play.workshop.rounds.clear()
    assert mine(play, 1).rank is None


def test_standings_can_be_switched_off():
    view = standings_view(room(3, show_standings=False).workshop, {})
    assert (view.shown, view.top) == (False, ())


def test_with_standings_off_nobody_is_told_a_rank():
    assert mine(room(3, show_standings=False), 1).rank is None


def test_before_the_first_round_there_are_no_standings():
    play = table()
    play.workshop.rounds.clear()
    assert not standings_view(play.workshop, {}).shown


def test_a_pending_call_changes_no_standings():
    play = room(3)
    before = standings_view(play.workshop, {})
    play.called().right(3)
    assert standings_view(play.workshop, {}) == before
