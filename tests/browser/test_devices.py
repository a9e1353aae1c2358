"""A place moves to another device, and the desk to another computer, in the middle of a call."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from server.realtime.connections import SCREENS
from tests.browser.people import Facilitator, Phone
from tests.browser.room import LAPTOP, Room
from tests.browser.test_connection import seen


def another_phone(room: Room) -> Phone:
    return room.phone(join=False)


def code_on(page) -> str:
    return page.locator(".code").first.inner_text()


def test_a_phone_that_dies_is_followed_by_another_in_the_middle_of_a_call(room):
    host, phone = room.facilitator(), room.phone("Asha")
    own_code = phone.rejoin_code
    host.start_round()
    host.call()
    phone.answer_right()
    phone.mark(4)
    before = seen(phone)
    new = another_phone(room)
    new.rejoin(room.code, own_code)
    new.sees("open")
    assert seen(new) == before
    phone.reads("Your place is on another device now.")
    host.welcomes(1)
    host.show()
    new.reads("You were right")


def test_the_facilitator_gives_a_fresh_code_to_somebody_whose_phone_died(room):
    host, phone = room.facilitator(), room.phone("Asha")
    old_code = phone.rejoin_code
    host.button("Rejoin code for Asha").click()
    fresh = code_on(host.page.get_by_role("group", name="Rejoin code for Asha"))
    assert fresh != old_code
    phone.reads(fresh)
    phone.page.context.close()
    new = another_phone(room)
    room.forgive("status of 404")
    new.rejoin(room.code, old_code)
    new.reads("This rejoin code does not fit.")
    new.page.get_by_label("Rejoin code").fill(fresh.lower().replace(" ", ""))
    new.button("Carry on here").click()
    new.sees("lobby")
    new.reads("Asha")


def test_a_laptop_that_is_closed_is_followed_by_another_with_the_recovery_code(room):
    host, phone = room.facilitator(), room.phone("Asha")
    recovery = code_on(host.page)
    host.start_round()
    host.call()
    phone.answer_right()
    host.page.context.close()
    other = Facilitator(room.page(LAPTOP), room.url)
    other.go(f"/host/{room.code}")
    other.page.get_by_label("Pairing code or recovery code").fill(recovery)
    other.button("Steer from here").click()
    other.sees("open")
    other.hears_of(1, 0)
    other.show()
    phone.reads("You were right")


def test_a_phone_steers_beside_the_laptop_and_both_show_the_same(room):
    host, phone = room.facilitator(), room.phone("Asha")
    host.button("Add a device").click()
    address = host.page.locator(".devices .address").inner_text()
    code = code_on(host.page.locator(".devices"))
    beside = Facilitator(room.page({"width": 360, "height": 740}), room.url)
    beside.go(f"/host/{room.code}#{code.replace(' ', '')}")
    beside.sees("lobby")
    assert "#" not in beside.page.url
    assert f"/host/{room.code}" in address
    beside.start_round()
    host.sees("dealt")
    host.call()
    beside.sees("open")
    phone.answer_right()
    beside.hears_of(1, 0)
    beside.show()
    host.sees("shown")


def test_a_pairing_code_works_once(room):
    host = room.facilitator()
    host.button("Add a device").click()
    code = code_on(host.page.locator(".devices"))
    room.forgive("status of 404")
    for at in range(2):
        other = Facilitator(room.page(LAPTOP), room.url)
        other.go(f"/host/{room.code}")
        other.page.get_by_label("Pairing code or recovery code").fill(code)
        other.button("Steer from here").click()
        if at == 0:
            other.sees("lobby")
        else:
            expect(other.page.locator(".error")).to_have_text(re.compile("does not fit|once"))


def test_of_seven_tabs_the_first_stops_and_says_so_until_it_is_asked(room):
    room.facilitator()
    phone = room.phone("Asha")
    others = [phone.another_tab() for _ in range(SCREENS)]
    for tab in others:
        tab.go(f"/play/{room.code}")
        tab.sees("lobby")
    phone.reads("You have this game open on many screens. This one has stopped.")
    assert [tab.page.get_attribute("html", "data-phase") for tab in others] == ["lobby"] * SCREENS
    phone.button("Go on here").click()
    phone.sees("lobby")
    others[0].reads("This one has stopped.")
