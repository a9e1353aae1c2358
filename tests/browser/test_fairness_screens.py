"""What people are told of fairness, what they choose for it, and who is told of their choice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import Facilitator, Phone, commands_of
from tests.browser.room import LAPTOP
from tests.protocol import web
from tests.protocol.client import Client, sleep_until
from tests.protocol.wires import SocketWire

SECONDS = r"\d+\.\d\d s"
#: When three people tap after the opening, and what they claim, in ms: far enough apart, and two of
#: them claiming the same, for a busy machine to change nothing.
TAPS = {"Ben": (1_000, 0), "Asha": (1_800, 1_800), "Chitra": (1_800, 1_800)}

#: Notes what the screen shows at every change of its phase: where a place is, and what is seen.
WATCH = """([place, text]) => {
  window.noted = {};
  const root = document.documentElement;
  new MutationObserver(() => {
    window.noted[root.dataset.phase] = {
      top: document.querySelector(place)?.getBoundingClientRect().top,
      seen: document.querySelector(text)?.checkVisibility({ visibilityProperty: true }),
      ready: document.body.innerText.includes("Get ready") };
  }).observe(root, { attributes: true, attributeFilter: ["data-phase"] });
}"""
#: Notes every label that the main button has.
LABELS = """() => {
  const label = () => document.querySelector("[data-primary]").textContent;
  window.labels = [label()];
  new MutationObserver(() => {
    if (window.labels.at(-1) !== label()) window.labels.push(label());
  }).observe(document.querySelector(".dock"), {
    subtree: true, childList: true, characterData: true });
}"""


def chosen_time(phone):
    return phone.page.get_by_role("radio", checked=True)


def received(page):
    """Everything that comes over the line of a page that is yet to be opened."""
    frames = []
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: frames.append(frame)))
    return frames


def counted(person, name):
    """The two figures in a line of the fairness panel."""
    head = person.page.get_by_role("rowheader", name=name, exact=True)
    return person.page.locator(".fairness tr", has=head).locator("td")


@pytest.fixture
def host(room):
    return room.facilitator()


def test_a_player_chooses_their_time_and_no_other_player_or_display_is_told(room, host):
    asha = room.phone("Asha")
    ben = room.phone(join=False)
    display = Phone(room.page(LAPTOP), room.url, room.insight)
    heard = [received(ben.page), received(display.page)]
    ben.join_at(f"/join/{room.code}", "Ben")
    display.go(f"/display/{room.code}")
    asha.unfold("Your time")
    asha.page.get_by_role("radio", name="Twice the time").check()
    expect(asha.page.get_by_role("status")).to_have_text(
        "Twice the time: counts from the next call on"
    )
    host.start_round()
    host.call()
    asha.answer_right()
    ben.answer_right()
    host.show()
    for screen in (ben, display):
        screen.sees("shown")
    assert all(heard)
    assert not [frame for frames in heard for frame in frames if '"double"' in str(frame)]
    asha.page.reload()
    asha.unfold("Your time")
    expect(chosen_time(asha)).to_have_accessible_name(re.compile("^Twice the time"))


def test_the_facilitator_gives_a_player_a_time_of_their_own(room, host):
    ben = room.phone("Ben")
    host.button("Time for Ben").click()
    host.page.get_by_role("radio", name="No timer").check()
    ben.unfold("Your time")
    expect(chosen_time(ben)).to_have_accessible_name(
        "No timer Full speed points; in a race you are not placed."
    )
    host.page.reload()
    host.button("Time for Ben").click()
    expect(host.page.locator(".roster").get_by_role("radio", name="No timer")).to_be_checked()


def test_the_facilitator_sees_who_needs_help_and_why(room, host):
    phones = [room.phone("Asha"), room.phone("Ben")]
    host.reads("2 of 2 phones are ready")
    phones[1].page.close()
    host.reads("1 of 2 phones are ready")
    host.reads("Away: Ben. Ask them to open the page again.")
    host.start_round()


def test_remote_people_say_so_and_the_facilitator_sees_how_fair_it_is_to_them(room, host):
    room.phone("Asha")
    ben = room.phone("Ben")
    host.unfold("Fairness")
    host.reads("Nobody is joining remotely.")
    ben.page.get_by_role("checkbox", name="I am joining remotely").check()
    host.reads("Nobody has been first yet.")
    expect(counted(host, "Players")).to_have_text(["1", "1"])
    ben.page.reload()
    expect(ben.page.get_by_role("checkbox", name="I am joining remotely")).to_be_checked()
    host.start_round()
    host.call()
    ben.answer_right()
    host.show()
    host.reads("Remote people are 50 % of the players and had 100 % of the firsts.")
    a_time = re.compile(r"^\d+ ms, on 1 phone$")
    expect(counted(host, "Last call opened within")).to_have_text([a_time, a_time])


def test_a_player_sees_their_own_connection_and_opens_calls_with_the_others(room, host):
    phone = room.phone()
    phone.unfold("Your connection")
    expect(phone.page.get_by_text("Connection good:")).to_have_text(
        re.compile(r"^Connection good: \d+ ms there and back\.$")
    )
    phone.reads("Calls open here together with all the others.")


def test_a_tie_an_allowance_and_a_guess_are_explained_once_the_answer_is_shown(room, host):
    people = {}
    for name in sorted(TAPS):
        seat = web.post(f"{room.url}/api/workshops/{room.code}/seats", {"name": name})
        people[name] = Client(SocketWire(room.url, seat.cookie), room.code, "player")
        people[name].sync(samples=1)
    host.start_round()
    host.call()
    event = people["Asha"].until("call", lambda view: view["call"])["call"]
    stage = next(one for one in room.insight.pack.events if one.text == event["text"]).stage
    opened_ms = people["Asha"].opened()
    for name, (after_ms, claimed) in TAPS.items():
        sleep_until(opened_ms + after_ms)
        said = {"call": event["call"], "stage": stage, "elapsed_ms": claimed}
        people[name].command("answer_stage", **said)
    host.hears_of(3, 0)
    assert host.page.get_by_text("Why these places?").count() == 0
    host.show()
    host.unfold("Why these places?")
    sentences = host.page.locator(".why-places li").all_inner_texts()
    expected = (
        rf"Ben {SECONDS}: 1st place\.",
        rf"Asha {SECONDS}, Chitra {SECONDS}: a tie \(within 0\.1 s\)\. They share 2nd place\.",
        r"0\.5 s were allowed for Ben’s network((,| and) 0\.\d+ s for (Asha|Chitra)’s)*\.",
        r"Ben, Asha and Chitra: faster than the event can be read, perhaps a guess\.",
    )
    assert len(sentences) == len(expected)
    assert all(map(re.fullmatch, expected, sentences)), sentences
    for person in people.values():
        person.close()


@pytest.mark.parametrize("mode", ["Steady", "Relaxed"])
def test_where_nobody_is_placed_no_place_is_explained(mode, room, host):
    phone = room.phone()
    host.start_round(mode=mode)
    host.call()
    phone.answer_right()
    host.show()
    assert host.page.get_by_text("Why these places?").count() == 0


def test_the_button_says_that_the_answer_comes_and_takes_no_second_press(room, host):
    answering, _ = room.phone("Asha"), room.phone("Ben")
    host.start_round()
    host.call()
    answering.answer_right()
    sent = commands_of(host)
    host.page.reload()
    host.is_ready()
    host.page.evaluate(LABELS)
    host.page.keyboard.press("PageDown")
    host.sees("closed")
    host.page.keyboard.press("PageDown")
    host.sees("shown")
    assert labels(host) == ["Show answer", "Showing the answer", "Call next event"]
    assert len(sent) == 1


def test_nothing_flickers_where_the_answer_comes_at_once(room, host):
    phone = room.phone()
    host.start_round()
    host.call()
    phone.answer_right()
    host.page.evaluate(LABELS)
    host.show()
    assert labels(host) == ["Show answer", "Call next event"]


def labels(host: Facilitator) -> list[str]:
    expect(host.primary).to_have_text("Call next event")
    return list(host.page.evaluate("() => labels"))


def test_nothing_jumps_when_a_call_opens_and_nobody_reads_it_before(room, host):
    phone, display = room.phone(), room.display()
    watched = {
        host: [".counts", ".read-aloud"],
        phone: [".card", ".question .event"],
        display: [".stage-row", ".event"],
    }
    host.start_round()
    for screen in watched:
        screen.sees("dealt")
        screen.page.evaluate(WATCH, watched[screen])
    host.press()
    for screen in watched:
        screen.sees("open")
        noted = screen.page.evaluate("() => noted")
        before, after = noted["opening"], noted["open"]
        assert before["top"] == after["top"]
        assert (before["ready"], before["seen"]) == (True, False)
        assert (after["ready"], after["seen"]) == (False, True)
