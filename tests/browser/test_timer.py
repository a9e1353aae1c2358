"""A timer that closes the call: everybody sees it, and a press gives everybody more time."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def seconds(screen):
    """Return what is left, as the screen says it."""
    found = re.search(r"(\d+) seconds? left", screen.page.locator("main").inner_text())
    assert found, "no timer on the screen"
    return int(found[1])


def test_twenty_seconds_more_are_seen_on_every_screen(room):
    host, display, phone = room.facilitator(), room.display(), room.phone()
    host.page.get_by_role("radio", name="by a timer").check()
    host.start_round()
    host.call()
    screens = host, display, phone
    for screen in screens:
        screen.sees("open")
        screen.reads("seconds left")
    before = min(seconds(screen) for screen in screens)
    host.page.keyboard.press("e")
    for screen in screens:
        screen.page.wait_for_function(
            "least => Number(/(\\d+) seconds? left/.exec(document.body.innerText)?.[1]) > least",
            arg=before + 10,
        )
    host.button("20 seconds more").click()
    host.page.wait_for_function(
        "least => Number(/(\\d+) seconds? left/.exec(document.body.innerText)?.[1]) > least",
        arg=before + 30,
    )
    phone.play_well()
    host.reads("Everybody is done: time for the answer.")
    host.close_answers()
    expect(host.button("20 seconds more")).to_have_count(0)
