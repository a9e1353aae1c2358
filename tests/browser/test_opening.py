"""A call opens on all screens at once, and an answer tells how long its player took."""

from __future__ import annotations

import json
import re
from statistics import median
from typing import Any

from playwright.sync_api import Page

from tests.browser.people import Phone

#: Generous: the machine that runs the tests may be busy. `make test-all` measures exactly.
AT_ONCE_MS, CALLS = 250, 3
EXACT_MS = 30

MARK = """call => {
    const [mark] = performance.getEntriesByName(`shown ${call}`);
    return mark && {...mark.detail, marked: mark.startTime};
}"""
NOTE_TAPS = """addEventListener("click", tap => window.tapped = tap.timeStamp, true)"""

#: A call may open half a frame early; the moment is told in whole milliseconds.
EARLY_MS = 8 + 1
#: Notes the moment of the first picture that shows the event.
NOTE_READING = """() => {
    const look = (at) => {
        const event = document.querySelector(".event");
        const seen = event?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (seen) window.read = at;
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


def shown(page: Page, call: int = 1) -> dict[str, Any]:
    """Return when *page* showed the call, as its browser's timeline has it."""
    return page.wait_for_function(MARK, arg=call).json_value()


def notes_answers(phone: Phone) -> list[dict[str, Any]]:
    """Return a list that each answer leaving *phone* is put into, as sent."""
    answers: list[dict[str, Any]] = []

    def note(frame: str | bytes) -> None:
        found = re.fullmatch(r'42\d*\["command",(\{"do":"answer_stage".*\})\]', str(frame))
        answers.extend([json.loads(found[1])] if found else [])

    phone.page.on("websocket", lambda line: line.on("framesent", note))
    return answers


def test_a_call_opens_on_all_screens_at_once(room):
    host = room.facilitator()
    screens = [room.display(), room.phone("Asha"), room.phone("Ben")]
    host.start_round()
    spreads = []
    for call in range(1, CALLS + 1):
        host.call()
        moments = [shown(screen.page, call)["serverMs"] for screen in screens]
        assert None not in moments, "a screen does not know the server's clock"
        spreads.append(max(moments) - min(moments))
        host.show()
    print(f"spreads of {', '.join(f'{spread:.1f}' for spread in spreads)} ms")
    assert median(spreads) < AT_ONCE_MS


def test_nobody_can_read_a_call_before_it_opens(room):
    host, phone, display = room.facilitator(), room.phone("Asha"), room.display()
    for screen in (phone, display):
        screen.page.evaluate(NOTE_READING)
    host.start_round()
    host.call()
    for screen in (phone, display):
        moment = shown(screen.page)
        opens = moment["at"] - moment["lateMs"]
        assert screen.page.evaluate("read") >= opens - EARLY_MS


def test_an_answer_tells_the_time_from_showing_the_call_to_the_tap(room):
    host, phone = room.facilitator(), room.phone(join=False)
    answers = notes_answers(phone)
    phone.page.add_init_script(NOTE_TAPS)
    phone.join_at(f"/join/{room.code}", "Asha")
    host.start_round()
    host.call()
    seen = shown(phone.page)
    phone.answer_right()
    tapped = phone.page.evaluate("tapped")
    (answer,) = answers
    assert abs(answer["elapsed_ms"] - (tapped - seen["marked"])) < EXACT_MS


def test_whoever_reloads_an_open_call_tells_no_time(room):
    host, phone = room.facilitator(), room.phone("Asha")
    answers = notes_answers(phone)
    host.start_round()
    host.call()
    phone.sees("open")
    phone.page.reload()
    phone.answer_right()
    (answer,) = answers
    assert "elapsed_ms" not in answer
