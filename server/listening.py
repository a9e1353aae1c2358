"""The listening socket: opened with plain words for what goes wrong, and never given up."""

from __future__ import annotations

import errno
import socket
import time
from typing import Any

from server.config import Settings
from server.errors import SettingsError

try:
    import resource
except ImportError:  # Windows sets no such limit.
    resource = None  # type: ignore[assignment]

#: Connections at once, as far as the operating system grants them; the rest are for files.
CONNECTIONS, FILES = 10_000, 100
#: Connections that may wait to be accepted: a whole room scans the code at once.
BACKLOG = 1_024
#: Bytes that the operating system keeps for a client that does not read (Linux doubles it); by
#: itself it would take up to 4 MB. Enough for every page in one go.
UNREAD = 65_536
#: How long it tries to hand something to a client that does not read, in ms.
UNREAD_MS = 12_000
#: How long to wait after a failed accept, in seconds.
BREATH_S = 0.05


class Door:
    """The listening socket, as a server's loop takes it, with an ``accept`` that does not fail.

    A client that hangs up while it waits, or a moment without free files, must not end the server.
    """

    def __init__(self, listener: socket.socket) -> None:
        self.family = listener.family
        self._listener = listener
        self._shut = False

    def accept(self) -> tuple[socket.socket, Any]:
        """Return the next connection; raise ``SystemExit`` once the door is shut."""
        while True:
            try:
                return self._listener.accept()
            except OSError as error:
                if self._shut or error.errno == errno.EBADF:
                    raise SystemExit from None
                time.sleep(BREATH_S)

    def shut(self) -> None:
        """Accept nobody any more."""
        self._shut = True
        self._listener.close()

    def getsockname(self) -> Any:
        """Return the address on which the door stands."""
        return self._listener.getsockname()

    close = shut


def listen(settings: Settings) -> Door:
    """Return a door that is open; connections inherit how it sends."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNREAD)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_MS)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise SettingsError(_why(settings, error)) from None
    listener.listen(BACKLOG)
    return Door(listener)


def connections_granted() -> int:
    """Ask for as many open files as connections may need; return how many of these there may be."""
    if resource is None:
        return CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return CONNECTIONS if soft == resource.RLIM_INFINITY else min(CONNECTIONS, soft - FILES)


def _why(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {settings.port} is taken. Stop what runs there, or choose another port: "
            f"--port {settings.port % 65535 + 1}."
        )
    return f"It cannot listen on {settings.host}, port {settings.port}: {error.strerror}."
