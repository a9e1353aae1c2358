"""Engine.IO by hand, over a WebSocket or by long polling: packets as texts, in and out."""

from __future__ import annotations

import json
import time
from collections import deque
from contextlib import suppress
from queue import SimpleQueue
from socket import SHUT_RDWR
from threading import Lock, Thread
from typing import Protocol
from urllib.request import Request, urlopen

import websocket

SEPARATOR = "\x1e"
PATIENCE_S = 20


class Wire(Protocol):
    """One connection. ``receive`` waits for the next packet; pings are answered inside."""

    def send(self, packet: str) -> None: ...
    def receive(self) -> str: ...
    def close(self) -> None: ...


class SocketWire:
    """Over a WebSocket: one packet a frame."""

    def __init__(self, url: str, cookie: str) -> None:
        address = f"ws{url.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"
        self._socket = websocket.create_connection(
            address, timeout=PATIENCE_S, cookie=cookie or None, suppress_origin=True
        )
        assert self.receive().startswith("0{"), "the server opens"

    def send(self, packet: str) -> None:
        self._socket.send(packet)

    def receive(self) -> str:
        while (packet := str(self._socket.recv())) == "2":
            self.send("3")
        if not packet:
            raise ConnectionError("the server ended the connection")
        return packet

    def close(self) -> None:
        with suppress(OSError, websocket.WebSocketException):
            self.send("41")
            self._socket.sock.shutdown(SHUT_RDWR)
        self._socket.shutdown()


class PollingWire:
    """By long polling: a ``GET`` waits for packets, a ``POST`` carries one."""

    def __init__(self, url: str, cookie: str) -> None:
        self._address = f"{url}/socket.io/?EIO=4&transport=polling"
        self._headers = {"Cookie": cookie} if cookie else {}
        self._waiting: deque[str] = deque()
        self._posting = Lock()
        opened = self.receive()
        self._address += f"&sid={json.loads(opened[1:])['sid']}"

    def send(self, packet: str) -> None:
        headers = self._headers | {"Content-Type": "text/plain;charset=UTF-8"}
        request = Request(self._address, packet.encode(), headers, method="POST")
        with self._posting, urlopen(request, timeout=PATIENCE_S) as answer:
            assert answer.read() == b"OK"

    def receive(self) -> str:
        while True:
            while self._waiting:
                if (packet := self._waiting.popleft()) != "2":
                    return packet
                self.send("3")
            with urlopen(
                Request(self._address, headers=self._headers), timeout=PATIENCE_S
            ) as answer:
                self._waiting.extend(answer.read().decode().split(SEPARATOR))

    def close(self) -> None:
        self.send("41")


class FarWire:
    """A wire on which every packet takes *delay_s* longer, each way, and none overtakes another."""

    def __init__(self, wire: Wire, delay_s: float) -> None:
        self._wire = wire
        self._delay_s = delay_s
        self._out: SimpleQueue[tuple[float, str]] = SimpleQueue()
        self._in: SimpleQueue[tuple[float, str]] = SimpleQueue()
        for way in (self._send, self._receive):
            Thread(target=way, daemon=True).start()

    def send(self, packet: str) -> None:
        self._out.put((time.monotonic() + self._delay_s, packet))

    def receive(self) -> str:
        packet = _due(self._in)
        if not packet:
            raise ConnectionError("the server ended the connection")
        return packet

    def close(self) -> None:
        self._out.put((time.monotonic() + self._delay_s, ""))

    def _send(self) -> None:
        while packet := _due(self._out):
            self._wire.send(packet)
        self._wire.close()

    def _receive(self) -> None:
        packet = "."
        while packet:
            try:
                packet = self._wire.receive()
            except (OSError, websocket.WebSocketException):
                packet = ""
            self._in.put((time.monotonic() + self._delay_s, packet))


def _due(line: SimpleQueue[tuple[float, str]]) -> str:
    """Return the next packet when its time has come."""
    due_s, packet = line.get()
    time.sleep(max(0.0, due_s - time.monotonic()))
    return packet


WIRES: dict[str, type[SocketWire] | type[PollingWire]] = {
    "websocket": SocketWire,
    "polling": PollingWire,
}
