"""Many at once: rooms larger than eventlet's 1,024, and crowds that mean no good."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack, suppress

import pytest

from tests.real_server import many_sockets
from tests.server.wire import Wire, frame, request, take_seat

ROOM = 1_100
#: After opening so many, all that are open say that they are alive.
A_BREATH = 100
#: A player joins within this, in seconds, whatever the others do.
SOON_S = 2.0


@pytest.fixture(autouse=True)
def files():
    with many_sockets():
        yield


def test_a_room_of_1100_is_open_at_once_and_a_player_still_joins(server, code):
    with ExitStack() as room:
        wires: list[Wire] = []
        for cookie in [take_seat(server, code, f"Phone {at}") for at in range(ROOM)]:
            wires.append(Wire(server, Cookie=cookie))
            room.callback(wires[-1].close)
            assert wires[-1].join(code, "player")
            if len(wires) % A_BREATH == 0:
                # Whoever does not answer pings is taken for dead before long.
                for wire in wires:
                    wire.send("3")
        assert server.health()["connections"] == ROOM
        join_and_play(server, code)
        assert wires[0].hello()
        assert wires[-1].hello()


def test_hundreds_that_never_say_who_they_are_keep_nobody_out_and_are_closed(server, code):
    cookie = take_seat(server, code, "Early bird")
    with ExitStack() as crowd:
        wires = []
        for _ in range(500):
            wires.append(Wire(server))
            crowd.callback(wires[-1].close)
        stranger = Wire(server)
        assert stranger.status == 503
        stranger.close()
        seated = Wire(server, Cookie=cookie)
        assert seated.join(code, "player")
        seated.close()
        assert all(wire.closed() for wire in wires)


def test_two_thousand_idle_connections_keep_nobody_out(server, code):
    with ExitStack() as crowd:
        for at in range(2_000):
            idle = socket.create_connection(("127.0.0.1", server.port))
            crowd.callback(idle.close)
            if at % 4 == 0:
                idle.sendall(b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n")
        join_and_play(server, code)


def test_a_flood_of_frames_keeps_nobody_waiting(server, code):
    flood = frame(b"2probe") * 20_000
    with ExitStack() as crowd:
        for _ in range(10):
            wire = Wire(server)
            crowd.callback(wire.close)
            wire.socket.setblocking(False)
            with suppress(BlockingIOError):
                wire.socket.send(flood)
        join_and_play(server, code)


def test_a_flood_of_requests_on_one_connection_keeps_nobody_waiting(server, code):
    many = b"GET /favicon.svg HTTP/1.1\r\nHost: x\r\n\r\n" * 5_000
    with socket.create_connection(("127.0.0.1", server.port)) as busy:
        busy.setblocking(False)
        with suppress(BlockingIOError):
            busy.send(many)
        join_and_play(server, code)


def join_and_play(server, code):
    """Take a seat and a place at the table, soon."""
    started = time.monotonic()
    cookie = take_seat(server, code, "Late comer")
    wire = Wire(server, Cookie=cookie)
    assert wire.join(code, "player")
    assert wire.hello()["role"] == "player"
    wire.close()
    assert request(server, "GET", "/health")[0] == 200
    assert time.monotonic() - started < SOON_S
