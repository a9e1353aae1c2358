"""The API: opening a workshop, finding it, taking a seat."""

from __future__ import annotations

import msgspec
import pytest

from server.app import house_of
from server.game.commands import EndWorkshop
from server.realtime.protocol import HostPage, Problem
from tests.web.conftest import PACK


def problem(answer):
    """Return the answer's problem, which every 4xx and 5xx has."""
    return msgspec.json.decode(answer.data, type=Problem)


def test_the_host_page_lists_packs(client):
    page = msgspec.json.decode(client.get("/api/packs").data, type=HostPage)
    assert [pack.id for pack in page.packs] == [PACK]
    assert page.packs[0].stages == 6
    assert not page.passphrase


def test_a_friendly_name_is_two_words(client):
    assert len(client.get("/api/name").json["name"].split()) == 2


def test_a_workshop_is_opened_and_found(client):
    opened = client.post("/api/workshops", json={"pack": PACK})
    assert opened.status_code == 201
    code = opened.json["code"]
    assert opened.json["join_url"].endswith(f"/join/{code}")
    found = client.get(f"/api/workshops/{code}")
    assert found.json["name"] is None
    assert not found.json["ended"]


def test_the_facilitators_cookie_is_out_of_reach_of_scripts_and_other_sites(client):
    opened = client.post("/api/workshops", json={"pack": PACK})
    cookie = opened.headers["Set-Cookie"]
    assert cookie.startswith(f"jb_facilitator_{opened.json['code']}=")
    for part in ("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000"):
        assert part in cookie
    assert "Secure" not in cookie


def test_behind_https_the_cookie_is_bound_to_this_very_host(public):
    message = {"pack": PACK, "passphrase": "correct horse"}
    opened = public.post("/api/workshops", json=message, headers={"Host": "bingo.example.org"})
    cookie = opened.headers["Set-Cookie"]
    assert cookie.startswith("__Host-jb_facilitator_")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert opened.json["join_url"].startswith("https://bingo.example.org/join/")


def test_a_pack_that_is_not_there_is_explained(client):
    answer = client.post("/api/workshops", json={"pack": "no-such-pack"})
    assert (answer.status_code, problem(answer).code) == (404, "not_found")


def test_a_seat_is_taken(client, open_workshop):
    code = open_workshop()
    taken = client.post(f"/api/workshops/{code}/seats", json={"name": "  Asha\u202e "})
    assert (taken.status_code, taken.json) == (201, {"seat": 1, "name": "Asha"})
    assert client.get(f"/api/workshops/{code}").json["name"] == "Asha"


def test_the_same_browser_gets_the_same_seat_again(client, open_workshop):
    code = open_workshop()
    client.post(f"/api/workshops/{code}/seats", json={"name": "Asha"})
    again = client.post(f"/api/workshops/{code}/seats", json={"name": "Someone else"})
    assert (again.status_code, again.json) == (200, {"seat": 1, "name": "Asha"})


def test_another_browser_with_the_same_name_is_numbered(app, client, open_workshop):
    code = open_workshop()
    client.post(f"/api/workshops/{code}/seats", json={"name": "Asha"})
    other = app.test_client().post(f"/api/workshops/{code}/seats", json={"name": "asha"})
    assert (other.status_code, other.json) == (201, {"seat": 2, "name": "asha 2"})


def test_a_facilitators_cookie_is_no_players(client, open_workshop):
    assert client.get(f"/api/workshops/{open_workshop()}").json["name"] is None


def test_a_cookie_that_was_made_up_is_worth_nothing(app, client, open_workshop):
    code = open_workshop()
    stranger = app.test_client()
    stranger.set_cookie(f"jb_player_{code}", "x" * 43)
    assert stranger.get(f"/api/workshops/{code}").json["name"] is None


def test_a_name_of_nothing_is_explained(client, open_workshop):
    answer = client.post(f"/api/workshops/{open_workshop()}/seats", json={"name": " \u200b "})
    assert answer.status_code == 400
    assert "at least one letter" in problem(answer).message


def test_an_ended_workshop_takes_nobody(app, client, open_workshop):
    code = open_workshop()
    house_of(app).tables.find(code).house(EndWorkshop())
    answer = client.post(f"/api/workshops/{code}/seats", json={"name": "Asha"})
    assert (answer.status_code, problem(answer).code) == (410, "gone")
    assert client.get(f"/api/workshops/{code}").json["ended"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"name":1}', b'{"name":"A","more":1}', b"[" * 9_000, b"\xff"],
)
def test_a_message_that_is_none_is_explained(client, open_workshop, body):
    path = f"/api/workshops/{open_workshop()}/seats"
    answer = client.post(path, data=body, content_type="application/json")
    assert (answer.status_code, problem(answer).code) == (400, "bad_request")


def test_a_form_is_not_a_message(client, open_workshop):
    answer = client.post(f"/api/workshops/{open_workshop()}/seats", data={"name": "Asha"})
    assert answer.status_code == 415


@pytest.mark.parametrize("path", ["/api/nothing", "/api/workshops/12", "/api/workshops/x/seats"])
def test_what_is_not_there_is_a_problem_too(client, path):
    assert problem(client.get(path)).code == "not_found"


def test_a_wrong_method_is_a_problem_too(client):
    answer = client.delete("/api/workshops")
    assert (answer.status_code, problem(answer).code) == (405, "bad_request")


def test_too_large_a_message_is_a_problem_too(client):
    answer = client.post("/api/workshops", data=b" " * 20_000, content_type="application/json")
    assert answer.status_code == 413
    assert problem(answer).code == "bad_request"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:81"},
        {"Origin": "http://evil.example", "X-Forwarded-Host": "evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_other_sites_may_change_nothing(client, headers):
    answer = client.post("/api/workshops", json={"pack": PACK}, headers=headers)
    assert (answer.status_code, problem(answer).code) == (403, "forbidden")


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {}],
    ids=str,
)
def test_our_own_pages_may(client, headers):
    answer = client.post("/api/workshops", json={"pack": PACK}, headers=headers)
    assert answer.status_code == 201


def test_health_counts_and_names_nobody(client, open_workshop):
    open_workshop()
    health = client.get("/health").json
    assert health["workshops"] == 1
    assert health["connections"] == 0
    assert set(health) == {
        "status", "version", "uptime_s", "journal_writable", "workshops", "connections",
        "messages_straight", "messages_queued",
    }  # fmt: skip
