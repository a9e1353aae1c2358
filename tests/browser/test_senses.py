"""Stages are told apart without colour, a bingo without movement, a state by its title."""

from __future__ import annotations

import re

from playwright.sync_api import expect

STILL_WITHIN_MS = 500
RUNNING = "() => document.getAnimations().length === 0"
#: Leave the shapes alone: no numbers inside, and one colour for all.
BARE = """svg => {
  svg.querySelector("text").style.visibility = "hidden";
  svg.querySelector("path").style.cssText = "fill: CanvasText; stroke: CanvasText";
}"""
TITLES = (
    "Join a workshop",
    "Waiting to start",
    "Your card is ready",
    "Call 1 of 6: Which stage is this?",
    "Call 1 of 6: Answers are closed",
    "Call 1 of 6: Why",
    "Paused for discussion",
    "Call 1 of 6: Why",
    "Round 1 is over",
    "The workshop is over",
)


def test_a_stage_button_is_called_by_number_and_name(room):
    host, phone = room.facilitator(), room.phone()
    host.start_round()
    host.call()
    phone.sees("open")
    for number, stage in enumerate(room.insight.pack.stages, start=1):
        expect(phone.button(f"{number} {stage.name}")).to_be_visible()


def test_a_square_is_called_by_its_fact_and_place_and_says_when_it_is_marked(room):
    host, phone = room.facilitator(), room.phone()
    host.start_round()
    host.call()
    phone.sees("open")
    name = f"{phone.squares[4]} , row 2, column 2"
    square = phone.page.locator(".square").nth(4)
    expect(square).to_have_accessible_name(name)
    phone.mark(4)
    expect(square).to_have_accessible_name(f"{name}, chosen")
    expect(square).to_have_attribute("aria-pressed", "true")


def test_shapes_alone_tell_the_stages_apart_with_the_systems_own_colours(room):
    host, phone = room.facilitator(), room.phone(forced_colors="active")
    host.start_round()
    host.call()
    phone.sees("open")
    shapes = phone.page.locator(".stages .shape")
    expect(shapes).to_have_count(6)
    for shape in shapes.all():
        shape.evaluate(BARE)
    pictures = {shape.screenshot() for shape in shapes.all()}
    assert len(pictures) == 6


def test_a_bingo_is_celebrated_but_not_for_those_who_want_it_still(room):
    host = room.facilitator()
    lively, still = room.phone(), room.phone(reduced_motion="reduce")
    host.start_round(calls=18)
    waiting = {lively, still}
    while waiting:
        host.call()
        for phone in (lively, still):
            phone.play_well()
        host.show()
        for phone in (lively, still):
            phone.reads("You were right")
        for phone in [one for one in waiting if one.page.locator(".bingo").count()]:
            waiting.remove(phone)
            if phone is lively:
                expect(phone.page.locator(".shower i").first).to_be_attached()
            else:
                phone.page.wait_for_function(RUNNING, timeout=STILL_WITHIN_MS)
                assert phone.page.locator(".shower i, canvas").count() == 0


def test_the_title_of_the_tab_says_where_the_game_is(room):
    host, phone = room.facilitator(), room.phone(join=False)
    phone.go(f"/join/{room.code}")
    phone.sees("joining")
    titles = [phone.title]
    phone.join_at(f"/join/{room.code}")
    for phase, step in (
        ("lobby", lambda: None),
        ("dealt", host.start_round),
        ("open", host.call),
        ("closed", host.close_answers),
        ("shown", host.show),
        ("paused", host.pause),
        ("shown", host.press),
        ("ended", host.end_round_early),
        ("over", host.end_workshop),
    ):
        step()
        phone.sees(phase)
        titles.append(phone.title)
    assert titles == [f"{title} · Journey Bingo" for title in TITLES]


def test_a_facilitators_title_says_so(room):
    host = room.facilitator()
    assert re.match("Facilitator: .* · Journey Bingo", host.title)
