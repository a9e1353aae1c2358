"""Pings: whether sockets are still there, asked from one place.

For each socket the library has a green thread of its own sleep until the next ping. Here one queue
knows whose turn it is. Relies on ``schedule_ping`` and ``last_ping`` of an Engine.IO socket, and on
the porch ending sockets whose ``last_ping`` is too long ago.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any


class Pings:
    """Has *send* ask each socket *interval_s* seconds after its last answer."""

    def __init__(self, send: Callable[[Any], None], interval_s: float) -> None:
        self._send = send
        self._interval_s = interval_s
        #: When it is whose turn, the earliest first.
        self._due: deque[tuple[float, Any]] = deque()

    def schedule(self, socket: Any) -> None:
        """Note that *socket* has just answered; stands in for the library's ``schedule_ping``."""
        if socket.last_ping:
            socket.last_ping = None
            self._due.append((time.monotonic() + self._interval_s, socket))

    def send(self) -> None:
        """Ask those whose turn it is; called several times a second."""
        now_s = time.monotonic()
        while self._due and self._due[0][0] <= now_s:
            _, socket = self._due.popleft()
            if not (socket.closing or socket.closed):
                socket.last_ping = time.time()
                self._send(socket)
