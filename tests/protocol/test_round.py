from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.protocol.round import CALLS, KNOWING, LEARNING, Round, Seat
from tests.real_server import RealServer

BOTH = pytest.mark.parametrize("name", [KNOWING, LEARNING])
ALL = pytest.mark.parametrize("name", [KNOWING, LEARNING, "display"])


@pytest.fixture(scope="module", params=["websocket", "polling"])
def played(request, tmp_path_factory) -> Iterator[Round]:
    """A whole short round of the shipped pack, played on the real server."""
    with RealServer(tmp_path_factory.mktemp("server")) as server:
        whole = Round(server.url, request.param)
        yield whole
        whole.close()


def ended(played: Round, name: str) -> tuple[Seat, dict[str, Any]]:
    seat = played.seats[name]
    return seat, seat.screen.until("me", lambda me: me["result"])


def test_the_round_has_as_many_calls_as_asked_for(played):
    assert len(played.desk.views["history"]["calls"]) == CALLS


def test_answers_and_marks_are_received(played):
    assert {first["status"] for first, _ in played.replies} == {"received"}


def test_the_same_id_gets_the_same_reply(played):
    assert all(first == second for first, second in played.replies)


@ALL
def test_no_view_arrives_after_a_newer_one(played, name):
    came = played.screens[name].came
    assert all(versions == sorted(versions) for versions in came.values())


@ALL
def test_why_it_is_right_comes_with_the_answer_and_not_before(played, name):
    heard = played.screens[name].heard
    for told in played.told:
        assert told.why not in "".join(heard[: told.heard[name]])
        assert told.why in "".join(heard[told.heard[name] :])


@ALL
def test_no_open_call_comes_with_an_answer(played, name):
    calls = [packet for packet in played.screens[name].heard if packet.startswith('42["call"')]
    hidden = [packet for packet in calls if '"phase":"shown"' not in packet]
    assert all('"answer":null' in packet or '"phase":"ended"' in packet for packet in hidden)


@ALL
def test_no_coming_event_is_told(played, name):
    heard = played.screens[name].heard
    for told, following in zip(played.told, played.told[1:], strict=False):
        assert following.text not in "".join(heard[: told.heard[name]])


@ALL
def test_the_desk_reaches_facilitators_alone(played, name):
    assert "desk" not in played.screens[name].came


def test_a_players_own_view_reaches_that_player_alone(played):
    assert played.display.came.keys().isdisjoint({"card", "me"})


@BOTH
def test_what_was_right_is_told_with_the_answer(played, name):
    seat = played.seats[name]
    assert [result["right"] for result in seat.results] == seat.right


@BOTH
def test_the_marks_that_stay_are_those_of_our_own_count(played, name):
    seat, me = ended(played, name)
    assert set(me["card"]["kept"]) == seat.card.kept


@BOTH
def test_the_lines_are_those_of_our_own_count(played, name):
    seat, me = ended(played, name)
    assert len(me["card"]["completed"]) == seat.card.lines


@BOTH
def test_the_points_are_those_of_our_own_count(played, name):
    seat, me = ended(played, name)
    assert seat.lowest <= me["points"] <= seat.highest


@BOTH
def test_the_points_are_the_sum_of_their_parts(played, name):
    seat, me = ended(played, name)
    assert me["points"] == sum(sum(result["points"].values()) for result in seat.results)


def test_the_standings_tell_the_same_points(played):
    points = {line["name"]: line["points"] for line in played.display.views["standings"]["top"]}
    assert points == {name: ended(played, name)[1]["points"] for name in played.seats}
