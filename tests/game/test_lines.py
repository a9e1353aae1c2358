"""Lines on a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game.lines import complete, corners, is_line, lines, pattern_of
from server.game.settings import Grid, Pattern

LINE = (Pattern.LINE,)


@pytest.mark.parametrize(("grid", "number"), [(Grid.THREE, 8), (Grid.FOUR, 10), (Grid.FIVE, 12)])
def test_a_grid_has_its_rows_columns_and_two_diagonals(grid, number):
    assert len(lines(grid)) == number


@pytest.mark.parametrize("grid", Grid)
def test_lines_stay_on_the_card(grid):
    assert {at for line in lines(grid).values() for at in line} <= set(range(grid.squares))


@pytest.mark.parametrize("grid", [Grid.THREE, Grid.FOUR])
def test_without_a_free_centre_every_line_is_as_long_as_a_side(grid):
    assert {len(line) for line in lines(grid).values()} == {grid.side}


def test_the_lines_of_three_by_three_are_these():
    assert set(lines(Grid.THREE).values()) == {
        (0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6),
    }  # fmt: skip


def test_four_lines_pass_through_the_free_centre_and_need_four_marks():
    assert sorted(len(line) for line in lines(Grid.FIVE).values()) == [4] * 4 + [5] * 8


def test_the_free_centre_is_in_no_line():
    assert all(12 not in line for line in lines(Grid.FIVE).values())


@pytest.mark.parametrize("grid", Grid)
def test_the_corners_are_where_a_row_a_column_and_a_diagonal_meet(grid):
    meeting = [at for at in range(grid.squares) if sum(at in ln for ln in lines(grid).values()) > 2]
    assert set(corners(grid)) <= set(meeting)


@pytest.mark.parametrize("grid", Grid)
def test_marking_a_line_completes_it(grid):
    for name, line in lines(grid).items():
        assert name in complete(grid, LINE, [None] * grid.squares, line)


@pytest.mark.parametrize("grid", Grid)
def test_a_line_short_of_a_square_is_not_complete(grid):
    for name, line in lines(grid).items():
        assert name not in complete(grid, LINE, [None] * grid.squares, line[1:])


@given(st.sampled_from(Grid), st.data())
def test_a_line_is_complete_when_all_of_it_is_marked(grid, data):
    marked = data.draw(st.sets(st.integers(0, grid.squares - 1)))
    full = {name for name, line in lines(grid).items() if marked.issuperset(line)}
    assert set(complete(grid, LINE, [None] * grid.squares, marked)) == full


def test_no_marks_complete_nothing():
    assert complete(Grid.THREE, tuple(Pattern), "abcabcabc", ()) == ()


def test_a_line_is_told_by_its_name():
    assert [is_line(name) for name in ("line:row-1", "corners", "journey")] == [True, False, False]


def test_every_completed_name_belongs_to_a_pattern():
    names = complete(Grid.THREE, tuple(Pattern), "abcabcabc", range(9))
    assert {pattern_of(name) for name in names} == set(Pattern)
