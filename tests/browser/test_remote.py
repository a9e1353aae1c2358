"""A colleague at home, with a phone and no view of the wall, misses nothing."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_phone_alone_tells_everything(room):
    host, display = room.facilitator(), room.display()
    phone, other = room.phone("Asha"), room.phone("Ben")
    host.welcomes(2)
    host.start_round(calls=6)
    phone.reads("Calder Moss is an invented borough")
    host.call()
    phone.sees("open")
    event = phone.event
    assert event == display.page.locator(".event").inner_text()
    stage = room.insight.label(event)
    phone.answer(stage)
    other.answer_wrong()
    host.show()
    phone.reads("You were right")
    scenario_event = next(one for one in room.insight.pack.events if one.text == event)
    for text in (stage, event, scenario_event.why, *room.insight.shown_by(event)):
        phone.reads(text)
    split = phone.page.locator(".split li")
    expect(split.filter(has_text=stage)).to_contain_text("1 answer")
    wrong = room.insight.label(event, amiss=1)
    expect(split.filter(has_text=wrong)).to_contain_text("1 answer")
    phone.reads("All in all you are 1st of 2")
    host.end_round_early()
    phone.sees("ended")
    display.sees("ended")
    assert phone.standings() == display.standings()
    assert [name for _, name, _ in phone.standings()] == ["Asha"]
    phone.reads("1 of 2 recognised it")
