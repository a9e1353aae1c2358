"""Codes guessed by many requests at once: no more pass than of as many in a row."""

from __future__ import annotations

import json
import socket
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from typing import TypeAlias

import pytest

from server.web.limits import WRONG_CODES, WRONG_REENTRIES, Rate
from tests.real_server import RealServer
from tests.server.wire import Wire, open_workshop, request, take_seat

#: Method, path and message.
Asked: TypeAlias = tuple[str, str, object]
#: Far more than the burst of any limit here.
AT_ONCE = 200
PATIENCE_S = 30.0
#: For so long the requests may take, in minutes: meanwhile a limit gives back a little.
MEANWHILE = 0.2


@pytest.fixture
def code(fresh_server):
    return open_workshop(fresh_server)


def all_at_once(server: RealServer, requests: Sequence[Asked]) -> list[int]:
    """Send them all, each on a connection of its own, before any answer is read: the statuses."""
    with ExitStack() as open_ones:
        lines = [
            open_ones.enter_context(
                socket.create_connection(("127.0.0.1", server.port), PATIENCE_S)
            )
            for _ in requests
        ]
        for line, (method, path, message) in zip(lines, requests, strict=True):
            body = b"" if message is None else json.dumps(message).encode()
            line.sendall(
                f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
                "Content-Type: application/json\r\nConnection: close\r\n"
                f"Content-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
        return [int(line.makefile("rb").readline().split()[1]) for line in lines]


def allowed(rate: Rate) -> int:
    return rate.burst + int(rate.per_minute * MEANWHILE)


def joins(code: str) -> list[Asked]:
    """Somebody takes a seat: while that is stored, others get their turn."""
    return [("POST", f"/api/workshops/{code}/seats", {"name": "Asha"})] * 10


def test_rejoin_codes(fresh_server, code):
    guesses: list[Asked] = [("POST", f"/api/workshops/{code}/rejoin", {"code": "BBBBBB"})] * AT_ONCE
    statuses = Counter(all_at_once(fresh_server, joins(code) + guesses))
    assert 0 < statuses[404] <= allowed(WRONG_REENTRIES[0])
    assert statuses[429] == AT_ONCE - statuses[404]
    assert statuses[201] == 10


def test_pairing_codes(fresh_server, code):
    guesses: list[Asked] = [
        ("POST", f"/api/workshops/{code}/facilitators", {"code": "BBBBBBBB"})
    ] * AT_ONCE
    statuses = Counter(all_at_once(fresh_server, joins(code) + guesses))
    assert 0 < statuses[404] <= allowed(WRONG_REENTRIES[0])
    assert statuses[429] == AT_ONCE - statuses[404]


def test_codes_of_workshops(fresh_server):
    guesses = [("GET", f"/api/workshops/{100_000 + at}", None) for at in range(AT_ONCE)]
    statuses = Counter(all_at_once(fresh_server, guesses))
    assert 0 < statuses[404] <= allowed(WRONG_CODES[0])
    assert statuses[429] == AT_ONCE - statuses[404]


def test_codes_of_workshops_by_socket(fresh_server):
    def told(at: int) -> str:
        with closing(Wire(fresh_server)) as wire:
            refused = wire.join(str(100_000 + at)) or ""
            return str(json.loads(refused.removeprefix("44"))["data"]["code"])

    with ThreadPoolExecutor(AT_ONCE) as strangers:
        answers = Counter(strangers.map(told, range(AT_ONCE)))
    assert 0 < answers["not_found"] <= allowed(WRONG_CODES[0])
    assert answers["too_many"] == AT_ONCE - answers["not_found"]


def test_a_guesser_in_the_room_keeps_nobody_out(fresh_server, code):
    cookie = take_seat(fresh_server, code, "Asha")
    path = f"/api/workshops/{code}"
    all_at_once(fresh_server, [("POST", f"{path}/rejoin", {"code": "BBBBBB"})] * AT_ONCE)
    assert request(fresh_server, "POST", f"{path}/rejoin", {"code": "BBBBBB"})[0] == 429
    assert request(fresh_server, "GET", path)[0] == 200
    assert take_seat(fresh_server, code, "Ben")
    with_a_seat = request(fresh_server, "POST", f"{path}/rejoin", {"code": "BBBBBB"}, Cookie=cookie)
    assert with_a_seat[0] == 404
