"""The bytes that come in by one WebSocket.

For every read, eventlet tells the system anew what it waits for, and sets a clock anew. Most of
our sockets wait nearly always, for a few bytes now and then: their listener and their clock stay.
What it relies on inside eventlet 0.41: ``add``, ``remove``, ``switch`` and ``schedule_call_global``
of its hub, and ``fd`` and ``_mark_as_closed`` of its socket.
"""

from __future__ import annotations

import time
from contextlib import suppress
from errno import ECONNRESET, ENOTCONN, ESHUTDOWN
from typing import Any

import eventlet
import greenlet
from eventlet.hubs import get_hub

#: Bytes that are read at once; nearly every message is shorter.
CHUNK = 2_048

#: What a socket says that has ended.
ENDED = {ECONNRESET, ENOTCONN, ESHUTDOWN}


class Reader:
    """Reads from the green socket *whole*; in all else it is that socket."""

    def __init__(self, whole: Any) -> None:
        self._whole = whole
        self._hub = get_hub()
        #: What has come and has not been taken.
        self.held = b""
        self._drained = False
        self._ended = False
        self._waiting: greenlet.greenlet | None = None
        self._listener: Any = None
        self._clock: Any = None
        self._began_s = 0.0

    def recv(self, size: int) -> bytes:
        """Return at most *size* bytes; none when the connection has ended."""
        if not self.held:
            self.fill()
        return self.take(size)

    def take(self, size: int) -> bytes:
        """Return at most *size* bytes of those held."""
        taken, self.held = self.held[:size], self.held[size:]
        return taken

    def fill(self) -> None:
        """Wait for more bytes, and hold them; there are none when the connection has ended."""
        if not self._drained:
            eventlet.sleep(0)  # Who always has more to say lets others in between.
        elif not self._ended:
            self._wait()
        while not self._ended:
            try:
                come = self._whole.fd.recv(CHUNK)
            except BlockingIOError:
                self._wait()
                continue
            except OSError as error:
                if error.errno not in ENDED:
                    raise
                come = b""
            self._drained, self._ended = len(come) < CHUNK, not come
            self.held += come
            return

    def forget(self) -> None:
        """Wait for nothing any more."""
        if self._clock is not None:
            self._clock.cancel()
        if self._listener is not None:
            with suppress(KeyError):  # The hub has dropped it by itself.
                self._hub.remove(self._listener)
        self._listener = self._clock = None

    def close(self) -> None:
        """Close the socket; whoever waits for bytes gets none."""
        self._ended = True
        self.forget()
        self._whole.close()
        if self._waiting is not None:
            self._hub.schedule_call_global(0, self._wake)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    def _wait(self) -> None:
        if self._listener is None:
            self._listener = self._hub.add(
                self._hub.READ,
                self._whole.fileno(),
                self._ready,
                self._break,
                self._whole._mark_as_closed,
            )
        self._began_s = time.monotonic()
        if self._clock is None and (patience_s := self._whole.gettimeout()) is not None:
            self._clock = self._hub.schedule_call_global(patience_s, self._look)
        self._waiting = greenlet.getcurrent()
        try:
            self._hub.switch()
        finally:
            self._waiting = None

    def _wake(self) -> None:
        if self._waiting is not None:
            self._waiting.switch()

    def _ready(self, _: int) -> None:
        if self._waiting is not None:
            self._waiting.switch()
        else:
            # Busy with what came before. The system would call again and again.
            self.forget()

    def _break(self, error: Exception) -> None:
        self._listener = None
        if self._waiting is not None:
            self._waiting.throw(error)

    def _look(self) -> None:
        """Give up on a socket that has been silent for too long."""
        self._clock = None
        if self._waiting is None:
            return
        left_s = self._began_s + self._whole.gettimeout() - time.monotonic()
        if left_s > 0:
            self._clock = self._hub.schedule_call_global(left_s, self._look)
        else:
            self._waiting.throw(TimeoutError("nothing came"))
