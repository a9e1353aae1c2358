"""The WebSocket of the production server: eventlet's, with bounds, and quicker.

What it relies on inside eventlet 0.41 is said where it is used; ``tests/server`` attacks all of it.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from typing import Any

import eventlet
from eventlet.websocket import FailedConnectionError, RFC6455WebSocket

from server.app import admits

#: How long one message may take to leave for a screen that may not read, in seconds.
SEND_S = 8

#: Frames that one socket may send at once, and how many more every second. Messages are limited
#: further in; this bounds what never becomes a message. Between so many, others get their turn.
FRAMES, FRAMES_A_SECOND, TURN = 60, 20, 2

#: Bytes that are read from a socket at once; nearly every message is shorter.
CHUNK = 2_048


class GuardedWebSocket(RFC6455WebSocket):  # type: ignore[misc]
    """A WebSocket with bounds on what one message, and one connection, may cost.

    eventlet bounds a frame but not a message of many frames, lets a flood of small frames keep the
    event loop to itself, waits for screens that do not read, and writes client addresses to the
    log. It looks this class up as ``eventlet.websocket.RFC6455WebSocket``, and uses ``Message``,
    ``_recv_frame``, ``_apply_mask`` and ``_send`` of it.
    """

    socket: Any

    class Message(RFC6455WebSocket.Message):  # type: ignore[misc]
        """A message whose fragments together stay within the limit of one frame."""

        length = 0

        def push(self, data: bytes, final: bool = False) -> None:
            """Take in one more piece."""
            self.length += len(data)
            if self.length > self.max_frame_length:
                raise FailedConnectionError(1009, "The message is too large.")
            super().push(data, final)

        def getvalue(self) -> Any:
            """Return the whole message."""
            try:
                return super().getvalue()
            except UnicodeDecodeError:
                raise FailedConnectionError(1007, "The text is not UTF-8.") from None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.socket = _Buffered(self.socket)
        self.log = _Nowhere()
        self._frames = float(FRAMES)
        self._counted_s = time.monotonic()

    def send_now(self, frame: bytes) -> bool:
        """Write *frame*, unless something is being written; tell whether it is on its way."""
        if self.websocket_closed or self._sendlock.locked():
            return False
        try:
            sent = self.socket.fd.send(frame)
        except OSError:
            return False  # It is full or broken: the long way finds out which.
        if sent < len(frame):
            # Nothing may come between the two halves.
            self._sendlock.acquire()
            eventlet.spawn(self._finish, frame[sent:])
        return True

    def _finish(self, rest: bytes) -> None:
        try:
            with eventlet.Timeout(SEND_S, TimeoutError()):
                self.socket.sendall(rest)
        except OSError:
            self.websocket_closed = True
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)
        finally:
            self._sendlock.release()

    def wait(self) -> Any:
        """Return the next packet of our protocol; ``None`` when the connection has ended."""
        packet = super().wait()
        if packet is None or admits(packet):
            return packet
        self.close(close_data=(1008, "This is not our protocol."))
        return None

    def _recv_frame(self, message: Any = None) -> Any:
        now_s = time.monotonic()
        gained = (now_s - self._counted_s) * FRAMES_A_SECOND
        self._frames, self._counted_s = min(FRAMES, self._frames + gained) - 1, now_s
        if self._frames < 0:
            raise FailedConnectionError(1008, "Too many frames.")
        if int(self._frames) % TURN == 0:
            eventlet.sleep(0)
        return super()._recv_frame(message)

    @staticmethod
    def _apply_mask(data: bytes, mask: Any, length: int | None = None, offset: int = 0) -> bytes:
        # eventlet goes byte by byte: 3 ms for the largest frame, 100 times as long as this.
        size = len(data) if length is None else length
        turned = bytes(mask[(offset + at) % 4] for at in range(4))
        key = (turned * (size // 4 + 1))[:size]
        mixed = int.from_bytes(data[:size], "big") ^ int.from_bytes(key, "big")
        return mixed.to_bytes(size, "big")

    def _send(self, frame: bytes) -> None:
        try:
            with eventlet.Timeout(SEND_S, TimeoutError()):
                super()._send(frame)
        except OSError:
            self.websocket_closed = True  # Else a closing frame would wait as long again.
            raise


class _Buffered:
    """A socket that takes from the system all that has come, not the few bytes asked for."""

    def __init__(self, whole: Any) -> None:
        self._whole = whole
        self._held = b""

    def recv(self, size: int) -> bytes:
        """Return at most *size* bytes; none when the connection has ended."""
        if not self._held:
            self._held = self._whole.recv(CHUNK)
        taken, self._held = self._held[:size], self._held[size:]
        return taken

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)


class _Nowhere:
    """A log that keeps nothing."""

    def write(self, text: str) -> None: ...
