"""A place on another device, asked for over HTTP."""

from __future__ import annotations

import base64

import pytest

from server.app import house_of
from server.game.commands import EndWorkshop


def test_a_rejoin_code_moves_the_seat_to_this_browser(room):
    other = room.app.test_client()
    taken = other.post(room.path("rejoin"), json={"code": room.rejoin_code})
    assert (taken.status_code, taken.json) == (200, {"seat": 1, "name": "Asha"})
    assert room.name_in(other) == "Asha"
    assert room.name_in(room.player) is None


def test_a_wrong_rejoin_code_is_explained(room):
    answer = room.app.test_client().post(room.path("rejoin"), json={"code": "BBBBBB"})
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")
    assert "The facilitator can give you a fresh one" in answer.json["message"]
    assert room.name_in(room.player) == "Asha"


def test_the_facilitator_gives_a_fresh_rejoin_code(room):
    earlier = room.rejoin_code
    given = room.facilitator.post(room.path("seats/1/rejoin-code"))
    assert given.status_code == 201
    assert given.json == {"seat": 1, "name": "Asha", "rejoin_code": room.rejoin_code}
    assert room.rejoin_code != earlier


def test_after_the_end_no_code_is_given(room):
    house_of(room.app).tables.find(room.code).house(EndWorkshop())
    answer = room.facilitator.post(room.path("seats/1/rejoin-code"))
    assert (answer.status_code, answer.json["code"]) == (410, "gone")


@pytest.mark.parametrize("seat", ["0", "2", "999999999999"])
def test_where_nobody_sits_there_is_no_code(room, seat):
    answer = room.facilitator.post(room.path(f"seats/{seat}/rejoin-code"))
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")


@pytest.mark.parametrize("what", ["seats/1/rejoin-code", "pairing", "recovery"])
def test_players_and_strangers_get_no_codes(room, what):
    for browser in (room.player, room.app.test_client()):
        answer = browser.post(room.path(what))
        assert (answer.status_code, answer.json["code"]) == (403, "forbidden")


@pytest.mark.parametrize("what", ["seats/1/rejoin-code", "pairing", "recovery", "rejoin"])
def test_other_sites_cannot_ask(room, what):
    answer = room.facilitator.post(
        room.path(what), json={}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403


def test_a_pairing_code_makes_a_second_browser_the_facilitators(room):
    given = room.facilitator.post(room.path("pairing")).json
    phone = room.app.test_client()
    answer = phone.post(room.path("facilitators"), json={"code": given["pairing_code"]})
    assert (answer.status_code, answer.json["host_url"]) == (201, given["url"].partition("#")[0])
    assert room.steers(phone)
    assert room.steers(room.facilitator)


def test_the_pairing_code_travels_after_the_hash_and_in_a_picture(room):
    given = room.facilitator.post(room.path("pairing")).json
    assert given["url"].endswith(f"/host/{room.code}#{given['pairing_code']}")
    head, _, picture = given["qr"].partition(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(picture).startswith(b"<?xml") or b"<svg" in base64.b64decode(picture)
    assert given["expires_in_s"] == 600


def test_the_recovery_code_makes_any_browser_the_facilitators(room):
    laptop = room.app.test_client()
    answer = laptop.post(room.path("facilitators"), json={"code": room.recovery_code.lower()})
    assert answer.status_code == 201
    assert room.steers(laptop)


def test_a_fresh_recovery_code_voids_the_earlier_one(room):
    fresh = room.facilitator.post(room.path("recovery")).json["recovery_code"]
    assert len(fresh.split()) == 4
    stranger = room.app.test_client()
    old = stranger.post(room.path("facilitators"), json={"code": room.recovery_code})
    assert old.status_code == 404
    assert stranger.post(room.path("facilitators"), json={"code": fresh}).status_code == 201


def test_a_facilitator_who_pairs_again_keeps_their_seat(room):
    given = room.facilitator.post(room.path("pairing")).json
    again = room.facilitator.post(room.path("facilitators"), json={"code": given["pairing_code"]})
    assert again.status_code == 200
    assert "Set-Cookie" not in again.headers


def test_an_unknown_workshop_moves_nobody(client):
    answer = client.post("/api/workshops/999999/rejoin", json={"code": "BBBBBB"})
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")
