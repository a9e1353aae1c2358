"""A clock is never in anybody's way: modes, and a pace of one's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game import views
from server.game.commands import SENT_BY, ChoosePace, Role
from server.game.rejections import Reason
from server.game.settings import Mode, Pace
from tests.game.given import given as given_entries
from tests.game.moves import call, called, choose, chosen, leave, seated
from tests.game.play import Play, table
from tests.game.secrets import room

#: Every event's text in the small pack is read in 3250 ms.
READING = 3_250


def at_pace(*paces, **settings):
    """Return a play at which players 1, 2, ... have chosen these paces."""
    play = table(players=len(paces), **settings)
    return play.do(*[choose(seat, pace) for seat, pace in enumerate(paces, start=1)])


# Choosing


def test_a_pace_is_chosen():
    given_entries(*seated()).when(choose(1, Pace.DOUBLE)).then(chosen(1, Pace.DOUBLE))


@pytest.mark.parametrize(
    ("before", "pace"), [((), Pace.USUAL), ((chosen(1, Pace.LONGER),), Pace.LONGER)]
)
def test_choosing_the_same_pace_changes_nothing(before, pace):
    given_entries(*seated(), *before).when(choose(1, pace)).then()


def test_a_seat_that_nobody_took_has_no_pace():
    given_entries(*seated()).when(choose(3, Pace.DOUBLE)).then_rejected(Reason.UNKNOWN_SEAT)


def test_a_pace_is_chosen_by_the_player_or_the_facilitator():
    assert SENT_BY[ChoosePace] == {Role.PLAYER, Role.FACILITATOR}


@pytest.mark.parametrize("pace", Pace)
def test_the_rooms_screens_show_nobodys_pace(pace):
    play = table().played("clear-e1", seats=[1]).called().right(1, 2_000)
    before = room(play.workshop)
    assert room(play.do(choose(1, pace)).workshop) == before


def test_choosing_a_pace_does_not_get_in_the_facilitators_way():
    play = table()
    before = play.workshop.step
    assert play.do(choose(1, Pace.UNTIMED)).workshop.step == before


def test_a_pace_chosen_in_a_call_counts_from_the_next():
    play = table(timer_s=20).called("clear-e1").do(choose(1, Pace.UNTIMED))
    play.right(1, READING + 7_500).shown()
    assert (play.points(1).recognise, play.result(1).rank) == (800, 1)
    play.called("dig-e1").right(1, READING + 7_500).shown()
    assert (play.points(1).recognise, play.result(1).rank) == (900, None)


def test_a_pace_is_kept_through_rounds_and_absence():
    play = at_pace(Pace.UNTIMED).do(leave(1)).ended().started().called().right(1, 60_000).shown()
    assert play.points(1).recognise == 900


# Points


def test_relaxed_gives_the_same_points_after_2_s_and_after_40_s():
    play = table(mode=Mode.RELAXED).called().right(1, 2_000).right(2, 40_000).shown()
    assert play.points(1) == play.points(2)


@given(st.integers(250, 60_000))
def test_at_double_pace_2t_earns_as_much_speed_as_t_at_the_usual_one(time):
    play = at_pace(Pace.USUAL, Pace.DOUBLE, mode=Mode.STEADY).called()
    play.right(1, time).right(2, 2 * time).shown()
    assert play.points(1) == play.points(2)


@given(st.integers(250, 30_000))
def test_at_the_longer_pace_3t_earn_as_much_speed_as_2t_at_the_usual_one(time):
    play = at_pace(Pace.USUAL, Pace.LONGER, mode=Mode.STEADY).called()
    play.right(1, 2 * time).right(2, 3 * time).shown()
    assert play.points(1) == play.points(2)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("after", [0, 20_000, 3_600_000])
def test_without_a_timer_speed_is_always_full(mode, after):
    play = at_pace(Pace.UNTIMED, mode=mode).called().right(1, after).shown(after + 1_000)
    assert play.points(1).recognise == 900


def test_placement_goes_by_true_time_whatever_the_pace():
    play = at_pace(Pace.USUAL, Pace.DOUBLE, Pace.LONGER).called()
    play.right(1, 3_000).right(2, 4_000).right(3, 3_500).shown()
    assert [play.result(seat).rank for seat in (1, 2, 3)] == [1, 3, 2]


def test_without_a_timer_one_is_outside_placement_and_in_nobodys_way():
    play = at_pace(Pace.UNTIMED, Pace.USUAL).called().right(1, 1_000).right(2, 9_000).shown()
    assert (play.result(1).rank, play.result(2).rank) == (None, 1)


def test_without_a_timer_one_is_outside_the_200_and_keeps_the_300():
    play = at_pace(Pace.UNTIMED, Pace.USUAL).played("clear-e1", "dig-e1", seats=[1, 2])
    play.called("sow-e1").right(1, 1_000).marked_well(1).right(2, 9_000).marked_well(2).shown()
    assert [play.points(seat).patterns for seat in (1, 2)] == [300, 300]
    assert [play.points(seat).first_line for seat in (1, 2)] == [0, 200]


# Allowances


def test_relaxed_spends_and_adds_nothing():
    play = table(mode=Mode.RELAXED)
    for _ in range(3):
        play.called().right(1, 5_000, claimed=0).shown(trips={1: 90})
        assert (play.quota(1), play.journal[-1].grants) == (500, ())


def test_after_a_relaxed_round_everybody_has_what_they_had_before():
    play = table().called().right(1, 5_000, claimed=4_900).shown(trips={1: 0}).ended()
    play.started(mode=Mode.RELAXED).called().right(1, 5_000, claimed=0).shown().ended()
    assert play.started().called().quota(1) == 440


# Timers


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("pace", Pace)
def test_nothing_closes_by_itself_where_no_timer_was_asked_for(mode, pace):
    play = at_pace(pace, mode=mode).called()
    assert play.call.closes_at_ms is None
    assert play.right(1, 10 * 60_000).call.open


@pytest.mark.parametrize(
    ("paces", "ms"),
    [
        ((Pace.USUAL, Pace.USUAL), 23_250),
        ((Pace.USUAL, Pace.LONGER), 34_875),
        ((Pace.LONGER, Pace.DOUBLE), 46_500),
        ((Pace.DOUBLE, Pace.USUAL), 46_500),
    ],
)
def test_a_timer_waits_for_the_largest_factor_in_the_room(paces, ms):
    play = at_pace(*paces, timer_s=20).called()
    assert play.call.closes_at_ms - play.call.opens_at_ms == ms


def test_with_somebody_there_without_a_timer_a_call_does_not_close_by_itself():
    assert at_pace(Pace.UNTIMED, Pace.USUAL, timer_s=20).called().call.closes_at_ms is None


@pytest.mark.parametrize("pace", [Pace.DOUBLE, Pace.UNTIMED])
def test_a_timer_does_not_wait_for_who_is_away(pace):
    play = at_pace(pace, Pace.USUAL, timer_s=20).do(leave(1)).called()
    assert play.call.closes_at_ms - play.call.opens_at_ms == 23_250


def test_a_timer_of_an_empty_room_runs_as_usual():
    given_entries(*seated(0, timer_s=20)).when(call()).then(called(closes=23_250))


def test_a_running_timer_is_nobodys_to_change():
    play = Play(*seated(timer_s=20), called(closes=23_250)).do(choose(1, Pace.DOUBLE))
    assert play.call.closes_at_ms == 23_250


def test_what_is_read_out_about_places_gives_nobodys_pace_away():
    play = at_pace(Pace.USUAL, Pace.UNTIMED).called().right(1, 3_000).right(2, 3_100).shown()
    told = views.why(play.workshop, {})
    assert [answer.seat for answer in told.answers] == [1]
