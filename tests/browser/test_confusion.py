"""What was taken for what: on the desk, on the wall when wanted, and in words."""

from __future__ import annotations

from playwright.sync_api import expect


def test_the_room_sees_what_was_taken_for_what_until_the_next_call(room):
    host, display = room.facilitator(), room.display()
    phones = [room.phone(name) for name in ("Asha", "Ben", "Chitra")]
    host.welcomes(3)
    host.start_round()
    host.call()
    phones[0].answer_right()
    right = room.insight.label(phones[0].event)
    for phone in phones[1:]:
        phone.answer_wrong()
    said = room.insight.label(phones[1].event, amiss=1)
    host.unfold("What was taken for what")
    host.reads("Nothing has been answered yet.")
    expect(host.button("Show it on the big screen")).to_have_count(0)
    host.show()
    told = f"2 of 3 took {right} for {said}"
    host.reads(told)
    host.button("Show it on the big screen").click()
    display.reads(told)
    asked = display.page.locator(".confusion > li")
    expect(asked.locator(".stage-name strong")).to_have_text(right)
    assert sorted(asked.locator(".split-count").all_inner_texts()) == ["1", "2"]
    expect(asked.locator("li.right .split-count")).to_have_text("1")
    host.button("Take it off the big screen").click()
    display.sees("shown")
    expect(display.page.locator(".confusion")).to_have_count(0)
    host.button("Show it on the big screen").click()
    display.reads(told)
    host.call()
    expect(display.page.locator(".question")).to_be_visible()
    host.end_round_early()
    display.reads(told)
