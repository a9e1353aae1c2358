"""What comes in by Socket.IO, stamped with its arrival: parse, hand to the table, acknowledge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from werkzeug.http import parse_cookie

import server
from server.game.commands import Role
from server.game.rejections import Reason
from server.realtime.connections import (
    DISPLAYS,
    HELLO,
    SCREENS,
    Allowance,
    Connection,
    Connections,
    room,
    seat_room,
)
from server.realtime.failures import noted
from server.realtime.orders import order
from server.realtime.protocol import (
    Auth,
    Command,
    Hello,
    Report,
    ShowAnswer,
    SteeringCommand,
    Sync,
    Synced,
    Welcome,
)
from server.realtime.publish import SocketPublisher
from server.realtime.refusals import Refused
from server.realtime.wire import Wire
from server.table.checks import Screen
from server.table.codes import TooMany, UnknownCode
from server.table.ports import Chance, Clock, Person
from server.table.replies import Reply, Status
from server.table.requests import Sender
from server.table.seats import cookie_name
from server.table.table import Table
from server.table.tables import Tables

#: What the request that opened a connection told, as WSGI has it.
Environ = Mapping[str, Any]

#: Acknowledges a message: called once.
Answer = Callable[[object], None]

#: Made once: to look at all kinds of commands anew for each message took 17 microseconds.
_DECODERS = {kind: msgspec.json.Decoder(kind) for kind in (Hello, Command, Sync, Report)}


@dataclass(frozen=True, kw_only=True)
class Handlers:
    """The messages that browsers may send, and what becomes of them."""

    tables: Tables
    publisher: SocketPublisher
    connections: Connections
    wire: Wire
    clock: Clock
    chance: Chance
    #: Whether browsers come by https, so that their cookies are guarded by their names.
    secure: bool
    #: The address that phones can reach, for a workshop's code and the host of a connection.
    join_url: Callable[[str, str], str]
    #: Finds a code's table for whoever opened a connection: raises ``UnknownCode``, ``TooMany``.
    find: Callable[[Environ, str], Table]

    def connect(self, sid: str, environ: Environ, auth: object) -> None:
        """Let a browser in whose cookie holds a seat, or as a display; refuse it with a reason."""
        asked = _asked(auth)
        if asked.role is Role.HOUSE:
            raise Refused("bad_request", "Connect with a workshop's code and a role.")
        table = self._table(asked, environ)
        sender = Sender(asked.role, self._seat(table, asked, environ))
        allowance = Allowance(self.clock.now_ms())
        host = str(environ.get("HTTP_HOST", ""))
        vouched = self._vouched(table, asked, environ)
        connection = Connection(asked.code, sender, allowance, host, asked.page, vouched)
        pages = {asked.page, asked.earlier}
        if asked.role is Role.DISPLAY and not vouched and self._no_room(connection, pages):
            raise Refused("too_many", "This workshop has too many displays open.")
        self.connections.add(sid, connection)
        self.wire.enter(sid, room(table.address.workshop, asked.role))
        if asked.role is Role.PLAYER and sender.seat is not None:
            self.wire.enter(sid, seat_room(table.address.workshop, sender.seat))
        table.attendance.connected(sender.seat)
        self._make_room(connection, pages)

    def disconnect(self, sid: str) -> None:
        """Note that a screen has gone."""
        connection = self.connections.remove(sid)
        table = connection and self.tables.find(connection.code)
        if connection and table:
            table.attendance.disconnected(connection.seat)

    def hello(self, sid: str, arrived_ms: int, answer: Answer, data: msgspec.Raw) -> None:
        """Send every view that is newer than those the browser holds."""
        connection, table, hello = self.connections.get(sid), None, _parsed(data, Hello)
        if connection:
            table = self.tables.find(connection.code)
        if connection is None or table is None or not isinstance(hello, Hello):
            answer(Reply(status=Status.REFUSED, detail=_why(hello)))
        elif not connection.allowance.spend(arrived_ms, HELLO):
            answer(Reply(status=Status.SLOW_DOWN))
        else:
            self.publisher.welcome(table, connection.sender, sid, hello.versions)
            answer(
                Welcome(
                    role=connection.sender.role,
                    seat=connection.seat,
                    name=table.name(connection.seat),
                    code=connection.code,
                    join_url=self.join_url(connection.code, connection.host),
                    now_ms=self.clock.now_ms(),
                    clock=self.clock.id,
                    server=server.__version__,
                )
            )

    def command(self, sid: str, arrived_ms: int, answer: Answer, data: msgspec.Raw) -> None:
        """Have a command carried out; the acknowledgement leaves once it is stored for good."""
        connection = self.connections.get(sid)
        if connection is None or (table := self.tables.find(connection.code)) is None:
            return answer(Reply(status=Status.REFUSED, detail="Connect to a workshop first."))
        if not self._may_command(connection, arrived_ms):
            return answer(Reply(status=Status.SLOW_DOWN))
        message, seat = _parsed(data, Command), connection.seat
        if isinstance(message, str):
            return answer(Reply(status=Status.REFUSED, detail=message))
        if seat is None:
            return answer(Reply(status=Status.REJECTED, reason=Reason.NOT_ALLOWED))

        def answered(reply: Reply) -> None:
            with noted("command"):
                try:
                    if self.connections.get(sid) is None:
                        self.publisher.own(
                            table, "me", [seat]
                        )  # Who said it is not here to show it.
                finally:
                    answer(reply)

        trips = table.checks.trips.known if isinstance(message, ShowAnswer) else {}
        command = order(message, seat, arrived_ms, self.clock, self.chance, trips)
        step = message.step if isinstance(message, SteeringCommand) else None
        return table.submit(connection.sender, message.id, command, answered, step=step)

    def _may_command(self, connection: Connection, now_ms: int) -> bool:
        """Limit players by seat; but one dashboard gone wild must not silence the others."""
        if connection.sender.role is Role.PLAYER and connection.seat is not None:
            return self.connections.may_command(connection.code, connection.seat, now_ms)
        return connection.allowance.spend(now_ms)

    def sync(self, sid: str, arrived_ms: int, answer: Answer, data: msgspec.Raw) -> None:
        """Tell the game clock."""
        asked, connection = _parsed(data, Sync), self.connections.get(sid)
        if connection is None or not isinstance(asked, Sync):
            return answer(Reply(status=Status.REFUSED, detail=_why(asked)))
        if not connection.allowance.spend(arrived_ms):
            return answer(Reply(status=Status.SLOW_DOWN))
        t1, t2 = arrived_ms, self.clock.now_ms()
        return answer(Synced(n=asked.n, t1=t1, t2=t2, clock=self.clock.id))

    def report(self, sid: str, arrived_ms: int, answer: Answer, data: msgspec.Raw) -> None:
        """Take in how a player's screen is."""
        asked, connection = _parsed(data, Report), self.connections.get(sid)
        if connection is None or not isinstance(asked, Report):
            return answer(Reply(status=Status.REFUSED, detail=_why(asked)))
        if not connection.allowance.spend(arrived_ms):
            return answer(Reply(status=Status.SLOW_DOWN))
        table = self.tables.find(connection.code)
        if table and connection.sender.role is Role.PLAYER and connection.seat is not None:
            told = msgspec.structs.asdict(asked)
            table.checks.report(connection.seat, Screen(**told))
        return answer(Reply(status=Status.DONE))

    def _table(self, asked: Auth, environ: Environ) -> Table:
        try:
            return self.find(environ, asked.code)
        except TooMany as no:
            raise Refused("too_many", str(no)) from None
        except UnknownCode:
            raise Refused("not_found", "There is no workshop with this code.") from None

    def _seat(self, table: Table, asked: Auth, environ: Environ) -> int | None:
        if asked.role is Role.DISPLAY:
            return None
        person = self._holder(table, asked.role, asked.code, environ)
        if person is None:
            raise Refused("no_seat", "This browser has no seat in this workshop: join it first.")
        return person.seat

    def _holder(self, table: Table, role: Role, code: str, environ: Environ) -> Person | None:
        """Return who in *role* the browser's cookie proves it to be."""
        name = cookie_name(role, code, secure=self.secure)
        person = table.person(parse_cookie(environ.get("HTTP_COOKIE", "")).get(name, ""))
        return person if person and person.role is role else None

    def _no_room(self, newest: Connection, pages: set[str]) -> bool:
        others = len(self.connections.at(newest.code, None))
        return others - len(self.connections.of_pages(newest, pages)) >= DISPLAYS

    def _vouched(self, table: Table, asked: Auth, environ: Environ) -> bool:
        """Return whether a display stands in a browser that steers the workshop."""
        holder = self._holder(table, Role.FACILITATOR, asked.code, environ)
        return asked.role is Role.DISPLAY and holder is not None

    def _make_room(self, newest: Connection, pages: set[str]) -> None:
        """End what *newest* takes the place of, and the oldest screens of a seat with too many."""
        for earlier in self.connections.of_pages(newest, pages):
            self._end(earlier)
        most = DISPLAYS if newest.seat is None else SCREENS
        here = self.connections.at(newest.code, newest.seat)
        here.sort(key=self.connections.is_vouched)
        for oldest in here[: max(0, len(here) - most)]:
            self.publisher.crowded(oldest)
            self._end(oldest)

    def _end(self, sid: str) -> None:
        """End a connection; what still comes over it is nobody's."""
        self.disconnect(sid)
        self.wire.close(sid)


def _parsed(data: msgspec.Raw, kind: Any) -> Any:
    """Return what *data* says as *kind*, or a text that says what is wrong with it."""
    try:
        return _DECODERS[kind].decode(data)
    except (msgspec.DecodeError, RecursionError) as wrong:
        return str(wrong)


def _asked(auth: object) -> Auth:
    try:
        return msgspec.convert(auth, type=Auth)
    except (msgspec.ValidationError, RecursionError):
        raise Refused("bad_request", "Connect with a workshop's code and a role.") from None


def _why(wrong: object) -> str:
    return wrong if isinstance(wrong, str) else "Connect to a workshop first."
