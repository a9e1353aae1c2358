"""A request for a seat whose answer was lost: made again, it gets the same seat."""

from __future__ import annotations

import pytest

from server.app import house_of
from server.game.commands import EndWorkshop

ATTEMPT = "attempt-0123456789-abcdef"


def post(room, what, **message):
    """Ask from a browser that got no answer before; return the answer and the cookie in it."""
    answer = room.app.test_client().post(room.path(what), json=message)
    return answer, answer.headers.get("Set-Cookie", "").partition(";")[0]


@pytest.mark.parametrize("attempt", [ATTEMPT, None])
def test_only_the_same_attempt_to_rejoin_gets_the_place(room, attempt):
    code = room.rejoin_code
    _, cookie = post(room, "rejoin", code=code, attempt=ATTEMPT)
    answer, again = post(room, "rejoin", code=code, attempt=attempt)
    assert answer.status_code == (200 if attempt else 404)
    assert (again == cookie) is (attempt is not None)


def test_the_same_attempt_to_join_gets_the_same_seat(room):
    first, cookie = post(room, "seats", name="Ben", attempt=ATTEMPT)
    second, again = post(room, "seats", name="Ben", attempt=ATTEMPT)
    assert (second.json, again) == (first.json, cookie)
    assert len(house_of(room.app).tables.find(room.code).workshop.players) == 2


def test_it_gets_it_also_when_the_workshop_has_ended_meanwhile(room):
    _, cookie = post(room, "seats", name="Ben", attempt=ATTEMPT)
    house_of(room.app).tables.find(room.code).house(EndWorkshop())
    assert post(room, "seats", name="Ben", attempt=ATTEMPT)[1] == cookie


def test_without_an_attempt_everybody_gets_a_seat_of_their_own(room):
    seats = {post(room, "seats", name="Ben")[0].json["seat"] for _ in range(2)}
    assert len(seats) == 2


def test_the_same_attempt_to_pair_gets_the_same_seat(room):
    code = room.facilitator.post(room.path("pairing")).json["pairing_code"]
    _, cookie = post(room, "facilitators", code=code, attempt=ATTEMPT)
    answer, again = post(room, "facilitators", code=code, attempt=ATTEMPT)
    assert (answer.status_code, again) == (201, cookie)
    assert post(room, "facilitators", code=code)[0].status_code == 404


@pytest.mark.parametrize("attempt", ["", "short", "0123456789-0123456789 0", "0" * 65])
def test_an_attempt_that_could_be_guessed_is_refused(room, attempt):
    answer, _ = post(room, "seats", name="Ben", attempt=attempt)
    assert (answer.status_code, answer.json["code"]) == (400, "bad_request")
