"""Points: whole numbers, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game import scoring
from server.game.entries import Points
from server.game.settings import Mode, Pace, RoundSettings
from tests.game.play import table

#: The words of an event, its reading time: 13 words are read in 3250 ms.
WORDS = {1: 2_000, 8: 2_000, 9: 2_250, 13: 3_250, 32: 8_000, 33: 8_000, 80: 8_000}


@pytest.mark.parametrize(("words", "reading"), WORDS.items())
def test_a_word_is_read_in_250_ms_within_bounds(words, reading):
    assert scoring.reading_ms("word " * words) == reading


def test_inside_the_reading_time_speed_is_full():
    assert scoring.speed(3_250, 3_250, 15) == 200


def test_speed_falls_from_the_end_of_the_reading_time():
    assert scoring.speed(3_251, 3_250, 15) == 199


def test_half_the_window_is_half_the_speed():
    assert scoring.speed(3_250 + 7_500, 3_250, 15) == 100


def test_speed_is_0_when_the_window_is_over():
    assert scoring.speed(18_250, 3_250, 15) == 0


def test_speed_is_never_below_0():
    assert scoring.speed(3_600_000, 3_250, 15) == 0


def test_speed_rounds_down():
    assert scoring.speed(18_249, 3_250, 15) == 0


def test_the_facilitators_window_sets_where_speed_ends():
    assert [scoring.speed(3_250 + 60_000, 3_250, window) for window in (60, 120)] == [0, 100]


@pytest.mark.parametrize(("half_factors", "points"), [(2, 0), (3, 88), (4, 133)])
def test_a_personal_time_factor_stretches_time(half_factors, points):
    # 20 s count as 20, 13.3 and 10 s, in a window from 5 s to 20 s.
    assert scoring.speed(20_000, 5_000, 15, half_factors) == points


@given(st.integers(0, 200_000), st.integers(0, 1_000), st.integers(2_000, 8_000))
def test_a_later_answer_never_earns_more_speed(elapsed, later, reading):
    early, late = scoring.speed(elapsed, reading, 15), scoring.speed(elapsed + later, reading, 15)
    assert 0 <= late <= early <= 200


def test_the_right_stage_earns_700_and_speed():
    play = table().called("clear-e1").right(1, after=3_250 + 7_500).shown()
    assert play.points(1).recognise == 700 + 100


def test_the_rounds_window_counts():
    play = table(window_s=5).called("clear-e1").right(1, after=3_250 + 2_500).shown()
    assert play.points(1).recognise == 700 + 100


@pytest.mark.parametrize("mode", Mode)
def test_a_wrong_stage_earns_0_and_costs_nothing(mode):
    assert table(mode=mode).called().wrong(1).shown().points(1) == Points()


@pytest.mark.parametrize("after", [0, 10_000, 100_000])
def test_in_relaxed_everyone_right_gets_900(after):
    play = table(mode=Mode.RELAXED).called().right(1, after).shown()
    assert play.points(1) == Points(recognise=900)


def test_in_steady_speed_counts():
    play = table(mode=Mode.STEADY).called("clear-e1").right(1, 3_250 + 7_500).shown()
    assert play.points(1) == Points(recognise=800)


def test_the_first_in_a_race_earns_1000():
    assert table().called().right(1, after=1_000).shown().points(1).total == 1_000


def test_even_the_slowest_right_answer_earns_more_than_any_wrong_one():
    assert scoring.recognised(RoundSettings(), 10**9, "word", Pace.USUAL) == 700


@pytest.mark.parametrize(("rank", "points"), [(1, 100), (2, 60), (3, 30), (4, 0), (None, 0)])
def test_placement_is_for_ranks_1_to_3(rank, points):
    assert scoring.placement(rank) == points


@pytest.mark.parametrize(
    ("before", "new", "others", "points"),
    [(0, 1, 0, 300), (0, 2, 0, 600), (2, 2, 0, 300), (3, 1, 0, 0), (0, 4, 0, 900), (3, 0, 1, 300)],
)
def test_the_first_three_lines_and_every_other_pattern_earn_300(before, new, others, points):
    assert scoring.patterns(before, new, others) == points


def test_the_total_is_all_parts_together():
    assert Points(recognise=900, placement=60, patterns=300, first_line=200).total == 1_460
