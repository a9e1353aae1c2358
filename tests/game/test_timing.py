"""Who was first: ties are measured from their group's first."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from server.game import timing
from tests.game.play import table

TIMES = st.dictionaries(st.integers(1, 40), st.integers(0, 2_000))


def test_a_tie_reaches_100_ms():
    assert timing.groups({1: 3_000, 2: 3_100}) == [[1, 2]]


def test_101_ms_are_no_tie():
    assert timing.groups({1: 3_000, 2: 3_101}) == [[1], [2]]


def test_a_tie_is_measured_from_its_groups_first():
    assert timing.groups({1: 3_000, 2: 3_100, 3: 3_200}) == [[1, 2], [3]]


def test_a_rank_is_1_and_the_number_of_players_in_earlier_groups():
    assert timing.ranks({1: 3_000, 2: 3_050, 3: 4_000, 4: 5_000}) == {1: 1, 2: 1, 3: 3, 4: 4}


def test_three_first_leave_no_second_and_third_place():
    assert timing.ranks({1: 0, 2: 50, 3: 100, 4: 900})[4] == 4


def test_nobody_makes_no_groups():
    assert timing.ranks({}) == {}


@given(TIMES)
def test_every_seat_is_in_one_group(times):
    assert sorted(seat for group in timing.groups(times) for seat in group) == sorted(times)


@given(TIMES)
def test_nobody_is_more_than_100_ms_after_the_first_of_the_group(times):
    for group in timing.groups(times):
        first = min(times[seat] for seat in group)
        assert all(times[seat] - first <= 100 for seat in group)


@given(TIMES)
def test_groups_begin_more_than_100_ms_after_one_another(times):
    firsts = [min(times[seat] for seat in group) for group in timing.groups(times)]
    assert all(later - early > 100 for early, later in pairwise(firsts))


@given(TIMES)
def test_a_faster_player_is_never_placed_behind_a_slower_one(times):
    rank = timing.ranks(times)
    for one in times:
        assert all(rank[one] <= rank[other] for other in times if times[one] <= times[other])


def test_arrival_order_decides_nothing():
    early = table().called().right(1, 3_000).right(2, 5_000).shown()
    late = table().called().right(2, 5_000).right(1, 3_000).shown()
    assert [early.points(seat) for seat in (1, 2)] == [late.points(seat) for seat in (1, 2)]


def test_placement_goes_by_time_from_the_opening():
    play = table().called().right(1, 3_000).right(2, 2_000).shown()
    assert (play.result(1).rank, play.result(2).rank) == (2, 1)
