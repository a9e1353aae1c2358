"""Round trips to players, measured by the server, and what facilitators are told of them."""

from __future__ import annotations

from functools import partial

import msgspec

from server.realtime.connections import Connections
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
        now_ms = self._clock.now_ms()
        for sid, connection in self._connections.players():
            if connection.probe_ms > now_ms:
                continue
            connection.probes += 1
            connection.probe_ms = now_ms + (PERIOD_MS if connection.probes > ENOUGH else FIRST_MS)
            self._wire.ask(
                "probe",
                msgspec.to_builtins(Probe()),
                to=sid,
                answered=partial(self._answered, sid, now_ms),
            )

    def _answered(self, sid: str, sent_ms: int) -> None:
        connection = self._connections.get(sid)
        table = connection and self._tables.find(connection.code)
        if connection and table and connection.seat is not None:
            table.checks.measured(connection.seat, self._clock.now_ms() - sent_ms)
