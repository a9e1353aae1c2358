"""Journals from before allowances and paces read on, and come to the same points."""

import pytest

from server.game.entries import StageAnswered
from server.game.settings import Pace
from server.game.standings import points
from server.journal.codec import decode, encode
from tests.game.moves import called, closed, promised, seated
from tests.game.play import Play

ANSWERS = [
    '{"seat":1,"call":1,"stage":"clear","arrived_ms":3000,"elapsed_ms":3000}',
    '{"seat":2,"call":1,"stage":"clear","arrived_ms":120,"elapsed_ms":120}',
]
SHOWN = """
{"call":1,"results":[
  {"seat":1,"stage":"clear","right":true,"elapsed_ms":3000,"rank":2,"kept":0,"completed":[],
   "points":{"recognise":900,"placement":60,"patterns":0,"first_line":0}},
  {"seat":2,"stage":"clear","right":true,"elapsed_ms":120,"rank":1,"kept":null,"completed":[],
   "points":{"recognise":900,"placement":100,"patterns":0,"first_line":0}}]}
"""


def read(name, body):
    return decode(name, body, lambda digest: None)


def test_an_answer_was_allowed_nothing_then():
    assert read("stage_answered", ANSWERS[0]) == StageAnswered(
        seat=1,
        call=1,
        stage="clear",
        arrived_ms=3_000,
        elapsed_ms=3_000,
        claimed_ms=None,
        allowance_ms=0,
    )


def test_an_answer_that_was_shown_added_nothing_then():
    assert read("answer_shown", SHOWN).grants == ()


def old():
    """Return a play whose first call was played and shown before, and the second one called."""
    play = Play(*seated(), called())
    play.take(*[read("stage_answered", body) for body in ANSWERS])
    play.take(read("square_marked", '{"seat":1,"call":1,"square":0}'))
    play.take(read("call_closed", '{"call":1,"at_ms":9000}'), read("answer_shown", SHOWN))
    return play


def test_points_are_what_they_were():
    assert points(old().workshop) == {1: 960, 2: 1_000}


def test_times_are_what_they_were_though_nobody_is_so_fast_any_more():
    assert old().time(2) == 120


def test_everybody_has_the_first_quota_and_the_usual_pace():
    play = old()
    assert (play.quota(1), play.workshop.players[1].pace) == (500, Pace.USUAL)


def test_a_call_that_was_open_is_played_on_by_the_rules_of_today():
    play = old().take(called("dig-e1", number=2, opens=20_000, closes=None))
    body = '{"seat":1,"call":2,"stage":"dig","arrived_ms":23000,"elapsed_ms":3000}'
    play.take(read("stage_answered", body)).right(2, 3_200, claimed=2_800).shown()
    assert [play.result(seat).rank for seat in (1, 2)] == [2, 1]
    assert points(play.workshop) == {1: 960 + 960, 2: 1_000 + 1_000}


def test_a_journal_of_then_may_be_taken_back():
    assert points(old().undone().workshop) == {1: 0, 2: 0}


@pytest.mark.parametrize(
    ("name", "body", "entry"),
    [
        ("answer_promised", '{"call":1,"at_ms":10500}', promised(10_500)),
        ("call_closed", '{"call":1,"at_ms":10000}', closed(10_000)),
    ],
)
def test_what_is_new_has_a_name_for_ever(name, body, entry):
    assert read(name, body) == entry
    assert (encode(entry).name, encode(entry).body) == (name, body)


def test_a_pace_is_stored_by_its_name():
    body = '{"seat":1,"pace":"untimed"}'
    assert encode(read("pace_chosen", body)).body == body


def test_the_largest_claim_can_be_stored():
    answer = StageAnswered(
        seat=1, call=1, stage="dig", arrived_ms=1, elapsed_ms=250, claimed_ms=2**53 - 1
    )
    written = encode(answer)
    assert read(written.name, written.body) == answer
