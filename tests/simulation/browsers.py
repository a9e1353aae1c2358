"""The browsers' outside: what reaches them, when, and what they do about it."""

from __future__ import annotations

import math
import random
from typing import Any

from server.game.commands import Role
from server.table.seats import cookie_name
from tests.simulation.history import History
from tests.simulation.hub import at, now
from tests.simulation.network import GRID_S, Connection, Network, Packet, Route
from tests.simulation.node import Node


class Browser:
    """One page, from its loading to its end; a reload is another one in the same tab."""

    def __init__(
        self,
        browsers: Browsers,
        number: int,
        *,
        label: str,
        role: Role,
        workshop: str,
        code: str,
        seat: int | None,
        token: str,
        tab: str,
        earlier: str,
        route: Route,
    ) -> None:
        self.number = number
        self.label = label
        self.role = role
        self.workshop = workshop
        self.code = code
        self.seat = seat
        self.token = token
        self.tab = tab
        #: The page that stood in its tab before, as that called itself.
        self.earlier = earlier
        self.route = route
        #: What its screen shows, as far as people look at it.
        self.sees: dict[str, Any] = {"link": "connecting"}
        self.closed = False
        #: Whether its token is another device's by now: it must be refused. ``None``: nobody knows.
        self.token_void: bool | None = False
        self.asleep = False
        self.connection: Connection | None = None
        #: The connection that is open or being opened, by the browser's own number; 0 is none.
        self.connection_number = 0
        self._browsers = browsers
        self._mail: list[tuple[Any, ...]] = []
        self._slept_at = 0.0
        self._taps = 0

    def __repr__(self) -> str:
        return self.label

    @property
    def environ(self) -> dict[str, Any]:
        """What its requests carry."""
        name = cookie_name(self.role, self.code, secure=False)
        return {"HTTP_COOKIE": f"{name}={self.token}", "HTTP_HOST": "bingo.test"}

    @property
    def auth(self) -> dict[str, Any]:
        """What it connects with."""
        return {
            "code": self.code,
            "role": self.role.value,
            "page": self.page,
            "earlier": self.earlier,
        }

    @property
    def page(self) -> str:
        """What it calls itself."""
        return f"page-{self.number}"

    @property
    def up(self) -> bool:
        """Whether it says that all is well."""
        return bool(self.sees["link"] == "up")

    @property
    def settled(self) -> bool:
        """Whether it is up, or refused, as it must be."""
        if self.token_void is None:
            return self.up or self.sees["link"] == "refused"
        return self.sees["link"] == "refused" if self.token_void else self.up

    # What happens to it

    def tell(self, what: str, *details: object) -> None:
        """Let something happen in it, now or when it wakes up."""
        if self.closed:
            return
        if self.asleep:
            self._mail.append((what, *details))
        elif what == "ping":
            self._browsers.tell_later(self.number, what, *details)
            self._answer_ping(details[0])
        else:
            self._browsers.tell(self.number, what, *details)

    def receive(self, connection: Connection, packet: Packet) -> None:
        """Take what has come over *connection*."""
        what, *details = packet
        if what == "ping":
            self.tell("ping", connection.number)
        elif what == "gone":
            self.tell("gone", connection.number, *details)
        elif connection.number == self.connection_number:
            self.tell("packet", connection.number, what, *details)
            if what in ("refused", "disconnect"):
                connection.given_up()
        elif what == "event" and connection.drips:
            self.tell("packet", connection.number, "straggler", *details)

    def sleep(self) -> None:
        """Stop: no timer runs, nothing is looked at."""
        if self.closed or self.asleep:
            return
        self._browsers.history.step(f"{self} sleeps")
        self._browsers.tell(self.number, "sleep")
        self.asleep = True
        self._slept_at = now()

    def wake(self, stream: random.Random) -> None:
        """Go on; on most devices the browser's clock has stood still."""
        if self.closed or not self.asleep:
            return
        self._browsers.history.step(f"{self} wakes up")
        self.asleep = False
        stood_still_ms = (now() - self._slept_at) * 1_000 if stream.random() < 0.6 else 0
        mail, self._mail = self._mail, []
        told_first = stream.random() < 0.5
        self._browsers.tell(self.number, "awake", stood_still_ms)
        if told_first:
            self.tell("wake")
        for message in mail:
            self.tell(*message)
        if not told_first:
            self.tell("wake")

    def send(self, order: dict[str, Any]) -> None:
        """Let its person order something."""
        self._taps += 1
        self.tell("send", self._taps, order)

    def close(self, *, kindly: bool) -> None:
        """End the page; where it had no time for a word, its machine hangs up all the same."""
        if self.closed:
            return
        self._browsers.history.step(f"{self} closes")
        if not self.asleep:
            self._browsers.tell(self.number, "close" if kindly else "vanish")
        else:
            self._browsers.tell(self.number, "vanish")
        self.give_up()
        self.closed = True

    def give_up(self) -> None:
        """Close its end of the connection."""
        if self.connection:
            self.connection.given_up()
        self.connection, self.connection_number = None, 0

    def _answer_ping(self, number: object) -> None:
        if self.connection and number == self.connection.number:
            self.connection.up.send(("pong",))


class Browsers:
    """All browsers of a run."""

    def __init__(self, node: Node, network: Network, history: History, seed: int) -> None:
        self.history = history
        self.all: list[Browser] = []
        self._node = node
        self._network = network
        self._seed = seed
        self._ops: list[tuple[Any, ...]] = []
        self._known: set[int] = set()
        self._wake: Any = None
        self._begin = True

    def open(self, **what: Any) -> Browser:
        """Open a page; it takes the place of whatever its tab showed."""
        if (before := self.in_tab(what["tab"])) is not None:
            before.close(kindly=False)
        browser = Browser(self, len(self.all) + 1, earlier=self._last_in(what["tab"]), **what)
        self.all.append(browser)
        self.history.pages.append(browser)
        self.history.step(f"{browser} opens in tab {browser.tab}, seat {browser.seat}")
        seed = self._seed * 1_000 + browser.number
        self.tell(browser.number, "open", browser.auth, browser.tab, seed)
        return browser

    def in_tab(self, tab: str) -> Browser | None:
        """Return the page that is open in *tab*."""
        return next((page for page in self.all if page.tab == tab and not page.closed), None)

    def _last_in(self, tab: str) -> str:
        """Return what the page called itself that was last in *tab*; empty if there was none."""
        return next((page.page for page in reversed(self.all) if page.tab == tab), "")

    def twin(self, page: Browser, label: str = "'s twin") -> Browser:
        """Open the same place again in a fresh tab."""
        return self.open(
            label=f"{page.label}{label}",
            role=page.role,
            workshop=page.workshop,
            code=page.code,
            seat=page.seat,
            token=page.token,
            tab=f"{page.tab} {len(self.all)}",
            route=page.route,
        )

    def tell(self, number: int, what: str, *details: object) -> None:
        """Let something happen in a browser now, with all else that happens now."""
        self.tell_later(number, what, *details)
        self._wake_at(now())

    def tell_later(self, number: int, what: str, *details: object) -> None:
        """The same, at the next occasion: it leads to nothing at once."""
        self._ops.append((now() * 1_000, number, what, *details))

    def _wake_at(self, moment: float) -> None:
        if self._wake is not None and not self._wake[1].called:
            if self._wake[0] <= moment:
                return
            self._wake[1].cancel()
        self._wake = moment, at(moment, self._exchange)

    def _exchange(self) -> None:
        ops, self._ops = self._ops, []
        carried = {op[6] for op in ops if op[2] == "packet" and op[4] in ("event", "straggler")}
        fresh = sorted(carried - self._known)
        self._known |= carried
        turn: dict[str, Any] = {"now": now() * 1_000, "ops": ops, "bodies": fresh}
        if self._begin:
            turn["seed"], self._begin = self._seed, False
        answer = self._node.exchange(
            turn, [self.history.emissions[number].text for number in fresh]
        )
        for number, what, *details in answer["out"]:
            self._did(self.all[number - 1], what, details)
        if answer["due"] is not None:
            self._wake_at(max(now(), math.ceil(answer["due"] / 1_000 / GRID_S) * GRID_S))

    def _did(self, browser: Browser, what: str, details: list[Any]) -> None:
        match what, details:
            case "connect", [number]:
                browser.connection, browser.connection_number = None, number
                self.history.step(f"{browser} tries to connect")
                self._network.open(browser, number)
            case (("disconnect" | "abandoned"), [_]):
                self.history.step(f"{browser} gives up its connection")
                browser.give_up()
            case "emit", [number, name, acknowledgement, body]:
                self._emits(browser, number, name, acknowledgement, body)
            case "acknowledges", [number, message]:
                if browser.connection is not None and browser.connection.number == number:
                    browser.connection.up.send(("acknowledged", message))
            case "shows", [view, number]:
                self.history.shows(browser, view, number)
            case "sees", [seen]:
                if seen["link"] != browser.sees["link"]:
                    self.history.step(f"{browser} says: {seen['link']}")
                browser.sees = seen
            case "tap", [tap, order]:
                self.history.tapped(browser, tap, order)
            case "told", [tap, reply]:
                self.history.was_told(browser, tap, reply)
            case _:
                raise AssertionError(f"{browser} does what nobody knows: {what} {details}")

    def _emits(self, browser: Browser, number: int, name: str, ack: int, body: Any) -> None:
        if name == "command":
            self.history.posts(browser, number, body)
        elif name == "hello":
            self.history.says_hello(browser, body["versions"])
        if browser.connection is not None and browser.connection.number == number:
            self._network.posted(browser.connection, ("emit", name, ack, body))
