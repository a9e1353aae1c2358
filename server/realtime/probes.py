"""Round trips to players, measured by the server, and what facilitators are told of them."""

from __future__ import annotations

from functools import partial

from server.realtime.connections import Connection, Connections
from server.realtime.protocol import Probe
from server.realtime.wire import Wire
from server.table.ports import Clock
from server.table.tables import Tables
from server.table.trips import ENOUGH

#: How often a round trip is measured, in ms; at first quickly, until it is known.
PERIOD_MS, FIRST_MS = 10_000, 500


class Probes:
    """Asks each player's screen for a sign, again and again."""

    def __init__(self, wire: Wire, connections: Connections, tables: Tables, clock: Clock) -> None:
        self._wire = wire
        self._connections = connections
        self._tables = tables
        self._clock = clock

    def send(self) -> None:
        """Ask those whose turn it is; called about twice a second."""
        for sid, connection in self._connections.players():
            # Of a screen that never answers, the library would remember every question.
            if not connection.probed and connection.probe_ms <= self._clock.now_ms():
                self._ask(sid, connection)

    def _ask(self, sid: str, connection: Connection) -> None:
        now_ms = self._clock.now_ms()
        connection.probed = True
        connection.probes += 1
        connection.probe_ms = now_ms + (FIRST_MS if connection.probes < ENOUGH else PERIOD_MS)
        answered = partial(self._answered, sid, now_ms)
        self._wire.ask("probe", Probe(), to=sid, answered=answered)

    def _answered(self, sid: str, sent_ms: int) -> None:
        connection = self._connections.get(sid)
        if connection is None:
            return  # The seat has moved, or the screen has gone.
        connection.probed = False
        table = self._tables.find(connection.code)
        if table and connection.seat is not None:
            table.checks.measured(connection.seat, self._clock.now_ms() - sent_ms)
