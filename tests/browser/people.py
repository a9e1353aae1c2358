"""The people of a workshop, each in front of a screen, and what they do there."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.insight import Insight

GLANCE_MS = 40
#: A line that is lost is tried again every five seconds or so.
RETURN_MS = 15_000
#: The main button, once there is something to press.
READY = '[data-primary]:enabled:not([aria-busy="true"], [aria-disabled="true"])'
STANDS = "text => document.body.innerText.replace(/\\s+/g, ' ').includes(text)"


class Person:
    """Somebody in front of a screen."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    def sees(self, phase: str) -> None:
        """Wait until the screen stands in *phase*."""
        self.page.wait_for_selector(f'html[data-phase="{phase}"]')

    def reads(self, text: str) -> None:
        """Wait until *text* stands on the screen."""
        self.page.wait_for_function(STANDS, arg=" ".join(text.split()), polling=GLANCE_MS)

    def loses_the_line(self) -> None:
        """Wait until the screen says so."""
        self.reads("Connection lost.")

    def has_the_line_back(self) -> None:
        expect(self.page.get_by_role("alert")).to_be_empty(timeout=RETURN_MS)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def unfold(self, summary: str) -> None:
        """Open a part of the page that is folded away."""
        self.page.locator("summary", has_text=summary).click()

    @property
    def title(self) -> str:
        return self.page.title()

    def standings(self) -> list[tuple[int, str, int]]:
        """Return the top five as it stands on the screen: rank, name, points."""
        rows = self.page.locator(".standings tbody tr")
        expect(rows.first).to_be_visible()
        cells = rows.evaluate_all("rows => rows.map(row => [...row.cells].map(c => c.innerText))")
        return [(int(rank), name, int(points.replace(",", ""))) for rank, name, points in cells]


class Facilitator(Person):
    """Runs the workshop from the dashboard."""

    presses = 0

    def open_workshop(self) -> str:
        """Open a workshop with the first pack and return its code."""
        self.go("/host")
        self.press()
        self.sees("lobby")
        return self.page.url.rsplit("/", 1)[1]

    @property
    def primary(self) -> Locator:
        return self.page.locator("[data-primary]")

    @property
    def join_address(self) -> str:
        return "http://" + self.page.locator(".invite .address").inner_text()

    def choose(self, *, calls: int = 6, mode: str = "Race") -> None:
        """Set up the next round."""
        self.page.get_by_role("radio", name="Calls", exact=True).check()
        length = self.page.get_by_role("spinbutton", name="Calls")
        length.fill(str(calls))
        length.press("Tab")
        expect(self.page.locator(".fits")).to_have_text(f"{calls} calls")
        self.page.get_by_role("radio", name=re.compile(f"^{mode}")).check()

    def is_ready(self) -> None:
        """Wait until there is something to press."""
        expect(self.page.locator(READY)).to_be_visible()

    def press(self) -> None:
        """Press the one main button."""
        self.page.locator(READY).click()
        self.presses += 1

    def start_round(self, **choices: Any) -> None:
        self.choose(**choices)
        self.press()
        self.sees("dealt")

    def call(self) -> None:
        self.press()
        self.sees("open")

    def show(self) -> None:
        self.press()
        self.sees("shown")

    def close_answers(self) -> None:
        self.button("Close answers").click()
        self.sees("closed")

    def discuss(self) -> None:
        self.button("Discuss first").click()
        self.sees("discussing")

    def pause(self) -> None:
        self.button("Pause").click()
        self.sees("paused")

    def end_round(self) -> None:
        self.press()
        self.sees("ended")

    def end_round_early(self) -> None:
        self.button("End round early").click()
        self.button("Yes, end the round").click()
        self.sees("ended")

    def end_workshop(self) -> None:
        self.button("End workshop").click()
        self.button("Yes, end the workshop").click()
        self.sees("over")

    def hears_of(self, answered: int, done: int) -> None:
        """Wait until the counters say so."""
        self.reads(f"{answered} answered, {done} done")

    def welcomes(self, players: int) -> None:
        """Wait until so many have joined."""
        self.reads(f"{players} joined")


class Display(Person):
    """The screen on the wall."""

    def watch(self, code: str) -> None:
        self.go(f"/display/{code}")
        self.page.wait_for_selector('html[data-phase]:not([data-phase="connecting"])')


class Phone(Person):
    """A player."""

    def __init__(self, page: Page, url: str, insight: Insight) -> None:
        super().__init__(page, url)
        self.insight = insight

    def join_at(self, path: str, name: str = "", code: str = "") -> None:
        """Open *path* and take a seat, under the name that is offered unless there is another."""
        self.go(path)
        self.page.wait_for_function("() => document.querySelector('#name')?.value")
        if code:
            self.page.locator("#code").fill(code)
        if name:
            self.page.locator("#name").fill(name)
        self.button("Join").click()
        self.page.wait_for_url(re.compile(r"/play/\d{6}$"))
        self.page.wait_for_selector(
            'html[data-phase]:not([data-phase="joining"]):not([data-phase="connecting"])'
        )

    def rejoin(self, workshop: str, code: str) -> None:
        """Type a rejoin code here."""
        self.go(f"/join/{workshop}")
        self.button("I was here already, on another device").click()
        self.page.get_by_label("Rejoin code").fill(code)
        self.button("Carry on here").click()

    @property
    def rejoin_code(self) -> str:
        return self.page.locator(".code").first.inner_text()

    def another_tab(self) -> Phone:
        """The same browser, a tab more."""
        return Phone(self.page.context.new_page(), self.url, self.insight)

    @property
    def event(self) -> str:
        return self.page.locator(".question .event").inner_text()

    @property
    def points(self) -> int:
        """The points in the top line."""
        text = self.page.locator(".top strong").inner_text()
        return int(text.split()[0].replace(",", ""))

    @property
    def squares(self) -> list[str]:
        return self.page.locator(".square .fact").all_inner_texts()

    @property
    def kept(self) -> set[int]:
        """The squares that are marked for good."""
        looks = self.page.locator(".square").evaluate_all("all => all.map(one => one.className)")
        return {at for at, look in enumerate(looks) if "kept" in look.split()}

    @property
    def gifts(self) -> set[int]:
        """The squares that a late joiner found marked."""
        texts = self.page.locator(".square").all_text_contents()
        return {at for at, text in enumerate(texts) if "marked for you" in text}

    def answer(self, label: str) -> None:
        """Tap a stage, and wait for the word that it has arrived."""
        self.sees("open")
        self.button(label).click()
        self.page.locator(".folded .delivery", has_text="Answer received").wait_for()

    def answer_right(self) -> None:
        self.sees("open")
        self.answer(self.insight.label(self.event))

    def answer_wrong(self) -> None:
        self.sees("open")
        self.answer(self.insight.label(self.event, amiss=1))

    def mark(self, square: int | None) -> None:
        """Tap a square, or *None on my card*, and wait for the word that it has arrived."""
        target = self.button("None on my card")
        if square is not None:
            target = self.page.locator(".square").nth(square)
        target.click()
        self.page.locator(".none .delivery", has_text="Mark received").wait_for()

    def mark_well(self) -> int | None:
        """Mark a fact that the event shows, if the card has one."""
        square = self.fitting()
        self.mark(square)
        return square

    def fitting(self) -> int | None:
        """Return the square to mark for the open call, if there is one."""
        return self.insight.best_square(self.event, self.squares, self.kept)

    def play_well(self) -> None:
        self.answer_right()
        self.mark_well()


def commands_of(person: Person) -> list[Any]:
    """Note every command that the screen sends from the next page load on."""
    sent: list[Any] = []

    def listen(line):
        line.on("framesent", lambda frame: sent.append(frame) if '["command"' in frame else None)

    person.page.on("websocket", listen)
    return sent
