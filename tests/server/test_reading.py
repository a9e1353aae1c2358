"""However a browser's frames come in, each message is read once, whole and in order."""

from __future__ import annotations

import json
import random
import time

import pytest

from server.app import PING_INTERVAL_S, PING_TIMEOUT_S
from tests.server.wire import CONTINUATION, PING, TEXT, Wire, frame

SEED = 20_261_123

#: More than the server takes at once.
FLOOD = 200

#: How long nobody speaks, in seconds, until the server takes them for gone; and how much later it
#: may be on a busy machine.
SILENCE_S, MORE_S = PING_INTERVAL_S + PING_TIMEOUT_S, 6


def masked(body: bytes, mask: bytes = b"\x9f\x02\xe1\x77") -> bytes:
    """Return one text frame as a browser sends it."""
    plain = frame(body)
    head = plain[: len(plain) - len(body) - 4]
    return head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(body))


def sync(number: int, n: int = 1) -> bytes:
    return f'42{number}["sync",{{"n":{n}}}]'.encode()


def acknowledged(wire: Wire, number: int) -> dict[str, object]:
    answer = wire.until(f"43{number}[")
    assert answer is not None, "the server has closed the connection"
    (reply,) = json.loads(answer.removeprefix(f"43{number}"))
    assert isinstance(reply, dict)
    return reply


@pytest.fixture
def wire(server, code):
    """A display, which may send a few messages."""
    joined = Wire(server)
    joined.join(code)
    yield joined
    joined.close()


def test_a_mask_is_taken_off(wire):
    wire.socket.sendall(masked(sync(1, n=7)))
    assert acknowledged(wire, 1)["n"] == 7


def test_a_message_may_come_byte_by_byte(wire):
    for byte in masked(sync(1, n=7)):
        wire.socket.sendall(bytes([byte]))
        time.sleep(0.002)
    assert acknowledged(wire, 1)["n"] == 7


def test_many_messages_may_come_at_once(wire):
    wire.socket.sendall(b"".join(masked(sync(number, n=number)) for number in range(1, 9)))
    assert [acknowledged(wire, number)["n"] for number in range(1, 9)] == list(range(1, 9))


def test_messages_may_be_cut_anywhere(wire):
    cuts = random.Random(SEED)
    stream = b"".join(
        masked(sync(number) + b" " * cuts.choice((0, 60, 200, 3_000)), cuts.randbytes(4))
        for number in range(1, 9)
    )
    while stream:
        size = cuts.choice((1, 5, 100, 2_048))
        wire.socket.sendall(stream[:size])
        stream = stream[size:]
        time.sleep(0.001)
    for number in range(1, 9):
        assert acknowledged(wire, number)["n"] == 1


def test_what_comes_in_pieces_with_a_ping_between_is_one_message(wire):
    whole = sync(1, n=7)
    wire.frame(whole[:9], TEXT, final=False)
    wire.frame(b"still there?", PING)
    wire.frame(whole[9:], CONTINUATION)
    assert acknowledged(wire, 1)["n"] == 7


@pytest.mark.parametrize("wrong", [b"\xff\xfe", b'42["sync",{"n":1}]\xc3'])
def test_what_is_not_utf_8_ends_the_connection(wire, wrong):
    wire.socket.sendall(masked(wrong))
    assert wire.closed()


def test_more_frames_at_once_than_anybody_needs_end_the_connection(wire):
    wire.socket.sendall(masked(b"3") * FLOOD)
    assert wire.closed()


def test_who_says_nothing_for_too_long_is_taken_for_gone(wire):
    began_s = time.monotonic()
    wire.socket.settimeout(SILENCE_S + MORE_S)
    assert wire.closed()
    assert time.monotonic() - began_s >= PING_INTERVAL_S, "not before it was asked"


def test_who_only_answers_pings_stays(wire):
    until_s = time.monotonic() + SILENCE_S + 3
    while time.monotonic() < until_s:
        assert wire.until("2") == "2"
        wire.send("3")
    wire.socket.sendall(masked(sync(1, n=7)))
    assert acknowledged(wire, 1)["n"] == 7


def test_who_leaves_without_a_word_is_forgotten(server, wire):
    before = server.health()["connections"]
    wire.socket.close()
    until_s = time.monotonic() + MORE_S
    while server.health()["connections"] >= before:
        assert time.monotonic() < until_s
        time.sleep(0.05)
