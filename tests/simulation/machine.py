"""The server's machine: it starts the server, ends it where the seed says, and keeps its clock."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

import eventlet
from eventlet.event import Event
from eventlet.hubs import get_hub

from server.errors import JournalError
from server.game.rejections import Rejected
from server.house import House
from server.realtime.connections import Connections
from server.realtime.handlers import Handlers
from server.realtime.probes import Probes
from server.realtime.publish import SocketPublisher
from server.realtime.wire import SocketIOWire
from server.table.codes import UnknownCode
from server.table.table import Table
from server.table.tables import Tables
from tests.simulation.dice import SeededChance
from tests.simulation.disk import Disk, DiskJournal
from tests.simulation.engine import Engine
from tests.simulation.history import History
from tests.simulation.hub import Life, after, now
from tests.simulation.network import Network, Route

T = TypeVar("T")

#: Where the server may die: each in many of the runs.
POINTS = (
    "before_commit",
    "before_publishing",
    "before_acknowledging",
    "before_flushing",
    "start_up",
    "recovery_before_commit",
    "recovery_after_commit",
)

#: Nobody waits longer for an answer by HTTP, in seconds.
PATIENCE_S = 10


class Unreachable(Exception):
    """A request was not answered: nobody knows what became of it."""


class MachineClock:
    """The ``Clock`` of ``server.table.ports``, in virtual time."""

    def __init__(self, stream: random.Random) -> None:
        self._stream = stream
        self.boot()

    def boot(self) -> None:
        """Begin anew, as when the machine starts."""
        self.id = f"boot-{self._stream.getrandbits(32):08x}"
        self._began = now() - self._stream.randrange(10, 100_000)

    def now_ms(self) -> int:
        """Return the game clock."""
        return int((now() - self._began) * 1_000)

    def wall_ms(self) -> int:
        """Return the wall clock."""
        return 1_700_000_000_000 + int(now() * 1_000)


class Machine:
    """Runs one life of the server after the other, on one disk."""

    def __init__(
        self, disk: Disk, network: Network, history: History, stream: random.Random
    ) -> None:
        self.clock = MachineClock(stream)
        self.tables: Tables | None = None
        #: How often the server died, by where.
        self.deaths: Counter[str] = Counter()
        #: When the server came back, by the virtual clock.
        self.returns: list[float] = []
        #: Where it dies next, and how often it passes there before.
        self.armed: str | None = None
        self.spared = 0
        self._disk = disk
        self._network = network
        self._history = history
        self._stream = stream
        self._chance = SeededChance(stream)
        self._engine: Engine | None = None
        self._house: House | None = None
        self._lives = 0
        self._stopping = False

    @property
    def running(self) -> bool:
        """Whether the server runs and listens, and has not been told to stop."""
        return self._network.engine is not None and not self._stopping

    def start(self) -> None:
        """Start the server."""
        self._lives += 1
        self._stopping = False
        life = Life()
        engine = Engine(life, self._history, self._passing)
        wire, connections = SocketIOWire(engine, self.clock), Connections()
        publisher = SocketPublisher(wire, connections, self.clock)
        journal = DiskJournal(self._disk, self.clock, self._passing)
        tables = Tables(journal, self.clock, publisher, self._chance)
        handlers = Handlers(
            tables=tables,
            publisher=publisher,
            connections=connections,
            wire=wire,
            clock=self.clock,
            chance=self._chance,
            secure=False,
            join_url=lambda code, host: f"http://{host}/join/{code}",
            find=lambda environ, code: _known(tables.find(code)),
        )
        wire.listen(
            connect=handlers.connect,
            disconnect=handlers.disconnect,
            messages={
                "command": handlers.command,
                "sync": handlers.sync,
                "report": handlers.report,
            },
            patient={"hello": handlers.hello},
        )
        nothing: Any = _Nothing(engine)
        self._house = House(
            settings=nothing,
            shelf=nothing,
            tables=tables,
            publisher=publisher,
            probes=Probes(wire, connections, tables, self.clock),
            socketio=engine,
            porch=nothing,
            ping=str,
            retention=nothing,
            concern=str,
        )
        engine.views_wait = lambda: bool(publisher._waiting)
        self._engine, self.tables = engine, tables
        self._network.engine = engine
        self._history.step(f"the server starts, life {self._lives}")
        self.returns.append(now())
        life.spawn(self._house.start)

    def crash(self, where: str, *, reboot: bool = False) -> None:
        """End the server without a word, and start it again a little later."""
        self._history.step(f"THE SERVER DIES: {where}")
        self.deaths[where] += 1
        self._end(self._stream.uniform(0.2, 3.0), reboot=reboot)

    def stop(self) -> None:
        """Stop the server as a deploy does, and start it again."""
        if self._engine is not None and self._house is not None:
            self._stopping = True
            self._history.step("the server is told to stop")
            self._engine.life.spawn(self._farewell, self._engine, self._house)

    def ask(self, route: Route, work: Callable[[Tables], T]) -> T:
        """Make a request by HTTP; *work* is what the server does about it."""
        eventlet.sleep(route.delay() * 3)
        engine, tables, done = self._network.engine, self.tables, Event()
        if route.offline or engine is None or tables is None:
            raise Unreachable

        def answered() -> None:
            try:
                done.send((work(tables), None))
            except (JournalError, Rejected, UnknownCode) as error:
                done.send((None, error))

        engine.life.spawn(answered)
        found: tuple[Any, Exception | None] | None = None
        with eventlet.Timeout(PATIENCE_S, False):
            found = done.wait()
        eventlet.sleep(route.delay())
        if found is None or route.offline:
            raise Unreachable
        value, error = found
        if isinstance(error, JournalError):
            raise Unreachable
        if error is not None:
            raise error
        return value

    def _passing(self, point: str) -> None:
        """Be at a point where the server may die; if it does, this does not return."""
        if self.armed != point:
            return
        starting = point == "start_up" or point.startswith("recovery")
        if starting and (self._lives == 1 or self._engine is None or self._engine.opened):
            return
        if self.spared:
            self.spared -= 1
            return
        self.armed = None
        self.crash(point)
        while True:
            get_hub().switch()

    def _farewell(self, engine: Engine, house: House) -> None:
        house.close()
        self.deaths["stopped"] += 1
        self._end(self._stream.uniform(0.2, 3.0), reboot=False)

    def _end(self, pause_s: float, *, reboot: bool) -> None:
        engine, self._engine, self.tables = self._engine, None, None
        self._network.engine = None
        assert engine is not None
        engine.life.ended = True
        engine.die()
        if reboot:
            self.clock.boot()
        after(pause_s, self.start)


def _known(table: Table | None) -> Table:
    if table is None:
        raise UnknownCode
    return table


class _Nothing:
    """Stands for the parts of the house that the simulation leaves out, and for its porch."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sweep(self) -> None:
        """There are no strangers."""

    def carry_out(self) -> None:
        """Nothing is old enough to be forgotten."""

    def let_go(self, patience_s: float, *, pause: Callable[[], object]) -> None:
        """What was sent is on its way."""
        pause()

    def close_all(self) -> None:
        """Close every socket."""
        self._engine.close_all()
