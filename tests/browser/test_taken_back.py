"""Undo and pause say what they do to everybody, and undo asks where much would be lost."""

from __future__ import annotations

import json

import pytest

from tests.browser.people import commands_of
from tests.protocol import web
from tests.protocol.client import Client
from tests.protocol.wires import SocketWire

TAKEN_BACK = "The last call was taken back: it counts for nobody."
NO_PLACES = "No places this time: there was a pause."


@pytest.fixture
def host(room):
    return room.facilitator()


def test_a_call_whose_points_are_known_is_taken_back_only_after_a_question(room, host):
    phone, display = room.phone(), room.display()
    host.start_round()
    host.call()
    phone.answer_right()
    host.show()
    host.page.keyboard.press("z")
    host.reads("Take back the call just shown?")
    host.page.keyboard.press("Enter")  # What has the focus keeps everything as it is.
    phone.sees("shown")
    host.button("Undo last call").click()
    host.button("Yes, take it back").click()
    for screen in (host, phone, display):
        screen.sees("dealt")
        screen.reads(TAKEN_BACK)
    host.call()
    phone.sees("open")
    assert phone.page.locator("main").get_by_text(TAKEN_BACK).count() == 0


def test_pressing_the_key_twice_takes_back_the_open_call_alone(room, host):
    phone, display = room.phone(), room.display()
    host.start_round()
    host.call()
    phone.answer_right()
    points = phone.points
    host.show()
    host.call()
    host.page.keyboard.press("z")
    host.sees("shown")
    host.page.keyboard.press("z")
    host.reads("Take back the call just shown?")
    for screen in (phone, display):
        screen.sees("shown")
        screen.reads(TAKEN_BACK)
    assert phone.points == points + 1_000


def test_a_pause_hides_the_event_from_whoever_reads_it_out(room, host):
    phone = room.phone()
    host.start_round()
    host.call()
    phone.sees("open")
    event = phone.event
    host.pause()
    host.reads("The event is hidden until you resume. After a pause nobody is placed")
    assert host.page.get_by_text(event).count() == 0
    host.button("Peek at the event and its answer").click()
    host.reads(event)


def test_everybody_is_told_why_nobody_is_placed_after_a_pause(room, host):
    phone, display = room.phone(), room.display()
    host.start_round()
    host.call()
    host.pause()
    phone.sees("paused")
    host.press()
    phone.sees("open")
    phone.answer_right()
    host.show()
    for screen in (phone, display):
        screen.reads(NO_PLACES)


def test_in_a_round_without_places_a_pause_is_nothing_to_speak_of(room, host):
    phone = room.phone()
    host.start_round(mode="Steady")
    host.call()
    host.pause()
    phone.sees("paused")
    host.press()
    phone.answer_right()
    host.show()
    phone.sees("shown")
    assert phone.page.get_by_text(NO_PLACES).count() == 0


def test_who_came_during_the_first_call_is_not_told_that_they_did_not_answer_it(room, host):
    early = room.phone()
    host.start_round()
    host.call()
    late = room.phone()
    early.answer_right()
    host.show()
    late.reads("That was before you came in.")


def test_whoever_ties_is_told_so(room, host):
    phone = room.phone("Asha")
    seat = web.post(f"{room.url}/api/workshops/{room.code}/seats", {"name": "Ben"})
    ben = Client(SocketWire(room.url, seat.cookie), room.code, "player")
    sent = commands_of(phone)
    phone.page.reload()
    host.start_round()
    host.call()
    phone.answer_right()
    (answer,) = (json.loads(frame[frame.index("{") : -1]) for frame in sent)
    ben.command("answer_stage", **{name: answer[name] for name in ("call", "stage", "elapsed_ms")})
    host.show()
    phone.reads("1st to recognise it, a tie")
    phone.reads("All in all you are 1st of 2")
    ben.close()
