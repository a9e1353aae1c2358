"""Marking the fact that a player thinks the event shows."""

import pytest

from server.game.rejections import Reason
from server.game.settings import Grid
from tests.game.given import given
from tests.game.moves import called, closed, mark, marked, paused, seated
from tests.game.play import Play, table


def test_one_square_is_marked():
    given(*seated(), called()).when(mark(1, 0)).then(marked(1, 0))


def test_none_on_my_card_is_an_answer_too():
    given(*seated(), called()).when(mark(1, None)).then(marked(1, None))


def test_a_mark_may_be_moved():
    given(*seated(), called(), marked(1, 0)).when(mark(1, 4)).then(marked(1, 4))


def test_a_mark_may_be_taken_off():
    given(*seated(), called(), marked(1, 0)).when(mark(1, None)).then(marked(1, None))


def test_a_moved_mark_leaves_one_mark():
    play = table().called().marked(1, 4).marked(1, 0)
    assert play.call.marks == {1: 0}


@pytest.mark.parametrize("square", [0, None])
def test_marking_the_same_again_changes_nothing(square):
    given(*seated(), called(), marked(1, square)).when(mark(1, square)).then()


@pytest.mark.parametrize("square", [-1, 9])
def test_a_square_must_be_on_the_card(square):
    given(*seated(), called()).when(mark(1, square)).then_rejected(Reason.NO_SUCH_SQUARE)


def test_the_free_centre_cannot_be_marked():
    play = Play().opened().joined().started(24, grid=Grid.FIVE).called()
    given(*play.journal).when(mark(1, 12, at=play.now)).then_rejected(Reason.NO_SUCH_SQUARE)


def test_a_kept_square_cannot_be_marked_again():
    play = table().played("clear-e1", seats=[1]).called()
    given(*play.journal).when(mark(1, 0, number=2, at=play.now)).then_rejected(Reason.SQUARE_TAKEN)


def test_a_lifted_square_may_be_marked_again():
    play = table().called().marked(1, 1).shown().called()
    given(*play.journal).when(mark(1, 1, number=2, at=play.now)).then(marked(1, 1, number=2))


def test_marking_needs_no_stage():
    play = table().called().marked(1, 0).shown()
    assert play.result(1).kept == 0


def test_a_mark_is_refused_after_the_close():
    given(*seated(), called(), closed()).when(mark(1, 0)).then_rejected(Reason.TOO_LATE)


def test_a_mark_before_the_opening_is_early():
    given(*seated(), called(opens=1_001)).when(mark(1, 0)).then_rejected(Reason.TOO_EARLY)


def test_a_mark_at_the_opening_counts():
    given(*seated(), called(opens=1_000)).when(mark(1, 0)).then(marked(1, 0))


def test_a_mark_at_the_timers_end_is_late_even_before_it_has_closed_the_call():
    entries = (*seated(), called(closes=30_000))
    given(*entries).when(mark(1, 0, at=29_999)).then(marked(1, 0))
    given(*entries).when(mark(1, 0, at=30_000)).then_rejected(Reason.TOO_LATE)


def test_a_mark_is_refused_in_a_pause():
    given(*seated(), called(), paused(0)).when(mark(1, 0)).then_rejected(Reason.PAUSED)


def test_a_mark_needs_an_open_call():
    given(*seated()).when(mark(1, 0)).then_rejected(Reason.NO_OPEN_CALL)


def test_a_mark_for_another_call_is_refused():
    given(*seated(), called()).when(mark(1, 0, number=7)).then_rejected(Reason.OTHER_CALL)


def test_a_mark_is_not_timed():
    assert table().called().marked(1, 0).shown().result(1).elapsed_ms is None
