"""The porch: sockets without a place may not stay or crowd; nor may those that never read.

Nor those that are silent: for them the library looks at one socket after the other, and in a large
room wakes hundreds of times a second. Here all are looked at together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from flask_socketio import SocketIO

from server.realtime.gate import PATH, Application, refused
from server.table.ports import Clock

#: How long a socket may take to say which workshop it is for.
PATIENCE_MS = 5_000
#: How many may be waiting at once, those who prove a seat not counted.
ROOM = 500

#: Packets that may wait for one screen: with more, it does not read, and comes back if it can.
MOST_WAITING = 100
NAMESPACE = "/"


class Porch:
    """Watches the sockets of *socketio*, which does not (``monitor_clients``) watch them itself.

    Relies on its ``eio.sockets`` and ``manager.rooms``, and on ``check_ping_timeout`` of a socket.
    """

    def __init__(self, socketio: SocketIO, clock: Clock) -> None:
        self._server = socketio.server
        self._clock = clock
        #: When each waiting socket was first seen, by its Engine.IO id.
        self._since_ms: dict[str, int] = {}

    @property
    def open(self) -> int:
        """How many sockets are open."""
        return len(self._server.eio.sockets)

    @property
    def waiting(self) -> int:
        """How many of them have no place yet."""
        return self.open - len(self._seated())

    @property
    def full(self) -> bool:
        """Whether no further stranger is let in."""
        return self.waiting >= ROOM

    def sweep(self) -> None:
        """Close sockets that have waited or been silent too long; called about twice a second."""
        now_ms = self._clock.now_ms()
        seated = self._seated().inverse if self._seated() else {}
        waiting = {sid for sid in self._server.eio.sockets if sid not in seated}
        self._since_ms = {sid: self._since_ms.get(sid, now_ms) for sid in waiting}
        for sid, since_ms in self._since_ms.items():
            if now_ms - since_ms >= PATIENCE_MS:
                self._close(sid)
        for sid, socket in list(self._server.eio.sockets.items()):
            if socket.closed:
                self._server.eio.sockets.pop(sid, None)
            elif len(_waiting(socket)) > MOST_WAITING:
                self._close(sid)
            elif not socket.closing:
                socket.check_ping_timeout()

    def let_go(self, patience_s: float, *, pause: Callable[[], object]) -> None:
        """Wait until everything that was sent has left, but no longer than *patience_s*."""
        until_ms = self._clock.now_ms() + patience_s * 1_000
        while self._clock.now_ms() < until_ms:
            pause()
            if not any(_waiting(socket) for socket in list(self._server.eio.sockets.values())):
                return

    def close_all(self) -> None:
        """Close every socket, as the server stops."""
        for sid in list(self._server.eio.sockets):
            self._close(sid)

    def _close(self, sid: str) -> None:
        socket = self._server.eio.sockets.pop(sid, None)
        if socket is not None:
            # Without waiting: its sender may not even read.
            socket.close(wait=False, abort=True, reason=self._server.reason.SERVER_DISCONNECT)

    def _seated(self) -> Any:
        return self._server.manager.rooms.get(NAMESPACE, {}).get(None, {})


def _waiting(socket: Any) -> Any:
    """Return the packets that *socket* has not sent yet."""
    return socket.queue.queue


class PorchDoor:
    """WSGI middleware: while the porch is full, only those who prove a seat may open a socket."""

    def __init__(
        self, application: Application, porch: Porch, seated: Callable[[dict[str, Any]], bool]
    ) -> None:
        self._application = application
        self._porch = porch
        self._seated = seated

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Let one request through, or refuse it."""
        if (
            environ.get("PATH_INFO", "").startswith(PATH)
            and "sid" not in parse_qs(environ.get("QUERY_STRING", ""))
            and self._porch.full
            and not self._seated(environ)
        ):
            return refused(start_response, HTTPStatus.SERVICE_UNAVAILABLE)
        return self._application(environ, start_response)
