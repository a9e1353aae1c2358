"""The page about the rhythm of a round is what the rules give."""

from server.game.settings import Grid
from tests.game.rhythm import HEAD, PAGE, play, row

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_first_row_comes_out_as_it_stands_on_the_page():
    again = row(Grid.THREE, 12, players=12, recognition=0.65)
    assert HEAD + again in TEXT, "make the page again: python -m tests.game.rhythm"


def test_nobody_completes_a_line_before_the_third_call():
    found = [play(Grid.THREE, 12, 30, 1.0, str(seed)) for seed in range(20)]
    assert min(number for lines in found for mine in lines for number in mine) >= 3


def test_who_recognises_nothing_completes_nothing():
    assert play(Grid.THREE, 12, 30, 0.0, "seed") == [[]] * 30
