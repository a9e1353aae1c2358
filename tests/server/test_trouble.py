"""The file of the workshops is gone: whoever asks by HTTP is told what is wrong and what to do."""

from __future__ import annotations

import json

from tests.server.wire import request


def open_here(server) -> tuple[str, str]:
    """Open a workshop; return the address of what can be asked of it, and the cookie."""
    pack = {"pack": "information-sharing-journey"}
    _, headers, body = request(server, "POST", "/api/workshops", pack)
    cookie = headers["set-cookie"].partition(";")[0]
    return f"/api/workshops/{json.loads(body)['code']}", cookie


def test_a_facilitator_who_comes_with_a_pairing_code_is_told(fresh_server):
    path, cookie = open_here(fresh_server)
    pairing = json.loads(request(fresh_server, "POST", f"{path}/pairing", {}, Cookie=cookie)[2])
    move_away(fresh_server)
    asked = {"code": pairing["pairing_code"]}
    status, headers, body = request(fresh_server, "POST", f"{path}/facilitators", asked)
    problem = json.loads(body)
    assert (status, problem["code"], problem["trouble"]) == (503, "unavailable", "storage")
    assert "server's log says how" in problem["message"]
    assert int(headers["retry-after"]) > 0


def test_a_newcomer_is_told(fresh_server):
    path, _ = open_here(fresh_server)
    move_away(fresh_server)
    status, _, body = request(fresh_server, "POST", f"{path}/seats", {"name": "Asha"})
    assert (status, json.loads(body)["trouble"]) == (503, "storage")


def test_whoever_opens_a_workshop_is_told(fresh_server):
    move_away(fresh_server)
    pack = {"pack": "information-sharing-journey"}
    status, _, body = request(fresh_server, "POST", "/api/workshops", pack)
    assert (status, json.loads(body)["trouble"]) == (503, "storage")


def test_whoever_looks_for_a_workshop_that_is_not_in_memory_is_told(fresh_server):
    move_away(fresh_server)
    status, _, body = request(fresh_server, "GET", "/api/workshops/100000")
    assert (status, json.loads(body)["trouble"]) == (503, "storage")


def move_away(server) -> None:
    server.database.rename(server.database.with_name("away"))
