"""Nothing that is needed now is below the fold, on a small phone or on the wall."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.protocol import web

CALLS = 6
LOW = "() => window.scrollTo(0, document.body.scrollHeight)"
#: What is not wholly on the screen, in words.
HIDDEN = """all => all.filter((one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return top < 0 || bottom > innerHeight + 0.5;
}).map((one) => `${one.className}: ${one.getBoundingClientRect().top} `
  + `to ${one.getBoundingClientRect().bottom} of ${innerHeight}`)"""
#: The phone shows another text in its place, to see how that would stand.
SAY = "(one, text) => { one.textContent = text }"
#: Puts each set of texts in place of those on the page, by their CSS; tells which are too much.
TRY_ALL = """all => Object.entries(all).filter(([_, texts]) => {
  for (const [css, text] of Object.entries(texts)) {
    const place = document.querySelector(css);
    if (typeof text === "string") place.textContent = text;
    else place.replaceChildren(...text.map((line) =>
      Object.assign(document.createElement("li"), { textContent: line })));
  }
  return document.scrollingElement.scrollHeight > innerHeight;
}).map(([name]) => name)"""
SCROLLS = "() => document.scrollingElement.scrollHeight > innerHeight"
WALLS = ((1280, 720), (1024, 768))


def below_the_fold(phone, *needed):
    return [found for css in needed for found in phone.page.locator(css).evaluate_all(HIDDEN)]


def longest(texts):
    return max(texts, key=len)


def test_a_small_phone_shows_the_whole_step_in_every_call(room):
    host, phones = room.facilitator(), [room.phone() for _ in range(3)]
    host.welcomes(3)
    host.start_round(calls=CALLS)
    longest_event = longest(event.text for event in room.insight.pack.events)
    for _ in range(CALLS):
        host.call()
        for phone in phones:
            phone.sees("open")
            event = phone.event
            phone.page.locator(".question .event").evaluate(SAY, longest_event)
            assert below_the_fold(phone, ".question .event", ".stage") == []
            phone.answer(room.insight.label(event))
            assert below_the_fold(phone, ".folded", ".square", ".none button") == []
            phone.mark(None)
        host.show()
        for phone in phones:
            phone.reads("You were right")
            assert below_the_fold(phone, ".verdict-head") == []
            # Whoever reads on to the end is brought back by the next call.
            phone.page.evaluate(LOW)


def test_the_big_button_is_on_the_facilitators_phone_in_every_state(room):
    host = room.facilitator()
    host.page.set_viewport_size({"width": 360, "height": 740})
    steps = (host.start_round, host.call, host.show, host.end_round_early, host.end_workshop)
    for step in (lambda: None, *steps):
        step()
        assert host.page.locator("[data-primary]").evaluate_all(HIDDEN) == []
        assert host.primary.bounding_box()["height"] >= 64


@pytest.mark.parametrize(("width", "height"), WALLS)
def test_the_wall_never_needs_scrolling(width, height, room):
    host, display = room.facilitator(), room.display()
    display.page.set_viewport_size({"width": width, "height": height})
    knowing, learning = room.phone("Asha"), room.phone("Ben")
    display.reads("2 joined")
    too_much = []

    def look(state):
        if display.page.evaluate(SCROLLS):
            too_much.append(state)

    for number in range(10, 22):
        seats = f"{room.url}/api/workshops/{room.code}/seats"
        web.post(seats, {"name": f"Wilhelmina Weekes {number}"})
    display.reads("14 joined")
    look("lobby")
    host.start_round()
    display.sees("dealt")
    look("dealt")
    host.call()
    knowing.play_well()
    learning.answer_wrong()
    display.sees("open")
    events = room.insight.pack.events
    too_much += display.page.evaluate(TRY_ALL, {one.id: {".event": one.text} for one in events})
    host.show()
    display.sees("shown")
    answers = {
        one.id: {
            ".answer h1": room.insight.label(one.text),
            ".event-again": one.text,
            ".why": one.why,
            ".facts": sorted(room.insight.shown_by(one.text)),
        }
        for one in events
    }
    too_much += display.page.evaluate(TRY_ALL, answers)
    host.end_round_early()
    display.sees("ended")
    expect(display.page.locator(".hardest")).to_be_visible()
    look("ended")
    assert too_much == []
