"""Stands where Socket.IO's server stands: the house is built on it as on the real one.

What it does, in which order and in which greenlet is python-socketio's way: ``connect`` is worked
through before anything else of its connection is looked at, messages are handled as they come,
and rooms can be sent to before the browser knows that it is let in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import eventlet
from eventlet.queue import LightQueue
from msgspec import to_builtins
from socketio.exceptions import ConnectionRefusedError

from tests.simulation.history import FLEETING, History
from tests.simulation.hub import Life, after
from tests.simulation.network import Connection, Packet

#: As ``server.app`` sets them; the patience is looked at now and then only.
PING_S, PATIENCE_S, GLANCE_S = 5.0, 8.0, 4.0


class Engine:
    """The sockets of one life of the server."""

    def __init__(self, life: Life, history: History, passing: Callable[[str], None]) -> None:
        #: What ``SocketIOWire`` asks Flask-SocketIO for.
        self.server = self.manager = self
        self.async_handlers = True
        self.life = life
        #: Whether somebody was let in yet.
        self.opened = False
        #: Tells whether views wait to be sent with the next flush.
        self.views_wait: Callable[[], bool] = lambda: False
        self._history = history
        self._passing = passing
        self._handlers: dict[str, Callable[..., Any]] = {}
        self._rooms: dict[str, dict[str, Connection]] = {}
        self._connections: dict[str, Connection] = {}
        self._admitted: set[str] = set()
        self._inboxes: dict[Connection, LightQueue] = {}
        self._pinged: dict[str, int] = {}
        #: What is called when a browser acknowledges a message, by the message's number.
        self._asked: dict[int, Callable[..., object]] = {}
        #: Messages that are to be acknowledged: where they came from, their names, what they carry.
        self._unanswered: dict[tuple[str, int], tuple[Connection, str, Any]] = {}
        self._count = 0

    # What the house asks for

    def on(self, name: str, handler: Callable[..., Any]) -> None:
        """Have *handler* work on messages called *name*."""
        self._handlers[name] = handler

    def emit(
        self,
        name: str,
        body: Any,
        to: str | list[str],
        callback: Callable[..., object] | None = None,
    ) -> None:
        """Send a message to everybody in the rooms *to*, once; *callback* hears of each answer."""
        rooms = [to] if isinstance(to, str) else to
        reached = {sid: connection for room in rooms for sid, connection in self._in(room)}
        number = self._history.emitted(name, json.dumps(to_builtins(body)), rooms)
        for connection in reached.values():
            self._history.sent_to(number, connection)
            connection.down.send(("event", name, number, callback is not None))
        if callback is not None:
            self._asked[number] = callback

    def sid_from_eio_sid(self, sid: str, namespace: str) -> str | None:
        """Return what the rooms know a connection by: here it has one name only."""
        return sid if sid in self._connections else None

    def enter_room(self, sid: str, room: str) -> None:
        """Put a connection into a room."""
        if sid in self._connections:
            self._rooms.setdefault(room, {})[sid] = self._connections[sid]

    def disconnect(self, sid: str) -> None:
        """End a connection, after what was sent before."""
        if sid in self._admitted:
            self._admitted.discard(sid)
            self._connections[sid].down.send(("disconnect",))
            self._handlers["disconnect"](sid, "server disconnect")
            self._forget(sid)

    def start_background_task(self, work: Callable[..., object], *arguments: object) -> None:
        """Run *work* in a greenlet of its own."""
        self.life.spawn(work, *arguments)

    def sleep(self, seconds: float) -> None:
        """Let others work."""
        eventlet.sleep(seconds)

    # What the network asks for

    def accept(self, connection: Connection) -> None:
        """Open a socket and begin to work on what it brings."""
        self._count += 1
        connection.sid = f"socket-{self._count}"
        self._connections[connection.sid] = connection
        self._inboxes[connection] = LightQueue()
        self.life.spawn(self._serve, connection)

    def receive(self, connection: Connection, packet: Packet) -> None:
        """Take what has come over *connection*."""
        if not self.life.ended and connection in self._inboxes:
            self._inboxes[connection].put_nowait(packet)

    def close_all(self) -> None:
        """End every connection at once, as a server does that stops."""
        for connection in list(self._inboxes):
            self._close(connection, "server disconnect")
            connection.reset()

    def die(self) -> None:
        """Everything is gone; browsers are told by the machine, if it reaches them."""
        for connection in list(self._inboxes):
            connection.reset()

    def __len__(self) -> int:
        return len(self._inboxes)

    # How it is done

    def _serve(self, connection: Connection) -> None:
        sid, browser = connection.sid, connection.browser
        try:
            self._handlers["connect"](sid, browser.environ, browser.auth)
        except ConnectionRefusedError as no:
            connection.down.send(("refused", no.error_args["data"]["code"]))
            self._forget(sid)
        else:
            connection.down.send(("connected",))
            self._admitted.add(sid)
            self.opened = True
            self._ping(connection)
        while connection in self._inboxes:
            packet = self._inboxes[connection].get()
            if packet[0] == "emit":
                _, name, number, body = packet
                if sid in self._admitted:
                    self._unanswered[sid, number] = connection, name, body
                    self._handle_event(sid, "/", number, [name, body])
            elif packet[0] == "acknowledged":
                self._asked.pop(packet[1])()
            elif packet[0] == "pong":
                self._ping(connection)
            elif packet[0] == "closed":
                self._close(connection, "transport close")

    def _handle_event(self, sid: str, namespace: str, number: int | None, data: list[Any]) -> None:
        """What is done with a message once it is read: ``SocketIOWire`` puts its own here."""

    def _send_packet(self, sid: str, packet: Any) -> None:
        """Send an acknowledgement."""
        connection, name, body = self._unanswered.pop((sid, packet.id))
        answer = to_builtins(packet.data[0])
        if name == "command":
            if answer["status"] not in FLEETING:
                self._passing("before_acknowledging")
            self._history.answered(connection.browser, body, answer)
        connection.down.send(("ack", packet.id, answer))
        if name == "command" and self.views_wait():
            self._passing("before_flushing")

    def _ping(self, connection: Connection) -> None:
        """Begin to wait for the next ping: after a pong, or when the connection opens."""
        turn = self._pinged[connection.sid] = self._pinged.get(connection.sid, 0) + 1
        after(PING_S, self._send_ping, connection, turn)

    def _send_ping(self, connection: Connection, turn: int) -> None:
        if self._waits(connection, turn):
            connection.down.send(("ping",))
            stream = connection.browser.route.stream
            patience = PATIENCE_S + stream.uniform(0, GLANCE_S)
            after(patience, self._miss, connection, turn)

    def _miss(self, connection: Connection, turn: int) -> None:
        if self._waits(connection, turn):
            connection.down.send(("gone", "transport close"))
            self.life.spawn(self._close, connection, "ping timeout")

    def _waits(self, connection: Connection, turn: int) -> bool:
        here = connection in self._inboxes and not self.life.ended
        return here and self._pinged.get(connection.sid) == turn

    def _close(self, connection: Connection, reason: str) -> None:
        self._inboxes.pop(connection, None)
        if connection.sid in self._admitted:
            self._admitted.discard(connection.sid)
            self._handlers["disconnect"](connection.sid, reason)
        self._forget(connection.sid)

    def _forget(self, sid: str) -> None:
        self._connections.pop(sid, None)
        for room in self._rooms.values():
            room.pop(sid, None)

    def _in(self, room: str) -> list[tuple[str, Connection]]:
        if room in self._connections:
            return [(room, self._connections[room])]
        return list(self._rooms.get(room, {}).items())
