"""What a form asks for happens, and its answer gets lost; or it cannot, and the form says why."""

from __future__ import annotations

import pytest

from tests.browser.people import Facilitator
from tests.browser.room import LAPTOP, Room
from tests.real_server import RealServer


@pytest.fixture
def own_server(tmp_path):
    """A server whose file a test may move."""
    with RealServer(tmp_path) as running:
        yield running


@pytest.fixture
def own_room(chromium, own_server, insight):
    with Room(chromium, own_server.url, insight) as room:
        room.forgive("status of 50")
        yield room
    assert room.complaints == []


def lose_one_answer(page, address: str) -> None:
    """Let the next request to *address* reach the server, and its answer nobody."""

    def lose(route):
        route.fetch()
        page.context.clear_cookies()
        route.abort()

    page.route(address, lose, times=1)


def test_a_place_is_not_lost_with_the_answer(room):
    host, phone = room.facilitator(), room.phone("Asha")
    code = phone.rejoin_code
    host.welcomes(1)
    new = room.phone(join=False)
    room.forgive("ERR_FAILED")
    lose_one_answer(new.page, "**/rejoin")
    new.rejoin(room.code, code)
    new.reads("The server cannot be reached.")
    phone.reads("Your place is on another device now. Not you? Ask the facilitator.")
    new.page.reload()
    new.rejoin(room.code, code)
    new.sees("lobby")
    new.reads("Asha")


def test_nobody_sits_twice_because_an_answer_was_lost(room):
    host, phone = room.facilitator(), room.phone(join=False)
    room.forgive("ERR_FAILED")
    phone.go(f"/join/{room.code}")
    lose_one_answer(phone.page, "**/seats")
    phone.page.get_by_label("Your name in the game").fill("Asha")
    phone.button("Join").click()
    phone.reads("The server cannot be reached.")
    phone.button("Join").click()
    phone.sees("lobby")
    host.reads("1 joined · rejoin codes")


def test_a_newcoming_facilitator_hears_that_nothing_can_be_stored(own_room, own_server):
    host = own_room.facilitator()
    recovery = host.page.locator(".code").first.inner_text()
    own_server.database.rename(own_server.database.with_name("away"))
    other = Facilitator(own_room.page(LAPTOP), own_room.url)
    other.go(f"/host/{own_room.code}")
    other.page.get_by_label("Pairing code or recovery code").fill(recovery)
    other.button("Steer from here").click()
    other.reads("The server’s disk fails: answers cannot be stored.")
    own_server.database.with_name("away").rename(own_server.database)
