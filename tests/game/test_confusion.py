"""What was taken for what: what the room said where each stage was right."""

import pytest

from server.game import views
from server.game.rejections import Reason, Rejected
from server.game.views.shapes import Mistaken
from tests.game.moves import show_confusion
from tests.game.play import table


def answered(play, event, **said):
    """Call *event*, let seats say stages (``s1="dig"``), and show the answer."""
    play.called(event)
    for seat, stage in said.items():
        play.answered(int(seat[1:]), stage)
    return play.shown()


def row(play, stage):
    return next(row for row in views.confusion(play.workshop).rows if row.stage == stage)


def hardest(play):
    return views.confusion(play.workshop).hardest


def test_before_an_answer_is_shown_there_are_no_rows():
    assert views.confusion(table().called().right(1).workshop).rows == ()


def test_every_stage_asked_for_has_its_row_in_journey_order():
    play = answered(answered(table(), "sow-e1", s1="sow"), "clear-e1", s1="dig")
    rows = views.confusion(play.workshop).rows
    assert [row.stage for row in rows] == ["clear", "sow"]
    assert list(rows[0].said) == [stage.id for stage in play.workshop.content.stages]


def test_what_the_room_said_is_counted_by_the_right_stage():
    play = answered(table(3), "clear-e1", s1="clear", s2="dig", s3="dig")
    assert (row(play, "clear").said["clear"], row(play, "clear").said["dig"]) == (1, 2)
    assert row(play, "clear").calls == 1


def test_an_answer_that_is_not_shown_tells_nothing():
    play = answered(table(2), "clear-e1", s1="clear").called("clear-e2").wrong(1).wrong(2)
    assert row(play, "clear").calls == sum(row(play, "clear").said.values()) == 1


def test_a_call_taken_back_tells_nothing():
    play = answered(table(2), "clear-e1", s1="dig", s2="dig").undone()
    assert views.confusion(play.workshop).rows == ()


def test_the_first_vote_counts():
    play = table(2).called("clear-e1").wrong(1).wrong(2).discussed().asked_again()
    play.now_right(1).now_right(2).shown()
    assert row(play, "clear").said["clear"] == 0


def test_earlier_rounds_count_too():
    play = answered(table(2), "clear-e1", s1="dig", s2="dig").ended().started()
    assert row(play, "clear").said["dig"] == 2


def test_the_hardest_pair_is_what_most_was_mistaken_for():
    play = answered(table(3), "clear-e1", s1="dig", s2="dig", s3="dig")
    answered(play, "sow-e1", s1="dig", s2="dig", s3="sow")
    assert hardest(play) == Mistaken(stage="clear", taken_for="dig", times=3, answers=3)


def test_a_larger_share_is_harder_than_a_larger_number():
    play = answered(table(4), "clear-e1", s1="dig", s2="dig")
    answered(play, "sow-e1", s1="dig", s2="dig", s3="dig", s4="sow")
    assert hardest(play).stage == "clear"


def test_one_person_who_errs_is_no_pattern():
    assert hardest(answered(table(2), "clear-e1", s1="dig", s2="clear")) is None


def test_the_display_shows_it_until_the_next_call():
    play = table().do(show_confusion())
    assert views.confusion(play.workshop).on_display
    assert not views.confusion(play.called().workshop).on_display


def test_it_may_be_taken_off_the_display_again():
    play = table().do(show_confusion(), show_confusion(on=False))
    assert not views.confusion(play.workshop).on_display


def test_it_does_not_cover_a_call_that_people_answer():
    with pytest.raises(Rejected) as caught:
        table().called().do(show_confusion())
    assert caught.value.reason is Reason.CALL_STILL_OPEN
