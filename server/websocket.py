"""The WebSocket of the production server: eventlet's, with bounds, and quicker.

What it relies on inside eventlet 0.41 is said where it is used; ``tests/server`` attacks all of it.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import eventlet
from eventlet.websocket import FailedConnectionError, RFC6455WebSocket

from server.app import admits
from server.reader import Reader

#: How long one message may take to leave for a screen that may not read, in seconds.
SEND_S = 8

#: Frames that one socket may send at once, and how many more every second. Messages are limited
#: further in; this bounds what never becomes a message.
FRAMES, FRAMES_A_SECOND = 60, 20

#: How most frames begin: whole, and a text; and masked, as those of browsers are.
TEXT, MASKED = 0x81, 0x80


class GuardedWebSocket(RFC6455WebSocket):  # type: ignore[misc]
    """A WebSocket with bounds on what one message, and one connection, may cost.

    eventlet bounds a frame but not a message of many frames, lets a flood of small frames keep the
    event loop to itself, waits for screens that do not read, and writes client addresses to the
    log. It looks this class up as ``eventlet.websocket.RFC6455WebSocket``, and uses ``Message``,
    ``_recv_frame``, ``_apply_mask`` and ``_send`` of it.
    """

    socket: Reader

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
        self.socket = Reader(self.socket)
        self.log = _Nowhere()
        #: Offered every packet; tells whether it has taken it.
        self.take: Callable[[object], bool] = _left
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
        packet = None
        try:
            packet = self._admitted()
        finally:
            if packet is None:
                self.socket.forget()
                self.iterator = iter(())  # The library's own knows us: see ``Protocol.finish``.
        return packet

    def _admitted(self) -> Any:
        while self.take(packet := self._next()):
            pass
        if packet is None or admits(packet):
            return packet
        self.close(close_data=(1008, "This is not our protocol."))
        return None

    def _next(self) -> Any:
        if not self.socket.held:
            self.socket.fill()
        text = self._short()
        return super().wait() if text is None else text

    def _short(self) -> str | None:
        """Return the text that is next if all of it is here in one frame, as it nearly always is.

        Whatever else comes, and every mistake, is the library's.
        """
        held = self.socket.held
        if len(held) < 6 or held[0] != TEXT or not held[1] & MASKED:
            return None
        length, start = held[1] - MASKED, 6
        if length == 126:
            length, start = int.from_bytes(held[2:4], "big"), 8
        if length == 127 or len(held) < start + length or self._frames_left() < 1:
            return None
        text = self._apply_mask(held[start : start + length], held[start - 4 : start])
        try:
            decoded = text.decode()
        except UnicodeDecodeError:
            return None
        self.socket.take(start + length)
        self._frames -= 1
        return decoded

    def _frames_left(self) -> float:
        now_s = time.monotonic()
        gained = (now_s - self._counted_s) * FRAMES_A_SECOND
        self._frames, self._counted_s = min(FRAMES, self._frames + gained), now_s
        return self._frames

    def _recv_frame(self, message: Any = None) -> Any:
        if self._frames_left() < 1:
            raise FailedConnectionError(1008, "Too many frames.")
        self._frames -= 1
        return super()._recv_frame(message)

    @staticmethod
    def _apply_mask(data: bytes, mask: Any, length: int | None = None, offset: int = 0) -> bytes:
        # eventlet goes byte by byte: 3 ms for the largest frame, 100 times as long as this.
        size = len(data) if length is None else length
        turned = bytes(mask[(offset + at) % 4] for at in range(4))
        key = (turned * (size // 4 + 1))[:size]
        mixed = int.from_bytes(data[:size], "big") ^ int.from_bytes(key, "big")
        return mixed.to_bytes(size, "big")

    def _send_closing_frame(self, *arguments: Any, **options: Any) -> None:
        self.socket.forget()
        super()._send_closing_frame(*arguments, **options)

    def _send(self, frame: bytes) -> None:
        try:
            with eventlet.Timeout(SEND_S, TimeoutError()):
                super()._send(frame)
        except OSError:
            self.websocket_closed = True  # Else a closing frame would wait as long again.
            raise


def _left(packet: object) -> bool:
    return False


class _Nowhere:
    """A log that keeps nothing."""

    def write(self, text: str) -> None: ...
