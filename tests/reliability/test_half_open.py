"""An old connection that nobody answers on any more keeps its owner from nothing."""

from __future__ import annotations

import json
import time

from tests.protocol import web
from tests.protocol.client import Client
from tests.protocol.wires import SocketWire
from tests.server.wire import Wire

SOON_S = 2.0
PACK = "information-sharing-journey"


def test_the_owner_plays_at_once_beside_a_line_that_is_dead(server):
    opened = web.post(f"{server.url}/api/workshops", {"pack": PACK})
    code = opened.body["code"]
    seat = web.post(f"{server.url}/api/workshops/{code}/seats", {"name": "Asha"})
    dead = Wire(server, Cookie=seat.cookie)
    assert dead.join(code, "player")
    desk = Client(SocketWire(server.url, opened.cookie), code, "facilitator")
    desk.until("counts", lambda counts: counts["present"] == 1)
    desk.steer("start_round", calls=6, mode="race")
    desk.until("desk", lambda shown: shown["next_step"] == "call_event")
    desk.steer("call_event")
    desk.opened()
    # From here on nothing is read from the old line, and no ping on it is answered.
    began_s = time.monotonic()
    owner = Client(SocketWire(server.url, seat.cookie), code, "player")
    call = owner.until("call", lambda shown: shown["phase"] == "open")["call"]["call"]
    reply = owner.command("answer_stage", call=call, stage=a_stage(owner))
    assert time.monotonic() - began_s < SOON_S
    assert reply["status"] == "received"
    assert server.health()["connections"] == 3
    for screen in (owner, desk):
        screen.close()
    dead.close()


def test_six_dead_lines_of_a_seat_do_not_keep_its_owner_out(server):
    opened = web.post(f"{server.url}/api/workshops", {"pack": PACK})
    code = opened.body["code"]
    seat = web.post(f"{server.url}/api/workshops/{code}/seats", {"name": "Asha"})
    dead = [Wire(server, Cookie=seat.cookie) for _ in range(6)]
    assert all(wire.join(code, "player") for wire in dead)
    began_s = time.monotonic()
    owner = Client(SocketWire(server.url, seat.cookie), code, "player")
    assert owner.welcome["name"] == "Asha"
    assert time.monotonic() - began_s < SOON_S
    assert dead[0].closed(), "the oldest line makes room"
    assert dead[1].hello(), "and the others stay"
    owner.close()
    for wire in dead:
        wire.close()


def test_a_workshop_has_forty_displays_and_no_more(server):
    opened = web.post(f"{server.url}/api/workshops", {"pack": PACK})
    code = opened.body["code"]
    displays = [Wire(server) for _ in range(41)]
    answers = [wire.join(code, "display") for wire in displays]
    assert all(answer and answer.startswith("40") for answer in answers[:40])
    assert answers[40] and json.loads(answers[40][2:])["data"]["code"] == "too_many"
    assert displays[0].hello()
    for wire in displays:
        wire.close()


def a_stage(screen: Client) -> str:
    return str(screen.views["workshop"]["stages"][0]["stage"]["id"])
