"""A player's round trip is the median of the last few that the server measured."""

import pytest

from server.table.trips import ENOUGH, KEPT, LONGEST_MS, Trips


def trips(*measured):
    kept = Trips()
    for ms in measured:
        kept.note(1, ms)
    return kept


def test_it_is_not_known_before_it_was_measured_often_enough():
    assert trips(*[80] * (ENOUGH - 1)).of(1) is None
    assert trips(*[80] * ENOUGH).of(1) == 80


def test_nobody_has_one_who_was_never_measured():
    assert trips(80, 80, 80).of(2) is None


def test_one_slow_measurement_does_not_count():
    assert trips(80, 900, 80).of(1) == 80


def test_to_delay_some_answers_changes_nothing_and_to_delay_most_does():
    fair, late = [40] * 5, [440] * 4
    assert trips(*fair, *late).of(1) == 40
    assert trips(*fair[1:], *late, 440).of(1) == 440


def test_only_the_last_ones_count():
    assert trips(*[500] * 20, *[40] * KEPT).of(1) == 40


@pytest.mark.parametrize(
    "absurd",
    [-1, LONGEST_MS + 1, float("nan"), float("inf"), float("-inf")],
)
def test_what_can_be_no_round_trip_is_ignored(absurd):
    assert trips(80, 80, absurd).of(1) is None


def test_all_that_are_known_are_told_by_seat():
    kept = trips(80, 80, 80)
    kept.note(2, 30)
    assert kept.known == {1: 80}
