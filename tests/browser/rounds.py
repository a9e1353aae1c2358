"""A whole round, played by people of every kind, each doing what they do in every call."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from server.journal.sqlite import SqliteJournal
from server.table.ports import Recorded
from tests.browser.insight import lines_of
from tests.browser.people import Phone
from tests.browser.room import Room

RIGHT, SLOWEST, LINE, PAID_LINES = 900, 700, 300, 3
#: The calls, from 1, in which something happens besides.
JOINS_LATE, RELOADS = 2, 3


class WholeRound:
    """Plays at once when made; the people stay where they are until the room is empty.

    Asha came by the QR code and is always right. Ben is right every other time, and reloads.
    Chitra is late. Dan never answers.
    """

    def __init__(self, room: Room, *, mode: str, calls: int) -> None:
        self.room = room
        self.mode = mode
        self.calls = calls
        self.host = room.facilitator()
        self.display = room.display()
        self.asha = room.phone(join=False)
        self.ben = room.phone(join=False)
        self.dan = room.phone("Dan")
        # The code names the address on the local network; the test stays on the loopback.
        self.asha.join_at(urlsplit(self.host.join_address).path, "Asha")
        self.ben.join_at("/", "Ben", code=f"{room.code[:3]} {room.code[3:]}")
        self.chitra: Phone | None = None
        self.host.welcomes(3)
        self.presses_before = self.host.presses
        #: What it comes to without a clock, by our own count, and the least that it can come to.
        self.relaxed: dict[str, int] = {}
        self.least: dict[str, int] = {}
        #: Ben's screen before and after he reloaded.
        self.before_reload: tuple[str, list[str]] | None = None
        self.after_reload: tuple[str, list[str]] | None = None
        self.told_when_late = ""
        self.cards: dict[str, list[str]] = {}
        self._play()

    @property
    def phones(self) -> dict[str, Phone]:
        assert self.chitra is not None
        return {"Asha": self.asha, "Ben": self.ben, "Chitra": self.chitra, "Dan": self.dan}

    def _play(self) -> None:
        self.host.start_round(calls=self.calls, mode=self.mode)
        for number in range(1, self.calls + 1):
            self._call(number)
        self._count()
        self.host.end_round()
        for screen in (self.display, *self.phones.values()):
            screen.sees("ended")

    def _call(self, number: int) -> None:
        self.host.call()
        self.asha.play_well()
        if number % 2:
            self.ben.play_well()
        else:
            self.ben.answer_wrong()
            self.ben.mark(None)
        if number == RELOADS:
            self._reload()
        if self.chitra:
            self.chitra.play_well()
        if number == JOINS_LATE:
            self.chitra = self.room.phone("Chitra")
            self.chitra.sees("open")
            self.told_when_late = self.chitra.page.locator(".next-one").inner_text()
        playing = 2 if number <= JOINS_LATE else 3
        self.host.hears_of(playing, playing)
        self.host.show()
        self.asha.reads("You were right")
        self.ben.reads("You were right" if number % 2 else "You said")
        self.dan.reads("You did not answer this one")

    def _reload(self) -> None:
        self.before_reload = self._bens_screen()
        self.ben.page.reload()
        self.ben.sees("open")
        self.after_reload = self._bens_screen()

    def _bens_screen(self) -> tuple[str, list[str]]:
        folded = self.ben.page.locator(".folded")
        expect(folded).to_contain_text("Answer received")
        marks = self.ben.page.locator('.square[aria-pressed="true"], .none [aria-pressed="true"]')
        return folded.inner_text(), [*self.ben.squares, *marks.all_inner_texts()]

    def _count(self) -> None:
        """Count what everybody has done: no clock comes into it."""
        right = {
            "Asha": self.calls,
            "Ben": (self.calls + 1) // 2,
            "Chitra": self.calls - JOINS_LATE,
            "Dan": 0,
        }
        for name, phone in self.phones.items():
            self.cards[name] = phone.squares
            kept, gifts = phone.kept, phone.gifts
            lines = [one for one in lines_of(3) if one <= kept and not one <= gifts]
            prizes = LINE * min(len(lines), PAID_LINES)
            self.relaxed[name] = RIGHT * right[name] + prizes
            self.least[name] = SLOWEST * right[name] + prizes


def recorded(database: Path, code: str, copy: Path) -> Recorded:
    """Return what a running server has stored of a workshop, read from a *copy* of its file."""
    with sqlite3.connect(database) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    journal = SqliteJournal(copy)
    try:
        address = journal.find(code)
        assert address is not None
        found = journal.read(address.workshop)
        assert found is not None
        return found
    finally:
        journal.close()
