"""Pictures of every screen, to be looked at; the two of the README when they are asked for.

They lie in ``tests/browser/screenshots/``. ``JOURNEY_BINGO_PICTURES=1`` writes ``docs/pictures/``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.crowd import Crowd
from tests.browser.people import Person
from tests.browser.room import LAPTOP, PHONE, Room
from tests.real_server import ROOT

FOLDER = Path(__file__).with_name("screenshots")
PICTURES = ROOT / "docs" / "pictures"
WANTED = "JOURNEY_BINGO_PICTURES"
LARGEST = 150_000
CALLS = 12
#: How well filled the card should be in the picture of the middle of a call.
SOME_MARKS = 3


class Album:
    """Takes pictures of a screen as a phone and as a laptop would show it."""

    def __init__(self):
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()

    def take(self, person: Person, name: str, *sizes: ViewportSize) -> None:
        person.page.mouse.move(0, 0)
        for size in sizes or (PHONE, LAPTOP):
            person.page.set_viewport_size(size)
            path = FOLDER / f"{name} {size['width']}.png"
            person.page.screenshot(path=path, animations="disabled")
        person.page.set_viewport_size(PHONE if "phone" in name else LAPTOP)


@pytest.fixture(scope="module")
def album(chromium, server, insight):
    """A round in a well-filled room, with pictures of all that it shows."""
    album = Album()
    with Room(chromium, server.url, insight) as room:
        _take_reading(album, room)
        host = room.facilitator()
        album.take(host, "host lobby, empty")
        display, asha = room.display(), _arrive(album, room)
        with Crowd(room.url, room.code, insight.pack) as crowd:
            host.welcomes(len(crowd) + 1)
            _play(album, host, display, asha, crowd)
    return album


def _take_reading(album, room):
    visitor = Person(room.page(PHONE), room.url)
    for path, name in (("/privacy", "privacy"), ("/accessibility", "accessibility")):
        visitor.go(path)
        album.take(visitor, name)
    visitor.go("/host")
    expect(visitor.page.locator("[data-primary]")).to_be_enabled()
    album.take(visitor, "host open a workshop")


def _arrive(album, room):
    asha = room.phone(join=False, device_scale_factor=1.4)
    for path, name in (("/", "phone join"), (f"/join/{room.code}", "phone join by QR")):
        asha.go(path)
        expect(asha.page.locator("#name")).not_to_have_value("")
        album.take(asha, name)
    asha.join_at(f"/join/{room.code}", "Asha")
    asha.sees("lobby")
    album.take(asha, "phone waiting")
    return asha


def _play(album, host, display, asha, crowd):
    album.take(host, "host lobby")
    album.take(display, "display lobby", LAPTOP)
    host.start_round(calls=CALLS)
    display.sees("dealt")
    asha.sees("dealt")
    album.take(asha, "phone dealt")
    album.take(host, "host dealt")
    album.take(display, "display dealt", LAPTOP)
    middle = bingo = False
    for call in range(1, CALLS + 1):
        host.call()
        asha.sees("open")
        told = not middle and len(asha.kept) >= SOME_MARKS and asha.fitting() is not None
        middle = middle or told
        if told:
            _take_all(album, host, display, asha, "open")
        crowd.plays(call, thinking=3 if told else 0)
        asha.answer_right()
        if told:
            album.take(asha, "phone answered")
        asha.mark_well()
        if told:
            _take_marked(album, host, display, asha, len(crowd) - 2)
        host.show()
        asha.reads("You were right")
        display.sees("shown")
        if told:
            _take_all(album, host, display, asha, "shown")
            _take_planning(album, host, display)
        if not bingo and asha.page.locator(".bingo").count():
            bingo = True
            _for_the_readme(display, "display.png")
            album.take(asha, "phone bingo")
            album.take(display, "display bingo", LAPTOP)
            album.take(host, "host bingo")
    host.end_round()
    display.sees("ended")
    asha.sees("ended")
    for screen, name in ((host, "host"), (asha, "phone")):
        album.take(screen, f"{name} round over")
    album.take(display, "display round over", LAPTOP)
    host.end_workshop()
    asha.sees("over")
    album.take(asha, "phone workshop over")
    album.take(host, "host workshop over")
    album.take(display, "display workshop over", LAPTOP)


def _take_marked(album, host, display, asha, answered):
    host.hears_of(answered, answered)
    album.take(asha, "phone marked")
    album.take(host, "host answered")
    album.take(display, "display answered", LAPTOP)
    _for_the_readme(asha, "player.png")
    host.pause()
    asha.sees("paused")
    display.sees("paused")
    album.take(asha, "phone paused")
    album.take(host, "host paused")
    album.take(display, "display paused", LAPTOP)
    host.press()
    asha.sees("open")
    host.sees("open")
    host.close_answers()
    asha.sees("closed")
    album.take(asha, "phone closed")
    album.take(host, "host closed")
    album.take(display, "display closed", LAPTOP)
    host.discuss()
    _take_all(album, host, display, asha, "discussing")
    host.call()
    asha.sees("open")
    display.sees("open")
    _take_all(album, host, display, asha, "second vote")
    asha.answer_right()


def _take_all(album, host, display, asha, name):
    album.take(asha, f"phone {name}")
    album.take(host, f"host {name}")
    album.take(display, f"display {name}", LAPTOP)


def _take_planning(album, host, display):
    for summary, name in (("The plan", "plan"), ("What was taken for what", "confusion")):
        host.unfold(summary)
        host.page.locator("summary", has_text=summary).scroll_into_view_if_needed()
        album.take(host, f"host {name}")
        host.unfold(summary)
    host.unfold("What was taken for what")
    host.button("Show it on the big screen").click()
    display.page.locator(".confusion").wait_for()
    album.take(display, "display confusion", LAPTOP)


def _for_the_readme(person, name):
    if os.environ.get(WANTED):
        PICTURES.mkdir(exist_ok=True)
        person.page.screenshot(path=PICTURES / name, animations="disabled")


def test_there_are_pictures_of_every_page(album):
    taken = {path.stem.split()[0] for path in FOLDER.glob("*.png")}
    assert taken == {"phone", "host", "display", "privacy", "accessibility"}


@pytest.mark.parametrize("name", ["player.png", "display.png"])
def test_the_pictures_of_the_readme_are_small(name, album):
    assert (PICTURES / name).stat().st_size < LARGEST
