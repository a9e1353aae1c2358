"""Walks through everything that each page can show: the name of a state, and the page in it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.people import Facilitator, Phone
from tests.browser.room import LAPTOP, PHONE, Room
from tests.real_server import RealServer

State = tuple[str, Page]
#: More calls than a line takes, whatever the cards are.
CALLS = 18
NO_SUCH_CODE = "000000"


def reading(room: Room, _: RealServer) -> Iterator[State]:
    """The pages that are only read."""
    room.forgive("status of 404")
    page = room.page(PHONE)
    for name, path in (
        ("privacy", "/privacy"),
        ("accessibility", "/accessibility"),
        ("not found", "/no-such-page"),
    ):
        page.goto(room.url + path)
        yield name, page


def joining(room: Room, _: RealServer) -> Iterator[State]:
    """From the code to the waiting room, and what may go wrong on the way."""
    room.facilitator()
    room.forgive("status of (400|404)")
    phone = room.phone(join=False)
    phone.go("/")
    phone.sees("joining")
    expect(phone.page.locator("#name")).not_to_have_value("")
    yield "join", phone.page
    phone.button("Join").click()
    phone.reads("Type the six digits of the code.")
    yield "join without a code", phone.page
    phone.page.locator("#code").fill(NO_SUCH_CODE)
    phone.button("Join").click()
    phone.reads("No workshop has this code.")
    yield "join with a wrong code", phone.page
    phone.go(f"/join/{room.code}")
    expect(phone.page.locator("#name")).not_to_have_value("")
    yield "join by QR code", phone.page
    phone.button("Join").click()
    phone.sees("lobby")
    yield "waiting room", phone.page
    phone.unfold("Your time")
    phone.unfold("Your connection")
    phone.reads("Calls open here together")
    yield "waiting room, with all unfolded", phone.page
    phone.go(f"/join/{room.code}")
    phone.reads("Carry on as")
    yield "join again", phone.page
    phone.go(f"/play/{NO_SUCH_CODE}")
    phone.sees("refused")
    yield "refused", phone.page


def playing(room: Room, server: RealServer) -> Iterator[State]:
    """A player's round, from the cards to the end."""
    host, phone, other = _three(room)
    host.start_round(calls=CALLS)
    phone.sees("dealt")
    yield "card dealt", phone.page
    host.call()
    phone.sees("open")
    yield "call open", phone.page
    phone.answer_right()
    yield "answered", phone.page
    phone.mark_well()
    yield "marked", phone.page
    other.answer_wrong()
    yield from _lost(room, server, host, phone)
    host.pause()
    phone.sees("paused")
    yield "paused", phone.page
    host.press()
    host.sees("open")
    host.close_answers()
    phone.sees("closed")
    yield "closed", phone.page
    host.discuss()
    phone.sees("discussing")
    yield "discussing", phone.page
    host.call()
    phone.sees("open")
    yield "second vote", phone.page
    host.show()
    phone.reads("You were right")
    yield "shown, right", phone.page
    other.reads("Nothing lost.")
    yield "shown, wrong", other.page
    _play_to_the_first_line(host, phone)
    yield "bingo", phone.page
    for summary in ("Calls so far", "Your time", "Your connection"):
        phone.unfold(summary)
    yield "calls so far, with all unfolded", phone.page
    host.call()
    late = room.phone("Late")
    late.reads("you play from the next one")
    yield "joined during a call", late.page
    host.end_round_early()
    phone.sees("ended")
    yield "round over", phone.page
    host.end_workshop()
    phone.sees("over")
    yield "workshop over", phone.page


def steering(room: Room, _: RealServer) -> Iterator[State]:
    """The facilitator's dashboard."""
    host = Facilitator(room.page(LAPTOP), room.url)
    host.go("/host")
    expect(host.primary).to_be_enabled()
    yield "open a workshop", host.page
    host, phone = _three(room)[:2]
    yield "set up", host.page
    phone.page.get_by_role("checkbox", name="I am joining remotely").check()
    host.button("Time for Asha").click()
    host.unfold("Fairness")
    yield "set up, with all unfolded", host.page
    host.start_round(calls=CALLS)
    yield "dealt", host.page
    host.button("Peek at the next event and its answer").click()
    host.unfold("The plan")
    host.page.get_by_label("Show", exact=True).select_option("All events")
    yield "dealt, peeked, the plan unfolded", host.page
    host.unfold("The plan")
    host.call()
    yield "open", host.page
    phone.answer_right()
    host.hears_of(1, 0)
    host.button("Peek at the answer").click()
    yield "open, peeked", host.page
    host.pause()
    yield "paused", host.page
    host.press()
    host.sees("open")
    host.close_answers()
    yield "closed", host.page
    host.discuss()
    yield "discussing", host.page
    host.call()
    yield "second vote", host.page
    host.show()
    yield "shown", host.page
    host.unfold("Why these places?")
    host.unfold("What was taken for what")
    host.page.locator(".history summary").click()
    host.page.keyboard.press("?")
    host.button("End workshop").click()
    yield "shown, with all unfolded", host.page
    host.end_round_early()
    yield "ended", host.page
    host.button("No, keep going").click()
    host.end_workshop()
    yield "over", host.page
    host.page.context.clear_cookies()
    host.page.reload()
    host.sees("refused")
    yield "not the facilitator", host.page


def showing(room: Room, _: RealServer) -> Iterator[State]:
    """The screen on the wall."""
    host = room.facilitator()
    display = room.display()
    yield "lobby, empty", display.page
    phone, other = room.phone("Asha"), room.phone("Ben")
    display.reads("2 joined")
    yield "lobby", display.page
    host.start_round(calls=CALLS)
    display.sees("dealt")
    yield "dealt", display.page
    host.call()
    display.sees("open")
    phone.answer_right()
    other.answer_wrong()
    display.reads("2 of 2 answered")
    yield "open", display.page
    host.pause()
    display.sees("paused")
    yield "paused", display.page
    host.press()
    host.sees("open")
    host.close_answers()
    display.sees("closed")
    yield "closed", display.page
    host.discuss()
    display.sees("discussing")
    yield "discussing", display.page
    host.call()
    display.sees("open")
    yield "second vote", display.page
    host.show()
    display.sees("shown")
    yield "shown", display.page
    host.unfold("What was taken for what")
    host.button("Show it on the big screen").click()
    display.page.locator(".confusion").wait_for()
    yield "what was taken for what", display.page
    _play_to_the_first_line(host, phone)
    yield "shown, bingo", display.page
    host.end_round_early()
    display.sees("ended")
    yield "ended", display.page
    host.end_workshop()
    display.sees("over")
    yield "over", display.page


WALKS = (reading, joining, playing, steering, showing)


def _three(room: Room) -> tuple[Facilitator, Phone, Phone]:
    host = room.facilitator()
    phone, other = room.phone("Asha"), room.phone("Ben")
    host.welcomes(2)
    return host, phone, other


def _lost(room: Room, server: RealServer, host: Facilitator, phone: Phone) -> Iterator[State]:
    room.forgive("WebSocket|ERR_CONNECTION_REFUSED")
    server.stop()
    for person in (phone, host):
        person.loses_the_line()
    yield "reconnecting", phone.page
    server.start()
    for person in (phone, host):
        person.has_the_line_back()


def _play_to_the_first_line(host: Facilitator, phone: Phone) -> None:
    while phone.page.locator(".bingo").count() == 0:
        host.call()
        phone.play_well()
        host.show()
        phone.reads("You were right")
