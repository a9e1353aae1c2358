"""What we need of the Socket.IO library, and nothing else of it is known further in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError

from server.realtime.failures import guarded
from server.realtime.refusals import Refused


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


class SocketIOWire:
    """The wire of a running server."""

    def __init__(self, socketio: SocketIO) -> None:
        self._server = socketio.server

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

    def listen(
        self,
        *,
        connect: Callable[[str, dict[str, Any], object], None],
        disconnect: Callable[[str], None],
        messages: dict[str, Callable[..., Any]],
    ) -> None:
        """Hand what comes in to *connect*, *disconnect* and, by name, to *messages*.

        Straight to the library's server: Flask's contexts are of no use to a message.
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
