"""Writes to a WebSocket whose other end reads late: all must come whole, and in order.

A process of its own, as eventlet changes the one that imports it. It prints how many messages left
by each of the two ways.
"""

from __future__ import annotations

import socket
from typing import Any

from server import wsgi  # Patches everything; first of all.
from server.realtime.fastpath import framed
from server.websocket import GuardedWebSocket

import eventlet  # isort: skip

MESSAGES, SIZE, BUFFER = 60, 20_000, 4_096


def main() -> None:
    """Send all of it while nobody reads, by the fast path where it takes it; then read."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
        end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
    line = GuardedWebSocket(ours, {"eventlet.posthooks": []})
    texts = [f"{number:06}" + "x" * SIZE for number in range(MESSAGES)]
    straight = 0
    waiting: list[str] = []

    def rest() -> None:
        while waiting:
            line.send(waiting[0])
            waiting.pop(0)

    def write() -> None:
        nonlocal straight
        for text in texts:
            if not waiting and line.send_now(framed(text.encode())):
                straight += 1
            else:
                waiting.append(text)
                if len(waiting) == 1:
                    eventlet.spawn(rest)
            eventlet.sleep(0.004)

    writing = eventlet.spawn(write)
    eventlet.sleep(0)
    # The first is larger than the buffers: it is on its way, and nothing may come between.
    assert straight == 1
    assert not line.send_now(b""), "in the middle of a message"
    came = b"".join(iter(lambda: _read(theirs), b""))
    writing.wait()
    assert came == b"".join(framed(text.encode()) for text in texts), "torn, lost or overtaken"
    print(straight, MESSAGES - straight)


def _read(theirs: Any) -> bytes:
    """Return a little of what has come, after a while; nothing once nothing more comes."""
    eventlet.sleep(0.0002)
    with eventlet.Timeout(1, False):
        return bytes(theirs.recv(4_000))
    return b""


if __name__ == "__main__":
    assert wsgi
    main()
