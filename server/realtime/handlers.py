"""What comes in by Socket.IO: stamp its arrival, parse it, hand it to the table, acknowledge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from flask import request
from flask_socketio import ConnectionRefusedError, SocketIO, join_room

import server
from server.game.commands import Role
from server.realtime.connections import Allowance, Connection, room, seat_room
from server.realtime.orders import order
from server.realtime.protocol import Auth, Command, Hello, SteeringCommand, Welcome
from server.realtime.publish import SocketPublisher
from server.table.deadlines import PATIENCE_MS
from server.table.ports import Clock
from server.table.replies import Reply, Status
from server.table.requests import Sender
from server.table.seats import cookie_name
from server.table.table import Table
from server.table.tables import Tables


@dataclass(frozen=True, kw_only=True)
class Handlers:
    """The messages that browsers may send, and what becomes of them."""

    tables: Tables
    publisher: SocketPublisher
    clock: Clock
    #: Open sockets that have a place at a table, by their id.
    connections: dict[str, Connection] = field(default_factory=dict)
    #: Whether browsers come by https, so that their cookies are guarded by their names.
    secure: bool
    #: The address that phones can reach, for the workshop of a code.
    join_url: Callable[[str], str]
    #: Tells whether the sender of the present request may still try codes, this one now ...
    may_try: Callable[[str], bool]
    #: ... and counts a wrong one.
    count_wrong: Callable[[], None]

    def register(self, socketio: SocketIO) -> None:
        """Listen."""
        socketio.on_event("connect", self.connect)
        socketio.on_event("disconnect", self.disconnect)
        socketio.on_event("hello", self.hello)
        socketio.on_event("command", self.command)

    def connect(self, auth: object = None) -> None:
        """Let a browser in whose cookie holds a seat, or as a display; refuse it with a reason."""
        asked = _parsed(auth, Auth)
        if not isinstance(asked, Auth) or asked.role is Role.HOUSE:
            raise _refused("bad_request", "Connect with a workshop's code and a role.")
        table = self._table(asked)
        seat = self._seat(table, asked)
        connection = Connection(asked.code, Sender(asked.role, seat), Allowance(_now(self.clock)))
        self.connections[_sid()] = connection
        join_room(room(table.address.workshop, asked.role))
        if asked.role is Role.PLAYER:
            join_room(seat_room(table.address.workshop, connection.seat))
        table.connected(connection.seat)

    def disconnect(self, reason: object = None) -> None:
        """Note that a screen has gone."""
        connection = self.connections.pop(_sid(), None)
        table = connection and self.tables.find(connection.code)
        if connection and table:
            table.disconnected(connection.seat, patience_ms=PATIENCE_MS)

    def hello(self, *data: object) -> Any:
        """Send every view that is newer than those the browser holds."""
        connection, table, hello = self._place(), None, _parsed_only(data, Hello)
        if connection:
            table = self.tables.find(connection.code)
        if connection is None or table is None or not isinstance(hello, Hello):
            return _plain(Reply(status=Status.REFUSED, detail=_why(hello)))
        if not connection.allowance.spend(_now(self.clock)):
            return _plain(Reply(status=Status.SLOW_DOWN))
        role, seat = connection.sender.role, connection.sender.seat
        self.publisher.welcome(table, role, connection.seat, _sid(), hello.versions)
        return _plain(
            Welcome(
                role=role,
                seat=seat,
                name=table.name(connection.seat),
                code=connection.code,
                join_url=self.join_url(connection.code),
                now_ms=_now(self.clock),
                clock=self.clock.id,
                server=server.__version__,
            )
        )

    def command(self, *data: object) -> Any:
        """Carry out a command; the acknowledgement leaves once it is stored for good."""
        arrived_ms = _now(self.clock)
        connection = self._place()
        if connection is None or (table := self.tables.find(connection.code)) is None:
            return _plain(Reply(status=Status.REFUSED, detail="Connect to a workshop first."))
        if not connection.allowance.spend(arrived_ms):
            return _plain(Reply(status=Status.SLOW_DOWN))
        message = _parsed_only(data, Command)
        if isinstance(message, str):
            return _plain(Reply(status=Status.REFUSED, detail=message))
        command = order(message, connection.seat, arrived_ms, self.clock)
        step = message.step if isinstance(message, SteeringCommand) else None
        return _plain(table.submit(connection.sender, message.id, command, step=step))

    def _place(self) -> Connection | None:
        return self.connections.get(_sid())

    def _table(self, asked: Auth) -> Table:
        if not self.may_try(asked.code):
            raise _refused("too_many", "Too many wrong codes. Wait a minute and try again.")
        table = self.tables.find(asked.code)
        if table is None:
            self.count_wrong()
            raise _refused("not_found", "There is no workshop with this code.")
        return table

    def _seat(self, table: Table, asked: Auth) -> int | None:
        if asked.role is Role.DISPLAY:
            return None
        name = cookie_name(asked.role, asked.code, secure=self.secure)
        person = table.person(request.cookies.get(name, ""))
        if person is None or person.role is not asked.role:
            raise _refused("no_seat", "This browser has no seat in this workshop: join it first.")
        return person.seat


def _parsed(data: object, kind: Any) -> Any:
    """Return *data* as *kind*, or a text that says what is wrong with it."""
    try:
        return msgspec.convert(data, type=kind)
    except (msgspec.ValidationError, RecursionError) as wrong:
        return str(wrong)


def _parsed_only(data: tuple[object, ...], kind: Any) -> Any:
    if len(data) != 1:
        return f"A message carries one object, not {len(data)}."
    return _parsed(data[0], kind)


def _why(wrong: object) -> str:
    return wrong if isinstance(wrong, str) else "Connect to a workshop first."


def _plain(message: object) -> Any:
    return msgspec.to_builtins(message)


def _refused(code: str, message: str) -> ConnectionRefusedError:
    return ConnectionRefusedError(message, {"code": code, "message": message})


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _now(clock: Clock) -> int:
    return clock.now_ms()
