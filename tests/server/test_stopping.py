"""Starting and stopping the real command."""

from __future__ import annotations

import signal
import socket
import subprocess
import time

import pytest

from tests.real_server import ROOT, RealServer
from tests.server.wire import Wire, open_workshop, request, take_seat

#: A stop takes no longer than this, whatever is open.
STOP_S = 5


def test_a_server_that_has_started_is_healthy(server):
    health = server.health()
    assert health["status"] == "ok"
    assert health["journal_writable"] is True


def test_it_says_where_to_go_and_how_to_stop(server):
    for words in ("/host", "Phones", str(server.database), "Ctrl+C"):
        assert words in server.output


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_well_when_asked_to(fresh_server, sign):
    fresh_server.process.send_signal(sign)
    assert fresh_server.process.wait(timeout=STOP_S) == 0
    assert "Traceback" not in fresh_server.output


def test_it_ends_well_with_people_connected(fresh_server):
    code = open_workshop(fresh_server)
    wires = [Wire(fresh_server) for _ in range(20)]
    for wire in wires:
        assert wire.join(code)
    started = time.monotonic()
    assert fresh_server.stop() == 0
    assert time.monotonic() - started < STOP_S
    assert all(wire.closed() for wire in wires)
    assert "Traceback" not in fresh_server.output


def test_it_ends_well_with_a_client_that_does_not_read(fresh_server):
    with socket.create_connection(("127.0.0.1", fresh_server.port)) as idle:
        idle.sendall(b"GET / HTTP/1.1\r\nHost: ")
        started = time.monotonic()
        assert fresh_server.stop() == 0
        assert time.monotonic() - started < STOP_S


def test_what_was_acknowledged_is_there_after_a_stop(fresh_server):
    code = open_workshop(fresh_server)
    cookie = take_seat(fresh_server, code, "Asha")
    fresh_server.stop()
    fresh_server.start()
    _, _, body = request(fresh_server, "GET", f"/api/workshops/{code}", Cookie=cookie)
    assert b'"name":"Asha"' in body


def test_what_was_acknowledged_is_there_after_a_kill(fresh_server):
    code = open_workshop(fresh_server)
    cookie = take_seat(fresh_server, code, "Asha")
    fresh_server.kill()
    fresh_server.start()
    _, _, body = request(fresh_server, "GET", f"/api/workshops/{code}", Cookie=cookie)
    assert b'"name":"Asha"' in body


def start(server: RealServer, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, which is soon: it cannot start."""
    return subprocess.run(
        [*server.command(), *options], cwd=ROOT, capture_output=True, text=True, timeout=20
    )


def test_a_port_that_is_taken_is_explained(server, tmp_path):
    assert server.health()["status"] == "ok"
    ended = start(server, "--database", str(tmp_path / "other.sqlite3"))
    assert ended.returncode == 1
    assert f"Port {server.port} is taken" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_public_address_without_a_passphrase_is_no_start(server):
    ended = start(server, "--public-address", "https://bingo.example.org")
    assert ended.returncode == 1
    assert "JOURNEY_BINGO_PASSPHRASE" in ended.stderr


def test_pages_that_are_not_built_are_explained(server, tmp_path):
    ended = start(server, "--client", str(tmp_path))
    assert ended.returncode == 1
    assert "run make play" in ended.stderr
