from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest

from tests.protocol import web
from tests.protocol.client import Client, Refused
from tests.protocol.round import PACK
from tests.protocol.wires import SocketWire
from tests.real_server import RealServer


@dataclass
class Room:
    """A workshop with one player and an open call."""

    url: str
    code: str
    desk: Client
    player: Client

    @property
    def call(self) -> int:
        return int(self.player.until("call", lambda view: view["call"])["call"]["call"])

    def ask(self, do: str, **fields: object) -> tuple[str, str | None]:
        reply = self.player.ask("command", {"do": do, **fields})
        return reply["status"], reply["reason"]


@pytest.fixture(scope="module")
def url(tmp_path_factory) -> Iterator[str]:
    with RealServer(tmp_path_factory.mktemp("server")) as server:
        yield server.url


@pytest.fixture
def room(url) -> Iterator[Room]:
    opened = web.post(f"{url}/api/workshops", {"pack": PACK})
    code = opened.body["code"]
    seat = web.post(f"{url}/api/workshops/{code}/seats", {"name": "Asha"})
    desk = Client(SocketWire(url, opened.cookie), code, "facilitator")
    player = Client(SocketWire(url, seat.cookie), code, "player")
    desk.until("desk", lambda view: view["next_step"] == "start_round")
    desk.steer("start_round", calls=6)
    desk.until("desk", lambda view: view["next_step"] == "call_event")
    desk.steer("call_event")
    desk.until("desk", lambda view: view["now"])
    player.until("call", lambda view: view["call"])
    yield Room(url, code, desk, player)
    desk.close()
    player.close()


def test_an_answer_before_the_call_opens_is_early(room):
    early = room.ask("answer_stage", id="early-tap", call=room.call, stage="vision")
    assert early == ("early", "too_early")


def test_a_mark_before_the_call_opens_is_early(room):
    early = room.ask("mark_square", id="early-mark", call=room.call, square=0)
    assert early == ("early", "too_early")


def test_a_second_stage_is_rejected_in_a_race(room):
    room.player.opened()
    room.ask("answer_stage", id="first-tap", call=room.call, stage="vision")
    second = room.ask("answer_stage", id="second-tap", call=room.call, stage="review")
    assert second == ("rejected", "already_answered")


def test_an_answer_after_the_answer_was_shown_is_late(room):
    room.player.opened()
    room.desk.steer("show_answer")
    room.player.until("call", lambda view: view["answer"])
    late = room.ask("answer_stage", id="late-tap", call=room.call, stage="vision")
    assert late == ("late", "too_late")


def test_an_unknown_stage_is_rejected(room):
    told = room.ask("answer_stage", id="odd-stage", call=room.call, stage="nowhere")
    assert told == ("rejected", "unknown_stage")


def test_a_square_off_the_card_is_rejected(room):
    room.player.opened()
    told = room.ask("mark_square", id="far-away", call=room.call, square=9)
    assert told == ("rejected", "no_such_square")


def test_a_player_may_not_steer(room):
    told = room.ask("show_answer", id="not-mine", step=room.desk.views["desk"]["step"])
    assert told == ("rejected", "not_allowed")


def test_a_steering_command_on_an_old_desk_is_stale(room):
    old = room.desk.views["desk"]["step"] - 1
    reply = room.desk.ask("command", {"do": "show_answer", "id": "too-slow", "step": old})
    assert (reply["status"], reply["reason"]) == ("rejected", "stale_step")


def test_an_unknown_field_is_refused(room):
    told = room.ask("answer_stage", id="more-than", call=room.call, stage="vision", seat=2)
    assert told == ("refused", None)


def test_what_is_no_sample_of_the_clock_is_refused(room):
    assert room.player.ask("sync", {"n": "first"})["status"] == "refused"


def test_a_report_that_leaves_something_out_is_refused(room):
    assert room.player.ask("report", {"synced": True})["status"] == "refused"


def test_more_messages_than_allowed_are_slowed_down(room):
    replies = [room.ask("answer_stage", id="same-tap", call=1, stage="x") for _ in range(25)]
    assert replies[-1] == ("slow_down", None)


def test_a_code_of_nobody_is_not_found(url):
    with pytest.raises(Refused) as refused:
        Client(SocketWire(url, ""), "000000", "display")
    assert refused.value.code == "not_found"


def test_without_a_seat_a_player_is_not_let_in(room):
    with pytest.raises(Refused) as refused:
        Client(SocketWire(room.url, ""), room.code, "player")
    assert refused.value.code == "no_seat"


def test_what_is_no_auth_is_a_bad_request(url):
    with pytest.raises(Refused) as refused:
        Client(SocketWire(url, ""), "12", "display")
    assert refused.value.code == "bad_request"


def test_a_workshop_that_has_ended_can_still_be_looked_at(room):
    room.desk.steer("end_workshop")
    display = Client(SocketWire(room.url, ""), room.code, "display")
    phase = display.until("call", bool)["phase"]
    display.close()
    assert phase == "over"


def test_in_a_workshop_that_has_ended_nothing_is_played(room):
    room.desk.steer("end_workshop")
    told = room.ask("answer_stage", id="too-late", call=room.call, stage="vision")
    assert told == ("rejected", "workshop_ended")


def test_in_a_workshop_that_has_ended_no_seat_is_taken(room):
    room.desk.steer("end_workshop")
    answer = web.post(f"{room.url}/api/workshops/{room.code}/seats", {"name": "Cleo"})
    assert (answer.status, answer.body["code"]) == (410, "gone")


def test_a_packet_that_is_not_of_the_protocol_ends_the_connection(room):
    with closing(SocketWire(room.url, "")) as wire:
        wire.send("bananas")
        with pytest.raises(ConnectionError):
            wire.receive()


def test_a_page_of_another_site_may_not_open_a_workshop(url):
    answer = web.post(f"{url}/api/workshops", {"pack": PACK}, Origin="https://elsewhere.example")
    assert (answer.status, answer.body["code"]) == (403, "forbidden")


def test_a_pack_of_nobody_is_not_found(url):
    answer = web.post(f"{url}/api/workshops", {"pack": "nobody"})
    assert (answer.status, answer.body["code"]) == (404, "not_found")


def test_a_seat_that_is_already_held_is_given_again(room):
    seats = f"{room.url}/api/workshops/{room.code}/seats"
    first = web.post(seats, {"name": "Cleo"})
    again = web.post(seats, {"name": "Cleo"}, Cookie=first.cookie)
    assert (again.status, again.body) == (200, first.body)
