"""The only place that emits. Every emission names its audience: no workshop can hear another."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext

from server.errors import JournalError
from server.game.commands import Role
from server.realtime.connections import Connections, room, seat_room
from server.realtime.protocol import (
    NOTICES,
    VIEWS,
    Crowded,
    Devices,
    Message,
    Moved,
    NeedsHelp,
    Place,
    RoomNotice,
    Stopping,
    View,
)
from server.realtime.wire import Wire
from server.table.board import PRIVATE_VIEWS, SHARED_VIEWS, Versioned
from server.table.changes import Changes
from server.table.checks import NAMED
from server.table.ports import Clock
from server.table.requests import Sender
from server.table.table import Table
from server.table.tables import Tables

log = logging.getLogger(__name__)

#: Views that many small changes feed are sent at most this often, in ms.
PERIOD_MS = {"counts": 250, "desk": 250, "roster": 1_000}

#: What is sent first of what has changed. The desk before the call: whoever sees the call can steer
#: at once.
URGENCY = ("desk", "call", *(view for view in SHARED_VIEWS if view not in {"desk", "call"}))


def nothing() -> None:
    """Make no pause."""


class SocketPublisher:
    """Sends views by Socket.IO: shared ones to rooms, private ones to the screens of a seat."""

    def __init__(self, wire: Wire, connections: Connections, clock: Clock) -> None:
        self._wire = wire
        self._connections = connections
        self._clock = clock
        #: Views that wait for their turn, and when each was last sent.
        self._waiting: dict[tuple[str, str], Table] = {}
        self._sent_ms: dict[tuple[str, str], int] = {}
        #: What facilitators know of the devices, by the workshop's code.
        self._told: dict[str, tuple[int, ...]] = {}

    def publish(self, table: Table, changes: Changes) -> None:
        """Send what changed, now or when its turn comes."""
        # Where everybody gets several messages, in one write; a call alone leaves at once.
        with self._wire.together() if changes.everyone else nullcontext():
            for view in sorted(changes.now, key=URGENCY.index):
                self._send_shared(table, view)
            for view in changes.soon - changes.now:
                self._waiting[table.address.code, view] = table
            self._send_private(table, changes)

    def notice(self, table: Table) -> None:
        """Tell every screen how things stand."""
        _, roles = NOTICES["room"]
        self._send("room", _room(table), [room(table.address.workshop, role) for role in roles])

    def place(self, table: Table, seat: int) -> None:
        """Tell the screens of a player's seat their name and code."""
        if table.attendance.screens(seat):
            self._send("place", _place(table, seat), seat_room(table.address.workshop, seat))

    def moved(self, table: Table, seat: int) -> None:
        """Tell the screens of *seat* that it has moved to another device, and close them."""
        self._send("moved", Moved(), seat_room(table.address.workshop, seat))
        for connection in self._connections.at(table.address.code, seat):
            self._wire.close(connection)

    def devices(self, tables: Tables, pause: Callable[[], object] = nothing) -> None:
        """Tell facilitators how the players' screens are, where that has changed; once a second.

        Between workshops there is a *pause*, for what is more urgent.
        """
        told, self._told = self._told, {}
        for table in tables.all():
            if not table.attendance.facilitator_here:
                continue
            code, workshop = table.address.code, table.workshop
            known = table.checks.version, workshop.step, len(workshop.players), *workshop.present
            try:
                if told.get(code) != known:
                    to = room(table.address.workshop, Role.FACILITATOR)
                    self._send("devices", _devices(table), to)
                self._told[code] = known
            except JournalError as error:
                log.warning("workshop %s: devices wait: %s", table.address.workshop, error)
            pause()

    def crowded(self, connection: str) -> None:
        """Tell one screen that its seat has too many."""
        self._send("crowded", Crowded(), connection)

    def stopping(self) -> None:
        """Tell every screen that the server will be back in a moment."""
        for connection in self._connections:
            self._send("stopping", Stopping(), connection)

    def welcome(self, table: Table, sender: Sender, to: str, held: Mapping[str, int]) -> None:
        """Send one screen how things stand, and every view newer than the versions it holds."""
        with table.reading():
            for view, (_, roles) in VIEWS.items():
                if sender.role in roles and table.version(view, sender.seat) > held.get(view, -1):
                    self._emit(view, table.view(view, sender.seat), to)
        self._send("room", _room(table), to)
        if sender.role is Role.FACILITATOR:
            self._send("devices", _devices(table), to)
        if sender.role is Role.PLAYER and sender.seat is not None:
            self._send("place", _place(table, sender.seat), to)

    def flush(self, pause: Callable[[], object] = nothing) -> None:
        """Send what waits and has not been sent for its period; called about 20 times a second.

        Between one view and the next there is a *pause*, for what is more urgent.
        """
        now_ms = self._clock.now_ms()
        for key, table in list(self._waiting.items()):
            period_ms = PERIOD_MS[key[1]]
            if key in self._waiting and now_ms - self._sent_ms.get(key, -period_ms) >= period_ms:
                try:
                    self._send_shared(table, key[1])
                except JournalError as error:
                    log.warning("workshop %s: %s waits: %s", table.address.workshop, key[1], error)
                pause()

    def _send_shared(self, table: Table, view: str) -> None:
        key = table.address.code, view
        self._waiting.pop(key, None)
        if view in PERIOD_MS:
            self._sent_ms[key] = self._clock.now_ms()
        _, roles = VIEWS[view]
        rooms = [room(table.address.workshop, role) for role in roles]
        self._emit(view, table.view(view), rooms)

    def _send_private(self, table: Table, changes: Changes) -> None:
        # Whoever changed their own view has the acknowledgement; their other screens need this.
        echoes = {("me", seat) for seat in changes.echoes if table.attendance.screens(seat) > 1}
        for view in PRIVATE_VIEWS:
            if view in changes.everyone:
                self.own(table, view, table.workshop.players)
            else:
                self.own(table, view, [seat for name, seat in changes.own | echoes if name == view])

    def own(self, table: Table, view: str, seats: Iterable[int]) -> None:
        """Send players' own views of that name to the screens of their seats, if there are any."""
        for seat, present in table.own(view, filter(table.attendance.screens, seats)):
            self._emit(view, present, seat_room(table.address.workshop, seat))

    def _emit(self, view: str, present: Versioned, to: str | list[str]) -> None:
        envelope = View(version=present.version, now_ms=self._clock.now_ms(), body=present.body)
        self._wire.emit(view, envelope, to=to)

    def _send(self, name: str, notice: Message, to: str | list[str]) -> None:
        self._wire.emit(name, notice, to=to)


def _devices(table: Table) -> Devices:
    with table.reading():
        workshop, checks = table.workshop, table.checks
        found = {seat: checks.of(workshop, seat) for seat in workshop.players}
        wrong = [(seat, list(why)) for seat, why in found.items() if why]
        return Devices(
            players=len(found),
            ready=len(found) - len(wrong),
            needs_help=[
                NeedsHelp(seat=seat, name=table.name(seat), checks=why)
                for seat, why in wrong[:NAMED]
            ],
            in_room=checks.side(workshop, remote=False),
            remote=checks.side(workshop, remote=True),
        )


def _room(table: Table) -> RoomNotice:
    notice = table.notice
    return RoomNotice(facilitator_here=notice.facilitator_here, trouble=notice.trouble)


def _place(table: Table, seat: int) -> Place:
    return Place(name=table.name(seat), rejoin_code=table.reentry.code_of(seat))
