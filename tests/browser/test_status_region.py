"""What is said aloud: one voice a page, one sentence for each thing that happens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

#: Announcements stand at least so far apart; a little is left for the timer's own grain.
APART_MS = 1_000

LISTEN = """() => {
  window.heard = [];
  const region = document.querySelector("[role=status]");
  const note = () => window.heard.push({ text: region.innerText, at: performance.now() });
  new MutationObserver(note).observe(region, {
    subtree: true, childList: true, characterData: true });
  note();
}"""
REGIONS = """() => [...document.querySelectorAll("[role=status], [role=log], [aria-live]")]
  .filter((one) => (one.getAttribute("aria-live") ?? "polite") === "polite").length"""
ALERTS = "() => document.querySelectorAll('[role=alert], [aria-live=assertive]').length"


def listen(person):
    person.page.evaluate(LISTEN)


def heard(person):
    return [one["text"] for one in person.page.evaluate("() => heard")]


def says(person, text):
    """Wait until *text* is said."""
    expect(person.page.locator("[role=status]")).to_have_text(text)


@pytest.fixture
def people(room):
    host, display, phone = room.facilitator(), room.display(), room.phone("Asha")
    host.welcomes(1)
    return host, display, phone


def test_every_page_has_one_voice(people, room):
    newcomer = room.phone(join=False)
    newcomer.go("/")
    newcomer.sees("joining")
    assert [person.page.evaluate(REGIONS) for person in (*people, newcomer)] == [1, 1, 1, 1]


def test_every_page_with_a_line_has_one_alarm(people):
    assert [person.page.evaluate(ALERTS) for person in people] == [1, 1, 1]


def test_a_player_hears_a_call_from_the_cards_to_the_points(people, room):
    host, _, phone = people
    says(phone, "You are in, Asha")
    listen(phone)
    host.start_round(mode="Relaxed")
    says(phone, "Your card is ready")
    host.call()
    says(phone, "Call 1 is open")
    stage = room.insight.label(phone.event)
    phone.answer(stage)
    says(phone, "Answer received")
    phone.mark(None)
    says(phone, "Mark received")
    host.close_answers()
    says(phone, "Answers are closed")
    host.show()
    result = f"Right: it was {stage}. 900 points."
    says(phone, result)
    assert heard(phone) == [
        "You are in, Asha",
        "Your card is ready",
        "Call 1 is open",
        "Answer received",
        "Mark received",
        "Answers are closed",
        result,
    ]


def test_nobody_is_talked_over_however_quickly_things_happen(people):
    host, _, phone = people
    listen(phone)
    host.start_round()
    host.call()
    phone.play_well()
    phone.mark(None)
    host.close_answers()
    host.show()
    phone.reads("Right: it was")
    times = [one["at"] for one in phone.page.evaluate("() => heard")][1:]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert gaps
    assert min(gaps) >= APART_MS


def test_the_display_and_the_dashboard_say_what_a_player_would_not(people, room):
    host, display, phone = people
    host.start_round()
    host.call()
    for screen in (host, display):
        says(screen, "Call 1 is open")
    phone.sees("open")
    stage = room.insight.label(phone.event)
    host.pause()
    for screen in (host, display, phone):
        says(screen, "Paused for discussion")
    host.press()
    for screen in (host, display, phone):
        screen.reads("The game goes on")
    host.sees("open")
    host.show()
    for screen in (host, display):
        says(screen, f"The answer: {stage}")
