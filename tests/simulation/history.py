"""What happened: written down while it happens, judged when all is over."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from server.table.replies import Status
from tests.simulation.disk import Disk
from tests.simulation.hub import now

if TYPE_CHECKING:
    from tests.simulation.browsers import Browser
    from tests.simulation.network import Connection

#: Replies that promise nothing: the same id may get another one later.
FLEETING = frozenset({Status.SLOW_DOWN, Status.TRY_AGAIN, Status.REFUSED})


@dataclass(frozen=True)
class Emission:
    """A message of the server, whoever it reached."""

    number: int
    name: str
    body: Any
    text: str


@dataclass(frozen=True)
class Sent:
    """An emission on its way to one browser."""

    emission: Emission
    browser: Browser
    #: How many entries of the browser's workshop were stored at that moment.
    stored: int


@dataclass(frozen=True)
class Shown:
    """A view on a browser's screen."""

    at: float
    view: str
    emission: Emission | None


@dataclass(frozen=True)
class Glance:
    """What a page shows that has been up for a while, and what was stored some time before."""

    at: float
    browser: Browser
    version: int
    showing: dict[str, Emission]
    #: The calls in which its person has tapped something on it.
    tapped: set[int]


@dataclass(frozen=True)
class Answered:
    """A reply of the server to a command."""

    at: float
    browser: Browser
    command: dict[str, Any]
    reply: dict[str, Any]
    #: Whether the journal held the reply at that moment.
    stored: bool

    @property
    def key(self) -> tuple[str, int | None, str]:
        """The command's name for ever."""
        return self.browser.workshop, self.browser.seat, self.command["id"]


@dataclass(frozen=True)
class Posted:
    """A command as it leaves a browser."""

    browser: Browser
    #: The browser's number for the connection.
    connection: int
    command: dict[str, Any]


@dataclass
class Tap:
    """Something that a person ordered, and what they were told about it."""

    browser: Browser
    order: dict[str, Any]
    at: float
    told: bool = False
    reply: dict[str, Any] | None = None


@dataclass
class History:
    """Everything that a run leaves behind, but for the disk."""

    disk: Disk
    steps: deque[str] = field(default_factory=lambda: deque(maxlen=60))
    emissions: list[Emission] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    shown: dict[Browser, list[Shown]] = field(default_factory=dict)
    #: The versions that each ``hello`` named, with what the screen showed at that moment.
    hellos: list[tuple[Browser, dict[str, int], dict[str, int]]] = field(default_factory=list)
    #: Commands that left a browser, each sending of them.
    posted: list[Posted] = field(default_factory=list)
    pages: list[Browser] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)
    taps: dict[tuple[Browser, Any], Tap] = field(default_factory=dict)
    glances: list[Glance] = field(default_factory=list)
    #: What was found wrong while it happened.
    complaints: list[str] = field(default_factory=list)
    aloud: bool = False

    def __post_init__(self) -> None:
        self.disk.aloud = self.step

    def step(self, text: str) -> None:
        """Note what happens, for whoever wants to follow."""
        line = f"{now():9.3f}  {text}"
        self.steps.append(line)
        if self.aloud:
            print(line, flush=True)

    def complain(self, text: str) -> None:
        """Note what must never be."""
        self.step(f"WRONG: {text}")
        self.complaints.append(text)

    def emitted(self, name: str, text: str, rooms: list[str]) -> int:
        """Note a message of the server; return its number."""
        emission = Emission(len(self.emissions), name, json.loads(text), text)
        self.emissions.append(emission)
        version = emission.body.get("version", "")
        self.step(f"server emits {name} {version} to {', '.join(rooms)}")
        return emission.number

    def sent_to(self, number: int, connection: Connection) -> None:
        """Note whom a message is sent to."""
        browser = connection.browser
        stored = self.disk.holds(browser.workshop)
        self.sent.append(Sent(self.emissions[number], browser, stored))

    def answered(self, browser: Browser, command: dict[str, Any], reply: dict[str, Any]) -> None:
        """Note a reply as it leaves the server."""
        stored = (browser.workshop, browser.seat, command["id"]) in self.disk.replies
        self.answers.append(Answered(now(), browser, command, reply, stored))
        self.step(f"server answers {browser} {command['do']} {command['id'][:5]}: {_short(reply)}")

    def posts(self, browser: Browser, connection: int, command: dict[str, Any]) -> None:
        """Note a command that leaves a browser."""
        self.posted.append(Posted(browser, connection, command))
        self.step(f"{browser} sends {_short(command)}")

    def says_hello(self, browser: Browser, versions: dict[str, int]) -> None:
        """Note which views a browser says it holds."""
        showing = self.showing(browser)
        held = {view: emission.body["version"] for view, emission in showing.items()}
        self.hellos.append((browser, versions, held))
        self.step(f"{browser} says hello")

    def shows(self, browser: Browser, view: str, number: int | None) -> None:
        """Note a view that has come onto a screen."""
        emission = None if number is None else self.emissions[number]
        self.shown.setdefault(browser, []).append(Shown(now(), view, emission))

    def showing(self, browser: Browser) -> dict[str, Emission]:
        """Return what its screen shows now, by view."""
        shown = self.shown.get(browser, ())
        return {one.view: one.emission for one in shown if one.emission is not None}

    def tapped(self, browser: Browser, tap: Any, order: dict[str, Any]) -> None:
        """Note what a person orders."""
        self.taps[browser, tap] = Tap(browser, order, now())

    def was_told(self, browser: Browser, tap: Any, reply: dict[str, Any] | None) -> None:
        """Note what a person is told about an order; ``None``: that nothing will come of it."""
        noted = self.taps[browser, tap]
        noted.told, noted.reply = True, reply
        self.step(f"{browser} is told about {_short(noted.order)}: {_short(reply or {})}")


def _short(message: dict[str, Any]) -> str:
    return " ".join(str(value)[:14] for value in message.values() if value not in (None, ""))
