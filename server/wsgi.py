"""The production server: eventlet, and nothing else in the house knows it.

Run it with ``journey-bingo serve``, or ``python -m server.wsgi`` with settings in the environment.
What it relies on inside eventlet 0.41 is said where it is used; ``tests/server`` attacks all of it.
"""

from __future__ import annotations

import warnings

# We know: docs/decisions says why, and how little depends on it.
warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")

import eventlet

# Before anything else is imported: whatever comes later gets the cooperative versions.
# ruff: noqa: E402
eventlet.monkey_patch()

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from types import FrameType
from typing import Any

import eventlet.websocket
import eventlet.wsgi
from eventlet import tpool
from eventlet.websocket import FailedConnectionError, RFC6455WebSocket
from greenlet import GreenletExit

from server.app import (
    LONGEST,
    Door,
    admits,
    connections_granted,
    create_app,
    house_of,
    listen,
    log_to_stderr,
    welcome,
)
from server.config import Settings
from server.errors import BingoError

#: In seconds: for a request's headers, for its body, between two requests of one connection, for
#: any single read or write, and for one message to leave for a screen that may not read.
HEAD_S, BODY_S, KEEP_ALIVE_S, SILENCE_S, SEND_S = 10, 10, 30, 20, 8

#: Frames that one socket may send at once, and how many more every second. Messages are limited
#: further in; this bounds what never becomes a message. Between so many, others get their turn.
FRAMES, FRAMES_A_SECOND, TURN = 60, 20, 2

#: How long the last answers may take to leave when the server stops, in seconds.
FAREWELL_S = 3.0
GLANCE_S = 0.05

#: How long the thread that commits may wait for the interpreter; every acknowledgement waits for a
#: commit, and under load Python's own 5 ms would be most of its time.
SWITCH_S = 0.0005


def main() -> int:
    """Serve until told to stop; return the exit code."""
    log_to_stderr()
    sys.setswitchinterval(SWITCH_S)
    tpool.set_num_threads(1)
    eventlet.websocket.RFC6455WebSocket = GuardedWebSocket
    try:
        settings = Settings.read(os.environ)
        door = listen(settings)
        # One native thread for the journal: off the event loop, and in order.
        app = create_app(settings, offload=tpool.execute, async_mode="eventlet")
    except BingoError as error:
        print(f"Journey Bingo cannot start. {error}", file=sys.stderr)
        return 1
    house = house_of(app)
    house.start()
    print(welcome(settings, house.concern()), flush=True)
    return serve(app, door, house.close)


def serve(app: Any, door: Door, close: Callable[[], None]) -> int:
    """Serve *app* until SIGTERM or SIGINT; then finish what is acknowledged, and return 0."""
    told: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        told.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    serving = eventlet.spawn(
        eventlet.wsgi.server,
        door,
        app,
        max_size=connections_granted(),
        protocol=Protocol,
        keepalive=KEEP_ALIVE_S,
        socket_timeout=SILENCE_S,
        # Its log names clients, and would send tracebacks to them: ours is in server.web.
        log_output=False,
        debug=False,
    )
    while not told and not serving.dead:
        eventlet.sleep(GLANCE_S)
    with eventlet.Timeout(FAREWELL_S, False), suppress(GreenletExit):
        close()
        door.shut()
        # Ends its loop, not the connections: it hangs up on idle ones, and waits for the others.
        serving.kill()
        serving.wait()
    # Else the loop has ended by itself, and whoever watches over this process should start it anew.
    return 0 if told else 1


class Protocol(eventlet.wsgi.HttpProtocol):  # type: ignore[misc]
    """One HTTP connection, with an end to everything that a client could draw out.

    Relies on the steps of ``HttpProtocol``: ``_read_request_line``, ``parse_request``, then
    ``handle_one_response``.
    """

    def handle(self) -> None:
        """Serve the connection's requests, one after the other."""
        try:
            super().handle()
        except (OSError, ValueError, eventlet.Timeout):
            # Hung up or broken on the way; eventlet would print a traceback for each.
            self.close_connection = True

    def handle_one_request(self) -> None:
        """Serve one request; however fast one client asks, others get a turn."""
        eventlet.sleep(0)
        super().handle_one_request()

    def _read_request_line(self) -> Any:
        # A byte now and then would keep the library's own time-out from ever coming.
        with eventlet.Timeout(KEEP_ALIVE_S, False):
            return super()._read_request_line()
        return b""

    def parse_request(self) -> bool:
        """Return whether the request's head came in time and within bounds."""
        with eventlet.Timeout(HEAD_S, False):
            return bool(super().parse_request()) and self._bounded()
        return self._refuse("408 Request Timeout")

    def handle_one_response(self) -> None:
        """Answer once the whole body is here: no part of ours ever waits for one."""
        body = b""
        length = int(self.headers.get("content-length") or 0)
        if length:
            with eventlet.Timeout(BODY_S, False):
                body = self.environ["eventlet.input"].read(length)
        if len(body) < length:
            self._refuse("408 Request Timeout")
            return
        self.environ["wsgi.input"] = BytesIO(body)
        super().handle_one_response()

    def log_message(self, *words: Any) -> None:
        """Write nothing: the library's line has the client's address in it."""

    def _bounded(self) -> bool:
        headers = self.headers
        length = headers.get("content-length") or "0"
        if "transfer-encoding" in headers:
            return self._refuse("411 Length Required")
        if not (length.isascii() and length.isdigit()):
            return self._refuse("400 Bad Request")
        if len(length) > 9 or int(length) > LONGEST:
            return self._refuse("413 Content Too Large")
        if len(headers.get_all("host") or []) != 1:
            return self._refuse("400 Bad Request")
        if "upgrade" in headers and headers.get("sec-websocket-version") != "13":
            # Drafts of the WebSocket protocol that eventlet knows have no limits at all.
            return self._refuse("426 Upgrade Required")
        # Without the offer, compression is never agreed upon: 97 KB could become 100 MB.
        del headers["sec-websocket-extensions"]
        return True

    def _refuse(self, status: str) -> bool:
        self.close_connection = True
        self.wfile.write(
            f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".encode()
        )
        return False


class GuardedWebSocket(RFC6455WebSocket):  # type: ignore[misc]
    """A WebSocket with bounds on what one message, and one connection, may cost.

    eventlet bounds a frame but not a message of many frames, lets a flood of small frames keep the
    event loop to itself, waits for screens that do not read, and writes client addresses to the
    log. It looks this class up as ``eventlet.websocket.RFC6455WebSocket``, and uses ``Message``,
    ``_recv_frame``, ``_apply_mask`` and ``_send`` of it.
    """

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
        self.log = _Nowhere()
        self._frames = float(FRAMES)
        self._counted_s = time.monotonic()

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


class _Nowhere:
    """A log that keeps nothing."""

    def write(self, text: str) -> None: ...


if __name__ == "__main__":
    sys.exit(main())
