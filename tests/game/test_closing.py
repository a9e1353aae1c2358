"""Closing a call, and what still counts after it."""

from server.game.rejections import Reason
from tests.game.given import given
from tests.game.moves import answer, answered, called, close, closed, seated, show
from tests.game.play import table

CLOSED = (*seated(), called(), closed(at=10_000))


def test_the_facilitator_closes_the_call():
    given(*seated(), called()).when(close(at=10_000)).then(closed(at=10_000))


def test_a_timer_closes_its_own_call():
    given(*seated(), called()).when(close(at=10_000, number=1)).then(closed(at=10_000))


def test_a_timer_never_closes_a_later_call():
    given(*seated(), called(number=2)).when(close(number=1)).then_rejected(Reason.OTHER_CALL)


def test_only_an_open_call_is_closed():
    given(*seated()).when(close()).then_rejected(Reason.NO_OPEN_CALL)


def test_a_call_is_closed_once():
    given(*CLOSED).when(close()).then_rejected(Reason.NO_OPEN_CALL)


def test_an_answer_given_before_the_close_counts_though_it_is_handled_after_it():
    given(*CLOSED).when(answer(1, "dig", at=9_999)).then(answered(1, "dig", at=9_999))


def test_an_answer_at_the_close_is_late():
    given(*CLOSED).when(answer(1, "dig", at=10_000)).then_rejected(Reason.TOO_LATE)


def test_an_answer_in_time_to_a_closed_call_earns_points():
    play = table().called().closed(after=10_000).right(1, after=9_999).shown()
    assert play.points(1).recognise > 0


def test_answers_are_taken_as_long_as_the_call_is_open():
    given(*seated(), called()).when(answer(1, "dig", at=3_600_000)).then(
        answered(1, "dig", at=3_600_000)
    )


def test_one_press_closes_and_shows():
    entries = table().called().right(1).right(2).shown().journal[-2:]
    assert [type(entry).__name__ for entry in entries] == ["CallClosed", "AnswerShown"]


def test_a_closed_call_is_not_closed_again_by_showing():
    entries = table().called().closed().shown().journal[-2:]
    assert [type(entry).__name__ for entry in entries] == ["CallClosed", "AnswerShown"]


def test_only_a_pending_call_can_be_shown():
    given(*seated()).when(show()).then_rejected(Reason.NO_OPEN_CALL)


def test_an_answer_is_shown_once():
    play = table().called().shown()
    given(*play.journal).when(show()).then_rejected(Reason.NO_OPEN_CALL)
