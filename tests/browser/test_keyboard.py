"""Everything can be done from a keyboard, and a clicker is enough to steer."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.people import commands_of

#: More stops than any page has.
MOST_STOPS = 60
FOCUSED = """() => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
  return { seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, outlineColor };
}"""
HOLDS = "one => one === document.activeElement"


def tab_to(person, target):
    """Press Tab until *target* has the focus; everything on the way shows that it has it."""
    for _ in range(MOST_STOPS):
        if target.evaluate(HOLDS):
            return
        person.page.keyboard.press("Tab")
        focus = person.page.evaluate(FOCUSED)
        on_page = person.page.evaluate("() => document.activeElement !== document.body")
        assert focus["seen"] or not on_page, "the focus cannot be seen"
    raise AssertionError("Tab never comes there")


def press_on(person, target, key="Enter"):
    tab_to(person, target)
    person.page.keyboard.press(key)


def test_a_player_plays_a_call_from_joining_to_the_result(room):
    host = room.facilitator()
    phone = room.phone(join=False)
    phone.go("/")
    expect(phone.page.locator("#name")).not_to_have_value("")
    tab_to(phone, phone.page.locator("#code"))
    phone.page.keyboard.type(room.code)
    tab_to(phone, phone.page.locator("#name"))
    phone.page.keyboard.type("Asha")
    phone.page.keyboard.press("Enter")
    phone.sees("lobby")
    phone.reads("You are in, Asha")
    host.start_round()
    host.call()
    phone.sees("open")
    press_on(phone, phone.button(room.insight.label(phone.event)))
    expect(phone.page.locator(".folded .delivery")).to_have_text("Answer received")
    press_on(phone, phone.page.locator(".square").nth(4), key="Space")
    expect(phone.page.locator(".none .delivery")).to_have_text("Mark received")
    press_on(phone, phone.button("None on my card"))
    expect(phone.button("None on my card")).to_have_attribute("aria-pressed", "true")
    host.show()
    phone.reads("You were right")
    press_on(phone, phone.page.locator(".history summary"))
    expect(phone.page.locator(".history")).to_have_attribute("open", "")


def test_the_focus_goes_with_the_answer_and_stays_when_a_call_opens(room):
    host = room.facilitator()
    phone = room.phone()
    host.start_round()
    phone.sees("dealt")
    calls_so_far = phone.page.locator(".history summary")
    tab_to(phone, calls_so_far)
    host.call()
    phone.sees("open")
    assert calls_so_far.evaluate(HOLDS)
    press_on(phone, phone.button(room.insight.label(phone.event)))
    expect(phone.page.locator(".folded")).to_be_focused()


def test_a_clicker_is_enough_for_a_whole_round(room):
    host = room.facilitator()
    phone = room.phone()
    host.welcomes(1)
    host.choose(calls=6)
    host.page.locator("h1").click()
    host.page.keyboard.press("PageDown")
    host.sees("dealt")
    for _ in range(6):
        host.page.keyboard.press("Space")
        host.sees("open")
        phone.answer_right()
        host.page.keyboard.press("PageDown")
        host.sees("shown")
    expect(host.primary).to_have_text("End round")
    host.page.keyboard.press("Space")
    host.sees("ended")


def test_p_pauses_and_resumes_and_z_takes_a_call_back(room):
    host = room.facilitator()
    phone = room.phone()
    host.start_round()
    host.call()
    host.page.keyboard.press("p")
    phone.sees("paused")
    host.sees("paused")
    host.page.keyboard.press("p")
    phone.sees("open")
    host.sees("open")
    host.page.keyboard.press("z")
    phone.sees("dealt")
    host.sees("dealt")


def test_keys_are_left_alone_while_somebody_types(room):
    host = room.facilitator()
    sent = commands_of(host)
    host.page.reload()
    host.sees("lobby")
    host.page.get_by_role("radio", name="Calls", exact=True).check()
    length = host.page.get_by_role("spinbutton", name="Calls")
    length.focus()
    for key in ("Space", "PageDown", "ArrowRight", "p", "z", "?"):
        host.page.keyboard.press(key)
    assert sent == []
    length.blur()
    host.page.keyboard.press("Space")
    host.sees("dealt")
    assert len(sent) == 1


def test_keys_can_be_switched_off_for_good(room):
    host = room.facilitator()
    host.page.locator(".shortcuts summary").click()
    host.page.get_by_role("checkbox", name="Use keyboard shortcuts").uncheck()
    sent = commands_of(host)
    host.page.reload()
    host.sees("lobby")
    host.page.locator("h1").click()
    for key in ("Space", "PageDown", "p", "z"):
        host.page.keyboard.press(key)
    assert sent == []
