"""What we need of the Socket.IO library, and nothing else of it is known further in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any, Protocol

import msgspec
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError
from socketio.packet import ACK, Packet

from server.realtime.failures import guarded, guarded_connect, noted
from server.realtime.fastpath import NAMESPACE, FastPath
from server.realtime.refusals import Refused
from server.table.ports import Clock

#: Gets the connection, the time, how to acknowledge, and what the message carries, as JSON.
Handler = Callable[[str, int, Callable[[object], None], msgspec.Raw], None]


class Wire(Protocol):
    """Messages out. A connection is known by its id."""

    def emit(self, name: str, body: object, *, to: str | list[str]) -> None:
        """Send a message to the connections in the rooms *to*, or to one connection."""

    def ask(self, name: str, body: object, *, to: str, answered: Callable[[], None]) -> None:
        """Send a message to one connection; *answered* is called when it is acknowledged."""

    def enter(self, connection: str, room: str) -> None:
        """Put a connection into a room."""

    def close(self, connection: str) -> None:
        """End a connection, after what was sent to it before."""

    def together(self) -> AbstractContextManager[None]:
        """Send what is emitted meanwhile in as few writes as possible; nothing may wait inside."""


class SocketIOWire:
    """The wire of a running server. Relies on ``_handle_event`` and ``_send_packet`` of it."""

    def __init__(self, socketio: SocketIO, clock: Clock, fast: FastPath | None = None) -> None:
        self._server = socketio.server
        self._clock = clock
        self._fast = fast
        self._handlers: Mapping[str, Handler] = {}

    def emit(self, name: str, body: object, *, to: str | list[str]) -> None:
        """Send a message."""
        if self._fast is not None:
            self._fast.emit(name, body, [to] if isinstance(to, str) else to)
        else:
            self._server.emit(name, body, to=to)

    def ask(self, name: str, body: object, *, to: str, answered: Callable[[], None]) -> None:
        """Send a message that is to be acknowledged."""

        def heard(*_: object) -> None:
            with noted(name):
                answered()

        transport = self._server.manager.eio_sid_from_sid(to, NAMESPACE) if self._fast else ""
        if self._fast is None or not self._fast.ask(name, body, transport, heard):
            self._server.emit(name, body, to=to, callback=heard)

    def enter(self, connection: str, room: str) -> None:
        """Put a connection into a room."""
        self._server.enter_room(connection, room)

    def close(self, connection: str) -> None:
        """End a connection."""
        self._server.disconnect(connection)

    def together(self) -> AbstractContextManager[None]:
        """Gather what is emitted."""
        return self._fast.together() if self._fast is not None else nullcontext()

    def listen(
        self,
        *,
        connect: Callable[[str, dict[str, Any], object], None],
        disconnect: Callable[[str], None],
        messages: Mapping[str, Handler],
        patient: Mapping[str, Handler],
    ) -> None:
        """Hand what comes in to *connect*, *disconnect* and, by name, to *messages* or *patient*.

        Straight to the library's server: Flask's contexts are of no use to a message. Each gets the
        connection, when it was received on the game clock, how to acknowledge it, and what it
        carries. *messages* are handled one after the other, as they come; those of *patient*, who
        may wait for something, beside them.
        """

        def let_in(connection: str, environ: dict[str, Any], auth: object = None) -> None:
            try:
                guarded_connect(connect)(connection, environ, auth)
            except Refused as no:
                told = {"code": no.code, "message": str(no)}
                raise ConnectionRefusedError(str(no), told) from None

        self._server.on("connect", let_in)
        self._server.on("disconnect", lambda connection, reason=None: disconnect(connection))
        self._handlers = {name: guarded(name, handler) for name, handler in messages.items()} | {
            name: self._beside(guarded(name, handler)) for name, handler in patient.items()
        }
        self._server._handle_event = self._take_parsed
        if self._fast is not None:
            self._fast.listen(self._take)

    def _take_parsed(
        self, transport: str, namespace: str | None, number: int | None, data: list[Any]
    ) -> None:
        """Take a message that the library has read; the gate has seen to its form."""
        name, body = data
        self._take(transport, number, name, msgspec.Raw(msgspec.json.encode(body)))

    def _take(self, transport: str, number: int | None, name: str, body: msgspec.Raw) -> None:
        connection = self._server.manager.sid_from_eio_sid(transport, NAMESPACE)
        handler = self._handlers.get(name)
        if connection is not None and handler is not None:
            answer = partial(self._acknowledge, transport, number)
            handler(connection, self._clock.now_ms(), answer, body)

    def _acknowledge(self, transport: str, number: int | None, reply: object) -> None:
        if number is None:
            return
        if self._fast is not None:
            self._fast.acknowledge(number, reply, transport)
        else:
            self._server._send_packet(transport, Packet(ACK, id=number, data=[reply]))

    def _beside(self, handler: Handler) -> Handler:
        def beside(*arguments: Any) -> None:
            if self._server.async_handlers:
                self._server.start_background_task(handler, *arguments)
            else:
                handler(*arguments)

        return beside
