"""The plan on the desk: any event of the pack is found, moved, called, taken out and put back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


@pytest.fixture
def host(room):
    host = room.facilitator()
    host.start_round()
    host.unfold("The plan")
    expect(lines(host)).to_have_count(6)
    return host


def lines(host):
    return host.page.locator(".plan ol > li")


def texts(host):
    return lines(host).locator(".planned-text").all_inner_texts()


def act(host, number, name):
    """Press that button of the line with that number, from 1."""
    lines(host).nth(number - 1).get_by_role("button", name=name).click()


def show(host, which):
    host.page.get_by_label("Show", exact=True).select_option(which)


def test_what_is_to_come_stands_in_its_order(room, host):
    expect(lines(host)).to_have_count(6)
    first, second, *_ = texts(host)
    host.call()
    phone = room.phone()
    phone.sees("open")
    assert phone.page.locator(".event").first.inner_text() == first
    expect(lines(host)).to_have_count(5)
    assert texts(host)[0] == second


def test_an_event_is_moved_by_keyboard_and_keeps_the_focus(host):
    first, second, third, *rest = texts(host)
    button = lines(host).nth(1).get_by_role("button", name="Later")
    button.focus()
    host.page.keyboard.press("Enter")
    expect(lines(host).nth(2).locator(".planned-text")).to_have_text(second)
    expect(lines(host).nth(2).get_by_role("button", name="Later")).to_be_focused()
    assert texts(host) == [first, third, second, *rest]


def test_the_last_change_of_the_plan_is_undone(host):
    before = texts(host)
    act(host, 3, "Take out")
    expect(lines(host)).to_have_count(5)
    host.reads("The plan: 5 events to come")
    host.button("Undo the last change of the plan").click()
    expect(lines(host)).to_have_count(6)
    assert texts(host) == before


def test_what_was_taken_out_is_found_again_and_comes_next(host):
    taken = texts(host)[3]
    act(host, 4, "Take out")
    expect(lines(host)).to_have_count(5)
    show(host, "Taken out")
    expect(lines(host)).to_have_count(1)
    act(host, 1, "Make it next")
    expect(lines(host)).to_have_count(0)
    show(host, "To come")
    expect(lines(host)).to_have_count(6)
    assert texts(host)[0] == taken


def test_any_event_of_the_pack_is_found_by_its_words_and_called(room, host):
    planned = texts(host)
    events = [one for one in room.insight.pack.events if one.text not in planned]
    wanted = events[-1]
    show(host, "All events")
    host.page.get_by_label("Stage", exact=True).select_option(wanted.stage)
    host.page.get_by_label("Search").fill(wanted.text.upper()[:40])
    expect(lines(host)).to_have_count(1)
    act(host, 1, "Call it now")
    phone = room.phone()
    phone.sees("open")
    phone.reads(wanted.text)
    expect(lines(host).get_by_role("button")).to_have_count(0)
    host.page.get_by_label("Search").fill("nobody would write this")
    host.reads("No event is like that.")


def test_nothing_is_called_from_the_plan_while_a_call_runs(host):
    host.call()
    expect(lines(host).get_by_role("button", name="Call it now")).to_have_count(0)
    expect(lines(host).get_by_role("button", name="Make it next").first).to_be_visible()
