"""Texts are only ever texts, whatever they would be elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.insight import Insight
from tests.browser.payloads import PAYLOADS, harmful_pack
from tests.browser.people import Person
from tests.browser.room import PHONE, Room
from tests.protocol import web
from tests.real_server import RealServer

#: Players with a screen; all the others only have a name.
NAMES = ("<script>a()</script>", "{{7*7}}${7*7}<b>", '"><svg onload=a()>')


@pytest.fixture
def harmful_room(chromium, tmp_path):
    """A room whose pack, and whose people, mean harm."""
    folder = harmful_pack(tmp_path / "cards")
    with (
        RealServer(tmp_path, "--cards", str(folder.parent)) as server,
        Room(chromium, server.url, Insight.of_folder(folder)) as room,
    ):
        yield room
    assert room.complaints == []


def test_there_are_many_kinds_of_harm():
    assert len(set(PAYLOADS)) >= 40


def test_every_name_is_shown_as_it_was_typed(harmful_room):
    room = harmful_room
    host, display = room.facilitator(), room.display()
    names = [
        web.post(f"{room.url}/api/workshops/{room.code}/seats", {"name": text}).body["name"]
        for text in PAYLOADS
    ]
    host.welcomes(len(PAYLOADS))
    shown = host.page.locator(".roster .name").all_inner_texts()
    assert [line.removesuffix(" (away)") for line in shown] == names
    newest = display.page.locator(".names li:not(.rest)")
    expect(newest.first).to_have_text(names[-1])
    assert newest.all_inner_texts() == names[:-9:-1]


def test_every_text_of_a_pack_is_shown_as_it_was_written(harmful_room):
    room = harmful_room
    pack = room.insight.pack
    visitor = Person(room.page(PHONE), room.url)
    visitor.go("/host")
    visitor.reads(pack.title)
    visitor.reads(pack.summary)
    host, display = room.facilitator(), room.display()
    phones = [room.phone(name) for name in NAMES]
    for phone in phones:
        for stage in pack.stages:
            phone.reads(stage.meaning)
    display.reads(pack.title)
    host.start_round(calls=6)
    for screen in (host, phones[0]):
        screen.reads(pack.scenario)
    facts = {fact.text for fact in pack.facts}
    assert set(phones[0].squares) <= facts
    for _ in range(6):
        host.call()
        phones[0].play_well()
        phones[1].answer_wrong()
        phones[2].answer_right()
        event = next(one for one in pack.events if one.text == phones[0].event)
        stage = pack.stages[pack.number(event.stage) - 1]
        display.reads(event.text)
        host.show()
        for screen in (host, phones[0]):
            for text in (stage.name, event.text, event.why, stage.example.text):
                screen.reads(text)
        for text in (stage.name, event.why, *room.insight.shown_by(event.text)):
            display.reads(text)
    host.end_round()
    for screen in (host, display, *phones):
        screen.sees("ended")
        assert {name for _, name, _ in screen.standings()} <= set(NAMES)
