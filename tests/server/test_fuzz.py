"""Packets of every wrong kind: none ends the server, disturbs another or fills the log."""

from __future__ import annotations

import contextlib
import random
import socket
import time

import pytest

from tests.server.wire import BINARY, CONTINUATION, PING, TEXT, Wire, request, take_seat

SEED = 20_261_123
MUTATIONS = 300
POLITE_S = 0.06

DEEP = "[" * 5_000
HUGE = "9" * 5_000

#: Each is sent alone, by somebody who has joined and by somebody who has not.
PACKETS = [
    "",
    "x",
    "0",
    "0{}",
    "2",
    "2probe",
    "3",
    "5",
    "6",
    "7",
    "9",
    "b",
    "b!!!!",
    "b" + "A" * 1_001,
    "4",
    "40",
    "40{",
    "40[]",
    "40null",
    '40"text"',
    "40" + DEEP,
    '40{"code":1e999}',
    "40/admin,",
    '40/admin,{"code":"111111"}',
    "41",
    "41/admin,",
    "41[1]",
    "42",
    "42[]",
    "42{}",
    "42null",
    "42[null]",
    '42[["hello"],{}]',
    '42[{"a":1},{}]',
    '42["hello"]',
    '42["hello",{},{}]',
    '42["hello",' + DEEP,
    '42["hello",{"versions":' + HUGE + "}]",
    '42["hello",{"versions":{"call":' + HUGE + "}}]",
    '42["hello",NaN]',
    '42["hello",{"versions":{"call":-1}}]',
    '42["hello",{"unknown":1}]',
    '42["connect",{}]',
    '42["connect",{},{}]',
    '42["disconnect","x"]',
    '42["message",{}]',
    '42["*",{}]',
    '42["json",{}]',
    '42["command",{}]',
    '42["command",{"do":"end_workshop","id":"aaaaaaaa","step":1}]',
    '42["command",{"do":"call_event","id":"aaaaaaaa","step":1e400}]',
    '42["command",{"do":"answer_stage","id":"aaaaaaaa","call":1,"stage":"\\ud800"}]',
    '42["\\ud800",{}]',
    '42/admin,["hello",{}]',
    "42" + HUGE + '["hello",{}]',
    '42999["hello",{}]',
    "43",
    "430[]",
    "431[]",
    "43" + HUGE + "[]",
    '431{"a":1}',
    "44",
    '44{"message":"no"}',
    '451-["hello",{"_placeholder":true,"num":0}]',
    '455999999-["hello",{"_placeholder":true,"num":0}]',
    '4599999999999-["hello"]',
    '45-["hello"]',
    "461-[]",
    "47",
    "48",
    "4\x00",
    "4\u2460[]",
    "42\u2460[]",
    "4" + "2" * 10_000,
    "42[" + "1," * 5_000 + "1]",
    '42["hello","' + "a" * 16_300 + '"]',
    '42["' + "a" * 16_300 + '",{}]',
]

FRAMES = [
    (b"\xff\xfe\xfd", TEXT, True, 0),
    (b"\xed\xa0\x80", TEXT, True, 0),
    (b"\xc3", TEXT, True, 0),
    (b"", BINARY, True, 0),
    (b"42[]", BINARY, True, 0),
    (bytes(16_385), BINARY, True, 0),
    (b"42[", CONTINUATION, True, 0),
    (b"x" * 200, PING, True, 0),
    (b"x", PING, False, 0),
    (b"\x03", 8, True, 0),
    (b"\x00\x00", 8, True, 0),
    (b"\x03\xe8\xff\xff", 8, True, 0),
    (b"42[]", 3, True, 0),
    (b"", 11, True, 0),
    (b"42[]", TEXT, True, 0x40),
    (b"42[]", TEXT, True, 0x70),
]


@pytest.fixture(scope="module")
def bystander(server, code):
    """Somebody polite, connected from the first packet to the last."""
    wire = Wire(server)
    assert wire.join(code)
    yield wire
    wire.close()


@pytest.fixture(autouse=True)
def undisturbed(server, bystander):
    began_s = time.monotonic()
    yield
    # Politely: not more often than anybody may.
    time.sleep(max(0, began_s + POLITE_S - time.monotonic()))
    assert bystander.hello()
    assert server.health()["status"] == "ok"


@pytest.mark.parametrize("packet", PACKETS, ids=lambda packet: ascii(packet[:40]))
def test_a_wrong_packet_disturbs_nobody(server, code, packet):
    for joined in (False, True):
        with contextlib.closing(Wire(server)) as wire, contextlib.suppress(OSError):
            if joined:
                assert wire.join(code)
            wire.send(packet)
            wire.frame(b"", PING)


@pytest.mark.parametrize("sent", FRAMES, ids=str)
def test_a_wrong_frame_disturbs_nobody(server, code, sent):
    with contextlib.closing(Wire(server)) as wire, contextlib.suppress(OSError):
        assert wire.join(code)
        wire.frame(*sent)
        wire.frame(b"", PING)


def test_a_message_named_connect_joins_nothing(server, code):
    with contextlib.closing(Wire(server)) as wire:
        wire.until("0")
        wire.send(f'42["connect",{{"code":"{code}","role":"facilitator"}}]')
        assert wire.closed()


def test_hundreds_of_mutilated_packets_disturb_nobody(server, code):
    dice = random.Random(SEED)
    for _ in range(MUTATIONS):
        body = bytearray(dice.choice(PACKETS).encode(errors="replace")[:2_000] or b"4")
        for _ in range(dice.randint(1, 8)):
            body[dice.randrange(len(body))] = dice.randrange(256)
        wire = Wire(server)
        with contextlib.closing(wire), contextlib.suppress(OSError):
            if dice.random() < 0.5:
                wire.join(code)
            opcode = dice.choice([TEXT, TEXT, TEXT, BINARY, PING, 8, CONTINUATION])
            wire.frame(bytes(body), opcode, dice.random() < 0.8, dice.choice([0, 0, 0, 0x40]))


def test_hundreds_of_mutilated_requests_disturb_nobody(server):
    dice = random.Random(SEED)
    good = (
        b"POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1\r\n"
        b"Host: x\r\nContent-Length: 3\r\n\r\n2[]"
    )
    for _ in range(MUTATIONS):
        body = bytearray(good)
        for _ in range(dice.randint(1, 6)):
            body[dice.randrange(len(body))] = dice.randrange(256)
        with socket.create_connection(("127.0.0.1", server.port)) as sender:
            sender.sendall(bytes(body))


@pytest.mark.parametrize(
    "body", ["", "x", "42[]", "b!", "d=", "455-[]", "2\x1e2", "\x1e".join(["3"] * 40), "40" + DEEP]
)
def test_a_wrong_poll_disturbs_nobody(server, body):
    _, _, opened = request(server, "GET", "/socket.io/?EIO=4&transport=polling")
    sid = opened.split(b'"sid":"')[1].split(b'"')[0].decode()
    request(server, "POST", f"/socket.io/?EIO=4&transport=polling&sid={sid}", body.encode())


@pytest.mark.parametrize("length", ["-1", "x", "99999999999999999999", "1e3", "\u00b2"])
def test_a_lying_length_is_refused(server, length):
    status, _, _ = request(
        server, "POST", "/socket.io/?EIO=4&transport=polling", b"", Content_Length=length
    )
    assert status in (400, 413)


def test_a_draft_of_the_websocket_protocol_is_refused(server):
    with contextlib.closing(Wire(server, Sec_WebSocket_Version="0")) as wire:
        assert wire.status == 426


def test_after_all_that_somebody_still_joins_and_the_log_is_short(server, code):
    cookie = take_seat(server, code, "Asha")
    with contextlib.closing(Wire(server, Cookie=cookie)) as wire:
        assert wire.join(code, "player")
        assert wire.hello()["name"] == "Asha"
    complaints = [line for line in server.output.splitlines() if " INFO " not in line]
    assert "Traceback" not in server.output
    assert len(complaints) < 60, "\n".join(complaints)
