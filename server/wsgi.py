"""The production server: eventlet, and nothing else in the house but ``websocket`` knows it.

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

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from types import FrameType
from typing import Any

import eventlet.websocket
import eventlet.wsgi
from greenlet import GreenletExit

from server.app import (
    LONGEST,
    Door,
    connections_granted,
    create_app,
    house_of,
    listen,
    log_to_stderr,
    welcome,
)
from server.config import Settings
from server.errors import BingoError
from server.offload import NativeThread
from server.websocket import GuardedWebSocket

#: In seconds: for a request's headers, for its body, between two requests of one connection, and
#: for any single read or write.
HEAD_S, BODY_S, KEEP_ALIVE_S, SILENCE_S = 10, 10, 30, 20

#: How long the last answers may take to leave when the server stops, in seconds.
FAREWELL_S = 3.0
GLANCE_S = 0.05

#: When the collector looks for cycles: after so many new objects, now and then through those that
#: are not quite new, and never by itself through all (see ``server.tidying``).
COLLECT = 20_000, 20, 1_000_000

#: How long the thread that commits may wait for the interpreter; every acknowledgement waits for a
#: commit, and under load Python's own 5 ms would be most of its time.
SWITCH_S = 0.0005


def main() -> int:
    """Serve until told to stop; return the exit code."""
    log_to_stderr()
    sys.setswitchinterval(SWITCH_S)
    eventlet.websocket.RFC6455WebSocket = GuardedWebSocket
    try:
        settings = Settings.read(os.environ)
        door = listen(settings)
        # One native thread for the journal: off the event loop, and in order.
        app = create_app(settings, offload=NativeThread(), async_mode="eventlet")
    except BingoError as error:
        print(f"Journey Bingo cannot start. {error}", file=sys.stderr)
        return 1
    house = house_of(app)
    house.start()
    _spare_the_collector()
    print(welcome(settings, house.concern()), flush=True)
    return serve(app, door, house.close)


def _spare_the_collector() -> None:
    """What is there at the start stays; and looking for cycles must not stop the room for long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)


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

    def finish(self) -> None:
        """End the connection, and leave nothing for the collector to find.

        What only knows itself would stay until then: 16 KB for each of a thousand phones, every
        time that they all come back.
        """
        super().finish()
        self.environ: dict[str, Any] = {}

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


if __name__ == "__main__":
    sys.exit(main())
