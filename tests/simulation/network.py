"""The network: slow, lossy, and broken where the seed says; in order on each connection only."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.simulation.hub import after, at, now

if TYPE_CHECKING:
    from tests.simulation.browsers import Browser
    from tests.simulation.disk import Disk
    from tests.simulation.engine import Engine

#: A message, as it travels: what it is, and what it carries.
Packet = tuple[Any, ...]

#: What arrives at browsers arrives on this grid, so that one exchange with them does for many.
GRID_S = 0.004

#: How long a browser waits for a connection that does not come about, as Socket.IO is told to.
OPENING_S = 8.0

#: How long a browser may need to find out by itself that its connection is dead.
SILENCE_S = 14.0

#: Of the commands that are sent, so many arrive twice, and so many that were stored arrive again
#: over a later connection. (What was not, its page sends again itself, or has taken back.)
DOUBLED, AGAIN_LATER = 0.06, 0.03

#: Of the connections that are given up, so many bring more late: to the server, to the browser.
DRIPPING_UP, DRIPPING_DOWN = 0.6, 0.3


class Pipe:
    """One direction of a connection: first in, first out, each packet with a delay of its own."""

    def __init__(self, delay: Callable[[], float], deliver: Callable[[Packet], None]) -> None:
        self.cut = False
        #: What is sent from now on, and what is under way, takes so much longer.
        self.held_s = 0.0
        self._delay = delay
        self._deliver = deliver
        self._last = 0.0

    def send(self, packet: Packet) -> None:
        """Send *packet* on its way."""
        self._last = max(self._last, now() + self._delay() + self.held_s)
        at(math.ceil(self._last / GRID_S) * GRID_S, self._arrive, packet)

    def _arrive(self, packet: Packet) -> None:
        if not self.cut:
            self._deliver(packet)


class Route:
    """A browser's way to the server, and what is wrong with it just now."""

    def __init__(self, stream: random.Random) -> None:
        self.stream = stream
        self.offline = False
        #: Until when nobody may expect anything of it; ``math.inf`` while it lasts.
        self.troubled_until = 0.0
        self._base_s = stream.choice((0.004, 0.02, 0.02, 0.06, 0.15))

    @property
    def slow(self) -> bool:
        """Whether saying hello takes seconds even when all is well."""
        return self._base_s > 0.1

    def delay(self) -> float:
        """Return how long the next packet takes."""
        if self.stream.random() < 0.02:
            return self._base_s + self.stream.uniform(0.1, 0.8)
        return self._base_s + self.stream.expovariate(2 / self._base_s)

    def trouble(self, seconds: float) -> None:
        """Note that nothing may be expected of it for so long."""
        self.troubled_until = max(self.troubled_until, now() + seconds)

    def settle(self, seconds: float) -> None:
        """Note that all is well again in so long, whatever was said before."""
        self.troubled_until = now() + seconds


class Connection:
    """One connection between a browser and a life of the server."""

    def __init__(self, browser: Browser, number: int, engine: Engine) -> None:
        self.browser = browser
        #: The browser's number for it.
        self.number = number
        self.engine = engine
        #: The server's name for it.
        self.sid = ""
        #: Half-open: nothing arrives, and nobody is told.
        self.hung = False
        #: Whether it brings more to the browser when that has given it up.
        self.drips = browser.route.stream.random() < DRIPPING_DOWN
        self.up = Pipe(browser.route.delay, lambda packet: engine.receive(self, packet))
        self.down = Pipe(browser.route.delay, self._arrive_down)
        self._over = False

    def drop(self) -> None:
        """Break: what is under way is lost, and both ends are told, each when it notices."""
        if self._over:
            return
        self._over = True
        self.up.cut = self.down.cut = True
        if self.hung:
            return
        stream = self.browser.route.stream
        after(stream.uniform(0, 1.0), self.engine.receive, self, ("closed",))
        after(stream.uniform(0, 0.5), self.browser.tell, "gone", self.number, "transport close")

    def hang(self, held_s: float | None = None) -> None:
        """Go half-open; what the browser has sent may still drip through, *held_s* later."""
        if self._over or self.hung:
            return
        self.hung = True
        stream = self.browser.route.stream
        if held_s is not None:
            self.up.held_s = held_s
        elif stream.random() < DRIPPING_UP:
            self.up.held_s = stream.uniform(1, 15)
        else:
            self.up.cut = True
        self.down.cut = True

    def reset(self) -> None:
        """The server's end is no more: its machine says so to whoever it can reach."""
        if self._over:
            return
        self._over = True
        self.up.cut = True
        stream = self.browser.route.stream
        if not self.hung:
            # What was written before may still arrive.
            self.down.cut = stream.random() < 0.5
            wait = stream.uniform(0.9, 1.1) if not self.down.cut else stream.uniform(0, 0.1)
            after(wait, self.browser.tell, "gone", self.number, "transport close")

    def given_up(self) -> None:
        """The browser has closed its end; sometimes what was under way drips in late."""
        stream = self.browser.route.stream
        if self.hung:
            return
        if stream.random() < 0.3:
            self.up.held_s = stream.uniform(0.5, 6)
        self.up.send(("closed",))

    def _arrive_down(self, packet: Packet) -> None:
        self.browser.receive(self, packet)


class Network:
    """All routes, and the server at their end, if there is one."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        #: The life of the server that listens; ``None`` while there is none.
        self.engine: Engine | None = None
        self.calm = False

    def open(self, browser: Browser, number: int) -> None:
        """Try to connect *browser*; it is told what comes of it."""
        route = browser.route
        if route.offline:
            # An aeroplane says so at once; a lift does not.
            wait = 0.02 if route.stream.random() < 0.5 else OPENING_S
            after(wait, browser.tell, "failed", number)
            return
        # Two round trips of handshakes, before Socket.IO can say a word.
        after(sum(route.delay() for _ in range(4)), self._arrived, browser, number)

    def _arrived(self, browser: Browser, number: int) -> None:
        if browser.connection_number != number:
            return
        if self.engine is None:
            after(browser.route.delay(), browser.tell, "failed", number)
            return
        connection = Connection(browser, number, self.engine)
        browser.connection = connection
        self.engine.accept(connection)

    def posted(self, connection: Connection, packet: Packet) -> None:
        """Send what a browser emits, and now and then send it twice."""
        connection.up.send(packet)
        if self.calm or packet[1] != "command":
            return
        stream = connection.browser.route.stream
        if stream.random() < DOUBLED:
            connection.up.send((*packet[:2], None, *packet[3:]))
        if stream.random() < AGAIN_LATER:
            after(stream.uniform(0.5, 12), self._post_again, connection.browser, packet)

    def _post_again(self, browser: Browser, packet: Packet) -> None:
        stored = (browser.workshop, browser.seat, packet[3]["id"]) in self._disk.replies
        if stored and browser.connection is not None:
            browser.connection.up.send((*packet[:2], None, *packet[3:]))
