"""Clients that draw things out, and the network that allows no WebSockets."""

from __future__ import annotations

import json
import socket
import time

from tests.real_server import RealServer
from tests.server.wire import Wire, request, take_seat

#: Nobody keeps a connection for longer than this without getting anywhere, in seconds.
LONGEST_S = 13.0

DRAWN_OUT = {
    "a request without an end": b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    "a body that does not come": (
        b"POST /api/workshops HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Content-Length: 100\r\n\r\n{"
    ),
    "a poll that does not come": (
        b"POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1\r\nHost: x\r\n"
        b"Content-Length: 100\r\n\r\n4"
    ),
}


def test_whoever_draws_a_request_out_is_hung_up_on(server):
    senders = {}
    for name, start in DRAWN_OUT.items():
        senders[name] = socket.create_connection(("127.0.0.1", server.port), timeout=0.5)
        senders[name].sendall(start)
    started = time.monotonic()
    waiting = set(senders)
    while waiting and time.monotonic() - started < LONGEST_S:
        waiting -= {name for name in waiting if hung_up(senders[name])}
    for sender in senders.values():
        sender.close()
    assert not waiting


def hung_up(sender: socket.socket) -> bool:
    """Send one more byte; return whether the server has had enough."""
    try:
        sender.sendall(b"a")
        return sender.recv(1_000).startswith(b"HTTP/1.1 408") or not sender.recv(1)
    except TimeoutError:
        return False
    except OSError:
        return True


def test_a_chunked_body_is_refused(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as sender:
        sender.sendall(
            b"POST /api/workshops HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        assert sender.recv(100).startswith(b"HTTP/1.1 411")


def test_without_websockets_one_plays_by_polling(server, code):
    cookie = take_seat(server, code, "Asha")
    path = "/socket.io/?EIO=4&transport=polling"
    sid = json.loads(poll(server, path, cookie)[0][1:])["sid"]
    path += f"&sid={sid}"
    say(server, path, cookie, "40" + json.dumps({"code": code, "role": "player"}))
    assert poll(server, path, cookie)[0].startswith("40")
    say(server, path, cookie, '421["hello",{}]')
    packets: list[str] = []
    while not any(packet.startswith("431") for packet in packets):
        packets += poll(server, path, cookie)
    assert any(packet.startswith('42["me"') for packet in packets)


def test_a_poll_that_is_not_ours_reaches_no_table(server):
    path = "/socket.io/?EIO=4&transport=polling"
    assert request(server, "POST", path + "&sid=x", b'42["connect",{}]')[0] == 400
    assert request(server, "GET", path + "&j=0")[0] == 400


def test_a_server_that_is_idle_keeps_its_word_to_who_is_connected(server, code):
    """The ping comes, and whoever answers it stays."""
    wire = Wire(server)
    assert wire.join(code)
    wire.socket.settimeout(12)
    assert wire.until("2") == "2"
    wire.send("3")
    assert wire.hello()
    wire.close()


def poll(server: RealServer, path: str, cookie: str) -> list[str]:
    status, _, body = request(server, "GET", path, Cookie=cookie)
    assert status == 200, body
    return body.decode().split("\x1e")


def say(server: RealServer, path: str, cookie: str, packet: str) -> None:
    status, _, body = request(server, "POST", path, packet.encode(), Cookie=cookie)
    assert (status, body) == (200, b"OK")
