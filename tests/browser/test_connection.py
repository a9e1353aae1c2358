"""Lines break and phones reload; nobody loses a seat, a card or an answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.frozen import freeze, freezing
from tests.browser.people import Phone
from tests.browser.room import Room
from tests.real_server import RealServer

#: Move a seat to this browser, as the form for it does.
TAKE = """async ([workshop, code]) => {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ code });
    const path = `/api/workshops/${workshop}/rejoin`;
    return (await fetch(path, { method: "POST", headers, body })).status;
}"""


@pytest.fixture
def own_server(tmp_path):
    """A server that a test may stop."""
    with RealServer(tmp_path) as running:
        yield running


@pytest.fixture
def own_room(chromium, own_server, insight):
    with Room(chromium, own_server.url, insight) as room:
        room.forgive("WebSocket|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|status of 50")
        yield room
    assert room.complaints == []


@pytest.fixture
def sleepy(own_room, chromium):
    """A facilitator, and a phone whose pages can be frozen."""
    host = own_room.facilitator()
    with freezing(chromium) as context:
        phone = Phone(context.new_page(), own_room.url, own_room.insight)
        phone.join_at(f"/join/{own_room.code}", "Asha")
        yield host, phone


def seen(phone):
    """What a player would miss: who I am, my card, my answer, my mark, the event."""
    marked = phone.page.locator('.card [aria-pressed="true"]')
    expect(marked).to_have_count(1)
    expect(phone.page.locator(".folded .delivery")).to_have_text("Answer received")
    return (
        phone.page.locator(".top").inner_text(),
        phone.event,
        phone.squares,
        phone.page.locator(".folded").inner_text(),
        marked.inner_text(),
    )


def test_a_phone_says_that_the_server_is_gone_and_comes_back_by_itself(own_room, own_server):
    host, phone = own_room.facilitator(), own_room.phone("Asha")
    host.start_round()
    host.call()
    phone.answer_right()
    phone.mark(4)
    before = seen(phone)
    own_server.kill()
    alarm = phone.page.get_by_role("alert")
    expect(alarm).to_have_text(
        "Connection lost. Trying to get back. What you have done so far is safe."
    )
    assert seen(phone) == before
    host.loses_the_line()
    own_server.start()
    for person in (phone, host):
        person.has_the_line_back()
    assert seen(phone) == before
    host.show()
    phone.reads("You were right")


def test_an_answer_given_without_a_line_is_sent_when_it_is_back(own_room, own_server):
    host, phone = own_room.facilitator(), own_room.phone("Asha")
    host.start_round()
    host.call()
    phone.sees("open")
    own_server.kill()
    for person in (phone, host):
        person.loses_the_line()
    phone.button(own_room.insight.label(phone.event)).click()
    expect(phone.page.locator(".folded .delivery")).to_have_text("Sending")
    own_server.start()
    for person in (phone, host):
        person.has_the_line_back()
    phone.page.locator(".folded .delivery", has_text="Answer received").wait_for()
    host.hears_of(1, 0)


def test_a_reload_comes_back_to_the_same_seat_and_the_present_view(room):
    host, phone = room.facilitator(), room.phone("Asha")
    host.start_round()
    host.call()
    phone.answer_right()
    phone.mark(None)
    before = seen(phone)
    phone.page.reload()
    phone.sees("open")
    assert seen(phone) == before
    host.show()
    phone.page.reload()
    phone.sees("shown")
    phone.reads("You were right")


def test_a_second_tab_of_one_seat_shows_the_same(room):
    host, phone = room.facilitator(), room.phone("Asha")
    host.start_round()
    host.call()
    second = Phone(phone.page.context.new_page(), room.url, room.insight)
    second.go(f"/play/{room.code}")
    second.sees("open")
    phone.answer_right()
    second.mark(2)
    assert seen(phone) == seen(second)
    host.welcomes(1)


def test_the_facilitator_reloads_and_goes_on_where_it_stood(room):
    host, phone = room.facilitator(), room.phone("Asha")
    host.start_round()
    host.call()
    phone.answer_right()
    host.page.reload()
    host.sees("open")
    host.hears_of(1, 0)
    host.show()
    phone.reads("You were right")


def test_a_page_that_was_frozen_while_its_line_broke_is_back_once_it_wakes(sleepy, own_server):
    host, phone = sleepy
    host.start_round()
    host.call()
    phone.answer_right()
    phone.mark(4)
    before = seen(phone)
    wake = freeze(phone.page)
    own_server.kill()
    host.loses_the_line()
    own_server.start()
    host.has_the_line_back()
    host.show()
    wake()
    phone.reads("You were right")
    assert phone.page.locator(".top").inner_text().split()[0] == before[0].split()[0]


def test_an_answer_tapped_without_a_network_is_sent_when_it_is_back(own_room):
    host, phone = own_room.facilitator(), own_room.phone("Asha")
    own_room.forgive("ERR_INTERNET_DISCONNECTED")
    host.start_round()
    host.call()
    phone.sees("open")
    label = own_room.insight.label(phone.event)
    phone.page.context.set_offline(True)
    phone.loses_the_line()
    phone.button(label).click()
    expect(phone.page.locator(".folded .delivery")).to_have_text("Sending")
    phone.page.context.set_offline(False)
    phone.page.locator(".folded .delivery", has_text="Answer received").wait_for()
    host.hears_of(1, 0)


def test_an_answer_tapped_without_a_server_outlasts_the_page(own_room, own_server):
    host, phone = own_room.facilitator(), own_room.phone("Asha")
    host.start_round()
    host.call()
    phone.sees("open")
    label = own_room.insight.label(phone.event)
    own_server.kill()
    phone.loses_the_line()
    phone.button(label).click()
    expect(phone.page.locator(".folded .delivery")).to_have_text("Sending")
    phone.page.goto("about:blank")
    own_server.start()
    phone.go(f"/play/{own_room.code}")
    phone.page.locator(".folded .delivery", has_text="Answer received").wait_for()
    assert label in phone.page.locator(".folded").inner_text()
    host.hears_of(1, 0)


def test_an_answer_that_arrives_too_late_is_said_to_be_late(room):
    host, phone = room.facilitator(), room.phone("Asha")
    room.forgive("ERR_INTERNET_DISCONNECTED")
    host.start_round()
    host.call()
    phone.sees("open")
    phone.page.context.set_offline(True)
    phone.button(room.insight.label(phone.event)).click()
    phone.reads("Sending")
    host.show()
    phone.page.context.set_offline(False)
    phone.sees("shown")
    phone.reads("Your answer came too late")
    phone.reads("Your last tap came too late: the call had closed.")


def test_an_answer_that_arrives_during_the_next_call_is_said_to_be_late(room):
    host, phone = room.facilitator(), room.phone("Asha")
    room.forgive("ERR_INTERNET_DISCONNECTED")
    host.start_round()
    host.call()
    phone.sees("open")
    phone.page.context.set_offline(True)
    phone.button(room.insight.label(phone.event)).click()
    host.show()
    host.call()
    phone.page.context.set_offline(False)
    phone.reads("Your last tap came too late: the call had closed.")
    phone.sees("open")
    phone.answer_right()


def test_players_are_told_that_a_server_which_stops_will_be_back(own_room, own_server):
    host, phone = own_room.facilitator(), own_room.phone("Asha")
    own_server.stop()
    for person in (phone, host):
        person.reads("The server is starting again: back in a moment.")
    own_server.start()
    for person in (phone, host):
        person.has_the_line_back()


def test_a_tab_shows_the_seat_that_its_browser_has_taken_in_another_tab(own_room, own_server):
    own_room.facilitator()
    phone, ben = own_room.phone("Asha"), own_room.phone("Ben")
    other = phone.another_tab()
    other.go("/privacy")
    taken = other.page.evaluate(TAKE, [own_room.code, ben.rejoin_code])
    assert taken == 200
    phone.page.evaluate("window.ashas = true")
    own_server.stop()
    own_server.start()
    phone.page.wait_for_function("() => !window.ashas && document.readyState === 'complete'")
    phone.reads("You are in, Ben")


def test_players_are_told_that_the_facilitator_is_away_and_that_the_game_waits(room):
    host, phone = room.facilitator(), room.phone("Asha")
    host.start_round()
    host.page.context.close()
    phone.reads("The facilitator is away for a moment. The next call waits for them.")
