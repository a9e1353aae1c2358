"""What the real server lets out: nothing to other sites, and nobody's name to its log."""

from __future__ import annotations

import json

import pytest

from tests.real_server import RealServer
from tests.server.wire import Wire, open_workshop, request, take_seat

PAGES = ["/", "/join/482913", "/play/482913", "/host", "/display/482913", "/privacy", "/nothing"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_guarded(server, path):
    _, headers, body = request(server, "GET", path)
    assert f"ws://127.0.0.1:{server.port}" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert b'src="http' not in body
    assert b'href="http' not in body


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 101),
        ({"Origin": "http://127.0.0.1:{port}"}, 101),
        ({"Origin": "https://evil.example"}, 400),
        ({"Origin": "null"}, 400),
        ({"Origin": "http://127.0.0.1:1"}, 400),
        ({"Origin": "http://evil.example", "X_Forwarded_Host": "evil.example"}, 400),
        ({"Origin": "http://evil.example", "X-Forwarded-Host": "evil.example"}, 400),
    ],
    ids=str,
)
def test_a_socket_is_for_our_own_pages(server, headers, status):
    sent = {name: value.format(port=server.port) for name, value in headers.items()}
    wire = Wire(server, **sent)
    assert wire.status == status
    wire.close()


def test_a_post_is_for_our_own_pages(server):
    for spoof in ({}, {"X_Forwarded_Host": "evil.example"}):
        headers = {"Origin": "http://evil.example"} | spoof
        status, _, _ = request(server, "POST", "/api/workshops", {"pack": "x"}, **headers)
        assert status == 403


def test_the_log_names_nobody(fresh_server):
    code = open_workshop(fresh_server)
    cookie = take_seat(fresh_server, code, "Ashanti Canary")
    wire = Wire(fresh_server, Cookie=cookie, X_Forwarded_For="198.51.100.77")
    assert wire.join(code, "player")
    assert wire.hello()
    wire.send('42["command",{"do":"canary"}]')
    wire.send("x canary")
    assert wire.closed()
    request(fresh_server, "GET", f"/play/{code}?canary", X_Forwarded_For="198.51.100.77")
    request(fresh_server, "GET", "/canary")
    request(fresh_server, "GET", "/", Origin="http://canary.example", User_Agent="canary")
    fresh_server.stop()
    output = fresh_server.output
    assert "GET /play/<code:code> 200" in output
    addresses = output.replace(f"http://127.0.0.1:{fresh_server.port} (this computer only)", "")
    for secret in ("anary", code, cookie.partition("=")[2], "127.0.0.1", "198.51.100"):
        assert secret not in addresses


def test_the_code_limit_holds_for_pages_and_sockets_alike(fresh_server):
    """Half the guesses by HTTP, half by socket, and both are refused after sixty."""
    code = open_workshop(fresh_server)
    cookie = take_seat(fresh_server, code, "Asha")
    for at in range(30):
        assert request(fresh_server, "GET", f"/api/workshops/{100_000 + at}")[0] == 404
        assert refusal(fresh_server, str(200_000 + at)) == "not_found"
    status, headers, body = request(fresh_server, "GET", "/api/workshops/100099")
    assert (status, json.loads(body)["code"]) == (429, "too_many")
    assert int(headers["retry-after"]) >= 1
    assert refusal(fresh_server, code) == "too_many"
    assert refusal(fresh_server, str(200_099), Cookie=cookie) == "too_many"
    wire = Wire(fresh_server, Cookie=cookie)
    assert wire.join(code, "player").startswith("40")
    wire.close()


def refusal(server: RealServer, code: str, **headers: str) -> str:
    """Return why a display is not let in."""
    wire = Wire(server, **headers)
    answer = wire.join(code)
    wire.close()
    assert answer is not None
    assert answer.startswith("44")
    return str(json.loads(answer[2:])["data"]["code"])


@pytest.fixture
def public_server(tmp_path, client_folder):
    options = ("--client", str(client_folder), "--public-address", "https://bingo.example.org")
    with RealServer(tmp_path, *options, JOURNEY_BINGO_PASSPHRASE="correct horse") as running:
        yield running


def test_on_the_internet_a_passphrase_opens_workshops(public_server):
    wanted = {"pack": "information-sharing-journey"}
    tries = [
        request(public_server, "POST", "/api/workshops", wanted | {"passphrase": word})[0]
        for word in ["wrong"] * 11
    ]
    assert tries == [403] * 10 + [429]
    assert "correct horse" not in public_server.output


def test_on_the_internet_the_public_address_is_an_origin(public_server):
    wire = Wire(public_server, Origin="https://bingo.example.org")
    assert wire.status == 101
    wire.close()
