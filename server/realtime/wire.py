"""What we need of the Socket.IO library, and nothing else of it is known further in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol

from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError

from server.realtime.failures import guarded
from server.realtime.fastpath import FastPath
from server.realtime.refusals import Refused
from server.table.ports import Clock


class Wire(Protocol):
    """Messages out. A connection is known by its id."""

    def emit(self, name: str, body: Any, *, to: str | list[str]) -> None:
        """Send a message to the connections in the rooms *to*, or to one connection."""

    def ask(self, name: str, body: Any, *, to: str, answered: Callable[[], None]) -> None:
        """Send a message to one connection; *answered* is called when it is acknowledged."""

    def enter(self, connection: str, room: str) -> None:
        """Put a connection into a room."""

    def close(self, connection: str) -> None:
        """End a connection, after what was sent to it before."""

    def together(self) -> AbstractContextManager[None]:
        """Send what is emitted meanwhile in as few writes as possible; nothing may wait inside."""


class SocketIOWire:
    """The wire of a running server.

    Relies on ``_handle_event`` and ``_handle_event_internal`` of the library's.
    """

    def __init__(self, socketio: SocketIO, clock: Clock, fast: FastPath | None = None) -> None:
        self._server = socketio.server
        self._clock = clock
        self._fast = fast

    def emit(self, name: str, body: Any, *, to: str | list[str]) -> None:
        """Send a message."""
        self._server.emit(name, body, to=to)

    def ask(self, name: str, body: Any, *, to: str, answered: Callable[[], None]) -> None:
        """Send a message that is to be acknowledged."""
        self._server.emit(name, body, to=to, callback=lambda *_: answered())

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
        messages: dict[str, Callable[..., Any]],
    ) -> None:
        """Hand what comes in to *connect*, *disconnect* and, by name, to *messages*.

        Straight to the library's server: Flask's contexts are of no use to a message. Each gets the
        connection, when it was received on the game clock, and what it carries.
        """

        def let_in(connection: str, environ: dict[str, Any], auth: object = None) -> None:
            try:
                guarded("connect", connect)(connection, environ, auth)
            except Refused as no:
                told = {"code": no.code, "message": str(no)}
                raise ConnectionRefusedError(str(no), told) from None

        self._server.on("connect", let_in)
        self._server.on("disconnect", lambda connection, reason=None: disconnect(connection))
        for name, handler in messages.items():
            self._server.on(name, guarded(name, handler))
        self._stamp()

    def _stamp(self) -> None:
        """Note when a message is received: its handler waits until all that came with it are read.

        Measured with 400 answers at once: handlers begin 15 to 20 ms after their message is read.
        """
        take = self._server._handle_event

        def stamped(transport: str, namespace: str, number: int | None, data: list[Any]) -> None:
            name, *carried = data
            take(transport, namespace, number, [name, self._clock.now_ms(), *carried])

        self._server._handle_event = stamped
        if self._fast is not None:
            self._server._handle_event_internal = self._answer

    def _answer(
        self,
        server: Any,
        connection: str,
        eio_sid: str,
        data: list[Any],
        namespace: str,
        number: int | None,
    ) -> None:
        """Let a message be handled, and acknowledge it by the fast path."""
        reply = server._trigger_event(data[0], namespace, connection, *data[1:])
        if self._fast is not None and number is not None and reply != server.not_handled:
            self._fast.acknowledge(number, reply, eio_sid)
