"""The running server: every part of it, what it does by itself, and how it stops."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from flask_socketio import SocketIO

from server.config import Settings
from server.packs.shelf import Shelf
from server.realtime.porch import Porch
from server.realtime.probes import Probes
from server.realtime.publish import SocketPublisher
from server.retention import PERIOD_S, Retention
from server.table.tables import Tables
from server.tidying import Tidying

log = logging.getLogger(__name__)

#: How often deadlines and waiting views are looked at, and strangers on the porch, in seconds.
TICK_S = 0.05
SWEEP_S = 0.5
#: How often it is looked whom to ask whether they are there, in seconds.
PING_S = 0.2
#: How often it is looked whether there is time to tidy up, in seconds.
TIDYING_S = 5.0
#: How often facilitators may be told how the players' screens are, in seconds.
DEVICES_S = 1.0

#: How long what is on its way to the screens may take when the server stops, in seconds.
FAREWELL_S = 0.5


@dataclass(kw_only=True)
class House:
    """Put together by ``server.app``."""

    settings: Settings
    shelf: Shelf
    tables: Tables
    publisher: SocketPublisher
    probes: Probes
    socketio: SocketIO
    porch: Porch
    #: Asks screens whether they are there, where the library does not.
    ping: Callable[[], object]
    retention: Retention
    #: What the operator should know of the disk before people come; empty if all is well.
    concern: Callable[[], str]
    closed: bool = field(default=False, init=False)

    def start(self) -> None:
        """Begin what the server does by itself; a test that needs none of it leaves this out."""
        work: dict[Callable[[], object], float] = {
            self.tables.tick: TICK_S,
            partial(self.publisher.flush, self._pause): TICK_S,
            self.porch.sweep: SWEEP_S,
            self.ping: PING_S,
            self.probes.send: SWEEP_S,
            partial(self.publisher.devices, self.tables, self._pause): DEVICES_S,
            self.retention.carry_out: PERIOD_S,
            self.tables.end_idle: PERIOD_S,
            Tidying(self.tables).look: TIDYING_S,
        }
        for task, pause_s in work.items():
            self.socketio.start_background_task(self._repeat, task, pause_s)

    def close(self) -> None:
        """Finish what is acknowledged, and store nothing afterwards."""
        if not self.closed:
            self.closed = True
            self.publisher.stopping()
            self.porch.let_go(FAREWELL_S, pause=lambda: self.socketio.sleep(TICK_S))
            self.porch.close_all()
            self.tables.close()

    def _pause(self) -> None:
        self.socketio.sleep(0)

    def _repeat(self, task: Callable[[], object], pause_s: float) -> None:
        while not self.closed:
            try:
                task()
            except Exception:
                log.exception("in the background")
            self.socketio.sleep(pause_s)
