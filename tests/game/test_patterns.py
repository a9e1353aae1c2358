"""Patterns: prizes on the way."""

import pytest

from server.game.lines import complete
from server.game.settings import Grid, Pattern
from tests.game.moves import PLAN
from tests.game.play import table

STAGES = "abcdefabc"
CORNERS, FULL, JOURNEY = (Pattern.CORNERS,), (Pattern.FULL_CARD,), (Pattern.JOURNEY,)


def test_four_corners_are_the_corners():
    assert complete(Grid.THREE, CORNERS, STAGES, {0, 2, 6, 8}) == ("corners",)


def test_three_corners_are_not_enough():
    assert complete(Grid.THREE, CORNERS, STAGES, {0, 2, 6, 7}) == ()


def test_a_full_card_is_every_square():
    assert complete(Grid.THREE, FULL, STAGES, range(9)) == ("full_card",)


def test_a_full_card_misses_no_square():
    assert complete(Grid.THREE, FULL, STAGES, range(8)) == ()


def test_a_full_card_does_not_need_the_free_centre_marked():
    stages = ["a"] * 12 + [None] + ["a"] * 12
    assert complete(Grid.FIVE, FULL, stages, set(range(25)) - {12}) == ("full_card",)


def test_a_journey_is_a_mark_from_every_stage():
    assert complete(Grid.THREE, JOURNEY, STAGES, range(6)) == ("journey",)


def test_a_journey_misses_no_stage():
    assert complete(Grid.THREE, JOURNEY, STAGES, {0, 1, 2, 3, 4, 6, 7, 8}) == ()


def test_the_free_centre_is_no_stage_of_the_journey():
    stages = ["a"] * 12 + [None] + ["b"] * 12
    assert complete(Grid.FIVE, JOURNEY, stages, {0, 13}) == ("journey",)


@pytest.mark.parametrize("off", Pattern)
def test_a_pattern_that_is_off_is_never_completed(off):
    on = [pattern for pattern in Pattern if pattern is not off]
    found = {name.split(":")[0] for name in complete(Grid.THREE, on, STAGES, range(9))}
    assert found == {pattern.value for pattern in on}


def test_a_journey_earns_300():
    play = table(patterns=JOURNEY).played(*PLAN, seats=[1])
    assert (play.result(1).completed, play.points(1).patterns) == (("journey",), 300)


def test_a_line_that_is_off_earns_nothing():
    play = table(patterns=JOURNEY).played(*PLAN[:3], seats=[1])
    assert play.points(1).patterns == play.points(1).first_line == 0


def test_lines_after_the_third_are_announced_and_earn_nothing():
    rest = ("clear-e4", "dig-e4", "sow-e4")
    play = table(plan=(*PLAN, *rest)).played(*PLAN, *rest, seats=[1])
    done = [r for call in play.round.calls for r in call.results.values() if r.completed]
    lines = sum(len(result.completed) for result in done)
    assert (lines, sum(result.points.patterns for result in done)) == (8, 900)


ON = (Pattern.LINE, Pattern.CORNERS)


def test_one_answer_may_complete_several_patterns():
    play = table(patterns=ON).played(
        "dig-e1", "sow-e1", "water-e1", "clear-e4", "sow-e4", seats=[1]
    )
    play.played("pick-e1", "clear-e1", seats=[1])
    assert play.result(1).completed == ("line:row-1", "line:column-1", "corners")


def test_patterns_completed_together_all_earn_their_prize():
    play = table(patterns=ON).played(
        "dig-e1", "sow-e1", "water-e1", "clear-e4", "sow-e4", seats=[1]
    )
    play.played("pick-e1", "clear-e1", seats=[1])
    assert play.points(1).patterns == 3 * 300
